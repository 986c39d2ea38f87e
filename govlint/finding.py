"""What govlint says about a draft: a fault where a rule saw it, and the finding that the engine makes of it."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, NamedTuple

from govlint.source import Source, Span


class Severity(IntEnum):
    """How grave a finding is; a greater value is graver."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


class Place(NamedTuple):
    """Another place that a finding rests on, with a few words (in Chinese) on what stands there.

    The engine adds `location`, as for the finding itself.
    """

    span: Span
    message: str
    location: str = ""


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A correction. `safe` cannot change the meaning, `unsafe` may, `display` is a suggestion that is only shown.

    All `edits` are places in the text as it was checked, in its order; none overlaps another.
    """

    safety: Literal["safe", "unsafe", "display"]
    edits: tuple[Edit, ...]


class Fault(NamedTuple):
    """What a rule found: the characters meant, and one sentence (in Chinese) with both numbers or wordings.

    `severity` is for the few rules whose gravity depends on the case; None means the rule's own.
    """

    span: Span
    message: str
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None


class Finding(NamedTuple):
    """A fault stamped with the code, name and severity of the rule that found it.

    `related` are the places that prove it, such as every cell of a sum.
    `location` says for people where it stands: section and table, and the place in the document if it is no plain text.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    location: str = ""


class Tally(NamedTuple):
    """What was checked of a draft: how many of its numbers some claim is about, how many claims there are, how many
    contradictions were found (`broken`), and how many numbers nothing in the report can confirm."""

    figures: int = 0
    claims: int = 0
    broken: int = 0
    unchecked: int = 0


class Checked(NamedTuple):
    """A draft that was checked, with what was found, in the order of the text.

    `accepted` are findings that the settings accept; they are not reported.
    """

    source: Source
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    tally: Tally = Tally()


class Failed(NamedTuple):
    """A file that could not be checked; `error` says why and what to do, in Chinese and on one line."""

    path: str
    error: str
