"""What a terminal shows: cells instead of characters, colours, and nothing that could command it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

# Controls of both sets, signs that show nothing or turn the text around, line separators, lone halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_COMBINING = {"Mn", "Me"}

_COLORS = {"red": "31", "yellow": "33", "blue": "34", "bold": "1", "dim": "2"}


def visible(text: str) -> str:
    """`text` with a sign for every character that is not seen, one for one: a blank for a tab, ␛ or � for others."""
    if text.isprintable():
        return text
    return "".join(_sign(each) if category(each) in _UNSEEN else each for each in text)


def visible_lines(text: str) -> str:
    """`text` made visible but for its line ends and tabs."""
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))


def _sign(character: str) -> str:
    if character == "\t":
        return " "
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"


def width(text: str) -> int:
    """How many terminal cells `text`, made visible, takes: full-width characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    # Not rich.cells: it takes 5 ms to import, unicodedata 0.3 ms, and they differ in no character that a report uses.
    if category(character) in _COMBINING:
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def paint(text: str, color: str, on: bool) -> str:
    """`text` in a colour of the ANSI standard (ECMA-48), or as it is if `on` is false or there is nothing to paint."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if on and text else text
