"""How the cells of a table lie on a grid, with the merged cells of the document drawn as merged again.

In text, places that a merged cell covers are empty cells, or are left out where the text was pasted. The official
tables are known by their labels, so that their merged cells can be told; of other tables nothing is merged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from govlint.report import Table
from govlint.source import Span


class Area(NamedTuple):
    """How many columns and rows a cell takes; `heads` is "col" or "row" for one that names them, "" for any other."""

    across: int = 1
    down: int = 1
    heads: Literal["", "col", "row"] = ""


Place = tuple[int, int]  # the numbers of a row and of a column, from 0


def areas(table: Table, blank: Collection[Place]) -> dict[Place, Area]:
    """The cells to draw, by row and index in the row; those that a merged cell covers are not among them.

    Only the places in `blank`, which hold nothing to be seen, can be covered.
    """
    values = {cell.span for cell in table.values.values()}
    if not values:
        return {(y, x): Area() for y, row in enumerate(table.rows) for x in range(len(row.cells))}
    heads = [not any(cell.span in values or cell.is_number for cell in row.cells) for row in table.rows]
    starts = _starts(table, values, heads)
    width = max(row[-1] for row in starts) + 1
    body = min(
        starts[y][x] for y, row in enumerate(table.rows) for x, cell in enumerate(row.cells) if cell.span in values
    )
    owners: dict[Place, Place] = {}
    for y, row in enumerate(table.rows):
        below = y > 0 and heads[y - 1] == heads[y]
        for x, cell in enumerate(row.cells):
            start, end = starts[y][x], starts[y][x + 1] if x + 1 < len(row.cells) else width
            free = (y, x) in blank and cell.span not in values and (heads[y] or start < body)
            owner = _covering(owners, (y, start), heads[y], below) if free else None
            owners.update(((y, column), owner or (y, start)) for column in range(start, end))
    return _drawn(starts, width, owners, heads, body)


def _starts(table: Table, values: Collection[Span], heads: Sequence[bool]) -> list[list[int]]:
    """The column in which each cell of each row begins.

    Where merged cells were left out, rows are shorter in front of their values: there the last label takes the room.
    """
    assert table.format is not None
    columns = {line for block in table.format.blocks for line in block.columns}
    named = {label.cell.span for label in table.labels if label.line in columns}
    leads = [
        next((x for x, cell in enumerate(row.cells) if cell.span in (named if head else values)), None)
        for row, head in zip(table.rows, heads, strict=True)
    ]
    most = max(lead for lead, head in zip(leads, heads, strict=True) if lead is not None and not head)
    header = min((lead for lead, head in zip(leads, heads, strict=True) if lead is not None and head), default=most)
    found = []
    for row, head, own in zip(table.rows, heads, leads, strict=True):
        lead = header if head else own
        shift = max(0, most - lead) if lead else 0
        found.append([x + shift if lead and x >= lead else x for x in range(len(row.cells))])
    return found


def _covering(owners: Mapping[Place, Place], place: Place, head: bool, below: bool) -> Place | None:
    """The cell that covers an empty place: the one to its left in its row, else the one above it, else none.

    `below` says whether the row above is of the same kind. A header cell does not reach under the next column of the
    header above it.
    """
    y, column = place
    left, up = owners.get((y, column - 1)), owners.get((y - 1, column)) if below else None
    if left is None or left[0] < y or (head and up is not None and up[1] == column):
        return up
    return left


def _drawn(
    starts: Sequence[Sequence[int]], width: int, owners: Mapping[Place, Place], heads: Sequence[bool], body: int
) -> dict[Place, Area]:
    """The areas of the cells, as far as they are rectangles; others fall apart into the cells that they cover."""
    covered: dict[Place, list[Place]] = {}
    for place, owner in owners.items():
        covered.setdefault(owner, []).append(place)
    whole = {owner: _rectangle(places) for owner, places in covered.items()}
    found = {}
    for y, row in enumerate(starts):
        for x, start in enumerate(row):
            owner = owners[y, start]
            if owner != (y, start) and whole[owner] is not None:
                continue
            alone = (row[x + 1] if x + 1 < len(row) else width) - start, 1
            across, down = whole.get((y, start)) or alone
            found[y, x] = Area(across, down, "col" if heads[y] else "row" if start < body else "")
    return found


def _rectangle(places: Sequence[Place]) -> tuple[int, int] | None:
    """How many columns and rows the places take; None if they are no full rectangle."""
    rows, columns = [y for y, _ in places], [x for _, x in places]
    across, down = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    return (across, down) if across * down == len(places) else None
