"""The pages of a PDF as one text: paragraphs and tables, without what belongs to the pages alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.readers.pdf import tables
from govlint.readers.pdf.page import Line, PageText, Table, between
from govlint.readers.pdf.prose import Margins, furniture, goes_on, margins
from govlint.readers.pdf.tables import Piece, Whole
from govlint.source import Origin

Part = list[Piece] | Whole  # a paragraph or a table


class Flow(NamedTuple):
    """A text, and where in the document its characters stand."""

    text: str
    origins: tuple[Origin, ...]


class _Block(NamedTuple):
    page: int
    thing: Line | Table
    place: str


def flow(pages: Sequence[PageText]) -> Flow:
    """The text of the pages: a paragraph a line, a row of a table a line, blank lines between the parts."""
    found: list[str] = []
    origins: list[Origin] = []
    length = 0
    for piece in _pieces(_parts(pages)):
        if piece.place:
            origins.append(Origin(length, piece.place))
        found.append(piece.text)
        length += len(piece.text)
    return Flow("".join(found), tuple(origins))


def _pieces(parts: Iterator[Part]) -> Iterator[Piece]:
    """The parts with the tabs and line breaks between them, which stand nowhere."""
    for index, part in enumerate(parts):
        yield from [Piece("\n", "")] * bool(index)
        if isinstance(part, list):
            yield from part
            yield Piece("\n", "")
            continue
        for row in tables.rows(part):
            for column, pieces in enumerate(row):
                yield from [Piece("\t", "")] * bool(column)
                yield from pieces
            yield Piece("\n", "")


def _parts(pages: Sequence[PageText]) -> Iterator[Part]:
    """The paragraphs and tables of a document."""
    blocks = _blocks(pages)
    bounds = _margins(pages, blocks)
    part: Part = []
    last: _Block | None = None
    for block in blocks:
        continued = _continued(part, last, block, bounds[block.page]) if last else None
        if continued is None:
            if last:
                yield part
            part = [Piece(block.thing.text, block.place)] if isinstance(block.thing, Line) else _table(block)
        else:
            part = continued
        last = block
    if last:
        yield part


def _table(block: _Block) -> Whole:
    assert isinstance(block.thing, Table)
    return tables.begin(block.thing, block.place)


def _continued(part: Part, last: _Block, block: _Block, bounds: Margins) -> Part | None:
    """The part with a block that is its continuation; None if the block begins another."""
    line, following = last.thing, block.thing
    if isinstance(part, list) and isinstance(line, Line) and isinstance(following, Line):
        if not goes_on(line, following, bounds, last.page == block.page):
            return None
        blank = between(line, following)
        return [*part[:-1], Piece(part[-1].text + blank, part[-1].place), Piece(following.text, block.place)]
    if isinstance(part, Whole) and isinstance(following, Table) and block.page == last.page + 1:
        return tables.rejoin(part, _table(block))
    return None


def _blocks(pages: Sequence[PageText]) -> list[_Block]:
    """The lines and tables of a document with their places, without furniture."""
    left_out = furniture(pages)
    found = []
    for page in pages:
        lines = tables = 0
        several = sum(isinstance(block, Table) for block in page.blocks) > 1
        for block in page.blocks:
            if isinstance(block, Table):
                tables += 1
                which = f"第{tables}个表格" if several else "表格"
                found.append(_Block(page.number, block, f"第{page.number}页{which}"))
            elif (page.number, block) not in left_out:
                lines += 1
                found.append(_Block(page.number, block, f"第{page.number}页第{lines}行"))
    return found


def _margins(pages: Sequence[PageText], blocks: Sequence[_Block]) -> dict[int, Margins]:
    """The margins of every page: those of all pages of its width."""
    found = {}
    widths = {page.number: round(page.width) for page in pages}
    for width in set(widths.values()):
        numbers = [page for page in widths if widths[page] == width]
        lines = [[b.thing for b in blocks if b.page == page and isinstance(b.thing, Line)] for page in numbers]
        found.update(dict.fromkeys(numbers, margins(lines)))
    return found
