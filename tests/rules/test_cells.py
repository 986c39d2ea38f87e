"""Every cell of the three tables: what is odd is reported as what it is, and a wrong number is found by its sums."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from govlint import check_text
from govlint.finding import Finding
from govlint.linter import draft_of, lint
from govlint.parser import parse
from govlint.report import Cell, Table
from govlint.rule import load, model
from govlint.source import Source

pytestmark = pytest.mark.long

EDITIONS = ["2021", "2019"]
SUM_RULES = [rule for rule in load("govlint_rules") if rule.code in ("GL301", "GL302", "GL303", "GL304")]

# What a cell may hold instead of its number, and the rule that says so. Widths, notes and units leave the number known.
ODD = {
    "": "GL311",
    "/": "GL312",
    "—": "GL312",
    "无": "GL312",
    "12.5": "GL313",
    "-3": "GL314",
    "三件": "GL317",
    "1 2": "GL317",
    "1,23": "GL317",
    "1.2.3": "GL317",
}


def _tables(edition: str) -> Iterator[tuple[str, Table]]:
    text = model(edition)
    for table in parse(Source(text)).tables():
        yield text, table


def _sample(table: Table) -> Iterator[tuple[tuple[str, str], Cell]]:
    """A cell of every row and every column: the whole grid would take minutes and prove no more."""
    for number, (place, cell) in enumerate(table.values.items()):
        if number % 8 == 0 or len(table.values) < 30:
            yield place, cell


def _put(text: str, cell: Cell, content: str) -> str:
    return text[: cell.span.start] + content + text[cell.span.end :]


def _findings(text: str) -> tuple[Finding, ...]:
    return check_text(text).findings


def _allowed(table: Table, row: str, column: str, code: str) -> bool:
    """Whether the format allows in this column what `code` reports in others."""
    numbers = table.block(row).column(column).numbers
    return (numbers, code) in {("decimal", "GL313"), ("signed", "GL314")}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("content", "code"), ODD.items())
def test_an_odd_cell_is_reported_as_what_it_is(edition: str, content: str, code: str) -> None:
    for text, table in _tables(edition):
        for (row, column), cell in _sample(table):
            if _allowed(table, row, column, code):
                continue
            changed = _put(text, cell, content)
            (finding,) = _findings(changed)
            assert finding.code == code, (row, column)
            if content:
                assert changed[slice(*finding.span)] == content
                assert finding.span.start == cell.span.start
            block = table.block(row)
            assert block.row(row).short in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("template", "code"), [("{}件", "GL315"), ("{}（其中修订1件）", "GL318"), ("{}（注）", "GL318"), ("０{}", "GL316")]
)
def test_a_number_with_something_beside_it_still_counts(edition: str, template: str, code: str) -> None:
    for text, table in _tables(edition):
        for (row, column), cell in _sample(table):
            if not cell.text.isdigit():
                continue
            findings = _findings(_put(text, cell, template.format(cell.text)))
            unit = table.block(row).column(column).unit_in_cell and code == "GL315"
            assert [each.code for each in findings] == ([] if unit else [code]), (row, column)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("change", [1, 40])
def test_a_wrong_number_in_tables_three_and_four_is_found_and_named(edition: str, change: int) -> None:
    for text, table in _tables(edition):
        if table.format is None or table.format.id == "disclosure":
            continue
        for (row, column), cell in table.values.items():
            findings = lint(draft_of(Source(_put(text, cell, str(int(cell.text) + change)))), SUM_RULES)
            assert findings, (row, column)
            block = table.block(row)
            names = {f"“{block.row_name(block.row(row))}”", f"“{block.column(column).short}”列"}
            assert any(name in each.message for each in findings for name in names), (row, column)
            spans = [span for each in findings for span in (each.span, *(place.span for place in each.related))]
            assert any(span.start == cell.span.start for span in spans), (row, column)
