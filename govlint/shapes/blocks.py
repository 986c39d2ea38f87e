"""Reading blocks under one another (表二): each under its title, with a header of its own and rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.fold import key, misprint
from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_exactly, find_row, is_value, is_word, names, placed, without_front
from govlint.report import Cell, Label, Row
from govlint.shapes.reading import Named, Reading, by_place, lines_of, name_row, remark_missing_rows, repeated
from govlint.shapes.rows import filled


class Part(NamedTuple):
    """A part of the table as printed: a title, a header row and rows of numbers, of which any may be missing."""

    title: Cell | None
    header: list[Row]
    rows: list[Row]


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read blocks under one another into `reading`."""
    rows = lines_of(rows, format)
    titled: dict[str, Cell] = {}
    for part in _parts(rows, format):
        title = _titled(part.title, format) if part.title else None
        if part.title and title:
            titled[title.title] = part.title
        block = _block_of(part, title, format)
        if block is not None:
            _read_part(part, block, format, reading)
        else:
            for row in part.rows:
                _remark_unknown(name_row(row, ()), reading)
    above = filled(rows[0])[0].span
    for block in format.blocks:
        above = remark_missing_rows(block, reading, above, titled=block.title in titled)
        first = next((label for label in reading.labels if label.line in block.rows), None)
        if block.title not in titled and first is not None:
            reading.remark("missing-title", first.cell.span, block.title)


def _parts(rows: Sequence[Row], format: TableFormat) -> list[Part]:
    found: list[Part] = []
    for row in rows:
        title, below = _beside_title(row)
        header = below is not None and _is_header(below, format)
        if found and below is not None and _is_again(title, found[-1].title):
            title = None
        if title is not None or not found or (header and (found[-1].header or found[-1].rows)):
            found.append(Part(title, [], []))
        if below is not None:
            (found[-1].header if header else found[-1].rows).append(below)
    return found


def _is_again(title: Cell | None, last: Cell | None) -> bool:
    """Whether a title is that of the rows above once more, as where a merged cell was filled into every row."""
    return title is not None and last is not None and key(title.text) == key(last.text)


def _beside_title(row: Row) -> tuple[Cell | None, Row | None]:
    """The title of a block that a row begins with, or is, and the rest of the row: None if there is none."""
    title, *_ = filled(row)
    if not _is_title(title):
        return None, row
    rest = row._replace(cells=tuple(cell for cell in row.cells if cell.text != title.text))
    return title, rest if filled(rest) else None


def _is_title(cell: Cell) -> bool:
    folded = without_front(cell.text)
    return folded.startswith("第") and "条" in folded


def _titled(cell: Cell, format: TableFormat) -> Block | None:
    """The block whose title a cell is, or is nearest to."""
    said = without_front(cell.text)
    exact = next((block for block in format.blocks if names(cell, block.title) or said == key(block.title)), None)
    if exact is not None:
        return exact
    gaps = [
        (gap, index)
        for index, block in enumerate(format.blocks)
        if (gap := misprint(said, key(block.title))) is not None
    ]
    nearest = [index for gap, index in gaps if gap == min(gaps)[0]]
    return format.blocks[nearest[0]] if len(nearest) == 1 else None


def _is_header(row: Row, format: TableFormat) -> bool:
    cells = filled(row)
    columns = {column: None for block in format.blocks for column in block.columns}
    named = any(names(cell, header) for cell in cells for block in format.blocks for header in block.headers)
    return named or (not any(map(is_value, cells)) and any(find_column(cell, columns) for cell in cells))


def _block_of(part: Part, title: Block | None, format: TableFormat) -> Block | None:
    """The block that the rows of a part name, that its title names, or else that has most of its columns."""
    named = [block for row in part.rows for block in format.blocks if find_exactly(filled(row)[0], block)]
    if named:
        return title if title in named else named[0]
    if title is not None or not part.header:
        return title
    said = [
        sum(names(cell, column.label) for cell in filled(part.header[0]) for column in block.columns)
        for block in format.blocks
    ]
    return format.blocks[said.index(max(said))] if any(said) else None


