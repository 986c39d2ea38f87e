"""The file around a document: only what a review changes is written anew, every other part stays byte for byte."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml, serialize_part_xml

from govlint.readers.docx.wordml import Element

_TYPES = "[Content_Types].xml"
_EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def repack(data: bytes, document: Document) -> bytes:
    """The file `data` with the text and the comments of `document`, which was read from it."""
    part = document.part
    with ZipFile(io.BytesIO(data)) as old:
        parts = {info.filename: (info, old.read(info)) for info in old.infolist()}
    changed = {part.partname.membername: part.blob}
    for number, relation in part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:
            comments, relations = relation.target_part, part.partname.rels_uri.membername
            known = parts[relations][1] if relations in parts else _EMPTY
            changed[comments.partname.membername] = comments.blob
            changed[relations] = _related(known, number, comments.partname)
            changed[_TYPES] = _typed(parts[_TYPES][1], comments.partname)
    result = io.BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name, (info, content) in parts.items():
            new.writestr(info, changed.pop(name, content))
        for name, content in changed.items():
            new.writestr(name, content)
    return result.getvalue()


def _related(content: bytes, number: str, comments: str) -> bytes:
    """The relationships of the document with the one to its comments."""
    return _with(content, "Relationship", {"Id": number}, {"Type": RELATIONSHIP_TYPE.COMMENTS, "Target": comments})


def _typed(content: bytes, comments: str) -> bytes:
    """The types of the parts with the one of the comments."""
    return _with(content, "Override", {"PartName": comments}, {"ContentType": CONTENT_TYPE.WML_COMMENTS})


def _with(content: bytes, tag: str, key: dict[str, str], values: dict[str, str]) -> bytes:
    """A list of elements with one more, unless one with the same key is there: then it stays byte for byte."""
    root: Element = parse_xml(content)  # type: ignore[arg-type]  # bytes, which say their own encoding
    if any(each.get(name) == value for each in root for name, value in key.items()):
        return content
    root.append(root.makeelement(f"{{{root.nsmap[root.prefix]}}}{tag}", {**key, **values}))
    return serialize_part_xml(root)
