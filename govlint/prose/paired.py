"""Several rates of growth in a row, each of one of several counts: 312条、9篇，较上年的260条、6篇分别增长20%和50%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claim import Growth
from govlint.prose import Sentence
from govlint.prose.belonging import alike
from govlint.prose.growth import Rise
from govlint.prose.mentions import Mention
from govlint.prose.turns import FALLS, turns
from govlint.prose.years import CARRIED, EARLIER

_AND = re.compile(r"[、和及与]|以及")
_THAN = rf"(?:同比|[较比与和同]?{EARLIER}(?:同期)?)"
# What may stand between the counts and what they grew by, and before those of last year.
_TO_RATES = re.compile(rf"\)?[,，]?(?:相比|{_THAN})?[,，]?(?:分别|依次)?")
_TO_EARLIER = re.compile(rf"[,，(]?(?:分别|而)?{_THAN}(?!度?{CARRIED})(?:的|分别)*[为是]?[^\d,，;()]{{0,8}}\(?")


def paired(sentence: Sentence) -> Iterator[Rise]:
    """The rises of a row of rates, or of increases, where the counts of both years stand in the same order.

    All of a row but one must be right: then the order is what it seems.
    """
    for at, first in enumerate(sentence.mentions):
        rates = _row(sentence, at) if first.kind == "growth" else []
        if len(rates) > 1:
            counted = _in_turn(sentence, rates) or _one_after_the_other(sentence, rates)
            told = map(_rise, rates, _falls(sentence, rates), *counted) if counted else ()
            rises = [each for each in told if each is not None]
            if len(rises) == len(rates) and sum(map(_is_right, rises)) >= len(rates) - 1:
                yield from rises


class _Counted(NamedTuple):
    """The counts of last year and of this one, as many of both, in the same order."""

    before: Sequence[Mention]
    now: Sequence[Mention]


def _row(sentence: Sentence, at: int) -> list[Mention]:
    """The rates, or the increases, from the one at `at` on that nothing but 和 or 、 parts."""
    row = [sentence.mentions[at]]
    for each in sentence.mentions[at + 1 :]:
        alone = (each.figure.unit == "%") != (row[0].figure.unit == "%")  # 增加6件、增长15% are of one count
        if alone or not _AND.fullmatch(sentence.text, row[-1].end, each.start):
            break
        row.append(each)
    return row


def _in_turn(sentence: Sentence, rates: Sequence[Mention]) -> _Counted | None:
    """由300件增加到328件，由50件减少到46件，分别增长9.3%、下降8%"""
    gone = [(before, now) for before, now, _ in turns(sentence) if now.end <= rates[0].start][-len(rates) :]
    before, now = [each for each, _ in gone], [each for _, each in gone]
    return _Counted(before, now) if len(gone) == len(rates) and _is_told(sentence, now, rates) else None


def _one_after_the_other(sentence: Sentence, rates: Sequence[Mention]) -> _Counted | None:
    """312条、9篇，较上年的260条、6篇分别增长20%和50%; 312条、9篇，同比分别增长20%和50%（上年为260条、6篇）"""
    many = len(rates)
    known = [each for each in sentence.mentions if each.kind == "count"]
    told = [each for each in known if each.end <= rates[0].start][-2 * many :]
    behind = [each for each in known if each.start >= rates[-1].end][:many]
    if len(told) == 2 * many and _TO_EARLIER.fullmatch(sentence.text, told[many - 1].end, told[many].start):
        return _Counted(told[many:], told[:many]) if _is_told(sentence, told, rates) else None
    if len(behind) == many and _TO_EARLIER.fullmatch(sentence.text, rates[-1].end, behind[0].start):
        return _Counted(behind, told[-many:]) if _is_told(sentence, told, rates) else None
    return None


def _is_told(sentence: Sentence, counts: Sequence[Mention], rates: Sequence[Mention]) -> bool:
    """Whether rates follow some counts, so that they are theirs."""
    return bool(counts) and _TO_RATES.fullmatch(sentence.text, counts[-1].end, rates[0].start) is not None


def _falls(sentence: Sentence, rates: Sequence[Mention]) -> Iterator[bool]:
    """Whether each of a row is a decrease; one without a word of its own goes the way of the one before."""
    falls = False
    for rate in rates:
        part = sentence.phrases[rate.at].part("DIRECTION")
        if part is not None:
            falls = FALLS.search(sentence.text, part.start, part.end) is not None
        yield falls


def _rise(rate: Mention, falls: bool, before: Mention, now: Mention) -> Rise | None:
    if not alike(before, now) or not (rate.figure.unit == "%" or alike(rate, now)):
        return None
    return Rise(rate, now, falls, before, None if rate.figure.unit == "%" else rate)


def _is_right(rise: Rise) -> bool:
    """Whether exact numbers give the rate, or the increase."""
    if rise.before is None or any(each.figure.about for each in (rise.rate, rise.now, rise.before)):
        return False
    now, before, rate = rise.now.figure, rise.before.figure, rise.rate.figure
    if rise.change is not None:
        return (before.value - now.value if rise.falls else now.value - before.value) == rate.value
    return Growth(now, rate, rise.falls, before=before).holds
