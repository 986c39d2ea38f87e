"""Reading drafts: bytes to Source, one small module for each input format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from govlint.source import Source

# Bytes of a draft that is still read: a report has some ten thousand characters, its noisiest copy far less than this.
MOST_BYTES = 50_000_000

_TOO_LONG = f"文件超过{MOST_BYTES // 1_000_000}MB，不像是年度报告，未检查"


class ReadError(Exception):
    """A draft cannot be read; the message says why and what to do, in Chinese and on one line."""


def read(path: Path) -> Source:
    """The draft at `path`, by whose name (with `/`) it goes. ReadError if it is not there, too long or not text."""
    if os.path.isdir(path):  # Windows would say "no permission"
        raise ReadError(reason(IsADirectoryError()))
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise ReadError(reason(error)) from error
    with stream:
        if os.fstat(stream.fileno()).st_size > MOST_BYTES:
            raise ReadError(_TOO_LONG)
        return read_stream(stream, path.as_posix())


def read_stream(stream: BinaryIO, name: str) -> Source:
    """The draft in a buffered stream of bytes, under `name`. ReadError if it cannot be read, too long or not text."""
    from govlint.readers.text import decode  # a reader is imported when it is used, and its ReadError comes from here

    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReadError(reason(error)) from error
    if len(data) > MOST_BYTES:
        raise ReadError(_TOO_LONG)
    return decode(data, name)


def reason(error: OSError | ValueError) -> str:
    """Why a file or folder could not be opened or read, in Chinese and on one line."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "没有这个文件或文件夹（可能已被移走或删除）"
        case PermissionError():
            return "没有读取权限，或正被其他程序占用，请检查后重试"
        case IsADirectoryError():
            return "是文件夹，不是文件"
        case OSError():
            return f"无法读取：{error.strerror or error}"
        case _:  # a NUL, or half a character, in the name
            return "名称中有不能用于文件名的字符"
