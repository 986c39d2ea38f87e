"""Readings of claims in words: what was worked out of the printed numbers, and what it agrees with or does not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from govlint.claim import Equation, Growth, Reading, Share, Side
from govlint.figure import Number
from govlint.rounding import previous, rounded


def agreement(reading: Reading) -> str:
    """A reading that holds: what was worked out, and what it agrees with."""
    if isinstance(reading, Equation):
        exact = reading.left.exact and reading.right.exact
        verb = "不大于" if reading.relation == "<=" else "等于" if exact else "相当于"
        return f"{side_in_words(reading.left)}，{verb}{side_in_words(reading.right)}"
    if isinstance(reading, Share):
        return f"{reading.part.sum}÷{reading.whole.sum}，合{reading.percent.text}%"
    rate = f"{_verb(reading.falls)}{reading.percent.text}%"
    if reading.base is None:
        return f"本年{reading.now.value}，有整数的上年数合{rate}"
    return f"上年{reading.base}、本年{reading.now.value}，合{rate}"


def contradiction(reading: Reading) -> str:
    """A reading that does not hold: both numbers and how they differ."""
    if isinstance(reading, Equation):
        return _equation(reading)
    return _share(reading) if isinstance(reading, Share) else _growth(reading)


def _equation(equation: Equation) -> str:
    left, right = equation.left, equation.right
    if not left.terms:
        return f"{side_in_words(right)}，不能小于0"
    verb, tail = ("与", "不一致") if equation.relation == "==" else ("大于", "")
    gap = f"，相差{abs(left.sum - right.sum)}" if left.exact and right.exact else ""
    return f"{side_in_words(left)}，{verb}{side_in_words(right)}{tail}{gap}"


def _share(share: Share) -> str:
    if share.exact is None:
        return f"{side_in_words(share.whole)}，不能作基数"
    exact = rounded(share.exact, share.percent.decimals)
    return f"{share.part.sum}÷{share.whole.sum}＝{exact}%，与{share.percent.text}%不一致"


def _growth(growth: Growth) -> str:
    verb, decimals = _verb(growth.falls), growth.percent.decimals
    if growth.base is not None:
        if growth.exact is None:
            return "上年为0，不能计算增长率"
        how = "" if growth.before is not None else f"按增减数{growth.change.text if growth.change else ''}推算，"
        if growth.exact < 0:
            return f"{how}上年{growth.base}、本年{growth.now.value}，没有{verb}"
        about = "约" if any(figure.about for figure in growth.figures) else ""
        return f"{how}上年{growth.base}、本年{growth.now.value}，应{verb}{about}{rounded(growth.exact, decimals)}%"
    bases = previous(int(growth.now.value), growth.signed, decimals)
    assert bases is not None
    below = bases.least.numerator // bases.least.denominator
    tried = "，".join(
        f"上年为{base}时{_change(growth.now.value, base, decimals)}" for base in (below, below + 1) if base
    )
    return f"{tried}，上年取任何整数都得不出{growth.percent.text}%"


def _change(now: Number, base: int, decimals: int) -> str:
    rate = 100 * (Fraction(now) / base - 1)
    return f"{_verb(rate < 0)}{rounded(abs(rate), decimals)}%"


def _verb(falls: bool) -> str:
    return "下降" if falls else "增长"


def alternatives(first: Reading, others: Sequence[Reading]) -> str:
    """What further readings, of which none holds either, have in place of the first."""
    said = list(dict.fromkeys(_alternative(first, reading) for reading in others))
    return "、".join(said) + ("也不相符" if len(said) == 1 else "均不相符")


def _alternative(first: Reading, reading: Reading) -> str:
    """What another reading has in place of a side of the first one."""
    if isinstance(reading, Equation):
        same = isinstance(first, Equation) and first.right == reading.right
        return side_in_words(reading.left if same else reading.right)
    if isinstance(reading, Share):
        return f"以{side_in_words(reading.whole)}为基数"
    return _growth(reading)


def side_in_words(side: Side) -> str:
    """One side of an equation as messages tell it: 各分项之和42, or 上年结转4＋本年新收43＝47."""
    if side.words:
        return f"{side.words}{side.sum}"
    if not side.terms:
        return "0"
    terms = "＋".join(f"{term.name}{term.figure.value}" for term in side.terms)
    return terms if len(side.terms) == 1 else f"{terms}＝{side.sum}"
