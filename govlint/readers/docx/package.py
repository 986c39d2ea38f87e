"""Opening a .docx that may be broken or hostile: what it unpacks to is bounded before anything reads it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from govlint.limits import MEGABYTE, Limits
from govlint.readers import ReadError, extra
from govlint.readers.docx.wordml import Element

if TYPE_CHECKING:
    from docx.document import Document

MOST_ENTRIES = 2_000  # of a package; a report with many pictures has some dozens
# Bytes of markup, which take a hundred times as much memory once they are read; a report has one million.
MOST_XML = 5 * MEGABYTE

_BLOCK = 1 << 16
_ENTRY = b"PK\x01\x02"
_AGAIN = "请在Word或WPS中打开，另存为.docx后再检查"
_BROKEN = f"文件已损坏或不完整，无法读取，{_AGAIN}"
_PROTECTED = "文件有密码保护，无法读取，请去掉密码后再检查"
_BAD_ZIP = (BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError, zlib.error)
_MARKUP = re.compile(rb"[\s\0\xef\xbb\xbf\xfe\xff]*<")
_DECLARATIONS = re.compile(rb"\0*".join(bytes([each]) for each in b"<!DOCTYPE"))

# What other files that are packed in the same way hold, and what they are.
_OTHERS = (
    ("xl/", "Excel表格"),
    ("ppt/", "PowerPoint演示文稿"),
    ("OFD.xml", "OFD文档"),
    ("content.xml", "OpenDocument文档"),
)
_MAIN_RELATIONS = "_rels/.rels"


def open_document(data: bytes, limits: Limits) -> Document:
    """The .docx `data`, opened by python-docx. ReadError if it is none, or more than the limits allow."""
    opener = extra("docx", "docx", "Word文档")
    entries = _unpacked(data, limits)
    _check(entries)
    try:
        document: Document = opener.Document(_packed(entries))
    except Exception as error:  # python-docx and lxml have no one error for what a broken package can make go wrong
        raise ReadError(_BROKEN) from error
    if getattr(document.element, "body", None) is None:
        raise ReadError(_BROKEN)
    return document


def part(document: Document, kind: str) -> Element | None:
    """The root of the part of that kind (styles, numbering), None if the document has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _unpacked(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The entries of a package by their names, read in blocks: an entry may lie about its length."""
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise ReadError(f"内部文件超过{MOST_ENTRIES}个，不像是年度报告，未检查")
    most = limits.unpacked_bytes
    found: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if sum(each.file_size for each in entries) > most:
                raise _too_much(limits)
            for each in entries:
                found[each.filename] = _read(package, each, most)
                most -= len(found[each.filename])
                if most < 0:
                    raise _too_much(limits)
    except _BAD_ZIP as error:
        raise ReadError(_BROKEN) from error
    return found


def _read(package: ZipFile, entry: ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise ReadError(_PROTECTED)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # the others unpack without bounds, and Word has none
        raise BadZipFile(entry.filename)
    content = bytearray()
    with package.open(entry) as stream:
        while len(content) <= most and (block := stream.read(_BLOCK)):
            content += block
    return bytes(content)


def _too_much(limits: Limits) -> ReadError:
    return ReadError(f"解压后超过{limits.unpacked_megabytes}MB，不像是年度报告，未检查")


def _check(entries: dict[str, bytes]) -> None:
    """ReadError if the entries are no .docx, or one that must not be parsed."""
    if _MAIN_RELATIONS not in entries or not any(name.startswith("word/") for name in entries):
        what = next((what for start, what in _OTHERS if any(name.startswith(start) for name in entries)), "")
        raise ReadError(f"是{what}，请另存为.docx后再检查" if what else "是压缩包，请解压后检查其中的文件")
    if b"macroEnabled" in entries.get("[Content_Types].xml", b""):
        raise ReadError(f"是带宏的Word文档，{_AGAIN}")
    if b"purl.oclc.org" in entries[_MAIN_RELATIONS]:
        raise ReadError("是严格格式（Strict Open XML）的文档，请另存为普通的.docx后再检查")
    markup = [content for content in entries.values() if _MARKUP.match(content)]
    if sum(map(len, markup)) > MOST_XML:
        raise ReadError(f"文字部分超过{MOST_XML // MEGABYTE}MB，不像是年度报告，未检查")
    for name, content in entries.items():
        if name.endswith((".xml", ".rels")) and _DECLARATIONS.search(content):
            raise ReadError(f"文件中有不应有的声明（DOCTYPE），为安全起见未读取，{_AGAIN}")


def _packed(entries: dict[str, bytes]) -> BytesIO:
    """The entries as a package again, in which nothing lies about its length."""
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return stream
