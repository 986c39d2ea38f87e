"""Reading drafts: bytes to Source, one small module for each input format."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from govlint.readers.text import ReadError, decode
from govlint.source import Source

# Bytes of a draft that is still read: a report has some ten thousand characters, its noisiest copy far less than this.
MOST_BYTES = 50_000_000

__all__ = ["MOST_BYTES", "ReadError", "read", "read_stream"]


def read(path: Path) -> Source:
    """The draft at `path`. ReadError, with one Chinese line that says what to do, if it cannot be read as text."""
    try:
        with path.open("rb") as stream:
            return read_stream(stream, path.as_posix())
    except OSError as error:
        raise ReadError(_reason(error)) from error


def read_stream(stream: BinaryIO, name: str) -> Source:
    """The draft in a stream of bytes, under `name`. ReadError if it is too long or not text, OSError as it comes."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ReadError(f"文件超过{MOST_BYTES // 1_000_000}MB，不像是年度报告，未检查")
    return decode(data, name)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限，请检查文件权限"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，不是文件"
    return f"无法读取：{error.strerror or error}"
