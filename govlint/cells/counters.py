"""Numbers alone on their lines that count pages, or rows, and are no cells: 3 below the last number of a row.

No mark tells them. Below a label of an official table stand as many numbers as its row has; one more than that, or one
below other words, counts something if another counts on from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from govlint.cells.bars import without_bars
from govlint.cells.cell import make_cell
from govlint.cells.official import MOST_WORDING, is_official, is_part, is_piece
from govlint.formats import editions
from govlint.labels import is_value, wording
from govlint.runs import runs
from govlint.source import Span

MOST_DIGITS = 3
MOST_VALUE = 24  # characters of a line that may be a cell
LEAST_COUNTED = 2
MOST_COUNTS = 4  # that stand among one another, as of pages and of the rows of each table
MOST_SKIPPED = 2  # of what is counted, without a number among such lines


class _Way(NamedTuple):
    """How numbers count up to the one at a place: over so many, from the end of another way."""

    length: int
    place: int
    before: _Way | None


def counting(lines: Sequence[str]) -> Set[int]:
    """The places of such numbers among the lines of a draft, blank ones left out."""
    found: set[int] = set()
    if sum(map(_may_count, lines)) < LEAST_COUNTED:
        return found
    kept = {place: _is_cell(line) for place, line in enumerate(map(without_bars, lines)) if line}
    for _ in range(MOST_COUNTS):
        counted = _longest_count(kept, lines)
        if len(counted) < LEAST_COUNTED:
            break
        found |= counted
        kept = {place: is_cell for place, is_cell in kept.items() if place not in counted}
    return found


def _longest_count(kept: Mapping[int, bool], lines: Sequence[str]) -> Set[int]:
    """The places of the numbers that count up the longest among the lines that are kept, cells and others."""
    last = _last_of_rows(kept, lines)
    counted = frozenset(_places(_longest_way(lines, [place for place, sure in last if sure])))
    # A row that may have as many numbers or one less has one too many if its last is just what is missing.
    at = {int(lines[place]): place for place in counted}
    between = ((place, int(lines[place])) for place, sure in last if not sure)
    missing = (
        place
        for place, number in between
        if number not in at and at.get(number - 1, place) < place < at.get(number + 1, place)
    )
    return counted.union(missing)


def _longest_way(lines: Sequence[str], places: Iterable[int]) -> _Way | None:
    found: dict[int, _Way] = {}  # the longest way to each number
    for place in places:
        number = int(lines[place])
        ways = [found[number - step] for step in range(1, MOST_SKIPPED + 1) if number - step in found]
        before = max(ways, key=lambda way: way.length, default=None)
        way = _Way(before.length + 1 if before else 1, place, before)
        found[number] = max(way, found.get(number, way), key=lambda way: way.length)
    return max(found.values(), key=lambda way: way.length, default=None)


def _places(way: _Way | None) -> Iterator[int]:
    while way is not None:
        yield way.place
        way = way.before


def _last_of_rows(kept: Mapping[int, bool], lines: Sequence[str]) -> list[tuple[int, bool]]:
    """The places of numbers that end a row which may do without them, and whether it must, having one too many."""
    found: list[tuple[int, bool]] = []
    label = ""
    places = list(kept)
    for are_cells, run in runs(list(kept.values())):
        place = places[run[-1]]
        if not are_cells:
            label = without_bars(lines[place])[: MOST_WORDING + 1]  # no more is remembered
        elif _may_count(lines[place]):
            widths = _widths_of(label)
            sure = len(run) not in widths
            if len(run) - 1 in widths or (sure and len(run) == 1):
                found.append((place, sure))
    return found


def _may_count(line: str) -> bool:
    return len(line) <= MOST_DIGITS and line.isdecimal()


def _is_cell(line: str) -> bool:
    return len(line) <= MOST_VALUE and line[-1:] != "。" and is_value(make_cell(line, Span(0, len(line))))


@lru_cache(maxsize=256)
def _widths_of(label: str) -> Set[int]:
    """How many numbers may stand below a label; below other words more than one, but for a part or misprint of one."""
    every = frozenset[int]().union(*_widths().values())
    if len(label) > MOST_WORDING:
        return every - {1}
    said = wording(label)
    known = _widths().get(said.label) or _widths().get(said.bare)
    partly = not is_official(label) and (is_part(label) or is_piece(label))
    return known or (every if partly else every - {1})


@lru_cache(maxsize=1)
def _widths() -> Mapping[str, Set[int]]:
    """How many numbers may stand below each official label; below the last column of rows side by side, all of them."""
    found: dict[str, set[int]] = {}
    for table in (table for edition in editions() for table in edition.tables):
        for block in table.blocks:
            width = len(block.columns)
            for each in (each for row in block.rows for each in row.keys):
                found.setdefault(each, set()).add(width)
            for each in (each for column in block.columns for each in column.keys) if table.layout == "line" else ():
                found.setdefault(each, set()).add(width * len(block.rows))
    return found
