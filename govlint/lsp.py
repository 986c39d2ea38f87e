"""Findings in the shapes of the Language Server Protocol (version 3.17), for editors.

The protocol counts lines from 0, and columns from 0 in the units of an encoding that the editor chooses (UTF-16 if it
chooses none); ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    PositionEncodingKind,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from govlint.finding import Checked, Edit, Finding, Severity
from govlint.fixing import helpful
from govlint.plan import Plan
from govlint.reporters.suggestions import suggestions
from govlint.source import Source, Span

QUICK_FIX = CodeActionKind.QuickFix.value
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.govlint"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
# The codec of each encoding of columns, and the bytes of one of its units.
_CODECS = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


def range_of(source: Source, span: Span, encoding: str) -> Range:
    """Where the characters of a span stand."""
    return Range(_position(source, span.start, encoding), _position(source, span.end, encoding))


def _position(source: Source, offset: int, encoding: str) -> Position:
    line, column = source.position(offset)
    before = source.text[offset - (column - 1) : offset]
    codec, size = _CODECS[PositionEncodingKind(encoding)]
    return Position(line - 1, len(before.encode(codec)) // size)


def diagnostic(source: Source, finding: Finding, uri: str, encoding: str) -> Diagnostic:
    """A finding in the document `uri`, with the places that prove it."""
    return Diagnostic(
        range_of(source, finding.span, encoding),
        finding.message,
        _SEVERITIES[finding.severity],
        finding.code,
        source="govlint",
        related_information=[
            DiagnosticRelatedInformation(Location(uri, range_of(source, each.span, encoding)), each.message)
            for each in finding.related
        ],
    )


def covers(asked: Iterable[str], kind: str) -> bool:
    """Whether an editor that asks for these kinds of actions wants one of `kind`: a kind stands for those below it."""
    return any(f"{kind}.".startswith(f"{each}.") for each in asked)


def quick_fixes(checked: Checked, meant: Range, uri: str, encoding: str) -> Iterator[CodeAction]:
    """The corrections of the findings that `meant` touches; preferred are those that cannot change the meaning."""
    source = checked.source
    for finding in checked.findings:
        fix = finding.fix
        if fix is None or fix.safety == "display" or not _touch(range_of(source, finding.span, encoding), meant):
            continue
        yield CodeAction(
            "；".join(suggestions(source, fix)),
            QUICK_FIX,
            diagnostics=[diagnostic(source, finding, uri, encoding)],
            is_preferred=fix.safety == "safe",
            edit=_changes(source, fix.edits, uri, encoding),
        )


def fix_all(checked: Checked, plan: Plan, uri: str, encoding: str) -> Iterator[CodeAction]:
    """All corrections at once that cannot change the meaning, if there are any and the draft is the better for them.

    RuleCrash if a rule fails on the corrected draft.
    """
    fixes, _ = helpful(checked, plan, unsafe=False)
    edits = [edit for finding in fixes if finding.fix is not None for edit in finding.fix.edits]
    if edits:
        title = f"govlint：改正不影响原意的{len(fixes)}处"
        yield CodeAction(title, FIX_ALL, edit=_changes(checked.source, edits, uri, encoding))


def _changes(source: Source, edits: Iterable[Edit], uri: str, encoding: str) -> WorkspaceEdit:
    return WorkspaceEdit({uri: [TextEdit(range_of(source, each.span, encoding), each.text) for each in edits]})


def _touch(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end
