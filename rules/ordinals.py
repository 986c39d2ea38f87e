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

from .shared.wording import counted, says

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
        valid((_MEASURES, "主要表现在两个方面，一是解读形式单一，二是更新不够及时。")),
        valid((_MEASURES, "针对存在的两个问题，一是丰富解读形式，二是建立台账，三是加强培训。")),
        valid((_MEASURES, "做好以下三项工作：一是丰富解读形式；二是建立台账，一是按月，二是专人；三是加强培训。")),
        valid((_MEASURES, "围绕重点领域公开政府信息12条。一是公开环境信息。二是公开执法信息。")),
        valid((_MEASURES, "主要发布信息4517条。一是公开环境信息。二是公开执法信息。")),
        valid((_MEASURES, "重点做好四项工作，其中一是丰富解读形式，二是建立台账。")),
    ],
    invalid=[
        invalid((_MEASURES, "从以下三方面改进：一是丰富解读形式；二是建立台账。"), at="三"),
        invalid((_MEASURES, "主要采取以下两项措施：一是丰富解读形式；二是建立台账；三是加强培训。"), at="两"),
        invalid((_MEASURES, "主要采取以下三项措施：（1）丰富解读形式；（2）建立台账。"), at="三"),
        invalid((_MEASURES, "主要表现在三个方面，一是解读形式单一，二是更新不够及时。"), at="三"),
        invalid((_MEASURES, "2024年，我局将在以下四方面下功夫：一是丰富解读形式；二是建立台账。"), at="四"),
        invalid((_MEASURES, "重点做好四个方面的工作。一是丰富解读形式。二是建立台账。三是加强培训。"), at="四"),
    ],
)
def listed_points(draft: Draft) -> Iterator[Claim]:
    """A sentence announces another number of points than follow it as 一是, 二是, 三是.

    ## What it does

    Compares 以下三方面, 两个问题, 四项措施 before a colon, a full stop or 一是 with the last of the ordinals behind it
    (一是, （一）, 1., 第一，, ①).

    ## Why is this bad?

    A point was forgotten or added, and the number was not changed.

    ## What it does not report

    Numbers without an enumeration of this form behind them; ordinals with gaps (ordinal-gap); a number of problems
    before the measures against them (针对存在的两个问题，一是…); points that have points of their own.

    ## References

    Published reports.
    """
    for group in _chapters(draft):
        orders = [order for passage in group for order in _orders(passage)]
        for passage in group:
            for sentence in passage.sentences:
                for mention in sentence.mentions:
                    if _announces(sentence, mention):
                        yield from _announced(draft.source.text, sentence, mention, orders)


