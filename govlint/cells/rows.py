"""Finding the rows of tables among the lines of a draft: rows on a line each, and rows over several lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govlint.cells.broken import broken
from govlint.cells.evidence import are_rows
from govlint.cells.scrambled import headers, is_one_row
from govlint.cells.stacks import stacked
from govlint.cells.upright import upright
from govlint.cells.wrapped_lines import wrapped


def find_rows(lines: Sequence[str]) -> list[range]:
    """The rows, or rules between rows, of tables among the lines of a draft, blank ones left out.

    Of each row, in their order, the places of its lines.
    """
    labels, scrambled = list(wrapped(lines)), list(headers(lines))
    alone = are_rows(lines, labels, scrambled)
    several = [
        *stacked(lines),
        *broken(lines),
        *upright(lines),
        *(header for header in scrambled if is_one_row(lines[header.start : header.stop])),
        *(label for label in labels if all(alone[label.start : label.stop])),
    ]
    whole = list(_apart(several))
    taken = {place for row in whole for place in row}
    single = (range(place, place + 1) for place, is_row in enumerate(alone) if is_row and place not in taken)
    return sorted([*whole, *single], key=lambda row: row.start)


def _apart(rows: Iterable[range]) -> Iterator[range]:
    """The rows in order, but for those that overlap one that begins before them, or there and ends behind them."""
    done = 0
    for row in sorted(rows, key=lambda each: (each.start, -each.stop)):
        if row.start >= done:
            yield row
            done = row.stop
