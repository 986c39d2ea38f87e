"""A correction in words, for the formats that people read."""

from __future__ import annotations

from govlint.finding import Edit, Fix
from govlint.reporters.terminal import visible
from govlint.source import Source

MOST_EDITS = 8  # changes that are told
MOST_TEXT = 40  # characters of each that are shown


def suggestions(source: Source, fix: Fix | None) -> list[str]:
    """What a correction changes, a line for each change, without characters that are not seen; [] without one."""
    edits = fix.edits if fix is not None else ()
    more = [f"另有{len(edits) - MOST_EDITS}处改动"] if len(edits) > MOST_EDITS else []
    return [_suggestion(source, each) for each in edits[:MOST_EDITS]] + more


def _suggestion(source: Source, edit: Edit) -> str:
    old, new = _short(source.cut(edit.span)), _short(edit.text)
    if not old:
        line, column = source.position(edit.span.start)
        return f"在第{line}行第{column}列加上“{new}”"
    return f"“{old}”改为“{new}”" if new else f"删去“{old}”"


def _short(text: str) -> str:
    return visible(text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…")
