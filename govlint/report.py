"""The typed tree of a draft. Every node knows its characters; nothing in it says whether the draft is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from govlint.figure import CellName, Figure
from govlint.formats import Block, Line, TableFormat
from govlint.source import Span


class Title(NamedTuple):
    """The title of the report; `text` is without line breaks and blanks."""

    span: Span
    text: str


class Paragraph(NamedTuple):
    """A paragraph, of one line or of several where a page break cut it.

    `lines` are its parts without the blanks around them; `text` is the parts joined, so that a sentence is whole.
    """

    span: Span
    text: str
    lines: tuple[Span, ...]

    def place(self, start: int, end: int) -> Span:
        """The characters of the draft that are `text[start:end]` (and what stands between them at a page break)."""
        return Span(self._offset(start), self._offset(end - 1) + 1 if end > start else self._offset(start))

    def _offset(self, index: int) -> int:
        for line in self.lines:
            length = line.end - line.start
            if index < length:
                return line.start + index
            index -= length
        return self.span.end + index


# What may stand behind the number in a cell that is still a number: a unit, a note in brackets, or both.
_UNIT_AND_NOTE = re.compile(r"(?P<unit>[万亿]?(?:人次|[件条项元份宗起个次篇例人])?)(?P<note>[(\[].*[)\]])?", re.DOTALL)


class Cell(NamedTuple):
    """A table cell without the blanks around it.

    `figure` is the number that it begins with, if any; `rest` is what stands behind that number, folded.
    """

    span: Span
    text: str
    figure: Figure | None = None
    rest: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the cell holds a number, alone or with a unit or note, rather than words that begin with one."""
        if self.figure is None or not self.rest:  # as nearly all are
            return self.figure is not None
        return _UNIT_AND_NOTE.fullmatch(self.rest) is not None

    @property
    def unit(self) -> str:
        """The unit behind the number, "" without one."""
        match = _UNIT_AND_NOTE.fullmatch(self.rest)
        return match["unit"] if match else ""

    @property
    def note(self) -> str:
        """The note in brackets behind the number, "" without one."""
        match = _UNIT_AND_NOTE.fullmatch(self.rest)
        return (match["note"] or "") if match else ""


class Row(NamedTuple):
    """A row of a table: a line, or the lines of its cells."""

    span: Span
    cells: tuple[Cell, ...]


class Label(NamedTuple):
    """A label cell that was recognised as the official `line`.

    `name` is what messages call the line. `how` is "same" for an official or accepted wording, "near" for one that
    resembles it, "place" where only the ordinal or the position says which line is meant.
    """

    cell: Cell
    line: Line
    name: str
    how: Literal["same", "near", "place"]


Oddity = Literal[
    "missing-block",  # this one and the four below at the label that it should follow
    "missing-title",  # of a block
    "missing-header",
    "missing-row",
    "missing-column",
    "repeated-row",
    "unknown-row",
    "cell-count",  # `found` numbers instead of `wanted`
    "undivided",  # numbers in a row that the format divides into further rows
    "subtotal",  # the same beside those rows
    "scattered",  # most numbers stand apart from their rows; then nothing else is said of the table
]


class Remark(NamedTuple):
    """Something odd in the shape of a table, for the rules to report: at `span`, about the official line `name`."""

    kind: Oddity
    span: Span
    name: str
    found: int = 0
    wanted: int = 0


