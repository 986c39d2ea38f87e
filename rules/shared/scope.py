"""What is left of some words once everything is taken away that does not change what they count.

A number is compared with an official cell only if its words name the cell and nothing else: whatever they say beyond
that (a channel, another office, a kind of application, another year) makes it a narrower number, and is left standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.draft import Draft, once, recall

from .offices import leading

_END = r"12月(?:[底末]|31日)|年[底末]"
_OWN = "行政机关|街道办|管委会|镇政府|乡政府|局|办|委|厅|院|所|站|中心|街道|镇|乡|机关|单位|部门|省|市|区|县|州|旗"
_NEUTRAL = re.compile(
    "|".join(
        (
            # The year, up to its end.
            rf"截[至止](?:{_END})?|{_END}",
            r"(?:今年|本年|年初)以来|今年来|全年度?|本年度?|今年|年度内|年内|当年度?|一年来|期间|报告期内?",
            # Everybody who may apply; ways of applying, named as examples.
            r"(?:公民|自然人)[、,，]?法人(?:和|及|或者?|与|、|以及)其[他它]组织(?:提出|提交)?",
            r"通过[^,，。]{1,20}[、和及与][^,，。]{1,20}等(?:多种)?(?:方式|途径|渠道|形式)",
            # Counting and manner.
            r"累计|总计|合计|共计|一共|总共|共|总数|总量|数量|件数|总|达到?|均|有(?!效)|为|是",
            r"依法依规|依法|依规|按照规定|按规定|按时|按期|按要求|规范(?!性)|及时|如期|严格|已经?|完成了?|全部|认真",
            r"在?(?:法定|规定)(?:期限|时限|时间)(?:内|之内)?|在期限内",
            # The office, and the long name of what is applied for.
            rf"[我本](?:{_OWN})",
            r"(?:政府)?信息公开(?:工作|类|方面|行为)|政府信息的?公开|政府信息|信息公开",
            r"的|了|者|各类|各种|同比|环比|[\"“”(),，]",
        )
    )
)
# What a whole government calls its area, and a department itself.
_AREA = re.compile(
    r"全(?:省|市|区|县|州|旗|镇|乡|街道?)(?:各级)?"
    r"(?:(?:行政机关|各级各部门|各行政机关|各?职能部门|各部门|各单位|各?乡镇|各?镇街|各?街道)[、和及]?)*|各级各部门|各级行政机关"
)
_AREA_RECEIVED = re.compile(
    r"(?:全[省市区县州旗盟]|各(?:级|部门|单位|镇|乡|街道))[^,，。;:]{0,16}?(?:收到|受理|接收|接到|新收|办理|办结|答复)"
)
_SELF = re.compile(
    r"^(?:全?局|全?委|全?厅)(?=收|受|接|办|新|共|累|答|处|制|作|实|行)|^全[局委厅]$|代表[省市区县州]?(?:人民)?政府"
)
_LEADING = re.compile(r"^(?:全年度?|本年度?|今年|年度内|年内|当年度?|[,，])+")  # words of time before the office
_LEAST_NAME = 3  # characters of an office's name that stand for it


def core(draft: Draft, words: str) -> str:
    """The words without what is neutral in this report: its year, its office, 全年, 共, 依法, 政府信息公开."""
    return recall(draft, (core, words), lambda: _core(draft, words))  # several rules ask it of the same numbers


def _core(draft: Draft, words: str) -> str:
    plain = words
    if draft.year is not None:
        plain = re.sub(rf"{draft.year}年(?:以来|[度底末])?", "", plain)
    plain = _without_office(draft, _LEADING.sub("", plain))
    plain = (_AREA if draft.body in ("government", "township", None) else _SELF).sub("", plain)
    return _NEUTRAL.sub("", plain)


def _without_office(draft: Draft, words: str) -> str:
    for name in _names(draft.office):
        if words.startswith(name):
            return words[len(name) :]
    length = leading(words, draft.office)
    return words[length:] if length and not (draft.body == "office" and any(once(draft, _of_area))) else words


def _of_area(draft: Draft) -> Iterator[bool]:
    """Whether sentences count the applications of a whole area: then those of its 政府办 may be a part of them."""
    return (_AREA_RECEIVED.search(sentence.text) is not None for sentence in draft.sentences)


@lru_cache(maxsize=64)
def _names(office: str) -> tuple[str, ...]:
    """The name of an office and its endings (云川市临江区水务局, 临江区水务局, 区水务局, 水务局), the longest first."""
    return tuple(office[start:] for start in range(len(office) - _LEAST_NAME + 1))
