"""The ledger of a draft: every number that it states, the claims about each, and which numbers nothing can confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from govlint.claim import Claim
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.finding import Tally

Verdict = Literal["agrees", "contradicted", "unchecked"]


class Entry(NamedTuple):
    """A number, and the claims that it is part of, by their places in the sequence that was given."""

    figure: Figure
    claims: tuple[int, ...]
    verdict: Verdict


def ledger(draft: Draft, claims: Sequence[Claim]) -> tuple[Entry, ...]:
    """An entry for each number of the report, in the order of the text. Denials and counted lists are no numbers."""
    about: dict[tuple[int, int], list[int]] = {}
    stated = {figure.span: figure for figure in _stated(draft)}
    broken = {number for number, claim in enumerate(claims) if not claim.holds}
    for number, claim in enumerate(claims):
        for figure in claim.figures:
            about.setdefault(figure.span, []).append(number)
    return tuple(
        Entry(stated[span], tuple(dict.fromkeys(about.get(span, ()))), _verdict(about.get(span, ()), broken))
        for span in sorted(stated)
    )


def tally(draft: Draft, claims: Sequence[Claim], contradictions: int) -> Tally:
    """How much of a draft was checked, and how many contradictions were found (several broken claims may be one)."""
    stated = {figure.span for figure in _stated(draft)}
    checked = stated & {figure.span for claim in claims for figure in claim.figures}
    return Tally(len(checked), len(claims), contradictions, len(stated) - len(checked))


def _verdict(claims: Sequence[int], broken: set[int]) -> Verdict:
    if not claims:
        return "unchecked"
    return "contradicted" if any(claim in broken for claim in claims) else "agrees"


def _stated(draft: Draft) -> Iterable[Figure]:
    """Every number of the prose and of the official tables, with what it counts as its label."""
    for sentence in draft.sentences:
        yield from (mention.figure for mention in sentence.mentions)
    for table in draft.report.tables():
        for row, column in table.values:
            figure = table.figure(row, column)
            if figure is not None:
                yield figure
