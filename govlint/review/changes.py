"""Edits as tracked changes, which the clerk accepts or rejects."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count

from docx.document import Document
from docx.oxml import OxmlElement

from govlint.finding import Edit
from govlint.readers.docx.wordml import RUN, TEXT, Element, w
from govlint.review.characters import Stretch, insert, place, preserve, runs, within
from govlint.review.comments import AUTHOR

# What a run may stand in so that a change can be tracked there.
_HOLDERS = {w(name) for name in ("p", "ins", "hyperlink", "sdtContent", "smartTag")}
# Changes of the format that were tracked before: they belong to the old text alone.
_TRACKED = {w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")}


def changeable(text: Sequence[Stretch], edit: Edit) -> bool:
    """Whether the document itself has the characters of an edit, within a paragraph, so that it can be tracked."""
    if "\n" in edit.text or "\t" in edit.text:
        return False
    if edit.span.start < edit.span.end:
        return all(each.node is not None and _open(each) for each in within(text, edit.span))
    beside = place(text, edit.span.start)
    return beside is not None and _open(beside)


def _open(stretch: Stretch) -> bool:
    if stretch.node is None:
        return stretch.cell is not None and next(stretch.cell.iter(RUN), None) is None
    return stretch.node.tag == TEXT and stretch.node.getparent().getparent().tag in _HOLDERS


def write_changes(document: Document, text: Sequence[Stretch], edits: Sequence[Edit]) -> None:
    """Write edits that are changeable into a document whose stretches were cut at their borders."""
    changes = document.element.body.iter(w("ins"), w("del"))
    numbers = count(max((int(each.get(w("id"), 0)) for each in changes), default=0) + 1)
    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for edit in edits:
        held = runs(text, edit.span)
        for run in held:
            _delete(run, _change("w:del", next(numbers), date))
        if edit.text:
            new = _change("w:ins", next(numbers), date)
            if held:
                held[-1].getparent().addnext(new)
            else:
                insert(text, edit.span.start, new)
            new.append(_run(edit.text, _format(held[0] if held else _neighbour(new))))
            _lift(new, next(numbers))


def _change(tag: str, number: int, date: str) -> Element:
    return OxmlElement(tag, {w("id"): str(number), w("author"): AUTHOR, w("date"): date})


def _delete(run: Element, change: Element) -> None:
    """Mark a run as deleted."""
    run.addprevious(change)
    change.append(run)
    for node in run.findall(TEXT):
        node.tag = w("delText")
        preserve(node)


def _run(words: str, style: Element | None) -> Element:
    run, node = OxmlElement("w:r"), OxmlElement("w:t")
    if style is not None:
        run.append(style)
    node.text = words
    preserve(node)
    run.append(node)
    return run


def _neighbour(new: Element) -> Element:
    """What an insertion is formatted like: the run behind it or before it, else the mark of its paragraph."""
    beside = [each for each in (new.getnext(), new.getprevious()) if each is not None and each.tag == RUN]
    return beside[0] if beside else new.getparent().find(w("pPr"))


def _format(element: Element | None) -> Element | None:
    """A copy of the format of a run or of a paragraph's mark, as it is now."""
    own = None if element is None else element.find(w("rPr"))
    if own is None:
        return None
    style = deepcopy(own)
    for each in list(style):
        if each.tag in _TRACKED:
            style.remove(each)
    return style


def _lift(new: Element, number: int) -> None:
    """Take an insertion out of one that someone else made: that one ends before it and, as `number`, begins again."""
    outer = new.getparent()
    if outer.tag != w("ins"):
        return
    behind = list(new.itersiblings())
    outer.addnext(new)
    if behind:
        again = OxmlElement("w:ins", dict(outer.attrib))
        again.set(w("id"), str(number))
        again.extend(behind)
        new.addnext(again)
    if not len(outer):
        outer.getparent().remove(outer)
