"""Diagnosis: the fewest numbers whose correction makes the claims of a report hold.

This is the principle of Fellegi and Holt (1976, "A systematic approach to automatic edit and imputation", JASA 71) for
the figures and claims of one report. It knows no table, no rule and no words: a claim is a set of readings over
figures, a figure is known by the place where it stands. A correction must leave every claim true that its figure is
part of, so that what is right elsewhere shields a number from blame. Work is bounded: beyond two numbers, or too many
possibilities, nothing is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from typing import Literal, NamedTuple

from govlint.claim import Claim
from govlint.domains import Domain, Values, as_number, holds, meet, ranges
from govlint.figure import Figure
from govlint.fold import distance
from govlint.rounding import unit
from govlint.source import Span

MOST_FIGURES = 2  # numbers that one cause may consist of
MOST_TRIALS = 400  # sets of numbers that are tried for one group of claims
MOST_BROKEN = 60  # broken claims in one group, beyond which nothing is tried


Choice = Literal["only", "exchange", "digit"]


class Correction(NamedTuple):
    """A number that is wrong, and what it must be: None where several values would do."""

    figure: Figure
    value: Fraction | None


class Cause(NamedTuple):
    """The explanation of some broken claims: the corrections that make them all hold.

    `choice` says why it is this one: the "only" one; the only "exchange", of two digits or of two numbers; or the only
    one in which a single "digit" was changed, dropped or doubled, which is no more than a hint.
    """

    corrections: tuple[Correction, ...]
    broken: tuple[int, ...]
    choice: Choice = "only"


class System(NamedTuple):
    """The claims with the numbers in them: `figures` by place, and the claims about each number."""

    claims: Sequence[Claim]
    figures: Mapping[Span, Figure]
    about: Mapping[Span, tuple[int, ...]]
    values: Values


def diagnose(claims: Sequence[Claim]) -> tuple[Cause, ...]:
    """The causes of the claims that do not hold, where there is just one explanation with the fewest numbers."""
    system = _system(claims)
    causes = (_cause(system, group) for group in _groups(system))
    return tuple(cause for cause in causes if cause is not None)


def _system(claims: Sequence[Claim]) -> System:
    figures: dict[Span, Figure] = {}
    about: dict[Span, list[int]] = {}
    for number, claim in enumerate(claims):
        for span, figure in _figures(claim).items():
            figures.setdefault(span, figure)
            about.setdefault(span, []).append(number)
    values = {span: Fraction(figure.value) for span, figure in figures.items()}
    return System(claims, figures, {span: tuple(numbers) for span, numbers in about.items()}, values)


def _figures(claim: Claim) -> dict[Span, Figure]:
    return {figure.span: figure for reading in claim.readings for figure in reading.figures}


def _groups(system: System) -> Iterator[tuple[int, ...]]:
    """The broken claims, those together that share a number directly or by way of others."""
    broken = {number for number, claim in enumerate(system.claims) if not claim.holds}
    while broken:
        group, open_ = set(), [min(broken)]
        while open_:
            number = open_.pop()
            if number in group:
                continue
            group.add(number)
            open_ += [
                other for span in _figures(system.claims[number]) for other in system.about[span] if other in broken
            ]
        broken -= group
        yield tuple(sorted(group))


def _cause(system: System, broken: tuple[int, ...]) -> Cause | None:
    if len(broken) > MOST_BROKEN:
        return None
    spans = {span for number in broken for span in _figures(system.claims[number])}
    hit = {span: frozenset(system.about[span]) & frozenset(broken) for span in spans if _may_be_wrong(system, span)}
    most = max(map(len, hit.values()), default=0)
    for size in range(1, MOST_FIGURES + 1):
        if len(broken) > size * most:
            continue
        found = list(_explanations(system, broken, hit, size))
        if found:
            chosen = _choose(system, found)
            return Cause(_corrections(system, chosen[0]), broken, chosen[1]) if chosen is not None else None
    return None


def _may_be_wrong(system: System, span: Span) -> bool:
    """An approximate number explains nothing and is never blamed."""
    return not system.figures[span].about


Solution = Mapping[Span, Fraction | None]


def _explanations(
    system: System, broken: tuple[int, ...], hit: Mapping[Span, frozenset[int]], size: int
) -> Iterator[Solution]:
    """The sets of `size` numbers whose correction makes every claim about them hold."""
    for spans in islice(_covers(hit, frozenset(broken), size), MOST_TRIALS):
        solution = _solve(system, spans)
        if solution is not None:
            yield solution


def _covers(hit: Mapping[Span, frozenset[int]], broken: frozenset[int], size: int) -> Iterator[tuple[Span, ...]]:
    """The sets of numbers of which every broken claim has one."""
    if size == 1:
        yield from ((span,) for span in sorted(hit) if hit[span] == broken)
        return
    first = min(broken, key=lambda number: sum(number in numbers for numbers in hit.values()))
    seen: set[tuple[Span, ...]] = set()
    for span in sorted(each for each in hit if first in hit[each]):
        rest = broken - hit[span]
        for other in sorted(each for each in hit if each != span and hit[each] >= rest):
            pair = tuple(sorted((span, other)))
            if pair not in seen:
                seen.add(pair)
                yield pair


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
        settled = {
            span: value for span, domain in domains.items() if (value := _only(system, span, domain)) is not None
        }
        if not settled:
            solution.update(dict.fromkeys(unknown))
            break
        values.update(settled)
        solution.update(settled)
        unknown -= set(settled)
    if any(value is not None and value == system.values[span] for span, value in solution.items()):
        return None  # a number that stays as it is explains nothing
    open_ = {span for span, value in solution.items() if value is None}
    for number in {number for span in spans for number in system.about[span]}:
        if not open_ & set(_figures(system.claims[number])) and not holds(system.claims[number], values):
            return None
    return solution if not open_ or len(spans) == 1 else None


def _domain(system: System, span: Span, values: Values, unknown: set[Span]) -> Domain:
    """Where a number may lie by the claims in which no other number is unknown."""
    figure = system.figures[span]
    least = None if figure.text.startswith("-") else Fraction(0)
    domain: Domain = ((least, None),)
    for number in system.about[span]:
        claim = system.claims[number]
        if not unknown & set(_figures(claim)):
            domain = meet(domain, [each for reading in claim.readings for each in ranges(reading, span, values)])
    return domain


def _only(system: System, span: Span, domain: Domain) -> Fraction | None:
    """The one value with the printed decimals that a domain holds, None if it holds several."""
    step = unit(system.figures[span].decimals)
    found: set[Fraction] = set()
    for least, most in domain:
        if least is None or most is None:
            return None
        first, last = -(-least // step), most // step
        if last - first > 1:
            return None
        found |= {value * step for value in range(int(first), int(last) + 1)}
    return found.pop() if len(found) == 1 else None


def _corrections(system: System, solution: Solution) -> tuple[Correction, ...]:
    return tuple(Correction(system.figures[span], value) for span, value in sorted(solution.items()))


def _choose(system: System, found: Sequence[Solution]) -> tuple[Solution, Choice] | None:
    """The only explanation; else the only exchange, else the only slip of one digit. None if that leaves several."""
    if len(found) == 1:
        return found[0], "only"
    exchanges = [solution for solution in found if _is_exchange(system, solution)]
    slips = [solution for solution in found if _is_slip(system, solution)]
    if exchanges:
        return (exchanges[0], "exchange") if len(exchanges) == 1 else None
    return (slips[0], "digit") if len(slips) == 1 else None


def _is_slip(system: System, solution: Solution) -> bool:
    """Whether one number has one digit changed, dropped or doubled."""
    if len(solution) > 1:
        return False
    ((span, value),) = solution.items()
    return value is not None and distance(str(system.figures[span].value), str(as_number(value)), 1) == 1


def _is_exchange(system: System, solution: Solution) -> bool:
    if len(solution) == 1:
        ((span, value),) = solution.items()
        return value is not None and _exchanged(str(system.figures[span].value), str(as_number(value)))
    return all(
        solution[one] == system.values[other] and solution[other] == system.values[one]
        for one, other in combinations(solution, 2)
    )


def _exchanged(one: str, other: str) -> bool:
    """Whether two numbers differ by two neighbouring digits in exchanged order."""
    swaps = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1))
    return one != other and other in swaps
