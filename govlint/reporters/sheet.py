"""A draft as a page shows it: its blocks in order, every character in one of them, with the marks of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.layout import Token, tokens
from govlint.location import place_in
from govlint.parser import parse
from govlint.report import Cell, Table
from govlint.reporters.grid import Area, areas
from govlint.reporters.marks import Mark, Piece, cut
from govlint.reporters.terminal import width
from govlint.source import LINE_BREAK, Source, Span, between

KINDS = {"TITLE": "title", "SECTION": "section", "SUBSECTION": "subsection", "CLOSING": "closing"}
MOST_DIGITS = 12  # a longer number does not widen the column

Numbers = dict[str, tuple[int, ...]]  # findings by the id of a row or column


class Text(NamedTuple):
    """A heading, a paragraph or another run of lines; `kind` is a value of KINDS, "paragraph" or "blank".

    `lines` are its lines, or parts of them; `indented` tells whether it begins with blanks of its own.
    """

    kind: str
    lines: tuple[tuple[Piece, ...], ...]
    indented: bool


class Box(NamedTuple):
    """A cell of a table. `digits` is how many characters its number, with the longest of the table, takes; 0 without.

    `across_row` and `down_column` are the numbers of the findings whose equation runs through the cell along its row,
    or down its column.
    """

    pieces: tuple[Piece, ...]
    area: Area
    digits: int
    across_row: tuple[int, ...]
    down_column: tuple[int, ...]


class Grid(NamedTuple):
    """A table; `name` is the one of the official table that it is, or ""."""

    kind: str
    name: str
    rows: tuple[tuple[Box, ...], ...]


class _Stretch(NamedTuple):
    """A line, a part of a line or a cell, and the block that it belongs to; `table` is that of a cell."""

    span: Span
    kind: str
    block: int
    table: Table | None = None


def sheet(source: Source, marks: Sequence[Mark]) -> list[Text | Grid]:
    """The blocks of a draft, with all its characters but what parts lines and cells or stands around a cell's text.

    That is line breaks, tabs, bars, lines that are drawn between rows, and blanks and marks of bold around a cell.
    """
    stretches = list(_stretches(source))
    spans = [each.span for each in stretches]
    pieces = dict(zip(spans, cut(source.text, spans, marks), strict=True))
    blocks: dict[int, list[_Stretch]] = {}
    for each in stretches:
        blocks.setdefault(each.block, []).append(each)
    found: list[Text | Grid] = []
    for its in blocks.values():
        kind, start, table = its[0].kind, its[0].span.start, its[0].table
        if table is not None:
            found.append(_grid(table, pieces, marks))
        elif kind != "blank" or any(pieces[each.span] for each in its):
            indented = source.text[start : start + 1].isspace()
            found.append(Text(kind, tuple(pieces[each.span] for each in its), indented))
    return found


def _stretches(source: Source) -> Iterator[_Stretch]:
    """The draft line by line, a line that is a heading and its paragraph in two parts, a row, which may be of several
    lines, in its cells."""
    rows = {row.span.start: (row, table) for table in parse(source).tables() for row in table.rows}
    numbers: dict[int, int] = {}  # of the tables, by their identity
    block, kind = 0, ""
    for line, its in _lines(source):
        if not its:
            yield _Stretch(line, "blank", -line.start - 1)  # blocks of their own, apart from those around them
        for index, token in enumerate(its):
            goes_on = token.kind == "CONTINUED" or token.kind == kind == "TITLE"
            block, kind = block if goes_on else block + 1, token.kind
            if token.kind == "ROW":
                if token.span.start in rows:  # else it is drawn between rows
                    row, table = rows[token.span.start]
                    number = numbers.setdefault(id(table), block)
                    yield from (_Stretch(cell.span, "table", number, table) for cell in row.cells)
                continue
            start = token.span.start if index else line.start
            end = its[index + 1].span.start if index + 1 < len(its) else line.end
            yield _Stretch(Span(start, end), KINDS.get(token.kind, "paragraph"), block)


def _lines(source: Source) -> Iterator[tuple[Span, list[Token]]]:
    """The lines, but for those that a token of the line above goes on over, and the tokens that begin on each."""
    waiting = tokens(source)[::-1]
    shown = 0
    for line in between(source.text, LINE_BREAK):
        if line.start < shown:
            continue
        its: list[Token] = []
        while waiting and waiting[-1].span.start <= line.end:
            its.append(waiting.pop())
        shown = max([line.end, *(token.span.end for token in its)])
        yield line, its


def _grid(table: Table, pieces: Mapping[Span, tuple[Piece, ...]], marks: Sequence[Mark]) -> Grid:
    texts = [[pieces[cell.span] for cell in row.cells] for row in table.rows]
    blank = {(y, x) for y, row in enumerate(texts) for x, each in enumerate(row) if not each}
    drawn = areas(table, blank)
    numbers = [width(cell.text) for row in table.rows for cell in row.cells if cell.is_number]
    digits = min(MOST_DIGITS, max(numbers, default=0))
    across, down = _equations(table, marks)
    places = _labels(table) | {cell.span: place for place, cell in table.values.items()}

    def box(y: int, x: int, cell: Cell) -> Box:
        row, column = places.get(cell.span, ("", ""))
        size = digits if cell.is_number else 0
        return Box(texts[y][x], drawn[y, x], size, across.get(row, ()), down.get(column, ()))

    rows = [
        tuple(box(y, x, cell) for x, cell in enumerate(row.cells) if (y, x) in drawn)
        for y, row in enumerate(table.rows)
    ]
    return Grid("table", table.format.name if table.format else "", tuple(rows))


def _labels(table: Table) -> dict[Span, tuple[str, str]]:
    """The labels of a table, with the id of the row or of the column that each names."""
    assert table.format is not None or not table.labels
    rows = {line for block in table.format.blocks for line in block.rows} if table.format else ()
    return {
        label.cell.span: (label.line.id, "") if label.line in rows else ("", label.line.id) for label in table.labels
    }


def _equations(table: Table, marks: Sequence[Mark]) -> tuple[Numbers, Numbers]:
    """The findings whose equations run along an official row, and those whose equations run down a column, by its id.

    One runs where a related place is another cell of the row, or of the column, in which the finding itself is.
    """
    own: dict[int, tuple[str, str]] = {}
    across: dict[str, dict[int, None]] = {}
    down: dict[str, dict[int, None]] = {}
    for mark in sorted(marks, key=lambda each: each.place):
        at = place_in(table, mark.span)
        if at is None:
            continue
        row, column = own.setdefault(mark.number, at) if not mark.place else own.get(mark.number, ("", ""))
        if at[0] == row and at[1] != column:
            across.setdefault(row, {})[mark.number] = None
        if at[1] == column and at[0] != row:
            down.setdefault(column, {})[mark.number] = None
    return {row: tuple(each) for row, each in across.items()}, {column: tuple(each) for column, each in down.items()}
