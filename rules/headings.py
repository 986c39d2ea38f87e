"""GL108, GL110 to GL112: the wording and form of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import fold, key
from govlint.headings import TRAILING
from govlint.report import Paragraph, Part
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.arrangement import arrange, wordy


@rule(
    "GL108",
    "section-title-variant",
    Severity.INFO,
    valid=[
        valid(),
        valid(("一、总体情况", "一、基本情况")),
        valid(("\n五、存在的主要问题及改进情况\n", "\n五、政府信息公开工作存在的主要问题及改进情况\n")),
        valid(("四、政府信息公开行政复议、行政诉讼情况\n\n行", "四、政府信息公开行政复议、\n行政诉讼情况\n\n行")),
    ],
    invalid=[
        invalid(("\n五、存在的主要问题及改进情况\n", "\n五、存在问题及改进情况\n"), at="存在问题及改进情况"),
        invalid(
            ("\n五、存在的主要问题及改进情况\n", "\n五、存在的主要问题及改迸情况\n"), at="存在的主要问题及改迸情况"
        ),
        invalid(("一、总体情况", "一、2023年总体情况"), at="2023年总体情况"),
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
    for number, section in arrange(draft).holders.items():
        wanted = draft.edition.section(number)
        title = key(section.heading.title).rstrip(TRAILING)
        if title not in {key(each) for each in (wanted.title, *wanted.accepted)}:
            yield Fault(section.heading.title_span, f"标题“{title}”与格式不一致，规范写法为“{wanted.title}”。")


@rule(
    "GL110",
    "heading-trailing-punctuation",
    Severity.INFO,
    valid=[
        valid(),
        valid(("（一）主动公开\n\n", "（一）主动公开。")),
        valid(("一、总体情况\n\n", "一、总体情况。")),
        valid(text="会议通知\n一、会议时间：\n周五上午。\n"),
    ],
    invalid=[
        invalid(("一、总体情况\n", "一、总体情况、 \n"), at="、"),
        invalid(("\n五、存在的主要问题及改进情况\n", "\n五、存在的主要问题及改进情况。\n"), at="。"),
        invalid(text="一、总体情况、\n", at="、"),
    ],
)
def trailing_punctuation(draft: Draft) -> Iterator[Fault]:
    """A heading on a line of its own ends with a mark.

    ## What it does

    Looks for 、 。 ： ， ； behind the title of an official section that stands alone on its line.

    ## Why is this bad?

    It is left over from editing; official titles have none.

    ## What it does not report

    The mark between a heading and the paragraph that follows it on the same line.

    ## References

    GB/T 9704-2012; published reports.
    """
    for section in draft.report.sections if draft.governed else ():
        span, title = section.heading.span, fold(section.heading.title)
        alone = draft.source.line(draft.source.position(span.start).line).end
        bare = title.rstrip(TRAILING)
        if section.official is not None and bare != title and not draft.source.text[span.end : alone].strip():
            at = Span(span.end - (len(title) - len(bare)), span.end)
            yield Fault(at, f"标题“{key(bare)}”末尾的“{draft.source.cut(at)}”多余。")


# 1. at the head of a line, but not 1.5万; with the rest of the line, if that is short and no sentence.
_ITEM = re.compile(r"(?P<ordinal>(?P<number>\d{1,2})[.、])(?=[^\d\s])[^。;!?]+$")
_MOST_ITEM = 30


def _numbered(draft: Draft, parts: Sequence[Part]) -> list[tuple[int, Span]]:
    """The lines that are headings numbered 1. or 1、: their numbers, and where their ordinals stand."""
    found = []
    for part in parts:
        short = isinstance(part, Paragraph) and len(part.lines) == 1 and len(part.text) <= _MOST_ITEM
        item = _ITEM.match(fold(draft.source.cut(part.span))) if short else None
        if item:
            start = part.span.start
            found.append((int(item["number"]), Span(start, start + len(item["ordinal"]))))
    return found


@rule(
    "GL111",
    "heading-level-skipped",
    Severity.INFO,
    valid=[
        valid(),
        valid(("全年通过区", "1.信息发布\n全年通过区"), ("发布政策解读", "\n2.政策解读\n发布政策解读")),
        valid(("存在的主要问题：一是", "1.存在的主要问题："), ("改进情况：一是", "2.改进情况：")),
    ],
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

    Looks for headings 1. and 2. directly under a section that has no parts （一）.

    ## Why is this bad?

    The levels of an official document are 一、 （一） 1. （1）, and none is skipped.

    ## What it does not report

    Numbered sentences and paragraphs, a single number, numbering under a part （一）, and the sections of tables.

    ## References

    GB/T 9704-2012.
    """
    for section in wordy(draft):
        found = _numbered(draft, section.parts)
        if not section.subsections and [number for number, _ in found[:2]] == [1, 2]:
            title, used = key(section.heading.title), draft.source.cut(found[0][1])
            yield Fault(found[0][1], f"“{title}”之下直接用“{used}”，结构层次序数应依次为“一、”“（一）”“1.”“（1）”。")


@rule(
    "GL112",
    "heading-ordinal-punctuation",
    Severity.INFO,
    valid=[
        valid(),
        valid(("（一）主动公开\n", "(一) 主动公开\n")),
        valid(("\n五、存在的主要问题", "\n第五部分 存在的主要问题")),
        valid(("全年通过区", "1.信息发布\n全年通过区")),
        valid(("全年通过区", "1、全年通过区")),
    ],
    invalid=[
        invalid(("（一）主动公开\n", "（一）、主动公开\n"), at="（一）、"),
        invalid(("（一）主动公开\n", "（一）、主动公开\n"), ("（二）依", "（二）、依"), at="（一）、"),
        invalid(("\n五、存在的主要问题", "\n五.存在的主要问题"), at="五."),
        invalid(("全年通过区", "1、信息发布\n全年通过区"), at="1、"),
    ],
)
def ordinal_punctuation(draft: Draft) -> Iterator[Fault]:
    """The ordinal of a heading has the wrong mark behind it.

    ## What it does

    Looks for another mark than 、 behind 一, for a mark behind （一）, and for 、 behind the 1 of a heading. Each of
    the three is reported once, with its other places as related ones.

    ## Why is this bad?

    The standard writes 一、 with 、, （一） with nothing behind it and 1. with a point.

    ## What it does not report

    Half-width brackets, an ordinal with a blank behind it, and 1、 at the head of a sentence.

    ## References

    GB/T 9704-2012.
    """
    holders = tuple(arrange(draft).holders.values())
    subsections = [each for section in holders for each in section.subsections]
    first = [each.heading.ordinal_span for each in holders if fold(each.heading.ordinal).endswith((".", ",", ":"))]
    second = [each.heading.ordinal_span for each in subsections if not fold(each.heading.ordinal).endswith(")")]
    parts = [part for section in wordy(draft) for part in section.all_parts()]
    third = [span for _, span in _numbered(draft, parts) if fold(draft.source.cut(span)).endswith("、")]
    yield from _once(draft, first, "“一”等序号后应为“、”")
    yield from _once(draft, second, "“（一）”等序号后不加标点")
    yield from _once(draft, third, "“1”等序号后应为“.”")


def _once(draft: Draft, spans: Sequence[Span], wanted: str) -> Iterator[Fault]:
    if spans:
        related = tuple(Place(each, "同类问题") for each in spans[1:])
        yield Fault(spans[0], f"序号“{draft.source.cut(spans[0])}”的标点不合规范，{wanted}。", related)


RULES = (title_variant, trailing_punctuation, level_skipped, ordinal_punctuation)
