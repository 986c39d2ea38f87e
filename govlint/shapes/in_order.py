"""Rows whose labels were wrapped over the lines around their numbers, those of their groups beside them: as a page is
laid out in text. Which line belongs to which row is not told; but where all words of a table are there, and as many
lines of numbers as it has rows, their order tells the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from govlint.fold import key
from govlint.formats import Block, Line, TableFormat
from govlint.labels import find_exactly, is_value
from govlint.report import Cell, Label, Row
from govlint.shapes.reading import Named
from govlint.shapes.rows import blank, filled

_NUMERALS = frozenset("0123456789一二三四五六七八九十")  # ordinals may be lost, or left away


def in_order(rows: Sequence[Row], format: TableFormat, block: Block) -> list[Named] | None:
    """The rows with numbers, each with its label; None if their order does not tell the rows."""
    parts = [_parted(row) for row in rows]
    numbered = [(row, words, numbers) for row, (words, numbers) in zip(rows, parts, strict=True) if numbers]
    if len(numbered) != sum(not line.group for line in block.rows):
        return None
    if any(len(numbers) != len(block.columns) for *_, numbers in numbered):
        return None
    if not _are_all(_characters(cell.text for words, _ in parts for cell in words), format, block):
        return None
    named: list[Named] = []
    groups: list[Line] = []
    rest = iter(numbered)
    for line in block.rows:
        if line.group:
            groups.append(line)
            continue
        row, words, numbers = next(rest)
        label = find_exactly(words[-1], block) if words else None
        if label is None or label.line.group:
            label = _made(line, row, block)
        elif label.line != line:
            return None
        above = [_made(group, row, block) for group in groups]
        groups.clear()
        named.append(Named(row._replace(cells=(label.cell, *numbers)), (*above, label), None))
    return named


def _parted(row: Row) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """The words of a row, and the numbers at its end."""
    cells = filled(row)
    count = sum(1 for _ in takewhile(is_value, reversed(cells)))
    return cells[: len(cells) - count], cells[len(cells) - count :]


def _are_all(found: Counter[str], format: TableFormat, block: Block) -> bool:
    """Whether characters are those of all rows and columns; more only of the corner, and of what may stand again.

    Columns are called as rows are (总计): only with the header it is sure that all words of the rows are there.
    """
    header = (*block.headers, *(column.label for column in block.columns))
    needed = _characters((*(row.label for row in block.rows), *header))
    for row in block.rows:
        for longer in row.keys:  # its label with a note
            note = _characters([longer]) - _characters([row.label])
            needed += note if not needed + note - found else Counter()
    again = _characters((format.note, *header, *(row.label for row in block.rows if row.group)))
    return not needed - found and (found - needed).keys() <= again.keys()


def _characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(each for each in key("".join(texts)) if each.isalnum() and each not in _NUMERALS)


def _made(line: Line, row: Row, block: Block) -> Label:
    """The label that a row would have before its numbers."""
    cell = blank(row.cells[0])._replace(text=line.ordinal + line.label)
    return Label(cell, line, block.row_name(line), "same")
