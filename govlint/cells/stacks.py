"""Tables with one cell on a line, as they are copied from a telephone or from a page that lost its tables.

Only the words of the official tables tell such rows: lines that follow each other, each an official wording or a
number. A row is a label, with the groups that it stands in, and the numbers under it. Where a page lost its tables a
bar may be left behind each cell, on its line or on the next; one more bar is a blank cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from govlint.cells.bars import ends_with_bar, without_bars
from govlint.cells.blanks import at_blanks
from govlint.cells.cell import make_cell
from govlint.cells.official import is_official, is_part
from govlint.cells.wrapped_lines import unwrapped
from govlint.fold import key, without_note
from govlint.formats import blocks, editions
from govlint.headings import official_section, section_heading
from govlint.labels import block_titles, is_value, wording
from govlint.runs import runs
from govlint.source import Span

MOST_VALUE = 24  # characters of a line that may be a number
MOST_SPOILT = 6  # characters of a line that is a number with something beside it
MOST_ODD = 20  # characters of a line that stands where a label belongs and is none
LEAST_ROWS = 2  # official labels with numbers under them that make a table; or
LEAST_NUMBERS = 10  # numbers under each other, as in the table that has a single row


def stacked(lines: Sequence[str]) -> Iterator[range]:
    """The rows with one cell on a line among the lines of a draft: of each row, the places of its lines."""
    kept = [place for place in range(len(lines)) if not _ends_cell(lines, place)]
    cells = [without_bars(lines[place]) for place in kept]
    said = [_is_number(cell) for cell in cells]
    if sum(said) < LEAST_ROWS:
        return
    # A bar alone is a blank cell where bars are left behind the numbers.
    left = any(is_number and ends_with_bar(lines[each]) for is_number, each in zip(said, kept, strict=True))
    left = left or len(kept) < len(lines)
    numbers = [is_number or (left and not cell) for is_number, cell in zip(said, cells, strict=True)]
    for belongs, run in runs(_belonging(cells, numbers)):
        rows = list(_rows(cells, numbers, run)) if belongs else []
        if _is_table(said, rows):
            yield from (_with_padding(lines, range(kept[row.start], kept[row.stop - 1] + 1)) for row in rows)


def _ends_cell(lines: Sequence[str], place: int) -> bool:
    """Whether a line is the bar behind the cell on the line above, and not a cell of its own."""
    return place > 0 and (_is_padding(lines[place]) or (lines[place] == "|" and not ends_with_bar(lines[place - 1])))


def _with_padding(lines: Sequence[str], row: range) -> range:
    """The lines of a row with those that hold nothing but the bars behind it."""
    stop = row.stop
    while stop < len(lines) and _ends_cell(lines, stop):
        stop += 1
    return range(row.start, stop)


def _is_padding(line: str) -> bool:
    """Whether a line holds several bars alone, as stand behind a row that has so many cells too few."""
    return line.startswith("||") and not line.strip("|")


def _is_number(line: str) -> bool:
    if len(line) > MOST_VALUE or "\t" in line:
        return False
    cell = make_cell(line, Span(0, len(line)))
    # 减4 stands where a number belongs; 4.保护第三方合法权益 is a label, 行政许可 0 a whole row.
    odd = len(line) <= MOST_SPOILT and any(map(str.isdigit, line)) and not wording(line).ordinal
    return len(line.split()) == 1 and (is_value(cell) or (odd and not is_official(line)))


def _belonging(lines: Sequence[str], numbers: Sequence[bool]) -> list[bool]:
    """Of each line whether it may belong to a table: a number, an official wording, or what stands for one there.

    Between two of those that may be any words, but not below a number and above words, where a table may end; beside
    one, a part or a misprint of a wording.
    """
    sure = [number or is_official(line) for line, number in zip(lines, numbers, strict=True)]
    found = [False, *sure, False]
    for place, line in enumerate(lines, 1):
        before, after = found[place - 1], found[place + 1]
        if found[place] or not (before or after) or len(line) > MOST_ODD or _is_heading(line):
            continue
        ends = place > 1 and numbers[place - 2] and not (after and numbers[place])
        found[place] = (before and after and not ends) or (is_part(line) and len(at_blanks(line)) == 1)
    return found[1:-1]


def _is_heading(line: str) -> bool:
    heading = section_heading(line, 0)
    return official_section(heading.title if heading else line) is not None


def _is_table(numbers: Sequence[bool], rows: Sequence[range]) -> bool:
    counts = [sum(numbers[place] for place in row) for row in rows]
    labelled = sum(1 for row, count in zip(rows, counts, strict=True) if count and count < len(row))
    return labelled >= LEAST_ROWS or max(counts, default=0) >= LEAST_NUMBERS


def _rows(lines: Sequence[str], numbers: Sequence[bool], run: range) -> Iterator[range]:
    """The rows of a run of lines. Words behind the last number are none of the table."""
    words: list[range] = []
    for is_number, places in runs(numbers[run.start : run.stop]):
        group = run[places.start : places.stop]
        if not is_number:
            words = [group[piece.start : piece.stop] for piece in unwrapped(lines[group.start : group.stop])]
            continue
        texts = ["".join(lines[piece.start : piece.stop]) for piece in words]
        count = _labels(texts)
        yield from _header(texts[: len(texts) - count], words)
        yield range(words[-count].start if count else group.start, group.stop)
        words = []


def _labels(texts: Sequence[str]) -> int:
    """How many wordings in front of numbers are their label and the groups that it stands in.

    The wording of a merged cell may stand once for every cell that it covers.
    """
    if not texts or {key(texts[-1]), without_note(key(texts[-1]))} & _columns():
        return 0
    count = 1
    while count < len(texts) and (texts[-count - 1] == texts[-count] or key(texts[-count - 1]) in _groups()):
        count += 1
    return count


def _header(texts: Sequence[str], words: Sequence[range]) -> Iterator[range]:
    """The wordings above a row: the columns of a block in one row behind its header, all others alone."""
    first = next((place for place, text in enumerate(texts) if key(text) in _headers()), len(texts))
    yield from words[:first]
    if first < len(texts):
        yield range(words[first].start, words[len(texts) - 1].stop)


@lru_cache(maxsize=1)
def _columns() -> frozenset[str]:
    """The folded wordings of columns, headers and titles, which are no labels of rows."""
    columns = (wording for block in blocks() for column in block.columns for wording in column.keys)
    return frozenset(columns).union(block_titles(), (key(each) for block in blocks() for each in block.headers))


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    """The folded labels of groups of rows, with their ordinals."""
    groups = (row for block in blocks() for row in block.rows if row.group)
    return frozenset(key(row.ordinal) + wording for row in groups for wording in row.keys)


@lru_cache(maxsize=1)
def _headers() -> frozenset[str]:
    """The folded headers of tables whose blocks have their columns in one row each."""
    tables = (table for edition in editions() for table in edition.tables if table.layout == "blocks")
    return frozenset(key(each) for table in tables for block in table.blocks for each in block.headers)
