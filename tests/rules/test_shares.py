"""Shares: no customary rounding is accused, and what no rounding gives always is where the base is named."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from govlint.linter import draft_of, lint
from govlint.rounding import rounded
from govlint.rule import load
from govlint.source import Source

RULES = [rule for rule in load("govlint_rules") if rule.code in ("GL401", "GL402", "GL403")]
CUSTOMS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN])


def accused(count: int, base: int, share: str) -> list[str]:
    text = f"全年办结政府信息公开申请{base}件。予以公开{count}件，占办结总数的{share}%。"
    return [finding.code for finding in lint(draft_of(Source(text)), RULES)]


def printed(value: Fraction, decimals: int, custom: str) -> str:
    exact = Decimal(value.numerator * 10**30 // value.denominator).scaleb(-30)
    exact += 0 if value * 10**30 % 1 == 0 else Decimal(1).scaleb(-31)  # rounds as the endless decimal does
    return str(exact.quantize(Decimal(1).scaleb(-decimals), custom))


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.integers(0, 3), CUSTOMS)
def test_the_true_share_is_never_accused(base: int, count: int, decimals: int, custom: str) -> None:
    count = min(count, base)
    assert accused(count, base, printed(Fraction(100 * count, base), decimals, custom)) == []


@given(
    st.integers(1, 100_000), st.integers(1, 100_000), st.integers(0, 3), st.integers(2, 50), st.sampled_from([1, -1])
)
def test_a_share_that_is_off_is_always_accused(base: int, count: int, decimals: int, units: int, sign: int) -> None:
    count = min(count, base)
    right = Decimal(rounded(Fraction(100 * count, base), decimals))
    share = right + sign * Decimal(units).scaleb(-decimals)
    assume(0 <= share < 100)
    assert accused(count, base, str(share)) == ["GL401"]
