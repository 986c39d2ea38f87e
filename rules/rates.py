"""GL406: rates of what was closed or answered, against their counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govlint.claim import Claim, Share
from govlint.draft import Draft
from govlint.finding import Severity
from govlint.fold import distance, exchanges
from govlint.prose import Sentence
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.rounding import rounded
from govlint.rule import invalid, rule, valid

from .shared.wording import says, side
from .shared.work_rates import ON_TIME, done_of_came, has_own_rate, shares

_CLOSED = "办结47件，结转下年度继续办理3件。"


@rule(
    "GL406",
    "rate-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_CLOSED, "办结47件，结转下年度继续办理3件，办结率94%。")),
        valid((_CLOSED, "收到群众留言248条，办结230条，办结率92.7%。")),
        valid((_CLOSED, "收到申请46件，办结47件，办结率94%。")),
        valid((_CLOSED, "新收46件，办结47件，答复率100%。")),
        valid((_CLOSED, "全年新收46件，办结47件，答复率为100%，按时办结率100%。")),
        valid((_CLOSED, "受理咨询86件，即时答复82件，即时答复率95.3%，总办结率98.8%。")),
        valid((_CLOSED, "受理咨询86件，即时答复82件，总办结率98.8%，即时答复率95.3%。")),
        valid((_CLOSED, "依申请公开平均办理11天，最长38天，15天内办结率72.3%。")),
        valid((_CLOSED, "群众满意率达到98%。")),
        valid((_CLOSED, "收到热线工单250件，办结248件，按时办结245件，按时办结率98%。")),
        valid((_CLOSED, "抽查信息60条，合格57条，合格率100%。")),
        valid((_CLOSED, "办理建议50件、提案30件，办结率98%。")),
        valid((_CLOSED, "抽查信息200条，不合格4条，合格率98%。")),
        valid((_CLOSED, "制发公文707件，主动公开673件，依申请公开20件，不予公开14件，主动公开率为97.11%。")),
        valid((_CLOSED, "制发公文707件，主动公开673件，主动公开率为99.41%。")),
        valid((_CLOSED, "公开信息400条，采纳意见30条，采纳率75%。")),
        valid((_CLOSED, "征集意见25条，采纳18条，部分采纳3条，未采纳4条，采纳率84%。")),
        valid((_CLOSED, "收回问卷144份，非常满意100份、满意30份、基本满意10份、不满意4份，满意率90.3%。")),
        valid((_CLOSED, "收回问卷144份，非常满意100份、满意30份、基本满意10份、不满意4份，满意率97.2%。")),
        valid((_CLOSED, "办结工单120件，满意97件，满意率99%。")),
        valid((_CLOSED, "发放问卷150份，收回144份，回收率96%；有效问卷138份，有效率92%。")),
        valid((_CLOSED, "收回问卷200份，满意196份，满意率98%，2022年收回180份、满意率97.2%。")),
        valid((_CLOSED, "发现问题63个，整改61个，其余2个正在整改，整改率100%。")),
        valid((_CLOSED, "发现问题63个，立行立改50个，已整改61个，整改率96.8%。")),
        valid((_CLOSED, "征集意见25条，采纳或部分采纳21条，采纳率84%，其中完全采纳率72%。")),
    ],
    invalid=[
        invalid((_CLOSED, "收到群众留言248条，办结230条，办结率达97.2%。"), at="97.2"),
        invalid((_CLOSED, "抽查信息60条，合格57条，合格率59%。"), at="59"),
        invalid((_CLOSED, "收到网上咨询64件，回复48件，回复率57%。"), at="57"),
        invalid((_CLOSED, "征集意见25条，采纳18条，部分采纳3条，未采纳4条，采纳率88%。"), at="88"),
        invalid((_CLOSED, "制发公文707件，主动公开673件，主动公开率为95.13%。"), at="95.13"),
        invalid((_CLOSED, "发现问题63个，已整改61个，整改率98.6%。"), at="98.6"),
        invalid((_CLOSED, "通报问题63个，已整改61个，整改率98.6%。"), at="98.6"),
        invalid((_CLOSED, "发放问卷150份，收回144份，回收率98%；其中满意138份，满意率95.8%。"), at="98"),
        invalid((_CLOSED, "收回问卷144份，其中满意138份，满意率98.5%。"), at="98.5"),
        invalid((_CLOSED, "派单601件，按时结案597件，按时结案率97%。"), at="97"),
        invalid((_CLOSED, "处理网民留言200条，回复198条，回复率91%。"), at="91"),
        invalid((_CLOSED, "全年应办50件，办结47件，办结率90.4%。"), at="90.4"),
        invalid((_CLOSED, "收到群众留言100条，办结92条，办结率达97.2%。"), at="97.2"),
        invalid((_CLOSED, "收到群众留言248条，办结230条，占92.7%，办结率达97.2%。"), at="97.2"),
        invalid((_CLOSED, "收到群众留言248条，其中答复230条，答复率为98.5%。"), at="98.5"),
        invalid((_CLOSED, f"{_CLOSED}受理审批事项117件，办结171件，办结率100%。"), at="100"),
    ],
)
def mismatch(draft: Draft) -> Iterator[Claim]:
    """A rate does not follow from the counts beside it.

    ## What it does

    Compares 办结率, 答复率 and the like with the counts of the same sentence: some count must be that share of another,
    or of two together. It is reported only where the sentence gives both what came in and what was done; 合格率 and
    the like where a count has the same word (抽查60条，合格57条，合格率95%).

    ## Why is this bad?

    One of the numbers is wrong, and any reader with a calculator can see it.

    ## What it does not report

    Rates without both counts in their sentence; rates of other things (满意率, 公开率), unless they have two decimals
    and one slip makes them the share of the two counts before them; 按时办结率 and rates of 100%, which may speak of
    what was due, unless more was done than came in.

    ## References

    Arithmetic.
    """
    for sentence in draft.sentences:
        for rate in sentence.mentions:
            if rate.kind == "rate":
                of_work = _DONE_RATE.search(rate.before) and not says(rate.before, ON_TIME)
                yield from _of_work(draft, sentence, rate) if of_work else _of_other(sentence, rate)


RULES = (mismatch,)

_DONE_RATE = re.compile(r"(?:办结|结案|答复|办复|回复|办理)$")
# Rates of a count that is called by the same word; others (满意率, 公开率) may be of what was asked or can be opened.
_OF_COUNT = re.compile(
    r"(?:按[时期](?:办结|结案|答复|办复|回复|办理)|合格|接通|维持|公示|采纳|达标|整改|回收|有效|满意|好评)$"
)
_NOT = re.compile("[不未](?:予)?(?:合格|接通|维持|公示|采纳|达标|整改|满意|按)")
_WHOLE = ("收", "接", "抽", "检", "征集", "受理", "审", "办", "派", "交", "复议", "诉讼", "问题", "发现", "发放")
# Of all that was done only some is asked about: 办结120件，满意97件，满意率99% is of those who answered.
_ASKED, _SAMPLE = ("满意", "好评"), ("收回", "回收", "问卷", "测评", "评价", "评议", "回访")


def _of_work(draft: Draft, sentence: Sentence, rate: Mention) -> Iterator[Claim]:
    readings = done_of_came(draft, sentence, rate)
    if readings:
        yield Claim(_subject(rate), rate.figure, readings)


def _of_other(sentence: Sentence, rate: Mention) -> Sequence[Claim]:
    return _same_words(sentence, rate) or _misprinted(sentence, rate)


def _misprinted(sentence: Sentence, rate: Mention) -> list[Claim]:
    """Any other rate with two decimals that is one slip away from that of the two counts before it: 主动公开率为95.13%.

    Such a rate may be of what could be opened or was asked for; but then it is hardly ever so near to this one.
    """
    counts = [each for each in sentence.mentions if each.kind == "count" and each.start < rate.start]
    if len(counts) < 2 or rate.figure.decimals < _TELLING or not alike(*counts[-2:]):
        return []
    printed = Share(side(counts[-1:]), side(counts[-2:-1]), rate.figure)
    if not printed.exact or any(share.holds for share in shares(counts, rate)):
        return []
    right, text = rounded(printed.exact, rate.figure.decimals), rate.figure.text
    slip = text in exchanges(right) or (len(text) == len(right) and distance(text, right, 1) == 1)
    return [Claim(_subject(rate), rate.figure, (printed,), Severity.WARNING)] if slip else []


_TELLING = 2  # decimals: with fewer, two rates may be as near by chance


def _same_words(sentence: Sentence, rate: Mention) -> list[Claim]:
    """A rate of which a count has the word: 接听电话120次，接通114次，接通率95%. It is of the count before that one."""
    word = _OF_COUNT.search(rate.before)
    if word is None or rate.figure.value == 100:
        return []
    counts = [each for each in sentence.mentions if each.kind == "count" and each.start < rate.start]
    pairs = [
        (whole, part)
        for whole, part in pairwise(counts)
        if _is_called(part, word[0]) and says(whole.before, _SAMPLE if word[0] in _ASKED else _WHOLE)
    ]
    if not pairs:
        return []
    whole, part = pairs[-1]
    again = any(says(each.before, _WHOLE) for each in counts if each.start > part.start)  # 2022年收回180份
    if again or not alike(whole, part) or part.figure.value > whole.figure.value:
        return []
    if has_own_rate(sentence, part, [whole], rate):
        return []
    printed = Share(side([part]), side([whole]), rate.figure)
    parts = [each for each in counts if _is_called(each, word[0]) and alike(each, part)]
    # 采纳18条，部分采纳3条; 非常满意80份、满意10份、基本满意5份
    together = [Share(side(parts[:end]), side([whole]), rate.figure) for end in range(2, len(parts) + 1)]
    fitting = next((share for share in (*shares(counts, rate), *together) if share.holds), printed)
    return [Claim(_subject(rate), rate.figure, (fitting,))]


def _is_called(mention: Mention, word: str) -> bool:
    """Whether a count is called by the word of a rate (收回180份 is 回收), and not by its contrary."""
    return word in _NOT.sub("", mention.before).replace("收回", "回收")


def _subject(rate: Mention) -> str:
    return f"“{rate.before[-6:]}率{rate.figure.text}%”"
