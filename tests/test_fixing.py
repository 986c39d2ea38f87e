"""Corrections: made only where they help, byte for byte, and atomically."""

from __future__ import annotations

import codecs
import os
import random
import stat
from pathlib import Path

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st
from wordfile import document

from govlint.cli import run
from govlint.finding import Edit, Finding, Fix, Severity
from govlint.fixing import FixError, apply, chosen, fix, write
from govlint.linter import check
from govlint.plan import make_plan
from govlint.rule import load_all, model
from govlint.settings import Settings
from govlint.source import Source, Span

MODEL = model("2021")
PLAN = make_plan(Settings(), load_all(plugins=False))
WIDE = MODEL.replace("2.重复申请\t1\t", "2.重复申请\t１\t")
WRONG = MODEL.replace("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t9\t")


def fixed(text: str, unsafe: bool = True) -> str:
    return fix(check(Source(text), PLAN), PLAN, unsafe).checked.source.text


def test_safe_corrections_leave_numbers_alone() -> None:
    assert fixed(WIDE, unsafe=False) == MODEL
    assert fixed(WRONG, unsafe=False) == WRONG


@pytest.mark.parametrize(
    "slip",
    [
        ("本年废止件数", "本年度止件数"),
        ("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t93\t"),
        ("（七）总计\t\t39\t", "（七）总计\t\t93\t"),
        ("占12.8%", "占18.2%"),
        ("新收政府信息公开申请46件", "新收政府信息公开申请64件"),
        ("四、政府信息公开行政复议、行政诉讼情况\n\n", "政府信息公开行政复议、行政诉讼情况\n\n"),
        ("五、存在的主要问题及改进情况\n\n", "四、存在的主要问题及改进情况\n\n"),
    ],
)
def test_a_slip_whose_cause_is_certain_is_mended(slip: tuple[str, str]) -> None:
    assert MODEL.count(slip[0]) == 1
    assert fixed(MODEL.replace(*slip)) == MODEL


def test_a_share_is_not_rewritten_where_its_count_may_be_the_slip() -> None:
    new = "全年新收政府信息公开申请46件，"
    text = MODEL.replace(new, f"公开信息312条，网站公开213条，占总数的65.7%；{new}")  # of 205
    (finding,) = check(Source(text), PLAN).findings
    assert finding.code == "GL401"
    assert finding.fix is not None
    assert (finding.fix.safety, [edit.text for edit in finding.fix.edits]) == ("display", ["68.3"])
    assert fixed(text) == text


@pytest.mark.parametrize("seed", range(12))
def test_a_wrong_cell_is_mended_in_any_report(seed: int) -> None:
    chance = random.Random(seed)
    text = reports.report(chance)
    cells = [slip for slip in reports.slips(text, chance) if "cell of table three" in slip.kind]
    assert cells
    assert all(fixed(slip.text) == text for slip in cells)


@pytest.mark.parametrize(
    "slip",
    [
        # Words and amounts in 万 state a number, but its digits cannot take their place.
        ("行政强制决定2件。", "行政强制决定2件。行政事业性收费152.36万元，行政事业性收费金额125.36万元。"),
        ("行政诉讼3件，其中维持2件、尚未审结1件。", "无行政诉讼。行政诉讼3件。"),
    ],
)
def test_no_digits_are_put_in_place_of_words_or_amounts(slip: tuple[str, str]) -> None:
    text = MODEL.replace(*slip)
    assert check(Source(text), PLAN).findings
    assert fixed(text) == text


def test_a_correction_has_the_printed_decimals() -> None:
    text = MODEL.replace(
        "行政处罚决定46件", "行政处罚决定46件，占行政许可的10.0%；其中简易程序23件，占行政处罚决定的51.0%"
    )
    assert "50.0%" in fixed(text)


def test_what_nobody_can_decide_is_left_as_it_is() -> None:
    text = MODEL.replace("其他类62条", "其他类64条")
    assert fixed(text) == text


@given(st.text(max_size=40), st.data())
def test_edits_that_do_not_overlap_are_all_made(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    findings = [
        Finding("YC1", "x", Severity.INFO, span, "", (), Fix("safe", (Edit(span, f"<{number}>"),)))
        for number, span in enumerate(spans)
    ]
    edits = [edit for each in chosen(findings, unsafe=False) for edit in (each.fix.edits if each.fix else ())]
    result = apply(text, edits)
    assert len(result) == len(text) + sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
    assert all(edit.text in result for edit in edits)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from("ab")), max_size=9))
