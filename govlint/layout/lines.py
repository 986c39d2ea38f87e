"""The lines of a draft as they are meant: where only several together are a row or a heading, they are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.cells import find_rows
from govlint.headings import MOST_TITLE, is_official_title, section_heading
from govlint.marks import is_break, unmarked
from govlint.numerals import ORDINAL
from govlint.paging import numbers_page
from govlint.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = r"[ \t\u3000\xa0]"
# A title behind the end of a sentence, with its text behind it; 一、总体情况 二、主动公开… is a table of contents.
_INNER = re.compile(rf"(?<=[。)）]){_BLANK}*({ORDINAL}、([^\s。，,；;：:]{{4,30}})){_BLANK}+(?!{ORDINAL}、)")


class Line(NamedTuple):
    """A line, or several that are one, without the blanks and marks around it; and whether it is a row of a table."""

    span: Span
    is_row: bool = False


def whole_lines(source: Source) -> list[Line]:
    """The lines of a draft, in order; without blank ones, breaks between paragraphs, and the numbers of pages."""
    printed = list(_printed(source))
    return list(_with_headings(source, list(_with_rows(source, printed))))


def _printed(source: Source) -> Iterator[Span]:
    """The lines as they are printed, or were before a page lost ends of them, without blanks and marks around them."""
    for match in _LINE.finditer(source.text):
        own = unmarked(match[0])
        line = Span(match.start() + own.start, match.start() + own.end)
        if line.start < line.end and not is_break(match[0]) and not numbers_page(source.text, *line):
            yield from _parts(source, line)


def _parts(source: Source, line: Span) -> Iterator[Span]:
    """A line, in several where the title of an official section stands within it: a page may lose the ends of lines."""
    start = line.start
    for match in _INNER.finditer(source.text, *line):
        if is_official_title(match[2]):
            yield from (Span(start, match.start()), Span(*match.span(1)))
            start = match.end()
    yield Span(start, line.end)


def _with_rows(source: Source, lines: Sequence[Span]) -> Iterator[Line]:
    """The lines, those together that are one row of a table."""
    done = 0
    for row in find_rows([source.cut(line) for line in lines]):
        yield from map(Line, lines[done : row.start])
        yield Line(Span(lines[row[0]].start, lines[row[-1]].end), is_row=True)
        done = row.stop
    yield from map(Line, lines[done:])


def _with_headings(source: Source, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those together that are one heading."""
    place = 0
    while place < len(lines):
        heading = _heading(source, lines[place : place + 2])
        yield heading or lines[place]
        place += 2 if heading else 1


def _heading(source: Source, lines: Sequence[Line]) -> Line | None:
    """Two lines as one, if they are the heading of an official section, and the first alone is none."""
    if len(lines) < 2 or any(line.is_row for line in lines):
        return None
    first, second = (line.span for line in lines)
    whole = Span(first.start, second.end)
    heading = section_heading(source.cut(whole), whole.start) if whole.end - whole.start <= MOST_TITLE else None
    if heading is None or not is_official_title(heading.title):
        return None
    return None if is_official_title(source.text[heading.title_span.start : first.end]) else Line(whole)
