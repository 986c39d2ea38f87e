"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.numerals import DIGITS, numeral, written

KNOWN = {
    "一": 1,
    "六": 6,
    "十": 10,
    "十二": 12,
    "二十": 20,
    "九十九": 99,
    "一百零五": 105,
    "一百二十": 120,
    "两千三百零八": 2308,
    "两": 2,
    "九千九百九十九": 9999,
}


@pytest.mark.parametrize(("text", "value"), KNOWN.items())
def test_numerals_have_their_value(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "零", "百", "十十", "一二", "一百二", "一百十二", "一十二", "三是", "12", "〇", "千百"),
        *("九千一千", "九千九千"),  # these would add up to 10,000 and more
    ],
)
def test_what_is_not_written_so_is_no_numeral(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        *((0, ""), (7, "七"), (10, "十"), (19, "十九"), (20, "二十"), (21, "二十一"), (110, "一百一十")),
        *((1000, "一千"), (1010, "一千零一十"), (1005, "一千零五"), (1100, "一千一百"), (9090, "九千零九十")),
    ],
)
def test_numbers_are_written_as_they_are_said(value: int, words: str) -> None:
    assert written(value) == words


def test_every_number_is_read_as_it_is_written() -> None:
    assert [numeral(written(value)) for value in range(1, 10_000)] == list(range(1, 10_000))


@given(st.text(f"{DIGITS}十百千两〇", max_size=9))
def test_no_text_raises(text: str) -> None:
    value = numeral(text)
    assert value is None or 0 < value < 10_000
