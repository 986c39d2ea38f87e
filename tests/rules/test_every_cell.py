"""Whatever a cell of an official table holds is reported as what it is, and the sums accuse nobody of an unknown."""

from __future__ import annotations

import pytest

from govlint.finding import Finding
from govlint.formats import Line
from govlint.linter import draft_of, lint
from govlint.report import Cell, Table
from govlint.rule import load, model
from govlint.source import Source, Span

pytestmark = pytest.mark.long

RULES = load("govlint_rules")
CELLS = [rule for rule in RULES if rule.code.startswith("GL31") and rule.code != "GL319"]
SUMS = [rule for rule in RULES if rule.code in ("GL301", "GL302", "GL303", "GL304", "GL305", "GL306", "GL307")]
SHAPE = [rule for rule in RULES if rule.code.startswith(("GL15", "GL16"))]
TABLES = ("disclosure", "requests", "disputes")


def _text_of(edition: str, id: str) -> str:
    """The title and one official table of a model report."""
    source = Source(model(edition))
    return model(edition).partition("\n")[0] + "\n" + source.cut(draft_of(source).tables(id)[0].span)


def _table(text: str, id: str) -> Table:
    (table,) = draft_of(Source(text)).tables(id)
    return table


def _column(table: Table, row: str, column: str) -> Line:
    return table.block(row).column(column)


def _with(text: str, *changes: tuple[Cell, str]) -> str:
    """The text with other contents in some cells."""
    for cell, content in sorted(changes, reverse=True):
        text = text[: cell.span.start] + content + text[cell.span.end :]
    return text


Place = tuple[str, str]


