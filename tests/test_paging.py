"""The numbers of pages that a copied PDF leaves among the lines of a text are no lines of it."""

from __future__ import annotations

import pytest

import govlint
from govlint.paging import numbers_page
from govlint.parser import parse
from govlint.report import Paragraph
from govlint.rule import model
from govlint.source import Source


@pytest.mark.parametrize("number", ["- 2 -", "-2-", "— 2 —", "－2－", "第2页", "第 2 页 共 9 页", "第2页/共9页"])
def test_a_page_number_parts_neither_tables_nor_sentences(number: str) -> None:
    text = model("2021")
    for first, second in (("第二十条第（六）项\n", "信息内容"), ("\t0\t7\n", "\t（三）"), ("围绕供水、", "排水")):
        assert text.count(first + second) == 1
        text = text.replace(first + second, f"{first}\n{number}\n\f{second}")
    assert govlint.check_text(text).findings == ()


@pytest.mark.parametrize(("line", "numbers"), [("2", True), ("3", False), ("2.", False), ("2件", False), ("-2", False)])
def test_a_number_alone_is_that_of_the_page_that_ends_there(line: str, numbers: bool) -> None:
    text = f"第一页\n1\n\f第二页\n{line}\n\n\f第三页\n"
    start = text.index(line, text.index("第二页"))
    assert numbers_page(text, start, start + len(line)) is numbers
    assert not numbers_page(text.replace("\f", ""), start - 1, start - 1 + len(line))


def test_a_sentence_goes_on_over_lines_of_any_length() -> None:
    lines = ("2023年，", "- 2 -", "我局受理", "水务", "热线来电46件。")
    text = model("2021").replace("一、总体情况\n", "\n".join(("一、总体情况\n", *lines, "")), 1)
    paragraph = parse(Source(text)).sections[0].parts[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "2023年，我局受理水务热线来电46件。"
