"""GL141 to GL143: the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.rule import invalid, rule, valid
from govlint.source import Span
from govlint.title import title_key

_TITLE = "云川市临江区水务局2023年政府信息公开工作年度报告"

# The words of an official title, each as a pattern.
_WORDS = {"年": r"(?:19|20)\d\d年", "政府信息公开": "政府信息公开", "工作": "工作", "年度报告": "年度(?:工作)?报告"}


@rule(
    "GL141",
    "title-missing",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_TITLE, "2023年云川市政府信息公开工作年度报告")),
        valid((_TITLE, "云川市临江区水务局\n关于2023年政府信息公开工作年度报告")),
    ],
    invalid=[
        invalid((_TITLE + "\n\n", ""), at="一、总体情况"),
        invalid((_TITLE, "2023年政府信息公开工作年度报告"), at="2023年政府信息公开工作年度报告"),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """The report has no title, or its title names no office.

    ## What it does

    Looks for a line (or two) above the first section that ends in …信息公开…报告 and names an office.

    ## Why is this bad?

    Without it readers do not know whose report of which year this is.

    ## What it does not report

    Passages that hold fewer than two of the official sections.

    ## References

    国办公开办函〔2021〕30号; practice: 机关全称 + YYYY年政府信息公开工作年度报告.
    """
    title = draft.report.title
    if title is None and draft.recognised:
        yield Fault(draft.report.sections[0].heading.span, "未找到标题，应为“××机关××××年政府信息公开工作年度报告”。")
    elif title is not None and not draft.office:
        yield Fault(title.span, "标题没有写明机关名称，应为“××机关××××年政府信息公开工作年度报告”。")


@rule(
    "GL142",
    "title-form",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_TITLE, "2023年云川市临江区水务局政府信息公开工作年度报告")),
        valid((_TITLE, "云川市临江区水务局2023年度政府信息公开工作年度报告")),
        valid((_TITLE, "云川市临江区水务局\n2023年政府信息公开工作年度报告")),
        valid((_TITLE, f"《{_TITLE}》")),
        valid((_TITLE, "云川市临江区水务局二〇二三年政府信息公开工作年度报告")),
    ],
    invalid=[
        invalid(
            (_TITLE, "云川市临江区水务局2023政府信息公开工作年度报告"),
            at="云川市临江区水务局2023政府信息公开工作年度报告",
        ),
        invalid(
            (_TITLE, "云川市临江区水务局2023年政府信息公幵工作年度报告"),
            at="云川市临江区水务局2023年政府信息公幵工作年度报告",
        ),
        invalid(
            (_TITLE, "云川市临江区水务局2023年信息公开工作年度报告"), at="云川市临江区水务局2023年信息公开工作年度报告"
        ),
        invalid(
            (_TITLE, "云川市临江区水务局2023年政府信息公开工作报告"), at="云川市临江区水务局2023年政府信息公开工作报告"
        ),
    ],
)
def form(draft: Draft) -> Iterator[Fault]:
    """The title lacks a word of the official form.

    ## What it does

    Looks in the title for the year with 年, for 政府信息公开, for 工作, and for 年度报告.

    ## Why is this bad?

    The official name of the report is 政府信息公开工作年度报告.

    ## What it does not report

    The order of year and office, 年度 for 年, and the breaking of the title over two lines. A title without an office
    is title-missing.

    ## References

    国办公开办函〔2021〕30号; practice.
    """
    title = draft.report.title
    if title is None or not draft.governed:
        return
    text = title_key(title.text)
    absent = [f"“{word}”" for word, pattern in _WORDS.items() if not re.search(pattern, text)]
    if "“年”" in absent and draft.year is not None and str(draft.year) not in text:
        absent[0] = "“年份”"
    if absent:
        year = draft.year or "××××"
        official = f"{draft.office or '××机关'}{year}年政府信息公开工作年度报告"
        yield Fault(title.span, f"标题缺少{''.join(absent)}，应为“{official}”。")


@rule(
    "GL143",
    "title-double-year",
    Severity.INFO,
    valid=[valid()],
    invalid=[
        invalid((_TITLE, "云川市临江区水务局2023年度政府信息公开工作年度报告"), at="年度"),
        invalid((_TITLE, "2023年" + _TITLE), at="2023年"),
    ],
)
def double_year(draft: Draft) -> Iterator[Fault]:
    """The title says 年度, or its year, twice.

    ## What it does

    Looks for 年度 behind the year in a title that ends in 年度报告, and for a second year.

    ## Why is this bad?

    The official form has 年度 once: 2023年政府信息公开工作年度报告.

    ## What it does not report

    Anything else in the title. It is a note only, since many reports are published so.

    ## References

    国办公开办函〔2021〕30号; practice.
    """
    title = draft.report.title
    if title is None:
        return
    text = draft.source.cut(title.span)
    years = list(re.finditer(r"(?<![(（\d])(?:19|20)\d\d\s*年", text))
    if len(years) > 1:
        at = Span(title.span.start + years[1].start(), title.span.start + years[1].end())
        yield Fault(at, f"标题中年份重复：前面已有“{key(years[0][0])}”，此处又写“{key(years[1][0])}”。")
        return
    found = re.search(r"\d{4}\s*年\s*度(?=.*年\s*度\s*(?:工作)?报\s*告)", text, re.DOTALL)
    if found:
        start = title.span.start + text.index("年", found.start())
        yield Fault(
            Span(start, title.span.start + found.end()), "标题中“年度”重复，应为“××××年政府信息公开工作年度报告”。"
        )


RULES = (missing, form, double_year)
