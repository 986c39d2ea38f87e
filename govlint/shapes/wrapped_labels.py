"""Labels that were wrapped over lines, each of which became a row: joined again where that makes official wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from govlint.labels import is_value, is_word, wording
from govlint.report import Cell, Row
from govlint.shapes.rows import filled, is_official
from govlint.source import Span

MOST_LINES = 5  # over which a label is wrapped
MOST_CELLS = 64  # of a row whose lines are joined
LABEL_COLUMNS = 3  # in front of the numbers of a row, at most


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
    if all(is_official(cell.text, official) for row in rows for cell in filled(row) if is_word(cell)):
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
    if not pieces or not words or not all(is_official("".join(texts), official) for texts in pieces):
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
