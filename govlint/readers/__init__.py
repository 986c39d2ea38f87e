"""Reading drafts: bytes to Source, one small module for each input format."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from govlint.limits import LIMITS, Limits
from govlint.source import Source

_BLOCK = 100_000  # bytes: room for all that a file may have would take longer to get than most files to read


class ReadError(Exception):
    """A draft cannot be read; the message says why and what to do, in Chinese and on one line."""


def read(path: Path, limits: Limits = LIMITS) -> Source:
    """The draft at `path`, by whose name (with `/`) it goes. ReadError if it is not there, too long or unreadable."""
    return decode(contents(path, limits), path.as_posix(), limits)


def contents(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of the file at `path`. ReadError if it is not there, too long or unreadable."""
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        is_folder = os.path.isdir(path)  # of which Windows says "no permission"
        raise ReadError(reason(IsADirectoryError() if is_folder else error)) from error
    with stream:
        if os.fstat(stream.fileno()).st_size > limits.bytes:
            raise _too_long(limits)
        return _all(stream, limits)


def read_stream(stream: BinaryIO, name: str, limits: Limits = LIMITS) -> Source:
    """The draft in a buffered stream of bytes, under `name`. ReadError if it cannot be read or is too long."""
    return decode(_all(stream, limits), name, limits)


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The draft with the bytes `data`, under `name`. ReadError if it cannot be read or is too long."""
    from govlint.readers.kinds import reader_of

    reader = import_module(f"govlint.readers.{reader_of(data, name)}")  # a reader is imported when it is used
    source: Source = reader.decode(data, name, limits)
    if len(source.text) > limits.characters:
        raise ReadError(f"文字超过{limits.characters}个，不像是年度报告，未检查")
    return source


def _all(stream: BinaryIO, limits: Limits) -> bytes:
    blocks, left = [], limits.bytes
    try:
        while block := stream.read(min(_BLOCK, left + 1)):
            blocks.append(block)
            left -= len(block)
            if left < 0:
                raise _too_long(limits)
    except OSError as error:
        raise ReadError(reason(error)) from error
    return b"".join(blocks)


def _too_long(limits: Limits) -> ReadError:
    return ReadError(f"文件超过{limits.megabytes}MB，不像是年度报告，未检查")


def extra(module: str, name: str, what: str) -> ModuleType:
    """A module that only the optional extra `name` installs; ReadError, with the command to run, without it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ReadError(f'读取{what}要先安装组件：pip install "govlint[{name}]"') from error


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
