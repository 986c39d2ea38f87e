"""The ledger: every number once, checked or not."""

from __future__ import annotations

from govlint.claim import Claim, Equation, Side, Term
from govlint.ledger import ledger, tally
from govlint.linter import draft_of
from govlint.rule import load, model
from govlint.rulings import rulings
from govlint.source import Source

RULES = load("govlint_rules")


def _claims(text: str) -> list[Claim]:
    return [each.claim for each in rulings(draft_of(Source(text)), RULES).claims]


def test_every_number_of_the_model_stands_once_and_in_order() -> None:
    text = model("2021")
    entries = ledger(draft_of(Source(text)), _claims(text))
    spans = [entry.figure.span for entry in entries]
    assert spans == sorted(set(spans))
    assert {entry.verdict for entry in entries} == {"agrees", "unchecked"}
    unchecked = [Source(text).cut(entry.figure.span) for entry in entries if entry.verdict == "unchecked"]
    assert unchecked == ["9", "两", "168", "2", "64", "152.36", "0"]


def test_a_contradiction_is_told_of_all_its_numbers() -> None:
    text = model("2021").replace("占12.8%", "占18.2%")
    claims = _claims(text)
    entries = ledger(draft_of(Source(text)), claims)
    wrong = {Source(text).cut(entry.figure.span) for entry in entries if entry.verdict == "contradicted"}
    assert wrong == {"18.2", "6", "47"}
    assert tally(draft_of(Source(text)), claims, 1).broken == 1


def test_a_number_is_checked_or_not() -> None:
    draft, claims = draft_of(Source(model("2021"))), _claims(model("2021"))
    counted = tally(draft, claims, 0)
    assert (counted.claims, counted.unchecked) == (len(claims), 7)
    assert counted.figures + counted.unchecked == len(ledger(draft, claims))


def test_of_a_claim_that_holds_only_the_numbers_of_the_reading_that_fits_are_checked() -> None:
    draft = draft_of(Source("办结申请15件。公开信息40条。回应关切15次。"))
    done, published, answered = (Side((Term("", entry.figure),)) for entry in ledger(draft, []))
    fits, fails = Equation(done, answered), Equation(done, published)
    claim = Claim("", done.terms[0].figure, (fails, fits))
    assert [entry.verdict for entry in ledger(draft, [claim])] == ["agrees", "unchecked", "agrees"]
    broken = claim._replace(readings=(fails, Equation(answered, published)))
    assert [entry.verdict for entry in ledger(draft, [broken])] == ["contradicted"] * 3


def test_nothing_is_checked_where_no_rule_runs() -> None:
    draft = draft_of(Source(model("2021")))
    counted = tally(draft, [], 0)
    assert (counted.figures, counted.claims, counted.broken) == (0, 0, 0)
    assert counted.unchecked == len(ledger(draft, []))
