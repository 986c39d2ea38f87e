"""Makes PDFs as word processors print them: paragraphs of full lines, ruled tables over pages, page numbers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

FONT = "STSong-Light"  # every program that shows PDFs has it, so that the file need not hold it
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
TITLE = ParagraphStyle("title", parent=BODY, fontSize=22, leading=33, firstLineIndent=0, alignment=TA_CENTER)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=12, wordWrap="CJK")
WIDTH = A4[0] - 2 * 74  # of the text

Footer = Callable[[int], str]


def report(text: str, footer: Footer = lambda page: f"- {page} -", header: str = "") -> bytes:
    """A report in plain text, whose rows have tabs, laid out with its tables ruled and their cells merged."""
    story: list[Any] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line or (rows and line):
            rows.append(line.split("\t"))
            continue
        if rows:
            story += [*_tables(rows), Spacer(1, 10)]
            rows = []
        if line.startswith("第二十条"):
            rows = [[line]]
        elif line:
            story.append(Paragraph(line, BODY if story else TITLE))
    return build(story, footer, header)


def build(story: list[Any], footer: Footer = lambda page: "", header: str = "") -> bytes:
    """A PDF of flowables, each page with what `footer` says of its number below and `header` above."""
    stream = io.BytesIO()

    def decorate(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(A4[0] / 2, 40, footer(document.page))
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, header)

    document = SimpleDocTemplate(stream, pagesize=A4, leftMargin=68, rightMargin=68, topMargin=72, bottomMargin=72)
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return stream.getvalue()


def drawn(*pages: Callable[[Canvas], None], encrypt: Any = None) -> bytes:
    """A PDF of pages that are drawn by hand."""
    stream = io.BytesIO()
    canvas = Canvas(stream, A4, encrypt=encrypt)
    for draw in pages:
        canvas.setFont(FONT, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[float], **options: Any) -> Table:
    """A ruled table; a cell goes on over the empty places right of it in a row that has fewer cells than columns."""
    style: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("FONT", (0, 0), (-1, -1), FONT, 10),
    ]
    cells = [[Paragraph(text, CELL) for text in row] + [""] * (len(widths) - len(row)) for row in rows]
    style += [("SPAN", (len(row) - 1, i), (-1, i)) for i, row in enumerate(rows) if len(row) < len(widths)]
    style += options.pop("style", [])
    return Table(cells, colWidths=widths, style=style, **options)


def _tables(rows: list[list[str]]) -> list[Table]:
    width = max(map(len, rows))
    if width == 4:
        return [ruled(rows, [WIDTH / 4] * 4)]
    if width == 15:
        merged = [((0, 0), (4, 0)), ((5, 0), (14, 0)), ((5, 1), (9, 1)), ((10, 1), (14, 1))]
        merged += [((column, 1), (column, 2)) for column in range(5)]
        return [_merged(rows, [WIDTH / 15] * 15, merged)]
    return [_merged(rows, [26, 78, WIDTH - 104 - 7 * 32, *[32] * 7], _merged_requests(rows))]


def _merged(rows: list[list[str]], widths: list[float], merged: Sequence[Any]) -> Table:
    full = [[*row, *[""] * (len(widths) - len(row))] for row in rows]
    return ruled(full, widths, style=[("SPAN", *span) for span in merged])


def _merged_requests(rows: list[list[str]]) -> list[Any]:
    """The merged cells of table three: its header, and every label over the empty places behind and below it."""
    merged: list[Any] = [((0, 0), (2, 2)), ((3, 0), (8, 0)), ((9, 0), (9, 2)), ((3, 1), (3, 2)), ((4, 1), (8, 1))]
    last = len(rows) - 1
    for index, row in enumerate(rows[3:], 3):
        if row[0]:
            end = next((i for i in range(index + 1, last + 1) if rows[i][0]), last + 1) - 1
            merged.append(((0, index), (0, end)) if row[1] else ((0, index), (2, index)))
        if row[1]:
            end = next((i for i in range(index + 1, last + 1) if rows[i][0] or rows[i][1]), last + 1) - 1
            merged.append(((1, index), (1, end)) if row[2] else ((1, index), (2, index)))
    return merged
