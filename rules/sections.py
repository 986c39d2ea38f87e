"""GL101 to GL103, GL109: which of the official sections a report has, under which titles and in what order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.numerals import written
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.arrangement import NUMBERS, Arrangement, arrange, quoted_title

# Behind a title in a list of them.
_LISTED = re.compile(r"[、，,；;。和及与等”》…·.\r\n]|$|\s{0,9}\d{0,3}\s{0,9}[一二三四五六]、")


def _official(draft: Draft, number: int) -> str:
    """The official heading of a section, with its ordinal and in quotation marks."""
    return f"“{written(number)}、{draft.edition.section(number).title}”"


@rule(
    "GL101",
    "section-missing",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("二、主动公开政府信息情况\n\n第", "二、行政机关主动公开政府信息情况\n\n第")),
        valid(("\n五、存在的主要问题及改进情况\n", "\n（五）存在的主要问题及改进情况\n")),
        valid(text="云川市2013年政府信息公开工作年度报告\n一、概述\n略。\n二、主动公开政府信息情况\n略。\n"),
        valid(text="五、存在的主要问题及改进情况\n无。\n"),
    ],
    invalid=[
        invalid(("四、政府信息公开行政复议、行政诉讼情况\n\n", ""), at="三、收到和处理政府信息公开申请情况"),
        invalid(("一、总体情况\n\n", ""), at="云川市临江区水务局2023年政府信息公开工作年度报告"),
        invalid(
            ("\n五、存在的主要问题及改进情况\n", "\n"),
            ("\n六、其他需要报告的事项\n", "\n五、其他需要报告的事项\n"),
            at="四、政府信息公开行政复议、行政诉讼情况",
        ),
        # Within a line, but not in a list of the titles.
        invalid(("。\n\n六、其他需要报告的事项\n\n", "。六、其他需要报告的事项"), at="六、其他需要报告的事项"),
        invalid(
            ("编制，由", "编制，包括一、总体情况、六、其他需要报告的事项，由"),
            ("\n六、其他需要报告的事项\n", "\n"),
            at="五、存在的主要问题及改进情况",
        ),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """One of the six official sections is missing.

    ## What it does

    Looks for a heading of each of the six sections, in the official wording, one in use, or one that resembles it. The
    finding stands at the heading after which the section belongs. Of titles that stand in the middle of a line, with
    their ordinals, as where a page was copied without the ends of its lines, a warning says so.

    ## Why is this bad?

    The law and the official format prescribe the contents of the report.

    ## What it does not report

    A section under another title that stands in its place with its ordinal (section-renamed), or under its title with
    another ordinal, 5、 or （五） (section-misnumbered). A missing 总体情况 whose aspects stand as sections
    (aspect-as-section) or without which the others are numbered from 一 (sections-shifted). A report for a year before
    the first known format, and a passage that is no whole report.

    ## References

    条例第五十条; 国办公开办函〔2021〕30号.
    """
    found = arrange(draft)
    told = found.shifted or found.aspects  # by a finding of their own that section one is missing
    places: dict[int, list[int]] = {}
    within = {number: place for number in found.missing if (place := _within_line(draft, number))}
    if within:
        names = "".join(_official(draft, number) for number in within)
        message = f"标题{names}不在行首，无法识别：标题应单独成行。"
        yield Fault(next(iter(within.values())), message, severity=Severity.WARNING)
    for number in found.missing:
        if number not in within and (number > 1 or not told):
            places.setdefault(max((each for each in found.holders if each < number), default=0), []).append(number)
    for before, numbers in places.items():
        names = "".join(_official(draft, number) for number in numbers)
        where = f"，应在第{written(before)}部分之后" if before else "，应在报告开头"
        where = where if len(numbers) < len(NUMBERS) else "这六个部分"
        yield Fault(_after(draft, found, before), f"缺少{names}{where}。")


def _within_line(draft: Draft, number: int) -> Span | None:
    """Where an official title stands, with its ordinal, in the middle of a line, and not in a list of titles."""
    format, text = draft.edition.section(number), draft.source.text
    for title in (format.title, *format.accepted, *format.variants):
        heading = f"{written(number)}、{title}"
        start = text.find(heading, 1)
        while start > 0:
            end = start + len(heading)
            if text[start - 1] not in "\r\n" and not _LISTED.match(text, end):
                return Span(start, end)
            start = text.find(heading, end)
    return None


def _after(draft: Draft, found: Arrangement, before: int) -> Span:
    """The heading of the section `before`, or where the report begins if that is 0."""
    if before:
        return found.holders[before].heading.span
    return draft.report.title.span if draft.report.title else draft.report.sections[0].heading.span


@rule(
    "GL109",
    "section-renamed",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("一、总体情况", "一、基本情况")),
        valid(("\n五、存在的主要问题及改进情况\n", "\n五、存在问题及改进情况\n")),
        valid(("三、收到和处理政府信息公开申请情况\n\n（", "三、收到和处理政府信息公开申请情况（单位：件）\n\n（")),
    ],
    invalid=[
        invalid(("三、收到和处理政府信息公开申请情况\n\n（", "三、群众来信来访情况\n\n（"), at="群众来信来访情况"),
        invalid(("一、总体情况", "一、工作亮点"), at="工作亮点"),
        invalid(("一、总体情况", "一、"), at=""),
        invalid(("\n五、存在的主要问题及改进情况\n", "\n五、主动公开政府信息的情况\n"), at="主动公开政府信息的情况"),
    ],
)
def renamed(draft: Draft) -> Iterator[Fault]:
    """A section has the ordinal of an official one, but not its title.

    ## What it does

    Compares the heading in the place of a missing section with the official wording. The title of another section,
    which stands in its own place too, is as wrong there as one that names none.

    ## Why is this bad?

    Readers and supervisors look for the six official titles.

    ## What it does not report

    Accepted wordings, among them those of the statute, and wordings that are recognised (section-title-variant).

    ## References

    国办公开办函〔2021〕30号; 条例第五十条.
    """
    for section in arrange(draft).renamed:
        wanted = draft.edition.section(section.heading.number or 1)
        said = f"{quoted_title(section)}应" if section.heading.title else "空缺，应"
        yield Fault(section.heading.title_span, f"第{written(wanted.number)}部分的标题{said}为“{wanted.title}”。")


_REQUESTS = "三、收到和处理政府信息公开申请情况\n\n（"
_DISPUTES = "四、政府信息公开行政复议、行政诉讼情况\n\n行"


@rule(
    "GL102",
    "section-out-of-order",
    Severity.ERROR,
    valid=[valid(), valid(("\n五、存在的主要问题及改进情况\n", "\n三、存在的主要问题及改进情况\n"))],
    invalid=[
        invalid(
            (_REQUESTS, "*"),
            (_DISPUTES, _REQUESTS[:-1] + "行"),
            ("*", _DISPUTES[:-1] + "（"),
            at="三、收到和处理政府信息公开申请情况",
        ),
        invalid(
            ("\n六、其他需要报告的事项\n", "\n"),
            ("\n一、总体情况\n", "\n六、其他需要报告的事项\n\n无。\n\n一、总体情况\n"),
            at="六、其他需要报告的事项",
        ),
    ],
)
def out_of_order(draft: Draft) -> Iterator[Fault]:
    """An official section stands out of order.

    ## What it does

    Compares the order of the headings with the official order, by their titles, and reports the fewest sections that
    must move.

    ## Why is this bad?

    The format prescribes the order; a section out of place is usually pasted under the wrong heading.

    ## What it does not report

    Wrong ordinals before titles in the right order: that is section-misnumbered.

    ## References

    国办公开办函〔2021〕30号.
    """
    found = arrange(draft)
    printed, displaced = list(found.holders), found.displaced
    for number in displaced:
        before = [each for each in printed[: printed.index(number)] if each not in displaced and each > number]
        after = [each for each in printed if each not in displaced and each < number]
        other, side = (min(before), "前") if before else (max(after), "后")
        moved, place = found.holders[number], found.holders[other]
        message = f"第{written(number)}部分{quoted_title(moved)}应在第{written(other)}部分之{side}。"
        yield Fault(moved.heading.span, message, (Place(place.heading.span, f"第{written(other)}部分在此"),))


_CONTENTS = "目录\n一、总体情况*\n（一）主动公开*\n二、主动公开政府信息情况*\n六、其他需要报告的事项*\n\n本报告根据"


@rule(
    "GL103",
    "section-repeated",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("\n一、总体情况\n", "\n一、总体情况\n基本情况\n")),
        valid(("\n一、总体情况\n", "\n总体情况\n其他需要报告的事项\n\n一、总体情况\n")),
        valid(("\n\t（四）无法提供", "\n三、收到和处理政府信息公开申请情况（续）\n\n\t（四）无法提供")),
        *(valid(("本报告根据", _CONTENTS.replace("*", page))) for page in ("", " 1", "\t1", "…………1")),
    ],
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

    Looks for headings that name a section which another heading names already, and does so with the right ordinal or
    first.

    ## Why is this bad?

    One of the two is left over from pasting, or bears the wrong title.

    ## What it does not report

    A table of contents at the top, titles listed in the introduction, a heading with （续） behind it, and other
    lines that repeat a title without an ordinal.

    ## References

    国办公开办函〔2021〕30号.
    """
    found = arrange(draft)
    for section in found.repeated:
        number = section.official or 1
        first = found.holders[number].heading.span
        message = f"第{written(number)}部分{quoted_title(section)}重复出现。"
        yield Fault(section.heading.span, message, (Place(first, f"第{written(number)}部分已在此"),))


RULES = (missing, renamed, out_of_order, repeated)
