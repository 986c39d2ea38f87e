"""The result of a check as bytes, and back: JSON, which cannot do any harm, with a checksum against damage.

The text of a plain draft is not stored: it is made anew of the bytes of the draft itself.
"""

from __future__ import annotations

import json
from typing import Any
from zlib import crc32

from govlint.finding import Checked, Edit, Finding, Fix, Place, Severity, Tally
from govlint.source import Origin, Source, Span


class Damaged(Exception):
    """Stored bytes are not what was stored."""


def pack(value: Any) -> bytes:
    """A JSON value as bytes."""
    body = json.dumps(value, separators=(",", ":")).encode("ascii")
    return b"%08x" % crc32(body) + body


def unpack(data: bytes) -> Any:
    """The value of which `pack` made the bytes. Damaged if they were changed."""
    if data[:8] != b"%08x" % crc32(data[8:]):
        raise Damaged
    return json.loads(data[8:])


def as_value(checked: Checked) -> Any:
    """The JSON value that stands for what was found in a draft."""
    source = checked.source
    apart = None if source.kind == "text" else [source.text, source.origins]
    head = [source.encoding, source.marked, source.notes, source.kind, apart]
    return [head, checked.findings, checked.accepted, checked.tally]


def from_value(value: Any, name: str, data: bytes, keep_text: bool) -> Checked:
    """What was found in the draft with the bytes `data`, which goes by `name`.

    Unless `keep_text`, the text of a draft without findings is left out.
    """
    head, findings, accepted, tally = value
    encoding, marked, notes, kind, apart = head
    if not (keep_text or findings or accepted):
        return Checked(_lean(name, tuple(notes)), (), (), Tally(*tally))
    text, origins = apart or (data.decode(encoding).removeprefix("\ufeff"), ())
    source = Source(text, name, encoding, tuple(notes), kind, tuple(Origin(*each) for each in origins), marked)
    return Checked(source, tuple(map(_finding, findings)), tuple(map(_finding, accepted)), Tally(*tally))


def lean(checked: Checked) -> Checked:
    """The same without the text if nothing was found in it: ten thousand clean drafts are not kept in memory."""
    if checked.findings or checked.accepted:
        return checked
    return checked._replace(source=_lean(checked.source.name, checked.source.notes))


def _lean(name: str, notes: tuple[str, ...]) -> Source:
    """What is told of a draft in which nothing was found."""
    return Source("", name, notes=notes)


def _finding(value: Any) -> Finding:
    code, name, severity, span, message, related, fix, location = value
    places = tuple(Place(Span(*its), said, where) for its, said, where in related)
    return Finding(code, name, Severity(severity), Span(*span), message, places, _fix(fix), location)


def _fix(value: Any) -> Fix | None:
    if value is None:
        return None
    safety, edits = value
    return Fix(safety, tuple(Edit(Span(*span), text) for span, text in edits))
