"""Numbers that only count the rows or the columns of a table: they are none of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from govlint.fold import key
from govlint.labels import is_value, is_word
from govlint.numerals import numeral
from govlint.report import Cell, Row
from govlint.shapes.rows import blank, filled, is_official

MOST_ORDINAL = 6  # characters, with its marks
LEAST_COLUMNS = 3  # that a row of their numbers counts
MOST_MARK = 2  # characters of what stands in front of it


def counts_columns(row: Row, official: Mapping[str, bool]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 and so on, perhaps behind 栏次 or 甲."""
    cells = filled(row)
    if not any(cell.text == "1" for cell in cells):
        return False
    words = [cell for cell in cells if not is_value(cell)]
    counts = [cell.text for cell in cells if is_value(cell)]
    if len(counts) < LEAST_COLUMNS or counts != [str(place) for place in range(1, len(counts) + 1)]:
        return False
    return all(len(cell.text) <= MOST_MARK and not is_official(cell.text, official) for cell in words)


def uncounted(rows: Sequence[Row], official: Mapping[str, bool]) -> list[Row]:
    """The rows without what counts them: a number or an ordinal in a cell of its own in front of a label."""
    if not any(_counting(row, official) for row in rows):
        return list(rows)
    return [_without(row, _counting(row, official, counted=True)) for row in rows]


def _counting(row: Row, official: Mapping[str, bool], counted: bool = False) -> list[int]:
    """The places of cells that count the cell behind them: a label, or any words where other rows are `counted` so."""
    full = [index for index, cell in enumerate(row.cells) if cell.text]
    found = ((index, row.cells[behind]) for index, behind in pairwise(full) if _counts(row.cells[index]))
    return [
        index
        for index, cell in found
        if is_official(cell.text, official) or (counted and index == full[0] and is_word(cell))
    ]


def _without(row: Row, places: Collection[int]) -> Row:
    cells = (blank(cell) if index in places else cell for index, cell in enumerate(row.cells))
    return row._replace(cells=tuple(cells)) if places else row


def _counts(cell: Cell) -> bool:
    """Whether a cell holds nothing but an ordinal: 3, 三、 or （三）."""
    ordinal = key(cell.text).strip("()、.,") if len(cell.text) <= MOST_ORDINAL else ""
    return ordinal.isdecimal() or numeral(ordinal) is not None
