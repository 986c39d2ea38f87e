"""Totals and their parts: which numbers of a paragraph are said to be parts of which other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from govlint.prose import Passage, Sentence
from govlint.prose.belonging import acts, acts_of, alike, beside, going_on, is_another_act, is_apart, is_carried_on
from govlint.prose.mentions import Mention
from govlint.prose.phrases import Phrase
from govlint.prose.wholeness import Closed, ends_with_other, names_every_result, overlap, pair, trails_off
from govlint.prose.years import EARLIER


class Listing(NamedTuple):
    """A list of parts. `totals` are the numbers it may be a list of, the nearest first; some are two numbers together.

    `foreign` are numbers in another unit or behind a verb among the parts: they may complete a sum, but never break
    one. `overlapping` parts (channels that carry the same news) need not add up to anything; `cut` says that the
    sentence breaks off. `enumerated` parts have only 、 between them, and so are one list, not two. `beyond` are the
    numbers behind the end of a list: its verb may be the name of a part (工作动态140条，更新专栏126条), so that they
    may complete the sum.
    """

    totals: tuple[tuple[Mention, ...], ...]
    parts: tuple[Mention, ...]
    foreign: tuple[Mention, ...]
    closed: Closed
    overlapping: bool
    cut: bool
    enumerated: bool
    beyond: tuple[Mention, ...] = ()


MOST_LISTS = 60  # of a sentence: in noise, each of a thousand would look at all the numbers there
MOST_TOTALS = 60  # counts before a list that it may be a list of: beyond these, one would fit by chance


def listings(passage: Passage) -> Iterator[Listing]:
    """Every list of a paragraph, in order; each group between semicolons is one."""
    before: Sentence | None = None
    for sentence in passage.sentences:
        if sentence.mentions:
            yield from _brackets(sentence)
            yield from _lines(sentence, before)
        before = sentence


def counts(sentence: Sentence) -> list[Mention]:
    """The counts of a sentence that stand outside brackets."""
    return [each for each in sentence.mentions if each.kind == "count" and not each.depth]


# What the number before the brackets is compared with, no part of it: 46件（2022年52件）, 96分（满分100分）.
_COMPARED = re.compile(
    rf"(?:{EARLIER}(?:同期|同比)?|(?:年度|年初|全年)?(?:满分|总分|目标|计划|任务|预算|上限|限额)(?:数|值)?)"
    r"[为是共约]?分?"
)


def _brackets(sentence: Sentence) -> Iterator[Listing]:
    """135件（规范性文件36件、其他文件99件）"""
    for index, total in islice(_counted_brackets(sentence), MOST_LISTS):
        inner = sentence.phrases[index + 1 : _closing(sentence, index)]
        counted = [
            each
            for each in sentence.mentions
            if index < each.at <= index + len(inner) and each.kind == "count" and each.depth == total.depth + 1
        ]
        parts = tuple(each for each in counted if alike(each, total))
        openers = [sentence.cut(each) for each in inner if each.kind == "OPENER"]
        nested = len(openers) > 1 or any(sentence.cut(each) == ";" for each in inner)
        if parts and not nested and not _is_remark(sentence, inner, counted):
            totals = ((total,), *_carrying(sentence, total, parts))
            why = _why_in_brackets(openers, parts) or pair(parts, totals)
            yield Listing(
                totals,
                parts,
                tuple(each for each in counted if each not in parts),
                why,
                overlapping=overlap(parts, sentence.text),
                cut=False,
                enumerated=_are_enumerated(sentence, parts),
            )


def _is_remark(sentence: Sentence, inner: Sequence[Phrase], counted: Sequence[Mention]) -> bool:
    """Whether brackets hold no parts: a comparison, a note, the number in another unit (473条（1282件）), or numbers
    beside the total."""
    return (
        beside(counted, opened=any(each.kind == "OPENER" for each in inner))
        or inner[0].kind in ("COMPARED", "growth")
        or sentence.cut(inner[0]).startswith("注")
        or any(_COMPARED.fullmatch(each.words) for each in counted)
        or [each.words for each in counted] == [""]
    )


def _why_in_brackets(openers: Sequence[str], parts: Sequence[Mention]) -> Closed:
    """Why a list in brackets must be whole: nothing opens it as a choice (其中), or it ends with the rest."""
    if any(not each.startswith("分别") for each in openers):
        return "other" if ends_with_other(parts) else ""
    return "bracket" if len(parts) > 1 and not trails_off(parts) else ""


def _carrying(sentence: Sentence, total: Mention, parts: Sequence[Mention]) -> Iterator[tuple[Mention]]:
    """The counts before, of which a bracket at the end may speak: 办结47件，无法提供45件、其他2件（含上年结转4件）."""
    if any("结转" in each.words for each in parts):
        earlier = (each for each in counts(sentence) if each.at < total.at and alike(each, total))
        yield from ((each,) for each in islice(earlier, MOST_TOTALS))


def _counted_brackets(sentence: Sentence) -> Iterator[tuple[int, Mention]]:
    """The indices of the brackets that open behind a count, with or without the noun that it counts between."""
    by_index = {each.at: each for each in sentence.mentions}
    for index, phrase in enumerate(sentence.phrases[1:], 1):
        if sentence.cut(phrase) != "(":
            continue
        before = sentence.phrases[index - 1]
        noun = before.kind in ("WORDS", "QUOTED") and index > 1 and len(sentence.cut(before)) <= 12
        total = by_index.get(index - 2 if noun else index - 1)
        if total is not None and total.kind == "count":
            yield index, total


def _closing(sentence: Sentence, bracket: int) -> int:
    """The index of the bracket that closes the one at `bracket`, or the end."""
    depth = 0
    for index in range(bracket, len(sentence.phrases)):
        mark = sentence.cut(sentence.phrases[index])
        depth += (mark == "(") - (mark == ")")
        if not depth:
            return index
    return len(sentence.phrases)


class _Opener(NamedTuple):
    """The phrase at `at` among the phrases, behind which a list may stand; its totals, and why it must be whole."""

    at: int
    totals: tuple[tuple[Mention, ...], ...]
    closed: Closed


def _lines(sentence: Sentence, before: Sentence | None) -> Iterator[Listing]:
    """312条，其中A 18条、B 27条；171条：A 124条、B 34条；50件，分为A 20件、B 30件"""
    for opener in islice(_openers(sentence, before), MOST_LISTS):
        yield from _behind(sentence, opener)


def _openers(sentence: Sentence, before: Sentence | None) -> Iterator[_Opener]:
    """The phrases outside brackets behind which a list may stand."""
    by_index = {each.at: each for each in sentence.mentions}
    for index in _outside_brackets(sentence, 0):
        phrase = sentence.phrases[index]
        mark = sentence.cut(phrase)
        counted = by_index.get(index - 1) if mark == ":" else None
        if counted is not None and counted.kind == "count":
            yield _Opener(index, ((counted,),), "colon")
        elif phrase.kind == "WHOLE":
            yield _Opener(index, tuple(_totals(sentence, index, before)), "whole")
        elif phrase.kind == "OPENER" and not mark.startswith("分别"):
            yield _Opener(index, tuple(_totals(sentence, index, before)), "")


def _totals(sentence: Sentence, opener: int, before: Sentence | None) -> Iterator[tuple[Mention, ...]]:
    """What an opener may list the parts of: the counts before it, one by one, two together, and all of them; each also
    with what a bracket says that it leaves out (208件（不含上年结转5件）)."""
    stated, known = sentence, [each for each in counts(sentence) if each.at < opener]
    if not known and before is not None:
        stated, known = before, counts(before)
    known = known[: -MOST_TOTALS - 1 : -1]
    for each in known:
        yield (each,)
        apart = _left_out(stated, each)
        if apart:
            yield (each, *apart)
    for one, other in combinations(known[:6], 2):
        if alike(one, other):
            yield (one, other)
    if len(known) > 2 and all(alike(known[0], each) for each in known):
        yield tuple(known)


def _left_out(sentence: Sentence, total: Mention) -> tuple[Mention, ...]:
    """The counts that a bracket right behind a number says it does not contain."""
    match = _WITHOUT.match(sentence.text, total.end)
    if match is None:
        return ()
    return tuple(each for each in sentence.mentions if match.start() <= each.start < match.end() and alike(each, total))


_WITHOUT = re.compile(r"\((?:其中)?不(?:含|包括|包含|计)[^()]*\)")


def _behind(sentence: Sentence, opener: _Opener) -> Iterator[Listing]:
    """The list behind an opener: its items up to the first semicolon, or all of them where semicolons part the items.

    What follows the semicolon of a list parted by commas is a group of its own, or no part at all.
    """
    groups, foreign, end = _items(sentence, opener)
    divided = _are_divided(sentence, groups)
    groups = [group[:1] for group in groups] if divided else groups
    parts = [*groups[0]]
    spread = len(groups) > 1 and len(parts) < 2 and not _is_inner(sentence, opener.at)
    if spread:
        others = [part for group in groups[1:] for part in group]
        spread = all(len(group) < 2 for group in groups)
        if not spread and ends_with_other(others):  # A 38条；B 127条，C 7条；其他4条: C is of the list, or of B
            spread, others = True, [group[0] for group in groups[1:]]
            foreign += [part for group in groups for part in group[1:]]
        parts += [part for part in others if not acts(part.before)]
        foreign += [part for part in others if acts(part.before)]
    # All parts are alike, so that one of them tells which totals fit.
    totals = tuple(each for each in opener.totals if parts and all(alike(parts[0], total) for total in each))
    if not totals:
        return
    open_ended = trails_off(parts) or divided or (len(groups) > 1 and not spread)
    why = "" if open_ended else _why(sentence, opener, parts, totals)
    if spread and not why:
        parts = parts[:1]
    yield Listing(
        totals,
        tuple(parts),
        tuple(foreign),
        why or pair(parts, totals),
        overlapping=overlap(parts, sentence.text),
        cut=not sentence.source.whole and end is None and len(groups) == 1,
        enumerated=_are_enumerated(sentence, parts),
        beyond=() if end is None else tuple(going_on(sentence.mentions, end, parts[0])),
    )


def _is_inner(sentence: Sentence, opener: int) -> bool:
    """Whether a list stands within another, whose items semicolons part: 动态200条，其中图文50条；其他92条."""
    return any(phrase.kind in ("OPENER", "WHOLE") for phrase in sentence.phrases[:opener])


def _why(
    sentence: Sentence, opener: _Opener, parts: Sequence[Mention], totals: Sequence[tuple[Mention, ...]]
) -> Closed:
    """Why a list must be whole: its opener says so, it ends with the rest, or it names every result."""
    distribution = sentence.cut(sentence.phrases[opener.at]).startswith(("具体", "分布", "分类"))
    same_news = distribution and overlap(parts, sentence.text)  # 具体为网站300条、公众号200条
    if opener.closed and not same_news:
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
    return len(seconds) == len(groups) > 1 == len(told) and not any(_enumerated(sentence, each.at) for each in seconds)


def _units(totals: Sequence[tuple[Mention, ...]]) -> set[str]:
    return {_case(each.figure.unit) for total in totals for each in total}


def _case(unit: str) -> str:
    """件 for any of the units of applications and cases, of which reports mix several: 收到申请8份，其中予以公开2件."""
    return "件" if unit and unit in "份宗起例" else unit


class _Items(NamedTuple):
    """The numbers behind an opener: in groups between semicolons, of which there is one at least; those in other units.

    `end` is the index of the phrase that ends them, None if they go to the end of the sentence.
    """

    groups: list[list[Mention]]
    foreign: list[Mention]
    end: int | None


def _items(sentence: Sentence, opener: _Opener) -> _Items:
    """The numbers behind an opener that may be parts.

    They end at a verb of another act, at a channel or verb where the first part had none (unless 、 stands before it,
    as within a list), or at 另外; a further opener begins a list inside them that goes on to the next semicolon.
    """
    by_index = {each.at: each for each in sentence.mentions}
    known = acts_of(opener.totals)
    groups: list[list[Mention]] = [[]]
    foreign: list[Mention] = []
    inside = False
    for index in _outside_brackets(sentence, opener.at + 1):
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
        if part is None or part.kind != "count" or inside or _is_aside(part):
            continue
        if not groups[0] and _BESIDES.match(sentence.text, sentence.phrases[opener.at].start):
            return _Items([[]], [], index)
        first = groups[0][0] if groups[0] else part
        apart = is_apart(first, part) and not _enumerated(sentence, index)
        if apart or is_another_act(first, part, known) or is_carried_on(opener.totals, part):
            return _Items(_filled(groups), foreign, index)
        if alike(first, part):
            groups[-1].append(part)
        elif groups[0]:
            foreign.append(part)
    return _Items(_filled(groups), foreign, len(sentence.phrases) if inside else None)


def _is_aside(mention: Mention) -> bool:
    """Whether a number among the parts is none: 与2022年的601条相比, or in the next part (含规范性文件4件在内)."""
    return _COMPARAND.fullmatch(mention.before) is not None or mention.after.startswith("在内")


_COMPARAND = re.compile(rf"(?:与|和|同|比|较|相比){EARLIER}(?:同期)?的?")


def _outside_brackets(sentence: Sentence, start: int) -> Iterator[int]:
    """The indices of the phrases from `start` on, those in brackets left out, up to the end of the brackets around."""
    depth = 0
    for index in range(start, len(sentence.phrases)):
        mark = sentence.cut(sentence.phrases[index])
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return
        if not depth and mark != ")":
            yield index


def _enumerated(sentence: Sentence, index: int) -> bool:
    """Whether 、 stands before the words of a number."""
    before = (sentence.phrases[at] for at in range(index - 1, -1, -1))
    marks = (sentence.cut(each) for each in before if each.kind not in ("WORDS", "QUOTED"))
    return next(marks, "") == "、"


def _are_enumerated(sentence: Sentence, parts: Sequence[Mention]) -> bool:
    return all(_enumerated(sentence, each.at) for each in parts[1:])


def _filled(groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups that have parts, one empty group if none has."""
    return [group for group in groups if group] or [[]]


_BESIDES = re.compile(r"含[^,，;。\d]{1,12}(?:共计|合计|总计|共)\d")  # 312条，含转载共计472条: a greater total, no part
# What ends a list: more things, or some that are taken away again (剔除重复申请1件后实际办理45件).
_ELSE = re.compile(r"同时|另外|此外|另有|另|并(?!列)|剔除|扣除|去除|除去|减去")
