"""A report is the same as a web page, whatever stands around it, and every character is found again in the file."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from html import escape, unescape
from time import process_time

import pages
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.finding import Finding
from govlint.linter import check
from govlint.plan import make_plan
from govlint.readers import ReadError, mht
from govlint.readers.html import decode
from govlint.readers.html.spans import MOST_COLUMNS, Extent, Place, resolve, straighten
from govlint.readers.kinds import reader_of
from govlint.rule import load_all, model
from govlint.settings import Settings
from govlint.source import LINE_BREAK, Source

MODEL = model("2021")
PLAN = make_plan(Settings(), load_all(plugins=False))
PROSE = "2023年，我局认真贯彻《条例》，围绕供水、排水、河湖管理等群众关心的事项推进政务公开，各项工作平稳有序。"


def _read(page: str) -> Source:
    return decode(page.encode(), "年报.html")


def _text(page: str) -> str:
    return _read(page).text


def _lines(text: str) -> list[str]:
    """The lines that say something, without indents and the empty cells behind them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _table(rows: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(f"<table>{rows}</table>").splitlines()]


def _said(findings: tuple[Finding, ...], source: Source) -> list[tuple[str, str, str]]:
    return [(each.code, each.message, source.cut(each.span)) for each in findings]


def _error(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        decode(data, "年报.html")
    return str(caught.value)


# The report in a page


@pytest.mark.parametrize("kind", pages.PORTALS)
@pytest.mark.parametrize("titled", [True, False], ids=["titled", "untitled"])
def test_the_report_is_found_in_a_page_of_a_portal(kind: str, titled: bool) -> None:
    report = pages.body(MODEL if titled else pages.untitled(MODEL))
    assert _lines(_text(pages.PORTALS[kind](report))) == _lines(MODEL)


@pytest.mark.parametrize("kind", pages.PORTALS)
def test_the_findings_are_those_of_the_text(kind: str) -> None:
    faulty = (
        MODEL.replace("\t46\n二、上年", "\t47\n二、上年")
        .replace("占12.8%", "占12.9%")
        .replace("2.重复申请\t1", "2.重复申请\t")
    )
    plain, page = Source(faulty, "年报.txt"), _read(pages.PORTALS[kind](pages.body(pages.untitled(faulty))))
    findings = check(plain, PLAN).findings
    assert len(findings) >= 3
    assert _said(check(page, PLAN).findings, page) == _said(findings, plain)


def test_a_finding_says_where_it_stands_in_the_file() -> None:
    page = pages.PORTALS["plain"](pages.body(pages.untitled(MODEL.replace("占12.8%", "占12.9%"))))
    (finding,) = check(_read(page), PLAN).findings
    number = next(number for number, line in enumerate(page.split("\n"), 1) if "12.9" in line)
    column = page.split("\n")[number - 1].index("12.9") + 1
    assert finding.location == f"第一部分，第{number}行第{column}列"


def test_cells_as_word_writes_them() -> None:
    cell = '<p class=MsoNormal align=center\nstyle="text-align:center"><span lang=EN-US>{}<o:p></o:p></span></p>'
    paragraph = '<p class=MsoNormal style="text-indent:\n2em"><b><span\nstyle="font-size:16pt">　　{}</span></b></p>\n'
    assert _lines(_text(pages.body(MODEL, cell, paragraph))) == _lines(MODEL)


def test_a_piece_of_a_page_is_read_whole() -> None:
    assert (
        _text("<p>云川市水务局</p><p>一、总体情况</p>无<br>联系我们 <a href=x>下载</a>")
        == "云川市水务局\n一、总体情况\n无\n联系我们 下载\n"
    )
    assert _text("<tr><td>甲<td>乙<tr><td>丙<td>丁") == "甲\t乙\n丙\t丁\n"


def test_an_opening_paragraph_beside_the_article_is_not_lost() -> None:
    report = pages.body(MODEL).replace("<p>　　一、总体", "</div><div class=text><p>　　一、总体")
    page = f"<body>{pages.MENU}<div class=main><div class=lead>{report}</div></div>{pages.FOOTER}</body>"
    assert _lines(_text(page)) == _lines(MODEL)


def test_links_and_notes_within_the_report_stay() -> None:
    linked = "<p><a href=x>附：受理机构联系方式</a></p><p>主办单位：云川市水务局</p><p>二、主动公开政府信息情况</p>"
    page = f"<body>{pages.MENU}<div><p>一、总体情况</p><p>{PROSE}</p>{linked}</div>{pages.FOOTER}</body>"
    assert _lines(_text(page)) == [
        "一、总体情况",
        PROSE,
        "附：受理机构联系方式",
        "主办单位：云川市水务局",
        "二、主动公开政府信息情况",
    ]


def test_a_title_on_two_lines_outside_of_the_article() -> None:
    report = f"<div class=text><p>一、总体情况</p><p>{PROSE}</p></div>"
    head = "<h2>云川市水务局</h2><h1>2023年政府信息公开工作年度报告</h1><p>打印 关闭</p>"
    page = f"<body>{pages.MENU}<div>{head}{report}</div>{pages.FOOTER}</body>"
    assert _lines(_text(page))[:3] == ["云川市水务局", "2023年政府信息公开工作年度报告", "一、总体情况"]


def test_headings_alone_show_where_the_report_stands() -> None:
    lines = [line for line in _lines(MODEL) if "\t" not in line and not line.startswith("第二十条")]
    report = "".join(f"<p>　　{line}</p>" for line in lines)
    page = f"<body>{pages.MENU}<div>{report}</div>{pages.BESIDE}{pages.FOOTER}</body>"
    assert _lines(_text(page)) == lines


def test_a_link_that_its_author_forgot_to_end_does_not_hide_the_report() -> None:
    page = f"<body>{pages.MENU}<div><p>一、总体情况</p><a href=x>下载{pages.body(MODEL)}</div>{pages.FOOTER}</body>"
    assert set(_lines(MODEL)) <= set(_lines(_text(page)))


# The title of the page


@pytest.mark.parametrize(
    "title",
    [
        f"{pages.TITLE} - 云川市人民政府",
        f"{pages.TITLE}_云川市水务局",
        f"政府信息公开年报 | {pages.TITLE} — 云川市人民政府门户网站",
        f"\n\t{pages.TITLE}\n",
        f"云川市人民政府 &gt; {pages.TITLE}",
    ],
)
def test_the_title_of_the_page_serves_where_the_report_has_none(title: str) -> None:
    page = f"<html>\n<head><title>{title}</title></head><body><p>一、总体情况</p><p>{PROSE}</p></body></html>"
    source = _read(page)
    assert source.text.splitlines()[:2] == [pages.TITLE, "一、总体情况"]
    file = Source(page).position(page.index(pages.TITLE))
    assert source.origin(0) == f"第{file.line}行第{file.column}列"


def test_the_title_that_a_page_declares_goes_first() -> None:
    meta = f"<meta name='ArticleTitle' content='{pages.TITLE}'><title>政府信息公开年报</title>"
    assert _text(f"{meta}<p>{PROSE}</p>").splitlines()[0] == pages.TITLE


@pytest.mark.parametrize("title", ["文章详情", "云川市水务局_年报", "关于印发信息公开年度报告格式的通知"])
def test_a_title_of_something_else_does_not_serve(title: str) -> None:
    assert _text(f"<title>{title}</title><p>{PROSE}</p>") == f"{PROSE}\n"


# Text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>  全年\n  公开 </p>", "全年公开\n"),
        ("<p>Word\n  97 文 件</p>", "Word 97 文 件\n"),
        ("<p>甲 <b> 乙</b></p>", "甲 乙\n"),
        ("<p>　　甲　乙</p>", "　　甲　乙\n"),
        ("<p>甲<br>乙<br/>丙</p>丁<div>戊</div>己", "甲\n乙\n丙\n丁\n戊\n己\n"),
        ("<ul><li>甲<li>乙</ul><dl><dt>丙<dd>丁</dl>", "甲\n乙\n丙\n丁\n"),
        (
            "&lt;甲&gt; &amp; &#20057;&#x4E59;&mdash;A&nbsp;B &copy2 &nosuch; &#; & &lt",
            "<甲> & 乙乙—A\xa0B ©2 &nosuch; &#; & <\n",
        ),
        ("甲&#10;&#9;乙&#0;&shy;&#8203;", "甲乙\ufffd\n"),
        ("1 < 2 <3 甲<b乙>丙</b乙>", "1 < 2 <3 甲丙\n"),
        ("甲<!-- <p>乙</p> -->丙<!---->丁<!-->戊<![if !vml]>己<![endif]><?xml a?></>庚", "甲丙丁戊己庚\n"),
        (f"<p>{PROSE}<script>'<p>乙</p>'</script><style>p</style><template>丁</template>戊", f"{PROSE}戊\n"),
        ("甲<noscript>乙</noscript>丙", "甲丙\n"),
        (
            "甲<p style='Display : none'>乙</p><div hidden><p>丙</div><span style=\"display:none;\">丁</span>戊",
            "甲戊\n",
        ),
        ('<p title=\'hidden>none\'>甲</p><p title="a>b" style="color:red">乙</p>', "甲\n乙\n"),
        ("<b><p>甲</b>乙</p><p>丙<span></p></span>丁", "甲乙\n丙\n丁\n"),
        ("<pre>\n甲  乙\n丙\t丁\r\n</pre>戊", "甲  乙\n丙\t丁\n戊\n"),
        ("甲\0乙\ufeff丙", None),
        ("<button>打印</button><select><option>甲</select><textarea>乙</textarea>丙", "丙\n"),
        ("<p>新收<del>38</del><ins>46</ins>件<p><del>乙<p>丙", "新收46件\n丙\n"),
        ("甲<!-- 乙", "甲\n"),
        ("甲<p class=", "甲\n"),
        ("甲</div", "甲\n"),
    ],
)
def test_text_is_read_as_browsers_show_it(page: str, text: str | None) -> None:
    if text is None:
        assert _error(page.encode()) == "不是文本文件（第4个字节是空字符），请另存为UTF-8文本（.txt）后再检查"
    else:
        assert _text(page) == text


