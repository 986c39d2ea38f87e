"""What kept a file from being written is told in Chinese."""

from __future__ import annotations

import errno
import os

import pytest

from govlint.writing import hindrance


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
