"""Findings for people: the line as it stands, a mark under the exact characters, the places that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.finding import Checked, Finding, Fix, Place, Severity
from govlint.reporters import WORDS, Results
from govlint.reporters.terminal import paint, visible, width
from govlint.source import Source, Span

CELLS = 88  # terminal cells of a line that are shown
BEFORE = 24  # of them before the characters meant, where the line is longer
MOST_RELATED = 8

_COLOR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def render(results: Results, *, color: bool = False) -> str:
    """The findings with their lines, a blank line behind each."""
    found = [(result.source, each) for result in results if isinstance(result, Checked) for each in result.findings]
    return "".join(f"{line}\n" for source, finding in found for line in (*_finding(source, finding, color), ""))


def _finding(source: Source, finding: Finding, color: bool) -> Iterator[str]:
    severity = paint(f"{WORDS[finding.severity]}[{finding.code}]", _COLOR[finding.severity], color)
    yield f"{severity} {paint(visible(finding.message), 'bold', color)}  {paint(finding.name, 'dim', color)}"
    gutter = max(len(str(source.position(each).line)) for each in _starts(finding))
    line, column = source.position(finding.span.start)
    yield f"{' ' * gutter}{paint('-->', 'blue', color)} {visible(source.name)}:{line}:{column}"
    yield from _snippet(source, finding.span, "", gutter, _COLOR[finding.severity], color)
    yield from _related(source, finding.related, gutter, color)
    if finding.fix is not None:
        yield f"{' ' * gutter} = 建议：{_suggestion(source, finding.fix)}"


def _starts(finding: Finding) -> list[int]:
    return [finding.span.start, *(each.span.start for each in finding.related)]


def _related(source: Source, related: Sequence[Place], gutter: int, color: bool) -> Iterator[str]:
    for place in related[:MOST_RELATED]:
        yield from _snippet(source, place.span, visible(place.message), gutter, "blue", color)
    if len(related) > MOST_RELATED:
        yield f"{' ' * gutter} = 另有{len(related) - MOST_RELATED}处"


def _snippet(source: Source, span: Span, words: str, gutter: int, paint_as: str, color: bool) -> Iterator[str]:
    """The line on which `span` begins, and under it a mark and `words`."""
    number = source.position(span.start).line
    line = source.line(number)
    start, end = _window(source, line, span)
    before = "…" if start > line.start else ""
    after = "…" if end < line.end else ""
    shown = before + visible(source.text[start:end]) + after
    indent = width(before + visible(source.text[start : span.start]))
    marks = "^" * max(1, width(visible(source.text[span.start : min(span.end, end)])))
    bar = paint("|", "blue", color)
    yield f"{number:>{gutter}} {bar} {shown}"
    yield f"{' ' * gutter} {bar} {' ' * indent}{paint(f'{marks} {words}'.rstrip(), paint_as, color)}"


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
