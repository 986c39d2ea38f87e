"""Merged cells of a table: in which places of the grid each cell lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govlint.readers import ReadError

MOST_COLUMNS = 100  # the widest official table has fifteen
MOST_PLACES = 200_000  # of a document; a row costs memory for each place that a merged cell covers


class Extent(NamedTuple):
    """How many columns and rows a cell takes, as its document says."""

    columns: int = 1
    rows: int = 1


class Place(NamedTuple):
    """A place of the grid: the cell that lies in it, by its row and its number therein (both 0-based).

    Of the places that a merged cell takes, the top left one is its `first`.
    """

    row: int
    cell: int
    first: bool = True


class _Reach(NamedTuple):
    """A place, and into how many rows below its cell reaches."""

    place: Place
    rows: int


def resolve(table: Sequence[Sequence[Extent]], most: int = MOST_PLACES) -> list[list[Place]]:
    """The places of each row of a table, from left to right; what no cell takes behind the last is left out.

    A cell takes the first free place of its row and those beside and below that are free. Only the first MOST_COLUMNS
    columns are a grid: further cells stand behind them, one place each. ReadError if the grid has more than `most`
    places.
    """
    grid: list[list[Place]] = []
    above: list[_Reach] = []
    width = 0
    for number, row in enumerate(table):
        above = _row(number, row, above)
        grid.append([reach.place for reach in above])
        del above[MOST_COLUMNS:]
        width = max(width, len(above))
        if width * len(grid) > most:
            raise ReadError(f"表格超过{MOST_PLACES // 10_000}万个单元格，不像是年度报告，未检查")
    return grid


def _row(number: int, row: Sequence[Extent], above: Sequence[_Reach]) -> list[_Reach]:
    """The places of a row under one whose cells reach down as `above` says."""
    made: list[_Reach] = []
    cells = iter(enumerate(row))
    last = max((column for column, reach in enumerate(above) if reach.rows), default=-1)
    while True:
        column = len(made)
        if column <= last and above[column].rows:
            place, rows = above[column]
            made.append(_Reach(place._replace(first=False), rows - 1))
        elif (found := next(cells, None)) is not None:
            index, extent = found
            free = next((at for at in range(column, last + 1) if above[at].rows), MOST_COLUMNS)
            width = max(1, min(extent.columns, free - column, MOST_COLUMNS - column))
            made += [_Reach(Place(number, index, not step), max(0, extent.rows - 1)) for step in range(width)]
        elif column <= last:  # a hole: its row has too few cells
            made.append(
                _Reach(made[-1].place._replace(first=False) if made else above[last].place._replace(first=False), 0)
            )
        else:
            return made


def straighten(grid: Sequence[Sequence[Place]]) -> Iterator[Sequence[Place]]:
    """The rows of a grid, without the covered places of rows that agree in their cells but not in their columns.

    Where cells have been drawn to different widths, a page or document may merge 本年增/减 with one column of the rows
    below it and its numbers with another: such rows, of equally many cells and none merged with others below,
    belong together cell by cell.
    """
    below = [{place.row for place in row} for row in grid[1:]] + [set()]
    counts = [_own_cells(number, row, below[number]) for number, row in enumerate(grid)]
    for _, numbers in groupby(range(len(grid)), counts.__getitem__):
        band = [grid[number] for number in numbers]
        starts = {tuple(column for column, place in enumerate(row) if place.first) for row in band}
        for row in band:
            yield row if len(starts) == 1 else [place for place in row if place.first]


def _own_cells(number: int, row: Sequence[Place], below: set[int]) -> int:
    """How many cells a row has, if they are all its own and end in it; else a number that no other row has."""
    own = all(place.row == number for place in row) and number not in below
    return sum(place.first for place in row) if own else -1 - number
