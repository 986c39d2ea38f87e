"""Reading rows that stand side by side on one line (表四), under a header that names each row and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_row, is_value, is_word, names, placed
from govlint.report import Cell, Label, Row
from govlint.shapes.aligning import align
from govlint.shapes.reading import Reading, lines_of
from govlint.shapes.rows import filled, without_repeats
from govlint.source import Span

Place = tuple[str, str]


class Header(NamedTuple):
    """What a header names, in order: rows, and columns, whose cells have no label if they are unknown.

    `lead` is the number of blanks in front of the first number on the line; None if that is not sure.
    """

    rows: list[Label]
    columns: list[tuple[Cell, Label | None]]
    lead: int | None


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read a line of rows side by side into `reading`."""
    block = format.blocks[0]
    rows = list(map(without_repeats, lines_of(rows, format)))
    under = _side_by_side(rows, block)
    rows = rows if under is None else under
    lines = [index for index, row in enumerate(rows) if _is_numbers(row, block)]
    header = _header(rows[: lines[0]] if lines else rows, block)
    header = header if under is None else _repeated(header, block)
    places = _places(header, block, reading)
    if not reading.labels:
        reading.remark("missing-header", filled(rows[0])[0].span, "")
    if lines:
        _read_numbers(rows[lines[0]], places, header.lead, format, reading)
    else:
        reading.remark("missing-row", filled(rows[-1])[-1].span, format.name)
    for index in lines[1:]:
        reading.remark("repeated-row", filled(rows[index])[0].span, "数据")


def _side_by_side(rows: Sequence[Row], block: Block) -> list[Row] | None:
    """The rows with their numbers on one line below, where they stand under one another; None if they do not.

    Then every line holds the numbers of one or two of the official rows, or a single number, behind their labels or
    under them.
    """
    width = len(block.columns)
    lines = [row for row in rows if _is_numbers(row, block)]
    readings = [[_numbers(row, width, most) for row in lines] for most in (2 * width, width)]
    whole = (parts for parts in readings if sum(map(len, parts)) == len(block.rows) * width)
    parts = next(whole, readings[0])
    numbers = [cell for part in parts for cell in part]
    if len(lines) < 2 or not numbers or any(len(part) > 2 * width for part in parts):
        return None
    above = [row._replace(cells=row.cells[: _words(row)]) if row in lines else row for row in rows]
    line = Row(Span(numbers[0].span.start, numbers[-1].span.end), tuple(numbers))
    return [*(row for row in above if filled(row)), line]


def _numbers(row: Row, width: int, most: int) -> Sequence[Cell]:
    """The cells behind the words of a row, without the blanks around them that are too many for rows of `width`."""
    cells = row.cells[_words(row) :]
    while (len(cells) % width or len(cells) > most) and not (cells[0].text and cells[-1].text):
        cells = cells[:-1] if cells[0].text else cells[1:]
    return cells


def _words(row: Row) -> int:
    """How many cells stand in front of the numbers of a row: words, and the blanks among them."""
    return max((index + 1 for index, cell in enumerate(row.cells) if is_word(cell)), default=0)


def _is_numbers(row: Row, block: Block) -> bool:
    cells = filled(row)
    words = [cell for cell in cells if not is_value(cell)]
    known = all(find_column(cell, block.columns) or _names_rows(cell, block) for cell in words)
    return len(row.cells) > 1 and len(words) < len(cells) and (2 * len(words) <= len(cells) or known)


def _names_rows(cell: Cell, block: Block) -> bool:
    """Whether a cell names a row, or several: 行政诉讼."""
    return any(names(cell, each) for each in block.headers) or find_row(cell, block, "") is not None


