"""Domains: where one number must lie for a claim to hold, the others being known.

Every reading of a claim gives ranges: one value for an equation, a bound for an inequality, an interval for a rounded
share. Values are exact fractions; a range includes both its bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import cast

from govlint.claim import Claim, Equation, Growth, Reading, Share, Side
from govlint.figure import Figure, Number
from govlint.rounding import allowance, unit
from govlint.source import Span

# The bounds of a range; None is no bound. A domain is the ranges that a number may lie in.
Range = tuple[Fraction | None, Fraction | None]
Domain = tuple[Range, ...]
Values = Mapping[Span, Fraction]
EVERYTHING: Domain = ((None, None),)


def holds(claim: Claim, values: Values) -> bool:
    """Whether a claim holds with these values of its exact numbers; approximate ones stay what they are."""
    return any(_fits(reading, values) for reading in claim.readings)


def _fits(reading: Reading, values: Values) -> bool:
    exact = [figure.span for figure in reading.figures if not figure.about]
    if not exact:
        return reading.holds
    if not any(_within(values[exact[-1]], each) for each in ranges(reading, exact[-1], values)):
        return False
    return not isinstance(reading, Growth) or reading.base is not None or _whole_base(reading, values)


def _within(value: Fraction, bounds: Range) -> bool:
    least, most = bounds
    return (least is None or least <= value) and (most is None or value <= most)


def ranges(reading: Reading, span: Span, values: Values) -> Domain:
    """Where the number at `span` must lie for a reading to hold with the other values."""
    if span not in {figure.span for figure in reading.figures}:
        return EVERYTHING if _fits(reading, values) else ()
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
    below, above = allowance(share.percent.decimals, share.manner)
    if share.percent.span == span:
        exact = 100 * part / whole if whole else None
        return () if exact is None else ((exact - above, exact + below),)
    percent = values[share.percent.span]
    low, high = percent - below, percent + above
    a, b = _times(share.part, span), _times(share.whole, span)
    # low × (whole + b×number) <= 100 × (part + a×number) <= high × (whole + b×number).
    above_low = _at_least(100 * a - low * b, low * whole - 100 * part)
    return meet(above_low, _at_least(high * b - 100 * a, 100 * part - high * whole))


def _at_least(times: Fraction, least: Fraction) -> Domain:
    """Where a number must lie that makes `least` or more when taken `times`."""
    if times == 0:
        return EVERYTHING if least <= 0 else ()
    bound = least / times
    return ((bound, None),) if times > 0 else ((None, bound),)


def _plain(side: Side, without: Span, values: Values) -> Fraction:
    return sum((values[term.figure.span] for term in side.terms if term.figure.span != without), Fraction(0))


def _of_growth(growth: Growth, span: Span, values: Values) -> Domain:
    """Worked out for the rate, and for this year's number; the others of a growth are tried, not solved for."""
    changed = _with_values(growth, values)
    if any(figure.about for figure in growth.figures):
        if changed.bounds is None or growth.percent.span != span:
            return EVERYTHING
        least, most = changed.bounds
        return ((-most, -least) if growth.falls else (least, most),)
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
        return figure and (figure if figure.about else figure._replace(value=as_number(values[figure.span])))

    now, percent = valued(growth.now), valued(growth.percent)
    assert now is not None
    assert percent is not None
    return growth._replace(now=now, percent=percent, before=valued(growth.before), change=valued(growth.change))


def _whole_base(growth: Growth, values: Values) -> bool:
    changed = _with_values(growth, values)
    return changed.now.value == int(changed.now.value) and changed.holds


def as_number(value: Fraction) -> Number:
    """A value as figures have it; one with endless decimals stays a fraction, with which they reckon as well."""
    return int(value) if value.denominator == 1 else cast("Number", value)


def meet(domain: Domain, ranges: Iterable[Range]) -> Domain:
    """The ranges that two domains have in common."""
    met = set()
    for least, most in ranges:
        for low, high in domain:
            bottom = max((each for each in (least, low) if each is not None), default=None)
            top = min((each for each in (most, high) if each is not None), default=None)
            if bottom is None or top is None or bottom <= top:
                met.add((bottom, top))
    return tuple(met)
