"""The text of a draft and places in it.

Offsets count characters (Unicode code points) from 0 and ends are exclusive, as in a Python slice.
Lines and columns, which people and editors see, count from 1; only reporters convert.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """The characters from offset `start` up to, but not including, offset `end`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count: the first line is 1, the first character of a line is 1."""

    line: int
    column: int


class Source(NamedTuple):
    """A draft as text, exactly as it was read (without a byte order mark).

    `name` is the path or other name that findings print; `encoding` is the codec that decoded it;
    `notes` are remarks for the drafter on how the file was read, in Chinese.
    """

    text: str
    name: str = "<text>"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    def cut(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset`; the end of the text has a position too."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """The span of the line `number` (1-based) without its line break."""
        starts = _line_starts(self.text)
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in LINE_BREAK.finditer(text)))
