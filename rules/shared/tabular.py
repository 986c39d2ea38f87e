"""What the rules about tables share: which tables to look at, and which of their cells speak for an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.draft import Draft, once
from govlint.formats import Edition, Line, TableFormat
from govlint.labels import is_value, wording, wordings
from govlint.report import Cell, Table
from govlint.source import Span

_PARTING = "\t|｜│┃║"
_LEAST_MARKS = 2  # labels that show an edition; a single one may be a slip of the pen


def official_tables(draft: Draft) -> list[Table]:
    """The official tables of a whole report under a known format, in order."""
    if not draft.recognised or not draft.governed:
        return []
    return [table for table in draft.report.tables() if table.format is not None]


def format_of(table: Table) -> TableFormat:
    """The official table that a table is; only for tables that are one."""
    assert table.format is not None
    return table.format


def has_numbers(table: Table) -> bool:
    """Whether any cell of a table holds a number that can be read, or was read where one belongs."""
    return any(cell.is_number for row in table.rows for cell in row.cells) or any(map(is_value, table.values.values()))


def first_words(table: Table) -> Span:
    """The first cell of a table that says something."""
    return next((cell.span for row in table.rows for cell in row.cells if cell.text), table.span)


def shows_blanks(draft: Draft, table: Table) -> bool:
    """Whether blank cells of a table can be seen in the text: tabs or bars part its cells."""
    return any(mark in draft.source.cut(table.span) for mark in _PARTING)


class Mark(NamedTuple):
    """A cell of a table with a wording that is official in one edition and not in another."""

    table: Table
    cell: Cell


class Foreign(NamedTuple):
    """An edition that is not due, with its marks in a report and those of the due one against it."""

    edition: Edition
    marks: list[Mark]
    native: list[Mark]

    @property
    def mixed(self) -> bool:
        """Whether the tables show the edition due too."""
        return len(self.native) >= _LEAST_MARKS


def foreign(draft: Draft) -> Foreign | None:
    """The edition, other than the one due, that the labels of the tables show; None if they show none.

    A table that the other edition only divides further shows nothing: premature division is no foreign format.
    """
    return next(iter(once(draft, _foreign)), None)


def foreign_cells(draft: Draft) -> frozenset[Span]:
    """The cells that show an edition other than the one due."""
    other = foreign(draft)
    return frozenset(mark.cell.span for mark in other.marks) if other else frozenset()


def _foreign(draft: Draft) -> Iterator[Foreign]:
    for edition in draft.editions:
        known = [table for table in official_tables(draft) if _has(edition, table) and _has(draft.edition, table)]
        if edition.id == draft.edition.id or not known:
            continue
        marks = [
            mark
            for table in known
            if not _only_divides(draft.edition, edition, table)
            for mark in _marks(table, edition, draft.edition)
        ]
        if len(marks) >= _LEAST_MARKS:
            native = [mark for table in known for mark in _marks(table, draft.edition, edition)]
            yield Foreign(edition, marks, native)


def _has(edition: Edition, table: Table) -> bool:
    return any(each.id == format_of(table).id for each in edition.tables)


def _only_divides(edition: Edition, other: Edition, table: Table) -> bool:
    id = format_of(table).id
    return bool(divided_rows(edition.table(id), other.table(id)))


def _marks(table: Table, edition: Edition, other: Edition) -> Iterator[Mark]:
    id = format_of(table).id
    said = wordings(edition.table(id)) - wordings(other.table(id))
    cells = (cell for row in table.rows for cell in row.cells if said)
    yield from (Mark(table, cell) for cell in cells if not cell.is_number and wording(cell.text).label in said)


def divided_rows(table: TableFormat, other: TableFormat) -> list[Line]:
    """The rows of `table` that `other` divides, if the two differ in nothing else; [] if they do, or do not differ."""
    if len(table.blocks) != 1 or len(other.blocks) != 1:
        return []
    here, there = table.blocks[0], other.blocks[0]
    ids = {row.id for row in there.rows if row.group} - {row.id for row in here.rows if row.group}
    rest = [row for row in there.rows if row.id not in ids and row.parent not in ids]
    same = here.columns == there.columns and rest == [row for row in here.rows if row.id not in ids]
    return [row for row in here.rows if row.id in ids] if same else []
