"""GL521 to GL523: stated numbers of things against the things named, and ordinals in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govlint.claim import Claim, Equation, Side, Term
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.finding import Fault, Place, Severity
from govlint.headings import is_official, official_section
from govlint.numerals import numeral
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid
from govlint.source import Span

_PARTS = (
    "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项等六部分组成"
)
_MEASURES = "改进情况：一是丰富解读形式，对涉及用水价格的文件一律配发图文解读；二是建立栏目更新台账，由专人按月核查。"


@rule(
    "GL521",
    "listed-parts-mismatch",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_PARTS, _PARTS.replace("、其他需要报告的事项等", "和其他需要报告的事项"))),
        valid((_PARTS, "包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六个部分")),
        valid((_PARTS, "共六部分，内容涵盖各项工作")),
        valid((_PARTS, _PARTS.replace("总体情况、", "总体情况"))),
    ],
    invalid=[
        invalid((_PARTS, _PARTS.replace("六部分", "五部分")), at="五"),
        invalid((_PARTS, _PARTS.replace("总体情况、", "").replace("等六", "六")), at="六"),
        invalid(
            (
                _PARTS,
                "包括七个部分：总体情况；主动公开政府信息情况；收到和处理政府信息公开申请情况；政府信息公开行政复议、行政诉讼情况；存在的主要问题及改进情况；其他需要报告的事项",
            ),
            at="七",
        ),
    ],
)
def listed_parts(draft: Draft) -> Iterator[Claim]:
    """The introduction names another number of parts than it lists.

    ## What it does

    Counts the parts that a sentence lists beside 六部分 or 六个部分, and compares.

    ## Why is this bad?

    A part was forgotten, or the number is that of another year's report.

    ## What it does not report

    A list with 等 that does not end with the last official part. 政府信息公开行政复议、行政诉讼情况 is one part.
    Where 和 may join two parts or belong to one, either reading is allowed. Two official titles without a mark between
    them are two parts.

    ## References

    Introductions of 200 published reports.
    """
    for passage in draft.prose:
        for sentence in passage.sentences:
            for mention in sentence.mentions:
                if mention.figure.unit.endswith("部分"):
                    yield from _listed(sentence, mention)


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


RULES = (listed_parts, listed_points, ordinals)


class Order(NamedTuple):
    """An ordinal in prose: its number, where it stands in the draft, and whether it opens its paragraph."""

    number: int
    span: Span
    text: str
    opens: bool
    passage: int


_LIST = re.compile(r"(?:由|包括|包含|分为|内容有|内容为|内容:|涵盖|分)(?:以下)?[:：]?")
_END = re.compile(r"[，,]?(?:等|等等|共计?|这|以及|总共|的)*$")
_PART = re.compile(r"(?:情况|事项|概述|措施|附件|附表|情形|问题)$")
_FOURTH = re.compile(
    r"复议、(?=(?:提起|及|和)?(?:行政)?诉讼)|诉讼、(?=(?:收到|行政)?(?:举报|投诉|复议))|投诉、(?=举报)|举报、(?=(?:行政)?复议)"
)
_JOINED = re.compile(r"(?<=情况)(?:以及|和|及|与)|(?<=事项)(?:以及|和|及|与)")


def _listed(sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    text, start = sentence.text, mention.start
    before = _END.sub("", text[:start])
    trailing = text[len(before) : start].startswith("等")
    opened = _LIST.search(before)
    listing, at = (before[opened.end() :], opened.end()) if opened else ("", 0)
    if len(_items(listing)) < 2 and ":" in text[mention.end :]:
        at = text.index(":", mention.end) + 1
        listing, trailing = text[at:].rstrip("。"), False
    items = _items(listing)
    if len(items) < 3 or sum(_PART.search(item) is not None for item in items) * 2 < len(items):
        return
    joined = _JOINED.split(items[-1])
    if trailing and official_section(joined[-1]) != 6:
        return
    two = len(joined) > 1 and all(official_section(each) for each in joined)  # ……改进情况和其他需要报告的事项
    known = {len(items) + (len(joined) - 1 if two else 0), len(items) + len(joined) - 1, _finest(listing)}
    unparted = sum(map(_is_two, items))
    counts = sorted(known | {each + unparted for each in known})
    # No two numbers share a place: each way of counting leaves out one more character of the list.
    places = (sentence.place(at + number, at + len(listing)) for number in range(len(counts)))
    readings = tuple(Equation(_said(mention), _named(place, n)) for place, n in zip(places, counts, strict=True))
    yield Claim(f"“{mention.figure.text}{mention.figure.unit}”", mention.figure, readings)


def _items(listing: str) -> list[str]:
    """The items of a list, at the strongest mark that parts it."""
    plain = _FOURTH.sub(lambda match: match[0][:-1], listing)
    mark = next((mark for mark in (";", "，", ",", "、") if mark in plain), "、")
    return [item for item in plain.split(mark) if item]


def _is_two(item: str) -> bool:
    """Whether two official titles stand there without a mark between: 总体情况主动公开政府信息情况."""
    return any(is_official(item[:at]) and is_official(item[at:]) for at in range(2, len(item) - 1))


def _finest(listing: str) -> int:
    """How many items there are if every mark and every 和 between two titles parts them."""
    plain = _JOINED.sub("、", _FOURTH.sub(lambda match: match[0][:-1], listing))
    return sum(bool(item) for item in re.split("[;，,、]", plain))


def _said(mention: Mention) -> Side:
    return Side((Term("正文", mention.figure),), "正文称")


def _named(span: Span, count: int) -> Side:
    return Side((Term("所列", Figure(span, str(count), count, 0, "所列")),), "所列项数")


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
    told = re.search(r"以下|如下|下列|下面|主要|从|突出|存在|还有", mention.before) is not None
    return colon is not None and told and _POINTS.fullmatch(colon[1]) is not None


def _announced(sentence: Sentence, mention: Mention, orders: Sequence[Order]) -> Iterator[Claim]:
    place = mention.figure.span.end
    behind = [order for order in orders if order.span.start > place]
    count = 0
    for order in behind:
        if order.number != count + 1:
            break
        count += 1
    first = behind[0] if behind else None
    told = re.search("[:。]", sentence.text[mention.end :])
    near = first is not None and told is not None and first.span.start - place <= told.end() + _NEAR
    regular = count == len(behind) or (count < len(behind) and behind[count].number == 1)
    if near and count > 1 and regular:
        span = Span(behind[0].span.start, behind[count - 1].span.end)
        yield Claim(
            f"“{mention.figure.text}{mention.figure.unit}{mention.after[:4]}”",
            mention.figure,
            (Equation(_said(mention), _named(span, count)),),
        )


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
    what = "重复" if last.number == order.number else f"之前是“{last.text}”，不相连"
    return [*levels[:-1], order], Fault(order.span, f"“{order.text}”{what}。", (Place(last.span, "前一项"),))
