"""Printed decimals and the exact values behind them: which values may be printed so, under any customary rounding.

A number printed with d decimals stands for an interval of one unit of its last decimal. Half-up, half-even and
half-down rounding differ only at its two ends, so that both ends are allowed: nobody is accused of a convention.
The question whether whole numbers can give a printed number at all is the GRIM test (Brown and Heathers 2017, "The
GRIM test", Social Psychological and Personality Science 8; the R package scrutiny).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Number = int | Decimal | Fraction

# How a number came to its printed decimals: by some rounding, cut off behind them, or changed by one unit of the last
# of them, so that the shares of a list add up to 100.
Manner = Literal["rounded", "truncated", "forced"]


class Interval(NamedTuple):
    """The values from `least` to `most`, both included."""

    least: Fraction
    most: Fraction

    def whole(self) -> tuple[int, int] | None:
        """The first and last whole number in it, None if it holds none."""
        first, last = -(-self.least.numerator // self.least.denominator), self.most.numerator // self.most.denominator
        return (first, last) if first <= last else None


def unit(decimals: int) -> Fraction:
    """One unit of the last of `decimals` printed decimals."""
    return Fraction(1, 10**decimals)


def interval(printed: Number, decimals: int) -> Interval:
    """The values that some customary rounding prints as `printed` with this many decimals."""
    value, half = Fraction(printed), unit(decimals) / 2
    return Interval(value - half, value + half)


def rounds_to(value: Fraction, printed: Number, decimals: int) -> bool:
    """Whether some customary rounding prints `value` as `printed`."""
    return quotient_rounds_to(value.numerator, value.denominator, printed, decimals)


def quotient_rounds_to(dividend: int, divisor: int, printed: Number, decimals: int) -> bool:
    """`rounds_to` of `dividend` / `divisor` (above 0), which need not be a fraction in its lowest terms.

    |quotient - printed| <= half a unit, in whole numbers: rules ask this of every base that a share may have.
    """
    scale = 10**decimals
    gap: int = dividend * scale - int(printed * scale) * divisor
    return 2 * abs(gap) <= divisor


def truncates_to(value: Fraction, printed: Number, decimals: int) -> bool:
    """Whether cutting `value` (not negative) off behind this many decimals leaves `printed`."""
    return 0 <= value - Fraction(printed) < unit(decimals)


def forces_to(value: Fraction, printed: Number, decimals: int) -> bool:
    """Whether some customary rounding prints `value` as `printed`, or as a number one unit beside it."""
    return abs(value - Fraction(printed)) <= unit(decimals) * 3 / 2


def printed_as(value: Fraction, printed: Number, decimals: int, manner: Manner) -> bool:
    """Whether `value` is printed as `printed` in this manner."""
    test = {"rounded": rounds_to, "truncated": truncates_to, "forced": forces_to}[manner]
    return test(value, printed, decimals)


def allowance(decimals: int, manner: Manner) -> tuple[Fraction, Fraction]:
    """How much less and how much more than its printed number a value may be, at most."""
    below, above = {"rounded": (1, 1), "truncated": (0, 2), "forced": (3, 3)}[manner]
    return unit(decimals) * below / 2, unit(decimals) * above / 2


def rounded(value: Fraction, decimals: int) -> str:
    """`value` with this many decimals, rounded half up (half away from zero), for messages."""
    scaled = abs(value) * 10**decimals + Fraction(1, 2)
    digits = str(scaled.numerator // scaled.denominator).rjust(decimals + 1, "0")
    sign = "-" if value < 0 and digits.strip("0") else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def possible_mean(printed: Number, decimals: int, count: int, scale: int = 1) -> bool:
    """Whether `count` whole numbers can have a mean that is printed so: the GRIM test.

    With a `scale` of 100, whether a whole number of `count` things can be a share that is printed so, in per cent.
    """
    least, most = interval(printed, decimals)
    return Interval(least * count / scale, most * count / scale).whole() is not None


def previous(now: int, change: Number, decimals: int) -> Interval | None:
    """The values of last year from which a change of `change` per cent (negative: a decrease) leads to `now`.

    None where the printed rate allows a decrease by all there was, so that any value would do.
    """
    low, high = (100 + each for each in interval(change, decimals))
    return None if low <= 0 else Interval(Fraction(100 * now) / high, Fraction(100 * now) / low)
