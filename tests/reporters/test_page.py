"""The page: the whole draft in it, each finding marked on exactly its characters, nothing of a draft out of bounds."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import time
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from htmltree import Element, page
from hypothesis import example, given
from hypothesis import strategies as st
from pasted import FORMS

from govlint import check_text
from govlint.cli import run
from govlint.finding import Checked, Edit, Failed, Finding, Fix, Place, Severity
from govlint.reporters import ReportError
from govlint.reporters.html import MOST_PLACES, render
from govlint.reporters.terminal import visible
from govlint.rule import model
from govlint.source import LINE_BREAK, Origin, Source, Span

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "faulty.txt"
FAULTY = EXAMPLE.read_text("utf-8")


def span(text: str, part: str) -> Span:
    """The only place of `part` in `text`."""
    assert text.count(part) == 1
    return Span(text.index(part), text.index(part) + len(part))


def finding(
    at: Span, *related: Place, severity: Severity = Severity.ERROR, message: str = "不符。", fix: Fix | None = None
) -> Finding:
    return Finding("GL301", "row-total-mismatch", severity, at, message, related, fix)


def shown(text: str, *findings: Finding, name: str = "draft.txt") -> Element:
    return page(render([Checked(Source(text, name), findings)]))


def parts(root: Element) -> list[str]:
    """The lines and cells of the draft as the page shows them, without empty ones."""
    return [text for each in root.one(".sheet").all(".line", "td", "th") if (text := each.text)]


def marked(root: Element, number: int) -> str:
    """The characters that are marked for a finding."""
    return "".join(each.text for each in root.all("mark") if each["data-finding"] == str(number))


def related(root: Element, number: int) -> list[str]:
    return [each.text for each in root.all(".place") if each["data-finding"] == str(number)]


def linked(root: Element) -> None:
    """Every link of the page leads somewhere, and every id is there once."""
    ids = Counter(each["id"] for each in root.all() if "id" in each.attributes)
    assert [id for id, count in ids.items() if count > 1] == []
    targets = [each["href"] for each in root.all("a")]
    assert [target for target in targets if target[0] != "#" or target[1:] not in ids] == []
    for entry in root.all(".finding"):
        number = entry["data-finding"]
        assert entry.one(".go")["href"] == f"#m{number}"
        assert ids[f"m{number}"] == 1
        assert [each["href"] for each in root.all(".ref") if each["data-number"] == number] == [f"#f{number}"]


# The draft as it reads


@pytest.mark.parametrize("text", [FAULTY, model("2019"), model("2021").replace("\n", "\r\n")])
def test_the_draft_is_there_line_by_line_and_cell_by_cell(text: str) -> None:
    findings = check_text(text).findings
    root = shown(text, *findings)
    assert parts(root) == [cell for line in text.splitlines() for cell in line.split("\t") if cell]
    assert [marked(root, number) for number in range(1, len(findings) + 1)] == [
        text[each.span.start : each.span.end] for each in findings
    ]
    linked(root)


def test_headings_and_paragraphs() -> None:
    text = (
        "云川市水务局\n2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。全年公开信息12条。\n　　本年度，"
        "局机关围绕供水排水等群众关心的事项推进公开，各项工作\n\n平稳有序。\n"
        "六、其他需要报告的事项\n无。\n云川市水务局\n2024年1月15日\n"
    )
    root = shown(text)
    blocks = [(each.tag, each.classes, each.text) for each in root.one(".sheet").content if isinstance(each, Element)]
    assert blocks == [
        ("h3", ["title"], "云川市水务局2023年政府信息公开工作年度报告"),
        ("h4", ["section"], "一、总体情况"),
        ("h5", ["subsection"], "（一）主动公开。"),
        ("p", ["paragraph"], "全年公开信息12条。"),
        (
            "p",
            ["paragraph", "indented"],
            "　　本年度，局机关围绕供水排水等群众关心的事项推进公开，各项工作平稳有序。",
        ),
        ("h4", ["section"], "六、其他需要报告的事项"),
        ("p", ["paragraph"], "无。"),
        ("p", ["closing"], "云川市水务局"),
        ("p", ["closing"], "2024年1月15日"),
    ]


def test_tables_are_tables_with_their_merged_cells() -> None:
    root = shown(model("2021"))
    tables = root.all("table")
    assert [len(table.all("tr")) for table in tables] == [14, 28, 4]

    def area(table: Element, text: str) -> tuple[str, str, str]:
        (cell,) = [each for each in table.all("th") if each.text == text][:1]
        return cell["scope"], cell.attributes.get("colspan", "1"), cell.attributes.get("rowspan", "1")

    requests, disputes = tables[1:]
    assert area(tables[0], "第二十条第（一）项") == ("col", "4", "1")
    assert area(tables[0], "本年处理决定数量") == ("col", "3", "1")
    assert area(requests, "申请人情况") == ("col", "6", "1")
    assert area(requests, "法人或其他组织") == ("col", "5", "1")
    assert area(requests, "自然人") == ("col", "1", "2")
    assert area(requests, "总计") == ("col", "1", "3")
    assert area(requests, "三、本年度办理结果") == ("row", "1", "22")
    assert area(requests, "（三）不予公开") == ("row", "1", "8")
    assert area(requests, "（七）总计") == ("row", "2", "1")
    assert area(requests, "四、结转下年度继续办理") == ("row", "3", "1")
    assert area(disputes, "结果维持") == ("col", "1", "2")
    assert area(disputes, "未经复议直接起诉") == ("col", "5", "1")
    for table in tables:
        assert {len(row) for row in grid(table)} == {len(grid(table)[-1])}


def grid(table: Element) -> list[list[str]]:
    """The text at every place of a table, as a browser lays its cells out."""
    taken: dict[tuple[int, int], str] = {}
    rows = table.all("tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.all("td", "th"):
            while (y, x) in taken:
                x += 1
            for down in range(int(cell.attributes.get("rowspan", "1"))):
                for across in range(int(cell.attributes.get("colspan", "1"))):
                    assert (y + down, x + across) not in taken, "cells that lie on one another"
                    taken[y + down, x + across] = cell.text
    return [[taken[place] for place in sorted(taken) if place[0] == y] for y in range(len(rows))]


def test_numbers_stand_under_their_columns_where_merged_cells_were_left_out() -> None:
    text = model("2021")
    ragged = re.sub(r"(?m)^([^\t\n]*)\t{2,3}", r"\1\t", text)
    table = shown(ragged).all("table")[1]
    assert [row[3:] for row in grid(table)[2:]] == [row[3:] for row in grid(shown(text).all("table")[1])[2:]]


def test_blank_cells_of_numbers_and_cells_that_bear_a_mark_are_not_merged() -> None:
    text = model("2021").replace("四、结转下年度继续办理\t\t\t2\t1\t0", "四、结转下年度继续办理\t\t\t2\t\t0")
    at = text.index("四、结转下年度继续办理\t\t\t2\t\t0") + len("四、结转下年度继续办理\t")
    *_, before = shown(text).all("table")[1].all("tr")
    *_, after = shown(text, finding(Span(at, at))).all("table")[1].all("tr")
    assert [each.text for each in before.all("th", "td")][1:4] == ["2", "", "0"]
    assert [each.text for each in after.all("th", "td")][:4] == ["四、结转下年度继续办理", "", "2", ""]
    assert [bool(each.all(".caret")) for each in after.all("th", "td")][:3] == [False, True, False]


def test_a_table_that_is_no_official_one_stays_as_it_is() -> None:
    root = shown("单位\t数量\n甲局\t\n乙局\t1,234\t注\n")
    assert [[each.text for each in row.all("td")] for row in root.all("tr")] == [
        ["单位", "数量"],
        ["甲局", ""],
        ["乙局", "1,234", "注"],
    ]
    assert root.all("th") == []


@pytest.mark.parametrize("form", [form for form in FORMS if form != "wrapped lines"])  # whose cells show their lines
def test_a_pasted_table_is_drawn_as_the_one_with_tabs(form: str) -> None:
    text = FORMS[form](FAULTY)
    findings = check_text(text).findings
    root = shown(text, *findings)
    drawn, expected = cells(root), cells(shown(FAULTY))
    if "lines" in form:  # they do not tell which labels of a header stood in one row
        drawn, expected = [list(chain(*drawn))], [list(chain(*expected))]
    assert drawn == expected
    assert findings
    assert [marked(root, number) for number in range(1, len(findings) + 1)] == [
        text[each.span.start : each.span.end] for each in findings
    ]
    linked(root)


def cells(root: Element) -> list[list[str]]:
    """What stands in the rows of the tables, without the blank cells, which wide blanks leave out."""
    return [[text for each in row.all("td", "th") if (text := each.text)] for row in root.all("tr")]


def test_marks_of_markdown_around_a_cell_are_not_shown() -> None:
    root = shown("| **单位** | 数量 |\n| --- | --- |\n| 甲局<br> | 3 |\n")
    assert [[each.text for each in row.all("td")] for row in root.all("tr")] == [["单位", "数量"], ["甲局", "3"]]


# Marks


def test_marks_that_overlap_or_meet() -> None:
    text = "一、总体情况\n全年公开信息12条。\n"
    parts_ = ["公开信息", "信息12", "信息", "12条。", "信息"]
    root = shown(text, *(finding(span(text, each)) for each in parts_))
    assert [marked(root, number) for number in range(1, 6)] == parts_
    assert parts(root) == ["一、总体情况", "全年公开信息12条。"]
    linked(root)


def test_a_mark_over_lines_and_cells_is_one_finding() -> None:
    text = "一、总体情况\n全年。\n单位\t数量\n甲局\t3\n"
    root = shown(text, finding(Span(text.index("体"), text.index("3"))))
    assert marked(root, 1) == "体情况全年。单位数量甲局"
    linked(root)


@pytest.mark.parametrize("at", [0, 3, 6, 7, 8, 12, 15, 16, 17, 18])
def test_a_mark_of_no_characters_is_a_caret_where_it_stands(at: int) -> None:
    text = "一、总体情况\n\n全年。甲\n单位\t\t数\n"
    root = shown(text, finding(Span(at, at)))
    (caret,) = root.all("mark")
    assert "caret" in caret.classes
    assert caret.text == ""
    assert parts(root) == ["一、总体情况", "全年。甲", "单位", "数"]
    linked(root)


@pytest.mark.parametrize("text", ["", "\n", "\r\n\n", "\t"])
def test_a_finding_in_nothing_has_a_mark_too(text: str) -> None:
    root = shown(text, finding(Span(0, len(text))))
    assert len(root.all("mark")) == 1
    linked(root)


def test_related_places_are_marked_lightly_with_words_for_their_equation() -> None:
    text = "一、总体情况\n新收12件，上年3件，共20件。\n"
    places = (Place(span(text, "12"), "GL501 合计：12＋3＝15，与20不一致"), Place(span(text, "3"), "上年3"))
    root = shown(text, finding(span(text, "20"), *places))
    assert related(root, 1) == ["12", "3"]
    assert [each.attributes.get("data-note") for each in root.all(".place")] == ["12＋3＝15，与20不一致", None]
    assert [each["href"] for each in root.one(".places").all("a")] == ["#m1-1", "#m1-2"]
    linked(root)


def test_the_equations_of_a_diagnosis_run_along_the_row_and_down_the_column_of_the_wrong_cell() -> None:
    findings = check_text(FAULTY).findings
    number = next(n for n, each in enumerate(findings, 1) if each.code == "GL301")
    requests = shown(FAULTY, *findings).all("table")[1]
    row = [each.text for each in requests.all("th", "td") if each.attributes.get("data-row") == str(number)]
    column = [each.text for each in requests.all("th", "td") if each.attributes.get("data-column") == str(number)]
    assert row == ["1.本机关不掌握相关政府信息", "9", "0", "0", "1", "1", "0", "8"]
    assert column[:3] == ["自然人", "38", "3"]
    assert column[-2:] == ["39", "2"]
    assert len(column) == 1 + 25


# The list and the summary


def test_the_list_says_all_of_a_finding() -> None:
    text = "一、总体情况\n新收12件。\n"
    fix = Fix("safe", (Edit(span(text, "12"), "15"), Edit(Span(0, 0), "附")))
    found = finding(span(text, "12"), severity=Severity.WARNING, fix=fix)._replace(location="第一部分")
    entry = shown(text, found).one(".finding")
    assert entry.one(".word").text == "警告"
    assert entry.one(".code").text == "GL301"
    assert entry.one(".message").text == "不符。"
    assert entry.one(".where").text == "第一部分，第2行"
    assert [each.text for each in entry.all(".fix")] == ["建议 “12”改为“15”", "建议 在第1行第1列加上“附”"]


def test_the_place_in_a_document_stands_for_the_line() -> None:
    text = "一、总体情况\n新收12件。\n"
    source = Source(text, "a.docx", kind="docx", origins=(Origin(0, "第1段"),))
    at, place = span(text, "12"), Place(Span(0, 2), "序号", "第一部分，第1段")
    found = finding(at, place)._replace(location="第一部分，第2段第3列")
    entry = page(render([Checked(source, (found,))])).one(".finding")
    assert [each.text for each in entry.all(".where")] == ["第一部分，第2段第3列", "第一部分，第1段"]


def test_what_is_added_to_a_document_is_placed_by_the_words_before() -> None:
    text = "一、总体情况\n新收12件。\n"
    fix = Fix("safe", (Edit(span(text, "件"), ""), Edit(Span(11, 11), "4"), Edit(Span(7, 7), "附")))
    source = Source(text, "a.docx", kind="docx", origins=(Origin(0, "第1段"),))
    entry = page(render([Checked(source, (finding(span(text, "12"), fix=fix),))])).one(".finding")
    assert [each.text for each in entry.all(".fix")] == [
        "建议 删去“件”",
        "建议 在“新收12”后加上“4”",
        "建议 在开头加上“附”",
    ]


def test_many_related_places_are_folded_but_all_there() -> None:
    text = "一、总体情况\n" + "1" * 30
    places = [Place(Span(at, at + 1), f"第{at}处") for at in range(10, 30)]
    root = shown(text, finding(Span(8, 9), *places))
    assert root.one("summary").text == f"另有{len(places) - MOST_PLACES}处"
    assert [each.text for each in root.one(".finding").all("a")][2:] == [each.message for each in places]
    linked(root)


def test_findings_are_numbered_through_all_drafts() -> None:
    text = "一、总体情况\n"
    checked = Checked(Source(text, "甲.txt"), (finding(Span(0, 1)), finding(Span(2, 4), severity=Severity.INFO)))
    root = page(render([checked, Failed("乙.pdf", "没有文字层"), checked._replace(accepted=checked.findings)]))
    assert [each["id"] for each in root.all(".finding")] == ["f1", "f2", "f3", "f4"]
    assert [each.text for each in root.one(".files").all("a")] == ["甲.txt", "甲.txt"]
    assert "乙.pdf没有文字层" in root.one(".failed").text
    assert "另有2处已由设置认可" in root.one(".summary").text
    assert [each.text.split() for each in root.all(".filter")] == [["错误", "2"], ["警告", "0"], ["提示", "2"]]
    linked(root)


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([], "共检查0个文件：未发现问题。"),
        ([Failed("甲.pdf", "没有文字层")], "1个文件未能检查。"),
        ([Checked(Source("一、总体情况\n", "甲.txt"), ())], "共检查1个文件：未发现问题。"),
    ],
)
def test_without_findings_there_is_nothing_to_filter(results: list[Checked | Failed], said: str) -> None:
    root = page(render(results))
    assert said in root.one(".summary").text
    assert root.all(".filters", ".findings") == []
    assert len(root.all(".draft")) == sum(isinstance(each, Checked) for each in results)


# Out of bounds

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}</style><!--"


def test_nothing_of_a_draft_is_markup() -> None:
    text = f"{HOSTILE}\n一、总体情况\n{HOSTILE}\t{HOSTILE}\n甲\t乙\n"
    place = Place(Span(0, 8), f"甲：{HOSTILE}", HOSTILE)
    fix = Fix("safe", (Edit(Span(0, 0), HOSTILE),))
    found = Finding(HOSTILE, HOSTILE, Severity.ERROR, Span(3, 20), HOSTILE, (place,), fix, HOSTILE)
    root = page(render([Checked(Source(text, HOSTILE, notes=(HOSTILE,)), (found,)), Failed(HOSTILE, HOSTILE)]))
    assert parts(root).count(HOSTILE) == 3
    assert len(root.all("script")) == len(root.all("style")) == 1
    assert root.all("img") == []
    assert not any(name.startswith("on") for each in root.all() for name in each.attributes)
    assert root.one(".message").text == HOSTILE
    assert root.one(".code")["title"] == HOSTILE
    assert root.all(".place")[-1]["data-note"] == HOSTILE
    assert root.one(".failed").one("b").text == HOSTILE


def test_the_policy_lets_in_the_style_and_the_script_of_the_page_alone() -> None:
    root = shown(HOSTILE)
    policy = next(each["content"] for each in root.all("meta") if "http-equiv" in each.attributes)

    def digest(tag: str) -> str:
        return base64.b64encode(hashlib.sha256(root.one(tag).text.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest('style')}'",
        f"script-src 'sha256-{digest('script')}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not any(name in each.attributes for each in root.all() for name in ("style", "src"))
    assert root.one("html")["lang"] == "zh-CN"


def test_what_is_not_seen_is_shown_and_halves_of_characters_can_be_written() -> None:
    root = shown("一、总体情况\n甲\x00\u202e乙\ud800丙\x0c丁\n", name="甲\udcff.txt")
    assert parts(root)[1] == "甲␀�乙�丙␌丁"
    assert root.one("h2").text == "甲�.txt"


def test_colour_changes_nothing() -> None:
    results = [Checked(Source(FAULTY), ())]
    assert render(results, color=True) == render(results)


SOME = st.sampled_from("一、总体情况（）1239０\n\n\r\t\t\t||-  　<>&\"'总计自然人表\x1b\x1f\u2028\u202e\ud83d")
TEXTS = st.one_of(
    st.text(st.one_of(SOME, st.characters()), max_size=120),
    st.sampled_from([model("2021"), model("2019")]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda at: text[at : at + 900])
    ),
    st.sampled_from([write(FAULTY) for write in FORMS.values()]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda at: text[at : at + 900])
    ),
)


@st.composite
def _checked(draw: st.DrawFn) -> Checked:
    text = draw(TEXTS)

    def place() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span(start, min(len(text), start + draw(st.integers(0, 40))))

    findings = [
        finding(
            place(),
            *(Place(place(), draw(st.text(max_size=5))) for _ in range(draw(st.integers(0, 2)))),
            severity=draw(st.sampled_from(Severity)),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    return Checked(Source(text), tuple(findings))


def _characters(text: str) -> Counter[str]:
    """The characters that a page shows of a text, but blanks, their signs, and what parts or surrounds cells."""
    shown = visible(LINE_BREAK.sub("", text))
    return Counter(re.sub(r"[\s\u2409-\u240d\u241c-\u241f\ufffd|｜\u2500-\u257f=+:*-]", "", shown))


# A header of which a PDF printed the narrow cells line by line, and the first rows below it.
_SCRAMBLED = (
    "请人情况   总计\n自然人   法人或其他组织\n商业企业   科研机构   社会公益组织   法律服务机构   其他\n"
    "一、本年新收政府信息公开申请数量   38   5   0   1   2   0   46\n"
    "二、上年结转政府信息公开申请数量   3   1   0   0   0   0   4\n"
)


@given(_checked())
@example(Checked(Source("\x1f"), ()))
@example(Checked(Source("甲\x1f\t\u3000乙\n"), ()))
@example(Checked(Source(_SCRAMBLED), ()))
def test_nothing_is_lost_and_every_mark_holds_exactly_its_characters(result: Checked) -> None:
    output = render([result])
    output.encode("utf-8")
    root = page(output)
    assert _characters("".join(parts(root))) == _characters(result.source.text)
    for number, each in enumerate(result.findings, 1):
        assert _characters(marked(root, number)) == _characters(result.source.cut(each.span))
        its = [place for place in root.all(".place") if place["data-finding"] == str(number)]
        assert _characters("".join(place.text for place in its)) == sum(
            (_characters(result.source.cut(place.span)) for place in each.related), Counter()
        )
    assert {each.tag for each in root.one(".sheet").all()} <= {
        *("h3", "h4", "h5", "p", "span", "mark", "a", "div", "table", "tr", "td", "th")
    }
    for table in root.all("table"):
        grid(table)
    linked(root)


def test_time_grows_with_the_findings_and_not_with_their_square() -> None:
    text = "一、总体情况\n" + "本年新收12件，办结11件。\n" * 3000
    spans = [Span(at, at + 2) for at in range(8, len(text) - 2, 15)]
    started = time.perf_counter()
    output = render([Checked(Source(text), tuple(finding(each, Place(Span(0, 2), "标题")) for each in spans[:1500]))])
    assert output.count("<mark") == 1500
    assert time.perf_counter() - started < 20


# The command line


def test_the_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "报告.html"
    arguments = ["check", "--isolated", "--no-plugins", "--output-format", "html", "-o", str(output), str(EXAMPLE)]
    assert run(arguments) == 1
    assert capsys.readouterr().out == ""
    assert len(page(output.read_text("utf-8")).all(".finding")) == len(check_text(FAULTY).findings)


def test_without_the_template_library_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ReportError):
        render([])
    assert run(["check", "--isolated", "--output-format", "html", str(EXAMPLE)]) == 2
    assert capsys.readouterr().err == 'govlint：输出网页报告要先安装组件：pip install "govlint[html]"\n'
