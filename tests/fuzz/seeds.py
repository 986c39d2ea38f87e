"""What fuzzing starts from: the model reports and the examples, whole and in parts, and small documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))
sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "docx"))
import pages
import pdf_file
import pdf_maker
import word
from reportlab.platypus import Paragraph

from govlint.formats import editions
from govlint.rule import model

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
TITLE = "云川市水务局2023年政府信息公开工作年度报告"
_ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

{}
--x--
"""


def seeds(target: str) -> Iterator[bytes]:
    """The inputs that a target begins with."""
    match target:
        case "decoder":
            for text in reports():
                yield from (text[:300].encode(codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16"))
                yield from (text[:300].encode(codec) for codec in ("utf-16-le", "utf-16-be", "utf-32"))
        case "docx":
            yield from (word.docx(*parts) for parts in _word_parts())
        case "wordml":
            yield from ("\0".join(parts).encode() for parts in _word_parts())
        case "review":
            yield from (_word_body(part).encode() for part in _some_parts() if part.count("\t") < 50)
            yield from ("\0".join(parts).encode() for parts in _word_parts())
        case "html":
            yield from (page.encode() for page in _pages())
        case "mht":
            yield from (_ARCHIVE.format(page).encode() for page in _pages())
        case "pdf":
            yield from (pdf_file.pdf(*contents) for contents in _printed())
            yield pdf_maker.drawn(lambda canvas: canvas.drawString(80, 760, TITLE))
        case "pdfpage":
            yield from (b"\0".join(contents) for contents in _printed())
        case "figures":
            yield from (line.encode() for text in reports() for line in text.splitlines() if "。" in line)
        case "markdown":
            yield from (_markdown(part).encode() for part in _some_parts())
        case _:
            # Most are parts: a whole report takes a second for what a part shows in some milliseconds.
            yield model("2021").encode()
            yield from (part.encode() for text in reports() for part in _parts(text))


def reports() -> list[str]:
    """The model reports and the examples."""
    examples = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [*(model(edition.id) for edition in editions()), *examples]


def _parts(text: str) -> Iterator[str]:
    """The title of a report with one of its blocks, which are parted by empty lines: a heading, a table, prose."""
    title, *blocks = text.split("\n\n")
    for heading, block in pairwise(blocks):
        yield f"{title}\n\n{heading}\n\n{block}"


def _some_parts() -> list[str]:
    """The parts of a report in which something is wrong, without the long ones."""
    return [part for part in _parts((EXAMPLES / "faulty.txt").read_text("utf-8")) if len(part) < 1000]


def _blocks(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of a report: whether they are rows of a table, and those that stand together."""
    for is_table, lines in groupby(filter(None, text.splitlines()), lambda line: "\t" in line):
        yield is_table, list(lines)


def _word_body(text: str) -> str:
    """The body of a Word document that reads as the text."""
    found = ""
    for is_table, lines in _blocks(text):
        rows = (word.tr(*line.split("\t")) for line in lines)
        found += word.tbl(*rows) if is_table else "".join(map(word.p, lines))
    return found


def _word_parts() -> Iterator[tuple[str, str, str]]:
    """The body, the lists and the styles of some small documents."""
    merged = word.tr(word.tc("事项", properties=word.MERGED), word.tc("件数", properties=word.span(2)))
    table = word.tbl(merged, word.tr(word.tc(properties=word.BELOW), "12", "3"))
    lists = word.abstract(1, word.lvl(0, "chineseCounting", "%1、"), word.lvl(1, "decimal", "%1.%2")) + word.num(1, 1)
    listed = word.p("总体情况", properties=word.numbered(1)) + word.p("公开", properties=word.numbered(1, 1))
    wrapped = f"<w:sdt><w:sdtContent>{word.p('甲')}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{word.p('乙')}</w:txbxContent></v:textbox></w:pict></w:r>"
    hidden = word.r("隐", "<w:vanish/>")
    yield word.p(TITLE), "", ""
    yield table, "", ""
    yield listed, lists, word.style("a", word.numbered(1), '<w:basedOn w:val="a"/>')
    yield wrapped + word.p(box) + word.tbl(word.tr(word.tc(table))), "", ""
    yield word.p(hidden, f"<w:ins>{word.r('增')}</w:ins>", properties=word.styled("a")), "", ""


def _pages() -> Iterator[str]:
    """Web pages: pieces, and a whole one of each kind of portal."""
    parts = _some_parts()
    yield from map(pages.body, parts)
    for make, part in zip(pages.PORTALS.values(), parts, strict=False):
        yield make(pages.body(part))


def _printed() -> Iterator[list[bytes]]:
    """The contents of the pages of PDFs: a part of a report, and a table over two pages."""
    rows = [["事项", "件数"], *([name, str(number)] for number, name in enumerate(("行政许可", "行政处罚", "总计")))]
    prose = [Paragraph(TITLE, pdf_maker.TITLE), Paragraph("全年收到申请5件，" * 8, pdf_maker.BODY)]
    table = [pdf_maker.ruled(rows, [100, 60], repeatRows=1, spaceBefore=640)]
    for story in (prose, table):
        yield list(pdf_file.contents(pdf_maker.build(list(story), lambda page: f"- {page} -", "云川市水务局")))
    yield [b"BT /F3 16 Tf 1 0 0 1 80 700 Tm (12) Tj ET", b"q 300 0 0 300 80 80 cm /I1 Do Q /X1 Do"]


def _markdown(text: str) -> str:
    """A part of a report with marks of Markdown."""
    title, heading, *rest = filter(None, text.splitlines())
    found = [f"# __{title}__", f"## **{heading}**"]
    for is_table, lines in _blocks("\n".join(rest)):
        cells = [line.replace("\t", " | ") for line in lines]
        found += (
            [f"| {cells[0]} |", "|---|---|", *cells[1:]] if is_table else [f"- **{lines[0]}**", "> ***", *lines[1:]]
        )
    return "\n\n".join(found)
