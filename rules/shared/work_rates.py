"""Rates of work done (办结率, 答复率): the counts, or cells of table three, that they may be shares of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from govlint.claim import Share, Side
from govlint.draft import Draft
from govlint.prose import Sentence
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.prose.years import CARRIED

from .official import add, cell
from .roles import OTHER_WORK, REQUEST
from .wording import says, side

ON_TIME = ("按时", "按期", "及时", "限时", "期限", "时限", "限期")
_CAME = re.compile(
    r"(?:处理|办理|承办)[^,，]{0,12}(?:留言|信件|来信|来电|工单|诉求|咨询|投诉|建议|提案)|应办|在办|收到|受理|接收|接到|新收|收|申请|交办"
)
CARRIED_OVER = re.compile(rf"(?:上一?年度?|去年)[^,，]{{0,4}}{CARRIED}")
DONE = ("办结", "结案", "答复", "办复", "回复", "办理")
_OTHERS = re.compile(r"建议|提案|留言|信箱|热线|来信|来电|信件|信访|咨询|投诉|现[均都全已]|目前")
_NO_WORK = ("天", "日", "元")  # 平均办理11.2天，15天内办结率72.3%


class Beside(NamedTuple):
    """The counts of a sentence that a rate in it may be of: all that are alike, what came in, and what was done."""

    counts: list[Mention]
    came: list[Mention]
    done: list[Mention]


def _beside(sentence: Sentence) -> Beside:
    similar = [each for each in sentence.mentions if each.kind == "count" and alike(each, _first(sentence))]
    counts = [each for each in similar if each.figure.unit not in _NO_WORK]
    came = [each for each in counts if _CAME.search(each.words) and not says(each.words, ("办结", "结转"))]
    return Beside(counts, came, [each for each in counts if says(each.words, DONE)])


def done_of_came(draft: Draft, sentence: Sentence, rate: Mention) -> tuple[Share, ...]:
    """What a rate must be: the share of some count in another, or in two together, if there is one that holds; else
    that of what was done in what came in. None where it may speak of what the sentence does not tell."""
    beside = _beside(sentence)
    fitting = next((share for share in _possible(beside, rate) if share.holds), None)
    return (fitting,) if fitting is not None else tuple(_printed(draft, sentence, beside, rate))


def _possible(beside: Beside, rate: Mention) -> Iterator[Share]:
    """Every share that a rate may be of the counts beside it: of one, or of two neighbours of which one came in."""
    yield from shares(beside.counts, rate)
    together = [two for two in pairwise(beside.counts) if two[0] in beside.came or two[1] in beside.came]
    for part in beside.counts:
        yield from (Share(side([part]), side(two), rate.figure) for two in together if part not in two)


def shares(counts: Sequence[Mention], rate: Mention) -> Iterator[Share]:
    """Every share that a rate may be of one count in another."""
    return (Share(side([part]), side([whole]), rate.figure) for part, whole in permutations(counts, 2))


def _printed(draft: Draft, sentence: Sentence, beside: Beside, rate: Mention) -> Iterator[Share]:
    """What a rate that no counts explain says: of what was done nearest to it in what came in, or of table three.

    Nothing where it may speak of what the sentence does not tell.
    """
    counts, came, done = beside
    part = _nearest(done, rate) if came and done else None
    if part is None or part in came or has_own_rate(sentence, part, came, rate):  # 办理建议50件，办结率98%
        return
    whole = _nearest(came, part)
    told = REQUEST.search(sentence.text) is not None or _is_of_year(draft, whole)
    applications = told and not _OTHERS.search(whole.words + part.words)
    due = _due(draft) if applications else None
    earlier = [each for each in (*came, *done) if each.start < whole.start]
    last = max(earlier, key=lambda each: each.start, default=None)
    over = [each for each in counts if CARRIED_OVER.search(each.before) and _is_beside(each, last, whole)][:1]
    printed = Share(side([part]), side([whole, *over]), rate.figure)
    if applications and due is None and not over and printed.exact and printed.exact > rate.figure.value:
        return  # some may have been carried over, nobody says how many
    if rate.figure.value != 100 or _too_many(sentence, came, done, due):
        yield printed
        yield from _official(draft, rate, printed.part, due)


def has_own_rate(sentence: Sentence, part: Mention, came: Sequence[Mention], rate: Mention) -> bool:
    """Whether another rate of the sentence is that of the count: 咨询86件，答复82件，答复率95.3%，总办结率99%."""
    others = (each for each in sentence.mentions if each.kind == "rate" and each is not rate)
    return any(Share(side([part]), side([whole]), each.figure).holds for each in others for whole in came)


def _is_of_year(draft: Draft, whole: Mention) -> bool:
    """Whether a count of what came in, of whatever kind, is that of the applications of the year: 新收46件."""
    new = cell(draft, "requests", "new_received")
    return new is not None and whole.figure.value == new.sum


def _is_beside(over: Mention, last: Mention | None, whole: Mention) -> bool:
    """Whether a carry-over may be one of what came in, and not of other work told `last` before that.

    新收申请46件，上年结转4件，收到留言248条，办结230条: of the 248 nothing was carried over.
    """
    if last is None or over.start > whole.start:
        return True
    return over.start >= last.start and {_is_of_requests(last), _is_of_requests(whole)} != {True, False}


def _is_of_requests(mention: Mention) -> bool | None:
    """Whether a count is one of applications; None if its words name neither these nor other work."""
    if OTHER_WORK.search(mention.words):
        return False
    return True if REQUEST.search(mention.words) else None


def _nearest(counts: Sequence[Mention], mention: Mention) -> Mention:
    """The last of some counts before a number, which is told with it; the first of all, where they stand behind it."""
    return next((each for each in reversed(counts) if each.start < mention.start), counts[0])


def _due(draft: Draft) -> Side | None:
    """The applications that were to be closed in the year: what was received and what was carried over."""
    return add(cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_over"))


def _official(draft: Draft, rate: Mention, done: Side, due: Side | None) -> Iterator[Share]:
    """The rate as one of the applications of table three: of what was received, or of what was `due`."""
    if due is not None:
        for part in (cell(draft, "requests", "total"), done):
            for whole in (due, cell(draft, "requests", "new_received")):
                if part is not None and whole is not None and whole.sum:
                    yield Share(part, whole, rate.figure)


def _too_many(sentence: Sentence, came: Sequence[Mention], done: Sequence[Mention], due: Side | None) -> bool:
    """Whether more was done than came in, with nothing said of what was open before: 受理117件，办结171件."""
    earlier = says(sentence.text, ("结转", "上年", "去年", "往年", "遗留"))
    possible = due is not None and side(done).sum <= due.sum
    return not earlier and not possible and side(done).sum > side(came).sum


def _first(sentence: Sentence) -> Mention:
    """The first count or rate of a sentence, which has one; the counts that a rate is of are like it."""
    return next(each for each in sentence.mentions if each.kind in ("count", "rate"))
