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
        _is(result.message, str)
        _is(result.severity, Severity | None)
        _within(result.span, length)
        for place in result.related:
            _is(place, Place)
            _is(place.message, str)
            _within(place.span, length)
        _is(result.fix, Fix | None)
        for edit in result.fix.edits if result.fix is not None else ():
            _is(edit, Edit)
            _is(edit.text, str)
            _within(edit.span, length)
        return
    _is(result, Claim)
    assert isinstance(result, Claim)
    _is(result.subject, str)
    _is(result.severity, Severity | None)
    if not result.readings:
        raise ValueError("Claim 没有 readings")
    for reading in result.readings:
        _is(reading, Equation | Share | Growth)
        for figure in (result.at, *reading.figures):
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
