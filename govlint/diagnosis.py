"""Diagnosis: the fewest numbers whose correction makes the claims of a report hold.

This is the principle of Fellegi and Holt (1976, "A systematic approach to automatic edit and imputation", JASA 71) for
the figures and claims of one report. It knows no table, no rule and no words: a claim is a set of readings over
figures, a figure is known by the place where it stands. A correction must leave every claim true that its figure is
part of, so that what is right elsewhere shields a number from blame. Work is bounded: beyond two numbers, or too many
possibilities, nothing is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple, cast

from govlint.claim import Claim, Equation, Growth, Reading, Share, Side
from govlint.figure import Figure
from govlint.rounding import unit
from govlint.source import Span

if TYPE_CHECKING:
    from govlint.figure import Number

MOST_FIGURES = 2  # numbers that one cause may consist of
MOST_TRIALS = 400  # sets of numbers that are tried for one group of claims
MOST_BROKEN = 60  # broken claims in one group, beyond which nothing is tried


class Correction(NamedTuple):
    """A number that is wrong, and what it must be: None where several values would do.

    `claims` are the places, in the sequence that was given, of the claims that ask for it.
    """

    figure: Figure
    value: Fraction | None
    claims: tuple[int, ...]


class Cause(NamedTuple):
    """The explanation of some broken claims: the corrections that make them all hold.

    `exchange` says that it is not the only one, but the only one that is an exchange: of two digits, or of two numbers.
    """

    corrections: tuple[Correction, ...]
    broken: tuple[int, ...]
    exchange: bool = False


# Bounds of a range of values; None is no bound. A domain is the ranges that a number may lie in.
Range = tuple[Fraction | None, Fraction | None]
Domain = tuple[Range, ...]
Values = Mapping[Span, Fraction]
EVERYTHING: Domain = ((None, None),)


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
            chosen = found if len(found) == 1 else _likely(system, found)
            return Cause(_corrections(system, chosen[0]), broken, len(found) > 1) if len(chosen) == 1 else None
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
        if not open_ & set(_figures(system.claims[number])) and not _holds(system.claims[number], values):
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
            ranges = [each for reading in claim.readings for each in _ranges(reading, span, values)]
            domain = _meet(domain, ranges)
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


def _meet(domain: Domain, ranges: Iterable[Range]) -> Domain:
    """The ranges that two domains have in common."""
    met = set()
    for least, most in ranges:
        for low, high in domain:
            bottom = max((each for each in (least, low) if each is not None), default=None)
            top = min((each for each in (most, high) if each is not None), default=None)
            if bottom is None or top is None or bottom <= top:
                met.add((bottom, top))
    return tuple(met)


def _holds(claim: Claim, values: Values) -> bool:
    """Whether a claim holds with these values of its numbers."""
    for reading in claim.readings:
        figures = reading.figures
        span = figures[-1].span
        if any(_within(values[span], each) for each in _ranges(reading, span, values)):
            if isinstance(reading, Growth) and reading.base is None and not _whole_base(reading, values):
                continue
            return True
    return False


def _within(value: Fraction, bounds: Range) -> bool:
    least, most = bounds
    return (least is None or least <= value) and (most is None or value <= most)


def _ranges(reading: Reading, span: Span, values: Values) -> Domain:
    """Where the number at `span` must lie for a reading to hold with the other values."""
    if span not in {figure.span for figure in reading.figures}:
        return EVERYTHING if _holds(Claim("", reading.figures[0], (reading,)), values) else ()
    if isinstance(reading, Equation):
        return _of_equation(reading, span, values)
    return _of_share(reading, span, values) if isinstance(reading, Share) else _of_growth(reading, span, values)


def _of_equation(equation: Equation, span: Span, values: Values) -> Domain:
    times = _times(equation.left, span) - _times(equation.right, span)
    left, right = _sum(equation.left, span, values), _sum(equation.right, span, values)
    # times × number + left must equal (or not exceed) right, each side anywhere in its range.
    least = None if right[0] is None or left[1] is None else right[0] - left[1]
    most = None if right[1] is None or left[0] is None else right[1] - left[0]
    if equation.relation == "<=":
        least = None
    if times == 0:
        return EVERYTHING if _within(Fraction(0), (least, most)) else ()
    bounds = [None if each is None else each / times for each in (least, most)]
    return ((bounds[0], bounds[1]),) if times > 0 else ((bounds[1], bounds[0]),)


def _times(side: Side, span: Span) -> int:
    return sum(term.figure.span == span for term in side.terms)


def _sum(side: Side, without: Span, values: Values) -> Range:
    """The range of the sum of a side but for the number at `without`."""
    least: Fraction = Fraction(0)
    most: Fraction | None = Fraction(0)
    for term in side.terms:
        figure = term.figure
        if figure.span == without:
            continue
        if figure.about:
            least += Fraction(figure.least)
            most = None if most is None or figure.most is None else most + Fraction(figure.most)
        else:
            least += values[figure.span]
            most = None if most is None else most + values[figure.span]
    return least, most


def _of_share(share: Share, span: Span, values: Values) -> Domain:
    if share.percent.about or not (share.part.exact and share.whole.exact):
        return EVERYTHING
    part, whole = _plain(share.part, span, values), _plain(share.whole, span, values)
    step = unit(share.percent.decimals)
    below, above = (Fraction(0), step) if share.truncated else (step / 2, step / 2)
    if share.percent.span == span:
        exact = 100 * part / whole if whole else None
        return () if exact is None else ((exact - above, exact + below),)
    percent = values[share.percent.span]
    low, high = percent - below, percent + above
    a, b = _times(share.part, span), _times(share.whole, span)
    # 100 × (part + a×number) = rate × (whole + b×number), for a rate from low to high.
    ends = [_quotient(rate * whole - 100 * part, 100 * a - rate * b) for rate in (low, high)]
    if b and not a and low <= 0:
        return ((ends[1], None),) if ends[1] is not None else EVERYTHING
    known = sorted(end for end in ends if end is not None)
    return ((known[0], known[-1]),) if len(known) == len(ends) else EVERYTHING


def _plain(side: Side, without: Span, values: Values) -> Fraction:
    return sum((values[term.figure.span] for term in side.terms if term.figure.span != without), Fraction(0))


def _quotient(one: Fraction, other: Fraction) -> Fraction | None:
    return one / other if other else None


def _of_growth(growth: Growth, span: Span, values: Values) -> Domain:
    """Worked out for the rate alone; the other numbers of a growth are tried, not solved for."""
    changed = _with_values(growth, values)
    if growth.percent.span == span and changed.exact is not None:
        half = unit(growth.percent.decimals) / 2
        return ((changed.exact - half, changed.exact + half),)
    if growth.before is not None and growth.before.span != span and growth.now.span == span:
        return _from_rate(changed, Fraction(growth.before.value))
    return EVERYTHING


def _from_rate(growth: Growth, before: Fraction) -> Domain:
    half = unit(growth.percent.decimals) / 2
    rate = Fraction(growth.signed)
    ends = sorted(before * (100 + each) / 100 for each in (rate - half, rate + half))
    return ((ends[0], ends[1]),)


def _with_values(growth: Growth, values: Values) -> Growth:
    def valued(figure: Figure | None) -> Figure | None:
        return None if figure is None else figure._replace(value=_number(values[figure.span]))

    now, percent = valued(growth.now), valued(growth.percent)
    assert now is not None
    assert percent is not None
    return growth._replace(now=now, percent=percent, before=valued(growth.before), change=valued(growth.change))


def _whole_base(growth: Growth, values: Values) -> bool:
    changed = _with_values(growth, values)
    return changed.now.value == int(changed.now.value) and changed.holds


def _number(value: Fraction) -> Number:
    """A value as figures have it; one with endless decimals stays a fraction, with which they reckon as well."""
    return int(value) if value.denominator == 1 else cast("Number", value)


def _corrections(system: System, solution: Solution) -> tuple[Correction, ...]:
    return tuple(
        Correction(system.figures[span], value, system.about[span]) for span, value in sorted(solution.items())
    )


def _likely(system: System, found: Sequence[Solution]) -> list[Solution]:
    """The explanations that are an exchange: of two digits of one number, or of two numbers with each other."""
    return [solution for solution in found if _is_exchange(system, solution)]


def _is_exchange(system: System, solution: Solution) -> bool:
    if len(solution) == 1:
        ((span, value),) = solution.items()
        return value is not None and _exchanged(str(system.figures[span].value), str(_number(value)))
    return all(
        solution[one] == system.values[other] and solution[other] == system.values[one]
        for one, other in combinations(solution, 2)
    )


def _exchanged(one: str, other: str) -> bool:
    """Whether two numbers differ by two neighbouring digits in exchanged order."""
    swaps = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1))
    return one != other and other in swaps
