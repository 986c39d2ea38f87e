"""Numbers found among the blanks that merged cells and stray tabs leave around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.report import Cell


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
