"""Rates of growth in a sentence: what grew, by how much, and from what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.claim import Growth
from govlint.prose import Sentence
from govlint.prose.ages import age, earlier, is_base, is_compared, is_from, is_only_compared, may_be_last
from govlint.prose.belonging import AVERAGE, alike
from govlint.prose.listing import enumerated
from govlint.prose.mentions import Mention
from govlint.prose.turns import goes_down, turns
from govlint.prose.years import EARLIER


class Rise(NamedTuple):
    """A rate (同比增长7.5%) with the count that grew, the count before and the increase, where the sentence has them.

    `falls` says that it is a decrease. Without a rate, `rate` is the increase itself (较上年的40件增加6件). Where this
    year's count is told elsewhere, `now` is the one before (公开46条。较上年的40条增加6条，增长15%).
    """

    rate: Mention
    now: Mention
    falls: bool
    before: Mention | None
    change: Mention | None


_NOUN = r"(?:(?:政府)?信息|公开|申请|受理|收件|发布|发文|办件|办理|总|数|量|件|条)*"
# What may stand between a count and its rate: 451件，同比减少; 859件，申请数量较去年回落; 46件（较上年增长
_COMPARED = rf"(?:(?:同比|环比)(?:{EARLIER})?|[较比与和同](?:于|{EARLIER})(?:同期)?(?:相比)?)"
_LINK = re.compile(rf"(?:相比)?[,，、(]?{_NOUN}(?:{_COMPARED})?[,，]?{_NOUN}(?:略有|有所|分别|均|大幅|明显|显著|小幅)?")
_BRACKETED = re.compile(rf"[,，]?{_NOUN}[较比]{EARLIER}(?:同期)?\([为是]?")
_IN_BRACKETS = re.compile(rf"\({EARLIER}(?:同期)?[为是共:]?")
_SAME_TIME = re.compile(rf"\)[,，]?{_NOUN}(?:同比|[较比](?:上一?年|去年)(?:同期)?)")
_BEHIND = re.compile(r"[,，](?:达到?|共计?|为|至|总数达?|计)+")
_AND = re.compile(r"[、和及与]")
_APPLIED = re.compile("申请|受理|收件")
_DONE = re.compile("答复|办结|办复|回复|办理|办件")
_CAME = re.compile("收到|受理|接收|接到|新收|收件")
_OWN_SUBJECT = re.compile(r"[^,，较比与和同]+(?=[较比与和同])")
_OF_RATE = re.compile("增长|上升|增幅|下降|减少|降幅|减幅")  # what is 提高 or 提升 may be something else
_NO_PIECES = ("名", "位", "天", "元")  # where less is better, both may be said
_OPPOSED = re.compile(r"[,，、(]?")


def rises(sentence: Sentence, year: int | None) -> Iterator[Rise]:
    """Every rate of growth in a sentence whose count is clear. `year` is the report year, as far as it is known."""
    with_rate: set[int] = set()
    for at, rate in enumerate(sentence.mentions):
        if rate.kind == "growth" and rate.figure.unit == "%" and not _is_first_of_several(sentence, at):
            found = _turned(sentence, rate, _rise(sentence, at, year))
            if found is not None and not _is_listed(sentence, found.now):
                with_rate.update(each.at for each in (found.change,) if each is not None)
                yield found
    for at, change in enumerate(sentence.mentions):
        if is_change(change) and change.at not in with_rate and not _is_first_of_several(sentence, at):
            found = _rise(sentence, at, year)
            clear = found is not None and alike(change, found.now) and not _is_listed(sentence, found.now)
            if found is not None and clear and found.before not in (None, found.now):
                yield found._replace(change=change)


def _turned(sentence: Sentence, rate: Mention, found: Rise | None) -> Rise | None:
    """The rise with the two numbers that follow its rate, if it has no others: 同比下降8%，由50件降至46件."""
    for before, now, falls in turns(sentence):
        behind = before.start in {each.end for each in sentence.phrases if each.start == rate.end + 1}
        alone = found is None or (found.before is None and found.now.figure.value == now.figure.value)
        if behind and alone and falls == goes_down(sentence, rate):
            return Rise(rate, now, falls, before, None)
    return found


def _is_first_of_several(sentence: Sentence, at: int) -> bool:
    """Whether a rate begins a list, of as many counts: 60条、80条、92条，环比增长33.3%、15%; 分别增长8%、下降5%."""
    rate, *behind = sentence.mentions[at : at + 2]
    kinds = ("percent", "growth") if sentence.text.endswith("分别", 0, rate.start) else ("percent",)
    return any(each.kind in kinds and _AND.fullmatch(_between(sentence, rate, each)) for each in behind)


def _is_listed(sentence: Sentence, now: Mention) -> bool:
    """Whether a count stands in a list, so that what grew may be the total of that.

    573条，其中图解343条、其他230条，与上年的601条相比下降4.7%
    """
    after = sentence.text.rfind(";", 0, now.start)
    before = (phrase.kind for phrase in sentence.phrases if after < phrase.start < now.start)
    behind = now is not sentence.mentions[0]  # else 、 parts who did it: 市局、分局共受理申请624件
    return (behind and enumerated(sentence, now.at)) or any(kind in ("OPENER", "WHOLE") for kind in before)


def opposed(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """An increase in pieces and a rate directly beside it of which one is a decrease: 减少17件，增长11.3%."""
    for one, other in pairwise(sentence.mentions):
        growths = one.kind == other.kind == "growth" and is_change(one) != is_change(other)
        if growths and goes_down(sentence, one) != goes_down(sentence, other):
            change, rate = (one, other) if is_change(one) else (other, one)
            told = _OF_RATE.match(sentence.text, rate.start) and change.figure.unit not in _NO_PIECES
            if told and _OPPOSED.fullmatch(sentence.text, one.end, other.start):
                yield one, other


def is_change(mention: Mention) -> bool:
    """Whether a number is an increase in pieces (增加7件), not a rate."""
    return mention.kind == "growth" and mention.figure.unit not in ("%", "个百分点", "百分点", "倍")


def _rise(sentence: Sentence, at: int, year: int | None) -> Rise | None:
    """The rise that a rate, or an increase without one, tells of; None if it is not clear what grew."""
    mentions, rate = sentence.mentions, sentence.mentions[at]
    falls, change = goes_down(sentence, rate), _change(sentence, at)
    first = change if change is not None and change.start < rate.start else rate
    counts = [each for each in mentions if each.kind == "count" and each.start < first.start]
    compared = _compared(sentence, counts, first)
    if compared is not None:
        return _over(sentence, Rise(rate, compared, falls, None, change), counts[-1], year)
    behind = mentions[at + 1] if at + 1 < len(mentions) and mentions[at + 1].kind == "count" else None
    counts = _up_to_now(sentence, counts, (first, rate), behind, year)
    if not counts:
        return None
    found = Rise(rate, counts[-1], falls, None, change)
    if is_base(found.now):
        return _over_base(sentence, found, counts, year)
    if is_compared(found.now) or AVERAGE.search(found.now.before):  # 较预算18万元减少5.4万元，下降30%
        return None
    return _beside_earlier(sentence, found, counts, behind, year)


def _over(sentence: Sentence, rise: Rise, base: Mention, year: int | None) -> Rise | None:
    """A rise over a base, if that is of a year that its rate may be taken of."""
    return rise._replace(before=base) if may_be_last(sentence, rise.rate, (rise.now, base), year) else None


def _over_base(sentence: Sentence, found: Rise, counts: Sequence[Mention], year: int | None) -> Rise | None:
    """A rise over a base that is the last of some counts: 46件，较2022年的40件增长15%."""
    base = found.now
    grown = [each for each in counts if not is_compared(each) and alike(each, base) and each.depth <= base.depth]
    if not grown:
        return _over(sentence, found, base, year) if found.change is not None else None
    now = grown[-1]
    if len(grown) > 1 and AVERAGE.search(now.before):  # 312条，日均0.85条，较上年的…
        return None
    if not _is_named(base, now) or _grew_together(grown, base, found.rate, found.falls):
        return None
    return _over(sentence, found._replace(now=now), base, year)


def _beside_earlier(
    sentence: Sentence, found: Rise, counts: Sequence[Mention], behind: Mention | None, year: int | None
) -> Rise | None:
    """A rise with the count of the year before, if that stands beside it: 本年46件，上年40件，增长15%."""
    now = found.now
    told = [each for each in counts[:-1] if _is_within(sentence, each, now, found.rate)]
    base = earlier(sentence, (*told[-1:], now), year)
    if is_only_compared(sentence, now, year) and (base is None or is_only_compared(sentence, told[-1], year)):
        return None  # 46件，2022年为40件，2021年为35件，同比增长15%
    if base is not None:
        return found._replace(now=told[-1] if base is now else now, before=base)
    # A count behind is no base where another number is compared with it, or grew from it.
    if behind is None or is_base(behind) or is_from(sentence, behind):
        return found
    if earlier(sentence, (now, behind), year) is not behind:
        return found
    return _over(sentence, found, behind, year) or found  # 46件，同比增长15%，上年为40件


def _is_named(base: Mention, now: Mention) -> bool:
    """Whether a base says nothing else of what grew than the count does: not 公开312条，其他类较上年的200条增长."""
    subject = _OWN_SUBJECT.match(base.before)
    return subject is None or subject[0] in now.before or _LINK.fullmatch(subject[0]) is not None


def _grew_together(grown: Sequence[Mention], base: Mention, rate: Mention, falls: bool) -> bool:
    """Whether it is several counts that grew, together: 建议12件、提案8件，比上年的18件增长11.1%."""
    values = [each.figure.value for each in grown if not AVERAGE.search(each.before)]
    together = base.figure._replace(value=sum(values))
    return len(values) > 1 and Growth(together, rate.figure, falls, before=base.figure).holds


def _up_to_now(
    sentence: Sentence, counts: list[Mention], growth: tuple[Mention, Mention], behind: Mention | None, year: int | None
) -> list[Mention]:
    """The counts up to the one that grew, which is the last of them; [] if none is clear.

    `growth` are the first number that tells it and the rate; `behind` is the count that follows the rate.
    """
    first, rate = growth
    link = _between(sentence, counts[-1], first) if counts else ""
    outer = [each for each in counts if each.depth < counts[-1].depth] if link.startswith(")") else []
    listed = outer and sentence.text.startswith("(", outer[-1].end) and outer[-1] is not counts[-2]
    if listed:  # 538条（政策类256条、其他类282条），同比增长
        counts, link = outer, link[1:]
    now = counts[-1] if counts and _LINK.fullmatch(link) else None
    wanted = now is None or age(sentence, now, year) == 1  # 上年40件，同比增长15%，达46件
    if wanted and behind is not None and _BEHIND.fullmatch(_between(sentence, rate, behind)):
        now, counts = behind, [*counts, behind]
    if now is None or now.figure.unit in ("个百分点", "百分点", "倍"):
        return []
    grown = _grown(sentence, counts, now, first)
    return counts[: counts.index(grown) + 1] if grown is not None else []


def _compared(sentence: Sentence, counts: Sequence[Mention], first: Mention) -> Mention | None:
    """The count that is compared with one in brackets: 46件，比2022年（40件）增长15%; 46件（2022年40件），同比增长."""
    link = sentence.text[counts[-1].end : first.start] if len(counts) > 1 else ""
    if not link.startswith(")"):
        return None
    now, base = counts[-2:]
    pattern = _BRACKETED if link == ")" else _IN_BRACKETS if _SAME_TIME.fullmatch(link) else None
    between = pattern and pattern.fullmatch(_between(sentence, now, base))
    return now if between and alike(now, base) else None


def _grown(sentence: Sentence, counts: Sequence[Mention], now: Mention, first: Mention) -> Mention | None:
    """What came in, not what was answered, where that is what grew: 受理267件，答复263件，申请量同比增长1.52%.

    None if either may have grown, since no word says which.
    """
    if not _DONE.search(now.words) or _CAME.search(now.words):
        return now
    link = _between(sentence, now, first)
    came = [each for each in counts if _CAME.search(each.words)]
    if _APPLIED.search(link):
        return came[-1] if came else None
    return None if came and not _DONE.search(link) else now


def _change(sentence: Sentence, at: int) -> Mention | None:
    """The increase in pieces right before or behind a rate, if it goes the same way."""
    rate = sentence.mentions[at]
    beside = (*sentence.mentions[max(0, at - 1) : at], *sentence.mentions[at + 1 : at + 2])
    change = next(filter(is_change, beside), None)
    if change is None or goes_down(sentence, change) != goes_down(sentence, rate):
        return None
    first, second = sorted((change, rate), key=lambda each: each.start)
    return change if _LINK.fullmatch(_between(sentence, first, second)) else None


def _is_within(sentence: Sentence, count: Mention, now: Mention, rate: Mention) -> bool:
    """Whether a count before `now` is told with it: in no brackets that were closed, and without a rate of its own."""
    own = (each for each in sentence.mentions if each.kind == "growth" and count.start < each.start < now.start)
    return count.depth <= now.depth and all(is_change(each) or each is rate for each in own)


def _between(sentence: Sentence, one: Mention, other: Mention) -> str:
    return sentence.text[one.end : other.start]
