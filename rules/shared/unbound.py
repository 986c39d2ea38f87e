"""Which numbers have the words of a total of table three but are told of other work, or of another number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product, takewhile

from govlint.draft import Draft
from govlint.figure import Number
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention
from govlint.prose.years import may_be_of_all_years

from .narrowing import CARRIED_WORDS, OF_IT
from .official import cell
from .roles import OTHER_WORK, REQUEST, role
from .wording import says

_LEADS_ON = re.compile("(?:办结|答复|办理|回复|审结)了?$")
_PARTED = re.compile("[,，、;:()+=]|均|共|^(?:再?加上?|减去?|等于|和|及|与)")  # 办结47件加结转下年度3件
_CAME_IN = re.compile("收到|接收|接到|受理各类|登记(?!受理)")
_TAKEN_UP = re.compile("受理|立案|登记为|确认为|认定|信息公开申请")
_ON_TIME = re.compile("[按如]期|按时|及时|[期时]限内|期内")
_LATE = re.compile("延期|逾期|超期|延长|推迟|未到期")


def is_unbound(draft: Draft, passage: Passage, place: int, number: int) -> bool:
    """Whether a number of the sentence at `place` is told of other work or of another number, and so names no total."""
    sentence = passage.sentences[place]
    mention = sentence.mentions[number]
    return (
        _of_other_work(passage, place, mention)
        or _of_all_years(draft, sentence, mention)
        or attached(sentence, number)
        or _inside_closed(draft, sentence, number)
        or _closed_of_new(draft, sentence, number)
        or _is_one_outcome(draft, sentence, number)
        or _is_on_time(sentence, mention)
        or _is_sorted_out(draft, sentence, number)
        or _leads_on(sentence, number)
    )


def _of_other_work(passage: Passage, place: int, mention: Mention) -> bool:
    """Whether a number without a noun (办结230条) in the sentence at `place` is of letters or calls, of which the words
    before speak."""
    if REQUEST.search(mention.words):
        return False
    earlier = passage.sentences[max(0, place - 2) : place]
    for text in (passage.sentences[place].text[: mention.start], *(each.text for each in reversed(earlier))):
        spoken = [match.end() for match in REQUEST.finditer(text)]
        others = [match.end() for match in OTHER_WORK.finditer(text)]
        if spoken or others:
            return max(others, default=0) > max(spoken, default=0)
    return False


def _of_all_years(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    """Whether a number, more than came in the year, may be that of all years: 截至2023年底，累计收到申请512件."""
    new = cell(draft, "requests", "new_received")
    more = new is not None and mention.figure.value > new.sum
    return more and may_be_of_all_years(sentence.text, mention.start, mention.before)


def attached(sentence: Sentence, number: int) -> bool:
    """Whether a number is told of the one before it in its clause: 新收的46件办结43件, 上年结转的4件申请办结4件."""
    if not number:
        return False
    before, mention = sentence.mentions[number - 1 : number + 1]
    between = sentence.text[before.end : mention.start]
    return before.kind == "count" and bool(between) and not _PARTED.search(between)


def _inside_closed(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number stands in brackets or a list behind what was closed: 办结47件，其中上年结转4件、新收43件.

    So does what is told among that: 答复的47件中，4件为上年结转，43件为本年新收.
    """
    mention = sentence.mentions[number]
    outside = _outside(sentence.mentions[:number])
    while outside and not mention.depth and role(draft, outside[-1]) in ("over", "new", "received"):
        outside.pop()  # the part before it in the list
    if not outside:
        return False
    whole = outside[-1]._replace(after=outside[-1].after.removesuffix("中"))
    if role(draft, whole) not in ("closed", "answered"):
        return False
    what = role(draft, mention)
    all_of_it = cell(draft, "requests", "carried_over" if what == "over" else "new_received")
    if what not in ("over", "new", "received") or (all_of_it and mention.figure.value > all_of_it.sum):
        return False
    between = sentence.phrases[whole.at + 1 : mention.at]
    among = OF_IT.match(sentence.text, whole.end) is not None
    return mention.depth > 0 or among or any(phrase.kind == "OPENER" for phrase in between)


def _closed_of_new(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number is what was closed of the new applications, and may be that.

    Behind 其中 (新收46件，其中办结43件) what was carried forward may be of the new ones or of those carried over;
    without it, of the new ones (新收46件，办结43件，3件结转下年).
    """
    last, mention = sentence.mentions[max(0, number - 1)], sentence.mentions[number]
    new, forward = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_forward")
    if not number or role(draft, mention) not in ("closed", "answered"):
        return False
    if new is None or last.figure.value != new.sum:
        return False
    inside = OF_IT.match(sentence.text, last.end) is not None
    if forward is None:
        return inside
    least, most = new.sum - forward.sum, new.sum
    return least <= mention.figure.value <= (most if inside else least)


def _is_one_outcome(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether what was answered or closed makes all that was only with the outcomes told around it.

    答复7件，不予受理4件，申请人撤回1件: of 12.
    """
    mention, total = sentence.mentions[number], cell(draft, "requests", "total")
    if total is None or mention.depth or role(draft, mention) not in ("closed", "answered"):
        return False
    before = _sums_of_outcomes(draft, reversed(_outside(sentence.mentions[:number])))
    after = _sums_of_outcomes(draft, _outside(sentence.mentions[number + 1 :]))
    rest = total.sum - mention.figure.value
    return bool(rest) and any(one + other == rest for one, other in product(before, after))


def _sums_of_outcomes(draft: Draft, mentions: Iterable[Mention]) -> Iterator[Number]:
    """The sums of the outcomes with which some numbers begin: of none of them, of one, of two and so on."""
    outcomes = takewhile(lambda each: role(draft, each) is None and not says(each.words, CARRIED_WORDS), mentions)
    return accumulate((each.figure.value for each in outcomes), initial=0)


def _outside(mentions: Sequence[Mention]) -> list[Mention]:
    """The counts among some numbers that stand outside brackets."""
    return [each for each in mentions if each.kind == "count" and not each.depth]


def _is_on_time(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number is of what was done in time, and the sentence counts what was not: 按时答复45件，延期答复2件."""
    others = (each for each in sentence.mentions if each.kind == "count" and each is not mention)
    return _ON_TIME.search(mention.words) is not None and any(
        _LATE.search(each.words) and each.figure.value for each in others
    )


def _is_sorted_out(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number is of all that came in, of which the sentence tells how many were taken up.

    收到申请52件，其中咨询6件，受理46件; 受理各类申请98件，其中政府信息公开申请46件
    """
    mention, new = sentence.mentions[number], cell(draft, "requests", "new_received")
    if new is None or mention.figure.value <= new.sum or not _CAME_IN.search(mention.words):
        return False
    taken = (each for each in sentence.mentions[number + 1 :] if _TAKEN_UP.search(each.words))
    return any(each.figure.value == new.sum for each in taken)


def _leads_on(sentence: Sentence, number: int) -> bool:
    """Whether the verb behind a number is that of the next one: 50件申请已办结94%."""
    after, following = sentence.mentions[number].after, sentence.mentions[number + 1 : number + 2]
    end = sentence.mentions[number].end + len(after)
    return bool(following) and following[0].start == end and _LEADS_ON.search(after) is not None
