"""What real drafts do to the official tables: the right finding, or none, and numbers read by their meaning."""

from __future__ import annotations

import pytest

from govlint import check_text
from govlint.parser import parse
from govlint.report import Cell, Table
from govlint.rule import model
from govlint.source import Source

MODEL = model("2021")
ROWS = [line for line in MODEL.splitlines() if line.count("\t") == 9 and line.split("\t")[-1].isdigit()]


def _requests(text: str) -> Table:
    return next(table for table in parse(Source(text)).tables() if table.format and table.format.id == "requests")


def _codes(text: str) -> list[str]:
    return [each.code for each in check_text(text).findings]


def _label(row: str) -> str:
    return [cell for cell in row.split("\t")[:3] if cell][-1]


def test_there_are_all_rows() -> None:
    assert len(ROWS) == 25


@pytest.mark.parametrize("row", ROWS, ids=_label)
def test_a_row_removed_is_missing(row: str) -> None:
    text = MODEL.replace(f"{row}\n", "")
    findings = [each for each in check_text(text).findings if each.severity == 2]
    assert [each.code for each in findings] == ["GL152"]
    assert "缺少" in findings[0].message


@pytest.mark.parametrize("row", ROWS, ids=_label)
def test_a_row_that_stands_twice_is_repeated(row: str) -> None:
    findings = check_text(MODEL.replace(f"{row}\n", f"{row}\n{row}\n")).findings
    assert [each.code for each in findings] == ["GL152"]
    assert "重复出现" in findings[0].message


@pytest.mark.parametrize("row", ROWS, ids=_label)
def test_a_row_with_a_number_lost_or_added_is_malformed(row: str) -> None:
    for changed in (row.rpartition("\t")[0], row + "\t0"):
        findings = check_text(MODEL.replace(f"{row}\n", f"{changed}\n")).findings
        assert [each.code for each in findings] == ["GL153"], changed
        assert "应有7个数" in findings[0].message


@pytest.mark.parametrize("row", ROWS, ids=_label)
def test_a_misprinted_label_is_told_and_the_row_still_read(row: str) -> None:
    label = _label(row)
    misprint = label.replace("公开", "公并", 1) if "公开" in label else label[:-1] + "误"
    text = MODEL.replace(row, row.replace(label, misprint))
    findings = check_text(text).findings
    assert [each.code for each in findings] in (["GL161"], ["GL162"])
    assert text[slice(*findings[0].span)] == misprint
    assert len(_requests(text).values) == 25 * 7


@pytest.mark.parametrize("row", ROWS, ids=_label)
@pytest.mark.parametrize("trailing", ["\t", "\t\t\t"])
def test_stray_tabs_behind_a_row_change_nothing(row: str, trailing: str) -> None:
    assert _codes(MODEL.replace(f"{row}\n", f"{row}{trailing}\n")) == []


def test_leading_cells_lost_at_a_page_break_change_nothing() -> None:
    text = "\n".join(line.lstrip("\t") if line in ROWS else line for line in MODEL.split("\n"))
    assert text != MODEL
    assert _codes(text) == []


def test_blank_lines_blanks_and_widths_change_nothing() -> None:
    text = MODEL.replace("\n\t（七）总计", "\n\n\f\n\t（七）总计")
    text = text.replace("三、本年度办理结果", "三、 本 年 度 办 理 结 果").replace("（四）无法提供", "(四) 无 法 提 供")
    assert _codes(text) == ["GL164"]  # which says just that there are blanks
    assert _requests(text)["not_held", "natural"].text == "6"


def test_a_row_without_its_total_that_adds_up_by_chance_keeps_its_columns() -> None:
    # 2＋1＋3 is not the total of five columns and a blank one: here all totals are blank.
    table = _requests(MODEL)
    text = MODEL
    for cell in sorted((cell for place, cell in table.values.items() if "total" in place), reverse=True, key=_start):
        text = text[: cell.span.start] + text[cell.span.end :]
    start = text.index("四、结转下年度继续办理\t\t\t")
    end = text.index("\n", start)
    text = text[:start] + "四、结转下年度继续办理\t\t\t2\t0\t1\t0\t0\t3\t" + text[end:]
    values = _requests(text)
    assert [values["carried_forward", each].text for each in ("natural", "other", "total")] == ["2", "3", ""]


def _start(cell: Cell) -> int:
    return cell.span.start


def test_a_label_wrapped_over_two_lines_is_one_row() -> None:
    text = MODEL.replace("\t\t2.其他法律行政法规禁止公开\t0", "\t\t2.其他法律行政\n法规禁止公开\t0")
    assert len(_requests(text).values) == 25 * 7
    assert _codes(text) == []


def test_columns_in_another_order_are_read_by_their_header() -> None:
    lines = MODEL.split("\n")
    for index, line in enumerate(lines):
        cells = line.split("\t")
        if line in ROWS or "商业企业" in cells:
            cells[4], cells[6] = cells[6], cells[4]
        lines[index] = "\t".join(cells)
    text = "\n".join(lines)
    assert text != MODEL
    assert _requests(text)["granted", "business"].text == "2"
    assert _codes(text) == []


def test_blank_zeros_are_blanks_in_their_places() -> None:
    text = "\n".join(
        "\t".join("" if cell == "0" else cell for cell in line.split("\t")) if line in ROWS else line
        for line in MODEL.split("\n")
    )
    table = _requests(text)
    assert table["granted", "legal"].text == "1"
    assert table["new_received", "total"].text == "46"
    assert _codes(text) == ["GL311"]


def test_an_outdated_format_is_one_finding() -> None:
    text = model("2019").replace("2020年", "2023年")
    assert [each.code for each in check_text(text).findings if each.severity == 2] == ["GL156"]


def test_tables_of_both_formats_are_one_finding() -> None:
    old = model("2019")
    two = old[old.index("第二十条第（一）项") : old.index("\n三、收到和处理")]
    text = MODEL[: MODEL.index("第二十条第（一）项")] + two + MODEL[MODEL.index("\n三、收到和处理") :]
    assert _codes(text) == ["GL158"]
