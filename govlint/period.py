"""The statistics period that a report states: 数据统计期限自2023年1月1日起至2023年12月31日止."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govlint.fold import Squeezed, squeeze
from govlint.report import Paragraph, Report
from govlint.source import Span

_RANGE = re.compile(
    r"(?P<first>(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?)(?:[0零]时|\([^()]{1,20}\))?(?:起|始|开始)?,?(?:至|到|-|—|~)"
    r"(?P<last>(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})(?:日|(?!\d)))"
)
# A range of dates is the statistics period only if its sentence speaks of data or of what the report covers.
_ABOUT = re.compile(r"统计|期限|时限|数据|涵盖|起止|核定")
_NEAR = 500  # characters before it that are looked at: without bounds, a paragraph of nothing but dates takes for ever


class Day(NamedTuple):
    """A date as printed, at `span`; `year` is None where it is left out. It need not exist in the calendar."""

    span: Span
    year: int | None
    month: int
    day: int


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, None if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_words(day: Day | date) -> str:
    """A date as reports print it, without the year if it is left out: 2023年12月31日, 12月31日."""
    year = f"{day.year}年" if day.year is not None else ""
    return f"{year}{day.month}月{day.day}日"


class Period(NamedTuple):
    """The period that the figures of a report cover, as stated, at `span`."""

    span: Span
    first: Day
    last: Day

    @property
    def is_whole_year(self) -> bool:
        """Whether it goes from 1 January to 31 December of one year."""
        first, last = self.first, self.last
        return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and last.year in (None, first.year)


def find_period(report: Report) -> Period | None:
    """The first statement of the statistics period; None if there is none or it cannot be read.

    Where no sentence speaks of data, it is a whole year that the introduction names (现将2023年1月1日至12月31日…).
    """
    told = next((_period(*each) for each in _ranges(report.paragraphs()) if _is_of_data(*each[1:])), None)
    introduction = (part for part in (*report.front, *report.preamble) if isinstance(part, Paragraph))
    covered = (_period(*each) for each in _ranges(introduction))
    return told or next((each for each in covered if each.is_whole_year), None)


def _ranges(paragraphs: Iterator[Paragraph]) -> Iterator[tuple[Paragraph, Squeezed, re.Match[str]]]:
    for paragraph in paragraphs:
        squeezed = squeeze(paragraph.text)
        yield from ((paragraph, squeezed, match) for match in _RANGE.finditer(squeezed.text))


def _is_of_data(squeezed: Squeezed, match: re.Match[str]) -> bool:
    near = max(0, match.start() - _NEAR)
    sentence = max(near, squeezed.text.rfind("。", near, match.start()) + 1)
    return _ABOUT.search(squeezed.text, sentence, match.start()) is not None


def _period(paragraph: Paragraph, squeezed: Squeezed, match: re.Match[str]) -> Period:
    def place(group: str | int) -> Span:
        return paragraph.place(*squeezed.bounds(*match.span(group)))

    first = Day(place("first"), int(match[2]), int(match[3]), int(match[4]))
    last = Day(place("last"), int(match[6]) if match[6] else None, int(match[7]), int(match[8]))
    return Period(place(0), first, last)
