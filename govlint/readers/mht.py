"""Web pages that a browser or office program saved as one file, with their pictures (.mht, .mhtml)."""

from __future__ import annotations

from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError, html
from govlint.source import Source

MOST_LEVELS = 20  # of parts in parts, each of which takes its time with every line; a page has one or two

_UNREADABLE = "单一文件网页已损坏或其中没有网页，请在浏览器中打开，另存为“网页，仅HTML”后再检查"


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The report in the first page of the archive, under `name`. Lines and columns are those of the unpacked page.

    ReadError if there is no page in it, or what govlint.readers.html raises.
    """
    if data.lower().count(b"multipart/") > MOST_LEVELS:
        raise ReadError(_UNREADABLE)
    try:
        message: Message = BytesParser(policy=compat32).parsebytes(data)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        unpacked = page.get_payload(decode=True) if page is not None else None
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise ReadError(_UNREADABLE) from error
    if not isinstance(unpacked, bytes) or not unpacked.strip():
        raise ReadError(_UNREADABLE)
    return html.decode(unpacked, name, limits)
