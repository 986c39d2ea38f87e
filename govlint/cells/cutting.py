"""Cutting the rows of a table into cells: at tabs, at bars, at blanks or at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.cells.bars import at_bars, ends_with_bar, has_bars, is_framed, is_rule, starts_with_bar
from govlint.cells.blanks import at_blanks
from govlint.cells.cell import make_cell
from govlint.cells.official import is_official
from govlint.cells.scrambled import wordings_of
from govlint.cells.wrapped_lines import unwrapped
from govlint.report import Cell, Row
from govlint.source import Source, Span, between

_TAB = re.compile(r"\t")
_LINE = re.compile(r"[^\r\n]+")


class _Style(NamedTuple):
    """What parts the cells of a table: tabs or bars in some row, or neither in any.

    `led` and `closed` say whether bars in front of a row and behind it are only a frame.
    """

    tabs: bool
    bars: bool
    led: bool
    closed: bool


def cut(source: Source, lines: Sequence[Span]) -> list[Row]:
    """The rows of a table, whose `lines` follow each other, each cell without the blanks and marks around its text.

    Lines that hold no content, such as the rule under a header, are no rows.
    """
    texts = [source.cut(line) for line in lines]
    style = _style(texts)
    rows: list[Row] = []
    for line, text in zip(lines, texts, strict=True):
        if not style.tabs and is_rule(text, below_header=len(rows) == 1):
            continue
        row = Row(line, _cells(line, text, style))
        if any(cell.text for cell in row.cells):
            rows.append(row)
    return rows


def _style(texts: Sequence[str]) -> _Style:
    tabs = any("\t" in text and not is_framed(text) for text in texts)
    rows = [text for text in texts if not is_rule(text)]
    barred = [text for text in rows if (is_framed(text) if tabs else has_bars(text))]
    # Where every row begins or ends with a bar it is the frame; else a bar there has an empty cell before or behind it.
    return _Style(tabs, bool(barred), all(map(starts_with_bar, barred)), all(map(ends_with_bar, barred)))


def _cells(line: Span, text: str, style: _Style) -> tuple[Cell, ...]:
    wordings = wordings_of(text.splitlines()) if _is_stacked(text) else ()
    if not wordings:
        return tuple(make_cell(text, piece, line.start) for piece in _pieces(text, style))
    # Which characters are those of a wording is not told: all stand in the first cell.
    end = Span(line.end, line.end)
    return (Cell(line, wordings[0]), *(Cell(end, wording) for wording in wordings[1:]))


def _is_stacked(text: str) -> bool:
    """Whether a row stands on several lines, with one cell, or a part of one, on each."""
    return _LINE.fullmatch(text) is None and "\t" not in text


def _pieces(text: str, style: _Style) -> Iterable[Span]:
    if _is_stacked(text):
        return _at_lines(text)
    if is_framed(text) or (style.bars and has_bars(text)):
        return at_bars(text, style.led, style.closed)
    if "\t" in text:
        return between(text, _TAB)
    if style.tabs or style.bars or is_official(text):
        return [Span(0, len(text))]
    return at_blanks(text, alone=2)


def _at_lines(text: str) -> list[Span]:
    """The lines of a text that hold anything, those of a wrapped label together; where bars part them, at the bars."""
    if has_bars(text):
        return at_bars(text, led=True, closed=True)
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match[0].strip()]
    places = unwrapped([text[slice(*line)].strip() for line in lines])
    return [Span(lines[each[0]].start, lines[each[-1]].end) for each in places]
