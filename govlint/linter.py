"""One draft through the house: read, parse, run the rules, judge their claims, stamp, accept and sort the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from govlint import verdict
from govlint.claim import Claim
from govlint.config import Accept
from govlint.draft import Draft, Options, prepare
from govlint.finding import Checked, Failed, Fault, Finding, Severity
from govlint.formats import editions
from govlint.ledger import tally
from govlint.parser import parse
from govlint.plan import Plan
from govlint.readers import ReadError, read
from govlint.rule import Rule
from govlint.source import Source


class RuleCrash(Exception):
    """A rule raised, or yielded something that is neither a fault nor a claim; the message names it, in Chinese."""


def draft_of(source: Source, options: Options = Options()) -> Draft:
    """The draft that rules are given for a source. KeyError if the options name an unknown edition."""
    return prepare(source, parse(source), options, editions())


class Ruling(NamedTuple):
    """What a rule yielded: a fault as it is, or a claim, whether it holds or not."""

    rule: Rule
    result: Fault | Claim


def rulings(draft: Draft, rules: Sequence[Rule]) -> tuple[Ruling, ...]:
    """Everything that `rules` yield for a draft. RuleCrash if a rule fails."""
    return tuple(ruling for rule in rules for ruling in _run(rule, draft))


def lint(draft: Draft, rules: Sequence[Rule], severities: Mapping[str, Severity] | None = None) -> tuple[Finding, ...]:
    """The findings of `rules`, in the order of the text. RuleCrash if a rule fails."""
    return _findings(rulings(draft, rules), severities or {})


def check(source: Source, plan: Plan) -> Checked:
    """The findings in a source, those that the settings accept apart. RuleCrash if a rule fails."""
    draft = draft_of(source, plan.options)
    ruled = rulings(draft, plan.rules_for(Path(source.name)))
    findings = _findings(ruled, plan.severities)
    accepted = tuple(each for each in findings if any(accepts(entry, source, each) for entry in plan.accepted))
    claims = [each.result for each in ruled if isinstance(each.result, Claim)]
    return Checked(source, tuple(each for each in findings if each not in accepted), accepted, tally(draft, claims))


def check_path(path: Path, plan: Plan) -> Checked | Failed:
    """Read and check a file. What goes wrong with it becomes a Failed, so that other files are still checked."""
    try:
        return check(read(path), plan)
    except (ReadError, RuleCrash) as error:
        return Failed(path.as_posix(), str(error))


def accepts(entry: Accept, source: Source, finding: Finding) -> bool:
    """Whether an entry of the settings accepts exactly this finding."""
    return entry.code == finding.code and entry.text == source.cut(finding.span)


def unused(plan: Plan, checked: Iterable[Checked]) -> Checked | None:
    """The entries of the plan's settings that accepted nothing in the drafts `checked`, as findings in that file.

    They carry code, name and severity of the rule UNUSED_ACCEPT; None if it does not run, or every entry did its work.
    Entries for rules that do not run are left alone.
    """
    rule = next((each for each in plan.rules if each.code == UNUSED_ACCEPT), None)
    if rule is None or plan.settings.path is None:
        return None
    running = {each.code for each in plan.rules}
    done = [(each.source, finding) for each in checked for finding in each.accepted]
    idle = [
        entry
        for entry in plan.accepted
        if entry.code in running and not any(accepts(entry, source, finding) for source, finding in done)
    ]
    if not idle:
        return None
    settings = read(plan.settings.path)
    faults = [
        Fault(settings.line(entry.line), f"本次检查的文件中没有“{entry.text}”处的{entry.code}，此条已无用。")
        for entry in idle
    ]
    return Checked(settings, tuple(_stamp(rule, fault, plan.severities.get(rule.code)) for fault in faults))


UNUSED_ACCEPT = "GL002"


def _run(rule: Rule, draft: Draft) -> list[Ruling]:
    try:
        found = [Ruling(rule, result) for result in rule.check(draft)]
        for each in found:
            if not isinstance(each.result, Fault | Claim):
                raise TypeError(f"既不是 Fault 也不是 Claim：{each.result!r}")
        return found
    except Exception as error:
        raise RuleCrash(f"规则{rule.code}（{rule.name}）出错：{error!r}") from error


def _findings(ruled: Sequence[Ruling], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """The findings of what does not hold, in the order of the text."""
    found = []
    for rule, result in ruled:
        fault = result if isinstance(result, Fault) else None if result.holds else verdict.fault(result)
        if fault is not None:
            found.append(_stamp(rule, fault, severities.get(rule.code)))
    return tuple(sorted(found, key=lambda each: (each.span, each.code)))


def _stamp(rule: Rule, fault: Fault, severity: Severity | None) -> Finding:
    """The finding of a fault: as grave as the settings say, else as the fault itself says, else as its rule."""
    grave = next(each for each in (severity, fault.severity, rule.severity) if each is not None)
    return Finding(rule.code, rule.name, grave, fault.span, fault.message, fault.related, fault.fix)
