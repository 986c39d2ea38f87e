"""Word documents as raw XML, made from the text that govlint reads, and read back by a walk of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BOLD = "<w:rPr><w:b/></w:rPr>"
RED = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="32"/></w:rPr>'
FORMATS = ("", BOLD, RED)

PARTS = {
    "[Content_Types].xml": (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}.settings+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPES}.numbering+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId3" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:styles xmlns:w="{MAIN}">\n  <w:style w:type="paragraph" '
        'w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>\n</w:styles>'
    ),
    "word/settings.xml": f'<w:settings xmlns:w="{MAIN}">\n  <w:zoom w:percent="100"/>\n</w:settings>\n',
    "word/numbering.xml": (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
    "customXml/item1.xml": "<kept>as\r\nit is</kept>",
}


def package(body: str, parts: Mapping[str, str] = {}) -> bytes:
    """A .docx with the paragraphs and tables `body`, and with `parts` besides or in place of the usual ones."""
    document = f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in {**PARTS, "word/document.xml": document, **parts}.items():
            file.writestr(name, content)
        file.writestr("word/media/image1.png", bytes(range(256)))
    return stream.getvalue()


def run(text: str, style: str = "") -> str:
    """A run with a format."""
    return f'<w:r w:rsidR="00A1">{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>{"".join(runs)}</w:p>'


def cell(content: str, columns: int = 1) -> str:
    """A cell over so many columns; `content` are its paragraphs."""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{content}</w:tc>'


def table(*rows: str) -> str:
    """A table of rows, which are cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def document(text: str, size: int = 3) -> bytes:
    """A report as Word has it: a line is a paragraph, rows with tabs are a table, with the lines that head its parts.

    The text is cut into runs of `size` characters in changing formats, and a w:t seldom ends where a word does.
    """
    body = [
        _table([line.split("\t") for line in lines]) if "\t" in "".join(lines) else paragraph(*_runs(lines[0], size))
        for lines in _blocks(text)
    ]
    return package("".join(body) or "<w:p/>")


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines of each table and each paragraph."""
    rows: list[str] = []
    for line in text.splitlines():
        if "\t" in line or line.startswith("第二十条第"):
            rows.append(line)
            continue
        if rows:
            yield rows
            rows = []
        if line:
            yield [line]
    if rows:
        yield rows


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    return table(
        *("".join(cell(paragraph(*_runs(each, 3)), width if len(row) == 1 else 1) for each in row) for row in rows)
    )


def _runs(text: str, size: int) -> list[str]:
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    return [run(part, style) for part, style in zip(parts, cycle(FORMATS), strict=False)]


def w(name: str) -> str:
    """The full name of an element or attribute."""
    return f"{{{MAIN}}}{name}"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


class Comment(NamedTuple):
    """A comment as it stands in the file, with the characters between its marks; `at` is what stands before them."""

    author: str
    initials: str
    text: str
    anchored: str
    at: int


def comments(data: bytes) -> list[Comment]:
    """The comments in the order in which they are referred to."""
    files = parts(data)
    said = {each.get(w("id")): each for each in ElementTree.fromstring(files["word/comments.xml"])}
    found = []
    anchored: dict[str | None, str] = {}
    starts: dict[str | None, int] = {}
    ends: set[str | None] = set()
    read = 0
    for each in ElementTree.fromstring(files["word/document.xml"]).iter():
        number = each.get(w("id"))
        if each.tag == w("commentRangeStart"):
            anchored[number], starts[number] = "", read
        elif each.tag == w("commentRangeEnd"):
            ends.add(number)
        elif each.tag == w("t"):
            words = each.text or ""
            read += len(words)
            anchored |= {number: text + words for number, text in anchored.items() if number not in ends}
        elif each.tag == w("commentReference"):
            assert number in ends
            comment = said[number]
            text = "\n".join("".join(it.text or "" for it in p.iter(w("t"))) for p in comment.iter(w("p")))
            author, initials = comment.get(w("author"), ""), comment.get(w("initials"), "")
            found.append(Comment(author, initials, text, anchored[number], starts[number]))
    assert len(found) == len(said)
    return found


def text_of(data: bytes, leave_out: str = "del") -> str:
    """The characters with all tracked changes accepted, or, without what was inserted ("ins"), rejected."""

    def walk(element: ElementTree.Element) -> Iterator[str]:
        for each in element:
            if each.tag in (w("t"), w("delText")):
                yield each.text or ""
            elif each.tag != w(leave_out):
                yield from walk(each)
            if each.tag in (w("p"), w("tc")):
                yield "\n"

    return "".join(walk(ElementTree.fromstring(parts(data)["word/document.xml"])))


def unmarked(data: bytes) -> str:
    """The document in a canonical form: without marks of comments, neighbouring runs of one format joined."""
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    for parent in list(root.iter()):
        children = [each for each in parent if not _is_mark(each)]
        for each in list(parent):
            parent.remove(each)
        for each in children:
            last = parent[-1] if len(parent) else None
            if last is not None and last.tag == each.tag == w("r") and _format(last) == _format(each):
                last.extend(it for it in each if it.tag != w("rPr"))
            else:
                parent.append(each)
    for each in root.iter(w("r")):
        _join(each)
    return ElementTree.canonicalize(ElementTree.tostring(root, encoding="unicode"), strip_text=False)


def _is_mark(element: ElementTree.Element) -> bool:
    return element.tag in (w("commentRangeStart"), w("commentRangeEnd")) or (
        element.tag == w("r") and element.find(w("commentReference")) is not None
    )


def _format(run: ElementTree.Element) -> tuple[object, ...]:
    style = run.find(w("rPr"))
    return tuple(run.attrib.items()), None if style is None else ElementTree.tostring(style)


def _join(run: ElementTree.Element) -> None:
    for each in list(run):
        before = list(run).index(each) - 1
        each.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        if each.tag == w("t") and before >= 0 and run[before].tag == w("t"):
            run[before].text = (run[before].text or "") + (each.text or "")
            run.remove(each)
