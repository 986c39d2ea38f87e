"""GL12x, GL13x: what the sections of text hold, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft, Options
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.report import Paragraph, Section
from govlint.rule import invalid, model, rule, valid
from govlint.source import Span

from .sections import misplaced

_INTRODUCTION = re.compile(r"编制|统计期限|统计时限|联系(?:电话|地址|人)|邮编|电子版")
_PROBLEM = ("问题", "不足", "短板", "差距", "薄弱", "有待", "不够", "困难", "欠缺", "滞后")
_REMEDY = ("改进", "整改", "措施", "下一步", "加强", "今后", "将", "提升", "完善", "强化", "优化", "推进", "解决")
_EMPTY = {"无", "暂无", "没有", "无问题", "不存在问题", "无其他需要报告的事项"}
_ITEM = re.compile(r"([一二三四五六七八九十])是")
_VAGUE = ("有待加强", "有待提高", "有待提升", "不够到位", "不够深入", "仍需加强", "还需加强", "需要加强")


def _section(draft: Draft, number: int) -> Section | None:
    """An official section of a report; None if titles may have been exchanged, so that it holds what another should."""
    sound = draft.recognised and draft.governed and not misplaced(draft)
    return draft.report.section(number) if sound else None


def _text(section: Section) -> str:
    """What the paragraphs of a section say, folded, without blanks and headings."""
    return key("".join(part.text for part in section.all_parts() if isinstance(part, Paragraph)))


def _body(section: Section) -> Span:
    """The first paragraph of a section, its heading if it has none."""
    return next((part.span for part in section.all_parts() if isinstance(part, Paragraph)), section.heading.span)


_OVERALL = model("2021")[model("2021").index("2023年，我局认真") : model("2021").index("\n\n二、主动公开")]


@rule(
    "GL124",
    "overall-empty",
    Severity.WARNING,
    valid=[valid(), valid((_OVERALL, "本报告根据条例编制。我局" + "公开信息" * 30))],
    invalid=[
        invalid((_OVERALL, "本报告根据《条例》编制，统计期限为2023年1月1日至12月31日。"), at="总体情况"),
        invalid((_OVERALL, ""), at="总体情况"),
    ],
)
def overall_empty(draft: Draft) -> Iterator[Fault]:
    """总体情况 holds hardly more than an introduction.

    ## What it does

    Counts the characters of section one without blanks, headings and sentences of introduction (how the report was
    made, the statistics period, whom to ask); fewer than `overall-min-chars` (100) are reported.

    ## Why is this bad?

    The section must speak of five aspects of the year's work.

    ## What it does not report

    What the text says, only how little.

    ## References

    国办公开办函〔2021〕30号 一（一）; published reports that consist of the introduction alone.
    """
    section = _section(draft, 1)
    if section is None:
        return
    sentences = _text(section).split("。")
    count = sum(len(each) for each in sentences if not _INTRODUCTION.search(each))
    if count < draft.options.overall_min_chars:
        yield Fault(section.heading.title_span, f"总体情况除编制说明外只有{count}字，没有工作综述。")


@rule(
    "GL125",
    "overall-too-long",
    Severity.INFO,
    valid=[valid(), valid(("我局认真贯彻", "我局认真贯彻" * 200), options=Options(overall_max_chars=2000))],
    invalid=[
        invalid(("我局认真贯彻", "我局认真贯彻" * 200), at="总体情况"),
        invalid(at="总体情况", options=Options(overall_max_chars=300)),
    ],
)
def overall_too_long(draft: Draft) -> Iterator[Fault]:
    """总体情况 is longer than a thousand characters.

    ## What it does

    Counts the characters of section one without blanks, its title left out, its parts' headings included.

    ## Why is this bad?

    篇幅原则上不超过一千字: it should be short and keep to figures and results.

    ## What it does not report

    It is a note only, since the limit holds in principle; `overall-max-chars` sets another, 0 none.

    ## References

    Notices of 怀化 (2024-01-05) and 武威 (2025-12-19) on 国办公开办函〔2021〕30号.
    """
    section = _section(draft, 1)
    limit = draft.options.overall_max_chars
    limit = draft.edition.overall_most_chars if limit is None else limit
    if section is None or not limit:
        return
    headings = [each.heading.ordinal + each.heading.title for each in section.subsections]
    paragraphs = [part.text for part in section.all_parts() if isinstance(part, Paragraph)]
    count = sum(len("".join(each.split())) for each in (*headings, *paragraphs))
    if count > limit:
        yield Fault(section.heading.title_span, f"总体情况{count}字，超过“原则上不超过{limit}字”。")


_PROBLEMS = model("2021")[model("2021").index("存在的主要问题：一是") : model("2021").index("\n\n六、其他需要")]


@rule(
    "GL126",
    "problems-empty",
    Severity.ERROR,
    valid=[valid(), valid((_PROBLEMS, "无。"), options=Options(problems_min_chars=0, year=2018))],
    invalid=[
        invalid((_PROBLEMS, "无。"), at="无。"),
        invalid((_PROBLEMS, "存在问题不多，将改进。"), at="存在问题不多，将改进。"),
        invalid((_PROBLEMS, ""), at="五、存在的主要问题及改进情况"),
    ],
)
def problems_empty(draft: Draft) -> Iterator[Fault]:
    """The section on problems says nothing.

    ## What it does

    Reports section five if it is empty, 无 or the like, or shorter than `problems-min-chars` (30) characters.

    ## Why is this bad?

    The law demands the main problems and how they are mended; 无 does not pass.

    ## What it does not report

    What the problems are.

    ## References

    条例第五十条第四项; 国办公开办函〔2021〕30号.
    """
    section = _section(draft, 5)
    if section is None:
        return
    text = _text(section)
    if text.rstrip("。.") in _EMPTY or len(text) < draft.options.problems_min_chars:
        said = f"只写“{text}”" if text else "没有内容"
        yield Fault(_body(section), f"第五部分{said}，应写明存在的主要问题和改进情况。")


@rule(
    "GL127",
    "problems-without-improvement",
    Severity.WARNING,
    valid=[valid(), valid(("改进情况：一是丰富", "下一步，我局将丰富"))],
    invalid=[
        invalid(
            (
                _PROBLEMS,
                "存在的主要问题：一是政策解读形式较为单一，图文解读偏少；二是个别栏目更新不够及时，时常晚于文件印发。",
            ),
            at="存在的主要问题及改进情况",
        )
    ],
)
def without_improvement(draft: Draft) -> Iterator[Fault]:
    """The section on problems names problems but no improvement, or the reverse.

    ## What it does

    Looks in section five for words of either kind: 问题, 不足, 有待 …; 改进, 措施, 下一步, 将 ….

    ## Why is this bad?

    The section must hold both, point by point.

    ## What it does not report

    Whether the measures answer the problems; the lists of words are generous on purpose.

    ## References

    国办公开办函〔2021〕30号; 条例第五十条第四项.
    """
    section = _section(draft, 5)
    if section is None:
        return
    text = _text(section)
    if text.rstrip("。.") in _EMPTY or len(text) < draft.options.problems_min_chars:
        return
    headings = key("".join(each.heading.title for each in section.subsections))
    problem, remedy = (any(word in text + headings for word in words) for words in (_PROBLEM, _REMEDY))
    if problem != remedy:
        lacks = "只有问题，没有改进情况" if problem else "只有改进情况，没有问题"
        yield Fault(section.heading.title_span, f"第五部分{lacks}。")


@rule(
    "GL128",
    "problem-measure-count-differs",
    Severity.INFO,
    valid=[
        valid(),
        valid(("；二是建立栏目更新台账，由专人按月核查。", "；二是建立栏目更新台账；三是由专人按月核查。")),
    ],
    invalid=[invalid(("二是个别栏目更新不够及时。", "二是个别栏目更新不够及时；三是人员不足。"), at="改进情况：一是")],
)
def counts_differ(draft: Draft) -> Iterator[Fault]:
    """There are more numbered problems than numbered measures.

    ## What it does

    Where section five has exactly two runs of 一是…二是…, compares how many points the first and the second have.

    ## Why is this bad?

    Measures are asked for point by point; a problem without one is easily forgotten.

    ## What it does not report

    More measures than problems; one measure may serve several problems, so it is a note only.

    ## References

    Local notices on 国办公开办函〔2021〕30号 (逐条提出改进措施).
    """
    section = _section(draft, 5)
    paragraphs = [part for part in section.all_parts() if isinstance(part, Paragraph)] if section else []
    runs = [(part, _ITEM.findall(part.text)) for part in paragraphs if "一是" in part.text]
    if len(runs) != 2 or any(found.count("一") != 1 for _, found in runs):
        return
    (_, problems), (measures_in, measures) = runs
    if len(problems) > len(measures) > 1:
        end = measures_in.text.index("一是") + 2
        message = f"列出{len(problems)}个问题，改进措施只有{len(measures)}条，请核对。"
        yield Fault(measures_in.place(0, end) if end < 20 else measures_in.place(end - 2, end), message)


@rule(
    "GL129",
    "problems-vague",
    Severity.INFO,
    valid=[valid()],
    invalid=[
        invalid(
            (_PROBLEMS, "公开意识有待加强，公开内容有待提高，业务能力有待提升。下一步，我局将继续加强学习，提高认识。"),
            at="公开意识有待加强，公开内容有待提高，业务能力有待提升。下一步，我局将继续加强学习，提高认识。",
        )
    ],
    default=False,
)
def vague(draft: Draft) -> Iterator[Fault]:
    """The section on problems consists of stock phrases.

    ## What it does

    Counts stock phrases (有待加强, 不够深入 …) in section five; three or more in a text of under 200 characters are
    reported.

    ## Why is this bad?

    Problems should be 明确具体，避免笼统模糊.

    ## What it does not report

    Longer texts. It is off by default, since only a reader can tell what is vague.

    ## References

    怀化 notice of 2024-01-05.
    """
    section = _section(draft, 5)
    if section is None:
        return
    text = _text(section)
    if len(text) < 200 and sum(text.count(phrase) for phrase in _VAGUE) >= 3:
        yield Fault(_body(section), "问题表述笼统，请写明具体事项。")


_FEE = re.compile(r"处理费|收费|收取.{0,12}费|费用")


@rule(
    "GL130",
    "fee-statement-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("收取信息处理费0元", "未收取政府信息公开相关费用")),
        valid(model="2019"),
    ],
    invalid=[
        invalid(("本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。", "无。"), at="其他需要报告的事项")
    ],
)
def fee_statement(draft: Draft) -> Iterator[Fault]:
    """The report does not say whether fees for information were charged.

    ## What it does

    Looks for 处理费, 收费 or 收取…费 in every paragraph of the report, where the edition asks for the statement.

    ## Why is this bad?

    Reports for 2021 and later state the 信息处理费 in section six, 0元 included.

    ## What it does not report

    Where the statement stands. It is a warning, since it rests on uniform practice.

    ## References

    国办函〔2020〕109号; published reports for 2021 and later.
    """
    section = _section(draft, 6)
    if section is None or not draft.edition.fee_statement:
        return
    # The format's own rows speak of fees too, but tables are not paragraphs.
    if not any(_FEE.search(key(paragraph.text)) for paragraph in draft.report.paragraphs()):
        yield Fault(section.heading.title_span, "第六部分没有报告收取信息处理费的情况，没有收取的也应写明。")


RULES = (overall_empty, overall_too_long, problems_empty, without_improvement, counts_differ, vague, fee_statement)
