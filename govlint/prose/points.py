"""Percentage points between two rates of a sentence: 由92.5%提高到98.5%，提高6个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.turns import goes_down, turns
from govlint.prose.years import EARLIER
from govlint.rounding import unit

_RATES = ("rate", "share", "percent")
_POINTS = ("个百分点", "百分点")
_THAN = rf"(?:与|和|同|[较比])?于?(?:{EARLIER})(?:同期)?的?"
# 98%，较上年的95%提高; 98%，上年为95%，提高; 98%，较上年（95%）提高
_BEFORE = re.compile(rf"[,，、(]?{_THAN}\(?[为是]?")
_CHANGED = re.compile(r"\)?(?:相比)?[,，、(]?")
_COMPARED = re.compile(rf"[,，、(]?(?:同比|{_THAN})?")


class Points(NamedTuple):
    """A rate, the one before, and by how many percentage points it is said to be higher, or lower if it `falls`."""

    now: Mention
    before: Mention
    change: Mention
    falls: bool

    @property
    def holds(self) -> bool:
        """Whether the rates, each of which may be rounded, differ by what is said."""
        now, before, change = (Fraction(each.figure.value) for each in self[:3])
        slack = sum(unit(each.figure.decimals) for each in self[:3]) / 2
        return abs(now - before - (-change if self.falls else change)) <= slack


def points(sentence: Sentence) -> Iterator[Points]:
    """Every change in percentage points that stands beside the two rates between which it must be.

    Where it fits a rate told before them, that may be meant: 满意率98%、好评率97%，满意率较上年的95%提高3个百分点.
    """
    rates: list[Mention] = []
    for at, change in enumerate(sentence.mentions):
        if change.kind in _RATES and not change.figure.about:
            rates.append(change)
        if change.kind != "growth" or change.figure.unit not in _POINTS or change.figure.about:
            continue
        found = _beside(sentence, at)
        if found is not None and not any(found._replace(now=each).holds for each in rates if each is not found.before):
            yield found


def _beside(sentence: Sentence, at: int) -> Points | None:
    """The change with the two rates directly before it, or with one on either side: 98%，提高3个百分点（上年95%）."""
    change, text = sentence.mentions[at], sentence.text
    first, last, behind = (_rate(sentence, at + step) for step in (-2, -1, 1))
    falls = goes_down(sentence, change)
    if first and last and _CHANGED.fullmatch(text, last.end, change.start):
        if any(before is first and now is last for before, now, _ in turns(sentence)):
            return Points(last, first, change, falls)
        if _BEFORE.fullmatch(text, first.end, last.start):
            return Points(first, last, change, falls)
    beside = last and behind and _COMPARED.fullmatch(text, last.end, change.start)
    if last and behind and beside and _BEFORE.fullmatch(text, change.end, behind.start):
        return Points(last, behind, change, falls)
    return None


def _rate(sentence: Sentence, at: int) -> Mention | None:
    """The number at a place of the sentence, if it is an exact percentage."""
    found = sentence.mentions[at] if 0 <= at < len(sentence.mentions) else None
    return found if found is not None and found.kind in _RATES and not found.figure.about else None