@rule(
    "GL523",
    "ordinal-gap",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_MEASURES, "一是丰富解读形式：一是多用图，二是多用数；二是建立台账。")),
        valid((_MEASURES, "二是建立台账。")),
        valid((_MEASURES, "一是丰富解读形式：①多用图；②多用数；二是建立台账：①按月核查；②专人负责。")),
        valid((_MEASURES, "第一，丰富解读形式；第二，建立台账，第四季度完成。")),
        valid((_MEASURES, "第一，丰富解读形式；其次，建立台账；第三，加强培训。")),
        valid((_MEASURES, "改进情况：1.丰富解读形式；2：建立台账；3.加强培训。")),
        valid((_MEASURES, "依照《条例》第二十条（一）、（三）、（五）项规定改进。")),
        valid((_MEASURES, "1.丰富解读形式。\n3.建立台账。")),
        valid((_MEASURES, "改进情况：1.丰富解读形式，占1.3%；2.建立台账。")),
    ],
    invalid=[
        invalid((_MEASURES, "一是丰富解读形式；三是建立台账。"), at="三是"),
        invalid((_MEASURES, "一是丰富解读形式；三是建立台账；三是加强培训。"), at="三是"),
        invalid((_MEASURES, "一是丰富解读形式；三是建立台账；四是加强培训；五是加强督查。"), at="三是"),
        invalid((_MEASURES, "一是丰富解读形式；二是建立台账；二是加强培训；四是加强督查。"), at="二是"),
        invalid((_MEASURES, "一是丰富解读形式；二是建立台账；二是加强培训。"), at="二是"),
        invalid((_MEASURES, "改进情况：（一）丰富解读形式；（三）建立台账。"), at="（三）"),
        invalid((_MEASURES, "改进情况：1.丰富解读形式；2.建立台账；4.加强培训。"), at="4."),
        invalid((_MEASURES, "改进情况：1.丰富解读形式，解读125篇；3.更新栏目。"), at="3."),
        invalid((_MEASURES, "第一，丰富解读形式。第二，建立台账。第二，加强培训。"), at="第二"),
        invalid((_MEASURES, "改进情况：①丰富解读形式；②建立台账；②加强培训。"), at="②"),
    ],
)
def ordinals(draft: Draft) -> Iterator[Fault]:
    """一是, 二是, 三是 skip or repeat a number.

    ## What it does

    Follows the ordinals of an enumeration, inner ones included, and reports the one that does not follow. Those of
    other kinds (（一）, （1）, 1., 第一，, ①) are followed within a paragraph, each kind by itself.

    ## Why is this bad?

    A point is missing, or the numbering was not adapted.

    ## What it does not report

    An enumeration that begins later than 一是, since 首先 or a heading may stand for it; ordinals of which one stands
    at the beginning of a paragraph and the other within one. A number of another kind than 一是 that stands between two
    in some other shape (1.…；2：…；3.…, 第一，…；其次，…).

    ## References

    Published reports.
    """
    for group in _chapters(draft):
        levels: dict[str, list[Order]] = {}
        for passage in group:
            for order in _orders(passage):
                levels[order.kind], fault = _follow(draft.source.text, levels.get(order.kind, []), order)
                if fault is not None:
                    yield fault


RULES = (listed_points, ordinals)


class Order(NamedTuple):
    """An ordinal in prose: its number and kind, where it stands in the draft, and whether it opens its paragraph."""

    number: int
    kind: str
    span: Span
    text: str
    opens: bool
    passage: int


_UNITS = ("方面", "个方面", "大方面", "点", "个", "项", "条")
_POINTS = re.compile(
    r"(?:主要)?(?:问题|不足|方面|工作|措施|举措|做法|建议|短板|薄弱环节|情况|困难|进行|着力|着手|入手|的|加以|予以|改进|整改|加强|做好|努力|发力|下功夫|推进|开展|落实|提升)*"
)
_TOLD = ("以下", "如下", "下列", "下面", "主要", "从", "突出", "存在", "还有", "采取")
_TO_DO = ("重点", "做好", "抓好")  # right before the number: 围绕重点领域公开12条 tells what was published
_BEFORE = ("针对", "解决", "上述")  # 针对存在的两个问题，一是…: what follows are measures
_END = r"(?:[:。]|[,，](?=一是))"
_ENDED = re.compile(rf"([^,，;。:]{{0,16}}){_END}")


