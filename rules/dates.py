"""GL207, GL208: dates in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold, squeeze
from govlint.period import calendar_date
from govlint.rule import invalid, rule, valid

from .shared.narrative import ACCOUNTS, paragraphs

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?:19|20)\d\d年(?P<alone>\d{1,2})月(?!\d{1,2}日)"
)


@rule(
    "GL207",
    "impossible-date",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("发布政策解读9篇", "2024年2月29日发布政策解读9篇")),
        valid(("发布政策解读9篇", "2月29日发布政策解读9篇")),
        valid(("12月31日止", "12月32日止")),
    ],
    invalid=[
        invalid(("发布政策解读9篇", "2023年2月29日发布政策解读9篇"), at="2023年2月29日"),
        invalid(("发布政策解读9篇", "6月31日发布政策解读9篇"), at="6月31日"),
        invalid(("发布政策解读9篇", "2023年13月发布政策解读9篇"), at="2023年13月"),
    ],
)
def impossible(draft: Draft) -> Iterator[Fault]:
    """A date does not exist.

    ## What it does

    Looks in every paragraph for dates (Y年M月D日, M月D日, Y年M月) that no calendar has.

    ## Why is this bad?

    It is a misprint.

    ## What it does not report

    2月29日 without a year, dates in tables, and the statistics period (period-not-full-year).

    ## References

    The Gregorian calendar.
    """
    for paragraph in (*draft.report.paragraphs(), *draft.report.closing):
        squeezed = squeeze(paragraph.text)
        for match in _DAY.finditer(squeezed.text):
            year = int(match["year"]) if match["year"] else 2000  # a leap year: without a year 2月29日 may be right
            digit_before = match.start() > 0 and squeezed.text[match.start() - 1].isdigit()
            month, day = match["month"] or match["alone"], match["day"] or 1
            if digit_before or calendar_date(year, int(month), int(day)):
                continue
            at = paragraph.place(*squeezed.bounds(*match.span()))
            if draft.period is None or not draft.period.span.start <= at.start < draft.period.span.end:
                yield Fault(at, f"日期不存在：{match[0]}。")


_LATER = re.compile(
    r"(?<!截[至止])(?P<date>(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)[,，]?(?P<told>[^。；]{0,40})"
)
_DONE = re.compile(r"已(?:完成|公开|发布|办结|建成|上线|印发|答复)|(?:完成|公开|发布|办结|印发|答复)了")
_TOLD = re.compile(r"我?(?:局|委|办|厅|镇|乡|街道)?(?:组织|开展|召开|举办|印发|制定|出台|开通|上线|收到)")
_SPRING = 3  # the last month in which a report is written
_PLANNED = re.compile(r"^起|将|拟|计划|预计|前完成|之前|以前|底前|力争|截至|报送|公布")


@rule(
    "GL208",
    "date-after-period",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("；二是建立", "；二是将于2024年3月前建立")),
        valid(("发布政策解读9篇", "2023年12月已发布政策解读9篇")),
        valid(("发布政策解读9篇", "2024年1月召开培训会，发布政策解读9篇")),
        valid(("发布政策解读9篇", "发布政策解读9篇。计划2024年6月召开培训会")),
        valid(("发布政策解读9篇", "2024年1月1日起施行的办法已发布解读")),
        valid(("发布政策解读9篇", "截至2024年1月10日，结转的申请已办结2件")),
    ],
    invalid=[
        invalid(("发布政策解读9篇", "2024年3月已发布政策解读9篇"), at="2024年3月"),
        invalid(("发布政策解读9篇", "2024年12月召开培训会。发布政策解读9篇"), at="2024年12月"),
    ],
)
def after_period(draft: Draft) -> Iterator[Fault]:
    """Something dated after the report year is told as done in it.

    ## What it does

    Looks in the sections 一 to 四 for a month after the report year that is followed, in the same clause, by words of
    completion (已完成, 已发布 …), or, from April on, with which a sentence begins that tells what was done (召开, 印发
    …).

    ## Why is this bad?

    The report is about what was done up to 12月31日; either the date or the place of the sentence is wrong.

    ## What it does not report

    Plans, deadlines, how things stood on a day (截至), and the publication of the report itself.

    ## References

    The statistics period: 1月1日 to 12月31日.
    """
    if draft.year is None or not draft.recognised:
        return
    for _, paragraph in paragraphs(draft, ACCOUNTS):
        text = fold(paragraph.text)
        for match in _LATER.finditer(text):
            after = int(match["year"]) > draft.year + (int(match["month"]) <= _SPRING)
            begins = match.start() == 0 or text[match.start() - 1] in "。；\n"
            done = _DONE.search(match["told"]) or (after and begins and _TOLD.match(match["told"]))
            if int(match["year"]) > draft.year and done and not _PLANNED.search(match["told"]):
                at = paragraph.place(*match.span("date"))
                yield Fault(at, f"{draft.year}年的报告中出现{match['date']}已完成的事项，请核对日期。")


RULES = (impossible, after_period)
