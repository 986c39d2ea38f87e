"""GL141 to GL145: the title and the names of the office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key, squeeze
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid
from govlint.source import Span
from govlint.title import parse_title, title_key

from .offices import leading

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


_QUOTED = re.compile(
    r"《([^《》]{2,40}?信息公开工作年度报告)》|(?:现公布|现将|现发布)([^,。《》]{2,40}?信息公开工作年度报告)"
)


@rule(
    "GL144",
    "title-differs",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("本报告根据", f"现公布《{_TITLE}》。本报告根据")),
        valid(("本报告根据", "《云川市临江区水务局2022年政府信息公开工作年度报告》发布以来，本报告根据")),
        valid(("本报告根据", "现公布《2023年云川市临江区水务局政府信息公开工作年度报告》。本报告根据")),
        valid(("本报告根据", "现将我局2023年政府信息公开工作年度报告公布如下。本报告根据")),
        valid(
            (_TITLE, "云川市临江区住房和城乡建设局2023年政府信息公开工作年度报告"),
            ("本报告根据", "现公布区住建局2023年政府信息公开工作年度报告。本报告根据"),
        ),
        valid(
            (_TITLE, "云川市人民政府以工代赈办公室2023年政府信息公开工作年度报告"),
            ("本报告根据", "现公布《云川市以工代赈办公室2023年政府信息公开工作年度报告》。本报告根据"),
        ),
        valid(
            (_TITLE, "云川市2023年政府信息公开工作年度报告"),
            ("本报告根据", "现发布《云川市人民政府2023年政府信息公开工作年度报告》。本报告根据"),
        ),
    ],
    invalid=[
        invalid(
            ("本报告根据", "现公布《云川市临江水务局2023年政府信息公开工作年度报告》。本报告根据"),
            at="云川市临江水务局2023年政府信息公开工作年度报告",
        )
    ],
)
def differs(draft: Draft) -> Iterator[Fault]:
    """The introduction gives the report a different name from its title.

    ## What it does

    Compares the office in the title with the one in a title of the same year that the introduction quotes in 《》 or
    announces (现公布…).

    ## Why is this bad?

    One of the two names is wrong, or left over from another report.

    ## What it does not report

    Reports of other years, another order of year and office, shorter names (区住建局), names with or without 人民政府,
    and what any office calls itself (我局, 本机关).

    ## References

    Published reports with two names of the same office.
    """
    title = draft.report.title
    if title is None or not draft.office or not draft.recognised:
        return
    for paragraph in (*draft.report.front, *draft.report.preamble):
        if not isinstance(paragraph, Paragraph):
            continue
        squeezed = squeeze(paragraph.text)
        for match in _QUOTED.finditer(squeezed.text):
            group = 1 if match[1] else 2
            quoted = parse_title(match[group])
            if quoted.year != draft.year or not quoted.office or _is_own(quoted.office, draft.office):
                continue
            at = paragraph.place(*squeezed.bounds(*match.span(group)))
            if not quoted.office.endswith(draft.office):
                message = f"此处的机关名称“{quoted.office}”与标题中的“{draft.office}”不一致。"
                yield Fault(at, message, (Place(title.span, "标题"),))


def _is_own(name: str, office: str) -> bool:
    """Whether a name is the office's, also a shorter one, or a word by which any office calls itself (我局, 本机关)."""
    shorter = office.endswith(name) or leading(name, office) == len(name)
    return name.startswith(("我", "本")) or shorter or _GOVERNMENT.sub("", name) == _GOVERNMENT.sub("", office)


_GOVERNMENT = re.compile("人民政府|行政公署")


_KINDS = {"局": ("局",), "委": ("委", "委员会"), "厅": ("厅",)}
_SELF = re.compile(r"(?<![自本“\"])我(局|委|厅)(?!属|系统)")


@rule(
    "GL145",
    "body-name-inconsistent",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"), ("2023年，我局", "2023年，我委")),
        valid(
            (_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"),
            ("由总体情况、", "由云川市临江区卫生健康局（以下简称“我局”）编制，由总体情况、"),
        ),
    ],
    invalid=[
        invalid((_TITLE, "云川市临江区卫生健康委员会2023年政府信息公开工作年度报告"), at="我局"),
    ],
)
def inconsistent(draft: Draft) -> Iterator[Fault]:
    """A commission calls itself a bureau, or the like.

    ## What it does

    Compares what the office calls itself (我局, 我委, 我厅) with the last word of its name in the title.

    ## Why is this bad?

    The text was probably taken over from another office.

    ## What it does not report

    Offices whose name ends otherwise, an abbreviation that the text explains (以下简称“我局”), and more than the first
    place.

    ## References

    Published reports; 机构名称 checks of commercial proofreaders.
    """
    title = draft.report.title
    kind = next((word for word, ends in _KINDS.items() if draft.office.endswith(ends)), None)
    if title is None or kind is None:
        return
    paragraphs = list(draft.report.paragraphs())
    explained = set(re.findall(r"简称[“\"]?我(局|委|厅)", "".join(key(each.text) for each in paragraphs)))
    for paragraph in paragraphs:
        for match in _SELF.finditer(paragraph.text):
            if match[1] != kind and match[1] not in explained:
                message = f"标题中的机关是“{draft.office}”，此处自称“{match[0]}”。"
                yield Fault(paragraph.place(*match.span()), message, (Place(title.span, "标题"),))
                return


RULES = (missing, form, double_year, differs, inconsistent)