def _read_numbers(row: Row, places: Sequence[Place], lead: int | None, format: TableFormat, reading: Reading) -> None:
    cells: Sequence[Cell] = row.cells
    if lead != 0 and len(cells) > len(places) and is_word(cells[0]):
        cells, lead = cells[1:], lead - 1 if lead else None
    aligned = align(cells, len(places), 1, lead)
    if aligned is None:
        found = [cell for cell in cells if cell.text]
        span = Span(found[0].span.start, found[-1].span.end)
        reading.remark("cell-count", span, format.name, len(found), len(places))
    else:
        reading.values.update(zip(places, aligned, strict=True))


def _header(header: Sequence[Row], block: Block) -> Header:
    """What the rows of a header name."""
    rows: list[tuple[int, Label]] = []
    columns: list[tuple[int, Cell, Label | None]] = []
    for row in header:
        for index, cell in ((index, cell) for index, cell in enumerate(row.cells) if cell.text):
            column = find_column(cell, block.columns)
            own = None if column else find_row(cell, block, "")
            if own is not None:
                rows.append((index, own))
            elif column is not None or not any(names(cell, each) for each in block.headers):
                columns.append((index, cell, column))
    if len(columns) != len(block.columns) * len(block.rows):
        columns = [each for each in columns if each[2] is not None]
    sure = len({index for index, *_ in columns}) == len(columns) and bool(columns)
    if sure:  # else merged cells left ragged rows, and the columns stand in the order in which they are read
        rows.sort(key=lambda each: each[0])
        columns.sort(key=lambda each: each[0])
    cells = [(cell, label) for _, cell, label in columns]
    return Header([label for _, label in rows], cells, columns[0][0] if sure else None)


def _repeated(header: Header, block: Block) -> Header:
    """The header of rows that are printed under one another, as of a line: one may serve them all."""
    shared = len(header.columns) == len(block.columns)
    return Header(header.rows, header.columns * len(block.rows) if shared else header.columns, lead=None)


def _places(header: Header, block: Block, reading: Reading) -> list[Place]:
    """What each number on the line means."""
    rows = _row_order(header.rows, block, reading)
    columns = _column_order(header.columns, block, reading)
    reading.labels.sort(key=lambda label: label.cell.span)
    return [(row.id, column.id) for row, group in zip(rows, columns, strict=True) for column in group]


def _row_order(labels: Sequence[Label], block: Block, reading: Reading) -> Sequence[Line]:
    """The rows in the order in which the header names them; in the official one if it does not name each once."""
    reading.labels.extend(labels)
    lines = [label.line for label in labels]
    for row in block.rows:
        if labels and row not in lines:
            reading.remark("missing-column", labels[-1].cell.span, row.label)
    if len(lines) != len(block.rows) or set(lines) != set(block.rows):
        return block.rows
    return lines


def _column_order(cells: Sequence[tuple[Cell, Label | None]], block: Block, reading: Reading) -> list[Sequence[Line]]:
    """The columns of each row in the order in which the header prints them, or in the official one."""
    width = len(block.columns)
    orders: list[Sequence[Line]] = []
    groups = [cells[index : index + width] for index in range(0, len(cells), width)]
    for group in groups:
        labels = _labels(group, block)
        reading.labels.extend(labels)
        orders.append([label.line for label in labels])
    if len(groups) == len(block.rows) and all(set(order) == set(block.columns) for order in orders):
        return orders
    found = [line for order in orders for line in order]
    for column in block.columns:
        if found and found.count(column) < len(block.rows):
            reading.remark("missing-column", cells[-1][0].span, column.label)
    return [block.columns] * len(block.rows)


def _labels(group: Sequence[tuple[Cell, Label | None]], block: Block) -> list[Label]:
    """The labels of the columns of one row; a single unknown one stands for the single one that is missing."""
    known = [label.line for _, label in group if label is not None]
    missing = [column for column in block.columns if column not in known]
    single = len(missing) == 1 and len(known) == len(group) - 1
    found = [label or (placed(cell, missing[0], block) if single else None) for cell, label in group]
    return [label for label in found if label is not None]
