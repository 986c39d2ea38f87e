"""The numbers of pages that a copied PDF leaves among the lines of a text are no lines of it."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.paging import furniture
from govlint.parser import parse
from govlint.report import Paragraph
from govlint.rule import model
from govlint.source import Source
from govlint.unseen import seen

MARKED = [
    "- 2 -",
    "-2-",
    "— 2 —",
    "－2－",
    "~2~",
    "第2页",
    "第 2 页 共 9 页",
    "第2页/共9页",
    "共9页 第2页",
    "Page 2 of 9",
]


@pytest.mark.parametrize("number", MARKED)
def test_a_page_number_parts_neither_tables_nor_sentences(number: str) -> None:
    text = model("2021")
    for first, second in (("第二十条第（六）项\n", "信息内容"), ("\t0\t7\n", "\t（三）"), ("围绕供水、", "排水")):
        assert text.count(first + second) == 1
        text = text.replace(first + second, f"{first}\n{number}\n\f{second}")
    assert govlint.check_text(text).findings == ()


@pytest.mark.parametrize(("line", "numbers"), [("2", True), ("3", False), ("2.", False), ("2件", False), ("-2", False)])
def test_a_number_alone_is_that_of_the_page_that_ends_there(line: str, numbers: bool) -> None:
    text = f"第一页\n1\n\f第二页\n{line}\n\n\f第三页\n"
    assert [text[slice(*each)] for each in furniture(text)] == ["1", line][: 1 + numbers]
    assert furniture(text.replace("\f", "")) == []
    assert furniture(f"- 1 -\n{text}") == [(0, 5)]  # where some have marks, those without are none


def test_a_sentence_goes_on_over_lines_of_any_length() -> None:
    lines = ("2023年，", "- 2 -", "我局受理", "水务", "热线来电46件。")
    text = model("2021").replace("一、总体情况\n", "\n".join(("一、总体情况\n", *lines, "")), 1)
    paragraph = parse(seen(Source(text)).source).sections[0].parts[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "2023年，我局受理水务热线来电46件。"


@pytest.mark.parametrize("form", ["lines", "bars on lines", "parted lines"])
@pytest.mark.parametrize("number", ["- 2 -", "第2页"])
def test_a_page_number_within_a_row_of_several_lines_is_none_of_its_cells(form: str, number: str) -> None:
    text = FORMS[form](model("2021"))
    at = text.index("5", text.index("一、本年新收"))
    assert govlint.check_text(f"{text[:at]}{number}\n{text[at:]}").findings == ()


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        ("甲|1/3|乙|2/3|丙", "1/3|2/3"),
        ("甲|1/3|乙", ""),  # one alone may be a cell, and so may these:
        ("甲|1/3|乙|2/4|丙|3/3", ""),
        ("甲|2024/1|乙|2025/1", ""),
        (
            "甲|https://example.gov.cn/1.html 1/2|乙|https://example.gov.cn/1.html 2/2",
            "https://example.gov.cn/1.html 1/2",
        ),
        # What heads or feet most pages, word for word.
        ("临江区水务局年度报告|甲|- 1 -|临江区水务局年度报告|乙|- 2 -|临江区水务局年度报告", "临江区水务局年度报告"),
        ("临江区水务局年度报告|甲|- 1 -|临江区水务局年度报告|乙|- 2 -", ""),
        ("甲|- 1 -|2.没有现成信息需要另行制作|- 2 -|2.没有现成信息需要另行制作|- 3 -|乙|- 4 -|丙|- 5 -|丁", ""),
        ("甲|- 1 -|总计|- 2 -|总计|乙", ""),  # too short to be no cell
    ],
)
def test_lines_of_pages_are_told_by_one_another(lines: str, gone: str) -> None:
    text = lines.replace("|", "\n")
    found = [text[slice(*line)] for line in furniture(text)]
    assert [line for line in found if not line.startswith("- ")][: gone.count("|") + 1] == gone.split("|") * bool(gone)
