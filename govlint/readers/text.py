"""Plain text in any of the encodings that Chinese offices use."""

from __future__ import annotations

import codecs
import re

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError
from govlint.source import Source

_ADVICE = "请另存为UTF-8文本（.txt）后再检查"

# Those of UTF-32 come first: one of them begins with one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK = "\ufeff"
_SHOWN = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030"}

# Characters that every report is full of and that turn into none of these when their two bytes are swapped.
# (0 is left out: swapped, it is the blank that begins Chinese paragraphs.)
_TELLING = re.compile("[\t\n\r 1-9，。、；：（）]")
_SAMPLE_BYTES = 65_536


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The text of `data` under `name`: by its mark, else as UTF-16 (if bytes are NUL), UTF-8 or GB18030.

    Line ends stay as they are; the mark is left out. Source.notes says which encoding was used if it is not UTF-8.
    ReadError if the bytes are no text in any of these; it names the first wrong byte, counted from 1.
    """
    codec, text = _first(data, _candidates(data))
    nul = text.find("\0")
    if nul >= 0:
        raise _not_text(len(text[:nul].encode(codec)))
    notes = () if codec == "utf-8" else (f"按{_SHOWN[codec]}编码读取。",)
    return Source(text.removeprefix(_MARK), name, codec, notes, marked=text.startswith(_MARK))


def _candidates(data: bytes) -> tuple[str, ...]:
    """The codecs to try, in order. ReadError if it is clear already that none will do."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            if codec == "utf-32":
                raise ReadError(f"是UTF-32编码，不能读取，{_ADVICE}")
            return (codec,)
    if b"\0" not in data:
        return ("utf-8", "gb18030")
    return (_byte_order(data),)


def _byte_order(data: bytes) -> str:
    """The codec of UTF-16 text without a mark, told by its NUL bytes: in other encodings, no text has any.

    A telling character in twenty is less than any report has, and more than a binary file or a slip makes by chance.
    """
    found = {}
    for codec in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE_BYTES].decode(codec, "ignore")
        found[codec] = len(_TELLING.findall(sample)) / max(1, len(sample))
    likely = max(found, key=found.__getitem__)
    if found[likely] < 1 / 20:
        raise _not_text(data.index(0))
    return likely


def _first(data: bytes, codec_names: tuple[str, ...]) -> tuple[str, str]:
    """The first codec that can decode all of `data`, and the text. ReadError, with the wrong byte, if there is none."""
    failures = []
    for codec in codec_names:
        try:
            return codec, data.decode(codec)
        except UnicodeDecodeError as error:
            failures.append(error)
    # The codec that came furthest is the one that was meant: the others went wrong at the first Chinese characters.
    start = max(error.start for error in failures)
    shown = "或".join(_SHOWN[codec] for codec in codec_names)
    raise ReadError(f"第{start + 1}个字节（0x{data[start]:02X}）不是{shown}编码，无法读取，{_ADVICE}")


def _not_text(offset: int) -> ReadError:
    return ReadError(f"不是文本文件（第{offset + 1}个字节是空字符），{_ADVICE}")
