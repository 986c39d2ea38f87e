"""Headers whose narrow cells a PDF printed line by line: 结果 结果 其他 尚未 总, and below it 维持 纠正 结果 审结 计.

Hardly a line of such a header is a wording, but all of them together have the characters of one of the official
headers, each as often. Where each wording stands is not told; they are taken to stand in the official order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from govlint.cells.official import is_official
from govlint.cells.wrapped_lines import unwrapped
from govlint.fold import key
from govlint.formats import TableFormat, editions

_OTHER = re.compile(r"[\d\t|｜│┃║]|[,，].{0,20}[,，]")  # numbers, and what tells the cells of a line

MOST_LINE = 60  # characters of a line of such a header
MOST_OTHER = 2  # characters that may be others than the official ones
MOST_LABEL = 3  # lines below it that may be its first label


class Header(NamedTuple):
    """The wordings of an official header, and how often it has each character.

    One of narrow columns has those first, and may have a few other characters; that of a block stands in one row.
    """

    wordings: tuple[str, ...]
    characters: Counter[str]
    narrow: bool


def headers(lines: Sequence[str]) -> Iterator[range]:
    """The places of lines that only together are the header of an official table."""
    first = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and _may_be_part(lines[place]):
            continue
        # The unit of the table may stand above it, and below it a label that its own numbers follow.
        starts, stops = range(first, first + 2), range(place, place - MOST_LABEL, -1)
        runs = (range(start, stop) for start in starts for stop in stops if stop > start + 1)
        yield from islice((run for run in runs if _header(lines[run.start : run.stop]) is not None), 1)
        first = place + 1


def is_one_row(header: Sequence[str]) -> bool:
    """Whether the lines of such a header are one row: hardly one is a wording, or they are those of a block."""
    return bool(wordings_of(header)) or _is_of_block(header)


def wordings_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The wordings of the narrow header that lines make together; none if they make none, or if each tells its own."""
    header = _header(lines)
    if header is None or not header.narrow:
        return ()
    return () if _are_told([word for line in lines for word in line.split()]) else header.wordings


def _is_of_block(lines: Sequence[str]) -> bool:
    header = _header(lines)
    return header is not None and not header.narrow and _are_told(lines)


def _are_told(pieces: Sequence[str]) -> bool:
    return all(is_official("".join(pieces[each.start : each.stop])) for each in unwrapped(pieces))


def _header(lines: Sequence[str]) -> Header | None:
    if sum(map(len, lines)) < _least():
        return None
    found = _characters("".join(lines))
    return next((each for each in _headers() if _is_near(found, each)), None)


def _is_near(found: Counter[str], header: Header) -> bool:
    official, most = header.characters, MOST_OTHER if header.narrow else 0
    if abs(found.total() - official.total()) > most:
        return False
    return (found - official).total() + (official - found).total() <= most


def _may_be_part(line: str) -> bool:
    if len("".join(line.split())) > MOST_LINE or _OTHER.search(line):
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
    """The headers of the official tables."""
    tables = [table for edition in editions() for table in edition.tables]
    found = {words: table.layout != "blocks" for table in tables for words in _wordings(table)}
    return tuple(Header(words, _characters("".join(words)), narrow) for words, narrow in found.items())


def _wordings(table: TableFormat) -> Iterator[tuple[str, ...]]:
    """The wordings of each header of a table, with the note in its corner and without."""
    for block in table.blocks:
        columns = tuple(column.label for column in block.columns)
        if table.layout == "line":  # the rows stand side by side, each over columns of its own
            yield (*columns * len(block.rows), *(row.label for row in block.rows), *block.headers)
        elif table.layout == "blocks":
            yield (*block.headers, *columns)
        else:
            yield (*columns, *block.headers)
            yield (*columns, *block.headers, f"（{table.note}）")
