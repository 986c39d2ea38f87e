"""Numbers are read exactly, with their printed decimals and their exact characters."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govlint.figure import MOST_DIGITS, About, Figure, read
from govlint.source import Source, Span

if TYPE_CHECKING:
    from govlint.figure import Number

NUMBERS_AND_NOISE = st.text("0123456789０１９,，..．+＋-－−% 件（", max_size=30) | st.text()
FULL_WIDTH = str.maketrans("0123456789,.+-", "０１２３４５６７８９，．＋－")


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("0", "0", 0),
        ("312", "312", 312),
        ("007", "007", 7),
        ("22（其中修订16件）", "22", 22),
        ("2023年", "2023", 2023),
        ("15 件", "15", 15),
        ("+5", "+5", 5),
        ("-5", "-5", -5),
        ("－５", "－５", -5),
        ("−5", "−5", -5),
        ("1,234", "1,234", 1234),
        ("12,345,678条", "12,345,678", 12345678),
        ("１，２３４", "１，２３４", 1234),
        ("３１２条", "３１２", 312),
        ("3１2", "3１2", 312),
        ("5、6", "5", 5),
        ("5。", "5", 5),
    ],
)
def test_whole_numbers(text: str, printed: str, value: int) -> None:
    figure = read(text, 100)
    assert figure == Figure(Span(100, 100 + len(printed)), printed, value, 0)
    assert isinstance(figure.value, int)


@pytest.mark.parametrize(
    ("text", "printed", "value", "decimals"),
    [
        ("12.5%", "12.5", "12.5", 1),
        ("12.50%", "12.50", "12.50", 2),
        ("0.0", "0.0", "0", 1),
        ("-0.25", "-0.25", "-0.25", 2),
        ("1,234.56万元", "1,234.56", "1234.56", 2),
        ("１２．５％", "１２．５", "12.5", 1),
        ("0.123456789", "0.123456789", "0.123456789", 9),
    ],
)
def test_decimals(text: str, printed: str, value: str, decimals: int) -> None:
    figure = read(text, 7)
    assert figure == Figure(Span(7, 7 + len(printed)), printed, Decimal(value), decimals)
    assert isinstance(figure.value, Decimal)


@pytest.mark.parametrize(
    "text",
    [
        *("", " 1", "件1", "/", "-", "+", "—", "--1", "一", "①", "²", "٣", ".5", ",123"),
        # Separators that separate no groups of three, and more than one point.
        *("1,23", "12,3456", "1234,567", "1,234,5", "1.2.3", "2024.01.20", "1,2"),
        # Longer than any count.
        *("1" * (MOST_DIGITS + 1), "１" * 5000, "0." + "3" * 10, "1" + ",234" * 6),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read(text, 0) is None


def test_the_longest_numbers() -> None:
    assert read("9" * MOST_DIGITS, 0) == Figure(Span(0, 18), "9" * 18, 10**18 - 1, 0)
    assert read("999" + ",999" * 5, 0) == Figure(Span(0, 23), "999" + ",999" * 5, 10**18 - 1, 0)


@given(st.integers(-(10**MOST_DIGITS) + 1, 10**MOST_DIGITS - 1))
def test_every_count_is_read_however_it_is_typed(number: int) -> None:
    for printed in (f"{number}", f"{number:,}", f"{number}".translate(FULL_WIDTH), f"{number:,}".translate(FULL_WIDTH)):
        assert read(printed + "件", 3) == Figure(Span(3, 3 + len(printed)), printed, number, 0)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_every_decimal_is_read_exactly(number: Decimal) -> None:
    for printed in (f"{number:.3f}", f"{number:,.3f}", f"{number:.3f}".translate(FULL_WIDTH)):
        assert read(printed + "%", 3) == Figure(Span(3, 3 + len(printed)), printed, number, 3)


@given(NUMBERS_AND_NOISE, st.integers(0, 3))
@example("１，２３４．５６件", 2)
def test_a_figure_is_its_characters(text: str, start: int) -> None:
    figure = read(text, start)
    if figure is not None:
        assert figure.span.start == start
        assert Source("文" * start + text).cut(figure.span) == figure.text
        assert read(figure.text, start) == figure


@pytest.mark.parametrize(
    ("value", "about", "least", "most"),
    [
        # The last digit of 6750 that is not 0 counts tens.
        *((6750, "", 6750, 6750), (6750, "余", 6750, 6760), (6750, "近", 6740, 6750), (6750, "约", 6740, 6760)),
        *((6750, "以上", 6750, None), (6750, "以下", 0, 6750)),
        *((300, "约", 200, 400), (300, "余", 300, 400), (7, "约", 6, 8), (0, "约", -1, 1), (0, "余", 0, 1)),
        # With decimals it is ones.
        *(
            (Decimal("12.5"), "约", Decimal("11.5"), Decimal("13.5")),
            (Decimal("12.50"), "余", Decimal("12.5"), Decimal("13.5")),
        ),
    ],
)
def test_what_an_approximate_number_may_stand_for(
    value: Number, about: About, least: Number, most: Number | None
) -> None:
    figure = Figure(Span(0, 4), str(value), value, 0, about=about)
    assert (figure.least, figure.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "value", "least", "most"),
    [
        ("1.2万", 12000, 11500, 13000),
        ("152.4万", Decimal("152.4"), Decimal("152.35"), Decimal("152.5")),  # in 万元, as table two has it
        ("1,200万", 12000000, 11995000, 12010000),
        ("0万", 0, 0, 0),
    ],
)
def test_what_a_number_in_ten_thousands_may_stand_for(text: str, value: Number, least: Number, most: Number) -> None:
    figure = Figure(Span(0, len(text)), text, value, 0, about="万")
    assert (figure.least, figure.most) == (least, most)
