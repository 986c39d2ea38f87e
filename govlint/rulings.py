"""What rules yield for a draft: claims and faults, each with its rule."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from govlint.claim import Claim
from govlint.draft import Draft
from govlint.finding import Fault
from govlint.patience import Overdue
from govlint.rule import Rule


class RuleCrash(Exception):
    """A rule raised, did not end, or yielded nonsense; the message names it, in Chinese."""


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
