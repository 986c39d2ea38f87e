"""GL205, GL206: the deadline for publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold
from govlint.options import Options
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .dates import calendar_day


@rule(
    "GL205",
    "deadline-passed",
    Severity.WARNING,
    valid=[
        valid(),
        valid(options=Options(today=date(2024, 1, 31))),
        valid(options=Options(today=date(2024, 3, 31), body="government")),
    ],
    invalid=[
        invalid(at="云川市临江区水务局2023年政府信息公开工作年度报告", options=Options(today=date(2024, 2, 1))),
        invalid(
            at="云川市临江区水务局2023年政府信息公开工作年度报告",
            options=Options(today=date(2024, 4, 1), body="government"),
        ),
    ],
)
def deadline(draft: Draft) -> Iterator[Fault]:
    """The deadline for publishing the report has passed.

    ## What it does

    Compares the day given with `--today` with the deadline: 1月31日 of the next year for departments and offices,
    3月31日 for governments.

    ## Why is this bad?

    Reports that are published late are named in circulars.

    ## What it does not report

    Anything without `--today`. Townships, whose deadline local notices set, and bodies whose kind is in doubt are held
    to 3月31日.

    ## References

    条例第四十九条.
    """
    last, today, title = _deadline(draft), draft.options.today, draft.report.title
    if last is not None and today is not None and title is not None and today > last:
        yield Fault(title.span, f"年报应于{_said(last)}前公布，今天是{_said(today)}。")


@rule(
    "GL206",
    "published-late",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("年度报告\n\n", "年度报告\n\n发布日期：2024-01-31\n\n")),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n2024年1月20日\n")),
    ],
    invalid=[
        invalid(("年度报告\n\n", "年度报告\n\n发布日期：2024-02-06\n\n"), at="2024-02-06"),
        invalid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n2024年2月6日\n"), at="2024年2月6日"),
    ],
)
def published_late(draft: Draft) -> Iterator[Fault]:
    """The stated date of publication lies after the deadline.

    ## What it does

    Reads the date behind 发布日期 or the like, and the one under the signature, and compares it with the deadline:
    1月31日 of the next year for departments and offices, 3月31日 for governments.

    ## Why is this bad?

    The report says itself that it was late, or the date is wrong.

    ## What it does not report

    Dates more than a year behind the deadline: a page that was moved carries the date of the move.

    ## References

    条例第四十九条.
    """
    last = _deadline(draft)
    if last is None or not draft.recognised:
        return
    report = draft.report
    heads = [part for part in (*report.front, *report.preamble) if isinstance(part, Paragraph)]
    announced = (each for part in heads for each in _dates(part) if each.announced)
    signed = (each for part in report.closing for each in _dates(part))
    for each in (*announced, *signed):
        if last < each.day < last.replace(year=last.year + 1):
            yield Fault(each.span, f"公布日期{_said(each.day)}晚于期限，应于{_said(last)}前公布。")


RULES = (deadline, published_late)

_DATE = re.compile(r"(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_PUBLISHED = re.compile(r"(?:发布|公布|发文|公开)(?:日期|时间)[:：]?\s*$")
_NEAR = 12  # characters before a date in which 发布日期 may stand


class Stated(NamedTuple):
    """A date in a paragraph, and whether it is `announced` as that of publication."""

    day: date
    span: Span
    announced: bool


def _deadline(draft: Draft) -> date | None:
    """The last day for publishing: 1月31日 for departments, 3月31日 for governments and where the kind is in doubt."""
    if draft.year is None or not draft.governed:
        return None
    return date(draft.year + 1, 1, 31) if draft.body in ("department", "office") else date(draft.year + 1, 3, 31)


def _dates(paragraph: Paragraph) -> Iterator[Stated]:
    text = fold(paragraph.text)
    for match in _DATE.finditer(text):
        day = calendar_day(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None:
            before = text[max(0, match.start() - _NEAR) : match.start()]
            yield Stated(day, paragraph.place(*match.span()), _PUBLISHED.search(before) is not None)


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
