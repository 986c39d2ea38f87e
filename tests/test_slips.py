"""Every wording of tests/slips: nothing is said of the correct sentence, and the slip is found.

How many are found of those that the grammar was not written with is measured (tests/slips/measure.py), not held.
"""

from __future__ import annotations

import random

import measure
import pytest
import reports

from govlint.linter import draft_of
from govlint.rule import load
from govlint.rulings import rulings
from govlint.source import Source, Span

pytestmark = pytest.mark.long

RULES = load("govlint_rules")

WORDINGS = list(measure.wordings())
INVENTIVE = list(measure.wordings("inventive.txt"))
KNOWN = [each for each in WORDINGS if not each.fresh]


def test_a_quarter_of_the_wordings_is_new() -> None:
    assert len(WORDINGS) > 300
    assert len(WORDINGS) - len(KNOWN) >= len(WORDINGS) // 4


@pytest.mark.parametrize("wording", [*WORDINGS, *INVENTIVE], ids=lambda each: f"{each.kind}-{each.right[:20]}")
def test_nothing_is_said_of_a_correct_sentence(wording: measure.Wording) -> None:
    assert (
        measure.accused(measure.put(wording.place, wording.right), *measure.extent(wording.place, wording.right)) == []
    )


@pytest.mark.parametrize("wording", KNOWN, ids=lambda each: f"{each.kind}-{each.wrong[:20]}")
def test_a_slip_is_found(wording: measure.Wording) -> None:
    assert measure.accused(measure.put(wording.place, wording.wrong), *measure.extent(wording.place, wording.wrong))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_said_of_a_random_correct_report(seed: int) -> None:
    text = reports.report(random.Random(seed))
    assert measure.accused(text, 0, len(text)) == []


@pytest.mark.parametrize("seed", range(4))
def test_slips_change_what_they_say(seed: int) -> None:
    chance = random.Random(seed)
    text = reports.report(chance)
    kinds = set()
    for slip in reports.slips(text, chance):
        assert slip.text != text
        assert slip.text[: slip.start] == text[: slip.start]
        kinds.add(slip.kind)
    assert len(kinds) == 8


@pytest.mark.parametrize("wording", [*WORDINGS, *INVENTIVE], ids=lambda each: f"{each.kind}-{each.wrong[:20]}")
def test_two_numbers_never_share_a_place(wording: measure.Wording) -> None:
    draft = draft_of(Source(measure.put(wording.place, wording.wrong)))
    claims = [each.claim for each in rulings(draft, RULES).claims]
    figures = [figure for claim in claims for reading in claim.readings for figure in reading.figures]
    values: dict[Span, object] = {}
    assert all(values.setdefault(figure.span, figure.value) == figure.value for figure in figures)
