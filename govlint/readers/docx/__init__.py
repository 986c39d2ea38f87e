"""Word documents (.docx): paragraphs and tables in order, as they read when tracked changes are accepted.

`pieces` walks a document and says for each piece of the text which element of the file it is, so that others can
write to the very same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError
from govlint.readers.docx.numbering import Numbering, next_number, read_numbering
from govlint.readers.docx.package import open_document, part
from govlint.readers.docx.remarks import Odd, remarks
from govlint.readers.docx.runs import Item, boxes, items, joined
from govlint.readers.docx.tables import is_frame, rows
from govlint.readers.docx.wordml import PARAGRAPH, RUN, TABLE, Element, Styles, child, inside, is_on, read_styles, w
from govlint.source import Origin, Source

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Piece", "decode", "open_document", "pieces"]

MOST_DEPTH = 20  # tables and text boxes one within the other


class Piece(NamedTuple):
    """Some characters of the text, all from one place of the document.

    `node` is the element that they are: where it is a w:t, the characters are its own, one for one; None where the
    file has none for them (separators, automatic numbers). `place` names the paragraph or cell in Chinese; `cell` is
    the w:tc that a piece, or the place of the grid that a separator ends, belongs to, None outside of tables.
    Pieces without text stand for what is not text: pictures, drawings, formulas.
    """

    text: str
    node: Element | None
    place: str
    cell: Element | None


class _Reading(NamedTuple):
    """What the walk through a document carries along; `counted` are the paragraphs and tables so far."""

    styles: Styles
    numbers: Numbering
    counted: dict[str, int]


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The text of a .docx under `name`: a paragraph a line, a row of a table a line, its cells parted by tabs.

    Line breaks within a cell are joined; the places that a merged cell covers are empty. Headers, footers, notes at the
    foot, comments and hidden text are left out. ReadError if it cannot be read.
    """
    document = open_document(data, limits)
    found = list(pieces(document))
    worded = {piece.place for piece in found if piece.text.strip()}
    odd = [Odd(piece.node, piece.place, piece.place in worded) for piece in found if not piece.text]
    if odd and not worded:
        raise ReadError("文档中只有图片，没有文字，无法检查，请改用录入文字的文档")
    text = "".join(piece.text for piece in found)
    return Source(text, name, "utf-8", tuple(remarks(document.element.body, odd)), "docx", tuple(_origins(found)))


def _origins(found: Iterable[Piece]) -> Iterator[Origin]:
    """Where each run of pieces with one place begins."""
    start, last = 0, ""
    for piece in found:
        if piece.text and piece.place != last:
            yield Origin(start, piece.place)
            last = piece.place
        start += len(piece.text)


def pieces(document: Document) -> Iterator[Piece]:
    """The text of a document in pieces: joined, they are the text that `decode` gives. ReadError if it is no report."""
    styles = read_styles(part(document, "styles"))
    reading = _Reading(styles, read_numbering(part(document, "numbering"), styles), {})
    return _blocks(document.element.body, reading, 0)


def _blocks(element: Element, reading: _Reading, depth: int, box: str = "") -> Iterator[Piece]:
    """The paragraphs and tables in `element`, which is the body, or in the text box that is named."""
    for block in _grouped(element, depth):
        if block[0].tag == TABLE:
            yield from _table(block[0], reading, depth, box)
        else:
            place = box or f"第{_count(reading, '段')}段"
            drawings = []
            for item in _line(block, reading):
                yield Piece(item.text, item.node, place, None)
                drawings += [] if item.text else [item.node]
            yield Piece("\n", None, place, None)
            for each in chain.from_iterable(map(boxes, drawings)):
                yield from _blocks(each, reading, depth + 1, box or f"{place}的文本框")


def _count(reading: _Reading, what: str) -> int:
    reading.counted[what] = reading.counted.get(what, 0) + 1
    return reading.counted[what]


def _grouped(element: Element, depth: int) -> Iterator[list[Element]]:
    """The tables in `element`, each alone, and its paragraphs, with those that a deleted or hidden end joins to one."""
    if depth > MOST_DEPTH:
        raise ReadError(f"表格或文本框嵌套超过{MOST_DEPTH}层，不像是年度报告，未检查")
    open_ended: list[Element] = []
    for block in inside(element):
        if block.tag == PARAGRAPH:
            open_ended.append(block)
            if not _is_joined_to_next(block):
                yield open_ended
                open_ended = []
        elif block.tag == TABLE:
            if _has_runs(open_ended):  # nothing joins a paragraph to a table
                yield open_ended
            open_ended = []
            yield [block]
        elif block.tag == w("altChunk"):
            raise ReadError("正文中嵌入了另一个文件，无法读取，请在Word或WPS中打开，另存为.docx后再检查")
    if _has_runs(open_ended):
        yield open_ended


def _has_runs(paragraphs: list[Element]) -> bool:
    return any(each.tag == RUN for paragraph in paragraphs for each in inside(paragraph))


def _is_joined_to_next(paragraph: Element) -> bool:
    end = child(paragraph, "pPr", "rPr")
    if end is None:
        return False
    return bool(is_on(end, "vanish")) or any(child(end, name) is not None for name in ("del", "moveFrom"))


def _line(paragraphs: list[Element], reading: _Reading) -> Iterator[Item]:
    """What stands in paragraphs that are one, with its automatic number in front."""
    number = next_number(reading.numbers, paragraphs[-1])
    if number:
        yield Item(number, None)
    for paragraph in paragraphs:
        yield from items(paragraph, reading.styles)


def _table(table: Element, reading: _Reading, depth: int, box: str) -> Iterator[Piece]:
    """A table row by row; what a mere frame holds reads as if it stood outside of it."""
    if is_frame(table):
        for cell in (place.cell for row in rows(table) for place in row if place.first):
            yield from _blocks(cell, reading, depth + 1, box)
        return
    name = f"第{_count(reading, '表')}个表"
    for number, row in enumerate(rows(table), 1):
        for column, (cell, first) in enumerate(row, 1):
            place = f"{name}第{number}行第{column}列"
            if first:
                for item in joined(_content(cell, reading, depth + 1)):
                    yield Piece(item.text, item.node, place, cell)
            yield Piece("\t" if column < len(row) else "\n", None, place, cell)


def _content(cell: Element, reading: _Reading, depth: int) -> Iterator[Item]:
    """What stands in a cell, with a line break behind each paragraph and each cell of a table within."""
    for block in _grouped(cell, depth):
        if block[0].tag == TABLE:
            yield Item("", block[0])
            for within in (each.cell for row in rows(block[0]) for each in row if each.first):
                yield from _content(within, reading, depth + 1)
            continue
        drawings = []
        for item in _line(block, reading):
            yield item
            drawings += [] if item.text else [item.node]
        yield Item("\n", None)
        for each in chain.from_iterable(map(boxes, drawings)):
            yield from _content(each, reading, depth + 1)