class Table:
    """A table; `format` is the official table that its labels show, None if it is none.

    It is read by meaning: `table["carried_over", "total"]` is the cell in that official row and column. A cell that is
    missing, or whose row is malformed, is not in `values`. `editions` are the ids of the formats that fit it best:
    several where they have the table in common. A class of its own, since a named tuple is indexed by position; not
    changed once it is made, but for its figures, which are read when they are first asked for.
    """

    __slots__ = ("_figures", "editions", "format", "labels", "remarks", "rows", "span", "values")

    def __init__(
        self,
        span: Span,
        rows: tuple[Row, ...],
        format: TableFormat | None = None,
        editions: tuple[str, ...] = (),
        values: Mapping[tuple[str, str], Cell] = MappingProxyType({}),
        labels: tuple[Label, ...] = (),
        remarks: tuple[Remark, ...] = (),
    ) -> None:
        self.span = span
        self.rows = rows
        self.format = format
        self.editions = editions
        self.values = values
        self.labels = labels
        self.remarks = remarks
        self._figures: dict[tuple[str, str], Figure] | None = None

    def __getitem__(self, place: tuple[str, str]) -> Cell:
        """The cell in an official row and column, by their ids; KeyError if the table has none."""
        return self.values[place]

    def get(self, row: str, column: str) -> Cell | None:
        """The cell in this official row and column, None if the table has none."""
        return self.values.get((row, column))

    def figure(self, row: str, column: str) -> Figure | None:
        """The number in this cell, labelled with its row and column; None if it is unknown, which is not 0.

        A number is known if it is of the kind that the column holds: whole and not negative, unless the format says so.
        """
        if self._figures is None:  # all at once: rules ask for the same ones again and again
            self._figures = dict(self._known())
        return self._figures.get((row, column))

    def _known(self) -> Iterator[tuple[tuple[str, str], Figure]]:
        if self.format is None:
            return
        for block, row, column in self.format.places():
            cell = self.values.get((row.id, column.id))
            figure = cell.figure if cell is not None and cell.is_number else None
            if (
                figure is not None
                and (not figure.decimals or column.numbers == "decimal")
                and (figure.value >= 0 or column.numbers == "signed")
            ):
                name = CellName(self.format.name, block.row_name(row), column.short)
                yield (row.id, column.id), figure._replace(label=f"“{name.row}”“{name.column}”", cell=name)

    def block(self, row: str) -> Block:
        """The block of the official table that has this row; KeyError if none has."""
        assert self.format is not None
        return self.format.block(row)


Part = Paragraph | Table


class Heading(NamedTuple):
    """A heading as printed: its ordinal (一、 or （一）, "" if it has none) and its title, each with its place.

    `number` is the value of the ordinal, None without one.
    """

    span: Span
    ordinal: str
    number: int | None
    title: str
    title_span: Span

    @property
    def ordinal_span(self) -> Span:
        """Where the ordinal stands: without characters, at the beginning, if there is none."""
        return Span(self.span.start, self.span.start + len(self.ordinal))


class Subsection(NamedTuple):
    """A part of a section under its own heading, such as （一）主动公开."""

    span: Span
    heading: Heading
    parts: tuple[Part, ...]


class Section(NamedTuple):
    """A top-level section. `official` is the number (1 to 6) of the official section that its title names.

    It is None where the title names none, whatever the ordinal says.
    """

    span: Span
    heading: Heading
    official: int | None
    parts: tuple[Part, ...]
    subsections: tuple[Subsection, ...]

    def all_parts(self) -> Iterator[Part]:
        """The paragraphs and tables of the section and of its subsections, in order."""
        yield from self.parts
        for subsection in self.subsections:
            yield from subsection.parts


class Report(NamedTuple):
    """A whole draft.

    `front` stands above the title (a masthead), `preamble` between it and the first heading (the introduction), `loose`
    are parts under headings of their own before the first section, `closing` follows the last one (落款, 附件). A draft
    without a title has no `front`.
    """

    title: Title | None
    front: tuple[Part, ...]
    preamble: tuple[Part, ...]
    loose: tuple[Subsection, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]

    def section(self, official: int) -> Section | None:
        """The first section that is the official one with this number."""
        return next((each for each in self.sections if each.official == official), None)

    def parts(self) -> Iterator[Part]:
        """Every paragraph and table up to the closing, in order."""
        yield from self.front
        yield from self.preamble
        for subsection in self.loose:
            yield from subsection.parts
        for section in self.sections:
            yield from section.all_parts()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph up to the closing, in order."""
        return (part for part in self.parts() if isinstance(part, Paragraph))

    def tables(self) -> Iterator[Table]:
        """Every table, in order."""
        return (part for part in self.parts() if isinstance(part, Table))
