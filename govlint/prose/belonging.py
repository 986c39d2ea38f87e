"""Whether a number that follows the parts of a list is one of them: told by the verbs and channels before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.claim import Term
from govlint.prose.acts import acts
from govlint.prose.mentions import Mention
from govlint.prose.years import CARRIED, EARLIER

# Units that may be mixed in one list, those of cases and papers first; any other must be the same throughout.
CASES = frozenset("件份宗起例")
_PIECES = CASES | frozenset("条篇则")
_ISSUED = re.compile("制[发定]|印发|出台")
_AT_FIRST, _AT_LAST = re.compile("年初|期初|上年[底末]|原有|原来"), re.compile("(?<!上)年[底末]|期末|现有|目前")
_CLOSED = re.compile(r"办结|答复|办理|办复|回复")
FORWARD = re.compile(r"(?:结转|转结|转|顺延)(?:至|到|入)?(?:下|次|明|20\d\d)")  # to the next year: 结转下年度, 转2024年
CHANNEL = re.compile(
    r"网站|公众号|微博|微信|新媒体|客户端|抖音|APP|公开栏|公告栏|公示栏|媒体|平台|电视|报刊|报纸|公报|广播|窗口|显示屏|渠道"
)
# The words of a number of another year, with which one is compared: 与2022年的601条相比.
COMPARAND = re.compile(rf"(?:与|和|同|比|较|相比){EARLIER}(?:同期)?的?|(?:上一?年度?|去年)(?:同期)?[为是]")
AVERAGE = re.compile("[日月年周季人户]均|平均|每[日月天周季]")  # 公开312条，日均0.85条: what is counted is not this
_MORE = re.compile("另(?!行)")
_OVER = re.compile(rf"(?:上一?年|去年|往年|20\d\d年)度?{CARRIED}|(?:结转|转结)(?:上|去|往)一?年")
_CAME = re.compile("新收|收到|接收|新增")
_NEW = re.compile(rf"新|收到|受理|接收|本年|当年|今年|20\d\d年度?(?!{CARRIED})")


def alike(one: Mention | Term, other: Mention | Term) -> bool:
    """Whether two counts may be added: they have one unit, or units that reports mix (条, 篇, 件, 份)."""
    first, second = (each.figure.unit.lstrip("大小子") for each in (one, other))  # 大项, 小项
    return first == second or (first in _PIECES and second in _PIECES)


def akin(one: Mention, other: Mention) -> bool:
    """Whether counts of two sentences may be of one matter: behind 制发文件4件 and a full stop, 其中 and so many 条 may
    be of another."""
    return alike(one, other) and (one.figure.unit in CASES) == (other.figure.unit in CASES)


def going_on(mentions: Sequence[Mention], end: int, part: Mention) -> Iterator[Mention]:
    """The counts from the phrase `end` on, as far as they may be parts of one list with `part`."""
    for mention in mentions:
        if mention.at >= end and mention.kind == "count" and not mention.depth:
            if not alike(part, mention):
                return
            yield mention


def is_carried_on(totals: Sequence[tuple[Mention, ...]], part: Mention) -> bool:
    """Whether a number is how things stand at the end beside what was done: no part of it.

    办结47件，结转下年度3件; 制发4件，现行有效12件; 年初10个，新开1个，年末11个
    """
    words = [total.words for total in totals[0]] if totals else []
    closed = any(map(_CLOSED.search, words)) and FORWARD.search(part.words) is not None
    begun = any(map(_AT_FIRST.search, words)) and _AT_LAST.search(part.before) is not None
    return closed or begun or (any(map(_ISSUED.search, words)) and "有效" in part.before)


def come_and_go(parts: Sequence[Mention]) -> bool:
    """Whether numbers tell of both ends of a year, what it was begun with and what became of it: together they divide
    nothing (收到50件（上年结转4件，结转下年度3件）)."""
    over = [_OVER.search(each.words) is not None for each in parts]
    left = (each.words for each, begun_with in zip(parts, over, strict=True) if not begun_with)
    return any(over) and any(_CLOSED.search(each) or FORWARD.search(each) for each in left)


def is_due(parts: Sequence[Mention]) -> bool:
    """Whether two numbers are what came new and what was carried over: together they are what was to be done."""
    over = [_OVER.search(each.words) is not None for each in parts]
    return sorted(over) == [False, True] and _CAME.search(parts[over.index(False)].words) is not None


def may_stand_beside(parts: Sequence[Mention], opened: bool) -> bool:
    """Whether the numbers in brackets may stand beside their total: more of them (另有3件), both ends of a year, or
    what was carried over without what came new, unless a word puts it inside (新收4件（上年结转6件）)."""
    over = any(_OVER.search(each.words) for each in parts)
    alone = over and not any(_NEW.search(each.words) for each in parts)
    return any(_MORE.match(each.before) for each in parts) or come_and_go(parts) or (alone and not opened)


def acts_of(totals: Sequence[tuple[Mention, ...]]) -> set[int]:
    """Which kinds of act the words of the totals speak of."""
    return set().union(*(acts(total.words) for each in totals for total in each)) if totals else set()


def is_another_act(first: Mention, part: Mention, known: set[int]) -> bool:
    """Whether a number behind the first part is no part: it has a verb of another kind than that and the totals."""
    own = acts(part.before)
    return part is not first and bool(known and own) and not own & (known | acts(first.before))


def is_apart(first: Mention, part: Mention) -> bool:
    """Whether a number behind the first part has a verb or a channel, where the first part had none.

    So has one that tells what the parts are about: 全部公开20件，涉及文件28份.
    """
    if part is first or CHANNEL.search(first.before):
        return False
    about = part.before.startswith("涉及") and not first.before.startswith("涉及")
    return about or bool(acts(part.before) and not acts(first.before)) or CHANNEL.search(part.before) is not None
