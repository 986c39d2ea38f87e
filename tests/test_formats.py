"""The official formats as data: complete, consistent with themselves, and one more is one more file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from govlint.draft import prepare
from govlint.fold import key
from govlint.formats import Edition, edition, editions
from govlint.linter import lint
from govlint.options import Options
from govlint.parser import parse
from govlint.rule import load as load_rules
from govlint.rule import model
from govlint.source import Source
from govlint.tables import recognise

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("each", editions(), ids=lambda each: each.id)
def test_an_edition_is_complete(each: Edition) -> None:
    assert [section.number for section in each.sections] == [1, 2, 3, 4, 5, 6]
    assert [section.table for section in each.sections] == ["", "disclosure", "requests", "disputes", "", ""]
    assert [table.name for table in each.tables] == ["表二", "表三", "表四"]
    assert len(each.aspects) == 5
    for table in each.tables:
        for block in table.blocks:
            rows, columns = {row.id for row in block.rows}, {column.id for column in block.columns}
            assert len(rows) == len(block.rows)
            assert len(columns) == len(block.columns)
            assert {row.parent for row in block.rows} <= rows | {""}
        for identity in table.identities:
            known = {
                line.id for block in table.blocks for line in (block.columns if identity.each == "row" else block.rows)
            }
            assert {*identity.left, *identity.right} <= known


def test_the_tables_have_the_official_size() -> None:
    sizes = {
        (edition.id, table.id): sum(
            len([row for row in block.rows if not row.group]) * len(block.columns) for block in table.blocks
        )
        for edition in editions()
        for table in edition.tables
    }
    assert sizes == {
        ("2021", "disclosure"): 10,
        ("2021", "requests"): 25 * 7,
        ("2021", "disputes"): 15,
        ("2019", "disclosure"): 22,
        ("2019", "requests"): 23 * 7,
        ("2019", "disputes"): 15,
    }


@pytest.mark.parametrize(("year", "due"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")])
def test_the_report_year_says_which_edition_is_due(year: int, due: str) -> None:
    assert [edition.id for edition in editions() if edition.due(year)] == [due]
    text = f"云川市水务局{year}年政府信息公开工作年度报告"
    source = Source(text)
    assert prepare(source, parse(source), Options(), editions()).edition.id == due


def test_without_a_year_the_tables_say_which_edition_is_due() -> None:
    for id in ("2019", "2021"):
        year = "2020年" if id == "2019" else "2023年"
        source = Source(model(id).replace(year, ""))
        assert prepare(source, parse(source), Options(), editions()).edition.id == id


def test_the_edition_named_wins() -> None:
    source = Source(model("2021"))
    draft = prepare(source, parse(source), Options(edition="2019"), editions())
    assert draft.edition.id == "2019"


def test_a_new_edition_is_a_new_file(tmp_path: Path) -> None:
    """A format of 2027 with one more row in table three: recognised, due from its year on, and its sums checked."""
    for file in (ROOT / "grammar" / "formats").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    text = (tmp_path / "2021.toml").read_text("utf-8")
    for old, new in (
        ('id = "2021"\n', 'id = "2027"\n'),
        ("first_year = 2021", "first_year = 2027"),
        ('label = "无正当理由大量反复申请" },\n', 'label = "无正当理由大量反复申请" },\n    ' + NEW_ROW),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "2027.toml").write_text(text, "utf-8")
    known = [edition(tomllib.loads((tmp_path / f"{id}.toml").read_text("utf-8"))) for id in ("2027", "2021", "2019")]

    row = "\t\t4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0\n"
    draft_text = model("2021").replace(row, row + "\t\t6.要求解答政策咨询\t2\t0\t0\t0\t0\t0\t2\n")
    source = Source(draft_text)
    report = parse(source)
    rows = next(table.rows for table in report.tables() if table.format and table.format.id == "requests")
    (table,) = recognise(rows, known)
    assert table.editions == ("2027",)
    assert table["consultation", "total"].text == "2"
    draft = prepare(source, report, Options(year=2027), known)
    assert draft.edition.id == "2027"


NEW_ROW = '{ id = "consultation", parent = "refused", ordinal = "6.", label = "要求解答政策咨询" },\n'


def test_every_label_of_a_format_is_recognised_however_it_is_typed() -> None:
    for each in editions():
        for table in each.tables:
            for block in table.blocks:
                wordings = [wording for row in block.rows for wording in row.keys]
                assert len(set(wordings)) == len(wordings)
                assert all(key(wording) == wording for wording in wordings)


def test_old_reports_are_not_held_to_a_format_that_came_later() -> None:
    text = "云川市2013年政府信息公开工作年度报告\n一、概述\n略。\n二、主动公开政府信息情况\n略。\n三、收费情况\n略。\n"
    source = Source(text)
    draft = prepare(source, parse(source), Options(), editions())
    assert not draft.governed
    assert lint(draft, load_rules("govlint_rules")) == ()
