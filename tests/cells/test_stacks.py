"""Tables in which every cell has a line of its own."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.cells.stacks import stacked
from govlint.rule import model


@pytest.mark.parametrize("form", ["lines", "bars on lines", "parted lines", "pipes"])
def test_the_label_of_a_merged_cell_may_stand_once_for_each_cell_that_it_covers(form: str) -> None:
    text = model("2021").replace("（七）总计\t\t", "（七）总计\t（七）总计\t")
    label = "一、本年新收政府信息公开申请数量\t"
    text = text.replace(f"{label}\t\t", label * 3)
    assert text.count(label) == 3
    assert govlint.check_text(FORMS[form](text)).findings == ()


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # A label with its numbers; the groups that it stands in; the wordings above, each alone or as a block's header.
        ("规章|0|1|行政规范性文件|4|1", ["规章|0|1", "行政规范性文件|4|1"]),
        ("（三）不予公开|1.属于国家秘密|0|0|2.重复申请|0", ["（三）不予公开|1.属于国家秘密|0|0", "2.重复申请|0"]),
        ("自然人|总计|规章|0|重复申请|2", ["自然人", "总计", "规章|0", "重复申请|2"]),
        (
            "第二十条第（五）项|信息内容|本年处理决定数量|行政许可|328|行政处罚|46",
            ["第二十条第（五）项", "信息内容|本年处理决定数量", "行政许可|328", "行政处罚|46"],
        ),
        # A row without a number is a row alone: it is not known whose the numbers below the next label would be.
        ("规章|行政规范性文件|4|行政许可|328", ["规章", "行政规范性文件|4", "行政许可|328"]),
        # Numbers alone are a row if they are as many as those of table four.
        ("结果维持|" + "|".join("0123456789"), ["结果维持", "|".join("0123456789")]),
        ("结果维持|" + "|".join("012345678"), []),
        # Labels that were wrapped, misprinted, or are none of the official ones.
        ("信息内容|本年新|制作数量|规章|0|行政|许可|4", ["信息内容|本年新|制作数量", "规章|0", "行政|许可|4"]),
        ("规章|0|行政规犯性文件|4", ["规章|0", "行政规犯性文件|4"]),
        ("规章|0|党内规章制度|3|行政许可|328", ["规章|0", "党内规章制度|3", "行政许可|328"]),
        # Words before and behind belong to no row, nor does a heading between two tables.
        ("情况如下|规章|0|行政许可|328|情况如上|另见附件", ["规章|0", "行政许可|328"]),
        (
            "规章|0|行政许可|328|四、复议和诉讼情况|总计|重复申请|2|3.其他|1",
            ["规章|0", "行政许可|328", "总计", "重复申请|2", "3.其他|1"],
        ),
        ("规章|0|行政许可|328|三、收到和处理政府信息公开申请情况|7", ["规章|0", "行政许可|328"]),
        # One row, or no label at all, is no table.
        *(("规章|0|1|2", []), ("共计|0|1|2|网站|5", []), ("5|6", []), ("规章|行政许可", []), ("", [])),
    ],
)
def test_cells_on_lines_of_their_own_make_rows(lines: str, rows: list[str]) -> None:
    cells = lines.split("|")
    assert ["|".join(cells[row.start : row.stop]) for row in stacked(cells)] == rows
