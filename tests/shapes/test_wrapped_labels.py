"""Labels that were wrapped over lines, with their numbers behind, between or below them."""

from __future__ import annotations

import pytest
from pasted import FORMS, findings

from govlint.linter import draft_of
from govlint.rule import model
from govlint.source import Source


def test_a_label_wrapped_over_lines_is_one_cell() -> None:
    text = FORMS["parted lines"](model("2019"))
    for wrapped in ("本年新\n制作数量", "本年新\n\n公开数量", "3.补正后申请\n内容仍\n不明确"):
        whole = wrapped.replace("\n", "")
        assert whole in text
        text = text.replace(whole, wrapped)
    assert findings(text) == []
    table, *_ = draft_of(Source(text)).tables("disclosure")
    assert [label.cell.text for label in table.labels][:2] == ["本年新制作数量", "本年新公开数量"]


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        (
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形） *",
            "（二）部分公开（区分处理的，只计这一情\n*\n形，不计其他情形）",
        ),
        ("一、本年新收政府信息公开申请数量 *", "一、本年新收政府信息公开申请\n*\n数量"),
        (
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 *",
            "2.申请人逾期未按收费通知要求缴\n纳费用、行政机关不再处理其政府\n信息公开申请 *",
        ),
        ("1.本机关不掌握相关政府信息 *", "1.本机关不掌握相关政府信\n息 *"),
        ("行政规范性文件 *", "行政规范性\n文件\n*"),
        ("1.信访举报投诉类申请 *", "三、本年度 （五） 1.信访举报投诉类申请 *\n办理结果\n不予处\n理"),
        ("信息内容 *", "信息内容 本年制发 本年废止 现行有效\n件数 件数 件数"),
        ("4.保护第三方合法权益 *", "（三）不予 4.保护第三方合法权益 *"),
        ("4.保护第三方合法权益 *", "（三）不予\n4.保护第三方合法权益 *"),
        ("5.属于三类内部事务信息 *", "公开 5.属于三类内部事务信息 *"),
    ],
)
def test_a_wrapped_label_with_its_numbers_in_the_middle_is_read(row: str, printed: str) -> None:
    text = FORMS["single blanks"](model("2021"))
    label = row.removesuffix(" *")
    numbers = next(line for line in text.splitlines() if label + " " in line).partition(label + " ")[2]
    assert text.count(f"{label} {numbers}") == 1
    assert findings(text.replace(f"{label} {numbers}", printed.replace("*", numbers))) == []


@pytest.mark.parametrize("form", ["bare pipes", "trailing pipes"])
def test_a_cell_broken_inside_a_row_with_bars_is_one(form: str) -> None:
    text = FORMS[form](model("2021"))
    for words in ("商业企业", "科研机构"):
        text = text.replace(words, f"{words[:2]}\n{words[2:]}", 1)
    assert findings(text) == []


def test_the_first_line_of_a_wrapped_label_tells_its_row_in_any_group() -> None:
    """Its ordinal stands in every group; where its own was wrapped too, numbers must not go to another's row."""
    text = model("2021").replace("（四）无法提供\t1.本机关不掌握相关政府信息", "\t1.本机关不掌握相关政府信")
    table = draft_of(Source(text)).tables("requests")[0]
    assert table["secret", "natural"].text == "0"
    assert table["not_held", "natural"].text == "6"


def test_a_line_of_a_wrapped_label_is_no_misprint_of_another() -> None:
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    table = draft_of(Source(model("2021").replace(label, "再处理其政府信息公开申请"))).tables("requests")[0]
    assert table["new_received", "natural"].text == "38"