def _threes(table: Table) -> list[list[tuple[Place, Cell]]]:
    """The cells of a table, three at a time that stand far apart: as many as are reported one by one."""
    cells = sorted(table.values.items(), key=lambda each: each[1].span)
    step = -(-len(cells) // 3)
    return [cells[start::step] for start in range(step)]


def _flagged(text: str) -> list[tuple[str, str]]:
    """The codes and characters of what the rules on cells, sums and shape find."""
    source = Source(text)
    return [(each.code, source.cut(each.span)) for each in lint(draft_of(source), [*CELLS, *SUMS, *SHAPE])]


def _expected(content: str, column: Line) -> str:
    """The code that is due for a content that is no plain number, "" if the column may hold it."""
    lawful = {"12.5": column.numbers == "decimal", "-3": column.numbers == "signed"}
    codes = {"12.5": "GL313", "-3": "GL314", "三件": "GL317", "1 2": "GL317"}
    return "" if lawful.get(content) else codes[content]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
@pytest.mark.parametrize("content", ["12.5", "-3", "三件", "1 2"])
def test_an_unknown_number_is_reported_at_its_cell_and_in_no_sum(edition: str, id: str, content: str) -> None:
    text = _text_of(edition, id)
    table = _table(text, id)
    for three in _threes(table):
        due = [_expected(content, _column(table, *place)) for place, _ in three]
        found = _flagged(_with(text, *((cell, content) for _, cell in three)))
        # A number that its column may hold is known, and the sums see it.
        unlawful = found if all(due) else [each for each in found if not each[0].startswith("GL30")]
        assert unlawful == [(code, content) for code in due if code], three


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
def test_a_placeholder_is_reported_at_its_cell_and_in_no_sum(edition: str, id: str) -> None:
    text = _text_of(edition, id)
    for cell in _table(text, id).values.values():
        assert _flagged(_with(text, (cell, "/"))) == [("GL312", "/")]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
def test_a_blank_is_reported_at_the_label_of_its_row_and_in_no_sum(edition: str, id: str) -> None:
    text = _text_of(edition, id)
    table = _table(text, id)
    for (row, column), cell in table.values.items():
        block = table.block(row)
        (finding,) = lint(draft_of(Source(_with(text, (cell, "")))), [*CELLS, *SUMS, *SHAPE])
        assert (finding.code, finding.span) == ("GL311", _label_span(table, row)), (row, column)
        assert f"“{block.row_name(block.row(row))}”行“{block.column(column).short}”列空白" in finding.message


def _label_span(table: Table, row: str) -> Span:
    line = table.block(row).row(row)
    return next(label.cell.span for label in table.labels if label.line == line)


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
@pytest.mark.parametrize(("code", "pattern"), [("GL315", "{}件"), ("GL318", "{}（其中修订0件）")])
def test_a_number_with_a_unit_or_note_counts_in_the_sums(edition: str, id: str, code: str, pattern: str) -> None:
    text = _text_of(edition, id)
    table = _table(text, id)
    for three in _threes(table):
        plain = [(place, cell) for place, cell in three if not cell.unit]
        lawful = [code == "GL315" and _column(table, *place).unit_in_cell for place, _ in plain]
        contents = [pattern.format(cell.text) for _, cell in plain]
        due = [(code, content) for content, allowed in zip(contents, lawful, strict=True) if not allowed]
        changes = zip((cell for _, cell in plain), contents, strict=True)
        assert _flagged(_with(text, *changes)) == due, three


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
def test_full_width_digits_are_read_and_remarked_on(edition: str, id: str) -> None:
    text = _text_of(edition, id)
    for cell in _table(text, id).values.values():
        wide = "".join(chr(ord(each) + 0xFEE0) if each.isascii() else each for each in cell.text)
        assert _flagged(_with(text, (cell, wide))) == [("GL316", wide)]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", TABLES)
def test_separators_of_thousands_are_read_and_remarked_on(edition: str, id: str) -> None:
    text = _text_of(edition, id)
    for three in _threes(_table(text, id)):
        changed = _with(text, *((cell, "1,234") for _, cell in three))
        assert [each for each in _flagged(changed) if not each[0].startswith("GL30")] == [("GL316", "1,234")]
        figures = [_table(changed, id).figure(*place) for place, _ in three]
        assert [figure and figure.value for figure in figures] == [1234] * len(three)


def _sums(text: str) -> list[Finding]:
    return list(lint(draft_of(Source(text)), SUMS[:4]))


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("id", ["requests", "disputes"])
def test_a_wrong_number_is_found_and_its_row_column_or_block_is_named(edition: str, id: str) -> None:
    text = _text_of(edition, id)
    table = _table(text, id)
    for (row, column), cell in table.values.items():
        block = table.block(row)
        assert cell.figure is not None
        messages = [each.message for each in _sums(_with(text, (cell, str(cell.figure.value + 7))))]
        assert messages, (row, column)
        names = (f"“{block.row_name(block.row(row))}”", f"“{block.column(column).short}”列")
        assert all(any(name in message for name in names) for message in messages), (row, column)


def test_many_blanks_are_one_finding_for_the_table() -> None:
    text = model("2021")
    for label in ("一、本年新收政府信息公开申请数量", "2.重复申请", "（七）总计"):
        line = next(line for line in text.splitlines() if label in line)
        text = text.replace(line, line.rpartition("\t")[0] + "\t")
    (finding,) = lint(draft_of(Source(text)), [*CELLS, *SUMS])
    assert finding.code == "GL311"
    assert "有3个总计空白" in finding.message
    text = text.replace("2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1\t0\t0\t0\t1", "2\t\t1\t\t3\t1\t0\t0\t1\t2\t1\t0\t\t0\t")
    messages = [each.message for each in lint(draft_of(Source(text)), [*CELLS, *SUMS])]
    assert len(messages) == 2
    assert "表四有4个单元格空白（其中总计1个" in messages[1]


def test_a_kind_that_fills_a_table_is_one_finding() -> None:
    text = model("2021").replace("38\t5\t0\t1\t2\t0\t46", "38件\t5件\t0件\t1件\t2件\t0件\t46件")
    (finding,) = lint(draft_of(Source(text)), [*CELLS, *SUMS, *SHAPE])
    assert (finding.code, len(finding.related)) == ("GL315", 6)


def test_a_table_without_any_number_is_one_finding() -> None:
    numbers = "2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1\t0\t0\t0\t1"
    for cells, code, message in (
        ("\t" * 14, "GL152", "表四没有一个可读的数字"),
        ("\t".join("/" * 15), "GL312", "表四有15个单元格填“/”，没有的应填0。"),
    ):
        (finding,) = lint(draft_of(Source(model("2021").replace(numbers, cells))), [*CELLS, *SUMS, *SHAPE])
        assert (finding.code, finding.message[: len(message)]) == (code, message)
