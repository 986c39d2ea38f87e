"""GL12x: the aspects that 总体情况 must speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.draft import Draft, Options
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.formats import Aspect
from govlint.report import Paragraph, Section
from govlint.rule import invalid, rule, valid

from .sections import misplaced

GOVERNMENT = Options(body="government")
_ASSESSED = ("参训64人次。", "参训64人次。公开工作纳入年度考核，社会评议结果良好，未发生责任追究情形。")


def overall(draft: Draft) -> Section | None:
    """Section one of a report under a known format; None if titles may have been exchanged."""
    return draft.report.section(1) if draft.recognised and draft.governed and not misplaced(draft) else None


def wordings(section: Section) -> str:
    """Everything that a section says, folded and without blanks."""
    headings = [subsection.heading.title for subsection in section.subsections]
    paragraphs = [part.text for part in section.all_parts() if isinstance(part, Paragraph)]
    return key("\n".join((*headings, *paragraphs)))


def _absent(aspects: Iterable[Aspect], text: str) -> list[str]:
    return [aspect.label for aspect in aspects if not any(keyword in text for keyword in aspect.keywords)]


@rule(
    "GL121",
    "aspect-missing",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("（五）监督保障", "（五）监督与保障工作")),
        valid(("（五）监督保障\n", "（五）组织领导\n"), ("局办公室牵头", "在监督保障方面，局办公室牵头")),
    ],
    invalid=[
        invalid(("（四）政府信息公开平台建设", "（四）渠道"), at="总体情况"),
        invalid(
            ("（三）政府信息管理", "（三）文件清理"),
            ("（四）政府信息公开平台建设", "（四）渠道"),
            ("（五）监督保障", "（五）组织领导"),
            at="总体情况",
        ),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """总体情况 lacks one of the five aspects.

    ## What it does

    Looks for 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设 and 监督保障, and the usual wordings of each, in
    the headings and the text of section one. It is an error where a department's report lacks three or more of them.

    ## Why is this bad?

    The format lists the five aspects; contents must be neither left out nor generalised.

    ## What it does not report

    An aspect that only the text names: its words may stand anywhere in the section.

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    section = overall(draft)
    if section is None:
        return
    absent = _absent(draft.edition.aspects, wordings(section))
    if absent:
        grave = Severity.ERROR if len(absent) > 2 and draft.body == "department" else None
        yield Fault(
            section.heading.title_span, f"总体情况缺少{'、'.join(f'“{each}”' for each in absent)}。", severity=grave
        )


@rule(
    "GL122",
    "aspect-out-of-order",
    Severity.INFO,
    valid=[valid(), valid(("（四）政府信息公开平台建设", "（四）政府信息公开平台建设与监督保障"))],
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
    """The aspects of 总体情况 stand in another order than in the format.

    ## What it does

    Compares the order of the headings （一） to （五） of section one with the official order of the aspects.

    ## Why is this bad?

    Supervisors compare reports aspect by aspect.

    ## What it does not report

    Headings that name no aspect, or more than one.

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    section = overall(draft)
    highest = -1
    for subsection in section.subsections if section else ():
        title = key(subsection.heading.title)
        named = [i for i, each in enumerate(draft.edition.aspects) if any(word in title for word in each.keywords)]
        if len(named) == 1 and named[0] < highest:
            order = "、".join(each.label for each in draft.edition.aspects)
            yield Fault(subsection.heading.title_span, f"总体情况各方面的顺序与格式不一致，应为{order}。")
            return
        highest = max(highest, *named) if len(named) == 1 else highest


@rule(
    "GL123",
    "assessment-missing",
    Severity.WARNING,
    valid=[valid(), valid(_ASSESSED, options=GOVERNMENT)],
    invalid=[
        invalid(at="总体情况", options=GOVERNMENT),
        invalid(("参训64人次。", "参训64人次，公开工作纳入年度考核。"), at="总体情况", options=GOVERNMENT),
    ],
)
def assessment_missing(draft: Draft) -> Iterator[Fault]:
    """A government's report lacks 工作考核, 社会评议 or 责任追究.

    ## What it does

    Looks for the three, in the usual wordings, anywhere in the text of the report of a government (of any level; by the
    title, or `body` in the settings). It is an error where none of them is mentioned.

    ## Why is this bad?

    The law demands them of governments at all levels.

    ## What it does not report

    Reports of departments, offices and 街道办事处, and of bodies whose kind the title leaves in doubt.

    ## References

    条例第五十条第四项; 国办公开办函〔2021〕30号 一（一）.
    """
    section = overall(draft)
    if section is None or draft.body not in ("government", "township"):
        return
    text = key("\n".join(paragraph.text for paragraph in draft.report.paragraphs()))
    absent = _absent(draft.edition.assessments, text)
    if absent:
        grave = Severity.ERROR if len(absent) == len(draft.edition.assessments) else None
        message = f"各级人民政府的年报应报告{'、'.join(absent)}结果情况，正文中没有提及。"
        yield Fault(section.heading.title_span, message, severity=grave)


RULES = (missing, out_of_order, assessment_missing)
