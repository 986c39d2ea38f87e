"""The lines of a draft: without what is only the page's, and in parts where a title stands within one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.headings import is_official
from govlint.marks import is_break, unmarked
from govlint.numerals import ORDINAL
from govlint.paging import numbers_page
from govlint.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = r"[ \t\u3000\xa0]"
# A title behind the end of a sentence, with its text behind it; 一、总体情况 二、主动公开… is a table of contents.
_INNER = re.compile(rf"(?<=[。)）]){_BLANK}*({ORDINAL}、([^\s。，,；;：:]{{4,30}})){_BLANK}+(?!{ORDINAL}、)")


def lines(source: Source) -> Iterator[Span]:
    """The lines of a draft without the blanks around them. Blank lines, rules and the numbers of pages are left out."""
    for match in _LINE.finditer(source.text):
        own = unmarked(match[0])
        line = Span(match.start() + own.start, match.start() + own.end)
        if line.start < line.end and not is_break(match[0]) and not numbers_page(source.text, *line):
            yield from _parts(source, line)


def _parts(source: Source, line: Span) -> Iterator[Span]:
    """A line, in several where the title of an official section stands within it: a page may lose the ends of lines."""
    start = line.start
    for match in _INNER.finditer(source.text, *line):
        if is_official(match[2]):
            yield from (Span(start, match.start()), Span(*match.span(1)))
            start = match.end()
    yield Span(start, line.end)
