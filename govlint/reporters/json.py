"""Findings as JSON, in the shape that findings.schema.json describes."""

from __future__ import annotations

import json
import re
from typing import Any

from govlint.finding import Checked, Failed, Finding, Fix, Place
from govlint.reporters import Results
from govlint.source import Source, Span

# JSON allows these raw, but they could command a terminal, and halves of characters cannot be written as UTF-8.
_ESCAPED = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render(results: Results, *, color: bool = False) -> str:
    """A JSON list of findings and of files that could not be checked, indented, with a line break at the end.

    `color` is for the other formats: JSON has none.
    """
    return f"{written([each for result in results for each in _objects(result)])}\n"


def written(value: object) -> str:
    """A value as indented JSON, in which every character that could command a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _objects(result: Checked | Failed) -> list[dict[str, Any]]:
    if isinstance(result, Failed):
        return [{"error": result.error, "path": result.path}]
    return [_finding(result.source, finding) for finding in result.findings]


def _finding(source: Source, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": source.name,
        **place(source, finding.span),
        "text": source.cut(finding.span),
        "location": finding.location,
        "related": [_related(source, each) for each in finding.related],
        "fix": _fix(finding.fix),
        "url": None,
    }


def place(source: Source, span: Span) -> dict[str, int]:
    """Where a span stands: lines and columns from 1, offsets from 0, ends exclusive."""
    return {**_lines(source, span), "offset": span.start, "end_offset": span.end}


def _lines(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _related(source: Source, related: Place) -> dict[str, Any]:
    return {
        "message": related.message,
        "path": source.name,
        **_lines(source, related.span),
        "text": source.cut(related.span),
        "location": related.location,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"offset": each.span.start, "end_offset": each.span.end, "text": each.text} for each in fix.edits]
    return {"safety": fix.safety, "edits": edits}
