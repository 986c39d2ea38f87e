"""A claim is what must hold among figures. It has one reading or several lawful ones, and holds if one of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from govlint.figure import Figure

if TYPE_CHECKING:
    from govlint.figure import Number


class Term(NamedTuple):
    """A figure with the name that it has beside the others of its claim."""

    name: str
    figure: Figure


class Side(NamedTuple):
    """One side of an equation: the sum of its terms. `words` name the sum, "" where the terms should be spelled out."""

    terms: tuple[Term, ...]
    words: str = ""

    @property
    def sum(self) -> Number:
        """The exact sum of the figures, 0 without any."""
        return sum(term.figure.value for term in self.terms)


class Equation(NamedTuple):
    """`left` equals `right`, or is not greater than it where `relation` is `<=`."""

    left: Side
    right: Side
    relation: Literal["==", "<="] = "=="

    @property
    def holds(self) -> bool:
        """Whether the printed figures satisfy it, exactly."""
        left, right = self.left.sum, self.right.sum
        return left == right if self.relation == "==" else left <= right

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of both sides, in order."""
        return tuple(term.figure for term in (*self.left.terms, *self.right.terms))


class Claim(NamedTuple):
    """What must hold: one of `readings`. `subject` says of what (表三“自然人”列); `at` is the figure to point at."""

    subject: str
    at: Figure
    readings: tuple[Equation, ...]

    @property
    def holds(self) -> bool:
        """Whether one of the readings holds."""
        return any(reading.holds for reading in self.readings)
