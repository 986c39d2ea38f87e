"""Totals and their parts: which numbers of a paragraph are said to be parts of which other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from govlint.prose import Passage, Sentence
from govlint.prose.acts import acts
from govlint.prose.belonging import (
    CASES,
    COMPARAND,
    acts_of,
    akin,
    alike,
    going_on,
    is_another_act,
    is_apart,
    is_carried_on,
)
from govlint.prose.brackets import bracketed
from govlint.prose.growth import is_change
from govlint.prose.listing import MOST_LISTS, Listing, are_enumerated, enumerated, is_by_now
from govlint.prose.mentions import Mention
from govlint.prose.openers import Opener, contained, openers, outside_brackets
from govlint.prose.wholeness import (
    Closed,
    are_changes,
    closed_as_pair,
    ends_with_other,
    is_lost,
    may_overlap,
    names_every_result,
    trails_off,
)

_WITHDRAWN = re.compile(r"\((?:[^()\d]{0,8})(?:撤销|撤下|撤回|删除|下架|剔除|扣除)[^()]{0,12}\d")
_SUMS = ("共", "共计", "合计", "小计")
# What ends a list: more things, or some that are taken away again (剔除重复申请1件后实际办理45件).
_ELSE = re.compile(r"同时|同步|另外|此外|另有|另|并(?!列)|剔除|扣除|去除|除去|减去")


def listings(passage: Passage) -> Iterator[Listing]:
    """Every list of a paragraph, in order; each group between semicolons is one."""
    before: Sentence | None = None
    for sentence in passage.sentences:
        if sentence.mentions:
            yield from bracketed(sentence)
            yield from _lines(sentence, before)
        before = sentence


def _lines(sentence: Sentence, before: Sentence | None) -> Iterator[Listing]:
    """312条，其中A 18条、B 27条；171条：A 124条、B 34条；50件，分为A 20件、B 30件"""
    for opener in islice(openers(sentence, before), MOST_LISTS):
        yield from _behind(sentence, opener)


def _behind(sentence: Sentence, opener: Opener) -> Iterator[Listing]:
    """The list behind an opener: its items up to the first semicolon, or all of them where semicolons part the items.

    What follows the semicolon of a list parted by commas is a group of its own, or no part at all.
    """
    groups, foreign, end = _items(sentence, opener)
    divided = _are_divided(sentence, groups)
    groups = [group[:1] for group in groups] if divided else groups
    parts, left_out, complete = _gathered(groups, _is_inner(sentence, opener.at))
    # All parts are alike, so that one of them tells which totals fit.
    totals = tuple(each for each in opener.totals if parts and all(alike(parts[0], total) for total in each))
    if not totals or (opener.looks_back and not any(akin(parts[0], each[0]) for each in totals)):
        return
    within = () if opener.looks_back else contained(sentence, totals[0][0])
    open_ended = trails_off(parts) or divided or not complete
    why = "" if open_ended else _why(sentence, opener, parts, totals)
    parts = parts if why else groups[0]
    yield Listing(
        totals,
        tuple(parts),
        (*foreign, *left_out, *within),
        why or closed_as_pair(parts, totals),
        overlapping=may_overlap(parts, sentence.text),
        cut=(not sentence.source.whole and end is None and len(groups) == 1) or _take_away(sentence, parts),
        enumerated=are_enumerated(sentence, parts),
        beyond=() if end is None else tuple(going_on(sentence.mentions, end, parts[0])),
    )


class _Gathered(NamedTuple):
    """The parts of a list, the numbers among them that are none, and whether every group gave a part of it."""

    parts: list[Mention]
    left_out: list[Mention]
    complete: bool


def _gathered(groups: Sequence[list[Mention]], inner: bool) -> _Gathered:
    """The parts in the groups between semicolons: those of the first one, and where it has but one, those of all."""
    first, *later = groups
    if not later or len(first) > 1 or inner:
        return _Gathered(first, [], not later)
    others = [part for group in later for part in group]
    left_out: list[Mention] = []
    complete = all(len(group) < 2 for group in groups)
    if not complete and ends_with_other(others):  # A 38条；B 127条，C 7条；其他4条: C is of the list, or of B
        others = [group[0] for group in later]
        left_out = [part for group in groups for part in group[1:]]
        complete = True
    parts = [part for part in others if not acts(part.before)]
    left_out += [part for part in others if acts(part.before)]
    return _Gathered([*first, *parts], left_out, complete)


def _take_away(sentence: Sentence, parts: Sequence[Mention]) -> bool:
    """Whether a bracket behind a part takes some of it away again: 20条（同时撤销2条）."""
    return any(_WITHDRAWN.match(sentence.text, part.end) for part in parts)


def _is_inner(sentence: Sentence, opener: int) -> bool:
    """Whether a list stands within another, whose items semicolons part: 动态200条，其中图文50条；其他92条."""
    return any(phrase.kind in ("OPENER", "WHOLE") for phrase in sentence.phrases[:opener])


def _why(sentence: Sentence, opener: Opener, parts: Sequence[Mention], totals: Sequence[tuple[Mention, ...]]) -> Closed:
    """Why a list must be whole: its opener says so, it ends with the rest, or it names every result."""
    distribution = sentence.cut(sentence.phrases[opener.at]).startswith(("具体", "分布", "分类"))
    same_news = distribution and may_overlap(parts, sentence.text)  # 具体为网站300条、公众号200条
    if opener.closed and not same_news and not all(are_changes(parts, total) for each in totals for total in each):
        return opener.closed
    # In another unit, it may be the rest of a kind: 发布信息10246条，其中规范性文件2件、其他文件8件.
    if ends_with_other(parts) and _units(totals) & {parts[-1].figure.unit, _case(parts[-1].figure.unit)}:
        return "other"
    return "results" if names_every_result(parts) else ""


def _are_divided(sentence: Sentence, groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether one thing is told of each part, so that only the first number of a group is one.

    其中直接起诉8件，已审结5件；复议后起诉3件，已审结2件
    """
    seconds = [group[1] for group in groups if len(group) > 1]
    told = {each.before for each in seconds}
    return len(seconds) == len(groups) > 1 == len(told) and not any(enumerated(sentence, each.at) for each in seconds)


