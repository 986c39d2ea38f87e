"""GL121 to GL123: the aspects that 总体情况 must speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.formats import Aspect
from govlint.options import Options
from govlint.report import Section
from govlint.rule import invalid, rule, valid

from .shared.arrangement import settled
from .shared.narrative import account, everything, wordings
from .shared.wording import says

_GOVERNMENT = Options(body="government")
_ASSESSED = ("参训64人次。", "参训64人次。公开工作纳入年度考核，社会评议结果良好，未发生责任追究情形。")


def _overall(draft: Draft) -> Section | None:
    """Section one, if it gives an account: one that gives none lacks everything, and overall-empty says so."""
    section = settled(draft, 1)
    return section if section and len(account(section)) >= draft.options.overall_min_chars else None


def _absent(aspects: Iterable[Aspect], text: str) -> list[str]:
    return [aspect.label for aspect in aspects if not says(text, aspect.keywords)]


def _quoted(labels: Iterable[str]) -> str:
    return "".join(f"“{label}”" for label in labels)


_MOST_WITHOUT_HEADING = 2  # aspects; a section that heads fewer than the rest of them is not divided by aspects


@rule(
    "GL121",
    "aspect-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("（五）监督保障", "（五）监督与保障工作")),
        valid(("（一）主动公开", "（—）主动公开")),
        valid(
            ("（三）政府信息管理", "（三）规范政府信息公开管理"),
            ("（四）政府信息公开平台建设", "（四）平台载体建设"),
        ),
        valid(("（三）政府信息管理", "（三）政府信息资源的规范化、标准化管理")),
        valid(
            ("（一）主动公开\n\n全年", "全年主动公开成效明显，"),
            ("（二）依申请公开\n", ""),
            ("（三）政府信息管理\n\n完善", "在政府信息管理方面，完善"),
            ("（四）政府信息公开平台建设\n\n优化", "在平台建设方面，优化"),
            ("（五）监督保障\n\n局", "在监督保障方面，局"),
        ),
    ],
    invalid=[
        invalid(("（四）政府信息公开平台建设", "（四）渠道"), at="总体情况"),
        invalid(
            ("（三）政府信息管理", "（三）文件清理"),
            ("（四）政府信息公开平台建设", "（四）渠道"),
            ("（五）监督保障", "（五）组织领导"),
            at="总体情况",
        ),
        invalid(
            ("（五）监督保障\n", "（五）组织领导\n"), ("局办公室牵头", "在监督保障方面，局办公室牵头"), at="总体情况"
        ),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """总体情况 lacks one of the five aspects.

    ## What it does

    Looks for 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设 and 监督保障, and the usual wordings of each, in
    the headings and the text of section one. All that are missing make one finding: an error where a department's
    report lacks three or more, a note where the text names them and only their heading is missing.

    ## Why is this bad?

    The format lists the five aspects; contents must be neither left out nor generalised.

    ## What it does not report

    A section without headings for most aspects whose text names them all. A section one that is empty
    (overall-empty), doubled or out of place, or whose aspects stand as sections (aspect-as-section).

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    section = _overall(draft)
    if section is None:
        return
    at, aspects = section.heading.title_span, draft.edition.aspects
    absent = _absent(aspects, wordings(section))
    if absent:
        grave = Severity.ERROR if len(absent) > 2 and draft.body == "department" else None
        yield Fault(at, f"总体情况缺少{_quoted(absent)}，应写明这方面的情况。", severity=grave)
        return
    headless = _absent(aspects, key("\n".join(each.heading.title for each in section.subsections)))
    if 0 < len(headless) <= _MOST_WITHOUT_HEADING:
        message = f"总体情况的小标题中没有{_quoted(headless)}，只在正文中提到，宜单列小标题。"
        yield Fault(at, message, severity=Severity.INFO)


@rule(
    "GL122",
    "aspect-out-of-order",
    Severity.INFO,
    valid=[
        valid(),
        valid(("（四）政府信息公开平台建设", "（四）政府信息公开平台建设与监督保障")),
        valid(("（三）政府信息管理", "（三）依申请公开答复管理")),
    ],
    invalid=[
        invalid(
            ("（三）政府信息管理", "（三）监督保障*"),
            ("（五）监督保障", "（五）政府信息管理"),
            ("保障*", "保障"),
            at="政府信息公开平台建设",
        )
    ],
)
def out_of_order(draft: Draft) -> Iterator[Fault]:
    """The aspects of 总体情况 stand in a different order from that of the format.

    ## What it does

    Compares the order of the headings （一） to （五） of section one with the official order of the aspects, and
    reports the first that stands behind a later one.

    ## Why is this bad?

    Supervisors compare reports aspect by aspect.

    ## What it does not report

    Headings that name no aspect, or more than one, and sections that name an aspect twice.

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    section, aspects = _overall(draft), draft.edition.aspects
    if section is None:
        return
    titles = [(each, key(each.heading.title)) for each in section.subsections]
    named = [(each, [i for i, aspect in enumerate(aspects) if says(title, aspect.keywords)]) for each, title in titles]
    order = [(each, indices[0]) for each, indices in named if len(indices) == 1]
    if len({index for _, index in order}) < len(order):
        return
    for (_, before), (subsection, index) in pairwise(order):
        if index < before:
            message = f"“{aspects[index].label}”应在“{aspects[before].label}”之前，"
            message += f"格式规定的顺序为{'、'.join(each.label for each in aspects)}。"
            yield Fault(subsection.heading.title_span, message)
            return


@rule(
    "GL123",
    "assessment-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid(_ASSESSED, options=_GOVERNMENT),
        valid(
            ("（五）监督保障\n", "（五）监督保障（含工作考核、社会评议和责任追究结果）\n"),
            options=Options(body="township"),
        ),
        valid(options=Options(body="office")),
    ],
    invalid=[
        invalid(at="总体情况", options=_GOVERNMENT),
        invalid(("参训64人次。", "参训64人次，公开工作纳入年度考核。"), at="总体情况", options=_GOVERNMENT),
        invalid(("云川市临江区水务局2023年", "云川市临江区人民政府2023年"), at="总体情况"),
    ],
)
def assessment_missing(draft: Draft) -> Iterator[Fault]:
    """A government's report lacks 工作考核, 社会评议 or 责任追究.

    ## What it does

    Looks for the three, in the usual wordings, anywhere in the words of the report of a government (of any level; by
    the title, or `body` in the settings). It is an error where none of them is mentioned.

    ## Why is this bad?

    The law demands them of governments at all levels.

    ## What it does not report

    Reports of departments, offices and 街道办事处, and of bodies whose kind the title leaves in doubt.

    ## References

    条例第五十条第四项; 国办公开办函〔2021〕30号 一（一）.
    """
    section = _overall(draft)
    if section is None or draft.body not in ("government", "township"):
        return
    absent = _absent(draft.edition.assessments, everything(draft))
    if absent:
        grave = Severity.ERROR if len(absent) == len(draft.edition.assessments) else None
        message = f"各级人民政府的年报应报告{'、'.join(absent)}结果情况，正文中没有提及。"
        yield Fault(section.heading.title_span, message, severity=grave)


RULES = (missing, out_of_order, assessment_missing)
