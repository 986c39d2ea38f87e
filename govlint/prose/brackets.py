"""Lists in brackets behind their total: 135件（规范性文件36件、其他文件99件）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from govlint.prose import Sentence
from govlint.prose.belonging import AVERAGE, alike, may_stand_beside
from govlint.prose.growth import is_change
from govlint.prose.listing import MOST_LISTS, MOST_TOTALS, Listing, are_enumerated, counts, is_by_now
from govlint.prose.mentions import Mention
from govlint.prose.phrases import Phrase
from govlint.prose.wholeness import (
    Closed,
    are_changes,
    closed_as_pair,
    ends_with_other,
    is_lost,
    may_overlap,
    trails_off,
)
from govlint.prose.years import CARRIED, EARLIER

# What the number before the brackets is compared with, no part of it: 46件（2022年52件）, 96分（满分100分）.
_COMPARED = re.compile(
    rf"(?:{EARLIER}(?:同期|同比)?|(?:年度|年初|全年)?(?:满分|总分|目标|计划|任务|预算|上限|限额)(?:数|值)?)"
    r"[为是共约]?分?"
)
# All that is in brackets: 312条（2022年共发布400条）; but a total of several years has them as its parts.
_OF_A_YEAR = re.compile(rf"{EARLIER}(?!.{{0,4}}{CARRIED})")
_SEVERAL = re.compile("[两二三四五六七八九十]年|累计|以来")


def bracketed(sentence: Sentence) -> Iterator[Listing]:
    """135件（规范性文件36件、其他文件99件）"""
    for index, total in islice(_counted_brackets(sentence), MOST_LISTS):
        inner = sentence.phrases[index + 1 : _closing(sentence, index)]
        within = range(index + 1, index + 1 + len(inner))
        told = [each for each in sentence.mentions if each.at in within and each.depth == total.depth + 1]
        counted = [each for each in told if each.kind == "count"]
        parts = tuple(each for each in counted if alike(each, total))
        openers = [sentence.cut(each) for each in inner if each.kind == "OPENER"]
        nested = len(openers) > 1 or any(sentence.cut(each) == ";" for each in inner)
        if parts and not nested and not (_is_remark(sentence, total, inner, counted) or is_by_now(parts[0], [total])):
            totals = ((total,), *_carrying(sentence, total, parts))
            why = _why_in_brackets(openers, total, parts) or closed_as_pair(parts, totals)
            yield Listing(
                totals,
                parts,
                (*(each for each in counted if each not in parts), *filter(is_change, told)),
                why,
                overlapping=may_overlap(parts, sentence.text),
                cut=False,
                enumerated=are_enumerated(sentence, parts),
            )


def _is_remark(sentence: Sentence, total: Mention, inner: Sequence[Phrase], counted: Sequence[Mention]) -> bool:
    """Whether brackets hold no parts: a comparison, a note, the number in another unit (473条（1282件）), or numbers
    beside the total."""
    opened = any(each.kind == "OPENER" for each in inner)
    return (
        may_stand_beside(counted, opened)
        or (not opened and any(is_lost(each, total) for each in counted))  # 13项（含废止4项） counts those as well
        or inner[0].kind in ("COMPARED", "growth")
        or sentence.cut(inner[0]).startswith("注")
        or any(_COMPARED.fullmatch(each.words) for each in counted)
        or _are_of_years(counted, total)
        or [each.words for each in counted] == [""]
    )


def _are_of_years(counted: Sequence[Mention], total: Mention) -> bool:
    """Whether each number in brackets is one of an earlier year: the parts only of a total of several years."""
    return all(_OF_A_YEAR.match(each.words) for each in counted) and (
        len(counted) == 1 or _SEVERAL.search(total.words) is None
    )


def _why_in_brackets(openers: Sequence[str], total: Mention, parts: Sequence[Mention]) -> Closed:
    """Why a list in brackets must be whole: nothing opens it as a choice (其中), or it ends with the rest."""
    if any(not each.startswith("分别") for each in openers):
        return "other" if ends_with_other(parts) else ""
    return "bracket" if len(parts) > 1 and not trails_off(parts) and not are_changes(parts, total) else ""


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
        end = index - 1 - _is_marked_off(sentence, index)
        before = sentence.phrases[end]
        noun = before.kind in ("WORDS", "QUOTED") and end > 0 and len(sentence.cut(before)) <= 12
        total = by_index.get(end - 1 if noun else end)
        if total is not None and total.kind == "count" and not AVERAGE.search(total.before):
            yield index, total


def _is_marked_off(sentence: Sentence, bracket: int) -> bool:
    """Whether a mark too many stands in front of a bracket that holds parts: 312条，（其中政策类27条）."""
    behind = sentence.phrases[bracket + 1 : bracket + 2]
    return sentence.cut(sentence.phrases[bracket - 1]) in ",，" and [each.kind for each in behind] == ["OPENER"]


def _closing(sentence: Sentence, bracket: int) -> int:
    """The index of the bracket that closes the one at `bracket`, or the end."""
    depth = 0
    for index in range(bracket, len(sentence.phrases)):
        mark = sentence.cut(sentence.phrases[index])
        depth += (mark == "(") - (mark == ")")
        if not depth:
            return index
    return len(sentence.phrases)
