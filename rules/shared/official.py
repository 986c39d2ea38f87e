"""The official cells as the rules on prose compare them: by table, row and column, or several of them together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govlint.claim import Side, Term
from govlint.draft import Draft, recall
from govlint.report import Table


def cell(draft: Draft, table: str, row: str, column: str = "total") -> Side | None:
    """The number in a cell of the first official table with this id, None if it is unknown.

    A group row (（三）不予公开) is the sum of its rows, whatever stands in it, if there are any; a blank total is the
    sum of its columns, if all are known.
    """
    return recall(draft, (cell, table, row, column), lambda: _of_pieces(draft.tables(table), row, column))


def add(*sides: Side | None) -> Side | None:
    """Several sides as one sum, None if one of them is unknown."""
    known = [side for side in sides if side is not None]
    if len(known) < len(sides):
        return None
    names = [side.words or side.terms[0].name for side in known]
    terms = tuple(term for side in known for term in side.terms)
    first = terms[0].figure.cell if terms else None
    table = first.table if first is not None else ""  # said once: 表三“一、本年新收”＋“二、上年结转”
    return Side(terms, "＋".join([*names[:1], *(name.removeprefix(table) for name in names[1:])]))


def _of_pieces(pieces: Sequence[Table], row: str, column: str) -> Side | None:
    """The cell in the first piece of a table that has it: rows that stand in any of them divide a group row."""
    divided = frozenset(label.line.parent for piece in pieces for label in piece.labels)
    sides = (_cell(piece, row, column, divided) for piece in pieces)
    return next((side for side in sides if side is not None), None)


def _cell(table: Table, row: str, column: str, divided: Collection[str]) -> Side | None:
    assert table.format is not None
    block = next((each for each in table.format.blocks if any(line.id == row for line in each.rows)), None)
    if block is None or not any(line.id == column for line in block.columns):
        return None
    name = f"{table.format.name}“{block.row_name(block.row(row))}”"
    if column not in ("total", "decisions", "amount"):
        name += f"“{block.column(column).short}”"
    figure = table.figure(row, column) if row not in divided else None
    if figure is not None:
        return Side((Term(name, figure),))
    children = [_cell(table, child.id, column, divided) for child in block.children(row)]
    if children:
        total = add(*children)
        return total and total._replace(words=f"{name}各项之和")
    if column == "total" and len(block.columns) > 1 and table.get(row, column) is not None:
        columns = [_cell(table, row, line.id, divided) for line in block.columns if line.id != "total"]
        total = add(*columns)
        return total and total._replace(words=f"{name}各列之和")
    return None
