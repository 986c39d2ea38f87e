"""Usual slips: how a right number comes to be printed wrong. They tell which of several explanations is likely.

The list follows what data editors look for (correctTypos of the R package deducorrect: digits exchanged, changed,
dropped, doubled) and adds what copying from tables by hand does: the number beside it, a row moved by one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import combinations, pairwise

from govlint.diagnosis.domains import Values, as_number
from govlint.fold import distance, exchanges
from govlint.source import Span

# Numbers that stand side by side in the document, as in a row or a column of a table.
Run = Sequence[Span]
# Those that stand directly beside a number.
Beside = Mapping[Span, Sequence[Span]]
# The right value of each number that is wrong; None where several would do.
Solution = Mapping[Span, Fraction | None]


def is_exchange(solution: Solution, printed: Values) -> bool:
    """Whether two neighbouring digits of one number, or two whole numbers, were exchanged."""
    if len(solution) == 1:
        ((span, value),) = solution.items()
        return value is not None and _exchanged(_digits(printed[span]), _digits(value))
    return all(
        solution[one] == printed[other] and solution[other] == printed[one] for one, other in combinations(solution, 2)
    )


def is_digit(solution: Solution, printed: Values) -> bool:
    """Whether one digit of one number was changed, dropped or doubled.

    That 0 would be right is no sign of it: often that is only the least that a bound leaves, below which nothing is.
    """
    if len(solution) > 1:
        return False
    ((span, value),) = solution.items()
    return value is not None and value != 0 and distance(_digits(printed[span]), _digits(value), 1) == 1


def slipped(value: Fraction) -> Iterator[Fraction]:
    """What a whole number printed as `value` may have been before a usual slip in its digits, as `is_digit` knows them.

    Of one with decimals nothing is said.
    """
    text = _digits(value)
    changed = {
        text[:at] + digit + text[at + dropped :]
        for at in range(len(text) + 1)
        for digit in ("", *"0123456789")
        for dropped in (0, 1)
    }
    whole = text.isdigit()
    return (Fraction(each) for each in sorted(changed) if whole and each[:1] not in ("", "0") and each != text)


def is_copy(solution: Solution, printed: Values, *beside: Beside) -> bool:
    """Whether one number was copied from a place beside it. A 0 is no sign of that."""
    if len(solution) > 1:
        return False
    ((span, value),) = solution.items()
    places = (place for each in beside for place in each.get(span, ()))
    return value is not None and printed[span] != 0 and any(printed.get(place) == printed[span] for place in places)


def neighbours(runs: Iterable[Run]) -> Beside:
    """The numbers that stand beside each one in some run."""
    found: dict[Span, list[Span]] = {}
    for run in runs:
        for one, other in pairwise(run):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def moved(runs: Sequence[Run], printed: Values) -> Iterator[dict[Span, Fraction]]:
    """For each run, its numbers moved back by one place either way, with or without the last one (the total).

    Only what changes is given, and only where more than two numbers do: fewer are an exchange.
    """
    for run in runs:
        known = [span for span in run if span in printed]
        for part in (known, known[:-1]):
            values = [printed[span] for span in part]
            for back in (values[1:] + values[:1], values[-1:] + values[:-1]):
                changed = {span: right for span, right, wrong in zip(part, back, values, strict=True) if right != wrong}
                if len(changed) > 2:
                    yield changed


def swapped(runs: Iterable[Run], printed: Values, wrong: Set[Span]) -> Iterator[dict[Span, Fraction]]:
    """For every two runs of one length that hold numbers of `wrong`, each with the numbers of the other.

    Only what changes is given, and only where more than one pair differs: one is an exchange.
    """
    able = [run for run in runs if not wrong.isdisjoint(run) and all(span in printed for span in run)]
    for run, other in combinations(able, 2):
        if len(run) == len(other) and set(run).isdisjoint(other):
            pairs = [(one, two) for one, two in zip(run, other, strict=True) if printed[one] != printed[two]]
            if len(pairs) > 1:
                yield {place: printed[right] for one, two in pairs for place, right in ((one, two), (two, one))}


def _digits(value: Fraction) -> str:
    return str(as_number(value))


def _exchanged(one: str, other: str) -> bool:
    """Whether two numbers differ by two neighbouring digits in exchanged order."""
    return other in exchanges(one)
