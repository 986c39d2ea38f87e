"""What a drafter must know of how a Word document was read: what was left out, and what was read in another way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.readers.docx.runs import boxes
from govlint.readers.docx.wordml import TABLE, Element, w

MOST_PLACES = 5  # that a remark names

_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_PICTURES = ("{*}blip", "{*}imagedata")  # as Word draws them, and as it drew them
_OBJECT = w("object")
_DRAWINGS = (w("drawing"), w("pict"))


class Odd(NamedTuple):
    """Something that is no text: its element, the name of its place, and whether the place has text besides."""

    node: Element
    place: str
    beside_text: bool


def remarks(body: Element, odd: Iterable[Odd]) -> Iterator[str]:
    """The remarks on a document, each a sentence."""
    if next(body.iter(*_CHANGES), None) is not None:
        yield "有修订标记，按接受修订后的内容检查。"
    found: dict[str, list[str]] = {}
    for each in odd:
        for remark in _remark(each):
            found.setdefault(remark, []).append(each.place)
    for remark, places in found.items():
        yield _named(list(dict.fromkeys(places))) + remark


def _remark(odd: Odd) -> Iterator[str]:
    """What is to say of something behind the name of its place: nothing of a picture beside text, which illustrates."""
    if odd.node.tag == TABLE:
        yield "里有嵌套的表格，按一格中的文字读取。"
    elif odd.node.tag == _OBJECT:
        yield "有嵌入的对象（如Excel表格），其中的内容没有检查。"
    elif odd.node.tag not in _DRAWINGS:
        yield "有公式，其中的内容没有检查。"
    elif not odd.beside_text and is_picture(odd.node):
        yield "是图片，其中的文字和表格没有检查。"


def is_picture(drawing: Element) -> bool:
    """Whether a drawing shows a picture, and no text box."""
    return next(drawing.iter(*_PICTURES), None) is not None and next(boxes(drawing), None) is None


def _named(places: list[str]) -> str:
    more = f"等{len(places)}处" if len(places) > MOST_PLACES else ""
    return "、".join(places[:MOST_PLACES]) + more
