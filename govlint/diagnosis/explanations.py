"""Explanations: the sets of numbers whose correction would make all claims about them hold.

Those with the least weight are sought, which without weights are the smallest (Fellegi and Holt 1976). Work is bounded:
more than MOST_FIGURES numbers are not tried, and nothing is explained where more than MOST_TRIALS sets would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from govlint.claim import Claim, Equation
from govlint.diagnosis.domains import EVERYTHING, Domain, Values, holds, meet, ranges
from govlint.diagnosis.slips import Solution
from govlint.figure import Figure
from govlint.rounding import unit
from govlint.source import Span

MOST_FIGURES = 3  # numbers that one explanation may consist of
MOST_TRIALS = 400  # sets of numbers that are tried for one group of claims
MOST_STEPS = 4000  # steps on the way to these sets


class System(NamedTuple):
    """The claims with the numbers in them: `figures` by place, and the claims about each number.

    `members` are the numbers of each claim; `pinning` the claims that hold, and would not if one of their numbers alone
    were another. `values` are the printed ones; `weights` how much it takes to call a number wrong, 1 where they do not
    say.
    """

    claims: Sequence[Claim]
    figures: Mapping[Span, Figure]
    about: Mapping[Span, tuple[int, ...]]
    members: Sequence[frozenset[Span]]
    pinning: frozenset[int]
    values: Values
    weights: Mapping[Span, int]

    def weight(self, spans: Iterable[Span]) -> int:
        """How much it takes to call all these numbers wrong."""
        return sum(self.weights.get(span, 1) for span in spans)

    def blamable(self, number: int) -> frozenset[Span]:
        """The numbers of a claim that may be wrong. An approximate one explains nothing and is never blamed."""
        return frozenset(span for span in self.members[number] if not self.figures[span].about)


def system_of(claims: Sequence[Claim], weights: Mapping[Span, int]) -> System:
    """The claims by their numbers."""
    figures: dict[Span, Figure] = {}
    about: dict[Span, list[int]] = {}
    members = []
    for number, claim in enumerate(claims):
        own = {figure.span: figure for reading in claim.readings for figure in reading.figures}
        members.append(frozenset(own))
        for span, figure in own.items():
            figures.setdefault(span, figure)
            about.setdefault(span, []).append(number)
    return System(
        claims,
        figures,
        {span: tuple(numbers) for span, numbers in about.items()},
        members,
        frozenset(number for number, claim in enumerate(claims) if _pins(claim)),
        {span: Fraction(figure.value) for span, figure in figures.items()},
        weights,
    )


def _pins(claim: Claim) -> bool:
    """Whether a claim holds and would not, if one of its numbers alone were another: an equation of exact numbers."""
    reading = claim.readings[0]
    if len(claim.readings) > 1 or not isinstance(reading, Equation) or reading.relation != "==":
        return False
    return reading.left.exact and reading.right.exact and reading.holds


def lightest(system: System, broken: tuple[int, ...]) -> list[Solution]:
    """The explanations of some broken claims with the least weight, of at most MOST_FIGURES numbers."""
    spans = {span for number in broken for span in system.blamable(number)}
    most = max((len({*broken}.intersection(system.about[span])) for span in spans), default=0)
    light = min((system.weight([span]) for span in spans), default=1)
    found: list[Solution] = []
    for size in range(1, MOST_FIGURES + 1):
        least = min(map(system.weight, found), default=None)
        if least is not None and least < size * light:
            break  # no larger set weighs as little
        if len(broken) <= size * most:
            found += _explanations(system, broken, size)
    # What has an explanation as a part of it is none of its own; it weighs more, and so is left out as well.
    least = min(map(system.weight, found), default=0)
    return [solution for solution in found if system.weight(solution) == least]


def _explanations(system: System, broken: tuple[int, ...], size: int) -> list[Solution]:
    """The sets of `size` numbers whose correction makes every claim about them hold; none if too many would be tried.

    Some tried and others not could make one look like the only one.
    """
    sets: set[frozenset[Span]] = set()
    for steps, spans in enumerate(_sets(system, broken, frozenset(), size)):
        if len(spans) == size and not _unmet(system, broken, spans):
            sets.add(spans)
        if steps > MOST_STEPS or len(sets) > MOST_TRIALS:
            return []
    return [solution for spans in sorted(sets, key=sorted) if (solution := _solve(system, tuple(sorted(spans))))]


def _sets(system: System, broken: tuple[int, ...], chosen: frozenset[Span], size: int) -> Iterator[frozenset[Span]]:
    """Every step on the way to the sets of `size` numbers that may explain what is broken."""
    yield chosen
    if len(chosen) == size:
        return
    unmet = _unmet(system, broken, chosen)
    options = min(unmet, key=len) if unmet else {each for span in chosen for each in _beside(system, span)} - chosen
    for span in sorted(options):
        yield from _sets(system, broken, chosen | {span}, size)


def _unmet(system: System, broken: tuple[int, ...], chosen: frozenset[Span]) -> list[frozenset[Span]]:
    """What is wanting, as sets of numbers of which one more must be chosen.

    Every broken claim must have a chosen number; where a claim pins one of them down, another must make room for it.
    """
    bare = [number for number in broken if chosen.isdisjoint(system.members[number])]
    if bare:
        return [system.blamable(number) for number in bare]
    pinning = {number for span in chosen for number in system.about[span] if number in system.pinning}
    alone = (number for number in sorted(pinning) if len(chosen & system.members[number]) == 1)
    return [system.blamable(number) - chosen for number in alone]


def _beside(system: System, span: Span) -> set[Span]:
    """The numbers that share a claim with one."""
    return {other for number in system.about[span] for other in system.blamable(number)}


def _solve(system: System, spans: tuple[Span, ...]) -> Solution | None:
    """Values of these numbers that make all claims about them hold, None if there are none.

    Each is worked out from the claims in which all other numbers are known, until nothing changes. A number that
    several values would suit is None, and keeps the printed one while the claims are tried.
    """
    unknown = set(spans)
    values = dict(system.values)
    solution: dict[Span, Fraction | None] = {}
    while unknown:
        domains = {span: _domain(system, span, values, unknown - {span}) for span in unknown}
        if any(not domain for domain in domains.values()):
            return None
        settled = {span: value for span, domain in domains.items() if (value := _only(domain)) is not None}
        if not settled:
            solution.update(dict.fromkeys(unknown))
            break
        values.update(settled)
        solution.update(settled)
        unknown -= set(settled)
    open_ = {span for span, value in solution.items() if value is None}
    for number in {number for span in spans for number in system.about[span]}:
        if not open_ & system.members[number] and not holds(system.claims[number], values):
            return None
    return solution


def _domain(system: System, span: Span, values: Values, unknown: set[Span]) -> Domain:
    """Where a number may lie by the claims in which no other number is unknown; it keeps its printed decimals."""
    figure = system.figures[span]
    least = None if figure.text.startswith("-") else Fraction(0)
    domain: Domain = ((least, None),)
    for number in system.about[span]:
        claim = system.claims[number]
        if not unknown & system.members[number]:
            domain = meet(domain, [each for reading in claim.readings for each in ranges(reading, span, values)])
    step = unit(figure.decimals)
    return meet(EVERYTHING, [(_up(least, step), _down(most, step)) for least, most in domain])


def _up(bound: Fraction | None, step: Fraction) -> Fraction | None:
    return None if bound is None else -(-bound // step) * step


def _down(bound: Fraction | None, step: Fraction) -> Fraction | None:
    return None if bound is None else bound // step * step


def _only(domain: Domain) -> Fraction | None:
    """The one value that a domain holds, None if it holds several."""
    bounds = {bound for each in domain for bound in each}
    return bounds.pop() if len(bounds) == 1 else None
