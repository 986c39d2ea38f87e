"""Merged cells of a table: in which places of the grid each cell lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MOST_COLUMNS = 100  # the widest official table has fifteen


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
    first: bool


def resolve(table: Sequence[Sequence[Extent]]) -> list[list[Place]]:
    """The places of each row of a table, from left to right; what no cell takes behind the last is left out.

    Cells go to the first free place of their row, as in a browser. Extents count up to MOST_COLUMNS columns and to
    the last row; no place beyond MOST_COLUMNS is taken by more than one cell's own, so that work stays bounded.
    """
    above: list[tuple[Place, int]] = []  # for each column, what reaches down into it and through how many rows
    grid = []
    for number, cells in enumerate(table):
        row: list[tuple[Place, int]] = []
        waiting = list(enumerate(cells))[::-1]
        while waiting or len(row) < len(above):
            column = len(row)
            if column < len(above) and above[column][1] > 0:
                place, rows = above[column]
                row.append((place._replace(first=False), rows - 1))
            elif waiting:
                index, extent = waiting.pop()
                width = max(1, min(extent.columns, MOST_COLUMNS - column, _free(above, column)))
                place = Place(number, index, True)
                row += [(place._replace(first=not step), extent.rows - 1) for step in range(width)]
            elif any(rows > 0 for _, rows in above[column:]):
                row.append((row[-1][0]._replace(first=False) if row else above[column][0]._replace(first=False), 0))
            else:
                break
        grid.append([place for place, _ in row])
        above = row[:MOST_COLUMNS]
    return grid


def _free(above: Sequence[tuple[Place, int]], column: int) -> int:
    """How many columns from `column` on nothing reaches down into."""
    return next((at - column for at in range(column, len(above)) if above[at][1] > 0), MOST_COLUMNS)
