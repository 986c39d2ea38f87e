"""GL002: entries in the settings that accept findings."""

from __future__ import annotations

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.rule import rule


@rule("GL002", "unused-accept", Severity.WARNING)
def unused_accept(draft: Draft) -> tuple[Fault, ...]:
    """An [[accept]] entry in the settings accepts nothing.

    ## What it does

    Looks for entries of the settings file that accepted no finding in any of the drafts that were checked together.

    ## Why is this bad?

    The fault was mended, or its text changed, and the entry is left over: it may hide a new fault one day.

    ## What it does not report

    Entries for rules that do not run, entries for a draft that was not checked, and entries that accept a finding in
    any of the drafts of the run. It is about the settings, not about a draft, so it has no examples and is worked out
    by the engine after all drafts.

    ## References

    Settings in the README.
    """
    return ()


RULES = (unused_accept,)
