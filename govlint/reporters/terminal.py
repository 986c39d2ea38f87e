"""What a terminal shows: cells instead of characters, colours, and nothing that could command it."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

# Control characters of both sets, and those that turn the direction of the text around.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_COLORS = {"red": "31", "yellow": "33", "blue": "34", "bold": "1", "dim": "2"}


def visible(text: str) -> str:
    """`text` with a sign for every control character, one for one: a blank for a tab, ␛ or � for others."""
    return _COMMANDS.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def width(text: str) -> int:
    """How many terminal cells `text` takes: full-width characters two, combining ones none."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def paint(text: str, color: str, on: bool) -> str:
    """`text` in a colour of the ANSI standard (ECMA-48), or as it is if `on` is false or there is nothing to paint."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if on and text else text
