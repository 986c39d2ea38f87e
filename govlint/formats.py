"""The official formats of the report, one edition a file in grammar/formats: what stands where, under which names.

An edition says which sections, aspects and tables a report has, what wordings are accepted, and which sums hold in
its tables. Adding an edition is adding a file and compiling it (govlint_grammar.compile).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from govlint_grammar.compiled.formats import FORMATS

from govlint.fold import key


class SectionFormat(NamedTuple):
    """One of the six sections: its number (1 to 6), official title and other wordings met in reports.

    `accepted` wordings pass without remark, `variants` are recognised and remarked on.
    `table` is the id of the table that the section holds, or "".
    """

    number: int
    title: str
    accepted: tuple[str, ...]
    variants: tuple[str, ...]
    table: str


class Aspect(NamedTuple):
    """What a section must speak of, and the words that show that it does."""

    label: str
    keywords: tuple[str, ...]


class Line(NamedTuple):
    """A row or column of an official table.

    `label` is the official wording without its `ordinal`; `short` is the name in messages; `group` rows head the
    rows whose `parent` they are and carry no numbers. `numbers` says what the cells of a column may hold: whole
    numbers, signed whole numbers, or decimals; `unit_in_cell` whether they may print their unit. `keys` are the folded
    wordings by which the line is recognised, the official one first. `id` is the same in every edition that has the
    line; `aliases` are accepted wordings besides `label`; `unit` is that of its numbers, "" without one.
    """

    id: str
    label: str
    short: str
    ordinal: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    group: bool = False
    numbers: Literal["whole", "signed", "decimal"] = "whole"
    unit: str = ""
    unit_in_cell: bool = False
    keys: tuple[str, ...] = ()


class Block(NamedTuple):
    """A grid of rows and columns; a table has one or more, each under its title.

    `headers` are the header cells that name no column.
    """

    title: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    headers: tuple[str, ...]

    def __hash__(self) -> int:
        # Not of all it holds: blocks and tables are the keys of what is remembered of them.
        return hash((self.title, len(self.columns), len(self.rows)))

    def row(self, id: str) -> Line:
        """The row with this id; KeyError if there is none."""
        return _rows(self)[id]

    def column(self, id: str) -> Line:
        """The column with this id; KeyError if there is none."""
        return _columns(self)[id]

    def children(self, id: str) -> tuple[Line, ...]:
        """The rows directly under the group row `id`."""
        return _children(self).get(id, ())

    def row_name(self, row: Line) -> str:
        """The row as messages name it: with its own ordinal and its parent's, （四）1.本机关不掌握相关政府信息."""
        parent = self.row(row.parent) if row.parent else None
        above = parent.ordinal if parent and parent.parent else ""
        return above + row.ordinal + row.short


@lru_cache(maxsize=64)
def _rows(block: Block) -> Mapping[str, Line]:
    return {row.id: row for row in block.rows}


@lru_cache(maxsize=64)
def _columns(block: Block) -> Mapping[str, Line]:
    return {column.id: column for column in block.columns}


@lru_cache(maxsize=64)
def _children(block: Block) -> Mapping[str, tuple[Line, ...]]:
    parents = dict.fromkeys(row.parent for row in block.rows)
    return {parent: tuple(row for row in block.rows if row.parent == parent) for parent in parents}


class Identity(NamedTuple):
    """What must hold in a table: the lines `left` sum to the lines `right` (or to no more, if `relation` is `<=`).

    `each` says of what there is one equation each: "row" (the terms are columns) or "column" (the terms are rows).
    `rows` limits it to some rows; `words` name the left sum in messages, "" if its terms should be spelled out.
    """

    kind: str
    each: Literal["row", "column"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    rows: tuple[str, ...]
    words: str
    relation: Literal["==", "<="]


class TableFormat(NamedTuple):
    """An official table, printed as a grid, as blocks under one another, or with its rows side by side on a line."""

    id: str
    name: str
    layout: Literal["grid", "blocks", "line"]
    note: str
    blocks: tuple[Block, ...]
    identities: tuple[Identity, ...]

    def __hash__(self) -> int:
        return hash((self.id, self.note))

    def places(self) -> Iterator[tuple[Block, Line, Line]]:
        """Every cell that the table has in the format: its block, row and column."""
        return ((block, row, column) for block in self.blocks for row in block.rows for column in block.columns)

    def block(self, row: str) -> Block:
        """The block that has the row with this id; KeyError if none has."""
        return _by_row(self)[row]


@lru_cache(maxsize=32)
def _by_row(format: TableFormat) -> Mapping[str, Block]:
    return {row.id: block for block in format.blocks for row in block.rows}


class Edition(NamedTuple):
    """An official format, due for the report years `first_year` to `last_year` (None: still in force).

    `document` is what prescribes it; `overall_most_chars` how many characters other than blanks 总体情况 may
    have (0: no limit), `fee_statement` whether the last section must speak of fees.
    """

    id: str
    document: str
    name: str
    first_year: int
    last_year: int | None
    overall_most_chars: int
    fee_statement: bool
    sections: tuple[SectionFormat, ...]
    aspects: tuple[Aspect, ...]
    assessments: tuple[Aspect, ...]
    tables: tuple[TableFormat, ...]

    def table(self, id: str) -> TableFormat:
        """The table with this id; KeyError if there is none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)

    def section(self, number: int) -> SectionFormat:
        """The section with this number (1 to 6)."""
        return self.sections[number - 1]

    def due(self, year: int) -> bool:
        """Whether reports for `year` must follow this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@lru_cache(maxsize=1)
def editions() -> tuple[Edition, ...]:
    """Every edition that govlint ships, the newest first."""
    return tuple(map(edition, FORMATS))


def blocks() -> Iterator[Block]:
    """Every block of the official tables of every edition."""
    return (block for edition in editions() for table in edition.tables for block in table.blocks)


def edition(data: dict[str, Any]) -> Edition:
    """An edition from the contents of its file; KeyError or TypeError where a fact is missing or unknown."""
    return Edition(
        id=data["id"],
        document=data["document"],
        name=data["name"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        overall_most_chars=data["overall_most_chars"],
        fee_statement=data["fee_statement"],
        sections=tuple(
            SectionFormat(
                each["number"], each["title"], tuple(each["accepted"]), tuple(each["variants"]), each.get("table", "")
            )
            for each in data["section"]
        ),
        aspects=tuple(Aspect(each["label"], tuple(each["keywords"])) for each in data["aspect"]),
        assessments=tuple(Aspect(each["label"], tuple(each["keywords"])) for each in data["assessment"]),
        tables=tuple(map(_table, data["table"])),
    )


def _table(data: dict[str, Any]) -> TableFormat:
    blocks = tuple(
        Block(
            each.get("title", ""),
            tuple(map(_line, each["columns"])),
            tuple(map(_line, each["rows"])),
            tuple(each["headers"]),
        )
        for each in data["block"]
    )
    identities = tuple(map(_identity, data.get("identity", ())))
    return TableFormat(data["id"], data["name"], data["layout"], data.get("note", ""), blocks, identities)


def _line(data: dict[str, Any]) -> Line:
    label, aliases = data["label"], tuple(data.get("aliases", ()))
    return Line(**{"short": label, **data, "aliases": aliases, "keys": tuple(map(key, (label, *aliases)))})


def _identity(data: dict[str, Any]) -> Identity:
    return Identity(
        kind=data["kind"],
        each=data["each"],
        left=tuple(data["left"]),
        right=tuple(data["right"]),
        rows=tuple(data.get("rows", ())),
        words=data.get("words", ""),
        relation=data.get("relation", "=="),
    )
