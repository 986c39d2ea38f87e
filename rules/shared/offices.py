"""The report's own office under a shorter name: 市住建局, 区卫健委, 区政府办, 廿里街道, 省厅."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# The last of these before the name of a department is the level at which it stands.
_LEVEL = re.compile(r"市(?![场政民容])|(?<!社)区|[省县州旗盟]")
# How the name of an office may end, and how its shorter names may. What has another end is another office.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("分局", ("分局",)),
    ("局", ("局",)),
    ("厅", ("办公厅", "厅")),
    ("街道办事处", ("街道办事处", "街道办", "街道", "街办")),
    ("委员会", ("委员会", "委会", "委")),
    ("委", ("委",)),
    ("办公室", ("办公室", "办")),
)
_ALONE = frozenset(("分局", "街道", "街道办", "街办", "府办"))  # as short as that, and yet no other office
_OF_LEVEL = frozenset(("局", "厅"))  # 市局, 省厅; but 市委 and 县办 are other bodies
_LONGEST = 24  # characters of a name
_GOES_ON = re.compile("[员托派办理结件复毕事局室]|公(?![开布示])")  # 区政府办理, 县委员, 水务局办公室: no end of a name


class Name(NamedTuple):
    """The name of an office in two parts: the areas that it is of, and what it is there; and how it may end."""

    area: str
    body: str
    ends: tuple[str, ...]


def leading(words: str, office: str) -> int:
    """How many characters at the beginning of some words are a shorter name of the office, 0 if they are none.

    The characters of the name in their order, the first of them first, with the same end, and of the same level: so
    区水务局 is not 市水务局, and neither 水务分局 nor 水利局 is 水务局.
    """
    name = name_of(office)
    if name is None:
        return 0
    return next((end for end in _ends(words, name) if _is_short(words[:end], name)), 0)


def _ends(words: str, name: Name) -> Iterator[int]:
    """Where a name may end at the beginning of some words, the longest first."""
    for end in range(min(len(words), _LONGEST), 1, -1):
        if words[:end].endswith(name.ends) and not (words[end - 1] in "委办" and _GOES_ON.match(words, end)):
            yield end


def _is_short(words: str, name: Name) -> bool:
    return any(
        _is_body(words[len(area) :], name, area) for area in (*_endings(name.area), "") if words.startswith(area)
    )


def _is_body(words: str, name: Name, area: str) -> bool:
    if words in _OF_LEVEL:
        return len(area) == 1 and name.body.endswith(words) and not name.body.endswith("办公厅")
    if not words.endswith(name.ends) or not _in_order(words, name.body):
        return False
    begins = words[0] in (name.body[0], name.body.removeprefix("人民")[0])
    return words in _ALONE or (begins and len(words) > (1 if area else 2))


def _in_order(short: str, long: str) -> bool:
    """Whether the characters of one name stand in the other, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _endings(area: str) -> Iterator[str]:
    """云川市临江区, 川市临江区 and so on to 区."""
    return (area[start:] for start in range(len(area)))


@lru_cache(maxsize=64)
def name_of(office: str) -> Name | None:
    """The name of an office in its parts; None for an office that shorter names are not known of."""
    ends = next((short for end, short in _KINDS if office.endswith(end)), ())
    levels = [match.end() for match in _LEVEL.finditer(office) if match.end() < len(office) - 1]
    at = levels[-1] if levels else 0
    return Name(office[:at], office[at:], ends) if ends else None
