"""Rates of growth in a sentence: what grew, by how much, and from what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claim import Growth
from govlint.prose import Sentence
from govlint.prose.belonging import AVERAGE, alike
from govlint.prose.listing import enumerated
from govlint.prose.mentions import Mention
from govlint.prose.turns import FALLS, turns
from govlint.prose.years import EARLIER, YEAR


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
# What is left of the words of a count without these names a thing: 2022年收到政府信息公开申请总数.
_NO_NOUN = re.compile(
    rf"{EARLIER}|今年|本年度?|全年度?|当年|同期|原来"
    r"|总?数量?|总量|收到|受理|接收|新收|新增|增加|减少|上升|下降|达到|共计?|累计|合计|[较比与和同由从到至为是有的仅达]"
)
_ONLY_YEAR = re.compile(rf"{EARLIER}(?:同期)?[为是有仅共则]*")
_LAST = re.compile(r"上年|上一年|去年|原来")
_NOT_LAST = re.compile(r"结转|遗留|较")
_AND = re.compile(r"[、和及与]")
_COMPARED_WITH = re.compile(r"(?<![同环占对相])[较比](?![例重率])")
_THAN_LAST = re.compile(rf"{EARLIER}(?:同期)?(?:的|为)?$")  # 较上年的40件


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
        if behind and alone and falls == _falls(sentence, rate):
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


def is_change(mention: Mention) -> bool:
    """Whether a number is an increase in pieces (增加7件), not a rate."""
    return mention.kind == "growth" and mention.figure.unit not in ("%", "个百分点", "百分点", "倍")


def _rise(sentence: Sentence, at: int, year: int | None) -> Rise | None:
    mentions = sentence.mentions
    rate = mentions[at]
    falls, change = _falls(sentence, rate), _change(sentence, at)
    first = change if change is not None and change.start < rate.start else rate
    counts = [each for each in mentions if each.kind == "count" and each.start < first.start]
    compared = _compared(sentence, counts, first)
    if compared is not None:
        same = _may_be_last(sentence, rate, (compared, counts[-1]), year)
        return Rise(rate, compared, falls, counts[-1], change) if same else None
    behind = mentions[at + 1] if at + 1 < len(mentions) and mentions[at + 1].kind == "count" else None
    counts = _up_to_now(sentence, counts, (first, rate), behind, year)
    if not counts:
        return None
    now = counts[-1]
    if _is_base(now):  # 46件，较2022年的40件增长15%
        grown = [each for each in counts if not _is_compared(each) and alike(each, now) and each.depth <= now.depth]
        if not grown and change is not None:
            return Rise(rate, now, falls, now, change) if _may_be_last(sentence, rate, (now, now), year) else None
        clear = len(grown) == 1 or (grown and not AVERAGE.search(grown[-1].before))  # 312条，日均0.85条，较上年的…
        clear = clear and _is_named(now, grown[-1]) and not _grew_together(grown, now, rate, falls)
        fits = clear and _may_be_last(sentence, rate, (grown[-1], now), year)
        return Rise(rate, grown[-1], falls, now, change) if fits else None
    if _is_compared(now) or AVERAGE.search(now.before):  # 较预算18万元减少5.4万元，下降30%
        return None
    told = [each for each in counts[:-1] if _is_within(sentence, each, now, rate)]
    before = _before(sentence, (*told[-1:], now), year)
    if _is_only_compared(sentence, now, year) and (before is None or _is_only_compared(sentence, told[-1], year)):
        return None  # 46件，2022年为40件，2021年为35件，同比增长15%
    # Else it is what another number is compared with, or grew from.
    told_behind = behind is not None and not (_is_base(behind) or _is_from(sentence, behind))
    if before is None and behind is not None and told_behind and _before(sentence, (now, behind), year) is behind:
        # 46件，同比增长15%，上年为40件
        before = behind if _may_be_last(sentence, rate, (now, behind), year) else None
    if before is now:  # 本年45件，上年40件，增长12.5%
        now = told[-1]
    return Rise(rate, now, falls, before, change)


def _is_named(base: Mention, now: Mention) -> bool:
    """Whether a base says nothing else of what grew than the count does: not 公开312条，其他类较上年的200条增长."""
    subject = _OWN_SUBJECT.match(base.before)
    return subject is None or subject[0] in now.before or _LINK.fullmatch(subject[0]) is not None


_OWN_SUBJECT = re.compile(r"[^,，较比与和同]+(?=[较比与和同])")


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
    wanted = now is None or _age(sentence, now, year) == 1  # 上年40件，同比增长15%，达46件
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


_CAME = re.compile("收到|受理|接收|接到|新收|收件")
_DONE = re.compile("答复|办结|办复|回复|办理|办件")
_APPLIED = re.compile("申请|受理|收件")


def _change(sentence: Sentence, at: int) -> Mention | None:
    """The increase in pieces right before or behind a rate, if it goes the same way."""
    rate = sentence.mentions[at]
    beside = (*sentence.mentions[max(0, at - 1) : at], *sentence.mentions[at + 1 : at + 2])
    change = next(filter(is_change, beside), None)
    if change is None or _falls(sentence, change) != _falls(sentence, rate):
        return None
    first, second = sorted((change, rate), key=lambda each: each.start)
    return change if _LINK.fullmatch(_between(sentence, first, second)) else None


def _is_within(sentence: Sentence, count: Mention, now: Mention, rate: Mention) -> bool:
    """Whether a count before `now` is told with it: in no brackets that were closed, and without a rate of its own."""
    own = (each for each in sentence.mentions if each.kind == "growth" and count.start < each.start < now.start)
    return count.depth <= now.depth and all(is_change(each) or each is rate for each in own)


def _before(sentence: Sentence, counts: Sequence[Mention], year: int | None) -> Mention | None:
    """Of two counts of one thing the one that is of the year before the other's, None if neither is said to be."""
    if len(counts) < 2 or not alike(*counts) or not _of_one_thing(*counts):
        return None
    one, other = (_age(sentence, each, year) for each in counts)
    if one is None or other is None or abs(one - other) != 1:
        return None
    return counts[0] if one > other else counts[1]


