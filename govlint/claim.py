"""A claim is what must hold among figures. It has one reading or several lawful ones, and holds if one of them does."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Literal, NamedTuple

from govlint.figure import Figure, Number
from govlint.finding import Severity
from govlint.rounding import Manner, previous, printed_as, quotient_rounds_to, rounds_to


class Term(NamedTuple):
    """A figure with the name that it has beside the others of its claim."""

    name: str
    figure: Figure


class Side(NamedTuple):
    """One side of an equation: the sum of its terms. `words` name the sum, "" where the terms should be spelled out."""

    terms: tuple[Term, ...]
    words: str = ""

    @property
    def sum(self) -> Number:
        """The exact sum of the figures, 0 without any."""
        return sum(term.figure.value for term in self.terms)

    @property
    def least(self) -> Number:
        """The least sum that the figures allow, where some are approximate."""
        return sum(term.figure.least for term in self.terms)

    @property
    def most(self) -> Number | None:
        """The greatest sum that the figures allow, None if there is no limit."""
        limits = [term.figure.most for term in self.terms]
        return None if None in limits else sum(limit for limit in limits if limit is not None)

    @property
    def exact(self) -> bool:
        """Whether none of the figures is approximate."""
        return not any(term.figure.about for term in self.terms)


class Equation(NamedTuple):
    """`left` equals `right`, or is not greater than it where `relation` is `<=`."""

    left: Side
    right: Side
    relation: Literal["==", "<="] = "=="

    @property
    def holds(self) -> bool:
        """Whether the printed figures satisfy it: exactly, or if approximate, as what they may stand for."""
        left, right = self.left, self.right
        if left.exact and right.exact:  # nearly all are
            return left.sum <= right.sum if self.relation == "<=" else left.sum == right.sum
        if not _reaches(right.most, left.least):
            return False
        return self.relation == "<=" or _reaches(left.most, right.least)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of both sides, in order."""
        return tuple(term.figure for term in (*self.left.terms, *self.right.terms))


class Share(NamedTuple):
    """`percent` is the share of `part` in `whole`: rounded by any customary rounding, or as `manner` says."""

    part: Side
    whole: Side
    percent: Figure
    manner: Manner = "rounded"

    @property
    def exact(self) -> Fraction | None:
        """The share of the printed figures in per cent, None of a whole that is 0."""
        part, whole = self.part.sum, self.whole.sum
        return _percent(part, whole) if whole else None

    @property
    def holds(self) -> bool:
        """Whether the printed share is that of the printed figures; anything holds of approximate ones."""
        if self.percent.about or not (self.part.exact and self.whole.exact):
            return True
        return is_share(self.part.sum, self.whole.sum, self.percent, self.manner)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the part and of the whole, then the percentage."""
        return (*(term.figure for term in (*self.part.terms, *self.whole.terms)), self.percent)


class Growth(NamedTuple):
    """`now` is `percent` more than `before` (less, if `falls`); `percent` is printed without a sign.

    Without `before` some whole number must be able to stand for it (the GRIM test). With `change`, that is how many
    more (or less) `now` is. Rates are rounded by any customary rounding; an increase is never negative.
    """

    now: Figure
    percent: Figure
    falls: bool
    before: Figure | None = None
    change: Figure | None = None

    @property
    def base(self) -> Number | None:
        """The number before, printed or worked out from the change; None if nothing tells it."""
        if self.before is not None:
            return self.before.value
        if self.change is None:
            return None
        return self.now.value + (self.change.value if self.falls else -self.change.value)

    @property
    def exact(self) -> Fraction | None:
        """The exact rate in per cent, not signed; None if the number before is unknown or 0."""
        base = self.base
        if not base:
            return None
        rate = _percent(self.now.value, base) - 100
        return -rate if self.falls else rate

    @property
    def holds(self) -> bool:
        """Whether the printed rate is that of the printed figures, or can be that of whole numbers."""
        if any(figure.about for figure in self.figures):
            return self.bounds is None or self.bounds[0] <= self.signed <= self.bounds[1]
        if self.base is not None:
            exact = self.exact
            return exact is not None and rounds_to(exact, self.percent.value, self.percent.decimals)
        bases = previous(int(self.now.value), self.signed, self.percent.decimals)
        return bases is None or bases.whole() is not None

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest signed rate that a number in 万 or 亿 allows, with a unit of its end to spare.

        None of any other number, and where others are approximate, or the number before is unknown or may be 0.
        """
        other = self.before or self.change
        if other is None or self.now.about != "万" or not {each.about for each in self.figures} <= {"", "万"}:
            return None
        rates = []
        for now, each in product((self.now.least, self.now.most), (other.least, other.most)):
            assert now is not None
            assert each is not None
            base = each if other is self.before else now + (each if self.falls else -each)
            if base <= 0:
                return None
            rates.append(_percent(now, base) - 100)
        spare = Fraction(1, 10**self.percent.decimals)
        return min(rates) - spare, max(rates) + spare

    @property
    def signed(self) -> Number:
        """The printed rate, negative where it is a decrease."""
        return -self.percent.value if self.falls else self.percent.value

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every printed figure of it."""
        return tuple(each for each in (self.before, self.now, self.change, self.percent) if each is not None)


Reading = Equation | Share | Growth


class Claim(NamedTuple):
    """What must hold: one of `readings`. `subject` says of what (表三“自然人”列); `at` is the figure to point at.

    `severity` is for claims whose gravity depends on the case; None means that of the rule.
    """

    subject: str
    at: Figure
    readings: tuple[Reading, ...]
    severity: Severity | None = None

    @property
    def holds(self) -> bool:
        """Whether one of the readings holds."""
        return any(reading.holds for reading in self.readings)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What it is about: the figures of the first reading that holds, those of every one if none does."""
        if len(self.readings) == 1:
            return self.readings[0].figures
        holding = next((reading for reading in self.readings if reading.holds), None)
        readings = self.readings if holding is None else (holding,)
        return tuple(figure for reading in readings for figure in reading.figures)


def is_share(part: Number, whole: Number, percent: Figure, manner: Manner = "rounded") -> bool:
    """Whether a printed percentage is the share of `part` in `whole`; nothing is a share of 0."""
    if manner == "rounded" and isinstance(part, int) and isinstance(whole, int) and whole > 0:  # nearly all are
        return quotient_rounds_to(100 * part, whole, percent.value, percent.decimals)
    return bool(whole) and printed_as(_percent(part, whole), percent.value, percent.decimals, manner)


def _percent(part: Number, whole: Number) -> Fraction:
    if isinstance(part, int) and isinstance(whole, int):
        return Fraction(100 * part, whole)
    return 100 * Fraction(part) / Fraction(whole)


def _reaches(most: Number | None, least: Number) -> bool:
    return most is None or most >= least
