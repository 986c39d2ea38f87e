"""Usual slips: what tells a likely explanation from one that merely fits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govlint import check_text
from govlint.diagnosis.slips import is_copy, is_digit, is_exchange, moved, neighbours, slipped, swapped
from govlint.rule import model
from govlint.source import Span

A, B, C, D = (Span(10 * place, 10 * place + 5) for place in range(4))


def numbers(**values: int) -> dict[Span, Fraction]:
    return {{"a": A, "b": B, "c": C, "d": D}[name]: Fraction(value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("printed", "right", "exchanged"),
    [
        *((153, 135, True), (513, 153, True), (2135, 1235, True), (21, 12, True)),
        *((351, 153, False), (153, 153, False), (153, 136, False), (15, 135, False), (5, 7, False)),
    ],
)
def test_two_neighbouring_digits_of_one_number_are_exchanged(printed: int, right: int, exchanged: bool) -> None:
    assert is_exchange(numbers(a=right), numbers(a=printed)) is exchanged


def test_two_numbers_are_exchanged_if_each_stands_in_place_of_the_other() -> None:
    printed = numbers(a=3, b=5, c=9)
    assert is_exchange(numbers(a=5, b=3), printed)
    assert not any(is_exchange(each, printed) for each in (numbers(a=5, b=4), numbers(a=4, b=3), numbers(a=5, b=2)))
    assert not is_exchange(numbers(a=5, b=9, c=3), printed)


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        *((135, 136, True), (13, 135, True), (1335, 135, True), (5, 7, True)),
        *((135, 135, False), (135, 146, False), (3, 135, False), (153, 135, False)),
        *((10, 0, False), (1, 0, False)),
    ],
)
def test_one_digit_is_changed_dropped_or_doubled(printed: int, right: int, slip: bool) -> None:
    assert is_digit(numbers(a=right), numbers(a=printed)) is slip


@pytest.mark.parametrize("printed", [1, 7, 10, 46, 99, 105, 110, 312])
def test_what_a_number_may_have_been_is_what_one_slip_makes_it_from(printed: int) -> None:
    rights = {right for right in range(1, 9999) if is_digit(numbers(a=right), numbers(a=printed))}
    assert {*slipped(Fraction(printed))} == rights


def test_no_digit_of_a_decimal_is_told_to_have_slipped() -> None:
    assert not [*slipped(Fraction("86.5"))]


def test_a_slip_of_one_number_is_none_of_two() -> None:
    printed = numbers(a=135, b=135)
    assert not is_digit(numbers(a=136, b=134), printed)
    assert not is_copy(numbers(a=136, b=134), printed, neighbours([[A, B]]))


def test_what_several_values_would_suit_is_no_known_slip() -> None:
    printed = numbers(a=135, b=135)
    assert not is_exchange({A: None}, printed)
    assert not is_digit({A: None}, printed)
    assert not is_copy({A: None}, printed, neighbours([[A, B]]))


@pytest.mark.parametrize(("printed", "copied"), [(36, True), (1, True), (-1, True), (0, False)])
def test_a_number_like_the_one_beside_it_was_copied_unless_it_is_0(printed: int, copied: bool) -> None:
    values = numbers(a=printed, b=printed)
    for wrong in "ab":  # from the left and from the right
        assert is_copy(numbers(**{wrong: 58}), values, neighbours([[A, B]])) is copied


def test_only_the_next_number_in_a_row_or_column_is_copied() -> None:
    values = numbers(a=5, b=7, c=5, d=5)
    assert not is_copy(numbers(a=4), values, neighbours([[A, B, C]]))
    assert is_copy(numbers(a=4), values, neighbours([[A, B, C], [D, A]]))
    assert not is_copy(numbers(c=4), values, neighbours([[A, B, C]]))


def test_a_row_is_moved_back_either_way_with_its_total_or_without() -> None:
    printed = numbers(a=1, b=2, c=3, d=6)
    assert list(moved([[A, B, C, D]], printed)) == [
        *(numbers(a=2, b=3, c=6, d=1), numbers(a=6, b=1, c=2, d=3)),
        *(numbers(a=2, b=3, c=1), numbers(a=3, b=1, c=2)),
    ]


def test_only_what_a_move_changes_is_given() -> None:
    printed = numbers(a=1, b=1, c=3, d=6)
    assert list(moved([[A, B, C, D]], printed)) == [numbers(b=3, c=6, d=1), numbers(a=6, c=1, d=3)]


def test_a_place_without_a_number_is_passed_over_in_a_move() -> None:
    printed = numbers(a=1, b=2, d=3)
    assert list(moved([[A, B, C, D]], printed)) == [numbers(a=2, b=3, d=1), numbers(a=3, b=1, d=2)]


def test_what_changes_two_numbers_or_none_is_no_move() -> None:
    assert list(moved([[A, B, C, D]], numbers(a=5, b=5, c=5, d=7))) == []
    assert list(moved([[A, B]], numbers(a=5, b=7))) == []


def test_two_rows_are_exchanged_if_both_are_wrong_and_more_than_one_pair_differs() -> None:
    printed = numbers(a=1, b=2, c=3, d=4)
    rows = ([A, B], [C, D])
    assert [*swapped(rows, printed, {A, D})] == [numbers(a=3, b=4, c=1, d=2)]
    assert not [*swapped(rows, printed, {A, B})]
    assert not [*swapped(rows, numbers(a=1, b=2, c=3), {A, C})]
    assert not [*swapped(rows, numbers(a=1, b=2, c=3, d=2), {A, C})]
    assert not [*swapped(rows, numbers(a=1, b=2, c=1, d=2), {A, C})]


def test_rows_of_other_lengths_or_with_a_common_number_are_never_exchanged() -> None:
    printed = numbers(a=1, b=2, c=3, d=4)
    for rows in (([A, B], [C]), ([A], [C, D]), ([A, B], [B, C])):
        assert not [*swapped(rows, printed, {A, B, C})]


def test_one_sum_that_comes_right_does_not_tell_a_moved_row() -> None:
    text = (
        model("2021").replace("2\t0\t1\t0\t3\t1\t0", "2\t0\t1\t0\t1\t1\t0").replace("申请行政复议3件", "申请行政复议")
    )
    assert "错开" not in "".join(each.message for each in check_text(text).findings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2 0 1 0 3 1 0 0 1 2 1 0 0 0 1", "0 1 0 3 1 0 0 1 2 1 0 0 0 1 2"),
        ("2 0 1 0 3 1 0 0 1 2 1 0 0 0 1", "1 2 0 1 0 3 1 0 0 1 2 1 0 0 0"),
        ("2 0 1 0 3 1 0 0 1 2 0 0 0 0 0", "0 2 0 1 0 3 1 0 0 1 2 0 0 0 0"),
    ],
)
def test_the_whole_line_of_table_four_moved_is_one_slip(before: str, after: str) -> None:
    line = "2 0 1 0 3 1 0 0 1 2 1 0 0 0 1".replace(" ", "\t")
    text = (
        model("2021").replace("行政诉讼3件，其中维持2件", "行政诉讼2件，其中维持1件")
        if before.endswith("0")
        else model("2021")
    )
    assert text.count(line) == 1
    assert check_text(text.replace(line, before.replace(" ", "\t"))).findings == ()
    (found,) = check_text(text.replace(line, after.replace(" ", "\t"))).findings
    assert "错开" in found.message
