"""What the pages of a printed report leave among the lines of a text: their numbers, and the lines that head or foot
them. A PDF that is copied, or made text of, and a page that is printed from a browser, leave them there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from govlint.source import Span

MOST_NUMBER = 20  # characters of a line that numbers a page
MOST_RUNNING = 200  # characters of a line that heads or foots one
LEAST_RUNNING = 8
LEAST_OF = 3  # characters of 2/9

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(
    r"[-—–－―─~_·•]{1,2}\s?\d{1,3}\s?[-—–－―─~_·•]{1,2}|第\s?\d{1,3}\s?页(?:[,，/、 ]?[（(]?共\s?\d{1,3}\s?页[）)]?)?"
    r"|共\s?\d{1,3}\s?页[,，/、 ]?第\s?\d{1,3}\s?页|[Pp](?:age|\.)?\s?\d{1,3}(?:\sof\s\d{1,3})?"
)
_OF = re.compile(r"(?<![\d/／])(\d{1,3})\s?[/／]\s?(\d{1,3})$")  # 2/9, perhaps behind the address of the page
# How the lines that number pages end, but for plain numbers: most texts have none, and are not read line by line.
_SIGN = re.compile(
    r"(?:\d\s?[-—–－―─~_·•页)）]|[/／]\s?\d{1,3}|[Pp](?:age|\.)?\s?\d{1,3}|of\s\d{1,3})[^\S\r\n]*\r?$", re.MULTILINE
)
_FED = re.compile(r"[\s\f]*?\f")  # behind the last line of a page, where programs mark its end
_APART = re.compile(r"[\t|｜│┃║]")


class _Counted(NamedTuple):
    """A line that says which page of how many it stands on, behind words or not."""

    words: str
    pages: int


def furniture(text: str) -> list[Span]:
    """The lines of a text that number its pages, head them or foot them, in order, without the blanks around them."""
    if "\f" not in text and _SIGN.search(text) is None:
        return []
    lines = list(_lines(text))
    said = [text[slice(*line)] for line in lines]
    numbers = {place for place, line in enumerate(said) if len(line) <= MOST_NUMBER and _NUMBER.fullmatch(line)}
    numbers |= _counting(said)
    numbers = numbers or {place for place, line in enumerate(lines) if _ends_page(text, *line)}
    return [lines[place] for place in sorted(numbers | running(said, numbers))]


def _ends_page(text: str, start: int, end: int) -> bool:
    """Whether a line is but the number of the page that ends there. Without marks around them others may be cells."""
    line = text[start:end] if end - start <= MOST_NUMBER else ""
    return line.isdecimal() and _FED.match(text, end) is not None and int(line) == 1 + text.count("\f", 0, start)


def _lines(text: str) -> Iterator[Span]:
    """The lines that are not blank, without the blanks around them."""
    for match in _LINE.finditer(text):
        start = match.end() - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        if start < end:
            yield Span(start, end)


def _counting(lines: Sequence[str]) -> set[int]:
    """The places of lines that say 2/9 of a page, and others that say 1/9 or 3/9: one alone may be a cell."""
    found: dict[_Counted, list[tuple[int, int]]] = defaultdict(list)
    for place, line in enumerate(lines):
        match = _OF.search(line) if _may_run(line, least=LEAST_OF) else None
        if match and 0 < int(match[1]) <= int(match[2]):
            found[_Counted(line[: match.start()], int(match[2]))].append((place, int(match[1])))
    return {
        place
        for each in found.values()
        for (before, first), (behind, second) in pairwise(each)
        if second == first + 1
        for place in (before, behind)
    }


def running(lines: Sequence[str], numbers: Set[int]) -> set[int]:
    """The places of lines that stand again, word for word, beside the numbers of most pages."""
    beside = {near for place in numbers for near in (place - 1, place + 1) if 0 <= near < len(lines)} - numbers
    counts = Counter(lines[place] for place in beside if _may_run(lines[place]))
    often = {line for line, count in counts.items() if count > 1 and 2 * count >= len(numbers)}
    return {place for place in beside if lines[place] in often}


def _may_run(line: str, least: int = LEAST_RUNNING) -> bool:
    return least <= len(line) <= MOST_RUNNING and _APART.search(line) is None
