"""Labels: which official row or column a cell of a table names, however it is typed or misprinted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from govlint.fold import fold, key, misprint, without_note
from govlint.formats import Block, Line, TableFormat, blocks, editions
from govlint.numerals import ORDINAL
from govlint.report import Cell, Label

_ORDINAL = re.compile(rf"{ORDINAL}[、.,]|\({ORDINAL}\)[、.]?|\d{{1,2}}(?:[.、]|(?=[^\d.]))")
# A number that is broken, or two of them, with or without a unit: it stands where one number belongs.
_BROKEN = re.compile(r"[+-]?[,.\s]*\d[\d,.\s]*[万亿]?[件条项元份宗起个次篇例人]?")
_WORD = re.compile(r"[^\W\d_]{2}")
_PLACEHOLDERS = frozenset(
    ("/", "\\", "-", "--", "—", "——", "无", "n/a", "na", "*", "…", "……", "○", "〇", "零", "未发生", "没有")
)

MOST_FRONT = 24  # characters in front of the title of a block
LEAST_BEGUN = 4  # characters with which one label of a row begins and no other
MOST_PLACEHOLDER = 8  # characters of a cell that may hold one, with blanks


class Wording(NamedTuple):
    """A label cell taken apart: its folded ordinal (一、 becomes 一) and wording; and the wording without a note."""

    ordinal: str
    label: str
    bare: str


def wording(text: str) -> Wording:
    """A label taken apart: （二）部分公开(注) is ordinal (二, label 部分公开(注), bare 部分公开."""
    return _known_wording(text) if len(text) <= _MOST_KNOWN else _taken_apart(text)


def _taken_apart(text: str) -> Wording:
    folded = key(text)
    match = _ORDINAL.match(folded)
    ordinal, label = (match[0], folded[match.end() :]) if match else ("", folded)
    return Wording(_plain(ordinal), label, without_note(label))


# Tables repeat themselves, and are read once for each edition.
_MOST_KNOWN = 64
_known_wording = lru_cache(maxsize=1024)(_taken_apart)


@lru_cache(maxsize=256)
def _plain(ordinal: str) -> str:
    """An ordinal without its marks, but with what tells the levels apart: 一、 is 一, （一） is (一, 1. is 1."""
    return key(ordinal).rstrip("、.,)")


@lru_cache(maxsize=32)
def wordings(format: TableFormat) -> frozenset[str]:
    """The folded wordings that a table's cells may have: of its note, block titles, headers, rows and columns."""
    found = {wording(f"（{format.note}）").label}
    for block in format.blocks:
        found.update(map(key, (block.title, *block.headers)))
        for line in (*block.rows, *block.columns):
            found.update(line.keys)
    return frozenset(found)


@lru_cache(maxsize=1)
def official_wordings() -> frozenset[str]:
    """The folded wordings of all official tables."""
    return frozenset(each for edition in editions() for table in edition.tables for each in wordings(table)) - {""}


@lru_cache(maxsize=1)
def block_titles() -> frozenset[str]:
    """The folded titles of the blocks of all official tables."""
    return frozenset(key(block.title) for block in blocks() if block.title)


def is_block_title(text: str) -> bool:
    """Whether a text is the title of a block, or nearly: 第二十条（一）项."""
    said = without_front(text) if len(text) <= _MOST_KNOWN else ""
    if said in block_titles():
        return True
    return said.startswith("第") and any(misprint(said, title) is not None for title in block_titles())


def without_front(text: str) -> str:
    """The folded title of a block without an ordinal or the name of the statute in front: 《条例》第二十条第(一)项."""
    said = key(text)
    return said[max(0, said.find("第", 0, MOST_FRONT)) :]


@lru_cache(maxsize=1)
def row_labels() -> frozenset[str]:
    """What may stand alone on a line of a table, folded: the official titles and headers of blocks, labels of rows."""
    rows = (row for block in blocks() for row in block.rows)
    headers = (key(header) for block in blocks() for header in block.headers)
    return block_titles().union(headers, (key(row.ordinal) + wording for row in rows for wording in row.keys))


def is_placeholder(cell: Cell) -> bool:
    """Whether a cell holds a mark or word that stands for "nothing"."""
    return len(cell.text) <= MOST_PLACEHOLDER and key(cell.text).lower() in _PLACEHOLDERS


def is_value(cell: Cell) -> bool:
    """Whether a cell stands where a number belongs: a number, with or without unit or note, or a placeholder."""
    if cell.figure is not None:
        return cell.is_number
    if is_placeholder(cell):
        return True
    return not cell.text[:1].isalpha() and _BROKEN.fullmatch(fold(cell.text)) is not None


def is_word(cell: Cell) -> bool:
    """Whether a cell can be a label: it holds words, and no number with a unit or note."""
    return not is_value(cell) and _WORD.search(key(cell.text)) is not None


def names(cell: Cell, official: str) -> bool:
    """Whether a cell says `official`, as typed in any width and spacing, with or without a note."""
    said = wording(cell.text)
    return wording(official).label in (said.label, said.bare)


def find_row(cell: Cell, block: Block, group: str) -> Label | None:
    """The row of `block` that a label cell names; `group` is the id of the group row it stands under, or ""."""
    said = wording(cell.text)
    return _named(cell, said, block.rows, block) or _near_or_in_place(cell, said, block, group)


def find_exactly(cell: Cell, block: Block) -> Label | None:
    """The row of `block` that a label cell names in an official or accepted wording."""
    return _named(cell, wording(cell.text), block.rows, block)


def find_column(cell: Cell, columns: Iterable[Line]) -> Label | None:
    """The column that a header cell names, by its wording or, failing that, by the one that it resembles."""
    said = wording(cell.text)
    columns = tuple(columns)
    whole = Wording("", key(cell.text), said.bare)  # 3. is no ordinal in a header
    return _named(cell, whole, columns, None) or _resembling(cell, said, columns, None)


def placed(cell: Cell, line: Line, block: Block) -> Label:
    """A label whose place alone tells the row or column `line` of `block`."""
    return Label(cell, line, block.row_name(line) if line in block.rows else line.label, "place")


def _is_within(label: str, line: Line) -> bool:
    return any(label in each for each in line.keys)


def _named(cell: Cell, said: Wording, lines: Iterable[Line], block: Block | None) -> Label | None:
    for line in lines:
        keys = line.keys
        if said.label in keys or (said.bare and said.bare in keys):
            return Label(cell, line, block.row_name(line) if block else line.label, "same")
    return None


def _resembling(cell: Cell, said: Wording, lines: Iterable[Line], block: Block | None) -> Label | None:
    """The one line that the wording is nearest to, if it is near any."""
    if len(said.label) < 3:
        return None
    gaps = [(gap, line) for line in lines for each in line.keys if (gap := misprint(said.label, each)) is not None]
    nearest = {line for gap, line in gaps if gap == min(each for each, _ in gaps)} if gaps else set()
    if len(nearest) != 1:
        return None
    line = nearest.pop()
    return Label(cell, line, block.row_name(line) if block else line.label, "near")


def _near_or_in_place(cell: Cell, said: Wording, block: Block, group: str) -> Label | None:
    """The row that the wording resembles, if the ordinal agrees; else the one that the ordinal tells, in its group."""
    if not is_word(cell):
        return None
    lines = [line for line in block.rows if line.ordinal and _plain(line.ordinal) == said.ordinal]
    begun = [line for line in lines if any(each.startswith(said.label) for each in line.keys)]
    if len(begun) == 1 and len(said.label) >= LEAST_BEGUN:  # the line on which its label was wrapped, in any group
        return Label(cell, begun[0], block.row_name(begun[0]), "near")
    if said.ordinal.isdigit():
        lines = [line for line in lines if line.parent == group]
    near = _resembling(cell, said, lines if said.ordinal else block.rows, block)
    # A line of a label that was wrapped is no misprint of another: 再处理其政府信息公开申请.
    another = any(_is_within(said.label, row) for row in block.rows)
    if near is not None and (_is_within(said.label, near.line) or not another):
        return near
    return placed(cell, lines[0], block) if len(lines) == 1 and _WORD.search(said.label) else None
