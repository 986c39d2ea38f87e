"""A correction in words, for the formats that people read."""

from __future__ import annotations

from collections import Counter

from govlint.finding import Edit, Fix
from govlint.reporters.terminal import visible
from govlint.source import Source, Span

MOST_CHANGES = 8  # different changes that are told
MOST_TEXT = 40  # characters of each that are shown
MOST_BEFORE = 8  # characters by which a place is named


def suggestions(source: Source, fix: Fix | None) -> list[str]:
    """What a correction changes, a line for each different change, without unseen characters; [] if there is none."""
    changes = Counter(_suggestion(source, each) for each in (fix.edits if fix is not None else ()))
    told = [f"{words}（共{count}处）" if count > 1 else words for words, count in changes.items()]
    more = sum([*changes.values()][MOST_CHANGES:])
    return told[:MOST_CHANGES] + ([f"另有{more}处改动"] if more else [])


def _suggestion(source: Source, edit: Edit) -> str:
    old, new = _short(source.cut(edit.span)), _short(edit.text)
    if not old:
        return f"{_where(source, edit.span.start)}加上“{new}”"
    return f"“{old}”改为“{new}”" if new else f"删去“{old}”"


def _where(source: Source, at: int) -> str:
    """The place of what is added: lines of a document's text are not those of the document, the words before are."""
    line, column = source.position(at)
    if not source.origins:
        return f"在第{line}行第{column}列"
    before = source.cut(Span(source.line(line).start, at)).strip()[-MOST_BEFORE:]
    return f"在“{visible(before)}”后" if before else "在开头"


def _short(text: str) -> str:
    return visible(text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…")
