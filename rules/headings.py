"""GL11x: the wording and form of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold, key
from govlint.headings import TRAILING
from govlint.report import Heading, Paragraph
from govlint.rule import invalid, rule, valid
from govlint.source import Span


@rule(
    "GL108",
    "section-title-variant",
    Severity.INFO,
    valid=[
        valid(),
        valid(("一、总体情况", "一、基本情况")),
        valid(("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")),
    ],
    invalid=[
        invalid(("五、存在的主要问题及改进情况", "五、存在问题及改进情况"), at="存在问题及改进情况"),
        invalid(("一、总体情况", "一、总体倩况"), at="总体倩况"),
    ],
)
def title_variant(draft: Draft) -> Iterator[Fault]:
    """The title of a section differs from the official wording.

    ## What it does

    Compares the title of every recognised section with the official wording and with those that practice accepts.

    ## Why is this bad?

    The official wording is what readers and supervisors search for; a small difference may be a misprint.

    ## What it does not report

    Accepted wordings, among them those of the statute; width, blanks and marks behind the title.

    ## References

    国办公开办函〔2021〕30号; 条例第五十条; published reports.
    """
    if not draft.recognised or not draft.governed:
        return
    for section in draft.report.sections:
        if section.official is None:
            continue
        wanted = draft.edition.section(section.official)
        title = key(section.heading.title).rstrip(TRAILING)
        if title not in {key(each) for each in (wanted.title, *wanted.accepted)}:
            yield Fault(section.heading.title_span, f"标题“{title}”与格式不一致，规范写法为“{wanted.title}”。")


@rule(
    "GL110",
    "heading-trailing-punctuation",
    Severity.INFO,
    valid=[valid(), valid(("（一）主动公开\n\n", "（一）主动公开。"))],
    invalid=[
        invalid(("一、总体情况\n", "一、总体情况、\n"), at="、"),
        invalid(("五、存在的主要问题及改进情况\n", "五、存在的主要问题及改进情况。\n"), at="。"),
    ],
)
def trailing_punctuation(draft: Draft) -> Iterator[Fault]:
    """A heading on a line of its own ends with a mark.

    ## What it does

    Looks for 、 。 ： ， ； behind the title of a section that stands alone on its line.

    ## Why is this bad?

    It is left over from editing; official titles have none.

    ## What it does not report

    The mark between a heading and the paragraph that follows it on the same line.

    ## References

    GB/T 9704-2012; published reports.
    """
    text = draft.source.text
    for section in draft.report.sections:
        end = section.heading.span.end
        if text[end : end + 1] not in ("", "\n", "\r"):
            continue
        title = fold(section.heading.title)
        bare = title.rstrip(TRAILING)
        if bare and bare != title:
            at = Span(end - (len(title) - len(bare)), end)
            yield Fault(at, f"标题“{bare}”末尾多余“{draft.source.cut(at)}”。")


_LEVEL = re.compile(r"\s*\d{1,2}[.、](?=\D)")


@rule(
    "GL111",
    "heading-level-skipped",
    Severity.INFO,
    valid=[valid(), valid(("全年通过区", "1.信息发布。全年通过区"))],
    invalid=[
        invalid(
            ("存在的主要问题：一是", "1.主要问题\n一是"),
            ("改进情况：一是", "2.改进情况\n一是"),
            at="1.",
        )
    ],
)
def level_skipped(draft: Draft) -> Iterator[Fault]:
    """A section is divided by 1. 2. without （一） （二） above.

    ## What it does

    Looks for two or more paragraphs that begin with 1. and 2. directly under a section that has no parts （一）.

    ## Why is this bad?

    The levels of an official document are 一、 （一） 1. （1）, and none is skipped.

    ## What it does not report

    A single numbered paragraph, and numbering under a part （一）.

    ## References

    GB/T 9704-2012.
    """
    if not draft.recognised:
        return
    for section in draft.report.sections:
        found = [match for part in section.parts if (match := _numbered(part))]
        if len(found) > 1 and not section.subsections:
            title, used = key(section.heading.title), draft.source.cut(found[0])
            yield Fault(found[0], f"“{title}”之下直接用“{used}”，层次序数应为一、（一）1.（1）。")


def _numbered(part: object) -> Span | None:
    match = _LEVEL.match(fold(part.text)) if isinstance(part, Paragraph) else None
    return Span(part.span.start, part.span.start + match.end()) if match and isinstance(part, Paragraph) else None


@rule(
    "GL112",
    "heading-ordinal-punctuation",
    Severity.INFO,
    valid=[valid(), valid(("（一）主动公开\n", "(一)主动公开\n"))],
    invalid=[
        invalid(("（一）主动公开\n", "（一）、主动公开\n"), at="（一）、"),
        invalid(("五、存在的主要问题", "五.存在的主要问题"), at="五."),
    ],
)
def ordinal_punctuation(draft: Draft) -> Iterator[Fault]:
    """The ordinal of a heading has the wrong mark behind it.

    ## What it does

    Looks for a mark behind （一）, and for another mark than 、 behind 一.

    ## Why is this bad?

    The standard writes 一、 with 、 and （一） with nothing behind it.

    ## What it does not report

    Half-width brackets, and an ordinal with a blank behind it.

    ## References

    GB/T 9704-2012.
    """
    if not draft.recognised:
        return
    for section in draft.report.sections:
        if fold(section.heading.ordinal).endswith((".", ",", ":")):
            yield _ordinal(section.heading, "“一”等序号后应为“、”")
        for subsection in section.subsections:
            if not fold(subsection.heading.ordinal).rstrip().endswith(")"):
                yield _ordinal(subsection.heading, "“（一）”等序号后不加标点")


def _ordinal(heading: Heading, wanted: str) -> Fault:
    at = Span(heading.span.start, heading.span.start + len(heading.ordinal))
    return Fault(at, f"序号“{heading.ordinal}”的标点不合规范：{wanted}。")


RULES = (title_variant, trailing_punctuation, level_skipped, ordinal_punctuation)
