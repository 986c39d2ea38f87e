"""One draft through the house: read, parse, run the rules, judge their claims, stamp, accept and sort the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from govlint import verdict
from govlint.accepted import UNUSED_ACCEPT, Watch, accepts
from govlint.claim import Claim
from govlint.diagnosis import diagnose
from govlint.draft import Draft, Options, prepare
from govlint.finding import Checked, Failed, Fault, Finding, Severity
from govlint.formats import editions
from govlint.ledger import tally
from govlint.location import landmarks, locate
from govlint.parser import parse
from govlint.patience import Overdue
from govlint.plan import Plan
from govlint.readers import ReadError, read
from govlint.rule import Rule
from govlint.source import Source, Span


class RuleCrash(Exception):
    """A rule raised, did not end, or yielded nonsense; the message names it, in Chinese."""


def draft_of(source: Source, options: Options = Options()) -> Draft:
    """The draft that rules are given for a source. KeyError if the options name an unknown edition."""
    return prepare(source, parse(source), options, editions())


class Ruling(NamedTuple):
    """What a rule yielded: a claim, and whether it `holds`, which is worked out once; or a fault, which never does."""

    rule: Rule
    result: Fault | Claim
    holds: bool


def rulings(draft: Draft, rules: Sequence[Rule], witnesses: Sequence[Rule] = ()) -> tuple[Ruling, ...]:
    """Everything that `rules` yield for a draft, then the claims of `witnesses`. RuleCrash if a rule fails.

    Witnesses are rules that are not selected: their claims are evidence, and one that fails gives none.
    """
    found = [ruling for rule in rules for ruling in _run(rule, draft)]
    for rule in witnesses:
        with suppress(RuleCrash):
            found += [ruling for ruling in _run(rule, draft) if isinstance(ruling.result, Claim)]
    return tuple(found)


def lint(draft: Draft, rules: Sequence[Rule], severities: Mapping[str, Severity] | None = None) -> tuple[Finding, ...]:
    """The findings of `rules`, in the order of the text. RuleCrash if a rule fails."""
    return _findings(draft, rulings(draft, rules), rules, severities or {})


def check(source: Source, plan: Plan) -> Checked:
    """The findings in a source, those that the settings accept apart. RuleCrash if a rule fails."""
    draft = draft_of(source, plan.options)
    rules = plan.rules_for(Path(source.name))
    ruled = rulings(draft, rules, [rule for rule in plan.witnesses if rule not in rules])
    findings = _findings(draft, ruled, rules, plan.severities)
    accepted = tuple(each for each in findings if any(accepts(entry, source, each) for entry in plan.accepted))
    silenced = {id(each) for each in accepted}
    claims = [ruling.result for ruling in ruled if isinstance(ruling.result, Claim) and ruling.rule in rules]
    reported = tuple(each for each in findings if id(each) not in silenced)
    faults = sum(isinstance(ruling.result, Fault) for ruling in ruled)
    return Checked(source, reported, accepted, tally(draft, claims, len(findings) - faults))


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


def _run(rule: Rule, draft: Draft) -> list[Ruling]:
    try:
        return [_ruling(rule, result) for result in rule.check(draft)]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a rule does not end the run, whatever it raises
        said = str(error) if isinstance(error, Overdue) else f"出错：{error!r}"
        raise RuleCrash(f"规则{rule.code}（{rule.name}）{said}") from error


def _ruling(rule: Rule, result: object) -> Ruling:
    if isinstance(result, Claim):
        return Ruling(rule, result, result.holds)
    if isinstance(result, Fault):
        return Ruling(rule, result, holds=False)
    raise TypeError(f"既不是 Fault 也不是 Claim：{result!r}")


def _findings(
    draft: Draft, ruled: Sequence[Ruling], rules: Sequence[Rule], severities: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """The findings of what does not hold, in the order of the text: one for each cause, else one for each claim.

    A cause is reported if one of its broken claims is of a rule that runs; it has the code of the gravest of these.
    """
    running = {rule.code for rule in rules}
    claims = [ruling for ruling in ruled if isinstance(ruling.result, Claim)]
    stated = [ruling.result for ruling in claims if isinstance(ruling.result, Claim)]
    all_hold = all(ruling.holds for ruling in claims)
    causes = [] if all_hold else [each for each in diagnose(stated, _runs(draft)) if each.decided]
    explained = {id(claims[number]) for cause in causes for number in cause.broken}
    found = []
    for cause in causes:
        broken = [claims[number] for number in cause.broken]
        grave = [(-_severity(each, severities), each.rule.code, each) for each in broken if each.rule.code in running]
        if grave:
            lead = min(grave, key=lambda each: each[:2])[2]
            told = [(each.rule.code, each.result) for each in broken if isinstance(each.result, Claim)]
            found.append(_stamp(lead.rule, verdict.diagnosed(cause, told), _severity(lead, severities)))
    for ruling in ruled:
        rule, result, holds = ruling
        if rule.code not in running or id(ruling) in explained or holds:
            continue
        fault = result if isinstance(result, Fault) else verdict.fault(result)
        found.append(_stamp(rule, fault, severities.get(rule.code)))
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
    """The places of the numbers in each row and each column of the official tables."""
    runs = []
    for table in draft.report.tables():
        for block in table.format.blocks if table.format is not None else ():
            places = [[(row.id, column.id) for column in block.columns] for row in block.rows if not row.group]
            for line in (*places, *map(list, zip(*places, strict=True))):
                figures = [figure for place in line if (figure := table.figure(*place)) is not None]
                runs.append(tuple(figure.span for figure in figures))
    return runs


def _severity(ruling: Ruling, severities: Mapping[str, Severity]) -> Severity:
    """How grave a claim is if it does not hold: as the settings say, else as the claim says, else as its rule."""
    own = ruling.result.severity
    given = severities.get(ruling.rule.code)
    return next(each for each in (given, own, ruling.rule.severity) if each is not None)


def _stamp(rule: Rule, fault: Fault, severity: Severity | None) -> Finding:
    """The finding of a fault: as grave as the settings say, else as the fault itself says, else as its rule."""
    grave = next(each for each in (severity, fault.severity, rule.severity) if each is not None)
    return Finding(rule.code, rule.name, grave, fault.span, fault.message, fault.related, fault.fix)
