"""Totals and their parts: which numbers of a paragraph are said to be parts of which other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from govlint.prose import Passage, Sentence
from govlint.prose.belonging import acts, acts_of, alike, going_on, is_another_act, is_apart, is_carried_on
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
            foreign = tuple(each for each in counted if each not in parts)
            twice, one = overlap(parts, sentence.text), _are_enumerated(sentence, parts)
            yield Listing(totals, parts, foreign, why, twice, cut=False, enumerated=one)


def _is_remark(sentence: Sentence, inner: Sequence[Phrase], counted: Sequence[Mention]) -> bool:
    """Whether brackets hold no parts: a comparison, a note, or the number in another unit (473条（1282件）)."""
    return (
        inner[0].kind in ("COMPARED", "growth")
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


def _lines(sentence: Sentence, before: Sentence | None) -> Iterator[Listing]:
    """312条，其中A 18条、B 27条；171条：A 124条、B 34条；50件，分为A 20件、B 30件"""
    for index, totals, closed in islice(_openers(sentence, before), MOST_LISTS):
        yield from _groups(sentence, index, totals, closed)


def _openers(
    sentence: Sentence, before: Sentence | None
) -> Iterator[tuple[int, tuple[tuple[Mention, ...], ...], Closed]]:
    """The phrases outside brackets behind which a list may stand: their indices, its totals, why it must be whole."""
    depth = 0
    by_index = {each.at: each for each in sentence.mentions}
    for index, phrase in enumerate(sentence.phrases):
        mark = sentence.cut(phrase)
        depth += (mark == "(") - (mark == ")")
        if depth:
            continue
        counted = by_index.get(index - 1) if mark == ":" else None
        if counted is not None and counted.kind == "count":
            yield index, ((counted,),), "colon"
        elif phrase.kind == "WHOLE" or (phrase.kind == "OPENER" and not mark.startswith("分别")):
            yield index, tuple(_totals(sentence, index, before)), "whole" if phrase.kind == "WHOLE" else ""


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


def _groups(
    sentence: Sentence, opener: int, totals: tuple[tuple[Mention, ...], ...], closed: Closed
) -> Iterator[Listing]:
    """The list behind an opener: its items up to the first semicolon, or all of them where semicolons part the items.

    What follows the semicolon of a list parted by commas is a group of its own, or no part at all.
    """
    groups, foreign, end = _parts(sentence, opener, totals)
    parts = [*groups[0]]
    spread = len(groups) > 1 and len(parts) < 2 and not _is_inner(sentence, opener)
    if spread:
        others = [part for group in groups[1:] for part in group]
        spread = all(len(group) < 2 for group in groups)
        if not spread and ends_with_other(others):  # A 38条；B 127条，C 7条；其他4条: C is of the list, or of B
            spread, others = True, [group[0] for group in groups[1:]]
            foreign += [part for group in groups for part in group[1:]]
        parts += [part for part in others if not acts(part.before)]
        foreign += [part for part in others if acts(part.before)]
    # All parts are alike, so that one of them tells which totals fit.
    fitting = tuple(each for each in totals if parts and all(alike(parts[0], total) for total in each))
    if not fitting:
        return
    open_ended = trails_off(parts) or (len(groups) > 1 and not spread)
    why = "" if open_ended else _why(sentence, opener, parts, fitting, closed)
    if spread and not why:
        parts = parts[:1]
    cut = not sentence.source.whole and end is None and len(groups) == 1
    twice, one = overlap(parts, sentence.text), _are_enumerated(sentence, parts)
    beyond = () if end is None else tuple(going_on(sentence.mentions, end, parts[0]))
    yield Listing(fitting, tuple(parts), tuple(foreign), why or pair(parts, fitting), twice, cut, one, beyond)


def _is_inner(sentence: Sentence, opener: int) -> bool:
    """Whether a list stands within another, whose items semicolons part: 动态200条，其中图文50条；其他92条."""
    return any(phrase.kind in ("OPENER", "WHOLE") for phrase in sentence.phrases[:opener])


def _why(
    sentence: Sentence,
    opener: int,
    parts: Sequence[Mention],
    totals: Sequence[tuple[Mention, ...]],
    announced: Closed,
) -> Closed:
    """Why a list must be whole: it is `announced` so, ends with the rest, or names every result."""
    distribution = sentence.cut(sentence.phrases[opener]).startswith(("具体", "分布", "分类"))
    same_news = distribution and overlap(parts, sentence.text)  # 具体为网站300条、公众号200条
    if announced and not same_news:
        return announced
    # In another unit, it may be the rest of a kind: 发布信息10246条，其中规范性文件2件、其他文件8件.
    if ends_with_other(parts) and _units(totals) & {parts[-1].figure.unit, _case(parts[-1].figure.unit)}:
        return "other"
    return "results" if names_every_result(parts) else ""


def _units(totals: Sequence[tuple[Mention, ...]]) -> set[str]:
    return {_case(each.figure.unit) for total in totals for each in total}


def _case(unit: str) -> str:
    """件 for any of the units of applications and cases, of which reports mix several: 收到申请8份，其中予以公开2件."""
    return "件" if unit and unit in "份宗起例" else unit


def _parts(
    sentence: Sentence, opener: int, totals: Sequence[tuple[Mention, ...]]
) -> tuple[list[list[Mention]], list[Mention], int | None]:
    """The parts behind an opener, in groups between semicolons; the numbers in other units; the phrase that ends them.

    It ends at a verb of another act, at a channel or verb where the first part had none (unless 、 stands before it, as
    within a list), or at 另外; a further opener begins a list inside it that goes on to the next semicolon.
    """
    by_index = {each.at: each for each in sentence.mentions}
    known = acts_of(totals)
    groups: list[list[Mention]] = [[]]
    foreign: list[Mention] = []
    depth, inside = 0, False
    for index in range(opener + 1, len(sentence.phrases)):
        phrase = sentence.phrases[index]
        mark = sentence.cut(phrase)
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            break
        if depth or mark == ")":
            continue
        if mark == ";" and groups[-1]:
            groups.append([])
            inside = False
        elif phrase.kind in ("OPENER", "WHOLE") and groups[0]:
            inside = True
        elif phrase.kind == "WORDS" and _ELSE.match(mark) and groups[0]:
            return _filled(groups), foreign, index
        part = by_index.get(index)
        if part is None or part.kind != "count" or inside:
            continue
        if not groups[0] and _BESIDES.match(sentence.text, sentence.phrases[opener].start):
            return [[]], [], index
        first = groups[0][0] if groups[0] else part
        apart = is_apart(first, part) and not _enumerated(sentence, index)
        if apart or is_another_act(first, part, known) or is_carried_on(totals, part):
            return _filled(groups), foreign, index
        if alike(first, part):
            groups[-1].append(part)
        elif groups[0]:
            foreign.append(part)
    return _filled(groups), foreign, len(sentence.phrases) if inside else None


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
_ELSE = re.compile(r"同时|另外|此外|另有|另|并(?!列)")
