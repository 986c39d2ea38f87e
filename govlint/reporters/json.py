"""Findings as JSON, in the shape that findings.schema.json describes."""

from __future__ import annotations

import json
from typing import Any

from govlint.finding import Checked, Failed, Finding, Fix
from govlint.reporters import Results
from govlint.source import Source, Span


def render(results: Results, *, color: bool = False) -> str:
    """A JSON list of findings and of files that could not be checked, indented, with a line break at the end."""
    return json.dumps([each for result in results for each in _objects(result)], ensure_ascii=False, indent=2) + "\n"


def _objects(result: Checked | Failed) -> list[dict[str, Any]]:
    if isinstance(result, Failed):
        return [{"path": result.path, "error": result.error}]
    return [_finding(result.source, finding) for finding in result.findings]


def _finding(source: Source, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(source, finding.span),
        "offset": finding.span.start,
        "end_offset": finding.span.end,
        "related": [{"message": each.message, **_place(source, each.span)} for each in finding.related],
        "fix": _fix(finding.fix),
        "url": None,
    }


def _place(source: Source, span: Span) -> dict[str, Any]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "path": source.name,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": source.cut(span),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"offset": each.span.start, "end_offset": each.span.end, "text": each.text} for each in fix.edits]
    return {"safety": fix.safety, "edits": edits}
