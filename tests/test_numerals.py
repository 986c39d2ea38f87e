"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.numerals import DIGITS, numeral

KNOWN = {
    "六": 6,
    "十": 10,
    "十二": 12,
    "二十": 20,
    "九十九": 99,
    "一百零五": 105,
    "一百二十": 120,
    "两千三百零八": 2308,
    "两": 2,
}


@pytest.mark.parametrize(("text", "value"), KNOWN.items())
def test_numerals_have_their_value(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(
    "text", ["", "零", "百", "十十", "一二", "一百二", "一百十二", "一十二", "三是", "12", "〇", "千百"]
)
def test_what_is_not_written_so_is_no_numeral(text: str) -> None:
    assert numeral(text) is None


@given(st.text(f"{DIGITS}十百千两〇", max_size=9))
def test_no_text_raises(text: str) -> None:
    value = numeral(text)
    assert value is None or 0 < value < 10_000
