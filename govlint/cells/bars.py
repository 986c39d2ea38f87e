"""Bars between cells, as in Markdown and in boxes drawn with characters, and the rules that are drawn between rows."""

from __future__ import annotations

import re

from govlint.source import Span, between

_BARS = ("|", "｜", "│", "┃", "║")  # of Markdown, typed with a Chinese keyboard, and of boxes
_BAR = re.compile(rf"(?<!\\)[{''.join(_BARS)}├┤┬┴┼]")

# Bars behind the last cell, with no blanks between them where others have some: as many as the row has cells too few.
_PADDING = re.compile(r"(?<=[|])[ \r\n]+[|]{2,}\s*$")

# A line under a header or between the rows of a box: +---+---+, | --- | :-: |, ├──┼──┤. Few dashes may be placeholders.
_RULE = re.compile(r"[-=:+｜|\s\u2500-\u257f]+")
_CROSSING = re.compile(r"[+｜|\u2500-\u257f]")
_DASHES = re.compile(r"[-=\u2500-\u257f]{3}")
_DASH = re.compile(r"[-=\u2500-\u257f]")


def is_framed(text: str) -> bool:
    """Whether a line begins and ends with a bar."""
    text = text.strip()
    return len(text) > 1 and starts_with_bar(text) and ends_with_bar(text)


def starts_with_bar(text: str) -> bool:
    """Whether a line begins with a bar."""
    return text.lstrip().startswith(_BARS)


def ends_with_bar(text: str) -> bool:
    """Whether a line ends with a bar that is none of a cell's own characters."""
    text = text.rstrip()
    return text.endswith(_BARS) and text[-2:-1] != "\\"


def has_bars(text: str) -> bool:
    """Whether bars may part a line into cells."""
    return _BAR.search(text) is not None


def count_bars(text: str) -> int:
    """How many bars may part a line into cells."""
    return sum(1 for _ in _BAR.finditer(text))


def is_rule(text: str, below_header: bool = False) -> bool:
    """Whether a line is drawn between rows; one of few dashes (|-|-|) is so only under the header."""
    stripped = text.strip()
    drawn = _RULE.fullmatch(stripped) is not None and _CROSSING.search(stripped) is not None
    return drawn and (_DASH if below_header else _DASHES).search(stripped) is not None


def at_bars(text: str, led: bool, closed: bool) -> list[Span]:
    """The pieces between the bars of a line; `led` and `closed` say whether bars at its ends are only a frame.

    A bar behind a backslash is a character of its cell.
    """
    padding = _PADDING.search(text)
    if padding:
        text, closed = text[: padding.start()], True
    pieces = list(between(text, _BAR))
    first = led and starts_with_bar(text)
    last = closed and ends_with_bar(text)
    return pieces[first : len(pieces) - last]


def without_bars(line: str) -> str:
    """A line without the bars in front of its only cell and behind it; a line with more than one cell as it is."""
    inner = line.strip("".join(_BARS) + " \u3000\xa0") if line.endswith(_BARS) or line.startswith(_BARS) else line
    return line if has_bars(inner) else inner
