"""Tables as they are pasted into plain text and Markdown read as those with tabs do; prose stays prose."""

from __future__ import annotations

import pytest
from pasted import FORMS, SLIPS, findings

import govlint
from govlint.layout import tokens
from govlint.linter import draft_of
from govlint.parser import parse
from govlint.rule import model
from govlint.source import Source


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_fault_has_none_in_any_form(form: str, edition: str) -> None:
    assert findings(FORMS[form](model(edition))) == []


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_a_short_label_and_a_digit_are_read_in_any_form(form: str) -> None:
    text = model("2021").replace("行政许可决定328件、行政处罚决定46件", "行政许可决定8件、行政处罚决定4件")
    text = text.replace("行政许可\t328", "行政许可\t8").replace("行政处罚\t46", "行政处罚\t4")
    assert findings(FORMS[form](text)) == []


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("form", FORMS)
def test_a_slip_is_found_as_with_tabs(form: str, slip: tuple[str, str]) -> None:
    assert model("2021").count(slip[0]) == 1
    text = model("2021").replace(*slip)
    assert len(findings(text)) > 0
    assert findings(FORMS[form](text)) == findings(text)


@pytest.mark.parametrize(
    "line",
    [
        "　　全年受理申请  46件，办结  47件。",
        "联系人：办公室    电话：0000-5550123",
        "栏目设置为：政策文件 | 工作动态 | 通知公告。",
        "一是  完善制度；二是  加强培训。",
        "（一）主动公开    全年公开信息312条。",
    ],
)
def test_prose_with_blanks_and_bars_is_no_row(line: str) -> None:
    text = model("2021").replace("（三）政府信息管理\n", f"（三）政府信息管理\n\n{line}\n", 1)
    assert line in text
    source = Source(text)
    at = text.index(line)
    (kind,) = {each.kind for each in tokens(source) if at <= each.span.start < at + len(line)} - {"CONTINUED"}
    assert kind != "ROW"


@pytest.mark.parametrize("bold", ["**", "__"])
def test_marks_of_markdown_are_no_part_of_headings(bold: str) -> None:
    text = FORMS["pipes"](model("2021"))
    for heading in ("一、总体情况", "五、存在的主要问题及改进情况"):
        text = text.replace(f"\n{heading}\n", f"\n## {heading}\n", 1)
    for heading in ("（一）主动公开", "六、其他需要报告的事项"):
        text = text.replace(f"\n{heading}\n", f"\n{bold}{heading}{bold}\n", 1)
    report = parse(Source(text))
    assert [section.official for section in report.sections] == [1, 2, 3, 4, 5, 6]
    first = report.sections[0].heading
    assert (first.title, text[slice(*first.span)]) == ("总体情况", "一、总体情况")
    assert findings(text) == []


@pytest.mark.parametrize("form", ["blanks", "full-width blanks", "lines", "parted lines"])
def test_a_blank_that_leaves_no_trace_is_told_by_the_row(form: str) -> None:
    def told(cells: str) -> list[tuple[str, str, str]]:
        text = FORMS[form](model("2021").replace("行政规范性文件\t4\t1\t12", f"行政规范性文件\t{cells}"))
        return [(each.code, each.severity.name, each.message) for each in govlint.check_text(text).findings]

    assert told("4\t\t12") == [("GL153", "WARNING", "表二“行政规范性文件”行应有3个数，实际2个，没有的应填0。")]
    assert told("4\t1\t1\t12") == [("GL153", "ERROR", "表二“行政规范性文件”行应有3个数，实际4个。")]


@pytest.mark.parametrize("form", ["bars on lines", "bars below lines", "frames on lines"])
def test_a_bar_alone_on_its_line_is_a_blank_cell(form: str) -> None:
    text = FORMS[form](model("2021").replace("行政规范性文件\t4\t1\t12", "行政规范性文件\t4\tbar\t12"))
    text = text.replace("bar |", "|").replace("bar\n|", "|")
    found = findings(text)
    assert [message for _, message, _ in found] == ["表二“行政规范性文件”行“本年废止件数”列空白，没有的应填0。"]


