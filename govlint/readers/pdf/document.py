"""A whole PDF: opened, read page by page, with clear words for what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.limits import Limits
from govlint.readers import ReadError, extra
from govlint.readers.pdf.flow import flow
from govlint.readers.pdf.glyphs import UNKNOWN
from govlint.readers.pdf.page import PageText, read_page
from govlint.source import Origin

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_SCANNED = "PDF中没有文字（可能是扫描件），请改用Word文件或带文字的PDF"
_BROKEN = "PDF文件已损坏或不完整，无法读取，请重新导出或下载后再检查"
_LOCKED = "PDF文件有打开密码，无法读取，请去掉密码后再检查"
_TANGLED = "PDF没有说明所用字体的文字编码，读出的是乱码，请改用Word文件或重新导出"
_LARGE = "PDF展开后太大，不像是年度报告，未检查"

_MOST_UNKNOWN = 10  # one character in so many may be unknown
_EMPTY = 16  # bytes that contents of nothing take when they are compressed
_TAIL = 2048  # bytes at the end of a file that is complete, in which its end mark stands


class Document(NamedTuple):
    """What a PDF says, where its characters stand in it, and remarks for the drafter in Chinese."""

    text: str
    origins: tuple[Origin, ...]
    notes: tuple[str, ...]


def read_document(data: bytes, limits: Limits) -> Document:
    """The text of a PDF. ReadError if it has none or cannot be read, or has more than `limits.pages` pages.

    It may take any time and memory, if it is made so.
    """
    plumber = extra("pdfplumber", "pdf", "PDF")
    try:
        with plumber.open(io.BytesIO(data)) as pdf:
            mended = _is_mended(pdf, data)
            pages = list(_pages(pdf, limits))
    except ReadError:
        raise
    except Exception as error:  # the parser raises whatever a broken file makes it stumble over
        raise _reason(error) from error
    text, origins = flow(pages)
    if not text.strip():
        raise ReadError(_SCANNED)
    return Document(text, origins, tuple(_notes(pages, text, mended)))


def _pages(pdf: PDF, limits: Limits) -> Iterator[PageText]:
    """The pages, each forgotten when it was read. ReadError if there are none, or too many."""
    from pdfminer.pdfpage import PDFPage

    count = 0
    for _ in PDFPage.create_pages(pdf.doc):
        count += 1
        if count > limits.pages:
            raise ReadError(f"PDF超过{limits.pages}页，不像是年度报告，未检查（设置limits.pages可调整）")
    if not count:
        raise ReadError(_BROKEN)
    for page in pdf.pages:
        yield read_page(page)
        if _is_lost(page):
            raise ReadError(_BROKEN)
        page.close()


def _is_lost(page: Page) -> bool:
    """Whether a page had contents of which nothing could be unpacked: pdfminer takes it for blank."""
    from pdfminer.pdftypes import int_value, stream_value

    streams = [stream_value(part) for part in page.page_obj.contents]
    return any(int_value(each.get("Length")) > _EMPTY and not each.get_data() for each in streams)


def _is_mended(pdf: PDF, data: bytes) -> bool:
    """Whether the file has lost its table of contents, so that its parts were gathered. ReadError if it breaks off."""
    from pdfminer.pdfdocument import PDFXRefFallback

    if not any(isinstance(xref, PDFXRefFallback) for xref in pdf.doc.xrefs):
        return False
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadError(_BROKEN)
    return True


def _reason(error: Exception) -> ReadError:
    """What to say of an error of the parser, which wraps its own errors in others."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    causes: list[Any] = [error, *error.args, error.__cause__, error.__context__]
    if any(isinstance(cause, MemoryError) for cause in causes):
        return ReadError(_LARGE)
    return ReadError(
        _LOCKED if any(isinstance(c, (PDFPasswordIncorrect, PDFEncryptionError)) for c in causes) else _BROKEN
    )


def _notes(pages: list[PageText], text: str, mended: bool) -> Iterator[str]:
    """Remarks on what was not read. ReadError if most of the text is unknown."""
    unknown = text.count(UNKNOWN)
    if unknown * _MOST_UNKNOWN > len(text):
        raise ReadError(_TANGLED)
    if unknown:
        yield f"PDF中有{unknown}个字无法识别（显示为“{UNKNOWN}”），请核对。"
    if mended:
        yield "PDF文件的目录表已损坏，读出的内容可能不全，请核对。"
    scanned = [page.number for page in pages if page.images and not page.blocks]
    pictured = [page.number for page in pages if page.images and page.blocks]
    if scanned:
        yield f"第{_list(scanned)}页没有文字（可能是扫描的图片），未检查。"
    if pictured:
        yield f"第{_list(pictured)}页有较大的图片，图片中的文字和表格未检查。"


def _list(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))
