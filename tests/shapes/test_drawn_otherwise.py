"""Official tables drawn otherwise than in the model: the same numbers are read from them, and the same slips found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pasted import FORMS

import govlint
from govlint.cells.cell import make_cell
from govlint.rule import model
from govlint.source import Span

MODEL = model("2021")
LINES = MODEL.splitlines()
FIRST = LINES.index(next(line for line in LINES if line.startswith("行政复议\t")))
COLUMNS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _found(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in govlint.check_text(text).findings]


def _disputes(rows: list[str], text: str) -> str:
    """A report whose table four is printed as other rows."""
    lines = text.splitlines()
    return "\n".join([*lines[:FIRST], *rows, *lines[FIRST + 4 :]]) + "\n"


def _in_three_lines(numbers: list[str]) -> list[str]:
    """The numbers of each row on a line of their own, in a table of fifteen columns."""
    parts = ["\t".join(numbers[at : at + 5]) + "\t" * 10 for at in (0, 5, 10)]
    return [*LINES[FIRST : FIRST + 3], *parts]


def _upright(numbers: list[str]) -> list[str]:
    """Every number behind its label, and the labels of the rows and of both kinds in merged cells before them."""
    groups = ("行政复议\t", "行政诉讼\t未经复议直接起诉", "\t复议后起诉")
    return [
        f"{groups[at // 5] if at % 5 == 0 else chr(9)}\t{COLUMNS[at % 5]}\t{each}" for at, each in enumerate(numbers)
    ]


def _boxed(numbers: list[str]) -> list[str]:
    """A box drawn with characters, in which a rule begins beside the words of merged cells."""
    columns = "│".join(COLUMNS)
    return [
        "┌────┬────┐",
        "│行政复议│行政诉讼│",
        "├──┬──┬──┬──┬──┼────┬────┤",
        "│  │  │  │  │  │未经复议直接起诉│复议后起诉│",
        f"│{columns}├──┬──┬──┬──┬──┼──┬──┬──┬──┬──┤",
        f"│  │  │  │  │  │{columns}│{columns}│",
        f"├──┼{'──┼' * 13}──┤",
        f"│{'│'.join(numbers)}│",
        f"└──┴{'──┴' * 13}──┘",
    ]


@pytest.mark.parametrize("draw", [_in_three_lines, _upright, _boxed])
@pytest.mark.parametrize("slip", [("", ""), ("2\t0\t1\t0\t3\t1", "2\t0\t2\t0\t3\t1")])
def test_table_four_may_be_drawn_in_several_lines(
    draw: Callable[[list[str]], list[str]], slip: tuple[str, str]
) -> None:
    text = MODEL.replace("\n" + slip[0], "\n" + slip[1]) if slip[0] else MODEL
    numbers = text.splitlines()[FIRST + 3].split("\t")
    assert _found(_disputes(draw(numbers), text)) == _found(text)
    assert (text == MODEL) == (_found(text) == [])


@pytest.mark.parametrize("form", ["single blanks", "narrow blanks", "wrapped lines", "lines"])
def test_table_four_may_be_copied_in_three_lines(form: str) -> None:
    text = _disputes(_in_three_lines(LINES[FIRST + 3].split("\t")), MODEL)
    assert _found(FORMS[form](text)) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_unit_may_stand_above_a_table(form: str) -> None:
    assert _found(FORMS[form](MODEL.replace("\n（本列", "\n单位：件\n（本列"))) == []


def test_columns_that_only_keep_others_apart_are_none() -> None:
    rows = [line.replace("\t", "\t\t") for line in LINES]
    assert _found("\n".join(rows)) == []
    narrow = [line + "\t\t" for line in rows]
    assert _found("\n".join(narrow)) == []


def test_blanks_inside_the_short_label_of_a_row_keep_it_a_label() -> None:
    text = MODEL.replace("规章\t", "规 章\t")
    assert _found(text) == []


def test_a_table_without_rows_and_columns_is_no_prose() -> None:
    """As where a page was copied without the marks between its cells: the digits of a row are no number."""
    text = MODEL
    for title in ("第二十条第（一）项", "（本列数据的勾稽关系为", "行政复议\t\t"):
        first = next(index for index, line in enumerate(text.splitlines()) if line.startswith(title))
        lines = text.splitlines()
        last = lines.index("", first)
        text = "\n".join([*lines[:first], "".join(lines[first:last]).replace("\t", ""), *lines[last:]])
    assert "总计395012047四、结转下年度" in text
    assert [code for code, _ in _found(text)] == ["GL151", "GL151", "GL151"]


def test_a_table_whose_numbers_stand_apart_from_their_rows_is_one_finding() -> None:
    """As where a PDF is copied column by column: what is left of its rows proves nothing."""
    first = next(index for index, line in enumerate(LINES) if line.startswith("一、本年新收"))
    last = next(index for index, line in enumerate(LINES) if line.startswith("四、结转下年度"))
    rows = [[cell for cell in line.split("\t") if cell] for line in LINES[first : last + 1]]
    labels = [label for row in rows for label in row[:-7]]
    columns = [number for column in zip(*(row[-7:] for row in rows), strict=True) for number in column]
    text = "\n".join([*LINES[:first], *labels, *columns, *LINES[last + 1 :]])
    message = "表三的数字与行名分离，无法核对：同一行的单元格应在一行，以制表符分隔。"
    assert _found(text) == [("GL152", message)]


def test_numbers_beside_a_group_are_none_of_it_though_its_rows_stand_in_another_piece() -> None:
    row = "\t（四）无法提供\t1.本机关不掌握相关政府信息\t"
    pieces = "\t（四）无法提供\t\t1\t0\t0\t0\t0\t0\t1\n以下数据接上页，请一并阅读。\n\t\t1.本机关不掌握相关政府信息\t"
    assert MODEL.count(row) == 1
    assert "GL512" not in [code for code, _ in _found(MODEL.replace(row, pieces))]


def test_rows_with_the_numbers_of_others_prove_nothing() -> None:
    """Where some have two rows' numbers and some have none, what stands between may be moved, too."""
    text = MODEL
    for label in ("2.其他法律行政法规禁止公开", "7.属于行政执法案卷"):
        row = next(line for line in LINES if f"\t{label}\t" in line)
        text = text.replace(row, row.partition(label)[0] + label)
        above = LINES[LINES.index(row) - 1]
        text = text.replace(above, above + row.partition(label)[2])
    assert [code for code, _ in _found(text)] == ["GL152"]


