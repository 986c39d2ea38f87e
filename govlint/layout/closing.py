"""What stands behind the last section of a report: attachments, and the office and date that sign it."""

from __future__ import annotations

import re

from govlint.headings import short_key
from govlint.numerals import ORDINAL

_DATE = re.compile(
    rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年(?:\d{{1,2}}|{ORDINAL})月(?:(?:\d{{1,2}}|{ORDINAL})日)?$"
)
_SIGNER = re.compile(r"[^,。;:、]{2,30}(?:局|委|办|厅|府|会|室|院|处|部|署|所|站|队|中心|公司)$")
_ATTACHMENT = re.compile(r"附(?:件|表)?[:\d一二三]|附(?:件|表)$")


def is_attachment(line: str) -> bool:
    """Whether a line heads or names what is attached to the report."""
    return _ATTACHMENT.match(short_key(line)) is not None


def is_signature(line: str) -> bool:
    """Whether a line is the office, or the date, that signs the report."""
    wording = short_key(line).strip("()")
    return bool(_DATE.match(wording) or _SIGNER.match(wording))