def test_pictures_are_named() -> None:
    page = "<p>{}</p>\n<p>甲<img src=a></p>\n<p><img src=b></p>\n<img width=16 src=c><p>\n"
    page += "<table><tr><td>乙<td><img src=d></table>"
    assert _read(page.format(PROSE)).notes == ("第3、5行有图片，其中的文字和表格没有检查。",)
    many = _read(f"<p>{PROSE}</p>\n" + "<p><img src=b></p>\n" * 7)
    assert many.notes == ("第2、3、4、5、6行等7处有图片，其中的文字和表格没有检查。",)


def test_pictures_around_the_report_are_not_named() -> None:
    page = pages.PORTALS["plain"](pages.body(MODEL)).replace('<div class="top">', "<img src=logo.png><br>")
    assert _read(page).notes == ()


# Tables


def test_merged_cells_leave_their_places_empty() -> None:
    rows = "<tr><td colspan=2 rowspan=2>甲<td>乙<tr><th>丙<tr><td>丁<td>戊<td>己"
    assert _table(rows) == [["甲", "", "乙"], ["", "", "丙"], ["丁", "戊", "己"]]


def test_cells_drawn_to_different_widths_are_matched_in_order() -> None:
    rows = "<tr><td colspan=4>第二十条<tr><td>信息内容<td colspan=2>增减<td>数量<tr><td colspan=2>行政许可<td>0<td>7"
    assert _table(rows) == [["第二十条", "", "", ""], ["信息内容", "增减", "数量", ""], ["行政许可", "0", "7", ""]]


