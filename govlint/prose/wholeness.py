"""What tells that a list names all the parts of its total, or that it cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from govlint.prose.belonging import CHANNEL, come_and_go
from govlint.prose.mentions import Mention

# Why a list must be the whole of its total: it ends with 其他, stands in brackets behind it or after a colon, is
# announced as whole (分为, 由…组成), names every result of an application, or two complementary parts. "" means that it
# may leave things out.
Closed = Literal["", "other", "bracket", "colon", "whole", "results", "pair"]

_OTHER = re.compile(r"(?:其他|其它)(?!处理|结果|组织|法律|政策|规范性)")  # other policies are not all that is left
_HANDLED = re.compile(r"结转|转结|办结|办理|答复|回复|处理|审结|申请|补正|正在|未|已")
_BOTH = re.compile("建议[、和及与]?(?:政协)?(?:委员)?提案")
_BILL, _MOTION = re.compile("(?:人大)?(?:代表)?建议"), re.compile("(?:政协)?(?:委员)?提案")
_PAIRS = (
    (re.compile(r"自然人|公民"), re.compile(r"法人(?:或者?|及|和|与|、)其他组织|法人其他组织")),
    (re.compile("^(?:由|来自)?个人(?:申请|申诉)?$"), re.compile("^(?:由|来自)?单位(?:申请|申诉)?$")),  # not 先进个人
    (re.compile(r"直接(?:起诉|提起(?:行政)?诉讼)"), re.compile(r"复议之?后(?:再?起诉|提起(?:行政)?诉讼)")),
    (re.compile(r"[省市区县州](?:本级|级)"), re.compile(r"县|区|街道|乡镇|镇街|市直|基层")),
)
_UNCOUNTED = re.compile("以?及|[和与]")
# Channels that are counted themselves: 政务新媒体账号63个，其中微信公众号38个、微博9个.
_ACCOUNTS = re.compile(r"(?:新媒体|[账帐]号)(?:账号|帐号|平台)?\d{1,5}个[,，(:：]")
# Two may attend one meeting: 局长出席1场，副局长出席2场.
_TWICE = re.compile(
    r"同时(?:为|是|属于?|在|通过|计入)|(?:有|存在|部分)(?:重复|交叉|重叠)|重复(?:计算|统计|计入)|(?:出席|列席|参加|参与)(?=\d)"
)
_ACCESS = ("主动公开", "依申请公开", "不予公开")  # one of these every document is
_OUTCOMES = tuple(map(re.compile, ("维持", "纠[正错]", "其他结果", "未审结|审理")))
_LOST = (
    r"撤[销并]|取消|废止|失效|停[用办更]|关[停闭]|注销|下[放架线]|解聘|退出|清退|减少|删除|删减(?!后)|移交|流失"
    r"|[调划转]出"
)
_GONE = re.compile(_LOST)
_CHANGED = re.compile(
    rf"新[增建开设聘制添办修]|增[加设补]|修[订改]|优化|改[造版建]|调[整入]|升级|更新|完善|变更|承接|整合|合并|[划转]入|{_LOST}"
)
# Totals that count the changes themselves, or cases, which may be taken back as well.
_CHANGING = re.compile(
    r"调整|清理|变[更动]|增减|整改|梳理|废止|失效|修[订改]|制[定发]|出台|优化|更新|升级|整合|撤[销并]|注销|取消|改造|完善"
    r"|新[增建开设]|复议|诉讼|案|申请|受理|办结|答复"
)


def trails_off(parts: Sequence[Mention]) -> bool:
    """Whether the list says itself that there is more: 等, or a last part without a number (27条以及其他信息)."""
    more = bool(parts) and _UNCOUNTED.match(parts[-1].after) is not None
    return more or any(each.after.startswith("等") for each in parts)


def ends_with_other(parts: Sequence[Mention]) -> bool:
    """Whether the last of at least two parts is the rest: 其他62条, 其余691件为…

    What is left of applications (其余43件已办结) may be left of those carried over, too.
    """
    if len(parts) < 2:
        return False
    rest = parts[-1].before.startswith("其余") and not any(_HANDLED.search(each.words) for each in parts)
    return rest or _OTHER.search(parts[-1].words) is not None


def names_every_result(parts: Sequence[Mention]) -> bool:
    """Whether the parts name every result that an application can have, every outcome that a case can, or every way in
    which documents are public or not."""
    words = [each.words for each in parts]
    if all(any(outcome.search(each) for each in words) for outcome in _OUTCOMES):
        return True
    if len(parts) == len(_ACCESS) and all(any(access in each for each in words) for access in _ACCESS):
        return True
    return all(
        any(result in each for each in words) for result in ("部分公开", "不予公开", "无法提供", "不予处理")
    ) and (re.search("其他(?:处理|情况|情形)", words[-1]) is not None)


def may_overlap(parts: Sequence[Mention], sentence: str) -> bool:
    """Whether parts may count a thing twice: channels, which may carry the same news; what came over and what became of
    it; or their sentence says so."""
    counted = parts[0].figure.unit == "个" and _ACCOUNTS.search(sentence, 0, parts[0].start)
    channels = 0 if counted else sum(CHANNEL.search(each.before) is not None for each in parts)
    twice = channels > 1 or come_and_go(parts) or _TWICE.search(sentence, parts[0].start) is not None
    return len(parts) > 1 and twice


def are_changes(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether numbers tell what was changed in what the total counts, of which the rest stayed as it was.

    专栏12个（新开3个、优化5个）; but not 调整事项17项（新增12项、取消5项）, which counts the changes.
    """
    return all(_CHANGED.match(each.words) for each in parts) and _CHANGING.search(total.words) is None


def is_lost(part: Mention, total: Mention) -> bool:
    """Whether a number is of what the total does not hold any more: 现行有效12件（新制发4件、废止1件）."""
    return _GONE.match(part.words) is not None and _CHANGING.search(total.words) is None


def closed_as_pair(parts: Sequence[Mention], totals: Sequence[Sequence[Mention]]) -> Closed:
    """Whether two parts together are everything there can be ("pair"), or not (""): 自然人 and 法人或其他组织.

    Of 建议提案80件, 建议 and 提案 are everything, unless they are those of some kind (主办).
    """
    if len(parts) != 2 or trails_off(parts):
        return ""
    one, other = (each.words for each in parts)
    if len(totals) == 1 and all(_BOTH.search(each.words) for each in totals[0]):
        whole = _BILL.fullmatch(one) is not None and _MOTION.fullmatch(other) is not None
    else:
        whole = any(a.search(x) and b.search(y) for a, b in _PAIRS for x, y in ((one, other), (other, one)))
    return "pair" if whole else ""