def _units(totals: Sequence[tuple[Mention, ...]]) -> set[str]:
    return {_case(each.figure.unit) for total in totals for each in total}


def _case(unit: str) -> str:
    """件 for any of the units of applications and cases, of which reports mix several: 收到申请8份，其中予以公开2件."""
    return "件" if unit in CASES else unit


class _Items(NamedTuple):
    """The numbers behind an opener: in groups between semicolons, of which there is one at least; those in other units.

    `end` is the index of the phrase that ends them, None if they go to the end of the sentence.
    """

    groups: list[list[Mention]]
    foreign: list[Mention]
    end: int | None


def _items(sentence: Sentence, opener: Opener) -> _Items:
    """The numbers behind an opener that may be parts.

    They end in front of one that begins something else, or at 另外; a further opener begins a list inside them that
    goes on to the next semicolon.
    """
    by_index = {each.at: each for each in sentence.mentions}
    known = acts_of(opener.totals)
    groups: list[list[Mention]] = [[]]
    foreign: list[Mention] = []
    inside = False
    for index in outside_brackets(sentence, opener.at + 1):
        phrase = sentence.phrases[index]
        mark = sentence.cut(phrase)
        if mark == ";" and groups[-1]:
            groups.append([])
            inside = False
        elif phrase.kind in ("OPENER", "WHOLE") and groups[0]:
            inside = True
        elif phrase.kind == "WORDS" and _ELSE.match(mark) and groups[0]:
            return _Items(_filled(groups), foreign, index)
        part = by_index.get(index)
        if part is not None and is_change(part) and not inside:
            foreign.append(part)  # 36项：增加20项、减少10项、修改6项
        if part is None or part.kind != "count" or inside or _is_no_part(part, groups[-1], opener.totals):
            continue
        first = groups[0][0] if groups[0] else part
        if _begins_else(sentence, part, first, known) or is_carried_on(opener.totals, part):
            return _Items(_filled(groups), foreign, index)
        (groups[-1] if alike(first, part) else foreign).append(part)
    return _Items(_filled(groups), foreign, len(sentence.phrases) if inside else None)


def _begins_else(sentence: Sentence, part: Mention, first: Mention, known: set[int]) -> bool:
    """Whether a number begins something else than the list of the `first` part, whose totals tell of the `known` acts.

    It has a verb of another act, or a channel or verb where the first part had none, unless 、 stands before it, as
    within a list.
    """
    apart = is_apart(first, part) and not enumerated(sentence, part.at)
    return apart or is_another_act(first, part, known)


def _is_no_part(mention: Mention, parts: Sequence[Mention], totals: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a number among the parts is none: last year's, their own sum, all that there is by now or together.

    与2022年的601条相比; 上年为601条; 文字解读4篇、图解3篇，共7篇; 公开312条，目前累计公开2739条;
    behind a part, 含规范性文件4件在内; 现有账号5个，其中新开2个，关停8个.
    """
    if COMPARAND.fullmatch(mention.before) or mention.after.startswith("在内"):
        return True
    if totals and all(is_lost(mention, total) for total in totals[0]):
        return True
    if len(parts) > 1 and mention.before in _SUMS and mention.figure.value == sum(each.figure.value for each in parts):
        return True
    return is_by_now(mention, [total for each in totals for total in each])


def _filled(groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups that have parts, one empty group if none has."""
    return [group for group in groups if group] or [[]]
