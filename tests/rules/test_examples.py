"""Every rule's own examples: nothing in the valid ones, exactly the characters that they name in the invalid ones."""

from __future__ import annotations

import gc

import pytest

import govlint
from govlint.linter import draft_of, lint
from govlint.rule import Example, Rule, load
from govlint.source import Source

RULES = load("govlint_rules")
# Rules about the settings, not about a draft: tested in test_linter.py and test_cli.py.
OF_SETTINGS = {"GL002"}
HEADINGS = ["## What it does", "## Why is this bad?", "## What it does not report", "## References"]


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{kind}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


def _flagged(rule: Rule, example: Example) -> tuple[str, ...]:
    source = Source(example.draft())
    findings = lint(draft_of(source, example.options), [rule])
    assert all((each.code, each.name) == (rule.code, rule.name) for each in findings)
    assert all(each.message.endswith(("。", "？")) for each in findings)
    return tuple(source.cut(each.span) for each in findings)


@pytest.mark.parametrize(("rule", "example"), _cases("valid"))
def test_nothing_is_found_in_a_valid_example(rule: Rule, example: Example) -> None:
    assert _flagged(rule, example) == ()


@pytest.mark.parametrize(("rule", "example"), _cases("invalid"))
def test_exactly_the_fault_of_an_invalid_example_is_found(rule: Rule, example: Example) -> None:
    assert example.at
    assert _flagged(rule, example) == example.at


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_documented_and_has_examples(rule: Rule) -> None:
    assert (bool(rule.valid) and bool(rule.invalid)) is (rule.code not in OF_SETTINGS)
    found = [line for line in rule.documentation.splitlines() if line.startswith("## ")]
    assert found == HEADINGS
    assert rule.summary.endswith(".")


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_the_model_reports_are_clean(edition: str) -> None:
    text = Example(model=edition).draft()
    assert lint(draft_of(Source(text)), [rule for rule in RULES if rule.default]) == ()


def test_a_check_leaves_nothing_that_only_the_garbage_collector_frees() -> None:
    """A reference cycle would keep whole reports in memory while thousands of others are checked."""
    drafts = [rule.invalid[0].draft() for rule in RULES if rule.invalid]
    govlint.check_text(drafts[0])
    gc.collect()
    gc.disable()
    try:
        for draft in drafts:
            govlint.check_text(draft)
        assert gc.collect() == 0
    finally:
        gc.enable()
