"""The characters of a Word document in its runs, which are split so that a run begins and ends where one wants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import NamedTuple

from govlint.readers.docx import Piece
from govlint.readers.docx.wordml import PARAGRAPH, RUN, TEXT, Element, w
from govlint.source import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Stretch(NamedTuple):
    """The characters from offset `start` up to `end` of the text that was checked.

    `node` is the part of a run in which they stand: a w:t that holds exactly these, or a tab, or the drawing of a text
    box with all that is in it. None if the document does not have them itself, such as an automatic number. `cell` is
    the w:tc to which they, or the separator that they are, belong, None outside of tables. `name` names the paragraph
    or cell.
    """

    start: int
    end: int
    node: Element | None
    cell: Element | None
    name: str


def stretches(pieces: Iterable[Piece]) -> list[Stretch]:
    """The stretches of a document, in the order of the text."""
    found: list[Stretch] = []
    start = 0
    for piece in pieces:
        if piece.text:
            found.append(Stretch(start, start + len(piece.text), _part_of_run(piece.node), piece.cell, piece.place))
            start += len(piece.text)
    return found


def _part_of_run(node: Element | None) -> Element | None:
    """What holds `node` in the outermost run around it: no comment can stand in a run within a run."""
    path = [] if node is None else [node, *node.iterancestors()]
    return next((inner for outer, inner in pairwise(reversed(path)) if outer.tag == RUN), None)


def cut(text: Sequence[Stretch], offsets: Iterable[int]) -> list[Stretch]:
    """The stretches after the runs of the document were split, so that at each of `offsets` no run goes on.

    The new runs have the format of the old ones. Where the document has no characters of its own, nothing changes.
    """
    borders = sorted(set(offsets))
    found: list[Stretch] = []
    for stretch in text:
        touching = borders[bisect_left(borders, stretch.start) : bisect_right(borders, stretch.end)]
        if stretch.node is None or not touching:
            found.append(stretch)
        else:
            _isolate(stretch.node)
            inner = [each for each in touching if stretch.start < each < stretch.end]
            found += _split(stretch, inner) if stretch.node.tag == TEXT else [stretch]
    return found


def within(text: Sequence[Stretch], span: Span) -> Sequence[Stretch]:
    """The stretches that hold characters of `span`."""
    first = bisect_right(text, span.start, key=lambda each: each.end)
    return text[first : bisect_left(text, span.end, key=lambda each: each.start)]


def runs(text: Sequence[Stretch], span: Span) -> list[Element]:
    """The runs that hold the characters of `span`, at whose borders the stretches were cut before."""
    nodes = [each.node for each in within(text, span) if each.node is not None]
    return [node.getparent() for node in dict.fromkeys(nodes)]


def place(text: Sequence[Stretch], offset: int) -> Stretch | None:
    """The stretch beside which something can be put at `offset`, None if there is none.

    It is one that the document itself has: that which begins there, else that which ends there (or goes on, before it
    is cut). In an empty cell it is what ends the cell.
    """
    first = bisect_left(text, offset, key=lambda each: each.end)
    near = text[first : bisect_right(text, offset, key=lambda each: each.start)]
    own = [each for each in near if each.node is not None]
    found = own or [each for each in near if each.start == offset and each.cell is not None]
    return max(found, key=lambda each: each.start, default=None)


def insert(text: Sequence[Stretch], offset: int, element: Element) -> bool:
    """Put `element` between the runs at `offset`, where the stretches were cut before; False if it has no place."""
    beside = place(text, offset)
    if beside is None:
        return False
    run = None if beside.node is None else beside.node.getparent()
    if run is None and beside.cell is not None:
        begin(next(beside.cell.iter(PARAGRAPH)), element)
    elif run is not None and beside.start == offset:
        run.addprevious(element)
    elif run is not None:
        run.addnext(element)
    return True


def paragraph(text: Sequence[Stretch], offset: int) -> Element | None:
    """The paragraph in which the character at `offset` is shown, else the nearest; None if none has characters.

    An automatic number is shown in front of the characters of its own paragraph or cell.
    """
    here = text[min(bisect_right(text, offset, key=lambda each: each.end), len(text) - 1)] if text else None
    own = [each for each in text if each.node is not None]
    nearest = min(
        own,
        key=lambda each: (here is None or each.name != here.name, max(each.start - offset, offset - each.end)),
        default=None,
    )
    if here is not None and here.cell is not None and (nearest is None or nearest.name != here.name):
        return next(here.cell.iter(PARAGRAPH), None)
    return None if nearest is None or nearest.node is None else next(nearest.node.iterancestors(PARAGRAPH))


def begin(paragraph: Element, element: Element) -> None:
    """Put `element` before everything in a paragraph but its properties."""
    paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, element)


def preserve(node: Element) -> None:
    """Say that the blanks at the borders of a node's text count."""
    if node.text != node.text.strip():
        node.set(_SPACE, "preserve")


def _isolate(node: Element) -> None:
    """Give a part of a run a run of its own: what stands before and behind it moves to runs of the same format."""
    run = node.getparent()
    before = [each for each in run[: run.index(node)] if each.tag != w("rPr")]
    behind = run[run.index(node) + 1 :]
    if before:
        other = _like(run)
        other.extend(before)
        run.addprevious(other)
    if behind:
        other = _like(run)
        other.extend(behind)
        run.addnext(other)


def _split(stretch: Stretch, offsets: Sequence[int]) -> Iterator[Stretch]:
    """The parts of a stretch that is alone in its run, each in a run of its own; the last one keeps the node."""
    node = stretch.node
    assert node is not None
    run, words = node.getparent(), node.text
    borders = [stretch.start, *offsets, stretch.end]
    for start, end in pairwise(borders):
        part = node
        if end < stretch.end:
            part = deepcopy(node)
            other = _like(run)
            other.append(part)
            run.addprevious(other)
        part.text = words[start - stretch.start : end - stretch.start]
        preserve(part)
        yield Stretch(start, end, part, stretch.cell, stretch.name)


def _like(run: Element) -> Element:
    """An empty run of the same format."""
    other = deepcopy(run)
    for each in list(other):
        if each.tag != w("rPr"):
            other.remove(each)
    return other
