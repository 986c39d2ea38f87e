"""Rounding: which exact values may be printed so, and the published examples of the GRIM test."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.rounding import (
    Interval,
    Manner,
    allowance,
    interval,
    possible_mean,
    previous,
    printed_as,
    rounded,
    rounds_to,
    truncates_to,
)

CUSTOMS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)


@pytest.mark.parametrize(
    ("mean", "count", "possible"),
    [
        # Brown and Heathers 2017: means of 28 whole numbers.
        *(("5.19", 28, False), ("5.18", 28, True), ("5.21", 28, True)),
        # The R package scrutiny: grim(x = "5.19", n = 40), its data set pigs1 and others of its vignette.
        *(("5.19", 40, False), ("5.20", 40, True), ("7.22", 32, True), ("4.74", 25, False), ("5.23", 29, False)),
        *(("2.57", 24, False), ("6.77", 27, False), ("2.68", 28, True), ("7.01", 29, False), ("7.38", 27, False)),
        *(("3.14", 32, False), ("6.89", 31, False), ("5.00", 25, True), ("0.24", 28, False), ("3.45", 20, True)),
    ],
)
def test_the_grim_test_agrees_with_its_publication(mean: str, count: int, possible: bool) -> None:
    assert possible_mean(Decimal(mean), 2, count) is possible


@pytest.mark.parametrize(("mean", "count"), [("2.12", 8), ("2.13", 8)])
def test_both_conventions_of_rounding_halves_are_allowed(mean: str, count: int) -> None:
    assert possible_mean(Decimal(mean), 2, count)  # 17 ÷ 8 = 2.125


@pytest.mark.parametrize(
    ("share", "count", "possible"),
    [("33.3", 3, True), ("33.4", 3, False), ("12.8", 47, True), ("12.7", 47, False), ("100.0", 7, True)],
)
def test_a_share_in_per_cent_is_tested_like_a_mean(share: str, count: int, possible: bool) -> None:
    assert possible_mean(Decimal(share), 1, count, scale=100) is possible


def test_a_printed_number_stands_for_half_a_unit_to_either_side() -> None:
    assert interval(Decimal("5.19"), 2) == (Fraction("5.185"), Fraction("5.195"))
    assert interval(46, 0) == (Fraction("45.5"), Fraction("46.5"))


@pytest.mark.parametrize("printed", ["2.12", "2.13"])
def test_only_a_half_may_be_rounded_either_way(printed: str) -> None:
    assert rounds_to(Fraction("2.125"), Decimal(printed), 2)
    assert rounds_to(Fraction("2.1249"), Decimal(printed), 2) is (printed == "2.12")
    assert rounds_to(Fraction("2.1251"), Decimal(printed), 2) is (printed == "2.13")


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(CUSTOMS))
def test_no_customary_rounding_is_refused(part: int, whole: int, decimals: int, custom: str) -> None:
    value = Fraction(100 * part, whole)
    exact = Decimal(value.numerator * 10**60 // value.denominator).scaleb(-60)
    exact += 0 if value * 10**60 % 1 == 0 else Decimal(1).scaleb(-61)  # rounds as the endless decimal does
    printed = exact.quantize(Decimal(1).scaleb(-decimals), custom) if exact < 10**20 else exact
    assert rounds_to(value, printed, decimals)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.integers(2, 9))
def test_a_value_more_than_a_unit_off_is_refused(part: int, whole: int, decimals: int, units: int) -> None:
    value = Fraction(100 * part, whole)
    printed = Decimal(rounded(value, decimals)) + Decimal(units).scaleb(-decimals)
    assert not rounds_to(value, printed, decimals)
    assert not truncates_to(value, printed, decimals)


@given(st.decimals(0, 1000, places=6), st.integers(0, 4))
def test_truncation_is_what_cutting_off_gives(value: Decimal, decimals: int) -> None:
    assert truncates_to(Fraction(value), value.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN), decimals)


def test_what_is_cut_off_is_less_than_a_unit() -> None:
    assert truncates_to(Fraction("6.4999"), Decimal("6.4"), 1)
    assert not truncates_to(Fraction("6.5"), Decimal("6.4"), 1)
    assert not truncates_to(Fraction("6.6"), Decimal("6.4"), 1)
    assert not truncates_to(Fraction("6.39"), Decimal("6.4"), 1)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        *(
            (Fraction(1, 3), 0, "0"),
            (Fraction(1, 3), 1, "0.3"),
            (Fraction(1, 20), 2, "0.05"),
            (Fraction(1, 8), 2, "0.13"),
        ),
        *(
            (Fraction(25, 2), 0, "13"),
            (Fraction(25, 2), 1, "12.5"),
            (Fraction(100), 1, "100.0"),
            (Fraction(0), 1, "0.0"),
        ),
        *((Fraction(-25, 2), 0, "-13"), (Fraction(-1, 3), 1, "-0.3"), (Fraction(-1, 30), 1, "0.0")),
    ],
)
def test_rounded_numbers_are_printed_as_people_print_them(value: Fraction, decimals: int, printed: str) -> None:
    assert rounded(value, decimals) == printed


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_rounded_rounds_half_up(value: Decimal, decimals: int) -> None:
    assert Decimal(rounded(Fraction(value), decimals)) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(0, 2))
def test_the_number_before_is_among_those_that_give_the_rate(before: int, now: int, decimals: int) -> None:
    rate = Decimal(rounded(100 * (Fraction(now, before) - 1), decimals))
    bases = previous(now, rate, decimals)
    assert bases is None or bases.least <= before <= bases.most


def test_an_interval_knows_its_whole_numbers() -> None:
    assert Interval(Fraction(1, 2), Fraction(5, 2)).whole() == (1, 2)
    assert Interval(Fraction(1, 3), Fraction(2, 3)).whole() is None
    assert Interval(Fraction(2), Fraction(2)).whole() == (2, 2)


def test_the_numbers_before_reach_from_the_highest_rate_to_the_lowest() -> None:
    assert previous(46, 15, 0) == (46 / Fraction("1.155"), 46 / Fraction("1.145"))
    assert previous(46, Decimal("-8.5"), 1) == (46 / Fraction("0.9155"), 46 / Fraction("0.9145"))
    assert previous(1, -99, 0) == (1 / Fraction("0.015"), 1 / Fraction("0.005"))


@pytest.mark.parametrize("change", [Decimal(-100), Decimal("-99.5")])
def test_a_decrease_by_everything_has_no_bases(change: Decimal) -> None:
    assert previous(0, change, 0) is None


@pytest.mark.parametrize(
    ("manner", "least", "most"),
    [("rounded", "42.55", "42.65"), ("truncated", "42.6", "42.7"), ("forced", "42.45", "42.75")],
)
def test_how_far_from_its_printed_number_a_value_may_be(manner: Manner, least: str, most: str) -> None:
    below, above = allowance(1, manner)
    printed, little = Fraction("42.6"), Fraction("0.0001")
    assert (printed - below, printed + above) == (Fraction(least), Fraction(most))
    assert printed_as(Fraction(least), printed, 1, manner)
    assert not printed_as(Fraction(least) - little, printed, 1, manner)
    assert printed_as(Fraction(most) - little, printed, 1, manner)
    assert printed_as(Fraction(most), printed, 1, manner) is (manner != "truncated")
    assert not printed_as(Fraction(most) + little, printed, 1, manner)


def test_allowances_are_in_units_of_the_last_decimal() -> None:
    assert allowance(0, "forced") == (Fraction(3, 2), Fraction(3, 2))
    assert not printed_as(Fraction("42.9"), Fraction("42.6"), 1, "forced")
    assert printed_as(Fraction(44), 43, 0, "forced")
    assert not printed_as(Fraction(45), 43, 0, "forced")
