"""One draft through the house: read, parse, run the rules, judge what they yield, accept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from govlint.draft import Draft, prepare
from govlint.finding import Checked, Failed, Finding, Severity
from govlint.formats import editions
from govlint.judgement import judge
from govlint.ledger import tally
from govlint.options import Options
from govlint.parser import parse
from govlint.plan import Plan
from govlint.readers import ReadError, read
from govlint.rule import Rule
from govlint.rulings import RuleCrash, rulings
from govlint.settings.accepted import UNUSED_ACCEPT, Watch, accepts, entries_for
from govlint.source import Source
from govlint.unseen import seen


def draft_of(source: Source, options: Options = Options()) -> Draft:
    """The draft that rules are given for a source. KeyError if the options name an unknown edition."""
    return prepare(source, parse(source), options, editions())


def lint(draft: Draft, rules: Sequence[Rule], severities: Mapping[str, Severity] | None = None) -> tuple[Finding, ...]:
    """The findings of `rules`, in the order of the text. RuleCrash if a rule fails."""
    return judge(draft, rulings(draft, rules), rules, severities or {})


def check(source: Source, plan: Plan) -> Checked:
    """The findings in a source, those that the settings accept apart. RuleCrash if a rule fails."""
    bare = seen(source)
    draft = draft_of(bare.source, plan.options)
    rules = plan.rules_for(Path(source.name))
    ruled = rulings(draft, rules, [rule for rule in plan.witnesses if rule not in rules])
    findings = tuple(map(bare.back, judge(draft, ruled, rules, plan.severities)))
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
