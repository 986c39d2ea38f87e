"""GL10x: which sections a report has, in what order, and how they are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key
from govlint.report import Section
from govlint.rule import invalid, rule, valid
from govlint.source import Span

NUMERALS = "一二三四五六"


class Outline(NamedTuple):
    """The sections of a report against the six official ones.

    `missing` are official numbers that no heading names; `renamed` are headings that name no official section but carry
    the ordinal of a missing one; `aspects` are aspects of 总体情况 that stand as sections of their own; `extra` are all
    other headings. `shifted` is whether the last five sections are all numbered one too low.
    """

    missing: tuple[int, ...]
    renamed: tuple[Section, ...]
    aspects: tuple[Section, ...]
    extra: tuple[Section, ...]
    shifted: bool


def outline(draft: Draft) -> Outline:
    """The sections of a draft against the official ones; all empty for what is no report, or older than the formats."""
    if not draft.recognised or not draft.governed:
        return Outline((), (), (), (), False)
    sections = draft.report.sections
    named = {section.official for section in sections}
    missing = [number for number in range(1, 7) if number not in named]
    strange = [section for section in sections if section.official is None]
    aspects = [section for section in strange if _is_aspect(draft, section)]
    aspects = aspects if len(aspects) > 1 else []
    renamed = [each for each in strange if each.heading.number in missing and each not in aspects]
    numbers = {section.official: section.heading.number for section in sections}
    return Outline(
        tuple(each for each in missing if each not in [section.heading.number for section in renamed]),
        tuple(renamed),
        tuple(aspects),
        tuple(each for each in strange if each not in renamed and each not in aspects),
        all(numbers.get(number) == number - 1 for number in range(2, 7)),
    )


def _is_aspect(draft: Draft, section: Section) -> bool:
    title = key(section.heading.title)
    return any(keyword in title for aspect in draft.edition.aspects for keyword in aspect.keywords)


@rule(
    "GL101",
    "section-missing",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("二、主动公开政府信息情况\n\n第", "二、行政机关主动公开政府信息情况\n\n第")),
        valid(text="云川市2013年政府信息公开工作年度报告\n一、概述\n略。\n二、主动公开政府信息情况\n略。\n"),
    ],
    invalid=[
        invalid(("四、政府信息公开行政复议、行政诉讼情况\n\n", ""), at="三、收到和处理政府信息公开申请情况"),
        invalid(("一、总体情况\n\n", ""), at="云川市临江区水务局2023年政府信息公开工作年度报告"),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """One of the six official sections is missing.

    ## What it does

    Looks for a heading of each of the six sections, in the official wording, one in use, or one that resembles it.

    ## Why is this bad?

    The law and the official format prescribe the contents of the report.

    ## What it does not report

    A section under another title that stands in its place with its ordinal (section-renamed), a report for a year
    before the first known format, and a passage that is no whole report.

    ## References

    条例第五十条; 国办公开办函〔2021〕30号.
    """
    found = outline(draft)
    places: dict[Span, list[str]] = {}
    for number in () if found.shifted else found.missing:
        before = [each for each in draft.report.sections if each.official is not None and each.official < number]
        title = draft.report.title
        at = before[-1].heading.span if before else title.span if title else draft.report.sections[0].heading.span
        name = f"“{NUMERALS[number - 1]}、{draft.edition.section(number).title}”"
        places.setdefault(at, []).append(name)
    for at, names in places.items():
        yield Fault(at, f"缺少{'、'.join(names)}，应在此后。")


@rule(
    "GL109",
    "section-renamed",
    Severity.ERROR,
    valid=[valid(), valid(("一、总体情况", "一、基本情况"))],
    invalid=[
        invalid(("三、收到和处理政府信息公开申请情况\n\n（", "三、群众来信来访情况\n\n（"), at="群众来信来访情况"),
        invalid(("一、总体情况", "一、工作亮点"), at="工作亮点"),
    ],
)
def renamed(draft: Draft) -> Iterator[Fault]:
    """A section has the ordinal of an official one, but a title that names none.

    ## What it does

    Compares the heading in the place of a missing section with the official wording.

    ## Why is this bad?

    Readers and supervisors look for the six official titles.

    ## What it does not report

    Accepted wordings, among them those of the statute, and wordings that are recognised (section-title-variant).

    ## References

    国办公开办函〔2021〕30号; 条例第五十条.
    """
    for section in outline(draft).renamed:
        heading = section.heading
        wanted = draft.edition.section(heading.number or 1)
        message = f"第{NUMERALS[wanted.number - 1]}部分的标题“{key(heading.title)}”应为“{wanted.title}”。"
        yield Fault(heading.title_span, message)


@rule(
    "GL102",
    "section-out-of-order",
    Severity.ERROR,
    valid=[valid()],
    invalid=[
        invalid(
            ("五、存在的主要问题及改进情况", "六、其他需要报告的事项*"),
            ("\n六、其他需要报告的事项\n", "\n五、存在的主要问题及改进情况\n"),
            ("事项*", "事项"),
            at="五、存在的主要问题及改进情况",
        )
    ],
)
def out_of_order(draft: Draft) -> Iterator[Fault]:
    """An official section stands before one that must precede it.

    ## What it does

    Compares the order of the headings with the official order, by their titles.

    ## Why is this bad?

    The format prescribes the order; a section out of place is usually pasted under the wrong heading.

    ## What it does not report

    Wrong ordinals before titles in the right order: that is section-misnumbered.

    ## References

    国办公开办函〔2021〕30号.
    """
    for section, highest in misplaced(draft):
        later, sooner = NUMERALS[(highest.official or 1) - 1], NUMERALS[(section.official or 1) - 1]
        message = f"第{sooner}部分“{key(section.heading.title)}”应在第{later}部分之前。"
        yield Fault(section.heading.span, message, (Place(highest.heading.span, f"第{later}部分在此"),))


def misplaced(draft: Draft) -> list[tuple[Section, Section]]:
    """The sections that stand behind one that should follow them, each with that one."""
    if not draft.recognised or not draft.governed:
        return []
    found = []
    highest: Section | None = None
    for section in _firsts(draft.report.sections):
        if highest is not None and (section.official or 0) < (highest.official or 0):
            found.append((section, highest))
        else:
            highest = section
    return found


def _firsts(sections: Sequence[Section]) -> list[Section]:
    """The first section of each official number, in the order of the text."""
    seen: dict[int, Section] = {}
    for section in sections:
        if section.official is not None:
            seen.setdefault(section.official, section)
    return list(seen.values())


@rule(
    "GL103",
    "section-repeated",
    Severity.ERROR,
    valid=[valid()],
    invalid=[
        invalid(
            ("六、其他需要报告的事项", "六、存在的主要问题及改进情况\n\n无。\n\n六、其他需要报告的事项"),
            at="六、存在的主要问题及改进情况",
        )
    ],
)
def repeated(draft: Draft) -> Iterator[Fault]:
    """An official section stands twice.

    ## What it does

    Looks for headings that name a section which an earlier heading names already.

    ## Why is this bad?

    One of the two is left over from pasting, or bears the wrong title.

    ## What it does not report

    A table of contents at the top, and titles listed in the introduction.

    ## References

    国办公开办函〔2021〕30号.
    """
    if not draft.recognised or not draft.governed:
        return
    firsts = {section.official: section for section in _firsts(draft.report.sections)}
    for section in draft.report.sections:
        first = firsts.get(section.official)
        if first is not None and first is not section:
            message = f"第{NUMERALS[(section.official or 1) - 1]}部分“{key(section.heading.title)}”重复出现。"
            yield Fault(section.heading.span, message, (Place(first.heading.span, "首次出现"),))


@rule(
    "GL104",
    "section-misnumbered",
    Severity.ERROR,
    valid=[valid(), valid(("二、主动公开政府信息情况\n\n第", "二．主动公开政府信息情况\n\n第"))],
    invalid=[
        invalid(("五、存在的主要问题及改进情况\n\n", "存在的主要问题及改进情况\n\n"), at="存在的主要问题及改进情况"),
        invalid(("五、存在的主要问题及改进情况\n\n", "四、存在的主要问题及改进情况\n\n"), at="四、"),
    ],
)
def misnumbered(draft: Draft) -> Iterator[Fault]:
    """An official section has a wrong ordinal, or none.

    ## What it does

    Compares the ordinal of every heading that names an official section with the number of that section.

    ## Why is this bad?

    The format numbers the sections 一 to 六; a wrong number suggests that something is missing or doubled.

    ## What it does not report

    The mark behind the ordinal (heading-ordinal-punctuation), sections that are numbered one too low throughout
    (sections-shifted), and the second of two equal headings (section-repeated).

    ## References

    国办公开办函〔2021〕30号.
    """
    if not draft.recognised or not draft.governed or outline(draft).shifted or outline(draft).aspects:
        return
    for section in _firsts(draft.report.sections):
        heading, number = section.heading, section.official or 1
        wanted = f"{NUMERALS[number - 1]}、"
        if not heading.ordinal:
            yield Fault(heading.span, f"标题“{key(heading.title)}”缺少序号“{wanted}”。")
        elif heading.number != number:
            at = Span(heading.span.start, heading.span.start + len(heading.ordinal))
            yield Fault(at, f"标题“{key(heading.title)}”的序号应为“{wanted}”，此处为“{heading.ordinal}”。")


_SHIFTED = (
    ("一、总体情况\n\n", ""),
    ("二、主动公开政府信息情况\n\n第", "一、主动公开政府信息情况\n\n第"),
    ("三、收到和处理政府信息公开申请情况\n\n（", "二、收到和处理政府信息公开申请情况\n\n（"),
    ("四、政府信息公开行政复议、行政诉讼情况\n\n行", "三、政府信息公开行政复议、行政诉讼情况\n\n行"),
    ("五、存在的主要问题及改进情况\n\n", "四、存在的主要问题及改进情况\n\n"),
    ("六、其他需要报告的事项\n\n", "五、其他需要报告的事项\n\n"),
)


@rule(
    "GL105",
    "sections-shifted",
    Severity.ERROR,
    valid=[valid()],
    invalid=[invalid(*_SHIFTED, at="一、主动公开政府信息情况")],
)
def shifted(draft: Draft) -> Iterator[Fault]:
    """The last five sections are numbered 一 to 五.

    ## What it does

    Recognises that all of the second to the sixth section are numbered one too low, as happens where 总体情况 has no
    heading or is counted as an introduction.

    ## Why is this bad?

    It is one fault, and is reported once in place of five wrong ordinals.

    ## What it does not report

    Fewer than all five: those are single wrong ordinals.

    ## References

    国办公开办函〔2021〕30号.
    """
    if outline(draft).shifted:
        first = next(section for section in draft.report.sections if section.official == 2)
        lacks = "，且缺少“一、总体情况”" if 1 in outline(draft).missing else ""
        yield Fault(first.heading.span, f"第二至第六部分的序号都少一位，应依次为“二、”至“六、”{lacks}。")


@rule(
    "GL106",
    "aspect-as-section",
    Severity.ERROR,
    valid=[valid()],
    invalid=[
        invalid(
            ("（三）政府信息管理", "二、政府信息管理"),
            ("（四）政府信息公开平台建设", "三、政府信息公开平台建设"),
            ("（五）监督保障", "四、监督保障"),
            at="二、政府信息管理",
        )
    ],
)
def aspect_as_section(draft: Draft) -> Iterator[Fault]:
    """Aspects of 总体情况 stand as sections of their own.

    ## What it does

    Recognises two or more headings of the first level that are aspects of section one, such as 二、政府信息管理.

    ## Why is this bad?

    The format has six sections; the five aspects are parts （一） to （五） of the first.

    ## What it does not report

    A single such heading, which may be chance: that is an extra or renamed section.

    ## References

    国办公开办函〔2021〕30号 一（一）.
    """
    aspects = outline(draft).aspects
    if aspects:
        titles = "、".join(f"“{key(section.heading.title)}”" for section in aspects)
        related = tuple(Place(section.heading.span, "同样应为子项") for section in aspects[1:])
        yield Fault(
            aspects[0].heading.span, f"{titles}应为第一部分总体情况的子项（一）至（五），不应单列为部分。", related
        )


@rule(
    "GL107",
    "extra-section",
    Severity.WARNING,
    valid=[valid(), valid(("六、其他", "附件：统计表\n\n六、其他"))],
    invalid=[invalid(("信息处理费0元。\n", "信息处理费0元。\n\n七、下一步打算\n\n继续努力。\n"), at="七、下一步打算")],
)
def extra(draft: Draft) -> Iterator[Fault]:
    """There is a section beside the six official ones.

    ## What it does

    Reports headings of the first level that name no official section and stand for none.

    ## Why is this bad?

    The format has six sections; what else there is to say belongs into one of them.

    ## What it does not report

    Attachments and the signature, and items of a list that are numbered like sections.

    ## References

    国办公开办函〔2021〕30号 (内容不宜泛化).
    """
    for section in outline(draft).extra:
        yield Fault(section.heading.span, f"多出部分“{key(section.heading.title)}”，格式规定为六个部分，应并入其中。")


RULES = (missing, renamed, out_of_order, repeated, misnumbered, shifted, aspect_as_section, extra)
