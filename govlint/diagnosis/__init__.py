"""Diagnosis: the fewest numbers whose correction makes the claims of a report hold.

This is the principle of Fellegi and Holt (1976, "A systematic approach to automatic edit and imputation", JASA 71) for
the figures and claims of one report. It knows no table, no rule and no words: a claim is a set of readings over
figures, a figure is known by the place where it stands. A correction must leave every claim true that its figure is
part of, so that what is right elsewhere shields a number from blame. Work is bounded: beyond a few numbers
(but for a row that was moved as a whole), or too many possibilities, nothing is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import Literal, NamedTuple

from govlint.claim import Claim, Equation, Growth
from govlint.diagnosis.domains import holds
from govlint.diagnosis.explanations import System, lightest, system_of
from govlint.diagnosis.slips import (
    Beside,
    Run,
    Solution,
    is_copy,
    is_digit,
    is_exchange,
    moved,
    neighbours,
    slipped,
    swapped,
)
from govlint.figure import Figure
from govlint.source import Span

MOST_BROKEN = 60  # broken claims in one group, beyond which nothing is tried
LEAST_REPAIRED = 3  # broken claims that a moved row explains; one sum comes right by chance
LEAST_SWAPPED = 2  # broken claims for which two exchanged rows are as good a cause as the numbers beside them
MOST_SWAPPED = 12  # broken claims about rows and other numbers, beyond which no two rows are tried

# Why an explanation was chosen: it is the "only" one; the only "exchange" of two digits or of two numbers; a run of
# numbers that was "moved" by one place; two runs that were "swapped"; the only one that is a changed "digit" or a
# "copy" of the number beside it, which is no more than a hint; or none was: two runs and two numbers that tell of them
# are "crossed", of which either two were exchanged; or it is "unsure".
Choice = Literal["only", "exchange", "moved", "swapped", "crossed", "digit", "copy", "unsure"]


class Correction(NamedTuple):
    """A number that is wrong, and what it must be: None where several values would do."""

    figure: Figure
    value: Fraction | None


class Cause(NamedTuple):
    """The explanation of some broken claims: the corrections that make them all hold, and why it is this one.

    `others` are the explanations that are as small. Where the choice is "unsure" there are only these, if any; where it
    is "crossed" there are none.
    """

    corrections: tuple[Correction, ...]
    broken: tuple[int, ...]
    choice: Choice = "only"
    others: tuple[tuple[Correction, ...], ...] = ()

    @property
    def decided(self) -> bool:
        """Whether this can be told as one: an explanation was chosen, or one number explains several broken claims."""
        single = len(self.broken) > 1 and bool(self.others) and all(len(each) == 1 for each in self.others)
        return self.choice != "unsure" or single


def diagnose(
    claims: Sequence[Claim], runs: Sequence[Run] = (), weights: Mapping[Span, int] | None = None
) -> tuple[Cause, ...]:
    """The causes of the claims that do not hold, of each group of them that share numbers.

    `runs` are the places of numbers that stand side by side: rows and columns. The explanation with the least weight is
    sought; a number weighs 1 if `weights` do not say more (Fellegi and Holt's weights: how reliable it is). Groups
    that more than MOST_FIGURES numbers, or none, would explain have no cause.
    """
    system = system_of(claims, weights or {})
    broken = frozenset(number for number, claim in enumerate(claims) if not claim.holds)
    found: list[Cause] = []
    for whole in (_moved, _swapped):
        cause = whole(system, runs, broken)
        if cause is not None:
            found.append(cause)
            broken = broken.difference(cause.broken)
    groups = _groups(system, broken)
    beside = neighbours(runs)
    found += (cause for group in groups for cause in _causes(system, beside, group))
    return _joined(found)


def _joined(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The causes, those as one that make the same corrections: what repairs two groups at once is one cause."""
    found: dict[object, Cause] = {}
    for cause in causes:
        same = found.get(cause.corrections) if cause.corrections else None
        broken = sorted({*cause.broken, *(same.broken if same else ())})
        found[cause.corrections or cause.broken] = cause._replace(broken=tuple(broken))
    return tuple(found.values())


def _groups(system: System, broken: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """The broken claims, those together that share a number directly or by way of others."""
    left = set(broken)
    for first in sorted(left):
        group, open_, spans = [], [first], set[Span]()
        while open_:
            number = open_.pop()
            if number not in left:
                continue
            left.remove(number)
            group.append(number)
            met = system.members[number] - spans  # each number once: thousands of claims may be about one
            spans |= met
            open_ += [other for span in met for other in system.about[span]]
        if group:
            yield tuple(sorted(group))


def _moved(system: System, runs: Sequence[Run], broken: frozenset[int]) -> Cause | None:
    """The one run of numbers that, moved back by one place, repairs all claims about them, if there is just one.

    It comes before the search for few numbers: that three sums and more come right by chance is very unlikely.
    """
    found: list[Mapping[Span, Fraction]] = []
    for solution in moved(runs, system.values):
        if solution not in found and _repairs(system, broken, solution):
            found.append(solution)
    if len(found) != 1:
        return None
    repaired = sorted(broken & {number for span in found[0] for number in system.about[span]})
    return Cause(_corrections(system, found[0]), tuple(repaired), "moved") if len(repaired) >= LEAST_REPAIRED else None


def _swapped(system: System, runs: Sequence[Run], broken: frozenset[int]) -> Cause | None:
    """The two runs of numbers that, exchanged, repair more claims than any other two, and all claims about them.

    Sums do not notice them, only what else tells of their numbers. If that is just two sentences, their numbers may as
    well have been exchanged: then nobody can say, and neither is named.
    """
    found: dict[tuple[int, ...], Mapping[Span, Fraction]] = {}
    cells = frozenset(chain.from_iterable(runs))
    told = frozenset(number for number in broken if not system.members[number] <= cells)
    wrong = frozenset[Span]().union(*(system.members[number] for number in told))
    few = LEAST_SWAPPED <= len(told) <= MOST_SWAPPED
    for solution in swapped(runs, system.values, wrong) if few else ():
        repaired = tuple(sorted(told & {number for span in solution for number in system.about[span]}))
        values = {**system.values, **solution}
        hold = len(repaired) >= LEAST_SWAPPED and all(holds(system.claims[number], values) for number in repaired)
        if hold and _hold(system, solution):
            found.setdefault(repaired, solution)
    most = max(found, key=len, default=())
    if not most or sum(len(each) == len(most) for each in found) > 1:
        return None
    if len(most) == LEAST_SWAPPED:
        return Cause((), most, "crossed")
    return Cause(_corrections(system, found[most]), most, "swapped")


def _repairs(system: System, broken: frozenset[int], solution: Mapping[Span, Fraction]) -> bool:
    """Whether each of these numbers is part of something broken, and all claims about them hold with these values."""
    return not any(broken.isdisjoint(system.about[span]) for span in solution) and _hold(system, solution)


def _hold(system: System, solution: Mapping[Span, Fraction]) -> bool:
    """Whether all claims about these numbers hold with these values."""
    about = [system.about[span] for span in solution]
    spans = {span for numbers in about for number in numbers for span in system.members[number]}
    values = {span: solution.get(span, system.values[span]) for span in spans}
    return all(holds(system.claims[number], values) for numbers in about for number in numbers)


def _causes(system: System, beside: Beside, broken: tuple[int, ...]) -> list[Cause]:
    """The cause of a group of broken claims; several if its numbers have no claim in common; else none."""
    found = lightest(system, broken) if len(broken) <= MOST_BROKEN else []
    if not found:
        return []
    chosen, choice = _choose(system, (beside, neighbours(_years(system, broken))), found)
    if choice in ("digit", "copy") and any(_may_be_slip(system, broken, each) for each in found):
        chosen, choice = None, "unsure"
    corrections = _corrections(system, chosen) if chosen else ()
    about = [system.about[each.figure.span] for each in corrections]
    if choice == "only" and len({*sum(about, ())}) == sum(map(len, about)):
        parts = [tuple(sorted({*broken} & {*numbers})) for numbers in about]
        return [Cause((each,), part) for each, part in zip(corrections, parts, strict=True)]
    others = tuple(_corrections(system, each) for each in found if each is not chosen)
    return [Cause(corrections, broken, choice, others)]


def _may_be_slip(system: System, broken: Sequence[int], solution: Solution) -> bool:
    """Whether several values would suit the one number of a solution, and it may come from one of them by a slip.

    The counts of a rate are not asked: the rate is worked out from them, and is more often wrong.
    """
    readings = (reading for number in broken for reading in system.claims[number].readings)
    if len(solution) > 1 or not all(isinstance(each, Equation) for each in readings):
        return False
    ((span, value),) = solution.items()
    open_ = slipped(system.values[span]) if value is None else ()
    return any(_repairs(system, frozenset(broken), {span: each}) for each in open_)


def _corrections(system: System, solution: Solution) -> tuple[Correction, ...]:
    return tuple(Correction(system.figures[span], value) for span, value in sorted(solution.items()))


def _choose(system: System, beside: Sequence[Beside], found: Sequence[Solution]) -> tuple[Solution | None, Choice]:
    """The only explanation; else the only exchange, else the only one that is some other usual slip; else none."""
    if len(found) == 1:
        return found[0], "exchange" if is_exchange(found[0], system.values) else "only"
    exchanges = [each for each in found if is_exchange(each, system.values)]
    if exchanges:
        return (exchanges[0], "exchange") if len(exchanges) == 1 else (None, "unsure")
    digits = [each for each in found if is_digit(each, system.values)]
    copies = [each for each in found if is_copy(each, system.values, *beside)]
    likely = [*digits, *(each for each in copies if each not in digits)]
    return (likely[0], "digit" if digits else "copy") if len(likely) == 1 else (None, "unsure")


def _years(system: System, broken: Iterable[int]) -> Iterator[Run]:
    """Last year's number and this year's, where a rate of growth stands beside them: either may be a copy."""
    for number in broken:
        for reading in system.claims[number].readings:
            if isinstance(reading, Growth) and reading.before is not None:
                yield (reading.before.span, reading.now.span)
