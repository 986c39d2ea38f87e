"""Tables as they are pasted into plain text and Markdown read as those with tabs do; prose stays prose."""

from __future__ import annotations

import pytest
from pasted import FORMS

import govlint
from govlint.layout import tokens
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
    (kind,) = {each.type for each in tokens(source) if at <= each.span.start < at + len(line)} - {"CONTINUED"}
    assert kind != "ROW"


def test_marks_of_markdown_are_no_part_of_headings() -> None:
    text = FORMS["pipes"](model("2021"))
    for heading in ("一、总体情况", "五、存在的主要问题及改进情况"):
        text = text.replace(f"\n{heading}\n", f"\n## {heading}\n", 1)
    text = text.replace("（一）主动公开\n", "**（一）主动公开**\n", 1)
    report = parse(Source(text))
    assert [section.official for section in report.sections] == [1, 2, 3, 4, 5, 6]
    first = report.sections[0].heading
    assert (first.title, text[slice(*first.span)]) == ("总体情况", "一、总体情况")
    assert _found(text) == []
