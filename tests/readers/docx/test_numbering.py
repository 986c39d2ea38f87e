"""The numbers that Word prints in front of paragraphs are in the text as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word import abstract, docx, lvl, num, numbered, p, style, styled, tbl, tc, tr

from govlint.numerals import numeral
from govlint.readers.docx import decode


def _lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return decode(docx(body, numbering, styles), "初稿.docx").text.splitlines()


CHINESE = abstract(
    0,
    lvl(0, "chineseCounting", "%1、"),
    lvl(1, "chineseCountingThousand", "（%2）"),
    lvl(2, "decimal", "%3."),
)


def _numbers(levels: list[int], pattern: str = CHINESE, ids: list[int] | None = None, more: str = "") -> list[str]:
    """The numbers that paragraphs on these levels get."""
    body = "".join(
        p("＊", properties=numbered(id, level)) for id, level in zip(ids or [1] * len(levels), levels, strict=True)
    )
    return [line.split("＊")[0] for line in _lines(body, pattern + num(1, 0) + more)]


def test_headings_that_word_numbers_have_their_ordinals() -> None:
    assert _numbers([0, 1, 1, 2, 2, 0, 1, 2]) == ["一、", "（一）", "（二）", "1. ", "2. ", "二、", "（一）", "1. "]


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"}),
        ("chineseCountingThousand", {9: "九", 10: "十", 19: "十九", 30: "三十", 99: "九十九", 101: "一百零一"}),
        ("japaneseCounting", {1: "一", 10: "十", 12: "十二", 40: "四十"}),
        ("ideographDigital", {1: "一", 9: "九", 10: "一〇", 12: "一二"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 20: "贰拾"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("ideographEnclosedCircle", {10: "㊉"}),
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("upperRoman", {4: "IV", 9: "IX", 1994: "MCMXCIV"}),
        ("lowerRoman", {3: "iii"}),
        ("none", {1: ""}),
        ("hindiVowels", {7: "7"}),
    ],
)
def test_numbers_are_written_as_the_list_says(format: str, numbers: dict[int, str]) -> None:
    for start, written in numbers.items():
        assert _numbers([0], abstract(0, lvl(0, format, "第%1项、", start))) == [f"第{written}项、"]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_a_number_counts_the_paragraphs_since_one_further_out(drawn: list[int]) -> None:
    levels = [0]
    for level in drawn:
        levels.append(min(level, levels[-1] + 1))
    for i, (level, text) in enumerate(zip(levels, _numbers(levels), strict=True)):
        outer = max((k for k in range(i) if levels[k] < level), default=-1)
        place = levels[outer + 1 : i + 1].count(level)
        bare = text.strip("（）、. ")
        assert (int(bare) if level == 2 else numeral(bare)) == place


def test_a_list_that_begins_further_in_counts_the_level_it_passed_over() -> None:
    pattern = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2"))
    assert _numbers([1, 1, 0, 1], pattern) == ["1.1 ", "1.2 ", "2. ", "2.1 "]


def test_lists_of_one_pattern_count_on_unless_one_starts_anew() -> None:
    more = num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    assert _numbers([0, 0, 0, 0, 0], ids=[1, 2, 3, 3, 1], more=more) == ["一、", "二、", "五、", "六、", "七、"]


def test_a_list_may_have_levels_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "%1．")}</w:lvlOverride>'
    assert _numbers([0, 0], ids=[1, 2], more=num(2, 0, own)) == ["一、", "2．"]


def test_when_a_level_begins_anew_may_be_said() -> None:
    never = abstract(0, lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%2、", more='<w:lvlRestart w:val="0"/>'))
    assert _numbers([0, 1, 0, 1], never) == ["1、", "1、", "2、", "2、"]
    first = '<w:lvlRestart w:val="1"/>'
    after = abstract(0, *(lvl(i, "decimal", f"%{i + 1}、", more=first if i == 2 else "") for i in range(3)))
    assert _numbers([0, 1, 2, 1, 2, 0, 2], after) == ["1、", "1、", "1、", "2、", "2、", "2、", "1、"]


def test_levels_further_out_are_shown_in_their_format_or_in_digits() -> None:
    legal = lvl(2, "decimal", "%1.%3", more="<w:isLgl/>")
    pattern = abstract(0, lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%1-%2 "), legal)
    assert _numbers([0, 0, 1, 2], pattern) == ["一、", "二、", "二-1  ", "2.1 "]


@pytest.mark.parametrize(
    ("text", "more", "number"),
    [
        ("%1、", "", "一、"),
        ("（%1）", "", "（一）"),
        ("第%1部分", "", "第一部分 "),
        ("第%1部分", '<w:suff w:val="nothing"/>', "第一部分"),
        ("%1.", '<w:suff w:val="space"/>', "一. "),
        ("", "", ""),
    ],
)
def test_a_blank_parts_a_number_from_what_follows_where_no_mark_does(text: str, more: str, number: str) -> None:
    assert _numbers([0], abstract(0, lvl(0, "chineseCounting", text, more=more))) == [number]


def test_signs_in_front_of_the_items_of_a_list_are_left_out() -> None:
    assert _numbers([0], abstract(0, lvl(0, "bullet", "\uf06c"))) == [""]


def test_styles_number_their_paragraphs() -> None:
    pattern = abstract(
        0,
        lvl(0, "chineseCounting", "%1、", more='<w:pStyle w:val="标题1"/>'),
        lvl(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="标题2"/>'),
    )
    styles = (
        style("标题1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("标题2", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("我的标题", more='<w:basedOn w:val="标题2"/>')
    )
    body = (
        p("总体情况", properties=styled("标题1"))
        + p("主动公开", properties=styled("标题2"))
        + p("依申请公开", properties=styled("我的标题"))
        + p("不编号", properties=styled("标题1") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("其他", properties=styled("标题1"))
    )
    assert _lines(body, pattern + num(1, 0), styles) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "不编号",
        "二、其他",
    ]


def test_a_list_style_names_the_list_that_has_the_levels() -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    styles = style("公文", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")
    body = p("甲", properties=numbered(2)) + p("乙", properties=numbered(2))
    assert _lines(body, CHINESE + link + num(1, 0) + num(2, 1), styles) == ["一、甲", "二、乙"]


def test_a_default_style_numbers_what_names_none() -> None:
    styles = style("正文", numbered(1)).replace("<w:style ", '<w:style w:default="1" ')
    assert _lines(p("甲"), CHINESE + num(1, 0), styles) == ["一、甲"]


def test_deleted_paragraphs_take_no_number_and_cells_have_theirs() -> None:
    gone = p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties=numbered(1) + "<w:rPr><w:del/></w:rPr>")
    body = gone + p("甲", properties=numbered(1)) + tbl(tr(tc(p("乙", properties=numbered(1))), "1"))
    assert _lines(body, CHINESE + num(1, 0)) == ["一、甲", "二、乙\t1"]


@pytest.mark.parametrize("properties", [numbered(9), numbered(1, 7), '<w:numPr><w:numId w:val="x"/></w:numPr>'])
def test_a_list_that_is_not_there_numbers_nothing(properties: str) -> None:
    assert _lines(p("甲", properties=properties), CHINESE + num(1, 0)) == ["甲"]
