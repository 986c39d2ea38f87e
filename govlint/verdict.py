"""Broken claims in words: what was added up, what is printed instead, and where every term stands."""

from __future__ import annotations

from govlint.claim import Claim, Equation, Side
from govlint.finding import Fault, Place


def fault(claim: Claim) -> Fault:
    """The fault of a claim that does not hold: both sides, their difference, and their terms as related places.

    Of a claim with several readings the first is told. Terms that are 0 are left out: they prove nothing.
    """
    equation = claim.readings[0]
    left, right = equation.left, equation.right
    verb = "与" if equation.relation == "==" else "大于"
    tail = "不一致" if equation.relation == "==" else ""
    message = f"{claim.subject}：{_words(left)}，{verb}{_words(right)}{tail}，相差{abs(left.sum - right.sum)}。"
    return Fault(claim.at.span, message, _related(claim, equation))


def _words(side: Side) -> str:
    if side.words:
        return f"{side.words}{side.sum}"
    if not side.terms:
        return "0"
    terms = "＋".join(f"{term.name}{term.figure.value}" for term in side.terms)
    return terms if len(side.terms) == 1 else f"{terms}＝{side.sum}"


def _related(claim: Claim, equation: Equation) -> tuple[Place, ...]:
    return tuple(
        Place(figure.span, f"{figure.label}{figure.text}")
        for figure in equation.figures
        if figure.span != claim.at.span and figure.value != 0
    )