def _of_one_thing(one: Mention, other: Mention) -> bool:
    """Whether two counts may be of one thing: the end of what the one counts is among the words of the other."""
    if _ADDED.search(one.words) and not _ADDED.search(other.words):
        return False  # 新增栏目2个，较上年增加1个，上年共10个
    first, second = (_NO_NOUN.sub("", each.words) for each in (one, other))
    return first[-2:] in second or second[-2:] in first  # as nothing is in everything


_ADDED = re.compile("新[增开建设添]")


def _may_be_last(sentence: Sentence, rate: Mention, counts: tuple[Mention, Mention], year: int | None) -> bool:
    """Whether the second count may be what the rate of the first is taken of.

    同比 compares with the year before, not with 较2021年的23件; 较2021年增加 with no other year than that.
    """
    now, base = counts
    stated = [int(each[:4]) for each in re.findall(YEAR, base.before)]
    told = sentence.text[sentence.mentions[sentence.mentions.index(rate) - 1].end : rate.start]
    if year is None:
        return True
    last = year - (_age(sentence, now, year) or 0) - 1
    compared = [int(each[:4]) for each in re.findall(YEAR, told)]
    if compared:
        return any(each in (stated or [last]) for each in compared)
    return not stated or not _LAST_YEAR.search(told) or last in stated


_LAST_YEAR = re.compile("同比|[较比与和同](?:上一?年|去年)")


def _is_compared(mention: Mention) -> bool:
    """Whether a count is what another is compared with: 较上年的40件, 较预算18万元."""
    return _is_base(mention) or _COMPARED_WITH.search(mention.before) is not None


def _is_base(mention: Mention) -> bool:
    """Whether a count is what another is compared with: 较2022年的40件."""
    return re.search("[较比与和同]", mention.before) is not None and _THAN_LAST.search(mention.before) is not None


def _is_only_compared(sentence: Sentence, mention: Mention, year: int | None) -> bool:
    """Whether the words of a count name an earlier year and nothing else: 2022年为40件."""
    return _ONLY_YEAR.fullmatch(mention.before) is not None and _age(sentence, mention, year) != 0


def _age(sentence: Sentence, mention: Mention, year: int | None) -> int | None:
    """How many years before the report year a count is of, by its words: 0 if they name no other, None if unknown."""
    if _is_base(mention) or _is_from(sentence, mention):
        return 1
    stated = {int(year[:4]) for year in re.findall(YEAR, mention.before)}
    if stated:
        return year - min(stated) if year is not None and len(stated) == 1 else None
    return int(_LAST.search(mention.before) is not None and _NOT_LAST.search(mention.before) is None)


def _is_from(sentence: Sentence, mention: Mention) -> bool:
    """Whether a count stands behind 由: 由40件增加到46件."""
    return any(each.end == mention.start and each.kind == "FROM" for each in sentence.phrases)


def _between(sentence: Sentence, one: Mention, other: Mention) -> str:
    return sentence.text[one.end : other.start]


def _falls(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words of a rate or an increase say that it is a decrease."""
    part = sentence.phrases[mention.at].part("DIRECTION")
    return part is not None and FALLS.search(sentence.text, part.start, part.end) is not None
