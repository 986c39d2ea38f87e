"""Findings for people: the line as it stands, a mark under the exact characters, the places that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Checked, Finding, Place, Severity
from govlint.reporters import WORDS, Results
from govlint.reporters.snippet import Mark, View, code, underline, view
from govlint.reporters.suggestions import suggestions
from govlint.reporters.terminal import paint, visible
from govlint.source import Source

MOST_PLACES = 8  # places outside its own line that a finding shows

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


class Scene(NamedTuple):
    """Places that one part of a line shows."""

    view: View
    places: list[Place]


def render(results: Results, *, color: bool = False) -> str:
    """The findings with their lines, a blank line behind each; "" if there are none."""
    found = [(result.source, each) for result in results if isinstance(result, Checked) for each in result.findings]
    return "".join(f"{line}\n" for source, finding in found for line in (*_finding(source, finding, color), ""))


def _finding(source: Source, finding: Finding, color: bool) -> Iterator[str]:
    tint = _COLORS[finding.severity]
    own = view(source, finding.span)
    beside = [each for each in finding.related if own.shows(each.span)]
    others = sorted(each for each in finding.related if not own.shows(each.span))
    scenes = _scenes(source, others[:MOST_PLACES])
    gutter = max(len(str(each.number)) for each in (own, *(scene.view for scene in scenes)))
    margin = " " * gutter

    yield (
        f"{paint(f'{WORDS[finding.severity]}[{finding.code}]', tint, color)} "
        f"{paint(visible(finding.message), 'bold', color)}  {paint(finding.name, 'dim', color)}"
    )
    line, column = source.position(finding.span.start)
    where = visible(f"（{finding.location}）") if source.origins else ""
    yield f"{margin}{paint('-->', 'blue', color)} {visible(source.name)}:{line}:{column}{where}"
    bar = paint("|", "blue", color)
    yield f"{own.number:>{gutter}} {bar} {code(source, own)}"
    marks = [*(Mark(each.span, "-") for each in beside), Mark(finding.span, "^")]
    yield f"{margin} {bar} {paint(underline(source, own, marks), tint, color)}"
    for seen, places in scenes:
        yield f"{seen.number:>{gutter}} {bar} {code(source, seen)}"
        under = underline(source, seen, [Mark(each.span, "-") for each in places])
        yield f"{margin} {bar} {paint(f'{under} {_words(places)}'.rstrip(), 'blue', color)}"
    if len(others) > MOST_PLACES:
        yield f"{margin} = 另有{len(others) - MOST_PLACES}处"
    for words in suggestions(source, finding.fix):
        yield f"{margin} = 建议：{words}"


def _scenes(source: Source, places: Iterable[Place]) -> list[Scene]:
    """The places, in the order of the text, those together that one part of a line shows."""
    found: list[Scene] = []
    for place in places:
        if not found or not found[-1].view.shows(place.span):
            found.append(Scene(view(source, place.span), []))
        found[-1].places.append(place)
    return found


def _words(places: Iterable[Place]) -> str:
    return "，".join(dict.fromkeys(visible(each.message) for each in places))
