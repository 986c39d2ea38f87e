"""The statistics period that a report states: 数据统计期限自2023年1月1日起至2023年12月31日止."""

from __future__ import annotations

import re
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


class Period(NamedTuple):
    """The period that the figures of a report cover, as stated, at `span`."""

    span: Span
    first: Day
    last: Day


def find_period(report: Report) -> Period | None:
    """The first statement of the statistics period; None if there is none or it cannot be read."""
    for paragraph in report.paragraphs():
        squeezed = squeeze(paragraph.text)
        for match in _RANGE.finditer(squeezed.text):
            near = max(0, match.start() - _NEAR)
            sentence = max(near, squeezed.text.rfind("。", near, match.start()) + 1)
            if _ABOUT.search(squeezed.text, sentence, match.start()):
                return _period(paragraph, squeezed, match)
    return None


def _period(paragraph: Paragraph, squeezed: Squeezed, match: re.Match[str]) -> Period:
    def place(group: str | int) -> Span:
        return paragraph.place(*squeezed.bounds(*match.span(group)))

    first = Day(place("first"), int(match[2]), int(match[3]), int(match[4]))
    last = Day(place("last"), int(match[6]) if match[6] else None, int(match[7]), int(match[8]))
    return Period(place(0), first, last)
