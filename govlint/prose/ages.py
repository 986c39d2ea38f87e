"""Of which year a count is, by its words, and whether another is compared with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.prose import Sentence
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.prose.years import CARRIED, EARLIER, YEAR

# What is left of the words of a count without these names a thing: 2022年收到政府信息公开申请总数.
_NO_NOUN = re.compile(
    rf"{EARLIER}|今年|本年度?|全年度?|当年|同期|原来"
    r"|总?数量?|总量|收到|受理|接收|新收|新增|增加|减少|上升|下降|达到|共计?|累计|合计|[较比与和同由从到至为是有的仅达]"
)
_ONLY_YEAR = re.compile(rf"{EARLIER}(?:同期)?[为是有仅共则]*")
_LAST = re.compile(r"上年|上一年|去年|原来")
_CARRIED = re.compile(rf"{CARRIED}|跨年")  # 2022年结转4件: what was carried over is of the report year as well
_COMPARED_WITH = re.compile(r"(?<![同环占对相])[较比](?![例重率])")
_THAN_LAST = re.compile(rf"{EARLIER}(?:同期)?(?:的|为)?$")  # 较上年的40件
_ADDED = re.compile("新[增开建设添]")
_LAST_YEAR = re.compile("同比|[较比与和同](?:上一?年|去年)")


def earlier(sentence: Sentence, counts: Sequence[Mention], year: int | None) -> Mention | None:
    """Of two counts of one thing the one that is of the year before the other's, None if neither is said to be."""
    if len(counts) < 2 or not alike(*counts) or not _of_one_thing(*counts):
        return None
    one, other = (age(sentence, each, year) for each in counts)
    if one is None or other is None or abs(one - other) != 1:
        return None
    return counts[0] if one > other else counts[1]


def _of_one_thing(one: Mention, other: Mention) -> bool:
    """Whether two counts may be of one thing: the end of what the one counts is among the words of the other."""
    if _ADDED.search(one.words) and not _ADDED.search(other.words):
        return False  # 新增栏目2个，较上年增加1个，上年共10个
    first, second = (_NO_NOUN.sub("", each.words) for each in (one, other))
    return first[-2:] in second or second[-2:] in first  # as nothing is in everything


def may_be_last(sentence: Sentence, rate: Mention, counts: tuple[Mention, Mention], year: int | None) -> bool:
    """Whether the second count may be what the rate of the first is taken of.

    同比 compares with the year before, not with 较2021年的23件; 较2021年增加 with no other year than that.
    """
    now, base = counts
    stated = [int(each[:4]) for each in re.findall(YEAR, base.before)]
    told = sentence.text[sentence.mentions[sentence.mentions.index(rate) - 1].end : rate.start]
    if year is None:
        return True
    last = year - (age(sentence, now, year) or 0) - 1
    compared = [int(each[:4]) for each in re.findall(YEAR, told)]
    if compared:
        return any(each in (stated or [last]) for each in compared)
    return not stated or not _LAST_YEAR.search(told) or last in stated


def is_compared(mention: Mention) -> bool:
    """Whether a count is what another is compared with: 较上年的40件, 较预算18万元."""
    return is_base(mention) or _COMPARED_WITH.search(mention.before) is not None


def is_base(mention: Mention) -> bool:
    """Whether a count is that of an earlier year with which another is compared: 较2022年的40件."""
    return re.search("[较比与和同]", mention.before) is not None and _THAN_LAST.search(mention.before) is not None


def is_only_compared(sentence: Sentence, mention: Mention, year: int | None) -> bool:
    """Whether the words of a count name an earlier year and nothing else: 2022年为40件."""
    return _ONLY_YEAR.fullmatch(mention.before) is not None and age(sentence, mention, year) != 0


def age(sentence: Sentence, mention: Mention, year: int | None) -> int | None:
    """How many years before the report year a count is of, by its words: 0 if they name no other, None if unknown."""
    if is_base(mention) or is_from(sentence, mention):
        return 1
    if _CARRIED.search(mention.words):
        return 0
    stated = {int(each[:4]) for each in re.findall(YEAR, mention.before)}
    if stated:
        return year - min(stated) if year is not None and len(stated) == 1 else None
    return int(_LAST.search(mention.before) is not None and "较" not in mention.before)


def is_from(sentence: Sentence, mention: Mention) -> bool:
    """Whether a count stands behind 由: 由40件增加到46件."""
    return any(each.end == mention.start and each.kind == "FROM" for each in sentence.phrases)
