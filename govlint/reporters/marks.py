"""Marks on the text of a draft: its characters cut into pieces, each with all the marks that it bears."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from govlint.source import Span


class Mark(NamedTuple):
    """Characters to be marked for a finding.

    `number` counts the findings of a page from 1, and `place` the related places of a finding; 0 is the finding itself.
    `kind` is its severity; `note` a few words that stand beside the mark when the finding is looked at.
    """

    span: Span
    number: int
    place: int
    kind: str
    note: str = ""


class Wrap(NamedTuple):
    """A mark, or a part of it, around a piece; `first` and `last` tell whether the mark begins or ends with it."""

    mark: Mark
    first: bool
    last: bool


class Piece(NamedTuple):
    """Characters under the same marks, the outermost first. A mark of no characters is a piece without any."""

    text: str
    wraps: tuple[Wrap, ...] = ()


class _Part(NamedTuple):
    """What of a mark lies within one stretch."""

    span: Span
    mark: Mark
    first: bool
    last: bool


def cut(text: str, stretches: Sequence[Span], marks: Sequence[Mark]) -> list[tuple[Piece, ...]]:
    """The pieces of each stretch of `text`.

    Stretches are lines and cells, in order; between them are only line breaks and tabs, which a page does not show.
    Every mark is on some piece as long as there is a stretch: one that covers nothing shown stands where it begins.
    """
    parts: list[list[_Part]] = [[] for _ in stretches]
    starts = [each.start for each in stretches]
    for mark in marks if stretches else ():
        first = max(0, bisect_right(starts, mark.span.start) - 1)
        covered = []
        for index in range(first, len(stretches)):
            start, end = stretches[index]
            if start >= mark.span.end:
                break
            if max(start, mark.span.start) < min(end, mark.span.end):
                covered.append((index, Span(max(start, mark.span.start), min(end, mark.span.end))))
        if not covered:
            at = min(max(mark.span.start, starts[first]), stretches[first].end)
            covered = [(first, Span(at, at))]
        for turn, (index, span) in enumerate(covered):
            parts[index].append(_Part(span, mark, turn == 0, turn == len(covered) - 1))
    return [_pieces(text, stretch, its) for stretch, its in zip(stretches, parts, strict=True)]


def _pieces(text: str, stretch: Span, parts: list[_Part]) -> tuple[Piece, ...]:
    """The stretch cut at every border of a mark."""
    if not parts:
        return (Piece(text[stretch.start : stretch.end]),) if stretch.end > stretch.start else ()
    waiting = sorted(parts, key=_outermost, reverse=True)
    borders = sorted({*stretch, *(border for part in parts for border in part.span)})
    found: list[Piece] = []
    open_parts: list[_Part] = []
    for start, end in zip(borders, [*borders[1:], None], strict=True):
        open_parts = [part for part in open_parts if part.span.end > start]
        while waiting and waiting[-1].span.start == start:
            part = waiting.pop()
            if part.span.end > start:
                open_parts.append(part)
            else:
                found.append(Piece("", (*_wraps(open_parts, start, None), Wrap(part.mark, part.first, part.last))))
        if end is not None:
            found.append(Piece(text[start:end], _wraps(open_parts, start, end)))
    return tuple(found)


def _outermost(part: _Part) -> tuple[int, bool, int, int, int]:
    """Where a part stands among those that begin in the same place: carets first, then the longest."""
    length = part.span.end - part.span.start
    return part.span.start, length > 0, -length, part.mark.number, part.mark.place


def _wraps(parts: Sequence[_Part], start: int, end: int | None) -> tuple[Wrap, ...]:
    """The marks around the characters from `start` to `end`; None is a caret, with which no other begins or ends."""
    return tuple(
        Wrap(part.mark, part.first and end is not None and part.span.start == start, part.last and part.span.end == end)
        for part in parts
    )
