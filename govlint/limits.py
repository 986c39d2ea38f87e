"""How much of a file is read before it is refused."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """How much of a file is read before it is refused: a report has some ten thousand characters on a few pages.

    `megabytes` of the file itself, `unpacked_megabytes` of what a .docx holds in compressed form,
    `pages` of a PDF, `seconds` for taking the text out of one document, `characters` of the text that is in it: a check
    may take some hundred bytes of memory for each.
    """

    megabytes: int = 50
    unpacked_megabytes: int = 200
    pages: int = 300
    seconds: int = 60
    characters: int = 5_000_000

    @property
    def bytes(self) -> int:
        """How many bytes a file may have."""
        return self.megabytes * MEGABYTE

    @property
    def unpacked_bytes(self) -> int:
        """How many bytes what is packed in a file may have."""
        return self.unpacked_megabytes * MEGABYTE


LIMITS = Limits()
