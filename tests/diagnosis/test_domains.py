"""Domains: a number may lie exactly where its claim holds, which the claim itself tells by trying."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from govlint.claim import Claim, Equation, Growth, Reading, Share, Side, Term
from govlint.diagnosis.domains import EVERYTHING, Domain, as_number, holds, meet, ranges
from govlint.figure import About, Figure
from govlint.source import Span

A, B, C, D = (Span(10 * place, 10 * place + 5) for place in range(4))


def figure(span: Span, value: int | str, about: About = "") -> Figure:
    decimals = len(str(value).partition(".")[2])
    return Figure(span, str(value), Decimal(value) if decimals else int(value), decimals, about=about)


def side(*figures: Figure) -> Side:
    return Side(tuple(Term("", each) for each in figures))


def put(reading: Reading, span: Span, value: Fraction) -> Reading:
    """The reading with another value of one number, wherever that stands in it."""

    def figure(each: Figure) -> Figure:
        return each._replace(value=as_number(value)) if each.span == span else each

    def side(each: Side) -> Side:
        return Side(tuple(Term("", figure(term.figure)) for term in each.terms))

    if isinstance(reading, Equation):
        return reading._replace(left=side(reading.left), right=side(reading.right))
    if isinstance(reading, Share):
        return reading._replace(part=side(reading.part), whole=side(reading.whole), percent=figure(reading.percent))
    before, change = (each and figure(each) for each in (reading.before, reading.change))
    return reading._replace(now=figure(reading.now), percent=figure(reading.percent), before=before, change=change)


def values(reading: Reading) -> dict[Span, Fraction]:
    return {each.span: Fraction(each.value) for each in reading.figures}


def lies(value: Fraction, domain: Domain) -> bool:
    return any((least is None or least <= value) and (most is None or value <= most) for least, most in domain)


a, b, c = figure(A, 12), figure(B, 30), figure(C, 40)
SUMS = [
    *(
        Equation(side(a, b), side(c)),
        Equation(side(c), side(a, b)),
        Equation(side(a), side()),
        Equation(side(), side(a)),
    ),
    *(Equation(side(a, b), side(c), "<="), Equation(side(c), side(a, b), "<="), Equation(side(b, c), side(a), "<=")),
    # A number that stands on a side twice, on both sides, or on both as often.
    *(Equation(side(a, a, b), side(c)), Equation(side(a), side(a, a, b)), Equation(side(a, b), side(a, c))),
    Equation(side(a, a, b), side(figure(C, 41))),
    *(Equation(side(a, b), side(a, b)), Equation(side(a, b), side(a, c), "<="), Equation(side(a, c), side(a, b), "<=")),
    # Beside approximate ones.
    *(Equation(side(a, figure(B, 30, about)), side(c)) for about in ("余", "近", "约", "以上", "以下")),
    *(Equation(side(a, b), side(figure(C, 40, about))) for about in ("余", "近", "约", "以上", "以下")),
    *(Equation(side(a, figure(B, 30, about)), side(c), "<=") for about in ("约", "以上", "以下")),
    *(Equation(side(b), side(a, figure(C, 40, about)), "<=") for about in ("约", "以上", "以下")),
    *(Equation(side(figure(B, 30, "以上"), a), side(figure(C, 40, about))) for about in ("以上", "以下")),
    *(Equation(side(a, figure(B, 30, "以上"), figure(D, 5, "余")), side(figure(C, 40, "以下"))),),
]
SHARES = [
    *(Share(side(a), side(b), figure(C, rate)) for rate in (40, 46, 0, 100, "12.5", "0.0", "33.33")),
    *(Share(side(a, figure(D, 7)), side(b), figure(C, rate)) for rate in (46, 100, "46.7")),
    *(Share(side(a), side(b, figure(D, 10)), figure(C, rate)) for rate in (46, 0, "12.5")),
    # The part is a part of the printed whole: 12 of 12 and 30.
    *(Share(side(a), side(a, b), figure(C, rate)) for rate in (29, 0, 99, 100, "28.6")),
    *(Share(side(b), side(a, b), figure(C, rate)) for rate in (29, 0, 99, 100, "28.6")),
]
GROWTHS = [
    *(Growth(a, figure(C, rate), falls, before=b) for rate in (0, 60, "60.0", "20.5") for falls in (True, False)),
    *(Growth(b, figure(C, rate), falls, before=a) for rate in (0, 150, "12.5") for falls in (True, False)),
    *(Growth(b, figure(C, rate), falls, change=a) for rate in (67, 29, "40.0") for falls in (True, False)),
    # Large enough for the rounding of the rate to leave several numbers, and the rate standing before them.
    *(Growth(figure(B, 460), figure(C, rate), falls=False, before=figure(A, 400)) for rate in (15, "15.0", "14.8")),
    Growth(figure(B, 460), figure(A, 15), falls=False, before=figure(C, 400)),
    # Approximate numbers allow anything.
    *(Growth(b, figure(C, 20, about), falls=False, before=a) for about in ("余", "约")),
    *(Growth(b, figure(C, 20), falls=False, before=figure(A, 12, about)) for about in ("余", "约")),
    Growth(figure(B, 30, "余"), figure(C, 20), falls=False, before=a),
    # Numbers in 万 allow what they may have been rounded from.
    *(Growth(figure(B, 30, "万"), figure(C, rate), falls, before=a) for rate in (150, 200) for falls in (True, False)),
    *(
        Growth(figure(B, 30, "万"), figure(C, rate), falls, change=a)
        for rate in (29, 67, 90)
        for falls in (True, False)
    ),
    Growth(b, figure(C, 150), falls=False, before=figure(A, "12.5", "万")),
]


READINGS: list[Reading] = [*SUMS, *SHARES, *GROWTHS]
SOLVED = [
    pytest.param(reading, each.span, id=f"{type(reading).__name__}-{number}-{'ABCD'[each.span.start // 10]}")
    for number, reading in enumerate(READINGS)
    for each in dict.fromkeys(reading.figures)
    # Of a growth the rate is worked out, and `now` if the number before is printed; approximate numbers never are.
    if not each.about and (not isinstance(reading, Growth) or each in (reading.percent, reading.before and reading.now))
]


@pytest.mark.parametrize(("reading", "span"), SOLVED)
def test_a_number_may_lie_exactly_where_its_claim_holds(reading: Reading, span: Span) -> None:
    domain = ranges(reading, span, values(reading))
    decimals = next(each.decimals for each in reading.figures if each.span == span)
    bounds = [bound for each in domain for bound in each if bound is not None]
    near = {int(bound * 10**decimals) + more for bound in bounds for more in range(-2, 3)}
    for count in sorted({each for each in near if each >= 0}.union(range(150), (10**6, 10**9))):
        value = Fraction(count, 10**decimals)
        trial = put(reading, span, value)
        if not isinstance(trial, Share) or trial.whole.sum:
            assert lies(value, domain) is trial.holds, value


def test_a_share_of_nothing_has_no_percentage() -> None:
    share = Share(side(a), side(figure(B, 0)), figure(C, 46))
    assert ranges(share, C, values(share)) == ()
    assert not holds(Claim("", a, (share,)), values(share))


def test_a_share_that_was_cut_off_may_be_up_to_a_unit_more() -> None:
    share = Share(side(a), side(figure(B, 200)), figure(C, "6.4"), manner="truncated")
    assert ranges(share, A, values(share)) == ((Fraction("12.8"), Fraction("13.0")),)
    assert ranges(share, C, values(share)) == ((Fraction("5.9"), Fraction("6.0")),)


def test_a_share_that_was_changed_may_be_a_unit_and_a_half_less_or_more() -> None:
    share = Share(side(a), side(figure(B, 200)), figure(C, "6.4"), manner="forced")
    assert ranges(share, A, values(share)) == ((Fraction("12.5"), Fraction("13.1")),)


def test_a_part_of_a_whole_that_it_is_a_part_of_is_never_all_of_it() -> None:
    def of(rest: int | str, percent: int) -> Domain:
        share = Share(side(a), side(a, figure(B, rest)), figure(C, percent), manner="truncated")
        return ranges(share, A, values(share))

    assert [of(30, 100), of("0.01", 100), of(0, 100)] == [(), (), ((Fraction(0), None),)]
    assert [of(30, 99), of("0.005", 99)] == [((Fraction(2970), None),), ((Fraction("0.495"), None),)]


def test_anything_is_a_share_of_approximate_numbers() -> None:
    about = figure(D, 20, "约")
    for share in (
        Share(side(about), side(b), figure(C, 46)),
        Share(side(a), side(about), figure(C, 46)),
        Share(side(a), side(b), about),
    ):
        for span in {each.span for each in share.figures} - {D}:
            assert ranges(share, span, values(share)) == EVERYTHING


def test_the_number_before_and_the_change_are_tried_and_not_worked_out() -> None:
    printed = Growth(b, figure(C, 150), falls=False, before=a)
    derived = Growth(b, figure(C, 67), falls=False, change=a)
    alone = Growth(b, figure(C, "15.3"), falls=False)
    assert ranges(printed, A, values(printed)) == EVERYTHING
    assert ranges(derived, A, values(derived)) == EVERYTHING
    assert ranges(derived, B, values(derived)) == EVERYTHING
    assert ranges(alone, B, values(alone)) == EVERYTHING
    for now, rate in ((B, C), (C, B)):  # before and behind
        about = Growth(figure(now, 30), figure(rate, 20, "约"), falls=False, before=a)
        assert ranges(about, now, values(about)) == EVERYTHING
    for now, change in ((B, D), (D, B)):
        both = Growth(figure(now, 30), figure(C, 150), falls=False, before=a, change=figure(change, 18))
        assert ranges(both, change, values(both)) == EVERYTHING
    doubled = Growth(b, figure(C, 0), falls=False, before=b)
    assert ranges(doubled, B, values(doubled)) == EVERYTHING


@pytest.mark.parametrize("reading", [*READINGS, Growth(figure(A, 46), figure(C, "15.0"), falls=False)])
def test_a_claim_holds_with_values_where_it_holds_of_them_as_printed(reading: Reading) -> None:
    claim = Claim("", reading.figures[0], (reading,))
    for span, value in values(reading).items():
        if not any(each.about for each in reading.figures if each.span == span):
            for other in (value + more for more in (-2, -1, 0, 1, 2)):
                assert holds(claim, values(reading) | {span: other}) is put(reading, span, other).holds


def test_a_claim_holds_if_one_of_its_readings_does() -> None:
    wrong, right = Equation(side(a), side(b)), Equation(side(a), side(figure(D, 12)))
    known = values(wrong) | values(right)
    assert holds(Claim("", a, (wrong, right)), known)
    assert not holds(Claim("", a, (wrong, wrong)), known)


def test_a_growth_needs_a_whole_number_to_grow_to() -> None:
    growth = Growth(figure(A, 46), figure(C, "15.0"), falls=False)
    claim = Claim("", growth.now, (growth,))
    assert holds(claim, values(growth))
    assert not holds(claim, values(growth) | {A: Fraction(93, 2)})
    assert not holds(claim, values(growth) | {C: Fraction("15.3")})


def test_a_number_that_a_reading_does_not_have_is_free_if_the_reading_holds() -> None:
    right, wrong = Equation(side(a), side(figure(B, 12))), Equation(side(a), side(b))
    assert ranges(right, D, values(right)) == EVERYTHING
    assert ranges(wrong, D, values(wrong)) == ()


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        *(((0, 5), (3, 9), {(3, 5)}), ((0, 5), (5, 9), {(5, 5)}), ((0, 5), (6, 9), set()), ((0, 9), (3, 5), {(3, 5)})),
        *(((None, 5), (3, None), {(3, 5)}), ((None, None), (3, 5), {(3, 5)}), ((0, None), (None, None), {(0, None)})),
        *(((None, 0), (0, None), {(0, 0)}), ((None, 0), (1, None), set())),
    ],
)
def test_what_two_ranges_have_in_common(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], common: set[tuple[int | None, int | None]]
) -> None:
    def exact(bounds: tuple[int | None, int | None]) -> tuple[Fraction | None, Fraction | None]:
        least, most = (None if each is None else Fraction(each) for each in bounds)
        return least, most

    assert set(meet((exact(one),), [exact(other)])) == {exact(each) for each in common}
    assert set(meet((exact(other),), [exact(one)])) == {exact(each) for each in common}


def test_each_range_is_met_with_each() -> None:
    one, two, three = ((Fraction(10 * at), Fraction(10 * at + 5)) for at in range(3))
    assert set(meet((one, two), [two, three, (Fraction(4), Fraction(12))])) == {
        *(two, (Fraction(4), Fraction(5)), (Fraction(10), Fraction(12))),
    }


def test_a_whole_value_is_an_int_and_any_other_stays_exact() -> None:
    assert repr(as_number(Fraction(6))) == "6"
    assert repr(as_number(Fraction(1, 3))) == "Fraction(1, 3)"
