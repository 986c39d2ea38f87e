"""Plain text in any of the encodings that Chinese offices use."""

from __future__ import annotations

import codecs

from govlint.source import Source

# What a file that is no text begins with, and what to do about it.
_SIGNATURES = (
    (b"PK\x03\x04", "是Word（.docx）等压缩格式，不是文本，请另存为纯文本（UTF-8）后再检查"),
    (b"\xd0\xcf\x11\xe0", "是Word（.doc）或WPS格式，不是文本，请另存为纯文本（UTF-8）后再检查"),
    (b"%PDF", "是PDF，不是文本，请复制文字另存为纯文本（UTF-8）后再检查"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHOWN = {"gb18030": "GB18030", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class ReadError(Exception):
    """A draft cannot be read; the message says why and what to do, in Chinese and on one line."""


def decode(data: bytes, name: str) -> Source:
    """The text of `data` under `name`: by its mark, else as UTF-8, UTF-16 (if every other byte is NUL) or GB18030.

    Line ends stay as they are; the mark is left out. Source.notes says which encoding was used if it is not UTF-8.
    ReadError if the bytes are no text in any of these.
    """
    for signature, advice in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(advice)
    text, encoding = _decode(data)
    nul = text.find("\0")
    if nul >= 0:
        raise ReadError(f"不是文本文件（第{nul + 1}个字符是空字符），请另存为纯文本（UTF-8）后再检查")
    notes = (f"按{_SHOWN[encoding]}编码读取。",) if encoding in _SHOWN else ()
    return Source(text, name, encoding, notes)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return _strict(data, unmarked), unmarked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strict(data, "gb18030"), "gb18030"


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark, "" if it is none.

    Digits, tabs and line ends, of which every report has many, have a NUL as one half; in other encodings no text has.
    """
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd) or not even + odd:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"不是UTF-8、UTF-16或GB18030文本（第{error.start + 1}个字节起无法识别），请另存为纯文本（UTF-8）后再检查"
        ) from error
