"""The numbers of pages among the lines of a text: a PDF that is copied, or made text of, leaves them there."""

from __future__ import annotations

import re

MOST_NUMBER = 20  # characters of a line that numbers a page

_NUMBER = re.compile(
    r"[-—–－―─·•]{1,2}\s?\d{1,3}\s?[-—–－―─·•]{1,2}|第\s?\d{1,3}\s?页(?:[,，/、 ]?[（(]?共\s?\d{1,3}\s?页[）)]?)?"
)
_FED = re.compile(r"[\s\f]*?\f")  # behind the last line of a page, where programs mark its end


def numbers_page(text: str, start: int, end: int) -> bool:
    """Whether a line of a text, without blanks around it, is the number of a page.

    One without marks around it may be a cell: it must be the number of the page that ends there.
    """
    if end - start > MOST_NUMBER:
        return False
    if _NUMBER.fullmatch(text, start, end):
        return True
    line = text[start:end]
    return line.isdecimal() and _FED.match(text, end) is not None and int(line) == 1 + text.count("\f", 0, start)
