"""Tables that run over the pages of a PDF, put together again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from govlint.readers.pdf.page import Table

_NEAR = 5  # points: edges so near to one another are the same
_NUMBERS = re.compile(r"[\d０-９.．,，%％/／—－\s-]+")
_LABEL = re.compile(
    r"\s*(?:第|其中|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s?[.、．])"
)


class Piece(NamedTuple):
    """A text with the place in the document where it stands."""

    text: str
    place: str


class Cell(NamedTuple):
    """A cell of the whole table: its first row and column (from 0), over how many it goes, and what it says.

    A cell that a page break cuts has several pieces.
    """

    row: int
    column: int
    rows: int
    columns: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_words(self) -> bool:
        """Whether it has text that is not a number."""
        return bool(self.text) and not _NUMBERS.fullmatch(self.text)


class Whole(NamedTuple):
    """A table, or as much of it as was read."""

    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]


def begin(table: Table, place: str) -> Whole:
    """A table on a page, called `place`, as a whole one."""
    cells = (
        Cell(
            each.row,
            each.column,
            each.rows,
            each.columns,
            (Piece(each.text, f"{place}第{each.row + 1}行第{each.column + 1}列"),),
        )
        for each in table.cells
    )
    return Whole(table.edges, table.rows, tuple(cells))


def rows(table: Whole) -> list[list[tuple[Piece, ...]]]:
    """The rows as cells; the places that a merged cell covers are empty."""
    found: list[list[tuple[Piece, ...]]] = [[()] * (len(table.edges) - 1) for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.column] = cell.pieces
    return found


def rejoin(table: Whole, following: Whole) -> Whole | None:
    """A table with its continuation on the next page; None if that is a table of its own."""
    edges = _common_edges(table.edges, following.edges)
    if edges is None:
        return None
    return _append(_on(edges, table), _without_header(table, _on(edges, following)))


def _common_edges(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...] | None:
    """The edges of the columns of two parts of one table: those of the part that has more."""
    more, less = (one, other) if len(one) >= len(other) else (other, one)
    outer = abs(one[0] - other[0]) <= _NEAR and abs(one[-1] - other[-1]) <= _NEAR
    return tuple(more) if outer and all(_nearest(more, edge) is not None for edge in less) else None


def _nearest(edges: Sequence[float], edge: float) -> int | None:
    at = bisect_left(edges, edge - _NEAR)
    return at if at < len(edges) and abs(edges[at] - edge) <= _NEAR else None


def _on(edges: tuple[float, ...], table: Whole) -> Whole:
    """The table with its columns between other edges, among which are all of its own."""
    at = [_nearest(edges, edge) or 0 for edge in table.edges]
    cells = (
        each._replace(column=at[each.column], columns=at[each.column + each.columns] - at[each.column])
        for each in table.cells
    )
    return Whole(edges, table.rows, tuple(cells))


def _without_header(table: Whole, following: Whole) -> Whole:
    """The continuation without the rows of words at its top that repeat those at the top of the table."""
    count = 0
    while count < min(table.rows, following.rows) and _is_same_header(table, following, count):
        count += 1
    return _cut(following, count)


def _is_same_header(table: Whole, following: Whole, row: int) -> bool:
    first = [cell for cell in table.cells if cell.row == row and cell.text]
    second = [cell for cell in following.cells if cell.row == row and cell.text]
    return (
        bool(first)
        and [(cell.column, cell.text) for cell in first] == [(cell.column, cell.text) for cell in second]
        and all(cell.is_words for cell in first)
    )


def _cut(table: Whole, count: int) -> Whole:
    """The table without its first rows."""
    cells = (each._replace(row=each.row - count) for each in table.cells if each.row >= count)
    return Whole(table.edges, table.rows - count, tuple(cells))


def _append(table: Whole, following: Whole) -> Whole:
    """The table with the rows of the next page below its own, and the row between them whole."""
    added, first = _mend(table, following)
    cells = tuple(each._replace(pieces=each.pieces + added.get(each, ())) for each in table.cells)
    below = (each._replace(row=each.row + table.rows) for each in first.cells)
    return Whole(table.edges, table.rows + first.rows, (*cells, *below))


def _mend(table: Whole, following: Whole) -> tuple[dict[Cell, tuple[Piece, ...]], Whole]:
    """What the first row of the next page adds to the cells above it, and the rows that remain there."""
    above = {(cell.column, cell.columns): cell for cell in table.cells if cell.row + cell.rows == table.rows}
    first = [cell for cell in following.cells if cell.row == 0 and cell.text]
    pairs = [(above[cell.column, cell.columns], cell) for cell in first if (cell.column, cell.columns) in above]
    if first and len(pairs) == len(first) and (_is_rest(table, pairs) or _is_other_half(table, pairs)):
        return {upper: cell.pieces for upper, cell in pairs}, _cut(following, 1)
    labels = sum(bool(_LABEL.match(cell.text)) for cell in first)
    moved = {
        upper: cell for upper, cell in pairs if _is_rest_of_group(upper, cell, labels) and not _NUMBERS.match(cell.text)
    }
    emptied = set(moved.values())
    cells = tuple(each._replace(pieces=each.pieces[:0]) if each in emptied else each for each in following.cells)
    return {upper: cell.pieces for upper, cell in moved.items()}, Whole(following.edges, following.rows, cells)


def _is_rest(table: Whole, pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether a row is but the rest of words that began on the page before, in a row that has its numbers there."""
    numbers = any(cell.text and not cell.is_words for cell in table.cells if cell.row == table.rows - 1)
    return numbers and all(
        upper.is_words and cell.is_words and cell.rows == 1 and not _LABEL.match(cell.text) for upper, cell in pairs
    )


def _is_other_half(table: Whole, pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether a row has nothing but the numbers of a row whose words are on the page before."""
    last = [cell for cell in table.cells if cell.row == table.rows - 1 and cell.text]
    return all(cell.is_words for cell in last) and all(not upper.text and not cell.is_words for upper, cell in pairs)


def _is_rest_of_group(upper: Cell, cell: Cell, labels: int) -> bool:
    """Whether the words of a cell belong to the merged cell that ends above it: its rest, or all of it."""
    if not upper.text:
        return upper.rows > 1
    return upper.is_words and not _LABEL.match(cell.text) and (upper.rows > 1 or labels > 0)
