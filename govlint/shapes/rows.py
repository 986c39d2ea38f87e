"""Rows of a table as they are meant: labels that were wrapped over lines joined again, numbers found among blanks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, pairwise

from govlint.fold import key
from govlint.labels import is_value, is_word, wording
from govlint.numerals import numeral
from govlint.report import Cell, Row
from govlint.source import Span

MOST_LINES = 5  # over which a label is wrapped
MOST_ORDINAL = 6  # characters, with its marks
LEAST_COLUMNS = 3  # that a row of their numbers counts
MOST_MARK = 2  # characters of what stands in front of it
MOST_CELLS = 64  # of a row whose lines are joined
LABEL_COLUMNS = 3  # in front of the numbers of a row, at most


def filled(row: Row) -> list[Cell]:
    """The cells of a row that are not blank."""
    return [cell for cell in row.cells if cell.text]


def unspaced(rows: Sequence[Row]) -> list[Row]:
    """The rows without columns that only keep others apart: nothing stands in them in any row.

    Where rows have lost cells, their places tell no columns; but every second one may be such.
    """
    width = max(len(row.cells) for row in rows)
    filled = {index for row in rows for index, cell in enumerate(row.cells) if cell.text}
    blank = set(range(width)) - filled
    if not blank or not (all(len(row.cells) == width for row in rows) or blank.issuperset(range(1, width, 2))):
        return list(rows)
    return [
        row._replace(cells=tuple(cell for index, cell in enumerate(row.cells) if index not in blank)) for row in rows
    ]


def counts_columns(row: Row, official: Mapping[str, bool]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 and so on, perhaps behind 栏次 or 甲."""
    cells = filled(row)
    if not any(cell.text == "1" for cell in cells):
        return False
    words = [cell for cell in cells if not is_value(cell)]
    counts = [cell.text for cell in cells if is_value(cell)]
    if len(counts) < LEAST_COLUMNS or counts != [str(place) for place in range(1, len(counts) + 1)]:
        return False
    return all(len(cell.text) <= MOST_MARK and not _is_official(cell.text, official) for cell in words)


def without_repeats(row: Row) -> Row:
    """The row with the words of a merged cell once, where they were pasted into every cell that it covers."""
    before = ""
    cells: list[Cell] = []
    for cell in row.cells:
        again = cell.text == before and is_word(cell)
        cells.append(_blank(cell) if again else cell)
        before = cell.text
    return row._replace(cells=tuple(cells))


def uncounted(rows: Sequence[Row], official: Mapping[str, bool]) -> list[Row]:
    """The rows without what counts them: a number or an ordinal in a cell of its own in front of a label."""
    if not any(_counting(row, official) for row in rows):
        return list(rows)
    return [_without(row, _counting(row, official, counted=True)) for row in rows]


def _counting(row: Row, official: Mapping[str, bool], counted: bool = False) -> list[int]:
    """The places of cells that count the cell behind them: a label, or any words where other rows are `counted` so."""
    full = [index for index, cell in enumerate(row.cells) if cell.text]
    return [
        index
        for index, behind in pairwise(full)
        if (
            _is_official(row.cells[behind].text, official)
            or (counted and index == full[0] and is_word(row.cells[behind]))
        )
        and _counts(row.cells[index])
    ]


def _without(row: Row, places: Collection[int]) -> Row:
    cells = (_blank(cell) if index in places else cell for index, cell in enumerate(row.cells))
    return row._replace(cells=tuple(cells)) if places else row


def _counts(cell: Cell) -> bool:
    """Whether a cell holds nothing but an ordinal: 3, 三、 or （三）."""
    ordinal = key(cell.text).strip("()、.,") if len(cell.text) <= MOST_ORDINAL else ""
    return ordinal.isdecimal() or numeral(ordinal) is not None


def _blank(cell: Cell) -> Cell:
    return Cell(Span(cell.span.start, cell.span.start), "")


def unwrap(rows: Sequence[Row], official: Mapping[str, bool]) -> list[Row]:
    """The rows with wrapped labels joined again, wherever that makes official wordings.

    `official` says of each wording whether its row carries numbers: they may stand on the line below such a label.
    """
    found: list[tuple[Row, bool]] = []
    for row in rows:
        numbers = any(map(is_value, filled(row)))
        for count in range(1, min(len(found), MOST_LINES - 1) + 1):
            above = found[-count:]
            numbered = sum(has for _, has in above) + numbers
            joined = _joined([*(each for each, _ in above), row], official) if numbered <= 1 else None
            if joined is not None:
                found[-count:] = [(joined, numbered > 0)]
                break
        else:
            found.append((row, numbers))
    return [row for row, _ in found]


