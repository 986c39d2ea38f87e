"""What is odd about a cell of an official table, and how cells of one kind are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from govlint.draft import Draft, once
from govlint.finding import Fault, Place
from govlint.fold import fold
from govlint.formats import Line
from govlint.labels import is_placeholder
from govlint.report import Cell, Table
from govlint.source import Span

from .tabular import first_words, format_of, has_numbers

_MOST = 3  # faults of a kind in a table that are reported one by one; more are one finding
_MOST_NAMED = 5  # cells that one message names

Kind = Literal["", "blank", "placeholder", "unreadable", "negative", "decimal", "unit", "note", "style"]

_FOOTNOTE = re.compile(r"[*#※①-⑳†‡]+")
_CHANGE = re.compile("[增减][加少]?[0-9]+")  # a sign in words: 增10


class Odd(NamedTuple):
    """A cell that holds something other than a plain number, with its place: “2.重复申请”行“自然人”列."""

    table: Table
    row: str
    column: Line
    cell: Cell

    @property
    def place(self) -> str:
        """The row and column in words."""
        block = self.table.block(self.row)
        return f"“{block.row_name(block.row(self.row))}”行“{self.column.short}”列"

    @property
    def span(self) -> Span:
        """The cell; of a blank one, which has no characters, the label of its row."""
        if self.cell.text:
            return self.cell.span
        row = self.table.block(self.row).row(self.row)
        return next((label.cell.span for label in self.table.labels if label.line == row), first_words(self.table))


def kind_of(cell: Cell, column: Line) -> Kind:
    """The one thing that is odd about a cell of a column, the gravest first; "" if nothing is."""
    if cell.text.isascii() and cell.text.isdigit():
        return ""  # as nearly all are
    if not cell.text:
        return "blank"
    if is_placeholder(cell):
        return "placeholder"
    if column.numbers == "signed" and _CHANGE.fullmatch(fold(cell.text)):
        return ""
    if cell.figure is None or not cell.is_number:
        return "note" if cell.figure is not None and _FOOTNOTE.fullmatch(cell.rest) else "unreadable"
    if cell.figure.value < 0 and column.numbers != "signed":
        return "negative"
    if cell.figure.decimals and column.numbers != "decimal":
        return "decimal"
    if cell.unit and not column.unit_in_cell:
        return "unit"
    if cell.note:
        return "note"
    plain = fold(cell.figure.text).replace(",", "")
    return "style" if plain != cell.figure.text else ""


def odd_cells(draft: Draft, kind: Kind) -> Iterator[list[Odd]]:
    """The cells of this kind in each table that has any, in the order of the text."""
    for table in once(draft, _odd):
        found = table.get(kind)
        if found:
            yield sorted(found, key=lambda odd: odd.cell.span)


def _odd(draft: Draft) -> Iterator[dict[Kind, list[Odd]]]:
    """The odd cells of each table, by kind. A table without a number is reported as such."""
    for table in draft.report.tables():
        if table.format is None or not has_numbers(table):
            continue
        found: dict[Kind, list[Odd]] = {}
        for _, row, column in table.format.places():
            cell = table.get(row.id, column.id)
            kind = kind_of(cell, column) if cell is not None else ""
            if cell is not None and kind:
                found.setdefault(kind, []).append(Odd(table, row.id, column, cell))
        yield found


def each_cell(draft: Draft, kind: Kind, advice: str) -> Iterator[Fault]:
    """A fault at every cell of this kind; where they are many, one for the table."""
    for found in odd_cells(draft, kind):
        if len(found) > _MOST:
            yield together(found, advice)
            continue
        for odd in found:
            name = format_of(odd.table).name
            yield Fault(odd.span, f"{name}{odd.place}填“{odd.cell.text}”，{advice}。")


def together(found: list[Odd], advice: str) -> Fault:
    """One fault for several cells of a table, at the first."""
    first, *others = found
    texts = "”“".join(list(dict.fromkeys(odd.cell.text for odd in found))[:_MOST_NAMED])
    count = f"有{len(found)}个单元格" if others else first.place
    message = f"{format_of(first.table).name}{count}填“{texts}”，{advice}。"
    return Fault(first.span, message, tuple(Place(odd.span, odd.place) for odd in others))
