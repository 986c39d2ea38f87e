"""The text of a draft and places in it.

Offsets count characters (Unicode code points) from 0 and ends are exclusive, as in a Python slice.
Lines and columns, which people and editors see, count from 1; only reporters convert.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

# Characters that show nothing (in a set of a pattern): soft hyphens, joiners, marks of direction and of byte order.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
LINE_BREAK = re.compile(r"\r\n|\r|\n")
Kind = Literal["text", "docx", "html", "pdf"]


class Span(NamedTuple):
    """The characters from offset `start` up to, but not including, offset `end`."""

    start: int
    end: int


def between(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    """The pieces of a text that a separator parts."""
    start = 0
    for match in separator.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


class Position(NamedTuple):
    """A place as people count: the first line is 1, the first character of a line is 1."""

    line: int
    column: int


class Origin(NamedTuple):
    """Where in the document the characters from offset `start` up to the next origin come from.

    `place` names it in Chinese (第12段, 第3页第2行); `column` is where the first of them stands in its line (from 1),
    0 where the document has no columns.
    """

    start: int
    place: str
    column: int = 0


class Source(NamedTuple):
    """A draft as text, exactly as it was read (without a byte order mark), or as it was taken from a document.

    `name` is the path or other name that findings print; `encoding` is the codec that decoded it, `marked` whether a
    byte order mark stood before the text; `notes` are remarks for the drafter on how the file was read, in Chinese.
    `kind` is what the file is, and `origins` say, in the order of the text, where its characters stand in it: none for
    plain text.
    """

    text: str
    name: str = "<text>"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    kind: Kind = "text"
    origins: tuple[Origin, ...] = ()
    marked: bool = False

    def cut(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset`, from 0 to the length of the text: its end has one too."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def origin(self, offset: int) -> str:
        """Where the character at `offset` stands in the document that the text was taken from, "" for plain text."""
        index = bisect_right(self.origins, offset, key=lambda each: each.start) - 1
        if index < 0:
            return ""
        start, place, column = self.origins[index]
        return f"{place}第{column + offset - start}列" if column else place

    def line(self, number: int) -> Span:
        """The span of the line `number` (1-based) without its line break; IndexError beyond the last one."""
        starts = _line_starts(self.text)
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in LINE_BREAK.finditer(text)))
