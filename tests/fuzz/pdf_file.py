"""A PDF without compression, so that mutations reach what it says: fonts, a picture, a form, and pages as given."""

from __future__ import annotations

import io
from collections.abc import Iterator

_FONTS = (
    b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    b"/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >> "
    b"/F3 << /Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 49 /LastChar 50 /Widths [500 900] "
    b"/ToUnicode 6 0 R >>"
)
_SHARED = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"",  # the pages
    b"<< /Font << " + _FONTS + b" >> /XObject << /I1 4 0 R /X1 7 0 R >> >>",
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\nx\nendstream",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 [207 270 342]] "
    b"/FontDescriptor << /Type /FontDescriptor /FontBBox [-25 -254 1000 880] /Ascent 752 /Descent -271 >> "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>",
    b"<< /Length 96 >>\nstream\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
    b"1 beginbfchar\n<31> <4E00>\nendbfchar\nendstream",
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources 3 0 R /Length 42 >>\n"
    b"stream\nBT /F1 16 Tf 1 0 0 1 80 400 Tm (7) Tj ET\nendstream",
)


def pdf(*contents: bytes) -> bytes:
    """A PDF with a page for each of the contents, which draw with the fonts F1 to F3, the picture I1, the form X1."""
    first = len(_SHARED) + 1
    kids = b" ".join(b"%d 0 R" % number for number in range(first, first + 2 * len(contents), 2))
    objects = list(_SHARED)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, len(contents))
    for content in contents:
        objects.append(b"<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents %d 0 R >>" % (len(objects) + 2))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + numbered + b"trailer << /Root 1 0 R >>\n%%EOF"


def contents(data: bytes) -> Iterator[bytes]:
    """The contents of the pages of a PDF."""
    import pdfplumber
    from pdfminer.pdftypes import stream_value

    with pdfplumber.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            yield b"\n".join(stream_value(part).get_data() for part in page.page_obj.contents)
