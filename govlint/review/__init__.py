"""A checked Word draft given back: the same document with every finding as a comment where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.finding import Checked, Finding
from govlint.limits import LIMITS, Limits


class ReviewError(Exception):
    """A document cannot be reviewed; the message says why and what to do, in Chinese and on one line."""


class Reviewed(NamedTuple):
    """A reviewed document, and how many findings became comments and how many tracked changes."""

    data: bytes
    commented: int
    tracked: int


def review(checked: Checked, data: bytes, certain: Sequence[Finding] = (), limits: Limits = LIMITS) -> Reviewed:
    """The .docx document `data` with what was found in it: comments, and for `certain` findings tracked changes.

    The edits of `certain` findings must not overlap. One whose characters are not the document's own, such as an
    automatic number, becomes a comment as well. ReviewError if `data` is not the document that was checked, ReadError
    if it cannot be read, or what is made of it could not be.
    """
    # Only who reviews a document has to have the library that reads it.
    from govlint.readers.docx import open_document, pieces
    from govlint.review.changes import changeable, write_changes
    from govlint.review.characters import cut, stretches
    from govlint.review.comments import write_comments
    from govlint.review.package import repack
    from govlint.review.remarks import remarks

    document = open_document(data, limits)
    found = list(pieces(document))
    if "".join(piece.text for piece in found) != checked.source.text:
        raise ReviewError("文件在检查后有改动，没有写入，请重新检查")
    if not checked.findings:
        return Reviewed(data, 0, 0)
    text = stretches(found)
    changed = [finding for finding in certain if finding.fix and all(changeable(text, it) for it in finding.fix.edits)]
    commented = [finding for finding in checked.findings if finding not in changed]
    said = remarks(checked.source, commented)
    edits = [edit for finding in changed if finding.fix for edit in finding.fix.edits]
    spans = [*(each.span for each in said), *(each.span for each in edits)]
    text = cut(text, {offset for span in spans for offset in span})
    write_comments(document, text, said)
    write_changes(document, text, edits)  # after the comments, so that their marks stand outside of what is deleted
    made = repack(data, document)
    open_document(made, limits)  # which takes names of a damaged document that it cannot read again
    return Reviewed(made, len(commented), len(changed))
