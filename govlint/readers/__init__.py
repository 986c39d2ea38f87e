"""Reading drafts: bytes to Source, one small module for each input format."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, NamedTuple

from govlint.source import Source

_MEGA = 1_000_000


class Limits(NamedTuple):
    """How much of a file is read before it is refused: a report has some ten thousand characters on a few pages.

    `megabytes` (of 1,000,000 bytes) of the file itself, `unpacked_megabytes` of what a .docx holds in compressed form,
    `pages` of a PDF, `seconds` for taking the text out of one document.
    """

    megabytes: int = 50
    unpacked_megabytes: int = 200
    pages: int = 300
    seconds: int = 60


LIMITS = Limits()


class ReadError(Exception):
    """A draft cannot be read; the message says why and what to do, in Chinese and on one line."""


def read(path: Path, limits: Limits = LIMITS) -> Source:
    """The draft at `path`, by whose name (with `/`) it goes. ReadError if it is not there, too long or unreadable."""
    return decode(contents(path, limits), path.as_posix(), limits)


def contents(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of the file at `path`. ReadError if it is not there, too long or unreadable."""
    if os.path.isdir(path):  # Windows would say "no permission"
        raise ReadError(reason(IsADirectoryError()))
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise ReadError(reason(error)) from error
    with stream:
        if os.fstat(stream.fileno()).st_size > limits.megabytes * _MEGA:
            raise _too_long(limits)
        return _all(stream, limits)


def read_stream(stream: BinaryIO, name: str, limits: Limits = LIMITS) -> Source:
    """The draft in a buffered stream of bytes, under `name`. ReadError if it cannot be read or is too long."""
    return decode(_all(stream, limits), name, limits)


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The draft with the bytes `data`, under `name`. ReadError if it cannot be read."""
    from govlint.readers.kinds import reader_of

    reader = import_module(f"govlint.readers.{reader_of(data, name)}")  # a reader is imported when it is used
    source: Source = reader.decode(data, name, limits)
    return source


def _all(stream: BinaryIO, limits: Limits) -> bytes:
    try:
        data = stream.read(limits.megabytes * _MEGA + 1)
    except OSError as error:
        raise ReadError(reason(error)) from error
    if len(data) > limits.megabytes * _MEGA:
        raise _too_long(limits)
    return data


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
