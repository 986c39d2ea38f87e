"""The words and marks behind which a list may stand (其中, 分为, :), and the totals that it may be a list of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple

from govlint.prose import Sentence
from govlint.prose.belonging import AVERAGE, COMPARAND, alike
from govlint.prose.listing import MOST_TOTALS, counts
from govlint.prose.mentions import Mention
from govlint.prose.wholeness import Closed

# 包括网站、公众号等在内的各类平台发布信息300条: what stands before the number belongs to its name.
_ABOUT = re.compile(r"包[含括][^,，;。\d]{1,60}等[^,，;。、\d]{0,8}的[^,，;。、\d]{1,20}\d")
_GREATER = re.compile(r"含[^,，;。\d]{1,12}(?:共计|合计|总计|共)\d")
_REFERRING = re.compile("上述|以上|这些|前述")
_WITHOUT = re.compile(r"\((?:其中)?不(?:含|包括|包含|计)[^()]*\)")
_WITH = re.compile(r"\((?:其中)?(?:含|包括|包含)[^()]*\)")


class Opener(NamedTuple):
    """The phrase at `at` among the phrases, behind which a list may stand; its totals, and why it must be whole.

    `looks_back` tells that the totals stand in the sentence before.
    """

    at: int
    totals: tuple[tuple[Mention, ...], ...]
    closed: Closed
    looks_back: bool = False


def openers(sentence: Sentence, before: Sentence | None) -> Iterator[Opener]:
    """The phrases outside brackets behind which a list may stand."""
    by_index = {each.at: each for each in sentence.mentions}
    for index in outside_brackets(sentence, 0):
        phrase = sentence.phrases[index]
        mark = sentence.cut(phrase)
        counted = by_index.get(index - 1) if mark == ":" else None
        if counted is not None and counted.kind == "count":
            yield Opener(index, ((counted,),), "colon")
        elif phrase.kind == "WHOLE":
            yield _opener(sentence, index, before, "whole")
        elif phrase.kind == "OPENER" and not mark.startswith("分别") and not _lists_nothing(sentence, index):
            yield _opener(sentence, index, before, "")


def _lists_nothing(sentence: Sentence, opener: int) -> bool:
    """Whether no parts follow an opener: behind a verb it may say what the next number is about, or it names a greater
    total (共办结包含供水、排水等方面的咨询4972件; 312条，含转载共计472条)."""
    start = sentence.phrases[opener].start
    verb = opener > 0 and sentence.phrases[opener - 1].kind == "WORDS"
    described = verb and _ABOUT.match(sentence.text, start) is not None
    return described or _GREATER.match(sentence.text, start) is not None


def _opener(sentence: Sentence, index: int, before: Sentence | None, closed: Closed) -> Opener:
    """The opener that is the phrase at `index`: of the counts before it, or of those of the sentence before."""
    # Not even in brackets does a count stand before it: 采用率27%（报送108篇），其中….
    alone = not any(each.kind == "count" and each.at < index for each in sentence.mentions)
    if alone and before is not None and _goes_on(sentence, index, before):
        inside = (each for each in before.mentions if each.kind == "count" and each.depth)
        # 信息480条（网站312条、公众号168条）。其中网站信息分为…
        totals = (*_totals(before, counts(before)), *((each,) for each in islice(inside, MOST_TOTALS)))
        return Opener(index, totals, closed, looks_back=True)
    return Opener(index, tuple(_totals(sentence, [each for each in counts(sentence) if each.at < index])), closed)


def _totals(stated: Sentence, known: list[Mention]) -> Iterator[tuple[Mention, ...]]:
    """What an opener may list the parts of: counts of a sentence, one by one, two together, and all of them; each also
    with what a bracket says that it leaves out (208件（不含上年结转5件）)."""
    known = [each for each in known if not AVERAGE.search(each.before) and not COMPARAND.fullmatch(each.before)]
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


def _goes_on(sentence: Sentence, opener: int, before: Sentence) -> bool:
    """Whether an opener may list what the sentence before counts.

    Not one behind a subject of its own (专栏分为两类，全年…; 文件均配发解读，其中图解6篇), nor another point of view on
    what an earlier one does, where that lists parts itself (从渠道看，网络30件…).
    """
    phrase = sentence.phrases[opener]
    mark = sentence.cut(phrase)
    if mark[0] in "从按":
        return len(counts(before)) == 1
    return phrase.start == 0 or _REFERRING.match(sentence.text) is not None


def _left_out(sentence: Sentence, total: Mention) -> tuple[Mention, ...]:
    """The counts that a bracket right behind a number says it does not contain."""
    return _in_bracket(sentence, total, _WITHOUT)


def contained(sentence: Sentence, total: Mention) -> tuple[Mention, ...]:
    """The counts that it says it contains, so that a list may tell of the others: 480条（含微信168条），其中…"""
    return _in_bracket(sentence, total, _WITH)


def _in_bracket(sentence: Sentence, total: Mention, bracket: re.Pattern[str]) -> tuple[Mention, ...]:
    match = bracket.match(sentence.text, total.end)
    if match is None:
        return ()
    return tuple(each for each in sentence.mentions if match.start() <= each.start < match.end() and alike(each, total))


def outside_brackets(sentence: Sentence, start: int) -> Iterator[int]:
    """The indices of the phrases from `start` on, those in brackets left out, up to the end of the brackets around."""
    depth = 0
    for index in range(start, len(sentence.phrases)):
        mark = sentence.cut(sentence.phrases[index])
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return
        if not depth and mark != ")":
            yield index
