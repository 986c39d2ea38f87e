"""The wordings of the official tables, by which rows are told that nothing else tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile

from govlint.fold import key, misprint
from govlint.labels import official_wordings, wording

MOST_WORDING = 100  # characters of an official wording, blanks among them
MOST_LINES = 5  # over which a wording is wrapped
MOST_CHARACTERS = 12  # on lines of their own, that are one wording
LEAST_PART = 2  # characters of a wrapped wording that tell it


def is_official(text: str) -> bool:
    """Whether a text is a wording of an official table: a title, a note, the label of a row or a column."""
    if len(text) > MOST_WORDING:
        return False
    said = wording(text)
    return bool({said.label, said.bare, key(text)} & official_wordings())


def is_part(text: str) -> bool:
    """Whether a text is a part of an official wording, as where a label was wrapped, or a misprint of one."""
    said = wording(text).label or key(text)
    if not LEAST_PART <= len(said) <= MOST_WORDING:
        return False
    return said in _all_wordings() or any(misprint(said, each) is not None for each in official_wordings())


def is_piece(text: str) -> bool:
    """Whether a text stands inside an official wording, character for character, as a line of one that was wrapped."""
    if len(text) > MOST_WORDING:
        return False
    said = wording(text)
    if not said.label:
        return bool(said.ordinal)
    return (len(said.label) >= LEAST_PART or is_character(text)) and said.label in _all_wordings()


@lru_cache(maxsize=1)
def _all_wordings() -> str:
    """The official wordings, one on each line: a text that stands in one is looked for in all of them at once."""
    return "\n".join(official_wordings())


def is_character(text: str) -> bool:
    """Whether a text is one Chinese character, or an ordinal (三、), as stand in words that are printed upright."""
    plain = text.rstrip("、.")
    return len(plain) == 1 and len(text) <= 2 and "\u4e00" <= plain <= "\u9fff"


def unwrapped(lines: Sequence[str]) -> Iterator[range]:
    """The places of lines, those together that only together are an official wording."""
    first = 0
    while first < len(lines):
        characters = list(takewhile(is_character, lines[first : first + MOST_CHARACTERS]))
        lengths = range(min(max(MOST_LINES, len(characters)), len(lines) - first), 1, -1)
        split = not is_official(lines[first])
        count = next((n for n in lengths if split and is_official("".join(lines[first : first + n]))), 1)
        yield range(first, first + count)
        first += count


def wrapped(lines: Sequence[str]) -> Iterator[range]:
    """The places of lines that only together are an official wording, as where a narrow cell wrapped it."""
    for are_words, run in groupby(range(len(lines)), lambda place: _is_words(lines[place])):
        places = list(run) if are_words else []
        for each in unwrapped(lines[places[0] : places[-1] + 1]) if len(places) > 1 else ():
            if len(each) > 1:
                yield range(places[each.start], places[each.stop - 1] + 1)


def _is_words(line: str) -> bool:
    return is_piece(line) and not line[-1:].isdigit() and any(map(str.isalpha, line))
