"""Findings for people: the line as it stands, a mark under the exact characters, the places that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.finding import Checked, Finding, Fix, Place, Severity
from govlint.reporters import WORDS, Results
from govlint.reporters.terminal import paint, visible, width
from govlint.source import Source, Span

CELLS = 88  # terminal cells of a line that are shown
BEFORE = 24  # of them before the characters meant, where the line is longer
MOST_LINES = 6  # other lines that a finding shows

_COLOR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


class Mark(NamedTuple):
    """Characters to underline, and with what."""

    span: Span
    sign: str


def render(results: Results, *, color: bool = False) -> str:
    """The findings with their lines, a blank line behind each."""
    found = [(result.source, each) for result in results if isinstance(result, Checked) for each in result.findings]
    return "".join(f"{line}\n" for source, finding in found for line in (*_finding(source, finding, color), ""))


def _finding(source: Source, finding: Finding, color: bool) -> Iterator[str]:
    severity = paint(f"{WORDS[finding.severity]}[{finding.code}]", _COLOR[finding.severity], color)
    yield f"{severity} {paint(visible(finding.message), 'bold', color)}  {paint(finding.name, 'dim', color)}"
    line, column = source.position(finding.span.start)
    others = _by_line(source, finding.related)
    beside = others.pop(line, [])
    shown = list(others.items())[:MOST_LINES]
    gutter = max(len(str(number)) for number, _ in ((line, []), *shown))
    yield f"{' ' * gutter}{paint('-->', 'blue', color)} {visible(source.name)}:{line}:{column}"
    yield from _snippet(
        source, [Mark(finding.span, "^"), *(Mark(each.span, "-") for each in beside)], "", gutter, color
    )
    for _, places in shown:
        words = "，".join(visible(each.message) for each in places)
        yield from _snippet(source, [Mark(each.span, "-") for each in places], words, gutter, color)
    if len(others) > len(shown):
        yield f"{' ' * gutter} = 另有{sum(map(len, others.values())) - sum(len(each) for _, each in shown)}处"
    if finding.fix is not None:
        yield f"{' ' * gutter} = 建议：{_suggestion(source, finding.fix)}"


def _by_line(source: Source, places: Sequence[Place]) -> dict[int, list[Place]]:
    """The places by the number of the line on which they begin, in order."""
    found: dict[int, list[Place]] = {}
    for place in sorted(places):
        found.setdefault(source.position(place.span.start).line, []).append(place)
    return found


def _snippet(source: Source, marks: Sequence[Mark], words: str, gutter: int, color: bool) -> Iterator[str]:
    """The line on which the first mark begins, all marks under it, and `words` behind them."""
    number = source.position(marks[0].span.start).line
    line = source.line(number)
    start, end = _window(source, line, marks[0].span)
    before, after = "…" if start > line.start else "", "…" if end < line.end else ""
    bar = paint("|", "blue", color)
    yield f"{number:>{gutter}} {bar} {before}{visible(source.text[start:end])}{after}"
    under, reached = " " * width(before), start
    for mark in sorted(mark for mark in marks if reached <= mark.span.start <= end):
        if mark.span.start < reached:
            continue
        stop = min(mark.span.end, end)
        under += " " * width(visible(source.text[reached : mark.span.start]))
        under += mark.sign * max(1, width(visible(source.text[mark.span.start : stop])))
        reached = max(stop, mark.span.start)
    yield f"{' ' * gutter} {bar} {paint(f'{under} {words}'.rstrip(), 'red' if '^' in under else 'blue', color)}"


def _window(source: Source, line: Span, span: Span) -> Span:
    """The part of a line that is shown: all of it, or as much around `span` as fits into CELLS."""
    if line.end - line.start <= CELLS and width(visible(source.cut(line))) <= CELLS:
        return line
    start, room = span.start, BEFORE
    while start > line.start and (room := room - width(source.text[start - 1])) >= 0:
        start -= 1
    end, room = start, CELLS
    while end < line.end and (room := room - width(source.text[end])) >= 0:
        end += 1
    return Span(start, end)


def _suggestion(source: Source, fix: Fix) -> str:
    changes = (f"“{source.cut(edit.span)}”改为“{edit.text}”" for edit in fix.edits)
    return visible("；".join(changes))
