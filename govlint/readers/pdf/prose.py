"""Lines of prose on the pages of a PDF: which are furniture, and which go on from the line before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from govlint.readers.pdf.page import COLUMNS, Line, PageText

_MARGIN = 0.12  # of a page's height: where headers, footers and page numbers stand, above and below
_BARE = re.compile(r"\d{1,4}")
_PAGE = re.compile(
    r"[-—–－―─·• ]+\d{1,4}[-—–－―─·• ]+|第\s?\d{1,4}\s?页(?:[,，/、 ]*[（(]?共\s?\d{1,4}\s?页[）)]?)?"
    r"|\d{1,4}\s?[/／]\s?\d{1,4}|[Pp]age\s\d{1,4}(?:\sof\s\d{1,4})?"
)
_PAGE_WITHIN = re.compile(r"第\s?\d{1,4}\s?页|共\s?\d{1,4}\s?页|\d{1,4}\s?[/／]\s?\d{1,4}|[-—–－―] ?\d{1,4} ?[-—–－―]")
_SENTENCE_END = tuple("。；：！？;:!?…")
_CLOSING = "”’」』）)》】"
_HEADING = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|附(?:件|表)?[:：\d一二三]"
)

_INDENT = 0.8  # of a character's size: how much further in a paragraph begins
_SAME_SIZE = 1.15  # how much larger one line of a paragraph may be than another
_FAR = 1.5  # times the usual distance: lines so far apart are not of one paragraph
_NEAR = 2  # points: places so near to one another are the same
_LEAST_LONG = 15  # characters of a line that shows where the margins are
_TENTH = 10  # one in so many of the long lines must begin or end at a margin


class Margins(NamedTuple):
    """Where full lines begin and end, how far one lies below another, and whether paragraphs begin further in."""

    left: float
    right: float
    pitch: float
    indented: bool


def furniture(pages: Sequence[PageText]) -> frozenset[tuple[int, Line]]:
    """The page numbers, and the headers and footers that several pages repeat, by the number of their page."""
    edges = [(page, line) for page in pages for line in _outer(page)]
    repeated = Counter((_without_number(line.text), round(line.top / 4)) for _, line in edges)
    shifts = Counter(int(line.text) - page.number for page, line in edges if _BARE.fullmatch(line.text))
    found = []
    for page, line in edges:
        rest = _without_number(line.text)
        at = round(line.top / 4)
        often = sum(repeated[rest, place] for place in (at - 1, at, at + 1)) > 1 and bool(rest)
        if _BARE.fullmatch(line.text):  # a number that stands alone must count the pages
            shift = int(line.text) - page.number
            often = shift == 0 or shifts[shift] > 1
        if often or _PAGE.fullmatch(line.text):
            found.append((page.number, line))
    return frozenset(found)


def _without_number(text: str) -> str:
    return _PAGE_WITHIN.sub("", text).strip()


def _outer(page: PageText) -> Iterator[Line]:
    """The lines at the upper and lower edge of a page that nothing but such lines parts from it.

    A page number that says so, as 第3页 does, may be the last line of a page wherever it stands.
    """
    for blocks, top, bottom in (
        (page.blocks, 0, page.height * _MARGIN),
        (page.blocks[::-1], page.height * (1 - _MARGIN), page.height),
    ):
        for block in blocks:
            if not isinstance(block, Line):
                break
            if not (top <= block.top and block.bottom <= bottom) and not _PAGE.fullmatch(block.text):
                break
            yield block


def margins(texts: Sequence[Sequence[Line]]) -> Margins:
    """The margins of lines that stand one below another, by pages."""
    every = [line for page in texts for line in page]
    long = [line for line in every if len(line.text) >= _LEAST_LONG] or every
    if not long:
        return Margins(0, 0, 0, indented=False)
    left = min(_frequent([line.x0 for line in long]))
    right = max(_frequent([line.x1 for line in long]))
    gaps = [below.top - line.top for page in texts for line, below in pairwise(page)]
    first = [line for line in long if _is_indented(line, left)]
    return Margins(left, right, median(gaps) if gaps else 0, len(first) * _TENTH >= len(long))


def _frequent(places: Sequence[float]) -> list[float]:
    """The places near which one in ten of all are, and at least two; all, if there are none."""
    least = max(2, len(places) / _TENTH)
    order = sorted(places)
    near = (bisect_right(order, at + _NEAR) - bisect_left(order, at - _NEAR) for at in order)
    return [at for at, count in zip(order, near, strict=True) if count >= least] or order


def goes_on(line: Line, following: Line, page: Margins, same_page: bool) -> bool:
    """Whether a line is the continuation of the one in front of it, which is on the same page or the one before."""
    if COLUMNS in line.text or COLUMNS in following.text:  # a row of a table without lines
        return False
    if line.x1 + following.word <= page.right - following.size / 5:  # there was room for its first word
        return False
    if max(line.size, following.size) > _SAME_SIZE * min(line.size, following.size):
        return False
    if same_page and page.pitch and following.top - line.top > _FAR * page.pitch:
        return False
    ended = line.text.rstrip(_CLOSING).endswith(_SENTENCE_END)
    if _is_indented(following, page.left):
        return not ended and abs(following.x0 - line.x0) <= _NEAR and not _HEADING.match(following.text)
    # Where every paragraph begins further in, a mark at the margin stands within one.
    return page.indented or not (ended and _HEADING.match(following.text))


def _is_indented(line: Line, left: float) -> bool:
    return line.x0 - left >= _INDENT * line.size
