"""What must hold among figures: exactly, or within what the approximate ones allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest

from govlint.claim import Claim, Equation, Growth, Share, Side, Term
from govlint.figure import About, Figure
from govlint.source import Span


def figure(text: str, place: int = 0) -> Figure:
    """约300, 300 or 46.2 as a figure."""
    about: About = next((word for word in ABOUTS if text.startswith(word)), "")
    digits = text.removeprefix(about)
    value = Decimal(digits) if "." in digits else int(digits)
    return Figure(Span(place, place + 1), digits, value, len(digits.partition(".")[2]), about=about)


ABOUTS: tuple[About, ...] = ("余", "近", "约", "以上", "以下", "万")


def side(*texts: str) -> Side:
    return Side(tuple(Term("", figure(text, place)) for place, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("texts", "total", "least", "most"),
    [
        *(
            ((), 0, 0, 0),
            (("12", "30"), 42, 42, 42),
            (("12", "0.5"), Decimal("12.5"), Decimal("12.5"), Decimal("12.5")),
        ),
        *((("12", "约300"), 312, 212, 412), (("约12", "余30"), 42, 41, 53), (("近12", "近30"), 42, 31, 42)),
        *((("12", "以上30"), 42, 42, None), (("余12", "以下30"), 42, 12, 43), (("以上12", "以下30"), 42, 12, None)),
    ],
)
def test_a_sum_and_what_it_may_be(texts: tuple[str, ...], total: int, least: int, most: int | None) -> None:
    terms = side(*texts)
    assert (terms.sum, terms.least, terms.most) == (total, least, most)
    assert terms.exact is not any(text.startswith(ABOUTS) for text in texts)


@pytest.mark.parametrize(
    ("left", "relation", "right", "right_so"),
    [
        *(("12", "==", "12", True), ("12", "==", "13", False), ("13", "==", "12", False), ("0.5", "==", "0.50", True)),
        *(("12", "<=", "12", True), ("12", "<=", "13", True), ("13", "<=", "12", False)),
        # 余 and 多 up to a unit more, 近 up to one less, 约 both, 以上 and 以下 without end.
        *(("余300", "==", "300", True), ("余300", "==", "400", True), ("余300", "==", "299", False)),
        *(("余300", "==", "401", False), ("401", "==", "余300", False), ("299", "==", "余300", False)),
        *(("近300", "==", "200", True), ("近300", "==", "301", False), ("约300", "==", "199", False)),
        *(("300", "==", "以上200", True), ("200", "==", "以上300", False), ("以上200", "==", "300", True)),
        *(("以下200", "==", "300", False), ("100", "==", "以下200", True), ("以上200", "==", "以下300", True)),
        *(("约300", "<=", "200", True), ("约300", "<=", "199", False), ("500", "<=", "以上300", True)),
        *(("400", "<=", "约300", True), ("401", "<=", "约300", False), ("约300", "<=", "500", True)),
    ],
)
def test_when_an_equation_holds(left: str, relation: Literal["==", "<="], right: str, right_so: bool) -> None:
    assert Equation(side(left), side(right), relation).holds is right_so


@pytest.mark.parametrize(
    ("part", "whole", "percent", "exact", "holds"),
    [
        *(("20", "47", "42.6", Fraction(2000, 47), True), ("20", "47", "42.5", Fraction(2000, 47), False)),
        *(("20", "47", "43", Fraction(2000, 47), True), ("20", "47", "42.55", Fraction(2000, 47), True)),
        *(("1", "8", "12", Fraction(25, 2), True), ("1", "8", "13", Fraction(25, 2), True)),
        *(("1.5", "4", "37.5", Fraction(75, 2), True), ("3", "1.5", "200", Fraction(200), True)),
        ("-20", "-47", "42.6", Fraction(2000, 47), True),
        *(("0", "8", "0", Fraction(0), True), ("8", "0", "100", None, False), ("0", "0", "0", None, False)),
    ],
)
def test_a_share_holds_if_some_rounding_gives_it(
    part: str, whole: str, percent: str, exact: Fraction | None, holds: bool
) -> None:
    share = Share(side(part), side(whole), figure(percent))
    assert (share.exact, share.holds) == (exact, holds)


@pytest.mark.parametrize(("percent", "holds"), [("42.5", True), ("42.6", False), ("42", True), ("43", False)])
def test_a_share_that_was_cut_off(percent: str, holds: bool) -> None:
    assert Share(side("20"), side("47"), figure(percent), manner="truncated").holds is holds


@pytest.mark.parametrize(
    ("percent", "holds"), [("42.4", False), ("42.5", True), ("42.6", True), ("42.7", True), ("42.8", False)]
)
def test_a_share_that_was_changed_to_make_100(percent: str, holds: bool) -> None:
    assert Share(side("20"), side("47"), figure(percent), manner="forced").holds is holds


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [("约20", "47", "99"), ("20", "余47", "99"), ("20", "47", "近99")]
)
def test_anything_holds_of_approximate_numbers(part: str, whole: str, percent: str) -> None:
    assert Share(side(part), side(whole), figure(percent)).holds
    assert Growth(figure(part), figure(percent), falls=False, before=figure(whole)).holds


@pytest.mark.parametrize(
    ("before", "now", "percent", "falls", "exact", "holds"),
    [
        *(
            ("40", "46", "15", False, 15, True),
            ("40", "46", "15.0", False, 15, True),
            ("40", "46", "16", False, 15, False),
        ),
        *(("40", "46", "15", True, -15, False), ("46", "40", "13", True, Fraction(300, 23), True)),
        *(("46", "40", "13", False, Fraction(-300, 23), False), ("40", "80", "100", False, 100, True)),
        *(
            ("40", "0", "100", True, 100, True),
            ("0", "46", "100", False, None, False),
            ("8", "9", "12", False, Fraction(25, 2), True),
        ),
    ],
)
def test_a_growth_holds_if_some_rounding_gives_it(
    before: str, now: str, percent: str, falls: bool, exact: Fraction | int | None, holds: bool
) -> None:
    growth = Growth(figure(now), figure(percent), falls, before=figure(before))
    assert (growth.base, growth.exact, growth.holds) == (int(before), exact, holds)


@pytest.mark.parametrize(
    ("now", "change", "percent", "falls", "base", "holds"),
    [
        *(("46", "6", "15", False, 40, True), ("46", "6", "16", False, 40, False)),
        *(("46", "4", "8", True, 50, True), ("46", "4", "9", True, 50, False)),
        ("6", "6", "100", False, 0, False),
    ],
)
def test_the_number_before_follows_from_the_change(
    now: str, change: str, percent: str, falls: bool, base: int, holds: bool
) -> None:
    growth = Growth(figure(now), figure(percent), falls, change=figure(change))
    assert (growth.base, growth.holds) == (base, holds)
    assert growth._replace(before=figure("7")).base == 7  # where it is printed, it counts


@pytest.mark.parametrize(
    ("now", "before", "percent", "falls", "holds"),
    [
        # 364.5 to 366 and 299.5 to 301, and one in the last digit of the rate.
        *(("万365", "万300", rate, False, holds) for rate, holds in (("21.0", True), ("22.3", True), ("22.4", False))),
        *(("万300", "万365", rate, True, holds) for rate, holds in (("17.4", True), ("18.2", True), ("21.7", False))),
        *(("万5", "万3", rate, False, holds) for rate, holds in (("11", False), ("12", True), ("142", False))),
        *(("万365", "余300", "90", False, True), ("365", "万300", "90", False, True)),
        ("万5", "0", "1", False, True),
    ],
)
def test_a_growth_of_rounded_numbers_may_be_that_of_what_they_were_rounded_from(
    now: str, before: str, percent: str, falls: bool, holds: bool
) -> None:
    assert Growth(figure(now), figure(percent), falls, before=figure(before)).holds is holds


@pytest.mark.parametrize(("percent", "holds"), [("16.7", False), ("20.0", True), ("20.9", True), ("22.0", False)])
def test_so_may_one_of_an_increase(percent: str, holds: bool) -> None:
    assert Growth(figure("万120"), figure(percent), falls=False, change=figure("万20")).holds is holds


@pytest.mark.parametrize(
    ("percent", "least", "most"),
    [("20", Fraction(14), Fraction(31)), ("20.0", Fraction("14.9"), Fraction("30.1"))],
)
def test_rounding_leaves_a_rate_a_range_with_a_unit_of_its_end_to_spare(
    percent: str, least: Fraction, most: Fraction
) -> None:
    """1.2万 is 11,500 to 13,000, which is 15% to 30% more than 10,000."""
    now, before = figure("万12000")._replace(text="1.2"), figure("10000")
    assert Growth(now, figure(percent), falls=False, before=before).bounds == (least, most)
    for decimal, holds in ((least, True), (most, True), (least - 1, False), (most + 1, False)):
        rate = figure(percent)._replace(value=Decimal(decimal.numerator) / Decimal(decimal.denominator))
        assert Growth(now, rate, falls=False, before=before).holds is holds


def test_nothing_is_known_of_a_rate_whose_base_may_be_0_or_below() -> None:
    now, rate = figure("万12000")._replace(text="1.2"), figure("20")
    assert Growth(now, rate, falls=False, before=figure("0")).bounds is None
    assert Growth(now, rate, falls=False, before=figure("1")).bounds is not None
    assert Growth(now, rate, falls=False, change=figure("20000")).bounds is None


@pytest.mark.parametrize(
    ("now", "percent", "falls", "holds"),
    [
        *(
            ("46", "15", False, True),
            ("46", "15.0", False, True),
            ("46", "15.3", False, False),
            ("46", "8.0", True, True),
        ),
        *(("46", "8.5", True, False), ("46", "100", True, True), ("46", "15.0", True, False)),
    ],
)
def test_without_the_number_before_some_whole_number_must_give_the_rate(
    now: str, percent: str, falls: bool, holds: bool
) -> None:
    growth = Growth(figure(now), figure(percent), falls)
    assert (growth.base, growth.exact, growth.holds) == (None, None, holds)
    assert growth.signed == (-1 if falls else 1) * growth.percent.value


def test_the_figures_of_a_reading_stand_in_order() -> None:
    one, two, three, four = (figure("5", place) for place in range(4))
    sides = Side((Term("", one), Term("", two))), Side((Term("", three),))
    assert Equation(*sides).figures == (one, two, three)
    assert Share(*sides, four).figures == (one, two, three, four)
    assert Growth(two, four, falls=False, before=one, change=three).figures == (one, two, three, four)
    assert Growth(two, four, falls=False).figures == (two, four)


def test_a_claim_holds_if_one_reading_does_and_is_about_the_figures_of_that() -> None:
    wrong, right, other = (Equation(side(left), side("12")) for left in ("11", "12", "12.0"))
    assert Claim("", figure("12"), (wrong, right, other)).holds
    assert Claim("", figure("12"), (wrong, right, other)).figures == right.figures
    assert not Claim("", figure("12"), (wrong, wrong)).holds
    assert Claim("", figure("12"), (wrong,)).figures == wrong.figures
    twice = wrong, wrong._replace(left=side("10"))
    assert Claim("", figure("12"), twice).figures == twice[0].figures + twice[1].figures  # any of them may be wrong
