"""Rates of growth: what is claimed of them, and of which of them nothing can be said."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load
from govlint.rulings import rulings
from govlint.source import Source

RULES = [rule for rule in load("govlint_rules") if rule.code in ("GL411", "GL412")]


def claims(sentence: str) -> list[tuple[str, list[str]]]:
    """The codes of the claims about a sentence, with the numbers that they are about."""
    stated = rulings(draft_of(Source(sentence)), RULES).claims
    return [(rule.code, [each.text for each in claim.figures]) for rule, claim, _ in stated]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # 100 whole numbers give every rate without decimals, 1000 every one with one decimal, and so on.
        *(
            ("全年新收申请99件，同比增长15%。", ["99", "15"]),
            ("全年新收申请100件，同比增长15%。", None),
            ("全年新收申请146件，同比增长15%。", None),
        ),
        *(("全年新收申请999件，同比增长15.3%。", ["999", "15.3"]), ("全年新收申请1000件，同比增长15.3%。", None)),
        *(("全年新收申请1件，同比下降15%。", ["1", "15"]), ("全年新收申请0件，同比下降15%。", None)),
        ("全年公开信息46条，同比下降15.3%。", ["46", "15.3"]),
        # Thousands, hundred millions and money are no whole numbers of anything; nor are averages.
        *(("全年公开信息2万条，同比增长15.12345678%。", None), ("全年公开信息2亿条，同比增长15.123456789%。", None)),
        *(("全年收取费用46元，同比下降15.3%。", None), ("平均每天接待46.5人次，同比增长15.3%。", None)),
    ],
)
def test_whether_a_whole_number_gives_the_rate_is_asked_of_small_counts(
    sentence: str, figures: list[str] | None
) -> None:
    assert claims(sentence) == ([] if figures is None else [("GL412", figures)])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年新收申请46件，较上年减少4件，下降8%。", [["46", "4", "8"]]),
        ("全年新收申请46件，较上年增加6件，增长15%。", [["46", "6", "15"]]),
        ("上年收到申请50件，全年新收申请46件，同比下降8%。", [["50", "46", "8"]]),
        # With last year's number and the change, these must agree as well.
        ("上年收到申请50件，全年新收申请46件，减少4件，同比下降8%。", [["50", "46", "8"], ["46", "4", "50"]]),
        ("上年收到申请40件，全年新收申请46件，增加6件，同比增长15%。", [["40", "46", "15"], ["40", "6", "46"]]),
        # Without a rate, the change alone, in units or without; and the direction of a turn.
        ("收到申请46件，较上年增加6件，上年为40件。", [["40", "6", "46"]]),
        ("新收申请46，较上年增加6，上年为40。", [["40", "6", "46"]]),
        ("栏目由18个减少到12个。", [["12", "18"]]),
    ],
)
def test_a_rate_with_the_numbers_beside_it(sentence: str, expected: list[list[str]]) -> None:
    assert claims(sentence) == [("GL411", figures) for figures in expected]
    assert lint(draft_of(Source(sentence)), RULES) == ()


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "上年收到申请50件，全年新收申请46件，减少5件，同比下降8%。",
            "“全年新收申请46件”：本年46＋减少5＝51，与上年50不一致，相差1；应为4件。",
        ),
        (
            "上年收到申请40件，全年新收申请46件，增加5件，同比增长15%。",
            "“全年新收申请46件”：上年40＋增加5＝45，与本年46不一致，相差1；应为6件。",
        ),
        (
            "上年收到申请50件，全年新收申请46件，同比下降9%。",
            "“全年新收申请46件”下降9%：上年50、本年46，应下降8%；“9%”疑为“8%”之误。",
        ),
        (
            "全年新收申请46件，较上年增加6件，增长16%。",
            "“全年新收申请46件”增长16%：按增减数6推算，上年40、本年46，应增长15%；“16%”疑为“15%”之误。",
        ),
        (
            "全年新收申请46件，同比增长15.3%。",
            "“全年新收申请46件”增长15.3%：上年为39时增长17.9%，上年为40时增长15.0%，上年取任何整数都得不出15.3%。",
        ),
    ],
)
def test_what_is_said_of_a_wrong_rate(sentence: str, message: str) -> None:
    assert lint(draft_of(Source(sentence)), RULES)[0].message == message
