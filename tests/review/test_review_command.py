"""`govlint review`, by what it prints, what it writes and its exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from wordfile import comments, document, text_of

from govlint.cli import run
from govlint.rule import model

FAULTY = model("2021").replace("行政许可\t328", "行政许可\t３２８").replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(document(FAULTY))
    (tmp_path / "clean.docx").write_bytes(document(model("2021")))
    (tmp_path / "draft.txt").write_text(FAULTY, "utf-8")
    return tmp_path


def test_the_draft_comes_back_with_comments(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "draft.docx").read_bytes()
    assert run(["review", "draft.docx"]) == 1
    out, err = capsys.readouterr()
    assert out == "已写入draft.reviewed.docx：问题2个，2个写成批注。\n"
    assert err == ""
    found = [each for each in comments((folder / "draft.reviewed.docx").read_bytes()) if each.text[0] != "见"]
    assert [(each.text.split("\n")[0], each.anchored) for each in found] == [
        ("提示 GL316", "３２８"),
        ("错误 GL304", "8"),
    ]
    assert (folder / "draft.docx").read_bytes() == before


def test_a_clean_draft_is_status_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "clean.docx", "-o", "out.docx"]) == 0
    assert capsys.readouterr().out == "已写入out.docx：问题0个，0个写成批注。\n"
    assert (folder / "out.docx").read_bytes() == (folder / "clean.docx").read_bytes()


def test_corrections_are_tracked_where_that_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "draft.docx", "--tracked"]) == 1
    assert capsys.readouterr().out == "已写入draft.reviewed.docx：问题2个，0个写成批注，2个写成修订。\n"
    after = (folder / "draft.reviewed.docx").read_bytes()
    assert text_of(after) == text_of((folder / "clean.docx").read_bytes())


def test_the_year_can_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "clean.docx", "--year", "2019"]) == 1
    assert "问题0个" not in capsys.readouterr().out


def test_settings_of_the_folder_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "govlint.toml").write_text('ignore = ["GL304", "GL514"]\n', "utf-8")
    assert run(["review", "draft.docx"]) == 0
    assert capsys.readouterr().out == "已写入draft.reviewed.docx：问题1个，1个写成批注。\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.docx"], "missing.docx：没有这个文件或文件夹（可能已被移走或删除）"),
        (["draft.docx", "-o", "draft.docx"], "draft.docx：是文稿本身，不能覆盖，请用-o换一个文件名"),
        (["draft.docx", "-o", "link.docx", "--force"], "link.docx：是文稿本身，不能覆盖，请用-o换一个文件名"),
        (["draft.docx", "-o", "clean.docx"], "clean.docx：文件已存在，要覆盖请加--force"),
        (["draft.docx", "-o", "out.pdf"], "out.pdf：只能写成.docx（在Word文稿上加批注）或.html（网页报告）"),
        (
            ["draft.txt", "-o", "out.docx"],
            "draft.txt：不是.docx文稿，不能加批注，请另存为.docx，或用-o写成.html报告",
        ),
        (["draft.docx", "-o", "out.html", "--tracked"], "--tracked只能用于写成.docx"),
        (["draft.docx", "-o", "none/out.docx"], "none/out.docx：无法写入：没有这个文件夹"),
        (["draft.docx", "--edition", "1999"], "没有名为“1999”的格式，可用：2021、2019"),
    ],
)
def test_what_cannot_be_done_is_status_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder / "link.docx").symlink_to("draft.docx")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(["review", *arguments]) == 2
    assert capsys.readouterr().err == f"govlint：{message}\n"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_output_file_is_overwritten_when_that_is_meant(folder: Path) -> None:
    (folder / "out.docx").write_bytes(b"old")
    assert run(["review", "draft.docx", "-o", "out.docx", "--force"]) == 1
    assert len(comments((folder / "out.docx").read_bytes())) > 2
    assert sorted(os.listdir(folder)) == ["clean.docx", "draft.docx", "draft.txt", "out.docx"]


def test_any_draft_can_become_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("govlint.reporters.html")
    assert run(["review", "draft.txt"]) == 1
    assert capsys.readouterr().out == "已写入draft.reviewed.html：问题2个。\n"
    page = (folder / "draft.reviewed.html").read_text("utf-8")
    assert "GL304" in page
    assert run(["review", "draft.docx", "-o", "page.html"]) == 1
    assert "GL304" in (folder / "page.html").read_text("utf-8")


def test_without_the_template_library_there_is_no_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert run(["review", "draft.txt"]) == 2
    assert capsys.readouterr().err == 'govlint：输出网页报告要先安装组件：pip install "govlint[html]"\n'
    assert not (folder / "draft.reviewed.html").exists()
