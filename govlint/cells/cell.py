"""The cell that a piece of a line is."""

from __future__ import annotations

import re

from govlint.figure import read
from govlint.fold import key
from govlint.marks import bare
from govlint.report import Cell
from govlint.source import Span, between

_DRAWN = "─━═"  # between rows, where a merged cell lets the rule begin within the line
_BREAK = re.compile(r"<br\s*/?>|&nbsp;|[\r\n]+", re.IGNORECASE)


def make_cell(text: str, piece: Span, offset: int = 0) -> Cell:
    """The cell that a piece of a line at `offset` is, without the blanks, line breaks and marks around its text."""
    start, end = bare(text, *piece)
    while start < end and text[start] in _DRAWN:
        start += 1
    while start < end and text[end - 1] in _DRAWN:
        end -= 1
    content = text[start:end]
    if "<" in content or "&" in content or "\n" in content or "\r" in content:
        start, end, content = _without_breaks(text, start, end)
    at = offset + (start if content else piece.start)
    figure = read(content, at)
    rest = key(content[len(figure.text) :]) if figure and len(figure.text) < len(content) else ""
    return Cell(Span(at, at + end - start), content, figure, rest)


def _without_breaks(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The bounds and the text of a cell with its lines joined: Chinese as it is, other words with a blank between."""
    lines = [bare(text, start + line.start, start + line.end) for line in between(text[start:end], _BREAK)]
    full = [line for line in lines if line[0] < line[1]]
    if not full:
        return start, start, ""
    joined = ""
    for line in full:
        words = text[slice(*line)]
        joined += " " + words if joined[-1:].isascii() and joined and words[0].isascii() else words
    return full[0][0], full[-1][1], joined
