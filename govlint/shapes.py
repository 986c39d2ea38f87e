"""Reading official tables: the rows of a draft's table against the rows and columns of a format.

Each function takes the rows as printed and gives the cells by their meaning, the labels that told it, and what is odd.
Merged cells leave ragged rows in text; labels, not positions, say which row a number belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_row, is_value, names
from govlint.report import Cell, Label, Remark, Row
from govlint.source import Span

Values = dict[tuple[str, str], Cell]


class Reading(NamedTuple):
    """A table as one format reads it."""

    values: Values
    labels: list[Label]
    remarks: list[Remark]

    @property
    def fit(self) -> int:
        """How well the format fits: labels recognised, less what is missing or strange."""
        strange = sum(2 for remark in self.remarks if remark.kind != "repeated-row")
        return sum(2 if label.how == "same" else 1 for label in self.labels if label.how != "place") - strange


def read_table(rows: Sequence[Row], format: TableFormat) -> Reading:
    """The rows of a draft's table as `format` reads them."""
    reading = Reading({}, [], [])
    {"blocks": _read_blocks, "grid": _read_grid, "line": _read_line}[format.layout](rows, format, reading)
    return reading


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.text]


# Blocks under one another (表二)


def _read_blocks(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    block: Block | None = None
    columns: dict[int, Line] = {}
    titled: set[str] = set()
    for row in rows:
        filled = _filled(row)
        if not filled:
            continue
        title = next((each for each in format.blocks if names(filled[0], each.title)), None)
        if title is not None:
            block, columns = title, {}
            titled.add(title.title)
        elif any(names(cell, header) for cell in filled for header in format.blocks[0].headers):
            block = block or _block_of_header(row, format)
            columns = _header_columns(row, block, reading)
        else:
            block = _read_block_row(row, block, columns, format, reading)
    for each in format.blocks:
        _missing_rows(rows, each, reading, whole=each.title if each.title not in titled else "")


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
            reading.labels.append(label)
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
    if _repeated(label, reading):
        return block
    reading.labels.append(label)
    numbers = [cell for cell in row.cells[row.cells.index(first) + 1 :] if is_value(cell)]
    if len(numbers) > len(columns) or len(row.cells) <= max(columns, default=0):
        reading.remarks.append(Remark("cell-count", row.span, label.name, len(numbers), len(columns)))
        return block
    for index, column in columns.items():
        reading.values[label.line.id, column.id] = row.cells[index]
    return block


# One grid (表三)


def _read_grid(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    block = format.blocks[0]
    body = next((index for index, row in enumerate(rows) if _row_labels(row, block, "")), len(rows))
    columns = _grid_columns(rows[:body], block, reading)
    group = ""
    held: Cell | None = None
    for row in rows[body:]:
        labels = _row_labels(row, block, group, held)
        filled = _filled(row)
        held = _first_half(row, labels)
        if held is not None:
            continue
        for label in labels:
            if label.line.group:
                group = label.line.id
            elif not label.line.ordinal.rstrip(".").isdigit():
                group = label.line.parent
        if not labels:
            if any(cell.figure for cell in filled):
                reading.remarks.append(Remark("unknown-row", filled[0].span, filled[0].text))
            continue
        _read_grid_row(row, labels, columns, block, reading)
    if body < len(rows):
        _missing_rows(rows, block, reading, whole="")


def _first_half(row: Row, labels: list[Label]) -> Cell | None:
    """The label that a row consists of, if the line was broken in it and the rest stands on the next."""
    last = row.cells[-1]
    alone = last.text and len(_filled(row)) == 1 and not is_value(last)
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
        for cell in _filled(row):
            label = find_column(cell, block.columns)
            if label is not None and not any(names(cell, each) for each in block.headers):
                reading.labels.append(label)
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
    reading.labels.extend(labels[:-1])
    after = row.cells[_index_after(row, label) :]
    if label.line.group and not any(cell.figure for cell in after):
        reading.labels.append(label)
        return
    if _repeated(label, reading):
        return
    reading.labels.append(label)
    if label.line.group:
        reading.remarks.append(Remark("undivided", label.cell.span, label.name))
    cells = _align(after, len(columns), _depth(label.line, block))
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


def _align(cells: Sequence[Cell], width: int, depth: int) -> Sequence[Cell] | None:
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


# Rows side by side on one line (表四)


def _read_line(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    block = format.blocks[0]
    body = next((index for index, row in enumerate(rows) if _is_numbers(row)), len(rows))
    columns = _line_columns(rows[:body], block, reading)
    if body == len(rows):
        reading.remarks.append(Remark("missing-row", rows[-1].span, format.name))
        return
    row = rows[body]
    cells = _align(row.cells, len(columns), 0)
    if cells is None and not is_value(row.cells[0]):  # a label stands in front
        cells = _align(row.cells[1:], len(columns), 0)
    if cells is None:
        count = sum(1 for cell in row.cells if is_value(cell))
        reading.remarks.append(Remark("cell-count", row.span, format.name, count, len(columns)))
    else:
        reading.values.update(zip(columns, cells, strict=True))
    for extra in rows[body + 1 :]:
        if _is_numbers(extra):
            reading.remarks.append(Remark("repeated-row", extra.span, format.name))


def _is_numbers(row: Row) -> bool:
    filled = _filled(row)
    values = sum(map(is_value, filled))
    return values > 0 and values >= len(filled) - 1


def _line_columns(header: Sequence[Row], block: Block, reading: Reading) -> list[tuple[str, str]]:
    """The meaning of each number on the line, in the order in which the header prints it."""
    printed: list[Line] = []
    for row in header:
        for cell in _filled(row):
            label = find_column(cell, block.columns) or find_row(cell, block, "")
            if label is None or any(names(cell, each) for each in block.headers):
                continue
            reading.labels.append(label)
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


# What all have in common


def _repeated(label: Label, reading: Reading) -> bool:
    """Whether a row was read before; then nothing can be said of its numbers, neither then nor now."""
    if all(each.line != label.line for each in reading.labels):
        return False
    for place in [place for place in reading.values if place[0] == label.line.id]:
        del reading.values[place]
    reading.remarks.append(Remark("repeated-row", label.cell.span, label.name))
    return True


def _missing_rows(rows: Sequence[Row], block: Block, reading: Reading, whole: str) -> None:
    """Remark on rows without a label; on the block as a `whole` where its title is missing with all of them."""
    seen = {label.line for label in reading.labels}
    divided = {remark.name for remark in reading.remarks if remark.kind == "undivided"}
    place = rows[-1].span
    missing = [row for row in block.rows if row not in seen and not row.group]
    missing = [row for row in missing if not row.parent or block.row_name(block.row(row.parent)) not in divided]
    if whole and len(missing) == len([row for row in block.rows if not row.group]):
        reading.remarks.append(Remark("missing-block", place, whole))
        return
    reading.remarks.extend(Remark("missing-row", place, block.row_name(row)) for row in missing)
