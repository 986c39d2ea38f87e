"""One grid with a header of several rows, and labels in up to three columns (表三)."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_row, is_value, names
from govlint.report import Cell, Label, Remark, Row
from govlint.shapes.reading import Reading, align, filled, missing_rows, repeated
from govlint.source import Span


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read a grid into `reading`."""
    block = format.blocks[0]
    body = next((index for index, row in enumerate(rows) if _row_labels(row, block, "")), len(rows))
    columns = _grid_columns(rows[:body], block, reading)
    group = ""
    held: Cell | None = None
    for row in rows[body:]:
        labels = _row_labels(row, block, group, held)
        held = _first_half(row, labels)
        if held is not None:
            continue
        for label in labels:
            if label.line.group:
                group = label.line.id
            elif not label.line.ordinal.rstrip(".").isdigit():
                group = label.line.parent
        if not labels:
            words = filled(row)
            if any(cell.figure for cell in words):
                reading.remarks.append(Remark("unknown-row", words[0].span, words[0].text))
            continue
        _read_grid_row(row, labels, columns, block, reading)
    if body < len(rows):
        missing_rows(rows, block, reading, whole="")


def _first_half(row: Row, labels: list[Label]) -> Cell | None:
    """The label that a row consists of, if the line was broken in it and the rest stands on the next."""
    last = row.cells[-1]
    alone = last.text and len(filled(row)) == 1 and not is_value(last)
    return last if alone and not any(label.how == "same" for label in labels) else None


def _row_labels(row: Row, block: Block, group: str, held: Cell | None = None) -> list[Label]:
    """The official rows that the cells before the numbers name, from the outermost group to the row itself."""
    found: list[Label] = []
    for cell in row.cells:
        if not cell.text:
            continue
        label = find_row(cell, block, group)
        if (label is None or label.how != "same") and held is not None and not found:
            joined = Cell(Span(held.span.start, cell.span.end), held.text + cell.text)
            whole = find_row(joined, block, group)
            label = whole if whole is not None and whole.how == "same" else label
        if label is None or (label.how != "same" and is_value(cell)):
            break
        found.append(label)
        group = label.line.id if label.line.group else group
    return found


def _grid_columns(header: Sequence[Row], block: Block, reading: Reading) -> tuple[Line, ...]:
    """The columns in the order in which the draft prints them."""
    order: list[Line] = []
    for row in header:
        for cell in filled(row):
            label = find_column(cell, block.columns)
            if label is not None and not any(names(cell, each) for each in block.headers):
                reading.note(label)
                order.append(label.line)
    missing = [column for column in block.columns if column not in order]
    if header and order:
        place = header[-1].span
        reading.remarks.extend(Remark("missing-column", place, column.label) for column in missing)
    # Merged header cells stand in another order than their columns; only those between the first and the last column
    # are on one line, and so in the order of the numbers under them.
    inner = [column for column in dict.fromkeys(order) if column in block.columns[1:-1]]
    return (block.columns[0], *inner, block.columns[-1]) if not missing else block.columns


def _read_grid_row(row: Row, labels: list[Label], columns: tuple[Line, ...], block: Block, reading: Reading) -> None:
    label = labels[-1]
    for above in labels[:-1]:
        reading.note(above)
    after = row.cells[_index_after(row, label) :]
    if label.line.group and not any(cell.figure for cell in after):
        reading.note(label)
        return
    if repeated(label, reading):
        return
    reading.note(label)
    if label.line.group:
        reading.remarks.append(Remark("undivided", label.cell.span, label.name))
    cells = align(after, len(columns), _depth(label.line, block))
    if cells is None:
        count = sum(1 for cell in after if is_value(cell))
        reading.remarks.append(Remark("cell-count", row.span, label.name, count, len(columns)))
        return
    for column, cell in zip(columns, cells, strict=True):
        reading.values[label.line.id, column.id] = cell


def _index_after(row: Row, label: Label) -> int:
    return next(i for i, cell in enumerate(row.cells) if cell.span.end == label.cell.span.end and cell.text) + 1


def _depth(line: Line, block: Block) -> int:
    """How many label columns a row's own label leaves empty behind it: none at the third level."""
    level = 1
    while line.parent:
        line, level = block.row(line.parent), level + 1
    return 3 - level
