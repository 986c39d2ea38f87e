"""What befalls rows, columns and labels of the official tables is one right finding, or none if it harms nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from govlint.linter import draft_of, lint
from govlint.report import Label, Table
from govlint.rule import load, model
from govlint.source import Source

pytestmark = pytest.mark.long

RULES = [rule for rule in load("govlint_rules") if rule.code.startswith(("GL15", "GL16", "GL30", "GL31"))]
EDITIONS = ("2021", "2019")
DISPUTES = "2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1\t0\t0\t0\t1\n"


def _found(text: str) -> list[tuple[str, str]]:
    """The codes and characters of what the rules on tables, labels, cells and sums find."""
    source = Source(text)
    return [(each.code, source.cut(each.span)) for each in lint(draft_of(source), RULES)]


def _messages(text: str) -> list[str]:
    return [each.message for each in lint(draft_of(Source(text)), RULES)]


def _tables(text: str) -> tuple[Table, ...]:
    return tuple(draft_of(Source(text)).report.tables())


class Line:
    """A line of numbers in tables two and three of a model report: what stands before, in and behind it."""

    def __init__(self, text: str, label: Label) -> None:
        start = text.rindex("\n", 0, label.cell.span.start) + 1
        end = text.index("\n", start) + 1
        self.before, self.behind, self.label = text[:start], text[end:], label
        cells = text[start : end - 1].split("\t")
        place = cells.index(label.cell.text)
        self.groups, self.blanks = cells[:place], [cell for cell in cells[place + 1 :] if not cell]
        self.numbers = [cell for cell in cells[place + 1 :] if cell]

    def __str__(self) -> str:
        return self.label.line.id

    @property
    def own(self) -> str:
        """The label as printed."""
        return self.label.cell.text

    def changed(self, label: str | None = None, numbers: list[str] | None = None) -> str:
        """The report with another label or other numbers on the line."""
        cells = [*self.groups, self.own if label is None else label, *self.blanks]
        return self.before + "\t".join([*cells, *(self.numbers if numbers is None else numbers)]) + "\n" + self.behind


def _lines(edition: str) -> Iterator[Line]:
    text = model(edition)
    for table in _tables(text)[:2]:
        numbered = {row for row, _ in table.values}
        assert table.format is not None
        rows = [row for block in table.format.blocks for row in block.rows]
        yield from (Line(text, label) for label in table.labels if label.line.id in numbered and label.line in rows)


LINES = [line for edition in EDITIONS for line in _lines(edition)]
GRID_LINES = [line for line in LINES if len(line.numbers) == 7]


def test_every_row_is_tried() -> None:
    assert (len(LINES), len(GRID_LINES)) == (6 + 25 + 8 + 23, 25 + 23)
    assert all(line.changed() in map(model, EDITIONS) for line in LINES)


# Rows


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_left_out_is_missing(line: Line) -> None:
    (finding,) = lint(draft_of(Source(line.before + line.behind)), RULES)
    assert finding.code == "GL152"
    assert finding.message.endswith(f"缺少“{line.label.name}”行。")


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_that_stands_twice_is_repeated(line: Line) -> None:
    text = line.changed()
    twice = text[: -len(line.behind)] + text[len(line.before) :]
    assert _found(twice) == [("GL152", line.own)]
    assert f"重复出现“{line.label.name}”行。" in _messages(twice)[0]


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_under_another_name_is_known_by_its_place(line: Line) -> None:
    assert _found(line.changed("历年有关情形")) == [("GL162", "历年有关情形")]


@pytest.mark.parametrize("line", GRID_LINES, ids=str)
def test_a_row_under_another_name_is_known_by_its_ordinal(line: Line) -> None:
    if line.label.line.ordinal:
        renamed = line.label.line.ordinal + "某某情形"
        assert _found(line.changed(renamed)) == [("GL162", renamed)]


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_without_its_label_is_missing(line: Line) -> None:
    (finding,) = lint(draft_of(Source(line.changed(""))), RULES)
    assert finding.code == "GL152"
    assert finding.message.endswith(f"缺少“{line.label.name}”行。")


@pytest.mark.parametrize("line", GRID_LINES, ids=str)
def test_a_row_under_the_label_of_another_is_missing(line: Line) -> None:
    other = "3.要求提供公开出版物" if line.label.line.id == "granted" else "（一）予以公开"
    codes = [code for code, _ in _found(line.changed(other))]
    assert codes == ["GL152"]
    assert f"缺少“{line.label.name}”行" in _messages(line.changed(other))[0]


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_misprinted_label_is_reported_at_its_characters(line: Line) -> None:
    own = line.own
    middle = (own.index("（区") if "（区" in own else len(own)) - 2
    wrong = own[:middle] + "某" + own[middle + 1 :]
    ((code, text),) = _found(line.changed(wrong))
    assert code in ("GL161", "GL162")
    assert (code == "GL161") == (len(line.label.line.label) > 2)
    assert text == wrong


# Numbers of a row


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_that_lost_a_cell_is_malformed(line: Line) -> None:
    for index in {0, len(line.numbers) // 2, len(line.numbers) - 1}:
        text = line.changed(numbers=line.numbers[:index] + line.numbers[index + 1 :])
        assert _found(text) == [("GL153", line.own)]
        count = len(line.numbers)
        assert f"“{line.label.name}”行应有{count}个数，实际{count - 1}个。" in _messages(text)[0]


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_row_with_a_cell_too_many_is_malformed(line: Line) -> None:
    for index in {0, len(line.numbers) // 2, len(line.numbers)}:
        text = line.changed(numbers=[*line.numbers[:index], "7", *line.numbers[index:]])
        assert _found(text) == [("GL153", line.own)]
        count = len(line.numbers)
        assert f"“{line.label.name}”行应有{count}个数，实际{count + 1}个。" in _messages(text)[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_four_with_a_number_too_few_or_too_many_is_malformed(edition: str) -> None:
    numbers = DISPUTES.split()
    for index in range(15):
        fewer = "\t".join(numbers[:index] + numbers[index + 1 :])
        more = "\t".join([*numbers[:index], "7", *numbers[index:]])
        assert _messages(model(edition).replace(DISPUTES, fewer + "\n")) == ["表四应有15个数，实际14个。"]
        assert _messages(model(edition).replace(DISPUTES, more + "\n")) == ["表四应有15个数，实际16个。"]


def test_several_malformed_rows_are_one_finding() -> None:
    text = model("2021").replace("重复申请\t1\t0", "重复申请\t1").replace("（七）总计\t\t39\t5", "（七）总计\t\t39")
    (finding,) = lint(draft_of(Source(text)), RULES)
    assert finding.message == "表三“（五）2.重复申请”行应有7个数，实际6个；“（七）总计”行应有7个数，实际6个。"
    assert len(finding.related) == 1


# What harms nothing


@pytest.mark.parametrize("line", LINES, ids=str)
def test_blank_lines_stray_tabs_and_lost_leading_cells_harm_nothing(line: Line) -> None:
    text = line.changed()
    row = text[len(line.before) : -len(line.behind)]
    for harmless in (f"\n\n\f\n{row}\n\n", row.rstrip("\n") + "\t\t\n", row.lstrip("\t")):
        changed = line.before + harmless + line.behind
        assert _found(changed) == []
        assert [len(table.values) for table in _tables(changed)] == [len(table.values) for table in _tables(text)]


@pytest.mark.parametrize("line", GRID_LINES, ids=str)
def test_merged_cells_that_left_no_blanks_harm_nothing(line: Line) -> None:
    assert _found(line.before + "\t".join([*line.groups, line.own, *line.numbers]) + "\n" + line.behind) == []


@pytest.mark.parametrize("line", [line for line in GRID_LINES if "其他" not in line.own], ids=str)
def test_a_label_wrapped_over_two_lines_is_one(line: Line) -> None:
    ordinal = len(line.label.line.ordinal)
    middle = ordinal + max(2, (len(line.own) - ordinal) // 2)
    head, tail = line.own[:middle], line.own[middle:]
    lead, indent = "\t".join([*line.groups, ""]), "\t" * len(line.groups)
    numbers = "\t".join(["", *line.blanks, *line.numbers]) + "\n"
    wrapped = [
        lead + head + "\n" + indent + tail + numbers,
        lead + head + "\n" + tail + numbers,
        lead + line.own + "\n" + indent + numbers,
    ]
    for lines in wrapped:
        assert _found(line.before + lines + line.behind) == []
        assert len(_tables(line.before + lines + line.behind)[1].values) == 7 * (25 if "2023" in line.before else 23)


def test_labels_of_several_columns_wrapped_together_are_joined() -> None:
    text = model("2021").replace(
        "\t（四）无法提供\t1.本机关不掌握相关政府信息\t6\t0", "\t（四）无法\t1.本机关不掌握\n\t提供\t相关政府信息\t6\t0"
    )
    assert _found(text) == []


def test_a_wrapped_header_is_joined() -> None:
    text = model("2021").replace(
        "\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
        "\t商业\t科研\t社会公\t法律服\t其他\t\n\t\t\t\t企业\t机构\t益组织\t务机构\t\t",
    )
    assert _found(text) == []
    text = text.replace("本年制发件数\t本年废止件数\t现行有效件数", "本年制发\t本年废止\t现行有效\n\t件数\t件数\t件数")
    assert _found(text) == []


def test_a_table_in_two_pieces_is_judged_as_a_whole() -> None:
    text = model("2021").replace("\n\t（四）无法提供", "\n以上为前半部分，以下为后半部分。\n\t（四）无法提供")
    assert len(_tables(text)) == 4
    assert _found(text) == []
    assert _found(text.replace("\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\n", "")) == [("GL152", "8.属于行政查询事项")]


def test_a_page_number_between_rows_is_no_row() -> None:
    assert _found(model("2021").replace("\n\t\t2.重复申请", "\n5\n\t\t2.重复申请")) == []


# Headers and blocks


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("one", "other"), list(combinations(range(7), 2)))
def test_swapped_columns_are_read_by_their_header(edition: str, one: int, other: int) -> None:
    text = model(edition)
    requests = _tables(text)[1]
    assert requests.format is not None
    columns = requests.format.blocks[0].columns
    spans = [label.cell.span for label in requests.labels if label.line in (columns[one], columns[other])]
    first, second = sorted(spans)
    swapped = (
        text[: first.start]
        + text[slice(*second)]
        + text[first.end : second.start]
        + text[slice(*first)]
        + text[second.end :]
    )
    read = _tables(swapped)[1]
    for row in {row for row, _ in requests.values}:
        assert read[row, columns[one].id].text == requests[row, columns[other].id].text
        assert read[row, columns[other].id].text == requests[row, columns[one].id].text


def test_swapped_columns_of_other_tables_are_read_by_their_header() -> None:
    text = model("2021").replace("本年制发件数\t本年废止件数", "本年废止件数\t本年制发件数")
    assert _tables(text)[0]["normative", "issued"].text == "1"
    text = model("2021").replace(
        "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未", "总计\t结果纠正\t其他结果\t尚未审结\t结果维持\t未"
    )
    assert _tables(text)[2]["review", "upheld"].text == "3"
    text = model("2021").replace("未经复议直接起诉\t\t\t\t\t复议后起诉", "复议后起诉\t\t\t\t\t未经复议直接起诉")
    assert _tables(text)[2]["direct", "pending"].text == "0"


@pytest.mark.parametrize("column", ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"])
def test_a_column_under_another_name_is_known_by_its_place(column: str) -> None:
    text = model("2021").replace(f"\t{column}\t", "\t某某\t")
    assert _found(text) == [("GL162", "某某")]
    assert len(_tables(text)[1].values) == 175


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("第二十条第（五）项\n", "", "行政许可", "表二缺少“第二十条第（五）项”的标题。"),
        ("第二十条第（五）项\n信息内容\t本年处理决定数量\n", "", "行政许可", None),
        (
            "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t328\n",
            "",
            "行政规范性文件",
            "表二缺少“第二十条第（五）项”部分。",
        ),
        ("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n", "", "规章", "表二缺少“第二十条第（一）项”的表头。"),
        ("\t本年废止件数\t", "\t\t", "信息内容", "表二缺少“本年废止件数”列。"),
        ("\t法律服务机构\t", "\t\t", "其他", "表三缺少“法律服务机构”列。"),
        (DISPUTES, "", "行政复议", "表四没有一个可读的数字：单元格之间应以制表符分隔，没有的应填0。"),
        (DISPUTES, DISPUTES * 2, "2", "表四重复出现“数据”行。"),
    ],
)
def test_parts_that_are_missing_or_repeated_are_one_finding(old: str, new: str, at: str, message: str | None) -> None:
    assert model("2021").count(old) == 1
    text = model("2021").replace(old, new)
    assert _found(text) == [("GL152", at)]
    assert message is None or _messages(text) == [message]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_what_stands_above_the_row_labels_may_say_anything(edition: str) -> None:
    text = model(edition).replace("信息内容\t", "类别\t")
    assert _found(text) == []
    assert _tables(text)[0].values.keys() == _tables(model(edition))[0].values.keys()


def test_a_row_of_table_two_that_was_divided_has_no_wrong_number_of_numbers() -> None:
    row = "其他对外管理服务事项\t"
    text = model("2019").replace(row, f"{row}行政检查\t")
    assert _found(text) == [("GL154", "行政检查")]


# Editions


def test_an_undivided_row_is_the_only_finding() -> None:
    old = "\n".join(line for line in model("2019").splitlines() if "（六）其他处理" in line)
    new = model("2021")
    start, end = new.index("\t（六）其他处理"), new.index("\n\t（七）总计")
    text = new[:start] + old + new[end:]
    assert _found(text) == [("GL155", "（六）其他处理")]
    assert "国办公开办函〔2021〕30号分为3行" in _messages(text)[0]


@pytest.mark.parametrize(("edition", "year", "codes"), [("2019", "2023", ["GL156"]), ("2021", "2020", ["GL157"])])
def test_a_report_in_another_edition_is_one_finding(edition: str, year: str, codes: list[str]) -> None:
    own = "2020" if edition == "2019" else "2023"
    text = model(edition).replace(own, year)
    assert [code for code, _ in _found(text)] == codes
    marred = text.replace("\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\n", "")
    assert sorted(code for code, _ in _found(marred)) == ["GL152", *codes]


def test_a_single_label_of_another_edition_is_a_variant() -> None:
    text = model("2021").replace("信息内容\t本年处理决定数量\n行政许可", "信息内容\t处理决定数量\n行政许可")
    assert _found(text) == [("GL162", "处理决定数量")]


def test_a_block_of_another_edition_is_one_finding_and_is_not_read() -> None:
    text = model("2021").replace(
        "本年制发件数\t本年废止件数\t现行有效件数", "本年新制作数量\t本年新公开数量\t对外公开总数量"
    )
    assert _found(text) == [("GL158", "本年新制作数量")]
    assert _tables(text)[0].get("normative", "issued") is None
    mixed = model("2021").replace(
        "信息内容\t本年处理决定数量\n行政许可\t328",
        "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t14\t+1\t328\n其他对外管理服务事项\t6\t-2\t75",
    )
    assert _found(mixed) == [("GL158", "上一年项目数量")]
