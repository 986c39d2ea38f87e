"""One page for people who look rather than read: the draft as it reads, every finding marked where it stands.

The page needs nothing else: style and script stand in it, and its security policy lets only these two in. All that
comes from drafts passes through the template, which escapes it and shows what would not be seen.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.finding import Checked, Failed, Finding, Place, Severity
from govlint.reporters import WORDS, ReportError, Results, summary
from govlint.reporters.marks import Mark
from govlint.reporters.sheet import Grid, Text, sheet
from govlint.reporters.suggestions import suggestions
from govlint.reporters.terminal import visible
from govlint.source import Source, Span

if TYPE_CHECKING:
    from jinja2 import Template

MOST_PLACES = 8  # related places that are listed at once; the others are folded away


class Entry(NamedTuple):
    """A finding in the list beside its draft; `number` counts the findings of the page from 1."""

    number: int
    finding: Finding
    where: str
    suggestions: list[str]
    places: list[tuple[Place, str]]


class Draft(NamedTuple):
    """A draft with its findings; `number` counts the drafts of the page from 1."""

    number: int
    result: Checked
    blocks: list[Text | Grid]
    entries: list[Entry]
    counts: Counter[Severity]


def render(results: Results, *, color: bool = False) -> str:
    """A whole HTML page with all results. ReportError if the template library is not installed.

    `color` is for terminals: the page has its colours in any case.
    """
    template = _template()
    drafts: list[Draft] = []
    for result in results:
        if isinstance(result, Checked):
            drafts.append(_draft(result, len(drafts) + 1, sum(len(each.entries) for each in drafts)))
    counts = Counter(entry.finding.severity for draft in drafts for entry in draft.entries)
    return template.render(
        drafts=drafts,
        failed=[result for result in results if isinstance(result, Failed)],
        counts=counts,
        accepted=sum(len(draft.result.accepted) for draft in drafts),
        summary=summary(results).splitlines(),
        words=WORDS,
        labels={str(severity): word for severity, word in WORDS.items()},
        most_places=MOST_PLACES,
        style=_embedded("page.css"),
        script=_embedded("page.js"),
    )


def _template() -> Template:
    try:
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise ReportError('输出网页报告要先安装组件：pip install "govlint[html]"') from error

    def shown(value: Any) -> Any:
        """What the template writes: text with a sign for every character that is not seen."""
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        autoescape=True, finalize=shown, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_file("page.jinja"))


def _embedded(name: str) -> dict[str, Any]:
    """A style or script of ours as it stands in the page, and its hash for the security policy."""
    from markupsafe import Markup

    text = _file(name)
    return {"text": Markup(text), "hash": f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"}


def _file(name: str) -> str:
    return (files("govlint") / "reporters" / name).read_text("utf-8")


def _draft(result: Checked, number: int, before: int) -> Draft:
    """A draft and its findings, which are counted on from those `before`."""
    source, findings = result.source, result.findings
    entries = [_entry(source, finding, count) for count, finding in enumerate(findings, before + 1)]
    marks = [mark for entry in entries for mark in _marks(entry)]
    return Draft(number, result, sheet(source, marks), entries, Counter(each.severity for each in findings))


def _entry(source: Source, finding: Finding, number: int) -> Entry:
    # The words of a related place name it already; a document has no lines, so that there its location is needed.
    places = [(each, _where(source, each.span, each.location if source.origins else "")) for each in finding.related]
    where = _where(source, finding.span, finding.location)
    return Entry(number, finding, where, suggestions(source, finding.fix), places)


def _where(source: Source, span: Span, location: str) -> str:
    """The location, for plain text with its line: lines of a document's text are not those of the document."""
    if source.origins and location:
        return location
    line = f"第{source.position(span.start).line}行"
    return f"{location}，{line}" if location else line


def _marks(entry: Entry) -> list[Mark]:
    finding, kind = entry.finding, str(entry.finding.severity)
    places = enumerate(finding.related, 1)
    return [
        Mark(finding.span, entry.number, 0, kind),
        *(Mark(each.span, entry.number, count, kind, _note(each.message)) for count, each in places),
    ]


def _note(message: str) -> str:
    """What a related place says of the equation that it belongs to, without the name of the equation."""
    return message.partition("：")[2]
