"""Which reader a file needs: told by its content, and by its name only where the content leaves it open."""

from __future__ import annotations

import re
from typing import Literal

Reader = Literal["text", "docx", "office", "html", "mht", "pdf"]

# "office" are the formats that only an office program reads. RTF could be decoded, but would be read with its commands.
_SIGNATURES: tuple[tuple[bytes, Reader], ...] = (
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"%PDF-", "pdf"),
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE)
_PAGE_NAMES = (".html", ".htm", ".shtml", ".xhtml")
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)  # a page with its pictures
_HEADER_BYTES = 4096
_FIRST_BYTES = 1024  # a PDF may begin with some noise, a page with a comment


def reader_of(data: bytes, name: str) -> Reader:
    """The module of this package that reads a file with the bytes `data`."""
    for signature, reader in _SIGNATURES:
        if data.startswith(signature):
            return reader
    first = data[:_FIRST_BYTES].replace(b"\0", b"")  # in UTF-16, every other byte is NUL
    if b"%PDF-" in first:
        return "pdf"
    if first.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and _MARKUP.search(first):
        return "html"
    header = data[:_HEADER_BYTES]
    if _ARCHIVE.search(header) and b"mime-version:" in header.lower():
        return "mht"
    return "html" if name.lower().endswith(_PAGE_NAMES) and b"<" in data else "text"
