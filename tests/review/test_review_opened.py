"""LibreOffice opens a reviewed document, and has every comment on the very same characters."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from libreoffice import NEEDED, convert
from wordfile import comments, document

from govlint.linter import check
from govlint.plan import make_plan
from govlint.readers.docx import decode
from govlint.review import review
from govlint.rule import load
from govlint.settings import Settings

ROOT = Path(__file__).parent.parent.parent
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def opened(root: ElementTree.Element) -> Counter[tuple[str, str, str]]:
    """Author, text and the characters of each annotation."""
    found: list[tuple[str, str]] = []
    held: dict[str, str] = {}
    waiting: set[str] = set()

    def read(text: str | None) -> None:
        for name in waiting:
            held[name] += text or ""

    def walk(element: ElementTree.Element) -> None:
        for each in element:
            name = each.get(f"{_OFFICE}name", "")
            if each.tag == f"{_OFFICE}annotation":
                said = "\n".join("".join(line.itertext()) for line in each.iter(f"{_TEXT}p"))
                found.append((each.findtext(_CREATOR, ""), said))
                held[name] = ""
                waiting.add(name)
            elif each.tag == f"{_OFFICE}annotation-end":
                waiting.discard(name)
            elif each.tag in (f"{_TEXT}p", f"{_TEXT}span"):
                read(each.text)
                walk(each)
            else:
                walk(each)
            if element.tag in (f"{_TEXT}p", f"{_TEXT}span"):
                read(each.tail)

    walk(root)
    return Counter((*said, text) for said, text in zip(found, held.values(), strict=True))


@NEEDED
def test_every_comment_is_an_annotation_there(tmp_path: Path) -> None:
    data = document((ROOT / "examples" / "faulty.txt").read_text("utf-8"))
    checked = check(decode(data, "draft.docx"), make_plan(Settings(), load("govlint_rules")))
    after = review(checked, data).data
    found = opened(ElementTree.parse(convert(after, tmp_path, "fodt")).getroot())
    assert found.total() == 12
    assert found == Counter((each.author, each.text, each.anchored) for each in comments(after))
