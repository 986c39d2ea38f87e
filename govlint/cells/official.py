"""The wordings of the official tables, by which rows are told that nothing else tells."""

from __future__ import annotations

from functools import lru_cache

from govlint.fold import key, misprint
from govlint.labels import official_wordings, wording

MOST_WORDING = 100  # characters of an official wording, blanks among them
_MARKS = ("、", "，", "”")  # that a label may leave on a line of their own
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
    if text in _MARKS or not said.label:
        return text in _MARKS or bool(said.ordinal)
    told = len(said.label) >= LEAST_PART or said.ordinal or is_character(text.rstrip("”"))
    return bool(told) and said.label in _all_wordings()


@lru_cache(maxsize=1)
def _all_wordings() -> str:
    """The official wordings, one on each line: a text that stands in one is looked for in all of them at once."""
    return "\n".join(official_wordings())


def is_character(text: str) -> bool:
    """Whether a text is one Chinese character, or an ordinal (三、), as stand in words that are printed upright."""
    plain = text.rstrip("、.")
    return len(plain) == 1 and len(text) <= 2 and "\u4e00" <= plain <= "\u9fff"
