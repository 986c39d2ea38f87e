"""Findings as comments: on exactly their characters, and everything else in the file as it was."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
import reports
from wordfile import (
    BOLD,
    PARTS,
    RED,
    Comment,
    cell,
    comments,
    document,
    package,
    paragraph,
    parts,
    run,
    table,
    text_of,
    unmarked,
)

from govlint.finding import Checked, Finding, Severity
from govlint.linter import check, draft_of, lint
from govlint.plan import make_plan
from govlint.readers.docx import decode
from govlint.review import ReviewError, review
from govlint.rule import Rule, load, model
from govlint.settings import Settings
from govlint.source import Source, Span

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
RULES = load("govlint_rules")
FAULTY = (ROOT / "examples" / "faulty.txt").read_text("utf-8")
OLD_COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="7" w:author="张三" w:initials="张">'
    "<w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></w:comments>"
)


def checked(data: bytes) -> Checked:
    return check(decode(data, "draft.docx"), make_plan(Settings(), RULES))


def said(data: bytes, *findings: Finding) -> list[Comment]:
    """The comments of a review with these findings."""
    return comments(review(Checked(decode(data, "draft.docx"), findings), data).data)


def at(data: bytes, words: str, length: int | None = None) -> Finding:
    """A finding on the first place of `words` in a document, or of its first `length` characters."""
    start = decode(data, "").text.index(words)
    span = Span(start, start + (len(words) if length is None else length))
    return Finding("GL901", "some-rule", Severity.WARNING, span, "有误。")


def anchors(source: Source, findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """What each comment must begin with and stand on: findings, and what they refer to."""
    found: Counter[tuple[str, str]] = Counter()
    for each in findings:
        found[f"{each.code}\n{each.message}", _plain(source.cut(each.span))] += 1
        for span in {place.span for place in each.related} - {each.span}:
            found[f"见{each.code}：{each.location}", _plain(source.cut(span))] += 1
    return found


def _plain(text: str) -> str:
    """Without the separators of cells and paragraphs, which a document does not have as characters."""
    return text.replace("\t", "").replace("\n", "")


def assert_reviewed(data: bytes, result: Checked) -> None:
    """Every finding has its comment on exactly its characters, and nothing else in the document is changed."""
    after = review(result, data).data
    lines = [(each.text.split("\n"), each.anchored) for each in comments(after)]
    found = Counter(
        (words[0] if words[0].startswith("见") else f"{words[0].split()[1]}\n{words[1]}", anchored)
        for words, anchored in lines
    )
    assert found == anchors(result.source, result.findings)
    assert unmarked(after) == unmarked(data)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_of_a_rules_examples_has_its_comment(rule: Rule) -> None:
    for example in rule.invalid:
        data = document(example.draft())
        source = decode(data, "draft.docx")
        findings = lint(draft_of(source, example.options), [rule])
        assert findings
        assert_reviewed(data, Checked(source, findings))


def test_every_finding_of_the_faulty_example_has_its_comment() -> None:
    data = document(FAULTY)
    result = checked(data)
    assert len(result.findings) >= 7
    assert_reviewed(data, result)
    assert decode(review(result, data).data, "draft.docx") == result.source


@pytest.mark.parametrize("seed", range(6))
def test_every_finding_of_a_report_with_a_slip_has_its_comment(seed: int) -> None:
    chance = random.Random(seed)
    for slip in [*reports.slips(reports.report(chance), chance)][seed::6][:4]:
        data = document(slip.text, size=seed + 1)
        assert_reviewed(data, checked(data))


def test_a_comment_says_what_is_wrong_with_proof_and_correction() -> None:
    data = document(FAULTY)
    found = comments(review(checked(data), data).data)
    assert {(each.author, each.initials) for each in found} == {("govlint", "gl")}
    (wrong,) = [each for each in found if "GL304" in each.text.split("\n")[0] and not each.text.startswith("见")]
    assert wrong.text.split("\n") == [
        "错误 GL304",
        "“行政复议”“总计”为8，应为3，依据：表四“行政复议”、“因政府信息公开被申请行政复议3件”。",
        "依据：GL304 表四“行政复议”：各结果之和3，与总计8不一致，相差5"
        "（第四部分，表四“行政复议”“结果维持”，第3个表第4行第1列）",
        "依据：GL514 “因政府信息公开被申请行政复议3件”：正文为3，与表四“行政复议”8不一致，相差5（第一部分，第8段）",
        "建议：“8”改为“3”",
    ]
    assert [each.text for each in found if each.text.startswith("见GL304") and each.anchored == "3"] == [
        "见GL304：第四部分，表四“行政复议”“总计”，第3个表第4行第5列\n"
        "GL514 “因政府信息公开被申请行政复议3件”：正文为3，与表四“行政复议”8不一致，相差5"
    ]


def test_only_the_parts_that_hold_comments_change() -> None:
    data = document(FAULTY)
    after = parts(review(checked(data), data).data)
    before = parts(data)
    assert set(after) - set(before) == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }


def test_a_clean_document_stays_as_it_is() -> None:
    data = document(model("2021"))
    result = check(decode(data, "draft.docx"), make_plan(Settings(), RULES))
    assert review(result, data) == (data, 0, 0)


def test_comments_that_are_there_stay_and_keep_their_numbers() -> None:
    old = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    relations, types = PARTS["word/_rels/document.xml.rels"], PARTS["[Content_Types].xml"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    data = package(
        paragraph(run("收到"), old.format(run("申请413件")), run("，")),
        {
            "word/comments.xml": OLD_COMMENT,
            "word/_rels/document.xml.rels": relations.replace(
                "</Rel", f'<Relationship Id="rId9" Type="{kind}" Target="comments.xml"/></Rel'
            ),
            "[Content_Types].xml": types.replace(
                "</Types>",
                '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument'
                '.wordprocessingml.comments+xml"/></Types>',
            ),
        },
    )
    after = review(Checked(decode(data, ""), (at(data, "413"),)), data).data
    assert [(each.author, each.text, each.anchored) for each in comments(after)] == [
        ("govlint", "警告 GL901\n有误。", "413"),
        ("张三", "请核对", "申请413件"),
    ]
    changed = {name for name, content in parts(after).items() if content != parts(data).get(name)}
    assert changed == {"word/comments.xml", "word/document.xml"}


def test_a_number_that_is_split_over_runs_is_one_anchor() -> None:
    data = package(paragraph(run("收到申请4", BOLD), run("1", RED), run("3件，办结4"), run("13件。")))
    (comment,) = said(data, at(data, "413"))
    assert (comment.anchored, comment.at) == ("413", 4)
    after = review(Checked(decode(data, ""), (at(data, "413"),)), data).data
    assert unmarked(after) == unmarked(data)


def test_comments_may_begin_and_end_within_each_other() -> None:
    data = package(paragraph(run("收到申请413件，办结412件。", BOLD)))
    found = said(data, at(data, "收到申请413"), at(data, "申请413件，办结"), at(data, "413"), at(data, "办结412件。"))
    assert [each.anchored for each in found] == ["收到申请413", "413", "申请413件，办结", "办结412件。"]


def test_other_things_in_a_run_stay_where_they_are() -> None:
    mixed = (
        f'<w:r>{BOLD}<w:t>收到</w:t><w:tab/><w:t xml:space="preserve"> 413 件</w:t><w:br/><w:t>办结2-3件</w:t></w:r>'
    )
    data = package(paragraph(mixed))
    assert [each.anchored for each in said(data, at(data, "413"), at(data, "结2-"))] == ["413", "结2-"]
    after = review(Checked(decode(data, ""), (at(data, "413"), at(data, "结2-"))), data).data
    assert unmarked(after) == unmarked(data)


def test_blanks_where_a_run_is_split_are_kept() -> None:
    data = package(paragraph("<w:r><w:t>收到 413 件</w:t></w:r>"))
    content = parts(review(Checked(decode(data, ""), (at(data, "413"),)), data).data)["word/document.xml"].decode()
    assert re.findall("<w:t[ >].*?</w:t>", content) == [
        '<w:t xml:space="preserve">收到 </w:t>',
        "<w:t>413</w:t>",
        '<w:t xml:space="preserve"> 件</w:t>',
    ]


def test_a_special_character_is_part_of_the_anchor() -> None:
    data = package(paragraph("<w:r><w:t>第2</w:t><w:noBreakHyphen/><w:t>3件</w:t></w:r>"))
    after = review(Checked(decode(data, ""), (at(data, "2-"),)), data).data
    document_xml = parts(after)["word/document.xml"].decode()
    held = document_xml[document_xml.index("commentRangeStart") : document_xml.index("commentRangeEnd")]
    assert "<w:t>2</w:t>" in held
    assert "noBreakHyphen" in held
    assert "3件" not in held


@pytest.mark.parametrize(
    "holder",
    [
        '<w:ins w:id="1" w:author="李四">{}</w:ins>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:del w:id="1" w:author="李四"><w:r><w:delText>9</w:delText></w:r></w:del>{}',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ids=["inserted", "content control", "link", "smart tag", "deleted", "field"],
)
def test_characters_within_something_have_their_comment_there(holder: str) -> None:
    data = package(paragraph(run("收到4"), holder.format(run("13件", RED)), run("，办结")))
    (comment,) = said(data, at(data, "413"))
    assert comment.anchored == "413"
    after = review(Checked(decode(data, ""), (at(data, "413"),)), data).data
    assert unmarked(after) == unmarked(data)


def test_a_comment_may_reach_over_paragraphs_and_cells() -> None:
    rows = table(cell(paragraph(run("自然人"))) + cell(paragraph(run("3"))), cell(paragraph(run("总计")), 2))
    data = package(paragraph(run("见下表")) + rows)
    found = said(data, at(data, "下表\n自然"), at(data, "人\t3\n总"))
    assert [each.anchored for each in found] == ["下表自然", "人3总"]


def test_an_empty_cell_has_its_comment_in_it() -> None:
    row = cell(paragraph(run("甲"))) + cell("<w:p/>") + cell(paragraph()) + cell(paragraph(run("乙")))
    data = package(table(row))
    assert decode(data, "").text == "甲\t\t\t乙\n"
    after = review(Checked(decode(data, ""), (at(data, "\t\t乙", 0), at(data, "\t乙", 0))), data).data
    cells = parts(after)["word/document.xml"].decode().split("<w:tc>")[1:]
    assert ["commentReference" in each for each in cells] == [False, True, True, False]
    assert [each.anchored for each in comments(after)] == ["", ""]
    assert cells[2].index("</w:pPr>") < cells[2].index("commentRangeStart") < cells[2].index("commentRangeEnd")


def test_a_finding_between_two_characters_stands_there() -> None:
    data = package(paragraph(run("收到413件")))
    (comment,) = said(data, at(data, "413", 0))
    assert (comment.anchored, comment.at) == ("", 2)


def test_an_automatic_number_has_its_comment_on_its_paragraph() -> None:
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    data = package(paragraph(run("标题")) + numbered.format(run("总体") + run("情况", BOLD)) + paragraph(run("全年")))
    assert decode(data, "").text == "标题\n一、总体情况\n全年\n"
    assert [each.anchored for each in said(data, at(data, "一、"))] == ["总体情况"]
    assert [each.anchored for each in said(data, at(data, "一、总"))] == ["总"]


def test_a_text_box_has_its_comment_on_the_run_that_holds_it() -> None:
    box = (
        '<w:r>{}<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        "{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    data = package(paragraph(run("前"), box.format(BOLD, paragraph(run("收到413件"))), run("后")))
    after = review(Checked(decode(data, ""), (at(data, "413"),)), data).data
    content = parts(after)["word/document.xml"].decode()
    boxed = content[content.index("<w:drawing>") : content.index("</w:drawing>")]
    assert "comment" not in boxed
    assert content.index("commentRangeStart") < content.index("<w:drawing>") < content.index("commentRangeEnd")
    assert unmarked(after) == unmarked(data)


def test_a_document_without_text_has_its_comment_too() -> None:
    data = package("<w:p/>")
    (comment,) = said(data, Finding("GL101", "x", Severity.ERROR, Span(0, 0), "没有标题。"))
    assert comment.text == "错误 GL101\n没有标题。"


def test_what_is_said_of_deleted_words_is_nothing() -> None:
    data = package(paragraph(run("收到"), '<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>', run("413件")))
    after = review(Checked(decode(data, ""), (at(data, "到413"),)), data).data
    assert text_of(after, "ins") == text_of(data, "ins")
    assert [each.anchored for each in comments(after)] == ["到413"]


def test_a_document_that_was_changed_since_is_refused() -> None:
    one, other = document(FAULTY), document(FAULTY.replace("328", "329"))
    with pytest.raises(ReviewError, match="文件在检查后有改动"):
        review(checked(one), other)