def _joined(rows: Sequence[Row], official: Mapping[str, bool]) -> Row | None:
    """One row of several lines, at most one of them with numbers; None if they are not the lines of one."""
    if all(_is_official(cell.text, official) for row in rows for cell in filled(row) if is_word(cell)):
        return _label_above_numbers(rows[0], rows[1], official) if len(rows) == 2 else None
    if sum(len(row.cells) for row in rows) > MOST_CELLS:
        return None
    around = _around_numbers(rows, official)
    if around is not None:
        return around
    labels = [_label_index(row) for row in rows]
    # A line that was wrapped may have lost the tabs in front of it: then its label is still under the label above.
    # A line that was broken inside a cell goes on with the last cell of the line above.
    inside = [0, *accumulate(len(row.cells) - 1 for row in rows[:-1])]
    for shifts in ([0] * len(rows), [max(labels) - index for index in labels], inside):
        joined = _glued(rows, shifts, official)
        if joined is not None:
            return joined
    return None


def _around_numbers(rows: Sequence[Row], official: Mapping[str, bool]) -> Row | None:
    """A row whose numbers stand on a line of their own among those of its label, as in the middle of a cell."""
    numbers = [row for row in rows if all(map(is_value, filled(row)))]
    words = [cell for row in rows if row not in numbers for cell in filled(row)]
    if len(numbers) != 1 or len(words) != len(rows) - 1 or not all(map(is_word, words)):
        return None
    label = _one(words)
    if not official.get(wording(label.text).label):
        return None
    return Row(Span(rows[0].span.start, rows[-1].span.end), (label, *filled(numbers[0])))


def _glued(rows: Sequence[Row], shifts: Sequence[int], official: Mapping[str, bool]) -> Row | None:
    """The rows, each shifted by so many cells, with columns joined; None if that makes no official wordings."""
    columns: dict[int, list[Cell]] = {}
    for row, shift in zip(rows, shifts, strict=True):
        for index, cell in enumerate(row.cells, shift):
            columns.setdefault(index, []).append(cell)
    pieces = [full for cells in columns.values() if len(full := [cell.text for cell in cells if cell.text]) > 1]
    words = all(any(map(str.isalpha, text)) for texts in pieces for text in texts)
    if not pieces or not words or not all(_is_official("".join(texts), official) for texts in pieces):
        return None
    joined = {index: _one(cells) for index, cells in columns.items()}
    cells = tuple(joined[index] for index in sorted(joined))
    return Row(Span(rows[0].span.start, rows[-1].span.end), cells)


def _one(cells: Sequence[Cell]) -> Cell:
    """The cell that is alone with a text, or the texts of several as one."""
    full = [cell for cell in cells if cell.text]
    if len(full) < 2:
        return full[0] if full else cells[-1]
    return Cell(Span(full[0].span.start, full[-1].span.end), "".join(cell.text for cell in full))


def _label_above_numbers(above: Row, below: Row, official: Mapping[str, bool]) -> Row | None:
    """A row whose label stands on a line of its own, with all its numbers on the next."""
    words, numbers = filled(above), filled(below)
    if len(words) > LABEL_COLUMNS or not is_word(words[-1]) or not official.get(wording(words[-1].text).label):
        return None
    if len(numbers) < 2 or not all(map(is_value, numbers)):
        return None
    labels = above.cells[: above.cells.index(words[-1]) + 1]
    under = below.cells[: len(labels)]  # blank where the line kept the tabs in front of its numbers
    cells = below.cells if any(cell.text for cell in under) else below.cells[len(labels) :]
    return Row(Span(above.span.start, below.span.end), (*labels, *cells))


def _label_index(row: Row) -> int:
    """The index of the last label in front of the numbers."""
    first = next((index for index, cell in enumerate(row.cells) if is_value(cell)), len(row.cells))
    return max((index for index, cell in enumerate(row.cells[:first]) if cell.text), default=0)


def _is_official(text: str, official: Mapping[str, bool]) -> bool:
    said = wording(text)
    return said.label in official or said.bare in official


def full_lead(cells: Sequence[Cell], width: int) -> int | None:
    """How many blanks stand before `width` cells, the first and last of them filled; None if they are more or fewer."""
    indexes = [index for index, cell in enumerate(cells) if cell.text]
    return indexes[0] if indexes and indexes[-1] - indexes[0] + 1 == width else None


def align(cells: Sequence[Cell], width: int, most: int, usual: int | None) -> Sequence[Cell] | None:
    """The `width` cells that hold the numbers, among blanks that merged cells and stray tabs left; None if none do.

    Where the first or last of them is blank, `usual`, the number of blanks in front of them in other rows of the kind,
    tells which they are; where that is not known (None), the up to `most` blanks that the format's merged label cells
    leave.
    """
    indexes = [index for index, cell in enumerate(cells) if cell.text]
    if len(indexes) == width and len({after - before for before, after in pairwise(indexes)}) <= 1:
        return [cells[index] for index in indexes]  # side by side, or with as many blanks between any two of them
    if usual is not None and _fits(cells, width, usual):
        return cells[usual : usual + width]
    if usual is not None:
        return cells[most:] if len(cells) == width + most and _fits(cells, width, most) else None
    leads = (lead for lead in range(most, -1, -1) if _fits(cells, width, lead))
    return next((cells[lead : lead + width] for lead in leads), None)


def _fits(cells: Sequence[Cell], width: int, lead: int) -> bool:
    outside = (*cells[:lead], *cells[lead + width :])
    return len(cells) >= lead + width and not any(cell.text for cell in outside)
