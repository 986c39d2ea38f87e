"""Any text parses, every node knows its characters, and what real drafts do to the layout is survived."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.outline import Node, outline
from govlint.parser import parse
from govlint.report import Paragraph, Report, Table
from govlint.rule import model
from govlint.source import Source

MODEL = model("2021")
LINES = MODEL.splitlines()


def _parse(text: str) -> Report:
    return parse(Source(text))


def _official(report: Report) -> list[int | None]:
    return [section.official for section in report.sections]


def test_the_model_report_has_its_title_sections_and_tables() -> None:
    report = _parse(MODEL)
    assert report.title is not None
    assert report.title.text == "云川市临江区水务局2023年政府信息公开工作年度报告"
    assert _official(report) == [1, 2, 3, 4, 5, 6]
    assert [each.heading.title for each in report.sections[0].subsections] == [
        "主动公开",
        "依申请公开",
        "政府信息管理",
        "政府信息公开平台建设",
        "监督保障",
    ]
    assert [table.format.id for table in report.tables() if table.format] == ["disclosure", "requests", "disputes"]
    assert report.closing == ()


def test_a_cell_is_found_by_its_meaning() -> None:
    _, requests, disputes = _parse(MODEL).tables()
    assert requests["carried_over", "total"].text == "4"
    assert requests["not_held", "legal"].text == "1"
    assert disputes["direct", "pending"].text == "1"
    assert len(requests.values) == 25 * 7
    assert len(disputes.values) == 15


@pytest.mark.parametrize(
    "title",
    [
        "云川市临江区水务局2023年政府信息公开工作年度报告",
        "2023年云川市临江区水务局政府信息公开工作年度报告",
        "2023 年 云川市临江区水务局 政府信息公开工作年度报告",
        "云川市临江区水务局\n2023年政府信息公开工作年度报告",
        "云川市临江区水务局2023年\n政府信息公开工作年度报告",
        "云川市临江区水务局2023年政府信息公开\n工作年度报告",
        "云川市临江区水务局\n2023年政府信息公开\n工作年度报告",
        "云川市临江区水务局\n2023年\n政府信息公开工作年度报告",
        "2023年\n云川市临江区水务局政府信息公开\n工作年度报告",
        "云川市临江区水务局政府信息公开工作年度报告（2023年度）",
        "《云川市临江区水务局2023年政府信息公开工作年度报告》",
        "2023年\n政府信息公开工作年度报告\n\n云川市临江区水务局",
        "政府信息公开工作年度报告\n（2023年）\n云川市临江区水务局",
        "云川市临江区水务局\n政府信息公开工作年度报告\n（2023年度）",
        # A place whose name begins with a numeral begins no section.
        "九江市临江区水务局\n2023年政府信息公开工作年度报告",
        "云川市12345政务服务热线中心\n2023年政府信息公开工作年度报告",
        "云川市临江区水务局2023年政府信息公开工作年度报告（图解）",
        "云川市临江区水务局政府信息公开工作年度报告(2023)",
        "云川市临江区水务局2023年政府信息公开工作年度报告全文",
        "云川市临江区水务局2023年政府信息公开工作年度报告.pdf",
        "云川市临江区水务局2023年政府信息公开工作年度报告-云川市人民政府",
        "云川市临江区水务局2023年政府信息公开工作年度报告 |",
        "云川市临江区水务局2023年政府信息公开工作年度报告 【字体：大 中 小】",
        "云川市临江区水务局2023年政府信息公开工作年度报告 来源：区水务局 时间：2024-01-12 09:30 微信 微博 打印",
        "关于公布云川市临江区水务局2023年政府信息公开工作年度报告的公告",
    ],
)
def test_a_title_is_found_on_one_line_or_several(title: str) -> None:
    report = _parse(MODEL.replace(LINES[0], title))
    assert report.title is not None
    assert MODEL.replace(LINES[0], title)[slice(*report.title.span)] == title
    assert _official(report) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "above",
    [
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        "区水务局 > 政府信息公开年报",
        "政府信息公开年报\n字号：大 中 小",
        "成文日期 2024-01-16 发布机构 区水务局\n组配分类 政府信息公开年报",
        "2023年政府信息公开工作年度报告\n发布时间：2024-01-20",
        "2023年\n2022年\n2021年",
        "关于报送2023年政府信息公开工作年度报告的报告",
        "620702064/2024-00006\n政府信息公开年报\n云川市临江区水务局\n2024-01-13\n有效",
    ],
)
def test_a_title_is_found_below_what_a_page_says_above_it(above: str) -> None:
    report = _parse(f"{above}\n{MODEL}")
    assert report.title is not None
    assert report.title.text == LINES[0]


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("五、存在的主要问题及改进情况", ("五、", "存在的主要问题及改进情况")),
        ("五、 存在的主要问题及改进情况", ("五、", "存在的主要问题及改进情况")),
        ("五、存在的主要问题及改进情况。", ("五、", "存在的主要问题及改进情况。")),
        ("五．存在的主要问题及改进情况", ("五．", "存在的主要问题及改进情况")),
        ("第五部分 存在的主要问题及改进情况", ("第五部分", "存在的主要问题及改进情况")),
        ("存在的主要问题及改进情况", ("", "存在的主要问题及改进情况")),
        ("五、存在的主要问題及改進情況", ("五、", "存在的主要问題及改進情況")),
        ("五、存在的主问题及改进情况", ("五、", "存在的主问题及改进情况")),
        ("五、存在的主要问题\n及改进情况", ("五、", "存在的主要问题\n及改进情况")),
        ("第五部分\n\n存在的主要问题及改进情况", ("第五部分", "存在的主要问题及改进情况")),
        ("【五、存在的主要问题及改进情况】", ("五、", "存在的主要问题及改进情况")),
        ("五、本年度存在的主要问题及改进情况", ("五、", "本年度存在的主要问题及改进情况")),
    ],
)
def test_headings_of_sections(heading: str, printed: tuple[str, str]) -> None:
    report = _parse(MODEL.replace("五、存在的主要问题及改进情况", heading))
    assert _official(report) == [1, 2, 3, 4, 5, 6]
    assert (report.sections[4].heading.ordinal, report.sections[4].heading.title) == printed


@pytest.mark.parametrize("end", ["。", ""])
def test_a_title_may_stand_within_a_line_behind_a_sentence(end: str) -> None:
    within = MODEL.replace("）。\n\n一、总体情况\n\n", f"）{end} 一、总体情况 ").replace(
        "\n\n六、其他需要报告的事项\n\n", "六、其他需要报告的事项\u3000"
    )
    assert within.count("\n") == MODEL.count("\n") - 8
    report = _parse(within)
    assert [(each.heading.ordinal, each.heading.title) for each in report.sections] == [
        (each.heading.ordinal, each.heading.title) for each in _parse(MODEL).sections
    ]
    listed = _parse(
        MODEL.replace("编制，由", "编制。 一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况。由")
    )
    assert _official(listed) == [1, 2, 3, 4, 5, 6]


def test_a_heading_may_have_its_paragraph_on_its_line() -> None:
    report = _parse("（一）主动公开情况。全年公开信息312条。\n六、其他需要报告的事项：无其他事项，特此说明情况如上。")
    assert report.loose[0].heading.title == "主动公开情况。"
    assert [part.text for part in report.loose[0].parts if isinstance(part, Paragraph)] == ["全年公开信息312条。"]
    assert report.sections[0].official == 6
    assert [part.text for part in report.sections[0].parts if isinstance(part, Paragraph)] == [
        "无其他事项，特此说明情况如上。"
    ]


def test_a_list_numbered_like_sections_makes_no_sections() -> None:
    items = "一、解读形式较为单一，图文解读偏少；\n二、个别栏目更新不够及时；\n一是加强培训，二是加强督查。"
    report = _parse(MODEL.replace("存在的主要问题：一是", items + "\n一是"))
    assert _official(report) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("page", ["", "\t3", " 3", "……………………3", "......................... (3)"])
def test_a_table_of_contents_makes_no_sections(page: str) -> None:
    headings = [line for line in LINES if re.match("[一二三四五六]、|（", line) and "\t" not in line]
    assert len(headings) == 11
    for listed in (headings, [line for line in headings if line[1] == "、"]):
        contents = "".join(f"{line}{page}\n" for line in listed)
        report = _parse(MODEL.replace("\n一、总体情况", f"\n目录\n{contents}\n一、总体情况"))
        assert (_official(report), len(list(report.tables()))) == ([1, 2, 3, 4, 5, 6], 3)


def test_a_paragraph_that_a_page_break_cut_is_one() -> None:
    text = "（一）主动公开\n\n全年发布公示公告二十余次，并动态调整和优化\n\n\f政府信息公开指南。\n另起一段。"
    first, second = (part for part in _parse(text).loose[0].parts if isinstance(part, Paragraph))
    assert first.text == "全年发布公示公告二十余次，并动态调整和优化政府信息公开指南。"
    assert len(first.lines) == 2
    guide = first.text.index("政府信息公开指南")
    assert text[slice(*first.place(guide, guide + 8))] == "政府信息公开指南"
    assert second.text == "另起一段。"


def test_signature_and_attachments_close_the_report() -> None:
    report = _parse(MODEL + "\n云川市临江区水务局\n2024年1月20日\n附件：1.统计表\n项目\t数量\n")
    assert [part.text for part in report.closing][:3] == ["云川市临江区水务局", "2024年1月20日", "附件：1.统计表"]
    assert [part.text for part in report.sections[5].all_parts() if isinstance(part, Paragraph)] == [LINES[-1]]


def test_blank_lines_do_not_end_a_table_but_a_note_does() -> None:
    broken = MODEL.replace("\n四、结转下年度继续办理", "\n\n\f\n四、结转下年度继续办理").replace(
        "\n四、政府信息公开", "\n注：本表含上年结转数量。\n四、政府信息公开"
    )
    _, requests, _ = _parse(broken).tables()
    assert len(requests.values) == 25 * 7
    assert any(paragraph.text == "注：本表含上年结转数量。" for paragraph in _parse(broken).paragraphs())


def test_two_tables_under_each_other_are_told_apart() -> None:
    report = _parse(MODEL.replace("四、政府信息公开行政复议、行政诉讼情况\n", ""))
    assert _official(report) == [1, 2, 3, 5, 6]
    assert [table.format.id for table in report.tables() if table.format] == ["disclosure", "requests", "disputes"]


def _nodes(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in _nodes(child))]


def _check_spans(text: str) -> None:
    report = _parse(text)
    for node in _nodes(outline(report)):
        assert node.span is None or 0 <= node.span.start <= node.span.end <= len(text)
        for child in node.children:
            if node.span is not None and child.span is not None and node.kind != "table":
                assert node.span.start <= child.span.start <= child.span.end <= node.span.end
    for paragraph in report.paragraphs():
        assert "".join(text[slice(*line)] for line in paragraph.lines) == paragraph.text
        assert text[slice(*paragraph.place(0, len(paragraph.text)))] == text[slice(*paragraph.span)]
    for table in report.tables():
        assert all(text[slice(*cell.span)] == cell.text for row in table.rows for cell in row.cells)
        _check_figures(text, table)


def _check_figures(text: str, table: Table) -> None:
    for cell in table.values.values():
        if cell.figure is not None:
            assert text[slice(*cell.figure.span)] == cell.figure.text


@given(st.text())
def test_any_text_parses(text: str) -> None:
    _check_spans(text)


PIECES = [*LINES, "", "\f", "\t\t", "七、下一步打算", "附件", "2024年1月20日", "（一）", "三、", "注：", "1\t2\t3"]


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_of_a_report_in_any_order_parse(lines: list[str], line_break: str) -> None:
    _check_spans(line_break.join(lines))


@given(st.data())
def test_a_mutilated_report_parses(data: st.DataObject) -> None:
    text = MODEL
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 200)))
        text = text[:start] + data.draw(st.text(alphabet="\t\n 、。一二（）12.,%表总计", max_size=6)) + text[end:]
    _check_spans(text)
