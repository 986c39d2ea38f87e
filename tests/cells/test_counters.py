"""Numbers alone on their lines that count pages or rows are no cells of the tables between whose lines they stand."""

from __future__ import annotations

import re

import pytest
from pasted import FORMS

import govlint
from govlint.cells import counting
from govlint.rule import model


def _paged(text: str, before: list[str], foot: str) -> str:
    """A text with the foot of a page, {} being its number, above lines that begin so; the last is at its end."""
    for number, line in enumerate(before, 1):
        assert text.count(f"\n{line}") == 1
        text = text.replace(f"\n{line}", f"\n{foot.format(number)}\n{line}")
    return f"{text}\n{foot.format(len(before) + 1)}\n"


@pytest.mark.parametrize("foot", ["{}", "2024年1月15日印发\n{}", "{}\n云川市临江区水务局年度报告"])
@pytest.mark.parametrize("form", ["lines", "parted lines", "bars on lines", "blanks"])
def test_the_numbers_of_pages_are_no_cells(form: str, foot: str) -> None:
    before = ["（三）政府信息管理", "行政处罚", "（二）部分公开", "（五）不予处理", "五、存在的主要问题"]
    assert govlint.check_text(_paged(FORMS[form](model("2021")), before, foot)).findings == ()


def test_a_number_too_many_is_told_among_the_numbers_of_pages() -> None:
    text = FORMS["lines"](model("2021").replace("规范性文件\t4\t1\t12", "规范性文件\t4\t1\t1\t12"))
    text = _paged(text, ["（三）政府信息管理", "（二）部分公开", "五、存在的主要问题"], "{}")
    (found,) = govlint.check_text(text).findings
    assert found.message == "表二“行政规范性文件”行应有3个数，实际4个。"


def test_numbers_of_rows_are_no_cells() -> None:
    number = iter(range(1, 99))
    rows = re.compile(r"^(?=\t*[^\t\n]{2,}[^\d\n]*[\d.\t]+$)", re.MULTILINE)
    text = rows.sub(lambda _: f"{next(number)}\t", model("2021"))
    assert "\n3\t行政许可\t328\n" in text
    assert govlint.check_text(FORMS["lines"](text)).findings == ()


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        ("公开信息。|1|行政许可|328|2|行政处罚|46", [1, 4]),  # the first is below no label, the second one too many
        ("公开信息。|1|行政许可|328|行政处罚|46", []),  # nothing counts on
        ("公开信息。|1|行政许可|328|4|行政处罚|46", []),
        ("行政许可|1|行政处罚|2|行政强制|3", []),  # the only numbers of their rows
        ("公开信息。|1|行政许可|2|行政处罚|46|3|行政强制|7|4", [1, 6, 9]),
        # A row of table two has a number or two: the last is none of it if it is the one that is missing.
        ("公开信息。|1|行政事业性收费|9|2|其他需要报告的事项。|3", [1, 4, 6]),
        ("公开信息。|1|行政事业性收费|2|其他需要报告的事项。|3", [1, 5]),
        ("无。|1|无|2", []),
        ("行|政|许|可|1|行政处|罚|2", []),  # words over several lines
        ("公开信息。|1|规章|0|0|0|1|行政规范性文件|4|1|12|2|其他事项。|2", [1, 6, 11, 13]),  # pages, and rows
    ],
)
def test_what_counts_is_told_by_the_labels_and_the_other_numbers(lines: str, counts: list[int]) -> None:
    assert sorted(counting(lines.split("|"))) == counts
