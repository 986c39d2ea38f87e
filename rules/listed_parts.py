"""GL521: the number of parts that the introduction states against the parts that it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claim import Claim
from govlint.draft import Draft
from govlint.finding import Severity
from govlint.headings import is_official_title, official_section
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .shared.wording import counted

_PARTS = (
    "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项等六部分组成"
)


@rule(
    "GL521",
    "listed-parts-mismatch",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_PARTS, _PARTS.replace("、其他需要报告的事项等", "和其他需要报告的事项"))),
        valid((_PARTS, "包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六个部分")),
        valid((_PARTS, "包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分")),
        valid((_PARTS, "共六部分，内容涵盖各项工作")),
        valid((_PARTS, "从总体情况、主动公开政府信息情况、存在的主要问题及改进情况三个方面、六项指标加以说明")),
        valid((_PARTS, _PARTS.replace("总体情况、", "总体情况"))),
        valid((_PARTS, _PARTS.replace("情况、其他需要报告的事项等", "措施和其它报告事项"))),
        valid((_PARTS, _PARTS.replace("问题及改进情况、", "问题及").replace("事项等", "事项"))),
        valid((_PARTS, _PARTS.replace("事项等", "事项、附表"))),
        valid((_PARTS, _PARTS.replace("事项等六", "事项、附表七"))),
        valid((_PARTS, _PARTS.replace("行政复议、", "行政复议情况、"))),
        valid((_PARTS, _PARTS.replace("行政复议、", "行政复议情况、").replace("六部分", "七部分"))),
    ],
    invalid=[
        invalid((_PARTS, _PARTS.replace("六部分", "五部分")), at="五"),
        invalid((_PARTS, _PARTS.replace("等六部分组成", "五项内容组成")), at="五"),
        invalid((_PARTS, _PARTS.replace("等六部分组成", "等七个方面")), at="七"),
        invalid(
            (
                _PARTS,
                "由“总体情况”“主动公开政府信息情况”“收到和处理政府信息公开申请情况”“政府信息公开行政复议、行政诉讼情况”"
                "“存在的主要问题及改进情况”“其他需要报告的事项”五个部分组成",
            ),
            at="五",
        ),
        invalid((_PARTS, _PARTS.replace("总体情况、", "").replace("等六", "六")), at="六"),
        invalid((_PARTS, _PARTS.replace("行政复议、", "行政复议情况、").replace("六部分", "五部分")), at="五"),
        invalid(
            (
                _PARTS,
                "包括七个部分：总体情况；主动公开政府信息情况；收到和处理政府信息公开申请情况；政府信息公开行政复议、行政诉讼情况；存在的主要问题及改进情况；其他需要报告的事项",
            ),
            at="七",
        ),
    ],
)
def listed_parts(draft: Draft) -> Iterator[Claim]:
    """The introduction names another number of parts than it lists.

    ## What it does

    Counts the parts that a sentence lists beside 六部分 or 六个部分, and compares; beside 六个方面 and 六项 where the
    list ends with the last official part.

    ## Why is this bad?

    A part was forgotten, or the number is that of another year's report.

    ## What it does not report

    A list with 等 that does not end with the last official part, or leaves out more than one. Of the official titles
    政府信息公开行政复议、行政诉讼情况 is one part; as 行政复议情况、行政诉讼情况 it may be one or two. Where 和 may
    join two parts or belong to one, either reading is allowed; so it is where 附表 stands at the end. Two official
    titles without a mark between them are two parts.

    ## References

    Introductions of 200 published reports.
    """
    for sentence in draft.sentences:
        for mention in sentence.mentions:
            if mention.figure.unit.endswith(("部分", "方面", "项")):
                yield from _listed(sentence, mention)


RULES = (listed_parts,)

_LIST = re.compile(r"(?:由|包括|包含|分为|内容有|内容为|内容:|涵盖|共有|分)(?:以下)?[:：]?")
_END = re.compile(r"[，,]?(?:等|等等|共计?|这|以及|总共|的)*$")
_PART = re.compile(r"(?:情况|事项|概述|措施|附件|附表|情形|问题)$")
_FOURTH = re.compile(
    r"复议、(?=(?:提起|及|和)?(?:行政)?诉讼)|诉讼、(?=(?:收到|行政)?(?:举报|投诉|复议))|投诉、(?=举报)|举报、(?=(?:行政)?复议)"
)
_APART = re.compile("复议(?:的)?情况[、，,;](?=(?:提起|及|和)?(?:行政)?诉讼)")  # the fourth part too, or two parts
_APPENDIX = re.compile("^附(?:表|件|图)|统计表$")  # a part, or what stands behind them all
_JOINED = re.compile("(?:(?<=情况)|(?<=事项)|(?<=措施)|(?<=问题)(?=.{1,2}其[他它]))(?:以及|和|及|与)")


_LAST = 6  # the last official part
_LEAST = 3  # items of a list of parts


class Listing(NamedTuple):
    """The parts that a sentence lists, as it writes them from `start` on; `open` tells that 等 follows."""

    text: str
    start: int
    open: bool


def _listed(sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    listing = _listing(sentence, mention)
    items = _items(listing.text)
    if len(items) < _LEAST or sum(_PART.search(item) is not None for item in items) * 2 < len(items):
        return
    whole = official_section(_JOINED.split(items[-1])[-1]) == _LAST
    if not whole and (listing.open or not mention.figure.unit.endswith("部分")):
        return  # a list of examples, or six aspects of something else
    counts = _counts(items, listing.text)
    if listing.open and counts[-1] + 1 < mention.figure.value:
        return  # some of them, as examples; what was forgotten is one
    # No two numbers share a place: each way of counting leaves out one more character of the list.
    end = listing.start + len(listing.text)
    places = (sentence.place(listing.start + number, end) for number in range(len(counts)))
    readings = tuple(counted(mention, place, count) for place, count in zip(places, counts, strict=True))
    yield Claim(f"“{mention.figure.text}{mention.figure.unit}”", mention.figure, readings)


def _listing(sentence: Sentence, mention: Mention) -> Listing:
    """What is listed before a number (由…等六部分组成), else behind the colon after it (包括六个部分：…)."""
    text = sentence.text
    before = _END.sub("", text[: mention.start])
    opened = _LIST.search(before)
    start = opened.end() if opened else len(before)
    colon = text.find(":", mention.end)
    if len(_items(before[start:])) < 2 and colon >= 0:
        return Listing(text[colon + 1 :].rstrip("。"), colon + 1, open=False)
    return Listing(before[start:], start, text.startswith("等", len(before), mention.start))


def _counts(items: Sequence[str], listing: str) -> list[int]:
    """In which numbers of parts a list can be counted, the fewest first: what 和 joins may be two of them or one."""
    joined = _JOINED.split(items[-1])
    counts = {len(items) + len(joined) - 1, _finest(listing)}
    if not all(official_section(each) for each in joined):  # ……改进情况和其他需要报告的事项 are surely two
        counts.add(len(items))
    unparted = sum(map(_is_two, items))
    counts |= {each + unparted for each in counts}
    if _APART.search(listing) or _APPENDIX.search(items[-1]):
        counts |= {each - 1 for each in counts}
    return sorted(counts)


def _items(listing: str) -> list[str]:
    """The items of a list, at the strongest mark that parts it."""
    plain = _FOURTH.sub(lambda match: match[0][:-1], listing).replace("”“", "、").strip("“”")
    mark = next((mark for mark in (";", "，", ",", "、") if mark in plain), "、")
    return [item for item in plain.split(mark) if item]


def _is_two(item: str) -> bool:
    """Whether two official titles stand there without a mark between: 总体情况主动公开政府信息情况."""
    return any(is_official_title(item[:at]) and is_official_title(item[at:]) for at in range(2, len(item) - 1))


def _finest(listing: str) -> int:
    """How many items there are if every mark and every 和 between two titles parts them."""
    plain = _JOINED.sub("、", _FOURTH.sub(lambda match: match[0][:-1], listing).replace("”“", "、"))
    return sum(bool(item) for item in re.split("[;，,、]", plain))