def test_a_number_stands_behind_the_rule_that_is_drawn_before_it() -> None:
    cell = make_cell("──５─", Span(0, 4), 10)
    assert cell.figure is not None
    assert (cell.text, cell.span, cell.figure.span) == ("５", Span(12, 13), Span(12, 13))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "digest",
    [
        "类别\t数量（条）\n工作动态\t205\n其他\t107\n合计\t312\n",
        "办理结果\t件数\t占比\n予以公开\t20\t42.6%\n部分公开\t7\t14.9%\n其他\t20\t42.6%\n合计\t47\t100%\n",
        "申请人\t自然人\t商业企业\t其他\t合计\n件数\t38\t5\t3\t46\n",
        "信息内容\t数量\n行政规范性文件\t4\n行政许可\t328\n行政处罚\t46\n",
        "类型\t维持\t其他结果\t尚未审结\t合计\n行政复议\t2\t1\t0\t3\n行政诉讼\t2\t0\t1\t3\n",
    ],
)
def test_a_digest_in_the_first_section_is_no_official_table(digest: str, form: str) -> None:
    assert _found(FORMS[form](MODEL.replace("\n（三）政府信息管理", f"\n{digest}\n（三）政府信息管理"))) == []


def test_the_official_table_may_stand_in_the_first_section_if_the_heading_of_its_own_is_missing() -> None:
    text = MODEL.replace("二、主动公开政府信息情况\n", "").replace("\n行政规范性文件\t4", "\n行政规范性文件\t5")
    assert "GL516" in [code for code, _ in _found(text)]
