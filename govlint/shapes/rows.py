"""Rows of cells: which are filled, and without what only keeps others apart or says the same again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.labels import is_word, wording
from govlint.report import Cell, Row
from govlint.source import Span


def filled(row: Row) -> list[Cell]:
    """The cells of a row that are not blank."""
    return [cell for cell in row.cells if cell.text]


def blank(cell: Cell) -> Cell:
    """A cell of nothing in the place of another."""
    return Cell(Span(cell.span.start, cell.span.start), "")


def unspaced(rows: Sequence[Row]) -> list[Row]:
    """The rows without columns that only keep others apart: nothing stands in them in any row.

    Where rows have lost cells, their places tell no columns; but every second one may be such.
    """
    width = max(len(row.cells) for row in rows)
    used = {index for row in rows for index, cell in enumerate(row.cells) if cell.text}
    idle = set(range(width)) - used
    if not idle or not (all(len(row.cells) == width for row in rows) or idle.issuperset(range(1, width, 2))):
        return list(rows)
    return [row._replace(cells=tuple(cell for at, cell in enumerate(row.cells) if at in used)) for row in rows]


def without_repeats(row: Row) -> Row:
    """The row with the words of a merged cell once, where they were pasted into every cell that it covers."""
    before = ""
    cells: list[Cell] = []
    for cell in row.cells:
        again = cell.text == before and is_word(cell)
        cells.append(blank(cell) if again else cell)
        before = cell.text
    return row._replace(cells=tuple(cells))


def is_official(text: str, official: Mapping[str, bool]) -> bool:
    """Whether a text is, with or without a note, one of the wordings that a table's format has."""
    said = wording(text)
    return said.label in official or said.bare in official