def _announces(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number announces points: 从以下三方面进行整改：…"""
    figure = mention.figure
    if mention.kind != "count" or figure.unit not in _UNITS or mention.depth or figure.value > _MOST_POINTS:
        return False
    rest = sentence.text[mention.end :]
    ended = _ENDED.match(rest)
    told = mention.before.endswith(_TO_DO) or (says(mention.before, _TOLD) and not says(mention.before, _BEFORE))
    return ended is not None and told and _POINTS.fullmatch(ended[1]) is not None


def _announced(text: str, sentence: Sentence, mention: Mention, orders: Sequence[Order]) -> Iterator[Claim]:
    """The announced number against the points right behind it, from 一是 to the end or to the next 一是."""
    place = mention.figure.span.end
    later = [order for order in orders if order.span.start > place]
    behind = [order for order in later if order.kind == later[0].kind]
    points = [order for _, order in takewhile(lambda each: each[0] == each[1].number, enumerate(behind, 1))]
    following = behind[len(points) :]
    if len(points) < 2 or (following and (following[0].number != 1 or _is_inner(text, points[-1], following))):
        return
    end = re.search(_END, sentence.text[mention.end :])
    if end is not None and points[0].span.start - place <= end.end() + _NEAR:
        span = Span(points[0].span.start, points[-1].span.end)
        words = f"“{mention.figure.text}{mention.figure.unit}{mention.after[:4]}”"
        yield Claim(words, mention.figure, (counted(mention, span, len(points)),))


def _is_inner(text: str, last: Order, following: Sequence[Order]) -> bool:
    """Whether what begins anew behind a point may be told of it, so that points go on: 二是…，一是…；三是…"""
    within = "。" not in text[last.span.end : following[0].span.start]
    return within and any(order.number == last.number + 1 for order in following)


_SPOKEN = "一是"  # others may number headings, of which the reader knows more
_MOST_POINTS = 20  # more are no points, but things of which points tell: 主要发布信息4517条。一是…
_NEAR = 12  # characters, blank lines included, between the end of the announcement and 一是


def _chapters(draft: Draft) -> Iterator[list[Passage]]:
    """The paragraphs of the report, those under one heading together."""
    for _, group in groupby(draft.prose, key=lambda passage: passage.where):
        yield list(group)


def _orders(passage: Passage) -> Iterator[Order]:
    for number, sentence in enumerate(passage.sentences):
        for index, phrase in enumerate(sentence.phrases):
            if phrase.kind == "ORDER":
                text = sentence.cut(phrase).rstrip("，,")
                value, kind = _number(text)
                if value is not None:
                    opens = number == 0 and index == 0
                    place = sentence.place(phrase.start, phrase.start + len(text))
                    yield Order(value, kind, place, text, opens, id(passage))


def _number(text: str) -> tuple[int | None, str]:
    """The number of an ordinal and its kind, which is what stands around the number: 是, (), . or 第."""
    plain = text.strip("()、.第其是")
    if plain.isdecimal():
        return int(plain), text.replace(plain, "1")
    return (ord(text) - ord("①") + 1, "①") if "①" <= text <= "⑳" else (numeral(plain), text.replace(plain, "一"))


def _level(one: Order, other: Order) -> bool:
    """Whether two ordinals can be of one enumeration: in one paragraph, or both 是 at the beginning of theirs."""
    return one.passage == other.passage or (one.opens and other.opens and one.kind == _SPOKEN)


def _stands_otherwise(text: str, last: Order, order: Order) -> bool:
    """Whether what seems left out stands between two ordinals in another shape: 1.…；2：…；3.…, 第一，…；其次，…

    Of 一是 and 三是 one is sure that 二是 would be written so.
    """
    if order.kind == _SPOKEN:
        return False
    between = text[last.span.end : order.span.start]
    left_out = range(last.number + 1, order.number)
    numbers = re.findall(r"\d+", between)  # whole ones: 2 does not stand in 2023
    written = any(str(each) in numbers or (each <= 10 and _DIGITS[each] in between) for each in left_out)
    return not left_out or written or _THEN.search(between) is not None


_DIGITS = "零一二三四五六七八九十"
_THEN = re.compile("其次|再次|再者|最后|此外|另外|同时")


def _follow(text: str, levels: list[Order], order: Order) -> tuple[list[Order], Fault | None]:
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
    if not repeated and _stands_otherwise(text, last, order):
        return [*levels[:-1], order], None
    said = f"“{order.text}”重复" if repeated else f"“{last.text}”之后直接是“{order.text}”，序号不连续"
    # What follows may go on from it, or from what it should have been: 一是…；三是…；三是…
    meant = order._replace(number=last.number + 1)
    return [*levels[:-1], order, meant], Fault(order.span, f"{said}。", (Place(last.span, "前一项"),))
