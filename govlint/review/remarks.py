"""What the comments in a document say: one remark for each finding, and a short one where its proof stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Finding
from govlint.reporters import WORDS
from govlint.reporters.suggestions import suggestions
from govlint.source import Source, Span

_SEE = "见"
_MOST_TERMS = 8  # terms of a sum that a comment lists


class Remark(NamedTuple):
    """What is to be said of the characters of `span`; `text` has one line for each paragraph of the comment."""

    span: Span
    text: str


def remarks(source: Source, findings: Iterable[Finding]) -> list[Remark]:
    """The remarks on all findings, in the order of the text, those that say what is wrong before those that refer."""
    found = [remark for finding in findings for remark in _remarks(source, finding)]
    return sorted(found, key=lambda each: (each.span.start, each.text.startswith(_SEE)))


def _remarks(source: Source, finding: Finding) -> Iterator[Remark]:
    yield Remark(finding.span, "\n".join(_lines(source, finding)))
    seen = {finding.span}
    for place in finding.related:
        if place.span not in seen:
            seen.add(place.span)
            yield Remark(place.span, f"{_SEE}{finding.code}：{finding.location}\n{place.message}".rstrip())


def _lines(source: Source, finding: Finding) -> Iterator[str]:
    yield f"{WORDS[finding.severity]} {finding.code}"
    yield finding.message
    for place in finding.related:
        if place.message:
            yield f"依据：{_named(place.message, place.location)}"
    terms = [place for place in finding.related if not place.message]
    if terms:
        listed = "、".join(_named(f"“{source.cut(each.span)}”", each.location) for each in terms[:_MOST_TERMS])
        yield f"依据：{listed}{f'等{len(terms)}处' if len(terms) > _MOST_TERMS else ''}"
    for each in suggestions(source, finding.fix):
        yield f"建议：{each}"


def _named(message: str, location: str) -> str:
    return f"{message}（{location}）" if message and location else message or location
