"""Every draft that is meant is found once, in order; what cannot be searched is said."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import govlint
from govlint.files import Note, discover
from govlint.finding import Failed
from govlint.reporters.html import render

MISSING = "没有这个文件或文件夹（可能已被移走或删除）"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("云川市临江区水务局", "utf-8")


def _none(path: Path) -> bool:
    return False


def _without(*names: str) -> Callable[[Path], bool]:
    """Excludes the files and folders with these paths, and nothing else."""
    return lambda path: path.as_posix() in names


def _found(paths: Sequence[str], excluded: Callable[[Path], bool] = _none, force: bool = False) -> list[object]:
    """What is discovered, with paths as text."""
    return [each.as_posix() if isinstance(each, Path) else each for each in discover(paths, excluded, force)]


def _link(link: str, target: str, is_folder: bool = False) -> None:
    try:
        os.symlink(target, link, target_is_directory=is_folder)
    except OSError:
        pytest.skip("no symbolic links here")


# What is found


def test_named_files_are_taken_whatever_their_ending_in_the_order_named() -> None:
    _write("丙.txt", "甲.md", "乙", ".隐藏")
    assert _found(["丙.txt", "甲.md", "乙", ".隐藏"]) == ["丙.txt", "甲.md", "乙", ".隐藏"]


def test_folders_are_searched_for_text_in_the_order_of_names() -> None:
    _write("d/b.txt", "d/a.txt", "d/c.TXT", "d/b/z.Txt", "d/b/a/y.txt", "d/x.md", "d/txt", "d/x.txt.bak")
    assert _found(["d"]) == ["d/a.txt", "d/b/a/y.txt", "d/b/z.Txt", "d/b.txt", "d/c.TXT"]


def test_the_current_folder_may_be_named() -> None:
    _write("a.txt", "d/b.txt")
    assert _found(["."]) == ["a.txt", "d/b.txt"]


def test_the_parent_folder_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.txt", "d/b.txt")
    monkeypatch.chdir("d")
    assert _found([".."]) == ["../a.txt", "../d/b.txt"]


def test_hidden_files_and_folders_are_skipped() -> None:
    _write("d/.a.txt", "d/.b/c.txt", "d/.txt", "d/e.txt")
    assert _found(["d"]) == ["d/e.txt"]


def test_a_hidden_folder_that_is_named_is_searched() -> None:
    _write(".d/a.txt", ".d/.b.txt")
    assert _found([".d"]) == [".d/a.txt"]


def test_drafts_come_one_by_one() -> None:
    _write("a.txt")
    found = discover(["a.txt", "missing.txt"], _none)
    assert next(found) == Path("a.txt")
    _write("missing.txt")
    assert next(found) == Path("missing.txt")


# No file twice


def test_no_file_twice_and_the_first_name_counts(folder: Path) -> None:
    _write("d/a.txt", "d/e/b.txt")
    names = ["d/e/b.txt", "./d/e/../a.txt", "d/a.txt", str(folder / "d" / "a.txt"), "d", "d/e", "d"]
    assert _found(names) == ["d/e/b.txt", "d/e/../a.txt"]


def test_a_link_to_a_file_is_that_file() -> None:
    _write("d/b.txt")
    _link("d/a.txt", "b.txt")
    assert _found(["d"]) == ["d/a.txt"]


def test_a_link_to_a_file_elsewhere_is_taken() -> None:
    _write("b.md", "d/c.txt")
    _link("d/a.txt", "../b.md")
    assert _found(["d"]) == ["d/a.txt", "d/c.txt"]


# Links that lead nowhere, or around in circles


def test_links_to_folders_are_not_followed() -> None:
    _write("d/a.txt", "e/b.txt")
    _link("d/loop", ".", is_folder=True)
    _link("d/up.txt", "..", is_folder=True)
    _link("d/e", "../e", is_folder=True)
    assert _found(["d"]) == ["d/a.txt"]


def test_a_link_to_a_folder_that_is_named_is_searched() -> None:
    _write("d/a.txt")
    _link("e", "d", is_folder=True)
    assert _found(["e"]) == ["e/a.txt"]


def test_a_link_to_itself_in_a_folder_is_left_to_the_reader_and_fails_if_named() -> None:
    _write("d/b.txt")
    _link("d/a.txt", "a.txt")
    _link("d/c", "c")
    assert _found(["d"]) == ["d/a.txt", "d/b.txt"]
    assert _found(["d/c"]) == [Failed("d/c", f"无法读取：{os.strerror(errno.ELOOP)}")]


def test_a_broken_link_to_a_draft_is_not_passed_over() -> None:
    _write("d/b.txt")
    _link("d/a.txt", "gone.txt")
    assert _found(["d"]) == ["d/a.txt", "d/b.txt"]
    assert _found(["d/a.txt"]) == [Failed("d/a.txt", MISSING)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_skipped_but_may_be_named() -> None:
    Path("d").mkdir()
    os.mkfifo("d/a.txt")
    assert _found(["d"]) == [Note("d：文件夹中没有可检查的文件（文本、Word、网页、PDF，或include所指）。")]
    assert _found(["d/a.txt"]) == ["d/a.txt"]


# What cannot be searched


def test_what_review_wrote_is_no_draft_unless_it_is_named() -> None:
    _write("d/年报.docx", "d/年报.reviewed.docx", "d/年报.reviewed.html")
    assert _found(["d"]) == ["d/年报.docx"]
    assert _found(["d/年报.reviewed.docx"]) == ["d/年报.reviewed.docx"]


def test_a_page_with_findings_is_no_draft_unless_it_is_named() -> None:
    Path("d").mkdir()
    title = "云川市水务局2023年政府信息公开工作年度报告"
    Path("d/年报.html").write_text(render([govlint.check_text(title)]), "utf-8")
    assert title in Path("d/年报.html").read_text("utf-8")
    assert [type(each) for each in discover(["d"], lambda path: False)] == [Note]
    assert _found(["d/年报.html"]) == ["d/年报.html"]


def test_every_format_is_taken_and_pages_only_if_they_are_reports() -> None:
    _write(
        *("d/a.docx", "d/b.doc", "d/c.wps", "d/e.pdf", "d/f.rtf"),
        *("d/2023年报.html", "d/index.html", "d/年度报告.md", "d/README.md"),
    )
    assert _found(["d"]) == [
        *("d/2023年报.html", "d/a.docx", "d/b.doc", "d/c.wps", "d/e.pdf", "d/f.rtf", "d/年度报告.md"),
    ]


def test_a_file_that_locks_a_document_is_a_note() -> None:
    _write("d/~$年报.docx", "d/年报.docx")
    note = Note("d/~$年报.docx：是Word打开文档时的锁定文件，已跳过；未保存的改动不在检查之内。")
    assert _found(["d"]) == [note, "d/年报.docx"]  # ~ comes before Chinese


def test_a_missing_path_fails_and_the_others_are_found() -> None:
    _write("a.txt", "b.txt")
    assert _found(["a.txt", "报告/初稿.txt", "b.txt"]) == ["a.txt", Failed("报告/初稿.txt", MISSING), "b.txt"]


@pytest.mark.parametrize("name", ["", "a.txt/b.txt"])
def test_paths_that_are_not_there(name: str) -> None:
    _write("a.txt")
    assert _found([name]) == [Failed(name, MISSING)]


@pytest.mark.parametrize("name", ["a\0.txt", "a\ud800.txt"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    assert _found([name]) == [Failed(name, "名称中有不能用于文件名的字符")]


def test_a_folder_that_cannot_be_read_fails_and_the_others_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("d/a.txt", "d/b/c.txt", "d/e.txt")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path) == Path("d/b"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    failed = Failed("d/b", "没有读取权限，或正被其他程序占用，请检查后重试")
    assert _found(["d"]) == ["d/a.txt", failed, "d/e.txt"]
    assert _found(["d/b"]) == [failed]  # and no note that it is empty


def test_a_path_behind_a_closed_folder_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("govlint.files.os.stat", closed)
        found = _found(["d/a.txt"])
    assert found == [Failed("d/a.txt", "没有读取权限，或正被其他程序占用，请检查后重试")]


# Folders without drafts


def test_a_folder_without_drafts_gives_a_note() -> None:
    Path("d/e").mkdir(parents=True)
    _write("d/e/a.md")
    assert _found(["d"]) == [Note("d：文件夹中没有可检查的文件（文本、Word、网页、PDF，或include所指）。")]


def test_a_folder_whose_drafts_were_named_already_is_not_empty() -> None:
    _write("d/a.txt")
    assert _found(["d/a.txt", "d"]) == ["d/a.txt"]


# Excluding


def test_what_is_found_in_folders_can_be_excluded() -> None:
    _write("d/a.txt", "d/b.txt", "d/c/e.txt")
    assert _found(["d"], _without("d/a.txt", "d/c")) == ["d/b.txt"]


def test_an_excluded_folder_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("d/a.txt", "d/b/c.txt")
    opened = []
    scandir = os.scandir

    def watched(path: Path) -> object:
        opened.append(Path(path).as_posix())
        return scandir(path)

    monkeypatch.setattr(os, "scandir", watched)
    assert _found(["d"], _without("d/b")) == ["d/a.txt"]
    assert opened == ["d"]


def test_a_folder_with_everything_excluded_gives_a_note() -> None:
    _write("d/a.txt")
    assert _found(["d"], _without("d/a.txt")) == [
        Note("d：文件夹中没有可检查的文件（文本、Word、网页、PDF，或include所指）。")
    ]


def test_what_is_named_is_excluded_only_by_force() -> None:
    _write("a.txt", "b.txt", "d/c.txt")
    excluded = _without("a.txt", "d")
    assert _found(["a.txt", "b.txt", "d"], excluded) == ["a.txt", "b.txt", "d/c.txt"]
    assert _found(["a.txt", "b.txt", "d"], excluded, force=True) == ["b.txt"]


def test_a_missing_path_fails_even_if_it_is_excluded() -> None:
    assert _found(["a.txt"], _without("a.txt"), force=True) == [Failed("a.txt", MISSING)]


# Names and depth


def test_names_that_are_not_utf8() -> None:
    name = os.fsdecode("云川".encode("gbk") + b".txt")
    Path("d").mkdir()
    try:
        _write(f"d/{name}")
    except (OSError, UnicodeError):
        pytest.skip("the file system takes only names in Unicode")
    assert _found(["d"]) == [f"d/{name}"]
    assert _found([f"d/{name}", "d/" + os.fsdecode(b"\xff.txt")]) == [
        f"d/{name}",
        Failed("d/" + os.fsdecode(b"\xff.txt"), MISSING),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="paths may not be so long here")
def test_folders_nested_deeper_than_calls_can_be() -> None:
    depth = sys.getrecursionlimit() + 100
    folders = [Path(*"d" * level) for level in range(1, depth + 1)]
    for each in folders:
        each.mkdir()
    draft = folders[-1] / "a.txt"
    try:
        _write(str(draft))
        assert _found(["."]) == [draft.as_posix()]
    finally:  # nothing that pytest could not clear away
        draft.unlink()
        for each in reversed(folders):
            each.rmdir()


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        ("# 云川市水务局2023年政府信息公开工作年度报告\n", True),
        ("**云川市水务局2023年政府信息公开工作年度报告**\r\n", True),
        ("云川市水务局\n2023年政府信息公开工作年度报告\n", True),
        ("<html><title>2023年政府信息公开工作年度报告_云川市水务局</title>", True),
        ("<h1>\n  云川市水务局2023年政府信息公开工作年度报告</h1>", True),
        ("# 工具\n\n检查政府信息公开工作年度报告的工具。\n", False),
        ("# 工具\n\n    1 | 云川市水务局2023年政府信息公开工作年度报告\n", False),
    ],
)
def test_of_markdown_and_pages_in_folders_only_those_with_a_title_are_drafts(text: str, is_draft: bool) -> None:
    Path("d").mkdir()
    Path("d/x.md").write_text(text, "utf-8", newline="")
    assert ("d/x.md" in _found(["d"])) == is_draft
