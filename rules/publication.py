"""GL205, GL206, GL209: the deadline for publishing, and when a report says that it was signed or published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold
from govlint.options import Options
from govlint.period import calendar_date, in_words
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid
from govlint.source import Span


def _deadline(draft: Draft) -> date | None:
    """The last day for publishing: 1月31日 for departments, 3月31日 for governments and where the kind is in doubt.

    A school reports in the autumn, on its school year.
    """
    if draft.year is None or not draft.governed or draft.of_school_year:
        return None
    return date(draft.year + 1, 1, 31) if draft.body in ("department", "office") else date(draft.year + 1, 3, 31)


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
        yield Fault(title.span, f"年报应于{in_words(last)}前公布，今天是{in_words(today)}。")


_DATE = r"(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})"
_DASHED = re.compile(_DATE)
# A label that says no more: 指南发布日期 or 上年度报告的公布时间 are of something else.
_PUBLISHED = re.compile(r"(?:^|[\s,;|。【\[(])(?:信息|文章)?(?:发布|公布|发文|公开)(?:日期|时间)[】\]:]*\s*$")
# A line of a date and nothing else below the title; under the report it names who signs, too.
_BELOW_TITLE = re.compile(rf"\s*\(?{_DATE}日?\)?\s*")
_SIGNED = re.compile(rf"[^\d,;:。()《》]*{_DATE}日?(?:印发|发布|公布)?\s*")


@rule(
    "GL206",
    "published-late",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("年度报告\n\n", "年度报告\n\n发布日期：2024-01-31\n\n")),
        valid(
            ("云川市临江区水务局2023年", "云川学院2023-2024学年"),
            ("年度报告\n\n", "年度报告\n\n发布日期：2024-10-25\n\n"),
        ),
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

    Reads the date behind 发布日期 or the like, alone below the title or under the signature, and compares it with the
    deadline: 1月31日 of the next year for departments and offices, 3月31日 for governments.

    ## Why is this bad?

    The report says itself that it was late, or the date is wrong.

    ## What it does not report

    Dates more than a year behind the deadline: a page that was moved carries the date of the move. Reports of a school
    year (学年), for which another date is set.

    ## References

    条例第四十九条.
    """
    last = _deadline(draft)
    if last is None or not draft.recognised:
        return
    for at, stated in _stated(draft):
        if last < stated < last.replace(year=last.year + 1):
            yield Fault(at, f"公布日期{in_words(stated)}晚于期限，应于{in_words(last)}前公布。")


def _stated(draft: Draft) -> Iterator[tuple[Span, date]]:
    """The dates behind 发布日期 or the like, alone below the title and under the signature, with their places."""
    report = draft.report
    places = ((report.front, None), (report.preamble, _BELOW_TITLE), (report.closing, _SIGNED))
    for paragraph, alone in ((part, alone) for parts, alone in places for part in parts if isinstance(part, Paragraph)):
        text = fold(paragraph.text)
        for match in _DASHED.finditer(text):
            stated = calendar_date(int(match["year"]), int(match["month"]), int(match["day"]))
            told = _PUBLISHED.search(text, 0, match.start()) or (alone is not None and alone.fullmatch(text))
            if stated and told:
                yield paragraph.place(match.start(), match.end() + text.startswith("日", match.end())), stated


@rule(
    "GL209",
    "published-too-early",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n2023年12月29日\n")),
        valid(("信息处理费0元。\n", "信息处理费0元。\n\n附件：政府信息公开指南（2022年6月1日印发）\n")),
        valid(("年度报告\n\n", "年度报告\n\n指南发布日期：2020-05-01\n发布日期：2024-01-16\n\n")),
        valid(("如有疑问，", "上一年度报告的公布时间：2023年1月20日。如有疑问，")),
        valid(
            ("2023年12月31日止", "2023年10月20日止"),
            ("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n2023年11月2日\n"),
        ),
        valid(("年度报告\n\n", "年度报告\n\n成立日期：2019-02-06\n\n")),
        valid(("年度报告\n\n", "年度报告\n\n（2024年1月25日）\n\n")),
        valid(("年度报告\n\n", "年度报告\n\n机构设立 2023年1月25日\n\n")),
    ],
    invalid=[
        invalid(("年度报告\n\n", "年度报告\n\n发布日期：2023-01-16\n\n"), at="2023-01-16"),
        invalid(("信息处理费0元。\n", "信息处理费0元。\n\n云川市临江区水务局\n2023年1月20日\n"), at="2023年1月20日"),
        invalid(("年度报告\n\n", "年度报告\n\n（2023年1月25日）\n\n"), at="2023年1月25日"),
        invalid(("年度报告\n\n", "年度报告\n\n2023-01-25\n\n"), at="2023-01-25"),
    ],
)
def published_too_early(draft: Draft) -> Iterator[Fault]:
    """The report says that it was signed or published long before the year of which it reports was over.

    ## What it does

    Reads the date behind 发布日期 or the like, alone below the title or under the signature, and compares it with
    December of the report year.

    ## Why is this bad?

    In January the old year is easily written for the new one; or the title was left over from another year.

    ## What it does not report

    Dates in the December of the report year, or behind the end of a period that ends before: some reports are closed
    before the year is. Dates of anything but the report (指南发布日期; an attachment).

    ## References

    The statistics period: 1月1日 to 12月31日; published reports.
    """
    if draft.year is None or not draft.recognised or not draft.governed:
        return
    over = date(draft.year, 12, 1)
    if draft.period is not None:  # of an office that was abolished within the year
        over = min(over, calendar_date(draft.year, draft.period.last.month, draft.period.last.day) or over)
    for at, stated in _stated(draft):
        if stated < over:
            yield Fault(at, f"日期早于统计期限截止日：{draft.year}年的年报不会在{stated.year}年{stated.month}月写成。")


RULES = (deadline, published_late, published_too_early)