def test_lines_in_a_cell_are_joined() -> None:
    rows = "<tr><td><p>　行政</p><p>许可&nbsp;</p><td>A<br>B<tr><td>\n<p>&nbsp;</p>\n<td>12<br>34"
    assert _table(rows) == [["行政许可", "A B"], ["", "12 34"]]


def test_caption_head_and_foot() -> None:
    head = "<caption>表三</caption><colgroup><col></colgroup><thead><tr><th>甲<th>乙"
    assert _text(f"<table>{head}<tbody><tr><td>1<td>2<tfoot><tr><td>3<td>4</table>") == "表三\n甲\t乙\n1\t2\n3\t4\n"


def test_a_table_in_a_cell_makes_the_outer_one_a_layout() -> None:
    inner = "<table><tr><td>甲<td>1</table>"
    assert _text(f"<table><tr><td>标题<td><tr><td>左<td>一、总体情况{inner}<tr><td>乙<td>丙</table>") == (
        "标题\n左\n一、总体情况\n甲\t1\n乙\t丙\n"
    )


def test_cells_for_margins_make_no_row() -> None:
    assert _text(f"<table><tr><td>&nbsp;<td><p>一、总体情况<p>{PROSE}<td></table>") == f"一、总体情况\n{PROSE}\n"


@given(st.lists(st.lists(st.builds(Extent, st.integers(-1, 4), st.integers(-1, 4)), max_size=4), max_size=6))
def test_merged_cells_resolve_to_the_grid(table: list[list[Extent]]) -> None:
    """Against the plain way: a sheet of paper on which each cell is drawn in the first gap of its row."""
    paper: dict[tuple[int, int], Place] = {}
    for number, row in enumerate(table):
        for index, extent in enumerate(row):
            column = next(column for column in range(100) if (number, column) not in paper)
            width = 1
            while width < extent.columns and (number, column + width) not in paper:
                width += 1
            for below in range(max(1, extent.rows)):
                for step in range(width):
                    paper[number + below, column + step] = Place(number, index, not below and not step)
    grid = resolve(table)
    assert len(grid) == len(table)
    for number, places in enumerate(grid):
        drawn = {column: place for (row, column), place in paper.items() if row == number}
        assert len(places) == max(drawn, default=-1) + 1
        assert all(places[column] == place for column, place in drawn.items())
        assert not any(places[column].first for column in range(len(places)) if column not in drawn)


