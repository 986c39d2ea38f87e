"""Judging what rules yield: one finding for each cause of what does not hold, stamped with its rule and its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from govlint import verdict
from govlint.claim import Claim
from govlint.diagnosis import diagnose
from govlint.draft import Draft
from govlint.finding import Fault, Finding, Severity
from govlint.location import landmarks, locate
from govlint.rule import Rule
from govlint.rulings import Rulings, Stated
from govlint.source import Span


def judge(
    draft: Draft, ruled: Rulings, rules: Sequence[Rule], severities: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """The findings of what does not hold, in the order of the text: one for each cause, else one for each claim.

    A cause is reported if one of its broken claims is of a rule that runs; it has the code of the gravest of these.
    What is only noted need not hold, and so is no evidence.
    """
    evidence, notes = _weighed(ruled.claims)
    claims = [*evidence, *notes]
    causes = [] if all(each.holds for each in evidence) else diagnose([each.claim for each in evidence], _lines(draft))
    decided = [cause for cause in causes if cause.decided]
    explained = {number for cause in decided for number in cause.broken}
    running = {rule.code for rule in rules}
    found = []
    for cause in decided:
        broken = [claims[number] for number in cause.broken]
        leads = [(_severity(rule, claim, severities), rule) for rule, claim, _ in broken if rule.code in running]
        if leads:
            severity, rule = min(leads, key=lambda each: (-each[0], each[1].code))
            told = verdict.diagnosed(cause, [(each.rule.code, each.claim) for each in broken])
            found.append(_stamp(rule, told, severity))
    for number, (rule, claim, holds) in enumerate(claims):
        if not holds and number not in explained and rule.code in running:
            found.append(_stamp(rule, verdict.fault(claim), _severity(rule, claim, severities)))
    found += [_stamp(rule, fault, _severity(rule, fault, severities)) for rule, fault in ruled.faults]
    return _located(draft, sorted(found, key=lambda each: (each.span, each.code)))


def _located(draft: Draft, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the words for their places and for those that they rest on."""
    marks = landmarks(draft.report) if findings else ()

    def where(span: Span) -> str:
        return locate(draft.source, marks, span)

    return tuple(
        each._replace(
            location=where(each.span),
            related=tuple(place._replace(location=where(place.span)) for place in each.related),
        )
        for each in findings
    )


def _lines(draft: Draft) -> list[tuple[Span, ...]]:
    """The places of the numbers in each row and each column of the official tables; rows on one line are one, too."""
    found = []
    for table in draft.report.tables():
        for block in table.format.blocks if table.format is not None else ():
            places = [[(row.id, column.id) for column in block.columns] for row in block.rows if not row.group]
            columns = map(list, zip(*places, strict=True))
            whole = [list(chain.from_iterable(places))] if table.format and table.format.layout == "line" else []
            for line in (*places, *columns, *whole):
                figures = [figure for place in line if (figure := table.figure(*place)) is not None]
                found.append(tuple(figure.span for figure in figures))
    return found


def _weighed(claims: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    """The claims that are evidence, and those that are only notes, whatever the settings make of their rules."""
    evidence: list[Stated] = []
    notes: list[Stated] = []
    for each in claims:
        own = each.claim.severity
        note = (each.rule.severity if own is None else own) is Severity.INFO
        (notes if note else evidence).append(each)
    return evidence, notes


def _severity(rule: Rule, result: Fault | Claim, severities: Mapping[str, Severity]) -> Severity:
    """How grave what a rule yielded is: as the settings say, else as it says itself, else as its rule."""
    return next(each for each in (severities.get(rule.code), result.severity, rule.severity) if each is not None)


def _stamp(rule: Rule, fault: Fault, severity: Severity) -> Finding:
    return Finding(rule.code, rule.name, severity, fault.span, fault.message, fault.related, fault.fix)
