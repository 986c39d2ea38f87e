"""Certain corrections as tracked changes: accepted they give the corrected text, rejected the old one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from libreoffice import NEEDED, settle
from wordfile import BOLD, RED, cell, comments, document, package, paragraph, parts, run, table, text_of

from govlint.finding import Checked, Edit, Finding, Fix, Severity
from govlint.fixing import apply, helpful
from govlint.linter import check
from govlint.plan import make_plan
from govlint.readers.docx import decode
from govlint.review import Reviewed, review
from govlint.rule import load
from govlint.settings import Settings
from govlint.source import Span

ROOT = Path(__file__).parent.parent.parent
FAULTY = document((ROOT / "examples" / "faulty.txt").read_text("utf-8"))
PLAN = make_plan(Settings(), load("govlint_rules"))
DELETED = '<w:del w:id="4" w:author="李四"><w:r><w:delText>9</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="5" w:author="李四">{}</w:ins>'


def changed(data: bytes, *edits: tuple[str, str, str]) -> Reviewed:
    """A document with tracked changes: in each place, named by the words from there on, a text for another."""
    source = decode(data, "draft.docx")
    findings = []
    for place, old, new in edits:
        start = source.text.index(place)
        edit = Edit(Span(start, start + len(old)), new)
        findings.append(Finding("GL901", "x", Severity.ERROR, edit.span, "有误。", fix=Fix("safe", (edit,))))
    return review(Checked(source, tuple(findings)), data, findings)


def test_certain_corrections_are_changes_and_the_rest_comments() -> None:
    checked = check(decode(FAULTY, "draft.docx"), PLAN)
    certain, _ = helpful(checked, PLAN, unsafe=True)
    after = review(checked, FAULTY, certain)
    assert (after.tracked, after.commented) == (5, len(checked.findings) - 5)
    assert {each.text.split("\n")[0] for each in comments(after.data)} == {
        "错误 GL202",
        "警告 GL312",
        "见GL202：首部，第2段",
    }
    edits = [edit for finding in certain if finding.fix for edit in finding.fix.edits]
    assert decode(after.data, "").text == apply(checked.source.text, edits)
    assert text_of(after.data, "ins") == text_of(FAULTY, "ins")


def test_a_change_has_the_format_of_what_it_replaces() -> None:
    data = package(paragraph(run("收到申请4", BOLD), run("13件", RED), run("。")))
    content = parts(changed(data, ("413", "413", "412")).data)["word/document.xml"].decode()
    assert content.count('w:author="govlint"') == 3
    inserted = content[content.index("<w:ins ") : content.index("</w:ins>")]
    assert BOLD in inserted
    assert "<w:t>412</w:t>" in inserted
    assert re.findall("<w:delText[^>]*>(.*?)</w:delText>", content) == ["4", "13"]


@pytest.mark.parametrize(
    ("runs", "edit", "accepted"),
    [
        ([run("收到413件")], ("413", "413", "412"), "收到412件\n"),
        ([run("收到413件")], ("收到", "", "共"), "共收到413件\n"),
        ([run("收到413件")], ("413", "", "申请"), "收到申请413件\n"),
        ([run("收到413件")], ("\n", "", "。"), "收到413件。\n"),
        ([run("收到 413 件")], (" 413", " ", ""), "收到413 件\n"),
        ([run("收到4"), DELETED, run("13件")], ("413", "413", "412"), "收到412件\n"),
        ([run("收到"), INSERTED.format(run("413件")), run("。")], ("413", "413", "412"), "收到412件。\n"),
        ([run("收到"), INSERTED.format(run("413件")), run("。")], ("13", "1", "2"), "收到423件。\n"),
        ([run("收到"), INSERTED.format(run("413件")), run("。")], ("413", "", "申请"), "收到申请413件。\n"),
    ],
)
def test_accepted_and_rejected(runs: list[str], edit: tuple[str, str, str], accepted: str) -> None:
    data = package(paragraph(*runs))
    after = changed(data, edit)
    assert (after.tracked, after.commented) == (1, 0)
    assert decode(after.data, "").text == accepted
    assert text_of(after.data, "ins") == text_of(data, "ins")
    content = parts(after.data)["word/document.xml"].decode()
    for others in content.split('<w:ins w:id="5" w:author="李四">')[1:]:
        assert "<w:ins" not in others[: others.index("</w:ins>")]


def test_an_empty_cell_can_be_filled() -> None:
    mark = f"<w:p><w:pPr>{RED}</w:pPr></w:p>"
    data = package(table(cell(paragraph(run("规章"))) + cell(mark) + cell(paragraph(run("0")))))
    after = changed(data, ("\t0", "", "0"))
    assert after.tracked == 1
    assert decode(after.data, "").text == "规章\t0\t0\n"
    assert RED in parts(after.data)["word/document.xml"].decode().split("<w:ins ")[1].split("</w:ins>")[0]


def test_what_the_document_does_not_have_itself_is_only_commented_on() -> None:
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    data = package(numbered.format(run("总体情况")) + paragraph(run("全年")))
    after = changed(data, ("一、", "一、", "二、"), ("\n全", "\n", ""))
    assert (after.tracked, after.commented) == (0, 2)
    assert decode(after.data, "") == decode(data, "")


def test_comments_stay_outside_of_changes() -> None:
    data = package(paragraph(run("收到413件。")))
    source = decode(data, "")
    edit = Edit(Span(2, 5), "412")
    certain = Finding("GL901", "x", Severity.ERROR, edit.span, "有误。", fix=Fix("unsafe", (edit,)))
    doubtful = Finding("GL902", "y", Severity.ERROR, Span(2, 6), "存疑。")
    after = review(Checked(source, (certain, doubtful)), data, [certain]).data
    (comment,) = comments(after)
    assert (comment.text, comment.anchored) == ("错误 GL902\n存疑。", "412件")
    for change in ("del", "ins"):
        content = parts(after)["word/document.xml"].decode()
        assert "comment" not in content[content.index(f"<w:{change} ") : content.index(f"</w:{change}>")]


@NEEDED
def test_libreoffice_accepts_and_rejects_them(tmp_path: Path) -> None:
    checked = check(decode(FAULTY, "draft.docx"), PLAN)
    certain, better = helpful(checked, PLAN, unsafe=True)
    # Without comments: a LibreOffice that has no windows cannot make those in which it would show them, and ends.
    after = review(checked._replace(findings=tuple(certain)), FAULTY, certain).data
    for verb, text in (("Accept", better.source.text), ("Reject", checked.source.text)):
        settled = decode(settle(after, tmp_path, verb), "").text
        assert _rows(settled) == _rows(text)


def _rows(text: str) -> list[str]:
    """The lines, without the empty cells that LibreOffice adds to the ends of rows."""
    return [line.rstrip("\t") for line in text.splitlines()]