@given(st.lists(st.lists(st.builds(Extent, st.integers(1, 4), st.integers(1, 3)), max_size=4), max_size=6))
def test_straightening_keeps_every_cell_in_order(table: list[list[Extent]]) -> None:
    grid = resolve(table)
    for before, after in zip(grid, straighten(grid), strict=True):
        assert [place for place in after if place.first] == [place for place in before if place.first]


def test_giant_spans_are_cut() -> None:
    grid = resolve([[Extent(10**9, 10**9), Extent()], [Extent()]])
    assert [len(row) for row in grid] == [MOST_COLUMNS + 1, MOST_COLUMNS + 1]
    assert _text("<table><tr><td colspan=99999999999 rowspan=0>甲<tr><td>乙").startswith("甲")
    assert _error(b"<table>" + b"<tr><td colspan=999>1<td>2" * 5000) == "表格超过20万个单元格，不像是年度报告，未检查"


# Places in the file

_SNIPPETS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>"),
        *(
            "<td colspan=2>",
            "<td rowspan=2>",
            "<!-- 注 -->",
            "<style>1</style>",
            "&nbsp;",
            "&lt;",
            "&#26757;",
            "&amp",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "　",
            "<pre>",
            "</pre>",
            "<a href=x>",
            "</a>",
            "<",
            "&",
            "𬇙",
            "2023",
            "ab",
        ),
        *(
            "云川市",
            "水务局",
            "一、总体情况",
            PROSE,
            "<caption>",
            "<li>",
            "<title>年报</title>",
            "<span hidden>",
            "</span>",
        ),
    ]
)


@given(st.lists(_SNIPPETS, max_size=40).map("".join))
def test_every_character_is_found_in_the_file(page: str) -> None:
    page = f"<html><p>年报</p>{page}"  # a page that shows nothing is an error
    source = _read(page)
    file = [line + "\n" for line in LINE_BREAK.split(page)]
    assert [each.start for each in source.origins] == sorted({each.start for each in source.origins})
    for offset, character in enumerate(source.text):
        if character not in " \t\n":
            line, _, column = source.origin(offset).removeprefix("第").removesuffix("列").partition("行第")
            there = file[int(line) - 1][int(column) - 1 :]
            assert there.startswith(character) or unescape(there[: there.find(";") + 1 or 4])[0] == character


@given(st.lists(st.lists(st.sampled_from(["甲", "1", "", "A<br>b", "&nbsp;"]), min_size=2, max_size=2), min_size=1))
def test_an_empty_cell_stands_where_the_file_has_it(rows: list[list[str]]) -> None:
    table = "".join("<tr>" + "".join(f"\n<td>{cell}</td>" for cell in row) for row in [["甲", "乙"], *rows])
    source = _read(f"<table>{table}</table>")
    full = [number for number, row in enumerate([["甲", "乙"], *rows]) if any(cell.strip("&nbsp;") for cell in row)]
    for line, number in enumerate(full, 1):
        start = source.line(line).start
        second = start + source.text.split("\n")[line - 1].index("\t") + 1
        assert source.origin(start).startswith(f"第{number * 2 + 2}行")
        assert source.origin(second).startswith(f"第{number * 2 + 3}行")


# Encodings


@pytest.mark.parametrize(
    ("codec", "declared", "notes"),
    [
        ("utf-8", "utf-8", ()),
        ("utf-8", "gb2312", ()),
        ("utf-8-sig", "", ()),
        ("gbk", "gb2312", ()),
        ("gbk", "GBK", ()),
        ("gb18030", "utf-8", ("按GB18030编码读取。",)),
        ("gb18030", "iso-8859-1", ("按GB18030编码读取。",)),
        ("utf-16", "utf-16", ("按UTF-16编码读取。",)),
        ("big5", "big5", ()),
        ("utf-8", "big5", ()),
    ],
)
def test_encodings(codec: str, declared: str, notes: tuple[str, ...]) -> None:
    said = "雲川市水務局公開信息" if codec == "big5" else "云川市水务局公开信息"
    meta = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">\n'
    source = decode(f"{meta}<p>{said}</p>".encode(codec), "年报.html")
    assert (source.text, source.notes) == (f"{said}\n", notes)
    assert source.origin(0) == "第2行第4列"


