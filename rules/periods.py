"""GL201 to GL203: the statistics period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key
from govlint.options import Options
from govlint.period import Day, Period, in_words
from govlint.rule import invalid, rule, valid
from govlint.source import Span
from govlint.title import parse_title

_STATED = "报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
_SCHOOL = ("云川市临江区水务局2023年政府信息公开工作年度报告", "云川学院2022-2023学年信息公开工作年度报告")
_SCHOOL_YEAR = (_STATED, "报告中所列数据的统计期限自2022年9月1日起至2023年8月31日止。")
# The whole of the report's year in other words than two dates.
_WHOLE_YEAR = re.compile(
    r"(?<!\d)1月1日(?:[0零]时)?(?:起|始)?,?(?:至|到|-|—|~)12月31日|(?<!\d)1月?(?:至|到|-|—|~)12月(?:底|份|末)?(?!\d)"
)
_YEAR_ALONE = re.compile(  # 统计期限为2023年度
    r"(?:统计|数据)[^,。;\d]{0,10}?(?:期限|时限|时间|周期|范围)[^,。;\d]{0,6}(?:(\d{4})年(?:全年|度)?|全年|本年度?)(?=[,。;)])"
)
# The month in which an office came into being, or ended: 于2023年3月20日挂牌成立.
_FOUNDED = re.compile(r"(?<!\d)(\d{1,2})月(?:\d{1,2}日)?[^,。;]{0,8}(?:成立|组建|挂牌|设立)")
_ABOLISHED = re.compile(r"(?<!\d)(\d{1,2})月(?:\d{1,2}日)?[^,。;]{0,8}(?:撤销|合并|并入|注销|不再保留)")
_NEAR = 60  # characters in which the dates of the period follow the words that announce it
_SPEAKS = re.compile(r"统计(?:期限|时限|时间|周期|数据|起止)|数据.{0,6}(?:期限|时限)")


@rule(
    "GL201",
    "period-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_STATED, ""), ("全年新收政府", "本报告数据统计时限为 2023 年 1 月 1 日至 12 月 31 日。全年新收政府")),
        valid((_STATED, "内容涵盖2023年1月1日至12月31日期间的工作情况。")),
        valid((_STATED, "数据统计期限为2023.1.1—2023.12.31。")),
        valid((_STATED, "数据统计期限：2023-01-01至2023-12-31。")),
        valid((_STATED, "现编制2023年度报告，数据统计期限为1月1日至12月31日。")),
        valid((_STATED, "现将2023年1月1日至12月31日的政府信息公开工作情况报告如下。")),
        valid((_STATED, "本报告数据的统计期限为2023年度。")),
        valid((_STATED, "本报告数据的统计期限为2023年1月至12月。")),
        valid((_STATED, "数据统计期限自2023年1月1日0时起至12月31日24时止。")),
    ],
    invalid=[
        invalid((_STATED, ""), at="云川市临江区水务局2023年政府信息公开工作年度报告"),
        invalid((_STATED, "数据统计期限为20231月1日至202312月31日。"), at="数据统计期限为20231月1日至202312月31日"),
        invalid((_STATED, "数据统计期限自2023111日起至20231231日止。"), at="数据统计期限自2023111日起至20231231日止"),
        invalid((_STATED, "本报告数据的统计期限为2022年度。"), at="云川市临江区水务局2023年政府信息公开工作年度报告"),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """The report does not state its statistics period.

    ## What it does

    Looks in every paragraph for a range of dates in a sentence that speaks of data or of what the report covers, and in
    the introduction for a whole year.

    ## Why is this bad?

    All figures of the report are figures of the year, from 1月1日 to 12月31日; readers must be told.

    ## What it does not report

    Where the period stands, and how it is worded: the year may be left out, or stand alone. A sentence that announces
    it in dates that cannot be read is reported there.

    ## References

    Local notices on 国办公开办函〔2021〕30号 (各项数据核定时间为1月1日至12月31日).
    """
    title = draft.report.title
    if draft.period is not None or not draft.recognised or not draft.governed or title is None:
        return
    at = _announced(draft)
    if at is None and _is_year_alone(draft):
        return
    if at is None:
        yield Fault(title.span, "未写明数据统计期限，应为1月1日至12月31日。")
        return
    said = key(draft.source.cut(at))
    if not _WHOLE_YEAR.search(said):
        yield Fault(at, f"统计期限“{said}”无法辨认，应为××××年1月1日至12月31日。")


def _is_year_alone(draft: Draft) -> bool:
    """Whether the draft says that its data are those of its year, without dates."""
    found = (_YEAR_ALONE.search(key(paragraph.text)) for paragraph in draft.report.paragraphs())
    return any(match is not None and match[1] in (None, str(draft.year)) for match in found)


def _announced(draft: Draft) -> Span | None:
    """The first sentence that announces the period and names a month soon after."""
    for paragraph in draft.report.paragraphs():
        text = paragraph.text
        match = _SPEAKS.search(text)
        if match and re.search(r"\d[月日]", text[match.start() : match.start() + _NEAR]):
            end = text.find("。", match.end())
            return paragraph.place(text.rfind("。", 0, match.start()) + 1, end if end >= 0 else len(text))
    return None


@rule(
    "GL202",
    "period-wrong-year",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("云川市临江区水务局2023年", "云川市临江区水务局")),
        valid(_SCHOOL, _SCHOOL_YEAR),
    ],
    invalid=[
        invalid((_STATED, _STATED.replace("2023", "2022")), at="2022年1月1日起至2022年12月31日"),
        invalid((_STATED, "现将2022年1月1日至12月31日的情况报告如下。"), at="2022年1月1日"),
        invalid((_STATED, _STATED.replace("自2023", "自2022")), at="2022年1月1日"),
        invalid((_STATED, _STATED.replace("至2023", "至2022")), at="2022年12月31日"),
        invalid(at="2023年1月1日起至2023年12月31日", options=Options(year=2024)),
        invalid(
            ("云川市临江区水务局2023年", "云川市临江区水务局2022年"),
            at="云川市临江区水务局2022年政府信息公开工作年度报告",
            options=Options(year=2023),
        ),
    ],
)
def wrong_year(draft: Draft) -> Iterator[Fault]:
    """The statistics period is of another year than the report.

    ## What it does

    Compares both years of the period with the report year, which the title (or `year`) tells; where they agree with
    `year`, the title's.

    ## Why is this bad?

    The period was copied from last year's report, or the title was: one of the two is wrong.

    ## What it does not report

    A period whose year the title does not confirm, one that ends in the first days of the next year (that is
    period-not-full-year), and the school year of a report whose title says 学年.

    ## References

    国办公开办函〔2021〕30号; published reports with last year's period.
    """
    year = _report_year(draft)
    period = draft.period
    if period is None or year is None or draft.of_school_year:
        return
    title = draft.report.title
    wrong = [day for day in (period.first, period.last) if day.year not in (None, year)]
    if wrong == [period.last] and period.last.year == year + 1 and period.last.month == 1:
        return
    if wrong:
        at = period.span if len(wrong) == 2 else wrong[0].span
        years = "、".join(dict.fromkeys(f"{day.year}年" for day in wrong))
        related = (Place(title.span, "标题"),) if title else ()
        yield Fault(at, f"统计期限为{years}，报告年度为{year}年，两处不一致。", related)
    elif title and _title_year(draft) not in (None, year):
        said = f"标题为{_title_year(draft)}年，报告年度为{year}年，两处不一致。"
        yield Fault(title.span, said, (Place(period.span, "统计期限"),))


def _report_year(draft: Draft) -> int | None:
    """The year that something other than the period tells."""
    return draft.options.year or _title_year(draft)


def _title_year(draft: Draft) -> int | None:
    title = draft.report.title
    return parse_title(title.text).year if title else None


@rule(
    "GL203",
    "period-not-full-year",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_STATED, "数据统计期限为2023年1月1日至12月31日。")),
        valid((_STATED, _STATED.replace("1月1日", "3月20日")), options=Options(founded=2023)),
        valid((_STATED, "我局于2023年3月20日挂牌成立。" + _STATED.replace("1月1日", "3月20日"))),
        valid((_STATED, "我局于2023年11月撤销。" + _STATED.replace("12月31日", "11月30日"))),
        valid(_SCHOOL, _SCHOOL_YEAR),
    ],
    invalid=[
        invalid((_STATED, _STATED.replace("12月31日", "11月30日")), at="2023年11月30日"),
        invalid((_STATED, _STATED.replace("2023年12月31日", "2024年1月1日")), at="2024年1月1日"),
        invalid((_STATED, _STATED.replace("自2023年1月1日", "自2023年1月11日")), at="2023年1月11日"),
        invalid((_STATED, "我局于2023年5月成立工作专班。" + _STATED.replace("1月1日", "3月20日")), at="2023年3月20日"),
    ],
)
def not_full_year(draft: Draft) -> Iterator[Fault]:
    """The statistics period is not the whole year.

    ## What it does

    Compares the first day with 1月1日 and the last with 12月31日.

    ## Why is this bad?

    Every report covers the calendar year; other days are misprints or left over.

    ## What it does not report

    A late first day in the first report of a new office (`first-year` in the settings), a day in a month of which the
    draft says that the office was founded or abolished in it, and the school year of a report whose title says 学年.

    ## References

    条例第五十条; local notices (数据核定时间为1月1日至12月31日).
    """
    period = draft.period
    if period is None or draft.of_school_year:
        return
    new = draft.options.founded is not None and draft.options.founded == draft.year
    if (
        (period.first.month, period.first.day) != (1, 1)
        and not new
        and not _is_explained(draft, period.first, _FOUNDED)
    ):
        yield Fault(period.first.span, f"统计期限从{in_words(period.first)}开始，应从1月1日开始。")
    if (period.last.month, period.last.day) != (12, 31) and not _is_explained(draft, period.last, _ABOLISHED):
        yield Fault(period.last.span, f"统计期限到{in_words(period.last)}为止，应到{_last_day(period)}为止。")


def _is_explained(draft: Draft, day: Day, event: re.Pattern[str]) -> bool:
    """Whether the draft tells that the office was founded, or abolished, in the month of a day."""
    told = (match for paragraph in draft.report.paragraphs() for match in event.finditer(key(paragraph.text)))
    return any(int(match[1]) == day.month for match in told)


def _last_day(period: Period) -> str:
    """The day that a period must end on, with its year where the draft prints one."""
    return f"{period.first.year}年12月31日" if period.last.year is not None else "12月31日"


RULES = (missing, wrong_year, not_full_year)
