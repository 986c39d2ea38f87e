"""Blocks under one another, each with a title row, a header row and rows of numbers (表二)."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_row, is_value, names
from govlint.report import Label, Remark, Row
from govlint.shapes.reading import Reading, filled, missing_rows, repeated


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read a table of blocks into `reading`."""
    block: Block | None = None
    columns: dict[int, Line] = {}
    titled: set[str] = set()
    for row in rows:
        words = filled(row)
        if not words:
            continue
        title = next((each for each in format.blocks if names(words[0], each.title)), None)
        if title is not None:
            block, columns = title, {}
            titled.add(title.title)
        elif any(names(cell, header) for cell in words for header in format.blocks[0].headers):
            block = block or _block_of_header(row, format)
            columns = _header_columns(row, block, reading)
        else:
            block = _read_block_row(row, block, columns, format, reading)
    for each in format.blocks:
        missing_rows(rows, each, reading, whole=each.title if each.title not in titled else "")


def _block_of_header(row: Row, format: TableFormat) -> Block:
    """The block that a header row without a title above it belongs to: the one that it has most columns of."""
    return max(
        format.blocks, key=lambda block: sum(names(cell, each.label) for cell in row.cells for each in block.columns)
    )


def _header_columns(row: Row, block: Block, reading: Reading) -> dict[int, Line]:
    """Which column of `block` stands at which index of the header row; an unknown wording keeps its place."""
    found: dict[int, Line] = {}
    for index, cell in enumerate(row.cells):
        if not cell.text or any(names(cell, header) for header in block.headers):
            continue
        label = find_column(cell, block.columns)
        if label is None and 0 < index <= len(block.columns):
            label = Label(cell, block.columns[index - 1], block.columns[index - 1].label, "place")
        if label is not None:
            reading.note(label)
            found[index] = label.line
    for column in block.columns:
        if column not in found.values():
            reading.remarks.append(Remark("missing-column", row.span, column.label))
    return found


def _read_block_row(
    row: Row, block: Block | None, columns: dict[int, Line], format: TableFormat, reading: Reading
) -> Block | None:
    """Read a row of numbers; gives the block that it belongs to, which may be another one if a title was left out."""
    first = next(cell for cell in row.cells if cell.text)
    label = find_row(first, block, "") if block else None
    if label is None or label.how != "same":
        others = (each for each in format.blocks if each is not block)
        elsewhere = ((each, find_row(first, each, "")) for each in others)
        moved = next(((each, found) for each, found in elsewhere if found and found.how == "same"), None)
        if moved is not None:
            block, label = moved
            columns = columns if set(columns.values()) == set(block.columns) else {}
    if label is None or block is None:
        if any(cell.figure for cell in row.cells[1:]):
            reading.remarks.append(Remark("unknown-row", first.span, first.text))
        return block
    columns = columns or {index + 1: column for index, column in enumerate(block.columns)}
    if repeated(label, reading):
        return block
    reading.note(label)
    numbers = [cell for cell in row.cells[row.cells.index(first) + 1 :] if is_value(cell)]
    if len(numbers) > len(columns) or len(row.cells) <= max(columns, default=0):
        reading.remarks.append(Remark("cell-count", row.span, label.name, len(numbers), len(columns)))
        return block
    for index, column in columns.items():
        reading.values[label.line.id, column.id] = row.cells[index]
    return block
