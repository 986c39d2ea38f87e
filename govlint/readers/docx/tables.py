"""Tables of Word: their rows as places of a grid, with merged cells resolved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.readers.docx.wordml import CELL, ROW, TABLE, TEXT, Element, child, inside, is_on, number, value

MOST_COLUMNS = 63  # of a table in Word


class Place(NamedTuple):
    """A place of the grid: the cell (w:tc) that covers it, None for a place beside a row that is indented.

    `first` is whether it is the cell's top-left place, where its content stands.
    """

    cell: Element | None
    first: bool


def rows(table: Element) -> Iterator[list[Place]]:
    """The rows of a table from its first column on, as they are when tracked changes are accepted."""
    merged: dict[int, Element] = {}  # the cells that may go on below, by their columns
    for row in inside(table):
        if row.tag == ROW and not _is_left_out(row):
            places, merged = _row(row, merged)
            if places:
                yield places


def _is_left_out(row: Element) -> bool:
    return child(row, "trPr", "del") is not None or bool(is_on(row, "trPr", "hidden"))


def _row(row: Element, above: dict[int, Element]) -> tuple[list[Place], dict[int, Element]]:
    """The places of a row, given the cells that may go on from above; and those that may go on below it."""
    places = [Place(None, first=False)] * _few(number(row, "trPr", "gridBefore"))
    below: dict[int, Element] = {}
    for cell in inside(row):
        if cell.tag != CELL or child(cell, "tcPr", "cellDel") is not None or len(places) > MOST_COLUMNS:
            continue
        column = len(places)
        owner = cell
        if _goes_on(cell, "vMerge") and column in above:  # Word shows one that goes on from nowhere as it is
            owner = above[column]
        elif _goes_on(cell, "hMerge") and places and places[-1].cell is not None:
            owner = places[-1].cell
        if child(cell, "tcPr", "vMerge") is not None:
            below[column] = owner
        width = max(1, _few(number(cell, "tcPr", "gridSpan")))
        places += [Place(owner, owner is cell), *([Place(owner, first=False)] * (width - 1))]
    places += [Place(None, first=False)] * _few(number(row, "trPr", "gridAfter"))
    return places, below


def _goes_on(cell: Element, name: str) -> bool:
    """Whether a cell is marked as the rest of another: by the mark without a value, too."""
    return child(cell, "tcPr", name) is not None and (value(cell, "tcPr", name) or "continue") == "continue"


def _few(count: int | None) -> int:
    return min(count or 0, MOST_COLUMNS)


def is_frame(table: Element) -> bool:
    """Whether a table only frames what it holds: a single column, or a table with empty cells beside it."""
    if next(table.iterdescendants(TABLE), None) is None:
        return all(len(row) == 1 for row in rows(table))
    return all(sum(place.first and _is_filled(place.cell) for place in row) < 2 for row in rows(table))


def _is_filled(cell: Element) -> bool:
    return any(each.tag == TABLE or (each.text or "").strip() for each in cell.iter(TABLE, TEXT))
