"""Rows that stand side by side on one line, under a header each (表四)."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_row, is_value, names
from govlint.report import Remark, Row
from govlint.shapes.reading import Reading, align, filled


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read a table of one line into `reading`."""
    block = format.blocks[0]
    body = next((index for index, row in enumerate(rows) if _is_numbers(row)), len(rows))
    columns = _line_columns(rows[:body], block, reading)
    if body == len(rows):
        reading.remarks.append(Remark("missing-row", rows[-1].span, format.name))
        return
    row = rows[body]
    cells = align(row.cells, len(columns), 0)
    if cells is None and not is_value(row.cells[0]):  # a label stands in front
        cells = align(row.cells[1:], len(columns), 0)
    if cells is None:
        count = sum(1 for cell in row.cells if is_value(cell))
        reading.remarks.append(Remark("cell-count", row.span, format.name, count, len(columns)))
    else:
        reading.values.update(zip(columns, cells, strict=True))
    for extra in rows[body + 1 :]:
        if _is_numbers(extra):
            reading.remarks.append(Remark("repeated-row", extra.span, format.name))


def _is_numbers(row: Row) -> bool:
    words = filled(row)
    values = sum(map(is_value, words))
    return values > 0 and values >= len(words) - 1


def _line_columns(header: Sequence[Row], block: Block, reading: Reading) -> list[tuple[str, str]]:
    """The meaning of each number on the line, in the order in which the header prints it."""
    printed: list[Line] = []
    for row in header:
        for cell in filled(row):
            label = find_column(cell, block.columns) or find_row(cell, block, "")
            if label is None or any(names(cell, each) for each in block.headers):
                continue
            reading.note(label)
            if label.line in block.columns:
                printed.append(label.line)
    count = len(block.columns)
    groups = [printed[index : index + count] for index in range(0, len(printed), count)]
    if len(printed) != count * len(block.rows) or any(set(group) != set(block.columns) for group in groups):
        for column in block.columns:
            if printed.count(column) < len(block.rows) and header:
                reading.remarks.append(Remark("missing-column", header[-1].span, column.label))
        groups = [list(block.columns)] * len(block.rows)
    return [(row.id, column.id) for row, group in zip(block.rows, groups, strict=True) for column in group]