def test_a_correction_is_left_out_only_where_an_earlier_one_stands(places: list[tuple[int, int, str]]) -> None:
    edits = [Edit(Span(start, start + length), text) for start, length, text in places]
    findings = [Finding("YC1", "x", Severity.INFO, edit.span, "", (), Fix("safe", (edit,))) for edit in edits]
    taken: list[Edit] = []
    for edit in edits:
        (start, end), others = edit.span, [each.span for each in taken]
        if not any((start < its[1] and its[0] < end) or its == (start, end) for its in others):
            taken.append(edit)
    assert [each.fix.edits[0] for each in chosen(findings, unsafe=False) if each.fix] == taken


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE)],
)
def test_a_file_keeps_its_encoding_mark_line_ends_and_permissions(tmp_path: Path, codec: str, mark: bytes) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(mark + WRONG.replace("\n", "\r\n").encode(codec))
    path.chmod(0o640)
    assert run(["check", "--isolated", "-q", "--fix", "--unsafe-fixes", str(path)]) == 0
    assert path.read_bytes() == mark + MODEL.replace("\n", "\r\n").encode(codec)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["年报.txt"]


def test_diff_changes_nothing_and_tells_by_its_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.txt"
    path.write_text(WRONG, "utf-8")
    assert run(["check", "--isolated", "--diff", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert run(["check", "--isolated", "--diff", "--unsafe-fixes", str(path)]) == 1
    changed = [
        line for line in capsys.readouterr().out.splitlines() if line[:1] in "+-" and line[1:3] not in ("--", "++")
    ]
    assert [line.split("\t")[3] for line in changed] == ["9", "6"]
    assert path.read_text("utf-8") == WRONG


def test_diff_goes_where_findings_would_and_may_exit_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, shown = tmp_path / "d.txt", tmp_path / "改动.txt"
    path.write_text(WRONG, "utf-8")
    command = ["check", "--isolated", "--diff", "--unsafe-fixes", str(path)]
    assert run([*command, "--exit-zero"]) == 0
    printed = capsys.readouterr().out
    assert run([*command, "-o", str(shown)]) == 1
    assert (capsys.readouterr().out, shown.read_text("utf-8")) == ("", printed)


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("另一份", "utf-8")
    with pytest.raises(FixError, match="有改动"):
        write(path, Source("旧"), Source("新"))
    assert path.read_text("utf-8") == "另一份"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.docx", "请用 govlint review --tracked 写成修订"),
        ("a.DOCX", "请用 govlint review --tracked 写成修订"),
        ("a.doc", "请用 govlint review -o 报告.html 查看改正建议"),
        ("a.pdf", "请用 govlint review -o 报告.html 查看改正建议"),
    ],
)
def test_a_document_is_not_corrected_in_place(name: str, advice: str) -> None:
    result = check(Source(WRONG, name, kind="pdf" if name.endswith("pdf") else "docx"), PLAN)
    with pytest.raises(FixError) as refused:
        fix(result, PLAN, unsafe=True)
    assert str(refused.value) == f"不是文本文件，不能直接改正；{advice}"


@pytest.mark.parametrize("arguments", [["--fix"], ["--diff"]])
def test_a_document_that_cannot_be_corrected_is_said_and_loses_no_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes(document(WRONG))
    command = ["check", "--isolated", "--unsafe-fixes", "--output-format", "concise", *arguments, str(path)]
    assert run(command) == 2
    out, err = capsys.readouterr()
    assert err == f"{path}：不是文本文件，不能直接改正；请用 govlint review --tracked 写成修订\n"
    assert ("GL301" in out) == (arguments == ["--fix"])
    assert "未能检查" not in out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(WRONG, "utf-8")
    tmp_path.chmod(0o500)
    try:
        assert run(["check", "--isolated", "--fix", "--unsafe-fixes", str(path)]) == 2
    finally:
        tmp_path.chmod(0o700)
    assert path.read_text("utf-8") == WRONG


def test_a_failed_write_leaves_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.txt"
    path.write_text(WRONG, "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert run(["check", "--isolated", "--fix", "--unsafe-fixes", str(path)]) == 2
    assert path.read_text("utf-8") == WRONG
    assert [each.name for each in tmp_path.iterdir()] == ["d.txt"]
