"""One draft through the house: read, parse, run the rules, judge their claims, stamp, accept and sort the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from govlint import verdict
from govlint.accepted import UNUSED_ACCEPT, Watch, accepts, entries_for
from govlint.claim import Claim
from govlint.diagnosis import diagnose
from govlint.draft import Draft, prepare
from govlint.finding import Checked, Failed, Fault, Finding, Severity
from govlint.formats import editions
from govlint.ledger import tally
from govlint.location import landmarks, locate
from govlint.options import Options
from govlint.parser import parse
from govlint.patience import Overdue
from govlint.plan import Plan
from govlint.readers import ReadError, read
from govlint.rule import Rule
from govlint.source import Source, Span
from govlint.unseen import seen


class RuleCrash(Exception):
    """A rule raised, did not end, or yielded nonsense; the message names it, in Chinese."""


def draft_of(source: Source, options: Options = Options()) -> Draft:
    """The draft that rules are given for a source. KeyError if the options name an unknown edition."""
    return prepare(source, parse(source), options, editions())


class Stated(NamedTuple):
    """A claim that a rule states, and whether it `holds`, which is worked out once."""

    rule: Rule
    claim: Claim
    holds: bool


class Seen(NamedTuple):
    """A fault that a rule saw."""

    rule: Rule
    fault: Fault


class Rulings(NamedTuple):
    """What rules yield for a draft, in the order of the rules."""

    claims: tuple[Stated, ...]
    faults: tuple[Seen, ...]


def rulings(draft: Draft, rules: Sequence[Rule], witnesses: Sequence[Rule] = ()) -> Rulings:
    """Everything that `rules` yield for a draft, then the claims of `witnesses`. RuleCrash if a rule fails.

    Witnesses are rules that are not selected: their claims are evidence, and one that fails gives none.
    """
    found = [each for rule in rules for each in _run(rule, draft)]
    faults = tuple(each for each in found if isinstance(each, Seen))
    for rule in witnesses:
        with suppress(RuleCrash):
            found += _run(rule, draft)
    return Rulings(tuple(each for each in found if isinstance(each, Stated)), faults)


def lint(draft: Draft, rules: Sequence[Rule], severities: Mapping[str, Severity] | None = None) -> tuple[Finding, ...]:
    """The findings of `rules`, in the order of the text. RuleCrash if a rule fails."""
    return _findings(draft, rulings(draft, rules), rules, severities or {})


def check(source: Source, plan: Plan) -> Checked:
    """The findings in a source, those that the settings accept apart. RuleCrash if a rule fails."""
    bare = seen(source)
    draft = draft_of(bare.source, plan.options)
    rules = plan.rules_for(Path(source.name))
    ruled = rulings(draft, rules, [rule for rule in plan.witnesses if rule not in rules])
    findings = tuple(map(bare.back, _findings(draft, ruled, rules, plan.severities)))
    entries = entries_for(plan.settings, Path(source.name))
    accepted = tuple(each for each in findings if any(accepts(entry, source, each) for entry in entries))
    silenced = {id(each) for each in accepted}
    claims = [each.claim for each in ruled.claims if each.rule in rules]
    reported = tuple(each for each in findings if id(each) not in silenced)
    return Checked(source, reported, accepted, tally(draft, claims, len(findings) - len(ruled.faults)))


def check_path(path: Path, plan: Plan) -> Checked | Failed:
    """Read and check a file. What goes wrong with it becomes a Failed, so that other files are still checked."""
    try:
        return check(read(path, plan.settings.limits), plan)
    except (ReadError, RuleCrash) as error:
        return Failed(path.as_posix(), str(error))


def watch(plan: Plan) -> Watch:
    """What it takes to tell which accept entries of the plan's settings are of no use."""
    codes = tuple(each.code for each in plan.rules)
    rule = next((each for each in plan.rules if each.code == UNUSED_ACCEPT), None)
    return Watch(codes) if rule is None else Watch(codes, rule.name, plan.severities.get(rule.code, rule.severity))


def _run(rule: Rule, draft: Draft) -> list[Stated | Seen]:
    try:
        return [_ruled(rule, result) for result in rule.check(draft)]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a rule does not end the run, whatever it raises
        said = str(error) if isinstance(error, Overdue) else f"出错：{error!r}"
        raise RuleCrash(f"规则{rule.code}（{rule.name}）{said}") from error


def _ruled(rule: Rule, result: object) -> Stated | Seen:
    if isinstance(result, Claim):
        return Stated(rule, result, result.holds)
    if isinstance(result, Fault):
        return Seen(rule, result)
    raise TypeError(f"既不是 Fault 也不是 Claim：{result!r}")


def _findings(
    draft: Draft, ruled: Rulings, rules: Sequence[Rule], severities: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """The findings of what does not hold, in the order of the text: one for each cause, else one for each claim.

    A cause is reported if one of its broken claims is of a rule that runs; it has the code of the gravest of these.
    What is only noted need not hold, and so is no evidence.
    """
    running = {rule.code for rule in rules}
    evidence, notes = _weighed(ruled.claims)
    claims = [*evidence, *notes]
    all_hold = all(each.holds for each in evidence)
    causes = [] if all_hold else diagnose([each.claim for each in evidence], _runs(draft))
    decided = [each for each in causes if each.decided]
    explained = {number for cause in decided for number in cause.broken}
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


def _runs(draft: Draft) -> list[tuple[Span, ...]]:
    """The places of the numbers in each row and each column of the official tables; rows on one line are one, too."""
    runs = []
    for table in draft.report.tables():
        for block in table.format.blocks if table.format is not None else ():
            places = [[(row.id, column.id) for column in block.columns] for row in block.rows if not row.group]
            columns = map(list, zip(*places, strict=True))
            whole = [list(chain.from_iterable(places))] if table.format and table.format.layout == "line" else []
            for line in (*places, *columns, *whole):
                figures = [figure for place in line if (figure := table.figure(*place)) is not None]
                runs.append(tuple(figure.span for figure in figures))
    return runs


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
