"""Remarks as Word comments on exactly their characters."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement

from govlint.readers.docx.wordml import PARAGRAPH, Element, w
from govlint.review.characters import Stretch, begin, insert, paragraph, runs
from govlint.review.remarks import Remark

AUTHOR = "govlint"
INITIALS = "gl"


def write_comments(document: Document, text: Sequence[Stretch], remarks: Sequence[Remark]) -> None:
    """Put the remarks into a document whose stretches were cut at their borders.

    A remark on no characters, or on such as the document does not have itself, stands at their place: in the empty
    cell, between the two runs, else on the nearest paragraph.
    """
    numbers = [document.comments.add_comment(each.text, AUTHOR, INITIALS).comment_id for each in remarks]
    # From behind: where several begin or end together, the first of them then stands first.
    for number, remark in reversed(list(zip(numbers, remarks, strict=True))):
        start, end = _mark("w:commentRangeStart", number), _mark("w:commentRangeEnd", number)
        held = runs(text, remark.span)
        if held:
            held[0].addprevious(start)
            held[-1].addnext(end)
        elif remark.span.start == remark.span.end and insert(text, remark.span.start, start):
            start.addnext(end)
        else:
            whole = paragraph(text, remark.span.start)
            whole = next(document.element.body.iter(PARAGRAPH), None) if whole is None else whole
            whole = document.add_paragraph()._p if whole is None else whole
            begin(whole, start)
            whole.append(end)
        end.addnext(_reference(number))


def _mark(tag: str, number: int) -> Element:
    return OxmlElement(tag, {w("id"): str(number)})


def _reference(number: int) -> Element:
    """The run that carries the comment."""
    run = OxmlElement("w:r")
    run.append(_mark("w:commentReference", number))
    return run
