"""Reading a grid (表三): a row of numbers for each label, under a header that merged cells spread over several rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.fold import key
from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_column, find_exactly, find_row, is_value, is_word, names, placed, wording
from govlint.report import Cell, Label, Row
from govlint.shapes.aligning import align, full_lead
from govlint.shapes.in_order import in_order
from govlint.shapes.reading import Named, Reading, by_place, lines_of, name_row, remark_missing_rows, repeated
from govlint.shapes.rows import filled, without_repeats

MOST_HEADER = 12  # characters of a header cell that may name a column
_JOINING = "()-—:/·>、"  # between the words of two levels of a header


def read(rows: Sequence[Row], format: TableFormat, reading: Reading) -> None:
    """Read the rows of a grid into `reading`."""
    block = format.blocks[0]
    rows = list(map(without_repeats, lines_of(rows, format)))
    body = next((index for index, row in enumerate(rows) if _is_body(row, block)), len(rows))
    columns = _read_header(rows[:body], block, reading)
    named = by_place(_name_rows(rows[body:], block), block, reading.elsewhere)
    if not _are_whole(named, block):
        named = in_order(rows, format, block) or named
    usual = _usual_leads(named, block)
    for each in named:
        _read_row(each, columns, block, usual, reading)
    _settle_groups(block, reading)
    first = filled(rows[0])[0].span
    if not any(label.line in block.columns for label in reading.labels):
        reading.remark("missing-header", first, "")
    remark_missing_rows(block, reading, first)


def _are_whole(named: Sequence[Named], block: Block) -> bool:
    """Whether all rows of the format are there in their very words, with as many numbers as they have."""
    full = [each.labels for each in named if each.labels and sum(map(is_value, each.numbers)) == len(block.columns)]
    known = {labels[-1].line.id for labels in full if all(label.how == "same" for label in labels)}
    return known.issuperset(row.id for row in block.rows if not row.group)


def _is_body(row: Row, block: Block) -> bool:
    cells = filled(row)
    header = all(_is_header(cell, block) or find_column(cell, block.columns) for cell in cells)
    return not header and (bool(_row_labels(row, block, "")) or sum(map(is_value, cells)) > 1)


def _is_header(cell: Cell, block: Block) -> bool:
    return any(names(cell, each) for each in block.headers)


# The header


def _read_header(header: Sequence[Row], block: Block, reading: Reading) -> Sequence[Line]:
    """The columns in the order in which the draft prints them."""
    found, strange = _header_cells(header, block)
    missing = [column for column in block.columns if all(label.line != column for _, label in found)]
    if found and len(strange) == len(missing):
        pairs = zip(sorted(strange), missing, strict=True)
        found += [(index, placed(cell, column, block)) for (index, cell), column in pairs]
        missing = []
    labels = sorted((label for _, label in found), key=lambda label: label.cell.span)
    reading.labels.extend(labels)
    for column in missing if labels else ():
        reading.remark("missing-column", labels[-1].cell.span, column.label)
    if missing or len(labels) > len(block.columns):
        return block.columns
    return _printed_order(header, found, block)


def _header_cells(header: Sequence[Row], block: Block) -> tuple[list[tuple[int, Label]], list[tuple[int, Cell]]]:
    """The cells of a header that name columns, and those that may name others, each with its place in its row."""
    found: list[tuple[int, Label]] = []
    strange: list[tuple[int, Cell]] = []
    for index, whole in ((index, cell) for row in header for index, cell in enumerate(row.cells)):
        cell = _under_header(whole, block)
        if not cell.text or _is_header(cell, block):
            continue
        label = find_column(cell, block.columns)
        if label is not None:
            found.append((index, label))
        elif index > 0 and is_word(cell) and len(cell.text) <= MOST_HEADER:
            strange.append((index, cell))
    return found, strange


def _under_header(cell: Cell, block: Block) -> Cell:
    """The cell without the header that it stands under, where it repeats that: 法人或其他组织-商业企业."""
    said = key(cell.text)
    header = next((key(each) for each in block.headers if said.startswith(key(each))), "")
    own = said[len(header) :].strip(_JOINING)
    return cell._replace(text=own) if header and own else cell


def _printed_order(header: Sequence[Row], found: Sequence[tuple[int, Label]], block: Block) -> Sequence[Line]:
    labels = [label for _, label in sorted(found, key=lambda each: each[0])]
    if len({len(row.cells) for row in header}) == 1 and len({index for index, _ in found}) == len(labels):
        return [label.line for label in labels]
    # Where merged cells left ragged rows, only the order of the cells on one row is sure: the columns between the first
    # and the last are on one row in the format.
    inner = sorted((each for each in labels if each.line in block.columns[1:-1]), key=lambda each: each.cell.span)
    return [block.columns[0], *(label.line for label in inner), block.columns[-1]]


# The rows


def _name_rows(rows: Sequence[Row], block: Block) -> list[Named]:
    found: list[Named] = []
    group = ""
    for row in rows:
        labels = _row_labels(row, block, group)
        if labels:
            own = labels[-1].line
            group = own.id if own.group else own.parent
        found.append(name_row(row, labels))
    return found


def _row_labels(row: Row, block: Block, group: str) -> list[Label]:
    """The official rows that the cells in front of the numbers name, from the outermost group to the row itself."""
    if len(row.cells) == 1 and _is_column(row.cells[0], block):
        return []
    found: list[Label] = []
    for cell in _without_pieces(filled(row), block):
        label = find_row(cell, block, group)
        if label is None or (label.how != "same" and is_value(cell)):
            break
        found.append(label)
        if not label.line.group:
            break
        group = label.line.id
    return found


def _is_column(cell: Cell, block: Block) -> bool:
    """Whether a cell alone on its line is one of the header, which stands again on a new page: 其他, 总计."""
    return not wording(cell.text).ordinal and any(names(cell, column.label) for column in block.columns)


def _without_pieces(cells: Sequence[Cell], block: Block) -> Sequence[Cell]:
    """The cells but for lines of the labels of groups that were wrapped, in front of the label of a row."""
    label = next((place for place, cell in enumerate(cells) if find_exactly(cell, block)), 0)
    groups = [key(row.ordinal) + each for row in block.rows if row.group for each in row.keys] if label else []
    pieces = all(any(key(cell.text) in each for each in groups) for cell in cells[:label])
    return cells[label:] if pieces else cells


def _usual_leads(named: Sequence[Named], block: Block) -> dict[int, int]:
    """How many blanks stand behind the labels of each level in most of the rows that are complete.

    Where merged cells left none in front of a label, they left none behind it either.
    """
    leads: dict[int, Counter[int]] = {}
    bare = any(each.labels and each.labels[0].line.parent and each.row.cells[0].text for each in named)
    for each in named:
        lead = full_lead(each.numbers, len(block.columns))
        if each.labels and lead is not None:
            leads.setdefault(_spare(each.labels[-1].line, block), Counter())[lead] += 1
    usual = dict.fromkeys(range(3), 0) if bare else {}
    return usual | {spare: counts.most_common(1)[0][0] for spare, counts in leads.items()}


def _spare(line: Line, block: Block) -> int:
    """How many label columns a row's own label leaves empty behind it: none at the third level."""
    level = 1
    while line.parent:
        line, level = block.row(line.parent), level + 1
    return 3 - level


