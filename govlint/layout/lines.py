"""The lines of a draft as they are meant: where only several together are a row or a heading, they are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from govlint.cells import find_rows
from govlint.headings import MOST_TITLE, is_official, section_heading
from govlint.marks import is_break, unmarked
from govlint.paging import numbers_page
from govlint.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")


class Line(NamedTuple):
    """A line, or several that are one, without the blanks and marks around it; and whether it is a row of a table."""

    span: Span
    is_row: bool = False


def whole_lines(source: Source) -> list[Line]:
    """The lines of a draft, in order; without blank ones, breaks between paragraphs, and the numbers of pages."""
    printed = list(_printed(source))
    return list(_with_headings(source, list(_with_rows(source, printed))))


def _printed(source: Source) -> Iterator[Span]:
    """The lines as they are printed, without the blanks and marks around them."""
    for match in _LINE.finditer(source.text):
        own = unmarked(match[0])
        line = Span(match.start() + own.start, match.start() + own.end)
        if line.start < line.end and not is_break(match[0]) and not numbers_page(source.text, *line):
            yield line


def _with_rows(source: Source, lines: Sequence[Span]) -> Iterator[Line]:
    """The lines, those together that are one row of a table."""
    done = 0
    for row in find_rows([source.cut(line) for line in lines]):
        yield from map(Line, lines[done : row.start])
        yield Line(Span(lines[row[0]].start, lines[row[-1]].end), is_row=True)
        done = row.stop
    yield from map(Line, lines[done:])


def _with_headings(source: Source, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, two together where only together they are the heading of an official section."""
    done = 0
    for line, below in zip_longest(lines, lines[1:]):
        if line.span.start < done:
            continue
        if below is not None and not line.is_row and not below.is_row:
            whole = Span(line.span.start, below.span.end)
            if _is_wrapped(source, line.span, whole):
                line, done = Line(whole), whole.end
        yield line


def _is_wrapped(source: Source, line: Span, whole: Span) -> bool:
    """Whether `whole` is an official heading of which only a part, or the ordinal, stands on `line`."""
    heading = section_heading(source.cut(whole), whole.start) if whole.end - whole.start <= MOST_TITLE else None
    if heading is None or not is_official(heading.title):
        return False
    return not is_official(source.text[heading.title_span.start : line.end])
