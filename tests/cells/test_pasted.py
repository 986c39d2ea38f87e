"""Tables as they are pasted into plain text and Markdown read as those with tabs do; prose stays prose."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.cells.broken import broken
from govlint.cells.stacks import stacked
from govlint.layout import tokens
from govlint.linter import draft_of
from govlint.parser import parse
from govlint.rule import model
from govlint.source import Source

SLIPS = [
    ("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t9\t"),
    ("（七）总计\t\t39\t", "（七）总计\t\t93\t"),
    ("行政强制\t2", "行政强制\t无"),
]


def _found(text: str) -> list[tuple[str, str, str]]:
    source = Source(text)
    return [(each.code, each.message, source.cut(each.span)) for each in govlint.check_text(text).findings]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_fault_has_none_in_any_form(form: str, edition: str) -> None:
    assert _found(FORMS[form](model(edition))) == []


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_a_short_label_and_a_digit_are_read_in_any_form(form: str) -> None:
    text = model("2021").replace("行政许可决定328件、行政处罚决定46件", "行政许可决定8件、行政处罚决定4件")
    text = text.replace("行政许可\t328", "行政许可\t8").replace("行政处罚\t46", "行政处罚\t4")
    assert _found(FORMS[form](text)) == []


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("form", FORMS)
def test_a_slip_is_found_as_with_tabs(form: str, slip: tuple[str, str]) -> None:
    assert model("2021").count(slip[0]) == 1
    text = model("2021").replace(*slip)
    assert len(_found(text)) > 0
    assert _found(FORMS[form](text)) == _found(text)


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
    assert _found(text) == []


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


def test_a_label_wrapped_over_lines_is_one_cell() -> None:
    text = FORMS["parted lines"](model("2019"))
    for wrapped in ("本年新\n制作数量", "本年新\n\n公开数量", "3.补正后申请\n内容仍\n不明确"):
        whole = wrapped.replace("\n", "")
        assert whole in text
        text = text.replace(whole, wrapped)
    assert _found(text) == []
    table, *_ = draft_of(Source(text)).tables("disclosure")
    assert [label.cell.text for label in table.labels][:2] == ["本年新制作数量", "本年新公开数量"]


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
    found = _found(text)
    assert [message for _, message, _ in found] == ["表二“行政规范性文件”行“本年废止件数”列空白，没有的应填0。"]


@pytest.mark.parametrize("form", FORMS)
def test_a_column_may_bear_a_note(form: str) -> None:
    assert _found(FORMS[form](model("2021").replace("现行有效件数", "现行有效件数（历史累计）"))) == []


@pytest.mark.parametrize("form", ["lines", "bars on lines"])
def test_a_number_with_a_word_before_it_stands_in_its_cell(form: str) -> None:
    (found,) = _found(FORMS[form](model("2019").replace("行政许可\t14\t+1\t328", "行政许可\t14\t约1\t328")))
    assert found[1:] == ("表二“行政许可”行“本年增/减”列填“约1”，应填一个阿拉伯数字。", "约1")


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("信息内容 | 本年制发件数;| 本年废止件数;| 现行有效件数;|", [range(4)]),
        ("信息内容 | 本年处理决定数量;|;行政许可 | 8 |;行政处罚 | 7;| 行政强制 | 2 |", [range(2)]),
        ("信息内容 | 本年处理决定数量;| --- | --- |;| 行政许可 | 8 |", []),
        ("总计 | 4;| 其他 | |;索引号 | 无;|;总计;| 4 |", []),
    ],
)
def test_a_row_that_was_broken_in_front_of_its_bars_begins_with_words(lines: str, rows: list[range]) -> None:
    assert list(broken(lines.split(";"))) == rows


@pytest.mark.parametrize("form", ["lines", "bars on lines", "frames on lines"])
def test_the_last_column_of_a_header_on_lines_may_have_a_note(form: str) -> None:
    text = model("2019").replace("\t处理决定数量\n", "\t处理决定数量（指2020年办件量）\n")
    assert text != model("2019")
    assert _found(FORMS[form](text)) == []


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
    for place, cell in whole.values.items():
        assert read[place].text in (cell.text, "")


@pytest.mark.parametrize("form", ["padding", "padding on lines"])
def test_bars_behind_a_row_are_no_blank_cells(form: str) -> None:
    """A page that lost its blank cells leaves bars for them at the end of the row: where they stood is not told."""
    text = model("2021").replace(
        "上年结转政府信息公开申请数量\t\t\t3\t1\t0", "上年结转政府信息公开申请数量\t\t\t\t3\t1"
    )
    assert text != model("2021")
    assert [message for _, message, _ in _found(FORMS[form](text))] == ["表三“二、上年结转”行应有7个数，实际6个。"]


@pytest.mark.parametrize("form", [form for form in FORMS if form != "frames on lines"])
def test_the_header_of_table_three_may_stand_again_on_a_new_page(form: str) -> None:
    lines = model("2021").splitlines()
    first = _requests(model("2021")).start
    header = "\n".join(lines[first : first + 3])
    for above in ("", "续表\n"):
        text = model("2021").replace("\n\t（四）无法提供", f"\n{above}{header}\n\t（四）无法提供")
        assert text != model("2021")
        assert _found(FORMS[form](text)) == []


@pytest.mark.parametrize("form", ["tabs", "pipes", "blanks", "lines"])
def test_a_column_for_notes_needs_no_notes(form: str) -> None:
    lines = model("2021").splitlines()
    text = "\n".join(f"{line}\t备注" if line.startswith("信息内容") else line for line in lines) + "\n"
    assert _found(FORMS.get(form, str)(text)) == []


def _requests(text: str) -> slice:
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("（本列数据"))
    return slice(first, next(index for index, line in enumerate(lines) if line.startswith("四、结转下年度")) + 1)


@pytest.mark.parametrize("form", ["tabs", *FORMS])
def test_the_title_of_a_block_may_lack_a_character(form: str) -> None:
    text = model("2021").replace("第二十条第（", "第二十条（")
    assert _found(FORMS.get(form, str)(text)) == []


ACROSS = (
    "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果 结果 其他 尚未 总\n"
    "维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总\n"
    "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计"
)
UPRIGHT = (
    "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚\n结 结 其 尚 结 结 其 尚\n果 果 他 未\n"
    "总计 果 果 他 未 总 果 果 他 未 总\n维 纠 结 审\n维 纠 结 审 计 维 纠 结 审 计\n"
    "持 正 果 结\n持 正 果 结 持 正 果 结"
)
CORNER = (
    "（本列数据的勾稽关系为：第一项加 申请人情况\n第二项之和，等于第三项加第四项之 法人或其他组织\n和） 自然 总计\n"
    "商业 科研 社会公 法律服 其他\n人 企业 机构 益组织 务机构"
)


def _under(text: str, first: str, count: int, header: str) -> str:
    """A report whose header, so many lines that begin with one that does so, is printed otherwise."""
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith(first))
    return "\n".join([*lines[:at], header, *lines[at + count :]]) + "\n"


@pytest.mark.parametrize(
    ("first", "count", "header"), [("行政复议 ", 3, ACROSS), ("行政复议 ", 3, UPRIGHT), ("（本列", 3, CORNER)]
)
def test_a_header_that_a_pdf_printed_line_by_line_is_one(first: str, count: int, header: str) -> None:
    for slip in (("", ""), *SLIPS):
        text = FORMS["single blanks"](model("2021").replace(*slip) if slip[0] else model("2021"))
        assert _found(_under(text, first, count, header)) == _found(text)


def test_a_header_that_lacks_a_column_is_not_taken_for_one() -> None:
    text = FORMS["single blanks"](model("2021"))
    lacking = CORNER.replace("其他\n", "\n").replace("总计", "")
    assert "表三缺少表头。" in [message for _, message, _ in _found(_under(text, "（本列", 3, lacking))]


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
    assert _found(text.replace(f"{label} {numbers}", printed.replace("*", numbers))) == []


@pytest.mark.parametrize("form", ["bare pipes", "trailing pipes"])
def test_a_cell_broken_inside_a_row_with_bars_is_one(form: str) -> None:
    text = FORMS[form](model("2021"))
    for words in ("商业企业", "科研机构"):
        text = text.replace(words, f"{words[:2]}\n{words[2:]}", 1)
    assert _found(text) == []


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
