"""One page of a PDF: its characters as lines of prose and tables of cells, from top to bottom.

Lengths are in points, from the left and the top of the page, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.readers.pdf.glyphs import meant
from govlint.readers.pdf.rules import Grid, brightness, grids

if TYPE_CHECKING:
    from pdfplumber.page import Page

_SAME_LINE = 0.4  # of a character's size: how far its foot may stand off the line
_WORD_GAP = 0.2  # of a character's size: what parts two words of Latin letters or digits
_COLUMN_GAP = 1  # of a character's size: what parts two cells of a table that has no lines
_LARGE = 30  # points: a character of a watermark is larger
_LIGHT = 0.6  # how bright it is, of 1
COLUMNS = "   "  # between columns
_DIGITS = re.compile(r"[0-9.,%]")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*")
_CANNOT_BEGIN = "、。，；：？！）》】〕』」”’…,.;:?!)]}%％"
_CANNOT_END = "（《【〔『「“‘([{"


class Line(NamedTuple):
    """A line of prose, without blanks around it.

    `size` is that of its largest character; `word` is the width of what could not be parted at its beginning, and
    `blank` says whether a blank stood at its end.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    word: float
    blank: bool


class Cell(NamedTuple):
    """A cell of a table: its first row and column (from 0), over how many it goes, and its text on one line."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


class Table(NamedTuple):
    """A table on a page: where its columns begin and end, and its cells in the order of reading."""

    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]


class PageText(NamedTuple):
    """What is printed on a page: `blocks` from top to bottom; `images` are large ones without text on them."""

    number: int
    width: float
    height: float
    blocks: tuple[Line | Table, ...]
    images: int


def read_page(page: Page) -> PageText:
    """The lines and tables of a page of pdfplumber."""
    # Bold print may be made by printing a character twice, a little apart.
    chars = [each for each in page.dedupe_chars().chars if _is_seen(each)]
    placed: list[tuple[float, Line | Table]] = []
    for grid in grids(page, chars):
        inside = [each for each in chars if grid.holds(each)]
        chars = [each for each in chars if not grid.holds(each)]
        placed.append((grid.ys[0], _table(grid, inside)))
    placed += [(line.top, line) for line in lines(chars, COLUMNS)]
    blocks = tuple(block for _, block in sorted(placed, key=lambda each: each[0]))
    return PageText(page.page_number, float(page.width), float(page.height), blocks, _images(page))


def lines(chars: Iterable[Any], gap: str = "") -> list[Line]:
    """Characters as lines, from top to bottom, by the foot on which they stand; with `gap` where columns may part."""
    found: list[list[Any]] = []
    for char in sorted(chars, key=lambda each: -each["matrix"][5]):
        foot = char["matrix"][5]
        if found and found[-1][0]["matrix"][5] - foot <= _SAME_LINE * max(char["size"], found[-1][0]["size"]):
            found[-1].append(char)
        else:
            found.append([char])
    return [line for each in found for line in _line(sorted(each, key=lambda char: char["x0"]), gap)]


def joined(parts: Sequence[Line]) -> str:
    """The lines as one: Chinese goes on without a blank, Latin words with one."""
    text = ""
    for index, line in enumerate(parts):
        text += (between(parts[index - 1], line) if index else "") + line.text
    return text


def between(line: Line, following: Line) -> str:
    """What stands between a line and its continuation: a blank, if it parts words of Latin letters; else nothing.

    Digits are parted only where a blank is printed: a line of a page may end within a number.
    """
    last, first = line.text[-1], following.text[0]
    letters = last.isascii() and first.isascii() and last.isalpha() and first.isalpha()
    return " " if letters or (line.blank and last.isascii() and first.isascii()) else ""


def _line(chars: list[Any], gap: str) -> Iterator[Line]:
    """A line of characters in order; none if there are but blanks in it."""
    texts = [meant(char["text"]) for char in chars]
    shown = [index for index, text in enumerate(texts) if text.strip()]
    if not shown:
        return
    first, last = shown[0], shown[-1]
    text, before = "", None
    for char, piece in zip(chars[first : last + 1], texts[first : last + 1], strict=True):
        apart = (char["x0"] - before["x1"]) / char["size"] if before is not None and piece else 0
        if apart > _COLUMN_GAP and gap:
            text += gap
        elif apart > _WORD_GAP and _is_word(text[-1]) and _is_word(piece[0]):
            text += " "
        text += piece
        before = char
    inner = [chars[index] for index in shown]
    yield Line(
        text.strip(),
        inner[0]["x0"],
        inner[-1]["x1"],
        min(char["top"] for char in inner),
        max(char["bottom"] for char in inner),
        max(char["size"] for char in inner),
        _first_word(inner) - inner[0]["x0"],
        len(shown) < len(texts) and not texts[-1].strip(),
    )


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "%")


def _first_word(chars: Sequence[Any]) -> float:
    """Where the first word of a line ends: a run of Latin letters or digits, else one character, with its marks."""
    end = 0
    while end < len(chars) - 1 and chars[end]["text"] in _CANNOT_END:
        end += 1
    while end < len(chars) - 1 and (
        (chars[end]["text"].isascii() and chars[end + 1]["text"].isascii()) or chars[end + 1]["text"] in _CANNOT_BEGIN
    ):
        end += 1
    return float(chars[end]["x1"])


def _is_seen(char: Any) -> bool:
    """Whether a character is one that people read: of some size, upright, and none of a watermark."""
    return bool(char["size"] > 0 and _is_upright(char) and not _is_watermark(char))


def _is_upright(char: Any) -> bool:
    """Whether a character stands upright; a stamp or a watermark across the page does not."""
    a, b, _, d, _, _ = char["matrix"]
    return bool(a > 0 and d > 0 and abs(b) < a / 10)


def _is_watermark(char: Any) -> bool:
    return bool(char["size"] >= _LARGE and brightness(char["non_stroking_color"]) >= _LIGHT)


def _table(grid: Grid, chars: Sequence[Any]) -> Table:
    """The characters in a grid as cells; all of them stand in some cell."""
    inside: dict[tuple[int, int], dict[int, list[Any]]] = {}
    for run in _runs(chars):
        x = (run[0]["x0"] + run[-1]["x1"]) / 2
        y = (run[0]["top"] + run[0]["bottom"]) / 2
        row = min(max(bisect_right(grid.ys, y) - 1, 0), len(grid.ys) - 2)
        column = min(max(bisect_right(grid.xs, x) - 1, 0), len(grid.xs) - 2)
        inside.setdefault(grid.owner[row, column], {}).setdefault(row, []).extend(run)
    cells = []
    for (row, column), (rows, columns) in grid.spans.items():
        parts = inside.get((row, column), {})
        texts = {at: joined(lines(part)) for at, part in parts.items()}
        if len(texts) > 1 and any(map(_NUMBER.fullmatch, texts.values())):  # no two of them share a cell
            cells += [Cell(at, column, 1, columns, texts.get(at, "")) for at in range(row, row + rows)]
        else:
            cells.append(Cell(row, column, rows, columns, joined(lines(chain.from_iterable(parts.values())))))
    return Table(tuple(grid.xs), len(grid.ys) - 1, tuple(sorted(cells)))


def _runs(chars: Sequence[Any]) -> Iterator[list[Any]]:
    """The characters one by one, but the digits of a number together: one that is too wide for its cell stays whole."""
    run: list[Any] = []
    for char in chars:
        if run and not (_goes_on(run[-1], char)):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _goes_on(one: Any, other: Any) -> bool:
    near = abs(other["x0"] - one["x1"]) < _WORD_GAP / 2 * one["size"] and one["matrix"][5] == other["matrix"][5]
    return near and bool(_DIGITS.match(one["text"]) and _DIGITS.match(other["text"]))


def _images(page: Page) -> int:
    """How many images are so large that they may show text or a table, and have none printed over them."""
    found = 0
    for image in page.images:
        large = image["width"] > page.width / 3 and image["height"] > page.height / 12
        over = (
            image["x0"] <= char["x0"] <= image["x1"] and image["top"] <= char["top"] <= image["bottom"]
            for char in page.chars
        )
        found += large and not any(over)
    return found
