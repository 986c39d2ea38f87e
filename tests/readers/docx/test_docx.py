"""What Word and WPS write is read as it is printed, and every character says where it stands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word import BELOW, MERGED, abstract, docx, lvl, num, numbered, p, r, span, style, styled, tbl, tc, tr

from govlint.limits import LIMITS
from govlint.readers import ReadError, read
from govlint.readers.docx import decode, open_document, pieces
from govlint.source import Source


def _read(body: str, numbering: str = "", styles: str = "") -> Source:
    return decode(docx(body, numbering, styles), "初稿.docx")


def _lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    text = _read(body, numbering, styles).text
    assert text.endswith("\n")
    return text[:-1].split("\n")


# Paragraphs


def test_paragraphs_are_lines_and_empty_ones_too() -> None:
    assert _lines(p("一、总体", "情况") + p() + p("2023年，我局公开信息312条。")) == [
        "一、总体情况",
        "",
        "2023年，我局公开信息312条。",
    ]


def test_a_document_is_chosen_by_its_content_and_says_its_kind(tmp_path: Path) -> None:
    file = tmp_path / "初稿.txt"
    file.write_bytes(docx(p("年报")))
    source = read(file)
    assert (source.text, source.kind, source.name, source.notes) == ("年报\n", "docx", file.as_posix(), ())


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>一、</w:t><w:tab/><w:t>总体情况</w:t></w:r>", "一、 总体情况"),
        ("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>", "上\n下"),
        ("<w:r><w:t>上</w:t><w:cr/><w:t>下</w:t></w:r>", "上\n下"),
        ('<w:r><w:t>上</w:t><w:br w:type="page"/><w:t>下</w:t></w:r>', "上\n下"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>上</w:t><w:softHyphen/><w:t>下</w:t></w:r>", "上下"),
        ("<w:r><w:t>0000</w:t><w:noBreakHyphen/><w:t>5550123</w:t></w:r>", "0000-5550123"),
        ("<w:r><w:t>甲&#9;乙&#10;丙&#13;丁</w:t></w:r>", "甲 乙 丙 丁"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/><w:t>项</w:t></w:r>', "①项"),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="D800"/><w:sym w:char="xyz"/></w:r>',
            "\ufffd" * 3,
        ),
        ('<w:r><w:t>一</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/>', "一"),
        ("<w:r><w:t>甲</w:t><!-- 乙 --></w:r><?page?><!-- 丙 -->", "甲"),
        ('<w:r><w:footnoteReference w:id="2"/><w:t>注</w:t><w:commentReference w:id="1"/></w:r>', "注"),
        ('<w:hyperlink r:id="r9"><w:r><w:t>云川市政府网</w:t></w:r></w:hyperlink>', "云川市政府网"),
        ("<w:smartTag><w:smartTag><w:r><w:t>2023年</w:t></w:r></w:smartTag></w:smartTag>", "2023年"),
        (
            "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent><w:r><w:t>水务局</w:t></w:r></w:sdtContent></w:sdt>",
            "水务局",
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>tang</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>棠</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "棠",
        ),
    ],
)
def test_what_stands_in_a_paragraph(inner: str, text: str) -> None:
    assert _read(f"<w:p>{inner}</w:p>").text == f"{text}\n"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = "<w:r><w:instrText> REF a </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (_field("begin") + CODE + _field("separate") + r("46") + _field("end") + r("件"), "46件"),
        (_field("begin") + CODE + _field("end") + r("件"), "件"),
        # A field within the code of another: only the result of the outer one is shown.
        (
            _field("begin") + _field("begin") + _field("separate") + r("内") + _field("end") + _field("separate")
            + r("外") + _field("end") + r("件"),
            "外件",
        ),
        (_field("end") + _field("separate") + r("件"), "件"),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
    ],
)  # fmt: skip
def test_of_a_field_the_result_is_read(inner: str, text: str) -> None:
    assert _lines(p(inner) + p("下一段")) == [text, "下一段"]


def test_the_code_of_a_field_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert _lines(p(_field("begin") + CODE) + p("下一段")) == ["", "下一段"]


# Tracked changes and hidden text


def test_tracked_changes_are_read_as_accepted() -> None:
    source = _read(
        p(
            r("共公开信息"),
            '<w:del w:id="1" w:author="甲"><w:r><w:delText>310</w:delText></w:r></w:del>',
            '<w:ins w:id="2" w:author="甲"><w:r><w:t>312</w:t></w:r></w:ins>',
            "<w:moveFrom><w:r><w:t>条</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>条。</w:t></w:r></w:moveTo>",
        )
    )
    assert (source.text, source.notes) == ("共公开信息312条。\n", ("有修订标记，按接受修订后的内容检查。",))


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    deleted = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
    body = p("共公开", properties=deleted) + p("信息312条。") + p("第二段")
    assert _lines(body) == ["共公开信息312条。", "第二段"]
    assert _read(body).origin(len("共公开信息312条。\n")) == "第2段"


def test_of_a_deleted_paragraph_and_a_deleted_row_nothing_is_left() -> None:
    gone = p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>")
    row = tr("旧", "0", properties="<w:del/>")
    assert _lines(p("上") + gone + tbl(row, tr("新", "1")) + gone) == ["上", "新\t1"]


def test_a_paragraph_before_a_table_ends_though_its_end_is_deleted() -> None:
    body = p("上", properties="<w:rPr><w:del/></w:rPr>") + tbl(tr("甲", "1")) + p("下")
    assert _lines(body) == ["上", "甲\t1", "下"]


def test_hidden_text_is_left_out() -> None:
    styles = (
        style("隐藏段", more="<w:rPr><w:vanish/></w:rPr>")
        + style("隐藏字", more="<w:rPr><w:vanish/></w:rPr>", kind="character")
        + style("继承", more='<w:basedOn w:val="隐藏字"/>', kind="character")
    )
    body = (
        p("甲", r("乙", "<w:vanish/>"), r("丙", '<w:vanish w:val="0"/>'), r("丁", '<w:rStyle w:val="继承"/>'))
        + p("全隐", r("不隐", '<w:vanish w:val="false"/>'), properties=styled("隐藏段"))
        + tbl(tr("看不见", "1", properties="<w:hidden/>"), tr("看得见", "2"))
    )
    assert _lines(body, styles=styles) == ["甲丙", "不隐", "看得见\t2"]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = style("甲", more='<w:basedOn w:val="乙"/>') + style("乙", more='<w:basedOn w:val="甲"/>')
    assert _lines(p("年报", properties=styled("甲")), styles=styles) == ["年报"]


# Tables


def test_rows_are_lines_with_cells_parted_by_tabs() -> None:
    assert _lines(p("上") + tbl(tr("行政许可", "328"), tr("行政处罚", "")) + p("下")) == [
        "上",
        "行政许可\t328",
        "行政处罚\t",
        "下",
    ]


def test_merged_cells_stand_in_their_first_place_and_leave_the_others_empty() -> None:
    table = tbl(
        tr(tc("申请人情况", properties=span(3)), tc("总计", properties=MERGED)),
        tr(tc("自然人", properties=MERGED), tc("法人", properties=span(2)), tc("不显示", properties=BELOW)),
        tr(tc(properties='<w:vMerge w:val="continue"/>'), "企业", "其他", tc(properties=BELOW)),
        tr("1", "2", "3", "6"),
    )
    assert _lines(table) == ["申请人情况\t\t\t总计", "自然人\t法人\t\t", "\t企业\t其他\t", "1\t2\t3\t6"]


def test_merged_in_both_directions_and_side_by_side() -> None:
    table = tbl(
        tr(tc("甲", properties=span(2) + MERGED), tc("乙", properties=MERGED)),
        tr(tc(properties=span(2) + BELOW), tc(properties=BELOW)),
        tr(tc("丙", properties=MERGED), tc("丁", properties=span(2))),
    )
    assert _lines(table) == ["甲\t\t乙", "\t\t", "丙\t丁\t"]


def test_cells_merged_in_the_old_way() -> None:
    table = tbl(
        tr(tc("甲", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "乙"), tr("1", "2", "3")
    )
    assert _lines(table) == ["甲\t\t乙", "1\t2\t3"]


def test_a_cell_that_goes_on_from_nowhere_is_shown() -> None:
    assert _lines(tbl(tr(tc("甲", properties=BELOW), "1"), tr("乙", tc("2", properties=BELOW)))) == ["甲\t1", "乙\t2"]


def test_rows_that_begin_or_end_inside_the_grid() -> None:
    before = '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'
    assert _lines(tbl(tr("甲", properties=before), tr("1", "2", "3", "4"))) == ["\t\t甲\t", "1\t2\t3\t4"]


def test_rows_and_cells_in_content_controls() -> None:
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('46')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('收到', cell)}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{tbl(row)}{p('下')}</w:sdtContent></w:sdt>"
    assert _lines(body) == ["收到\t46", "下"]


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ((p("本年新收"), p("申请数量")), "本年新收申请数量"),
        ((p("<w:r><w:t>本年</w:t><w:br/><w:t>新收</w:t></w:r>"),), "本年新收"),
        ((p("12"), p("34")), "12 34"),
        ((p("1,"), p("234")), "1,234"),
        ((p("<w:r><w:t>WeChat</w:t><w:br/><w:t>App</w:t></w:r>"),), "WeChat App"),
        ((p("共12"), p("件")), "共12件"),
        ((p("12 "), p("34")), "12 34"),
        ((p(), p("12"), p()), "12"),
        ((p("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>"),), "一 二"),
    ],
)
def test_a_cell_is_on_one_line(blocks: tuple[str, ...], text: str) -> None:
    assert _lines(tbl(tr(tc(*blocks), "1"))) == [f"{text}\t1"]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    source = _read(tbl(tr(tc(p("外"), tbl(tr("12", "34"), tr("五", "六")), p("后")), "1")))
    assert source.text == "外12 34五六后\t1\n"
    assert source.notes == ("第1个表第1行第1列里有嵌套的表格，按一格中的文字读取。",)


def test_a_frame_around_paragraphs_and_tables_is_looked_through() -> None:
    frame = tbl(tr(tc(p("二、主动公开"), tbl(tr("行政许可", "328")), p("下"))), tr(tc("三、收到")))
    source = _read(p("上") + frame)
    assert source.text.split("\n") == ["上", "二、主动公开", "行政许可\t328", "下", "三、收到", ""]
    assert (source.origin(source.text.index("328")), source.origin(source.text.index("下"))) == (
        "第1个表第1行第2列",
        "第3段",
    )


def test_a_frame_may_have_margins() -> None:
    framed = tbl(tr("规章", "0"), tr("行政许可", "328"))
    source = _read(tbl(tr("", "", ""), tr(" ", tc(p("二、主动公开"), framed, p()), ""), tr("", tc("下"), "")))
    assert source.text.split() == ["二、主动公开", "规章", "0", "行政许可", "328", "下"]
    assert "规章\t0\n行政许可\t328\n" in source.text
    assert source.notes == ()
    assert source.origin(source.text.index("328")) == "第1个表第2行第2列"


@st.composite
def _grids(draw: st.DrawFn) -> list[list[tuple[int, int]]]:
    """For each place of a grid of at least two columns, the top-left place of the cell that covers it."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            free = next((k for k in range(column, width) if (row, k) in owner), width)
            right, below = draw(st.integers(column + 1, free)), draw(st.integers(row + 1, height))
            owner.update({(i, k): (row, column) for i in range(row, below) for k in range(column, right)})
    return [[owner[row, column] for column in range(width)] for row in range(height)]


