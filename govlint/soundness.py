"""Whether what a rule yields has the shape that the engine rests on: a plug-in may yield anything."""

from __future__ import annotations

from typing import Any

from govlint.claim import Claim, Equation, Growth, Share
from govlint.figure import Figure
from govlint.finding import Edit, Fault, Fix, Place, Severity
from govlint.source import Span


def verify(result: object, length: int) -> None:
    """TypeError if `result` is no fault and no claim, or a part of it is not what it should be.

    ValueError if it speaks of a place that is not in the draft, which has `length` characters.
    """
    if isinstance(result, Fault):
        _verify_fault(result, length)
    elif isinstance(result, Claim):
        _verify_claim(result, length)
    else:
        raise TypeError(f"{result!r}的类型不对")


def _verify_fault(fault: Fault, length: int) -> None:
    _is(fault.message, str)
    _is(fault.severity, Severity | None)
    _within(fault.span, length)
    for place in fault.related:
        _is(place, Place)
        _is(place.message, str)
        _within(place.span, length)
    _is(fault.fix, Fix | None)
    for edit in fault.fix.edits if fault.fix is not None else ():
        _is(edit, Edit)
        _is(edit.text, str)
        _within(edit.span, length)


def _verify_claim(claim: Claim, length: int) -> None:
    _is(claim.subject, str)
    _is(claim.severity, Severity | None)
    if not claim.readings:
        raise ValueError("Claim 没有 readings")
    for reading in claim.readings:
        _is(reading, Equation | Share | Growth)
        for figure in (claim.at, *reading.figures):
            _is(figure, Figure)
            _within(figure.span, length)


def _is(value: object, kind: Any) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r}的类型不对")


def _within(span: Span, length: int) -> None:
    _is(span, Span)
    _is(span.start, int)
    _is(span.end, int)
    if not 0 <= span.start <= span.end <= length:
        raise ValueError(f"{span!r}不在文稿之内")
