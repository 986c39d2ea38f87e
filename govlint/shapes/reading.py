"""What comes of reading a table by a format, and what the ways of printing one have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.formats import Block, Line
from govlint.report import Cell, Label, Remark, Row


class Reading(NamedTuple):
    """A table as one format reads it: the cells by their meaning, the labels that told it, and what is odd.

    It is filled row by row; `seen` are the official lines that a label was found for.
    """

    values: dict[tuple[str, str], Cell]
    labels: list[Label]
    remarks: list[Remark]
    seen: set[Line]

    @property
    def fit(self) -> int:
        """How well the format fits: labels recognised, less what is missing or strange."""
        strange = sum(2 for remark in self.remarks if remark.kind != "repeated-row")
        return sum(2 if label.how == "same" else 1 for label in self.labels if label.how != "place") - strange

    def note(self, label: Label) -> None:
        """Take in a label; that of a group, which may stand in front of each of its rows, once."""
        if not (label.line.group and label.line in self.seen):
            self.labels.append(label)
        self.seen.add(label.line)


def filled(row: Row) -> list[Cell]:
    """The cells of a row that are not blank."""
    return [cell for cell in row.cells if cell.text]


def align(cells: Sequence[Cell], width: int, depth: int) -> Sequence[Cell] | None:
    """The `width` cells that hold the numbers, among blanks that merged cells and stray tabs left; None if none fit.

    Up to `depth` blanks in front belong to merged label cells, any behind to stray tabs. Fewer in front are taken for
    them only where the row's own total then adds up: else a number was lost.
    """
    blanks = next((index for index, cell in enumerate(cells) if cell.text), len(cells))
    merged = min(depth, blanks)
    for lead in range(merged, -1, -1):
        inner, tail = cells[lead : lead + width], cells[lead + width :]
        fits = len(inner) == width and not any(cell.text for cell in tail)
        if fits and (lead == merged or _adds_up(inner)):
            return inner
    return None


def _adds_up(cells: Sequence[Cell]) -> bool:
    total = cells[-1].figure
    return total is not None and sum(cell.figure.value for cell in cells[:-1] if cell.figure) == total.value


def repeated(label: Label, reading: Reading) -> bool:
    """Whether a row was read before; then nothing can be said of its numbers, neither then nor now."""
    if label.line not in reading.seen:
        return False
    for place in [place for place in reading.values if place[0] == label.line.id]:
        del reading.values[place]
    reading.remarks.append(Remark("repeated-row", label.cell.span, label.name))
    return True


def missing_rows(rows: Sequence[Row], block: Block, reading: Reading, whole: str) -> None:
    """Remark on rows without a label; on the block as a `whole` where its title is missing with all of them."""
    divided = {remark.name for remark in reading.remarks if remark.kind == "undivided"}
    place = rows[-1].span
    missing = [row for row in block.rows if row not in reading.seen and not row.group]
    missing = [row for row in missing if not row.parent or block.row_name(block.row(row.parent)) not in divided]
    if whole and len(missing) == len([row for row in block.rows if not row.group]):
        reading.remarks.append(Remark("missing-block", place, whole))
        return
    reading.remarks.extend(Remark("missing-row", place, block.row_name(row)) for row in missing)
