"""Headers whose narrow cells a PDF printed line by line: 结果 结果 其他 尚未 总, and below it 维持 纠正 结果 审结 计.

Hardly a line of such a header is a wording, but all of them together have the characters of one of the official
headers, each as often. Where each wording stands is not told; they are taken to stand in the official order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from govlint.cells.official import is_official, unwrapped
from govlint.fold import key
from govlint.formats import TableFormat, editions

_OTHER = re.compile(r"[\d\t|｜│┃║]|[,，].{0,20}[,，]")  # numbers, and what tells the cells of a line

MOST_LINE = 60  # characters of a line of such a header
MOST_OTHER = 2  # characters that may be others than the official ones


class Header(NamedTuple):
    """The wordings of an official header, its columns first, and how often it has each character."""

    wordings: tuple[str, ...]
    characters: Counter[str]


def scrambled(lines: Sequence[str]) -> Iterator[range]:
    """The places of lines that only together are the header of an official table."""
    first = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and _may_be_part(lines[place]):
            continue
        if place > first + 1 and wordings_of(lines[first:place]):
            yield range(first, place)
        first = place + 1


def wordings_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The wordings of the header that lines make together; none if they make none, or if each line tells its own."""
    if sum(map(len, lines)) < _least():
        return ()
    found = _characters("".join(lines))
    header = next((each for each in _headers() if _is_near(found, each.characters)), None)
    if header is None:
        return ()
    words = [word for line in lines for word in line.split()]
    told = all(is_official("".join(words[each.start : each.stop])) for each in unwrapped(words))
    return () if told else header.wordings


def _is_near(found: Counter[str], official: Counter[str]) -> bool:
    if abs(found.total() - official.total()) > MOST_OTHER:
        return False
    return (found - official).total() + (official - found).total() <= MOST_OTHER


def _may_be_part(line: str) -> bool:
    if len(line) > MOST_LINE or _OTHER.search(line):
        return False
    characters = set(filter(str.isalnum, key(line)))
    return bool(characters) and characters <= _alphabet()


def _characters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, key(text)))


@lru_cache(maxsize=1)
def _least() -> int:
    """How many characters a header has at least."""
    return min(header.characters.total() for header in _headers()) - MOST_OTHER


@lru_cache(maxsize=1)
def _alphabet() -> frozenset[str]:
    return frozenset(character for header in _headers() for character in header.characters)


@lru_cache(maxsize=1)
def _headers() -> tuple[Header, ...]:
    """The headers of the official tables that have narrow columns."""
    tables = [table for edition in editions() for table in edition.tables if table.layout != "blocks"]
    found = [words for table in tables for words in _wordings(table)]
    return tuple(Header(words, _characters("".join(words))) for words in dict.fromkeys(found))


def _wordings(table: TableFormat) -> Iterator[tuple[str, ...]]:
    """The wordings of the header of a table, with the note in its corner and without."""
    block = table.blocks[0]
    columns = tuple(column.label for column in block.columns)
    if table.layout == "line":  # the rows stand side by side, each over columns of its own
        yield (*columns * len(block.rows), *(row.label for row in block.rows), *block.headers)
    else:
        yield (*columns, *block.headers)
        yield (*columns, *block.headers, f"（{table.note}）")