@pytest.mark.parametrize("form", FORMS)
def test_a_column_may_bear_a_note(form: str) -> None:
    assert findings(FORMS[form](model("2021").replace("现行有效件数", "现行有效件数（历史累计）"))) == []


@pytest.mark.parametrize("form", ["lines", "bars on lines"])
def test_a_number_with_a_word_before_it_stands_in_its_cell(form: str) -> None:
    (found,) = findings(FORMS[form](model("2019").replace("行政许可\t14\t+1\t328", "行政许可\t14\t约1\t328")))
    assert found[1:] == ("表二“行政许可”行“本年增/减”列填“约1”，应填一个阿拉伯数字。", "约1")


@pytest.mark.parametrize("form", ["lines", "bars on lines", "frames on lines"])
def test_the_last_column_of_a_header_on_lines_may_have_a_note(form: str) -> None:
    text = model("2019").replace("\t处理决定数量\n", "\t处理决定数量（指2020年办件量）\n")
    assert text != model("2019")
    assert findings(FORMS[form](text)) == []


def test_merged_cells_that_leave_no_blanks_in_front_leave_none_behind_a_label() -> None:
    """Then the blanks at the end of a row are those of merged cells."""

    def write(line: str) -> str:
        cells = [each for each in line.split("\t") if each]
        if len(cells) < 8:
            return " | ".join(cells) + " |"
        label = cells[:-7]
        sparse = ["", *("" if each == "0" else each for each in cells[-6:])]
        return " | ".join([*label, *sparse, *[""] * (3 - len(label))]) + " |"

    table = _requests(model("2021"))
    rows = [write(line) for line in model("2021").splitlines()[table]]
    lines = model("2021").splitlines()
    lines[table] = rows
    read, whole = (draft_of(Source(text)).tables("requests")[0] for text in ("\n".join(lines), model("2021")))
    assert whole.values
    for place, cell in whole.values.items():
        assert read[place].text == ("" if cell.text == "0" or place[1] == "natural" else cell.text)


@pytest.mark.parametrize("form", ["padding", "padding on lines"])
def test_bars_behind_a_row_are_no_blank_cells(form: str) -> None:
    """A page that lost its blank cells leaves bars for them at the end of the row: where they stood is not told."""
    text = model("2021").replace(
        "上年结转政府信息公开申请数量\t\t\t3\t1\t0", "上年结转政府信息公开申请数量\t\t\t\t3\t1"
    )
    assert text != model("2021")
    assert [message for _, message, _ in findings(FORMS[form](text))] == ["表三“二、上年结转”行应有7个数，实际6个。"]


@pytest.mark.parametrize("form", [form for form in FORMS if form != "frames on lines"])
def test_the_header_of_table_three_may_stand_again_on_a_new_page(form: str) -> None:
    lines = model("2021").splitlines()
    first = _requests(model("2021")).start
    header = "\n".join(lines[first : first + 3])
    for above in ("", "续表\n"):
        text = model("2021").replace("\n\t（四）无法提供", f"\n{above}{header}\n\t（四）无法提供")
        assert text != model("2021")
        assert findings(FORMS[form](text)) == []


@pytest.mark.parametrize("form", ["tabs", "pipes", "blanks", "lines"])
def test_a_column_for_notes_needs_no_notes(form: str) -> None:
    lines = model("2021").splitlines()
    text = "\n".join(f"{line}\t备注" if line.startswith("信息内容") else line for line in lines) + "\n"
    assert findings(FORMS.get(form, str)(text)) == []


def _requests(text: str) -> slice:
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("（本列数据"))
    return slice(first, next(index for index, line in enumerate(lines) if line.startswith("四、结转下年度")) + 1)


@pytest.mark.parametrize("form", ["tabs", *FORMS])
def test_the_title_of_a_block_may_lack_a_character(form: str) -> None:
    text = model("2021").replace("第二十条第（", "第二十条（")
    assert findings(FORMS.get(form, str)(text)) == []
