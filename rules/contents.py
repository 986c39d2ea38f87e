"""GL124, GL125, GL130: what 总体情况 and the last section hold, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.options import Options
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid

from .shared.arrangement import settled
from .shared.excerpts import OVERALL
from .shared.narrative import account, everything, is_introduction, wordings

_INTRODUCTION = "本报告根据《条例》编制，统计期限为2023年1月1日至12月31日。"


@rule(
    "GL124",
    "overall-empty",
    Severity.WARNING,
    valid=[
        valid(),
        valid((OVERALL, _INTRODUCTION + "我局全年公开信息三百条，" * 10)),
        valid((OVERALL, "略。"), options=Options(overall_min_chars=0)),
        valid(
            ("（一）主动公开\n", "二、主动公开\n"),
            ("（二）依申请公开\n", "三、依申请公开\n"),
            ("（三）政府信息管理\n", "四、政府信息管理\n"),
        ),
    ],
    invalid=[
        invalid((OVERALL, _INTRODUCTION), at="总体情况"),
        invalid((OVERALL, ""), at="总体情况"),
    ],
)
def overall_empty(draft: Draft) -> Iterator[Fault]:
    """总体情况 holds hardly more than an introduction.

    ## What it does

    Counts the characters of section one without blanks, headings and sentences of introduction (how the report was
    made, its parts, the statistics period, whom to ask); fewer than `overall-min-chars` (100) are reported.

    ## Why is this bad?

    The section must speak of five aspects of the year's work.

    ## What it does not report

    What the text says, only how little. A section that is doubled or out of place, or whose parts stand as sections.

    ## References

    国办公开办函〔2021〕30号 一（一）; published reports that consist of the introduction alone.
    """
    section = settled(draft, 1)
    count = len(account(section)) if section else 0
    if section and count < draft.options.overall_min_chars:
        said = f"除编制说明外只有{count}字" if count else "只有编制说明" if wordings(section) else "没有内容"
        yield Fault(section.heading.title_span, f"总体情况{said}，缺少工作综述。")


@rule(
    "GL125",
    "overall-too-long",
    Severity.INFO,
    valid=[
        valid(),
        valid(("我局认真贯彻", "我局认真贯彻" * 200), options=Options(overall_max_chars=2000)),
        valid(("我局认真贯彻", "我局认真贯彻" * 200), options=Options(overall_max_chars=0)),
        valid(("我局认真贯彻", "我局认真贯彻" + " 　" * 500)),
        valid(("我局认真贯彻", "我局认真贯彻" * 200), model="2019"),
    ],
    invalid=[
        invalid(("我局认真贯彻", "我局认真贯彻" * 200), at="总体情况"),
        invalid(at="总体情况", options=Options(overall_max_chars=300)),
    ],
)
def overall_too_long(draft: Draft) -> Iterator[Fault]:
    """总体情况 is longer than a thousand characters.

    ## What it does

    Counts the characters of section one without blanks: the text and the headings （一） of its parts, but not its own
    title, nor an introduction that stands in it.

    ## Why is this bad?

    篇幅原则上不超过一千字: it should be short and keep to figures and results.

    ## What it does not report

    It is a note only, since the limit holds in principle; `overall-max-chars` sets another, 0 none. The format of 2019
    states no limit.

    ## References

    Notices of 怀化 (2024-01-05) and 武威 (2025-12-19) on 国办公开办函〔2021〕30号.
    """
    section, limit = settled(draft, 1), draft.options.overall_max_chars
    limit = draft.edition.overall_most_chars if limit is None else limit
    if section is None or not limit:
        return
    headings = [each.heading.ordinal + each.heading.title for each in section.subsections]
    parts = [part for part in section.all_parts() if isinstance(part, Paragraph) and not is_introduction(part)]
    count = sum(len("".join(each.split())) for each in (*headings, *(part.text for part in parts)))
    if count > limit:
        yield Fault(section.heading.title_span, f"总体情况{count}字，篇幅原则上不超过{limit}字。")


_FEE = re.compile(r"处理费|收费|收取.{0,12}费|费用")
_FEE_SENTENCE = "本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。"


@rule(
    "GL130",
    "fee-statement-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_FEE_SENTENCE, "本年度未向申请人收取任何费用。")),
        valid((_FEE_SENTENCE, "（一）信息处理费收取情况\n无。")),
        valid((_FEE_SENTENCE, "无。"), ("参训64人次。", "参训64人次。全年没有收取信息处理费。")),
        valid(model="2019"),
    ],
    invalid=[invalid((_FEE_SENTENCE, "无。"), at="其他需要报告的事项")],
)
def fee_statement(draft: Draft) -> Iterator[Fault]:
    """The report does not say whether fees for information were charged.

    ## What it does

    Looks for 处理费, 收费, 费用 or 收取…费 in every paragraph, heading and unofficial table of the report, where the
    edition asks for the statement.

    ## Why is this bad?

    Reports for 2021 and later state the 信息处理费 in section six, 0元 included.

    ## What it does not report

    Where the statement stands, and reports for 2019 and 2020. It is a warning, since it rests on uniform practice.

    ## References

    国办函〔2020〕109号; published reports for 2021 and later.
    """
    section = settled(draft, 6)
    if section and draft.edition.fee_statement and not _FEE.search(everything(draft)):
        yield Fault(section.heading.title_span, "第六部分没有报告收取信息处理费的情况，没有收取的也应写明。")


RULES = (overall_empty, overall_too_long, fee_statement)