def _read_row(each: Named, columns: Sequence[Line], block: Block, usual: dict[int, int], reading: Reading) -> None:
    if each.unknown is not None:
        reading.labels.extend(each.labels)
        reading.remark("unknown-row", each.unknown.span, each.unknown.text)
        return
    if not each.labels:
        return
    *groups, label = each.labels
    reading.labels.extend(groups)
    if label.line.group and not any(cell.figure for cell in each.numbers):
        reading.labels.append(label)
        return
    if repeated(label, reading):
        return
    reading.labels.append(label)
    if label.line.group:
        reading.remark("undivided", label.cell.span, label.name)
    spare = _spare(label.line, block)
    cells = align(each.numbers, len(columns), spare, usual.get(spare))
    if cells is None:
        count = sum(bool(cell.text) for cell in each.numbers)
        reading.remark("cell-count", label.cell.span, label.name, count, len(columns))
        return
    reading.values.update(((label.line.id, column.id), cell) for column, cell in zip(columns, cells, strict=True))


def _settle_groups(block: Block, reading: Reading) -> None:
    """Where the rows of a group with numbers are there too, it is not undivided.

    Its numbers are a subtotal, or those of a row that lost its label and is missing.
    """
    seen = {label.line.id for label in reading.labels}
    remarks = list(reading.remarks)
    reading.remarks.clear()
    for remark in remarks:
        group = next((row for row in block.rows if row.group and block.row_name(row) == remark.name), None)
        children = [child.id in seen for child in block.children(group.id)] if group is not None else []
        if group is None or remark.kind != "undivided" or not any(children):
            reading.remarks.append(remark)
            continue
        for column in block.columns:
            reading.values.pop((group.id, column.id), None)
        if all(children):
            reading.remarks.append(remark._replace(kind="subtotal"))
