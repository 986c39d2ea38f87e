"""Word documents made from their raw XML, as Word and WPS write it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(entries: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of entries."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return stream.getvalue()


def entries(
    body: str, numbering: str = "", styles: str = "", main: str = "document.main+xml"
) -> dict[str, str | bytes]:
    """The entries of a .docx with the given contents of w:body, w:numbering and w:styles."""
    parts = {"document": f"<w:body>{body}<w:sectPr/></w:body>", "numbering": numbering, "styles": styles}
    present = {name: content for name, content in parts.items() if content}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{main if name == "document" else name + "+xml"}"/>'
        for name in present
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_KINDS}/{name}" Target="{name}.xml"/>'
        for name in present
        if name != "document"
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
        **{f"word/{name}.xml": f"{_HEAD}<w:{name} {_NAMES}>{content}</w:{name}>" for name, content in present.items()},
    }


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx with the given contents of w:body, w:numbering and w:styles."""
    return package(entries(body, numbering, styles))


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, or of texts."""
    inner = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(*blocks: str, properties: str = "") -> str:
    """A cell of blocks, or of texts."""
    inner = "".join(each if each.startswith("<") else p(each) for each in blocks or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of texts."""
    inner = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    """The property of a cell that covers so many columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


MERGED = '<w:vMerge w:val="restart"/>'
BELOW = "<w:vMerge/>"


def numbered(id: int, level: int = 0) -> str:
    """The property of a paragraph that is in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'


def lvl(index: int, format: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    """The pattern of a list."""
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def num(id: int, pattern: int, more: str = "") -> str:
    """A list by its id."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{pattern}"/>{more}</w:num>'


def style(id: str, properties: str = "", more: str = "", kind: str = "paragraph") -> str:
    """A style; `properties` are those of its paragraphs."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{more}<w:pPr>{properties}</w:pPr></w:style>'
    )


def styled(id: str) -> str:
    """The property of a paragraph that has a style."""
    return f'<w:pStyle w:val="{id}"/>'


soffice = shutil.which("soffice")


def exported(file: Path, kind: str) -> Path:
    """The file that LibreOffice makes of a document beside it."""
    command = [str(soffice), f"-env:UserInstallation={(file.parent / 'profile').as_uri()}", "--headless"]
    target = "txt:Text (encoded):UTF8" if kind == "txt" else kind
    command += ["--convert-to", target, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{kind}")
