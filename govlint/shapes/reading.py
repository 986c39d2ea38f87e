"""What reading an official table gives, and what the three layouts (grid, blocks, line) have in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from govlint.fold import key
from govlint.formats import Block, Line, TableFormat
from govlint.labels import is_word, placed, wordings
from govlint.report import Cell, Label, Oddity, Remark, Row
from govlint.shapes.counts import counts_columns, uncounted
from govlint.shapes.rows import unspaced
from govlint.shapes.wrapped_labels import unwrap
from govlint.source import Span

Values = dict[tuple[str, str], Cell]

# Kinds of remark that do not tell against the format: a table may lack a row of its own, but hardly a column.
_TOLERABLE = frozenset(("missing-block", "missing-title", "missing-header", "missing-row", "repeated-row"))


class Reading(NamedTuple):
    """A table as one format reads it, filled in while its rows are read.

    `read` are the ids of the rows whose numbers were met; `elsewhere` are the wordings that only other editions have
    in this table.
    """

    values: Values
    labels: list[Label]
    remarks: list[Remark]
    read: set[str]
    elsewhere: Collection[str]

    @property
    def fit(self) -> tuple[int, int]:
        """How well the format fits: labels recognised less what is strange to it, then what it finds missing."""
        strange = sum(remark.kind not in _TOLERABLE for remark in self.remarks)
        known = sum(2 if label.how == "same" else 1 for label in self.labels if label.how != "place")
        return known - 2 * strange, -sum(remark.kind.startswith("missing") for remark in self.remarks)

    def remark(self, kind: Oddity, span: Span, name: str, found: int = 0, wanted: int = 0) -> None:
        """Note something odd."""
        self.remarks.append(Remark(kind, span, name, found, wanted))


class Named(NamedTuple):
    """A row with the official rows that its labels name: groups first, its own last; none if it names none.

    `unknown` is the label in front of its numbers that names no official row, if there is one.
    """

    row: Row
    labels: tuple[Label, ...]
    unknown: Cell | None

    @property
    def numbers(self) -> Sequence[Cell]:
        """The cells behind the last label."""
        return self.row.cells[self.row.cells.index(self.labels[-1].cell) + 1 :] if self.labels else self.row.cells


def name_row(row: Row, labels: Sequence[Label]) -> Named:
    """A row with its labels; words behind them and in front of numbers are an unknown label."""
    named = Named(row, tuple(labels), None)
    cells = [cell for cell in named.numbers if cell.text]
    complete = bool(labels) and not labels[-1].line.group
    if complete or not cells or not is_word(cells[0]) or not any(cell.figure for cell in cells[1:]):
        return named
    note = key(cells[0].text).startswith(("注", "备注", "说明"))
    return named if note else named._replace(unknown=cells[0])


@lru_cache(maxsize=32)
def _numbered(format: TableFormat) -> Mapping[str, bool]:
    """The wordings of a table, and of each whether it is the label of a row that carries numbers."""
    blocks = format.blocks if format.layout != "line" else ()  # there the labels stand above columns
    rows = {wording for block in blocks for row in block.rows if not row.group for wording in row.keys}
    return {wording: wording in rows for wording in wordings(format) if wording}


def lines_of(rows: Sequence[Row], format: TableFormat) -> list[Row]:
    """The rows of a table with its wrapped labels joined again, and nothing that counts its rows or columns."""
    official = _numbered(format)
    found = uncounted(unwrap(unspaced(rows), official), official)
    return [row for row in found if not counts_columns(row, official)] or found


def by_place(named: Sequence[Named], block: Block, elsewhere: Collection[str]) -> list[Named]:
    """The rows, those with an unknown label named by their place where just so many rows are missing there."""
    order = {row.id: index for index, row in enumerate(block.rows)}
    seen = {label.line.id for each in named for label in each.labels}
    found = list(named)
    run: list[int] = []
    last = -1
    for index, each in enumerate([*named, None]):
        if each is None or each.labels:
            following = len(block.rows) if each is None else order[each.labels[-1].line.id]
            between = [row for row in block.rows[last + 1 : following] if not row.group and row.id not in seen]
            if len(between) == len(run):
                for place, line in zip(run, between, strict=True):
                    found[place] = _in_place(found[place], line, block)
            run, last = [], following
        if each is not None and each.unknown is not None and key(each.unknown.text) not in elsewhere:
            run.append(index)
    return found


def _in_place(each: Named, line: Line, block: Block) -> Named:
    assert each.unknown is not None
    return Named(each.row, (*each.labels, placed(each.unknown, line, block)), None)


def repeated(label: Label, reading: Reading) -> bool:
    """Whether a row was read before; then nothing can be said of its numbers, neither then nor now."""
    if label.line.id not in reading.read:
        reading.read.add(label.line.id)
        return False
    for place in [place for place in reading.values if place[0] == label.line.id]:
        del reading.values[place]
    reading.remark("repeated-row", label.cell.span, label.name)
    return True


def remark_missing_rows(block: Block, reading: Reading, above: Span, titled: bool = True) -> Span:
    """Remark on rows without a label, at the label that they should follow; on the block if nothing of it is there.

    `above` is the label in front of the block; gives the last label of the block or, if it has none, `above`.
    """
    seen = {label.line.id: label.cell.span for label in reading.labels if label.line in block.rows}
    divided = {remark.name for remark in reading.remarks if remark.kind == "undivided"}
    if not titled and not seen:
        reading.remark("missing-block", above, block.title)
        return above
    for row in block.rows:
        if row.id in seen:
            above = seen[row.id]
        elif not row.group and not (row.parent and block.row_name(block.row(row.parent)) in divided):
            reading.remark("missing-row", above, block.row_name(row))
    return above