def _as_word(grid: list[list[tuple[int, int]]]) -> str:
    def cell(row: int, column: int) -> str:
        first = grid[row][column]
        covers = sum(places.count(first) for places in grid)
        width = grid[first[0]].count(first)
        more = "" if covers == width else BELOW if first[0] < row else MERGED
        return tc(f"{first[0]}，{first[1]}" if first == (row, column) else "", properties=span(width) + more)

    return tbl(*(tr(*(cell(i, k) for k, first in enumerate(row) if first[1] == k)) for i, row in enumerate(grid)))


@settings(max_examples=60)
@given(_grids())
def test_any_merged_cells_come_back_to_their_places(grid: list[list[tuple[int, int]]]) -> None:
    source = _read(_as_word(grid))
    expected = [
        ["，".join(map(str, first)) if first == (i, k) else "" for k, first in enumerate(row)]
        for i, row in enumerate(grid)
    ]
    assert [line.split("\t") for line in source.text.splitlines()] == expected
    offset = 0
    for i, row in enumerate(expected, 1):
        for k, text in enumerate(row, 1):
            assert source.origin(offset) == f"第1个表第{i}行第{k}列"
            offset += len(text) + 1


# Text boxes, pictures and what else is no text


def _box(content: str) -> str:
    """A text box as Word writes it: once for itself, once for older programs."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


PICTURE = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r5"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    source = _read(p("锚", _box(p("框一") + p("框二"))) + p("后"))
    assert source.text.split("\n") == ["锚", "框一", "框二", "后", ""]
    assert [source.origin(source.text.index(each)) for each in ("锚", "框一", "框二", "后")] == [
        "第1段",
        "第1段的文本框",
        "第1段的文本框",
        "第2段",
    ]
    assert source.notes == ()


def test_a_text_box_of_older_programs_and_one_with_a_table() -> None:
    content = f"<w:txbxContent>{tbl(tr('甲', '1'))}</w:txbxContent>"
    pict = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    assert _lines(p("锚", pict) + p("后")) == ["锚", "甲\t1", "后"]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    assert _lines(tbl(tr(tc(p("甲", _box(p("乙")))), "1"))) == ["甲乙\t1"]


def test_pictures_that_stand_alone_are_named() -> None:
    source = _read(p("上") + p(PICTURE) + p("有字", PICTURE) + tbl(tr(tc(p(PICTURE)), "1")) + p(PICTURE, r("　")))
    assert source.notes == ("第2段、第1个表第1行第1列、第4段是图片，其中的文字和表格没有检查。",)


def test_of_many_pictures_the_first_are_named() -> None:
    (note,) = _read(p("上") + p(PICTURE) * 7).notes
    assert note == "第2段、第3段、第4段、第5段、第6段等7处是图片，其中的文字和表格没有检查。"


def test_nothing_but_pictures_is_refused() -> None:
    with pytest.raises(ReadError, match="只有图片，没有文字"):
        _read(p(PICTURE) + p())


def test_embedded_objects_and_formulas_are_named() -> None:
    shape = '<v:shape><v:imagedata r:id="r5"/></v:shape>'
    workbook = f'<w:r><w:object>{shape}<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    formula = "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>"
    source = _read(p(workbook) + p("占", formula))
    assert source.notes == (
        "第1段有嵌入的对象（如Excel表格），其中的内容没有检查。",
        "第2段有公式，其中的内容没有检查。",
    )


def test_an_empty_document_has_no_remarks() -> None:
    assert _read(p()) == Source("\n", "初稿.docx", kind="docx", origins=_read(p()).origins)
    assert decode(docx("<w:p/>"), "x").origin(0) == "第1段"


# The pieces


def test_pieces_are_the_text_and_say_which_element_they_are() -> None:
    body = (
        p("一、", r("总体\u3000情况"), properties=numbered(1))
        + tbl(tr(tc("甲", properties=span(2) + MERGED), "12"), tr(tc(properties=span(2) + BELOW), tc(p("34"), p("56"))))
        + p(_box(p("框")))
    )
    data = docx(body, abstract(0, lvl(0, "decimal", "%1)")) + num(1, 0))
    found = list(pieces(open_document(data, LIMITS)))
    assert "".join(each.text for each in found) == decode(data, "x").text
    texts = [(each, each.node) for each in found if each.node is not None and each.node.tag.endswith("}t")]
    assert [each.text for each, _ in texts] == ["一、", "总体\u3000情况", "甲", "12", "34", "56", "框"]
    assert all(each.text == node.text for each, node in texts)
    assert [each.text for each in found if each.node is None] == ["1) ", *"\n\t\t\n\t\t", " ", *"\n\n\n"]
    first = next(each.cell for each, _ in texts if each.text == "甲")
    # Every place that a merged cell covers is a place of that cell.
    assert sum(each.cell is first for each in found) == 1 + 4
    assert {each.cell is None for each in found if each.place.startswith("第1个表")} == {False}


# Without the extra


def test_without_the_library_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError) as caught:
        _read(p("年报"))
    assert str(caught.value) == '读取Word文档要先安装组件：pip install "govlint[docx]"'
