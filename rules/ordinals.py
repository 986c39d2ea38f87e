"""GL522, GL523: ordinals in prose, and the number of points that is announced before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from govlint.claim import Claim
from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.numerals import numeral
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .wording import counted, says

_MEASURES = "改进情况：一是丰富解读形式，对涉及用水价格的文件一律配发图文解读；二是建立栏目更新台账，由专人按月核查。"


@rule(
    "GL522",
    "listed-points-mismatch",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_MEASURES, "从以下两方面改进：一是丰富解读形式；二是建立台账。")),
        valid((_MEASURES, "从以下三方面改进：\n一是丰富解读形式。\n二是建立台账。\n三是加强培训。")),
        valid((_MEASURES, "从三个方面改进，不断提高质量。")),
    ],
    invalid=[
        invalid((_MEASURES, "从以下三方面改进：一是丰富解读形式；二是建立台账。"), at="三"),
        invalid((_MEASURES, "主要采取以下两项措施：一是丰富解读形式；二是建立台账；三是加强培训。"), at="两"),
    ],
)
def listed_points(draft: Draft) -> Iterator[Claim]:
    """A sentence announces another number of points than follow it as 一是, 二是, 三是.

    ## What it does

    Compares 以下三方面, 两个问题, 四项措施 before a colon with the last of the ordinals behind it.

    ## Why is this bad?

    A point was forgotten or added, and the number was not changed.

    ## What it does not report

    Numbers without an enumeration of this form behind them; ordinals with gaps (ordinal-gap).

    ## References

    Published reports.
    """
    for group in _chapters(draft):
        orders = [order for passage in group for order in _orders(passage)]
        for passage in group:
            for sentence in passage.sentences:
                for mention in sentence.mentions:
                    if _announces(sentence, mention):
                        yield from _announced(sentence, mention, orders)


@rule(
    "GL523",
    "ordinal-gap",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_MEASURES, "一是丰富解读形式：一是多用图，二是多用数；二是建立台账。")),
        valid((_MEASURES, "二是建立台账。")),
    ],
    invalid=[
        invalid((_MEASURES, "一是丰富解读形式；三是建立台账。"), at="三是"),
        invalid((_MEASURES, "一是丰富解读形式；二是建立台账；二是加强培训。"), at="二是"),
    ],
)
def ordinals(draft: Draft) -> Iterator[Fault]:
    """一是, 二是, 三是 skip or repeat a number.

    ## What it does

    Follows the ordinals of an enumeration, inner ones included, and reports the one that does not follow.

    ## Why is this bad?

    A point is missing, or the numbering was not adapted.

    ## What it does not report

    An enumeration that begins later than 一是, since 首先 or a heading may stand for it; ordinals of which one stands
    at the beginning of a paragraph and the other within one.

    ## References

    Published reports.
    """
    for group in _chapters(draft):
        levels: list[Order] = []
        for passage in group:
            for order in _orders(passage):
                levels, fault = _follow(levels, order)
                if fault is not None:
                    yield fault


RULES = (listed_points, ordinals)


class Order(NamedTuple):
    """An ordinal in prose: its number, where it stands in the draft, and whether it opens its paragraph."""

    number: int
    span: Span
    text: str
    opens: bool
    passage: int


_UNITS = ("方面", "个方面", "大方面", "点", "个", "项", "条")
_POINTS = re.compile(
    r"(?:主要)?(?:问题|不足|方面|工作|措施|建议|短板|薄弱环节|情况|困难|进行|着力|着手|入手|的|加以|予以|改进|整改|加强|做好|努力|发力|推进|开展|落实|提升)*"
)


def _announces(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number announces points: 从以下三方面进行整改：…"""
    if mention.kind != "count" or mention.figure.unit not in _UNITS or mention.depth:
        return False
    rest = sentence.text[mention.end :]
    colon = re.match(r"([^,，;。:]{0,16})[:。]", rest)
    told = says(mention.before, ("以下", "如下", "下列", "下面", "主要", "从", "突出", "存在", "还有"))
    return colon is not None and told and _POINTS.fullmatch(colon[1]) is not None


def _announced(sentence: Sentence, mention: Mention, orders: Sequence[Order]) -> Iterator[Claim]:
    """The announced number against the points right behind it, from 一是 to the end or to the next 一是."""
    place = mention.figure.span.end
    behind = [order for order in orders if order.span.start > place]
    points = [order for _, order in takewhile(lambda each: each[0] == each[1].number, enumerate(behind, 1))]
    if len(points) < 2 or (len(points) < len(behind) and behind[len(points)].number != 1):
        return
    end = re.search("[:。]", sentence.text[mention.end :])
    if end is not None and points[0].span.start - place <= end.end() + _NEAR:
        span = Span(points[0].span.start, points[-1].span.end)
        words = f"“{mention.figure.text}{mention.figure.unit}{mention.after[:4]}”"
        yield Claim(words, mention.figure, (counted(mention, span, len(points)),))


_NEAR = 12  # characters, blank lines included, between the end of the announcement and 一是


def _chapters(draft: Draft) -> Iterator[list[Passage]]:
    """The paragraphs of the report, those under one heading together."""
    for _, group in groupby(draft.prose, key=lambda passage: passage.where):
        yield list(group)


def _orders(passage: Passage) -> Iterator[Order]:
    for number, sentence in enumerate(passage.sentences):
        for index, phrase in enumerate(sentence.phrases):
            if phrase.kind == "ORDER":
                text = sentence.cut(phrase)
                value = numeral(text[:-1])
                if value is not None:
                    opens = number == 0 and index == 0
                    yield Order(value, sentence.place(phrase.start, phrase.end), text, opens, id(passage))


def _level(one: Order, other: Order) -> bool:
    """Whether two ordinals can be of one enumeration: in one paragraph, or both at the beginning of theirs."""
    return one.passage == other.passage or (one.opens and other.opens)


def _follow(levels: list[Order], order: Order) -> tuple[list[Order], Fault | None]:
    """The open enumerations after an ordinal, and the fault if it follows none of them."""
    if order.number == 1:
        return [*levels, order], None
    for depth in range(len(levels), 0, -1):
        if levels[depth - 1].number + 1 == order.number and _level(levels[depth - 1], order):
            return [*levels[: depth - 1], order], None
    last = levels[-1] if levels else None
    if last is None or not _level(last, order):
        return [order], None
    repeated = last.number == order.number
    said = f"“{order.text}”重复" if repeated else f"“{last.text}”之后直接是“{order.text}”，序号不连续"
    return [*levels[:-1], order], Fault(order.span, f"{said}。", (Place(last.span, "前一项"),))