def test_a_page_in_no_encoding() -> None:
    assert (
        _error(b"<p>\xff\xff\xe4")
        == "第4个字节（0xFF）不是UTF-8或GB18030编码，无法读取，请另存为UTF-8文本（.txt）后再检查"
    )


# What is no report


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<frameset cols=*><frame src=a.html></frameset>",
        f"<title>{pages.TITLE}</title><h1>{pages.TITLE}</h1><div id=app></div><script src=a.js></script>",
        f"{pages.MENU}<h1>{pages.TITLE}</h1><iframe src=a.pdf></iframe>{pages.FOOTER}",
        "<p><img src=a.png></p>",
    ],
)
def test_a_page_without_the_text_of_a_report(page: str) -> None:
    assert _error(page.encode()) == (
        "网页中没有报告正文（可能由脚本载入，或在框架页、附件中），请在浏览器中打开正文，全选复制到Word文档，保存后再检查"
    )


def _seconds(page: str) -> float:
    """The best of three readings, as in test_endurance: without collections of garbage, which come when they come."""
    return min(timeit.repeat(lambda: _read(page), timer=process_time, number=1, repeat=3))


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<table><tr><td>" * n,
        lambda n: "<table><tr><td>甲<td>乙<td>" * n + "</table>丙" * n,
        lambda n: "<div>甲<a href=x>乙" * n + "</div>" * n,
        lambda n: "<td>" * n + "</span></div></p>" * n,
        lambda n: "<b><p>甲</b>" * n,
        lambda n: "<tr><td rowspan=99999>" * (n // 8),
        lambda n: "<a " * 20 * n,
        lambda n: "<a x='\" " * 20 * n,
        lambda n: "<a x=y " * 20 * n,
        lambda n: "<!-- " * 20 * n,
        lambda n: "</a" * 20 * n,
        lambda n: "&#" * n + "&#x" * n + "&a" * n,
        lambda n: "<p x=" + "y" * 200 * n + ">",
        lambda n: "<p style='" + "display:" * 20 * n + "'>",
        lambda n: f"<h1>{pages.TITLE}</h1>" * (n // 10),
    ],
)
def test_the_time_grows_with_the_page(make: Callable[[int], str]) -> None:
    least, most = (_seconds(f"<p>{PROSE}</p>{make(count)}") for count in (1000, 8000))
    assert most < 24 * least + 0.05  # eight times as long; 64 times if it grew with the square


def test_a_hundred_thousand_tables() -> None:
    assert _text(f"<p>{PROSE}</p>" + "<table><tr><td>" * 100_000 + "云川市") == f"{PROSE}\n云川市\n"
    assert _error(b"<table><tr><td>" * 200_000) == "网页中的标签超过50万个，不像是年度报告，未检查"


# Which files are pages


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<html>", "a.doc", "html"),
        (b"<p>1</p>", "a.SHTML", "html"),
        ("<一>总体情况".encode(), "a.txt", "text"),
        ("页面以<html>和<table>写成".encode(), "a.txt", "text"),
        ("云川市".encode(), "a.html", "text"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "a.txt", "mht"),
    ],
)
def test_pages_are_told_by_their_content(data: bytes, name: str, reader: str) -> None:
    assert reader_of(data, name) == reader


def _archive(page: str, codec: str = "utf-8") -> bytes:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    whole = MIMEMultipart("related")
    whole.attach(MIMEText(page, "html", codec))
    whole.attach(MIMEText("p {}", "css"))
    return whole.as_bytes()


@pytest.mark.parametrize("codec", ["utf-8", "gb2312"])
def test_a_page_in_an_archive(codec: str) -> None:
    page = f"<html>\n<p>{escape(PROSE)}</p></html>"
    source = mht.decode(_archive(page, codec), "年报.mht")
    assert (source.text, source.origin(0), source.kind) == (f"{PROSE}\n", "第2行第4列", "html")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\n1",
        b"Content-Type: multipart/related; boundary=x\n\n--x\n" * 100,
        b"Content-Type: message/rfc822\n\n" * 5000,
    ],
)
def test_an_archive_without_a_page(data: bytes) -> None:
    with pytest.raises(
        ReadError, match=r"^单一文件网页已损坏或其中没有网页，请在浏览器中打开，另存为“网页，仅HTML”后再检查$"
    ):
        mht.decode(data, "年报.mht")
