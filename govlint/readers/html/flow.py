"""The lines that a web page shows: paragraphs, and rows of tables, every character with its place in the file."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from govlint.readers.html.markup import BLOCKS, CELLS, Mark, attributes
from govlint.readers.html.spans import MOST_COLUMNS, MOST_PLACES, Extent, Place, resolve, straighten
from govlint.readers.joining import parted

MOST_LINK = 200  # characters of a link; text behind is none: its author forgot to end the link
MOST_CELL = 200  # characters of a cell; one that holds more is a part of a page that a table lays out

_BLANKS = " \t\n\r\f"
_UNSEEN = "\0\u00ad\u200b\ufeff"  # browsers show nothing for these
_WORDS = re.compile(f"[{_BLANKS}]+|[^{_BLANKS}{_UNSEEN}]+")
_VERBATIM = re.compile(f"\r\n|[\r\n]|[^\r\n{_UNSEEN}]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNREAD = frozenset(
    {"audio", "button", "canvas", "datalist", "del", "math", "object", "select", "svg", "template", "video"}
)
_FIRST_WIDE = "\u2e80"  # from here on stand the characters that are written without blanks
MOST_ICON = 60  # pixels: pictures of this width or height and below are signs, not tables
_DIGITS = re.compile(r"\s*+([0-9]{1,6})")
_MAY_HIDE = re.compile("hidden|none", re.IGNORECASE)
_ALL_ROWS = 65_534  # the most that a browser takes for a rowspan


class Piece(NamedTuple):
    """Characters that stand one behind the other in the file, from offset `at` on; a decoded entity stands at its &."""

    text: str
    at: int


class Line(NamedTuple):
    """A line of the page, never empty; cells of a row are parted by tabs.

    `end` is where it ends in the file; `linked` of its characters lead elsewhere; `is_row` says that it is a row of a
    table with more than one column.
    """

    pieces: tuple[Piece, ...]
    end: int
    linked: int = 0
    is_row: bool = False

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def start(self) -> int:
        """Where the line begins in the file."""
        return self.pieces[0].at


class Flow(NamedTuple):
    """The lines of a page in order, and the offsets of the pictures that stand alone, outside of lines of text."""

    lines: list[Line]
    pictures: list[int]


class _Cell(NamedTuple):
    """A cell that is open or was read; its lines are those from `first` up to `last`.

    `at` is where its content begins in the file; `size` and `rows` are what the page had of characters and rows when it
    began; `is_loose` that it holds a part of a page rather than a value or label.
    """

    extent: Extent
    at: int
    first: int
    size: int
    rows: int
    last: int = 0
    is_loose: bool = False


class _State:
    """What was read so far, and what is open at this place."""

    def __init__(self) -> None:
        self.lines: list[Line | None] = []  # None where a line went into a row: moving lines would take time
        self.pictures: list[int] = []
        self.tables: list[list[list[_Cell]]] = []
        self.cells: list[_Cell] = []
        self.pieces: list[Piece] = []
        self.blank: Piece | None = None  # seen behind the pieces; counts if more text follows on the line
        self.linked = 0
        self.picture: int | None = None
        self.size = 0
        self.rows = 0
        self.places = MOST_PLACES  # that tables may still have

    def word(self, text: str, at: int, is_link: bool) -> None:
        """Add characters without blanks to the line."""
        if self.blank is not None and self.pieces:
            # A line break in the file between two Chinese characters is no blank of the text.
            wide = min(self.pieces[-1].text[-1], text[0]) >= _FIRST_WIDE
            if not (wide and self.blank.text == "\n"):
                self.pieces.append(Piece(" ", self.blank.at))
        self.blank = None
        self.pieces.append(Piece(text, at))
        self.linked += len(text) if is_link else 0
        self.size += len(text)

    def space(self, text: str, at: int) -> None:
        """Add blanks of the file to the line."""
        broken = "\n" in text or "\r" in text or (self.blank is not None and self.blank.text == "\n")
        self.blank = Piece("\n" if broken else " ", at if self.blank is None else self.blank.at)

    def end_line(self) -> None:
        """What follows begins a new line."""
        if any(not piece.text.isspace() for piece in self.pieces):
            self.lines.append(Line(tuple(self.pieces), _end(self.pieces), self.linked))
        elif self.picture is not None:
            self.pictures.append(self.picture)
        self.pieces, self.blank, self.linked, self.picture = [], None, 0, None


def read_flow(page: str, marks: list[Mark]) -> Flow:
    """The lines of a page with the given marks, as a browser shows them without styles.

    What is hidden or deleted is left out, and so are buttons and lists to choose from. Blanks are collapsed, but for
    full-width ones and those of <pre>. A table that only lays out a page is read cell by cell. ReadError if tables are
    too large.
    """
    state = _State()
    hidden = verbatim = 0  # how many open elements make it so
    links: list[int] = []  # of the open links, up to which size of the page they are links
    opened: list[tuple[bool, bool]] = []
    for mark in marks:
        if mark.type == "open":
            opened.append((_is_hidden(page, mark), _is_link(page, mark)))
            hidden += opened[-1][0]
            if opened[-1][1]:
                links.append(state.size + MOST_LINK if mark.name == "a" else len(page))
            verbatim += mark.name == "pre"
            if not hidden:
                _open(state, page, mark)
        elif mark.type == "close":
            if not hidden:
                _close(state, mark)
            hides, leads = opened.pop()
            hidden -= hides
            if leads:
                links.pop()
            verbatim -= mark.name == "pre"
        elif not hidden:
            _write(state, page, mark, bool(links) and state.size < links[-1], bool(verbatim))
    state.end_line()
    return Flow([line for line in state.lines if line is not None], state.pictures)


def _is_hidden(page: str, mark: Mark) -> bool:
    if mark.name in _UNREAD:
        return True
    if not _MAY_HIDE.search(page, mark.start, mark.end):
        return False
    found = attributes(page, mark)
    return "hidden" in found or bool(_HIDDEN.search(found.get("style", "")))


def _is_link(page: str, mark: Mark) -> bool:
    """Whether what the element holds leads elsewhere: <a name="…"> does not, and <span onclick="…"> does."""
    return mark.name == "nav" or (
        mark.name in ("a", "span", "li") and not {"href", "onclick"}.isdisjoint(attributes(page, mark))
    )


def _open(state: _State, page: str, mark: Mark) -> None:
    if mark.name in BLOCKS or mark.name in ("br", "hr"):
        state.end_line()
    if mark.name == "table":
        state.tables.append([])
    elif mark.name == "tr":
        state.tables[-1].append([])
    elif mark.name in CELLS:
        state.cells.append(_Cell(_extent(page, mark), mark.end, len(state.lines), state.size, state.rows))
    elif mark.name == "img" and not _is_small(page, mark):
        state.picture = mark.start


def _close(state: _State, mark: Mark) -> None:
    if mark.name in BLOCKS:
        state.end_line()
    if mark.name == "table":
        _write_rows(state, state.tables.pop())
    elif mark.name in CELLS:
        cell = state.cells.pop()
        is_loose = state.size - cell.size > MOST_CELL or state.rows > cell.rows
        state.tables[-1][-1].append(cell._replace(last=len(state.lines), is_loose=is_loose))


def _write(state: _State, page: str, mark: Mark, is_link: bool, verbatim: bool) -> None:
    """Add a text or entity to the line."""
    if mark.type == "entity":
        for character in unescape(page[mark.start : mark.end]):
            if character in _BLANKS:
                state.space(character, mark.start)
            elif character not in _UNSEEN:
                state.word(character, mark.start, is_link)
    elif verbatim:
        for match in _VERBATIM.finditer(page, mark.start, mark.end):
            if match[0][0] in "\r\n":
                state.end_line()
            else:
                state.word(match[0].replace("\t", " ") if state.cells else match[0], match.start(), is_link)
    else:
        for match in _WORDS.finditer(page, mark.start, mark.end):
            if match[0][0] in _BLANKS:
                state.space(match[0], match.start())
            else:
                state.word(match[0], match.start(), is_link)


def _extent(page: str, mark: Mark) -> Extent:
    found = attributes(page, mark)
    columns, rows = _number(found.get("colspan", "")), _number(found.get("rowspan", ""))
    return Extent(1 if columns is None else columns, 1 if rows is None else rows or _ALL_ROWS)


def _is_small(page: str, mark: Mark) -> bool:
    found = attributes(page, mark)
    sizes = [_number(found.get(name, "")) for name in ("width", "height")]
    return any(size is not None and size <= MOST_ICON for size in sizes)


def _number(text: str) -> int | None:
    match = _DIGITS.match(text)
    return int(match[1]) if match else None


def _write_rows(state: _State, rows: list[list[_Cell]]) -> None:
    """Make rows of the lines that stand in the cells of a table, where it is a table and no layout."""
    grid = resolve([[cell.extent for cell in row] for row in rows], state.places)
    width = min(max(map(len, grid), default=0), MOST_COLUMNS)
    state.places -= width * len(grid)
    counts = [sum(cell.last > cell.first for cell in row) for row in rows]
    if max(counts, default=0) < 2:  # one column, or a page with cells for its margins
        return
    lays_out = any(cell.is_loose for row in rows for cell in row)
    ends: dict[tuple[int, int], int] = {}
    for places, row, count in zip(straighten(grid), rows, counts, strict=True):
        if count > lays_out and not any(cell.is_loose for cell in row):
            padding = [places[-1]._replace(first=False)] * (width - len(places))
            _write_row(state, [*places, *padding], rows, ends)


def _write_row(state: _State, places: list[Place], rows: list[list[_Cell]], ends: dict[tuple[int, int], int]) -> None:
    """Put a row where its first line stands. `ends` remembers of each cell where its content ends in the file."""
    pieces: list[Piece] = []
    linked, slot = 0, -1
    for place in places:
        cell = rows[place.row][place.cell]
        if place.first:
            lines = [line for line in state.lines[cell.first : cell.last] if line is not None]
            content = _joined(lines)
            pieces += content
            linked += sum(line.linked for line in lines)
            ends[place.row, place.cell] = _end(content) if content else cell.at
            state.lines[cell.first : cell.last] = [None] * (cell.last - cell.first)
            slot = cell.first if lines and slot < 0 else slot
        pieces.append(Piece("\t", ends.get((place.row, place.cell), cell.at)))
    state.lines[slot] = Line(tuple(pieces[:-1]), pieces[-1].at, linked, is_row=True)
    state.rows += 1


def _joined(lines: list[Line]) -> list[Piece]:
    """The lines of a cell as one, without blanks around it; Chinese is joined without a blank."""
    joined: list[Piece] = []
    for line in lines:
        pieces = _stripped(line.pieces)
        if joined and pieces and parted(joined[-1].text[-1], pieces[0].text[0]):
            joined.append(Piece(" ", _end(joined)))
        joined += pieces
    return joined


def _end(pieces: list[Piece]) -> int:
    """Where in the file the last of the pieces ends."""
    return pieces[-1].at + len(pieces[-1].text)


def _stripped(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces of a line without the blanks around it, whatever their width."""
    full = [number for number, piece in enumerate(pieces) if not piece.text.isspace()]
    found = list(pieces[full[0] : full[-1] + 1])
    text = found[0].text.lstrip()
    found[0] = Piece(text, found[0].at + len(found[0].text) - len(text))
    found[-1] = Piece(found[-1].text.rstrip(), found[-1].at)
    return found
