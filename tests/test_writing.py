"""What is protected is not written, and what kept a file from being written is told in Chinese."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from govlint.writing import hindrance, replace_file


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "没有这个文件夹"),
        (errno.EACCES, "没有写入权限，或正被其他程序占用"),
        (errno.EISDIR, "是文件夹，不是文件"),
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "所在磁盘只能读取"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_each_hindrance_is_named(number: int, said: str) -> None:
    assert hindrance(OSError(number, os.strerror(number))) == said


def test_a_file_that_is_protected_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "定稿.txt"
    path.write_text("定稿", "utf-8")
    monkeypatch.setattr(os, "access", lambda name, mode: False)  # chmod would not do: root may write anywhere
    with pytest.raises(PermissionError):
        replace_file(path, b"")
    replace_file(tmp_path / "新.txt", b"")
    assert path.read_text("utf-8") == "定稿"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["定稿.txt", "新.txt"]
