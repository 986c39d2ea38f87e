"""A line of a draft, or the part of it that fits on a terminal, with marks under the exact characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.reporters.terminal import visible, width
from govlint.source import Source, Span

CELLS = 88  # terminal cells of a line that are shown
BEFORE = 24  # of them at least before the characters meant, where the line is longer


class Mark(NamedTuple):
    """The characters of `span`, and the sign to put under each of their cells."""

    span: Span
    sign: str


class View(NamedTuple):
    """What is shown of the line `number`: its characters from `start` to `end`.

    `before` and `after` are "…" where the line goes on, else "".
    """

    number: int
    start: int
    end: int
    before: str
    after: str

    def shows(self, span: Span) -> bool:
        """Whether `span` begins in the part shown; the end of the line, where a cell may be blank, counts too."""
        return self.start <= span.start < self.end or (span.start == self.end and not self.after)


def view(source: Source, span: Span) -> View:
    """As much of the line on which `span` begins as fits around its beginning."""
    number = source.position(span.start).line
    line = source.line(number)
    at = min(span.start, line.end)  # it may begin within the line break
    start, room = _walk(source.text, at, line.start, BEFORE)
    end, room = _walk(source.text, at, line.end, CELLS - BEFORE + room)
    start, _ = _walk(source.text, start, line.start, room)
    return View(number, start, end, "…" if start > line.start else "", "…" if end < line.end else "")


def _walk(text: str, at: int, stop: int, room: int) -> tuple[int, int]:
    """The offset reached from `at` on the way to `stop` within `room` cells, and how many cells are left."""
    step = 1 if at < stop else -1
    while at != stop:
        # A combining character takes no cell, but counts as one: thousands of them must not be shown either.
        cells = max(1, width(text[min(at, at + step)]))
        if cells > room:
            break
        at, room = at + step, room - cells
    return at, room


def code(source: Source, seen: View) -> str:
    """The characters shown."""
    return f"{seen.before}{visible(source.text[seen.start : seen.end])}{seen.after}"


def underline(source: Source, seen: View, marks: Sequence[Mark]) -> str:
    """The marks, each exactly under its characters as `code` shows them; of two in one place the later is seen.

    A span of several lines is marked to the end of its first, a span without characters where it stands.
    """

    def cell(offset: int) -> int:
        return width(seen.before) + width(visible(source.text[seen.start : min(offset, seen.end)]))

    cells = [" "] * (cell(seen.end) + 1)
    for span, sign in marks:
        left = cell(span.start)
        right = max(left + 1, cell(span.end))
        cells[left:right] = sign * (right - left)
    return "".join(cells).rstrip()