def _read_part(part: Part, block: Block, format: TableFormat, reading: Reading) -> None:
    columns = _read_header(part.header[0], block, reading) if part.header else _in_order(block)
    inside: list[Named] = []
    for row in part.rows:
        first = filled(row)[0]
        moved = next((each for each in format.blocks if find_exactly(first, each)), block)
        label = find_row(first, moved, "") if is_word(first) else None
        named = name_row(row, [label] if label else [])
        if moved is block:
            inside.append(named)
        else:  # the title of its block was left out, and perhaps its header
            same = set(columns.values()) == set(moved.columns)
            _read_row(named, columns if same else _in_order(moved), reading)
    for named in by_place(inside, block, reading.elsewhere):
        _read_row(named, columns, reading)
    if not part.header and part.rows:
        reading.remark("missing-header", filled(part.rows[0])[0].span, block.title)


def _in_order(block: Block) -> dict[int, Line | None]:
    return dict(enumerate(block.columns, 1))


def _read_header(row: Row, block: Block, reading: Reading) -> dict[int, Line | None]:
    """Which column of `block` stands how many cells behind the row labels; None where it is none of them."""
    full = [index for index, cell in enumerate(row.cells) if cell.text]
    base = _above_labels(row, full, block)
    cells = {index - base: cell for index, cell in enumerate(row.cells) if index > base and cell.text}
    found: dict[int, Label] = {}
    for place, cell in cells.items():
        label = find_column(cell, block.columns)
        if label is not None and all(each.line != label.line for each in found.values()):
            found[place] = label
    missing = [column for column in block.columns if all(each.line != column for each in found.values())]
    for place, cell in cells.items():
        # An unknown wording keeps its place; but a wording of another edition means something else, and is not read.
        column = block.columns[place - 1] if place <= len(block.columns) else None
        if place not in found and column in missing:
            found[place] = placed(cell, column, block)
            missing.remove(column)
    reading.labels.extend(found.values())
    for column in missing:
        reading.remark("missing-column", row.cells[full[0]].span, column.label)
    foreign = {
        place
        for place, cell in cells.items()
        if place in found and found[place].how == "place" and key(cell.text) in reading.elsewhere
    }
    return {place: found[place].line if place in found and place not in foreign else None for place in cells}


def _above_labels(row: Row, full: Sequence[int], block: Block) -> int:
    """The index of the cell of a header that stands above the row labels: one that is named so, or the first, whatever
    it says (类别), if it names no column and the next one names the first; else there is none."""
    for index in full:
        if any(names(row.cells[index], header) for header in block.headers):
            return index
    first, second = (find_column(row.cells[index], block.columns) for index in (*full, full[-1])[:2])
    worded = first is None and second is not None and second.line == block.columns[0]
    return full[0] if worded else full[0] - 1


def _read_row(each: Named, columns: dict[int, Line | None], reading: Reading) -> None:
    _remark_unknown(each, reading)
    if not each.labels or repeated(each.labels[0], reading):
        return
    label, cells = each.labels[0], each.numbers
    reading.labels.append(label)
    known = [place for place, column in columns.items() if column]
    width = max(columns, default=0)
    # Nothing need stand in a column behind the official ones, such as 备注.
    if len(cells) < max(known, default=width) or any(cell.text for cell in cells[width:]):
        given = [cell for cell in cells if cell.text]
        if len(given) == len(known) + 1 and is_word(given[0]):  # divided: 其他对外管理服务事项 行政检查 0 0 0
            reading.remark("unknown-row", given[0].span, given[0].text)
        else:
            reading.remark("cell-count", label.cell.span, label.name, len(given), len(known) or width)
        return
    reading.values.update(((label.line.id, column.id), cells[place - 1]) for place, column in columns.items() if column)


def _remark_unknown(each: Named, reading: Reading) -> None:
    if each.unknown is not None:
        reading.remark("unknown-row", each.unknown.span, each.unknown.text)
