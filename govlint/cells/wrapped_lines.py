"""Wordings that narrow cells wrapped over lines: which lines only together are one of the official tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from govlint.cells.official import is_character, is_official, is_piece
from govlint.runs import runs

MOST_LINES = 5  # over which a wording is wrapped
MOST_CHARACTERS = 12  # on lines of their own, that are one wording


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
    for are_words, run in runs([_is_words(line) for line in lines]):
        for each in unwrapped(lines[run.start : run.stop]) if are_words and len(run) > 1 else ():
            if len(each) > 1:
                yield run[each.start : each.stop]


def _is_words(line: str) -> bool:
    return is_piece(line) and not line[-1:].isdigit() and any(map(str.isalpha, line))
