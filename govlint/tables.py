"""Recognising the official tables of a draft by their labels, in every edition of the format."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from govlint.cells.official import is_official, is_piece
from govlint.fold import key
from govlint.formats import Edition, TableFormat
from govlint.labels import is_value, wording, wordings
from govlint.report import Oddity, Part, Remark, Row, Section, Table
from govlint.shapes import read_table
from govlint.shapes.reading import Reading
from govlint.source import Span

LOST: Oddity = "scattered"  # the remark on a table that lost its order
LEAST_ROBBED = 3  # rows without their numbers that show that a table lost its order, most numbers being of no row; or
LEAST_DOUBLE = 2  # rows with the numbers of others; or
LEAST_STRAYS = 2  # rows of numbers without a label, or of a part of a label without numbers


def recognise(rows: Sequence[Row], editions: Sequence[Edition]) -> Iterator[Table]:
    """The tables that a run of rows holds: one for each official table in it, in order.

    Rows that belong to none are a table without a format.
    """
    signs = _signs(tuple(editions))
    current = ""
    owned: list[tuple[str, Row]] = []
    for row in rows:
        current = _owner(row, signs) or current
        owned.append((current, row))
    # Rows above the first that tells one are its header.
    first = next((id for id, _ in owned if id), "")
    for id, part in groupby(owned, key=lambda each: each[0] or first):
        yield _read(id, [row for _, row in part], editions)


def _read(id: str, rows: list[Row], editions: Sequence[Edition]) -> Table:
    span = Span(rows[0].span.start, rows[-1].span.end)
    if not id:
        return Table(span, tuple(rows))
    known = [(edition.id, edition.table(id)) for edition in editions if any(each.id == id for each in edition.tables)]
    formats = list(dict.fromkeys(format for _, format in known))
    everything = frozenset[str]().union(*map(wordings, formats))
    readings = []
    for format in formats:
        readings.append((read_table(rows, format, everything - wordings(format)), format))
        if _is_sure(readings[-1][0], [other for other in formats if other is not format]):
            break
    best, format = max(readings, key=lambda each: each[0].fit)
    if _is_scattered(rows, best):
        return Table(span, tuple(rows), format, remarks=(Remark(LOST, best.remarks[0].span, format.name),))
    # Only labels tell editions apart: rows that are missing may be missing from either.
    fitting = [each for reading, each in readings if reading.fit[0] == best.fit[0]]
    return Table(
        span,
        tuple(rows),
        format,
        tuple(edition for edition, each in known if each in fitting),
        best.values,
        tuple(best.labels),
        tuple(best.remarks),
    )


def without_digests(sections: Sequence[Section], editions: Sequence[Edition]) -> tuple[Section, ...]:
    """The sections, with the official tables only where they belong: a digest in 总体情况 has some of their words.

    Where the section of a table does not hold it, its heading may be missing, and any other may have it.
    """
    own = {section.number: section.table for edition in editions for section in edition.sections}
    held = {
        _id(part)
        for section in sections
        for part in section.all_parts()
        if isinstance(part, Table) and part.format is not None and own.get(section.official or 0) == part.format.id
    }
    bare = {number for number, table in own.items() if table == ""}
    return tuple(
        _without(each, lambda table: _id(table) in held) if (each.official or 0) in bare else each for each in sections
    )


def without_rest(section: Section) -> Section:
    """A section with the rest of a table that lost its order as rows of none: a line among them may have parted it."""
    lost = {_id(part) for part in section.all_parts() if isinstance(part, Table) and _is_lost(part)}
    return _without(section, lambda table: _id(table) in lost and not _is_lost(table)) if lost else section


def _id(table: Table) -> str:
    """The id of the official table that a table is, "" if it is none."""
    return table.format.id if table.format is not None else ""


def _is_lost(table: Table) -> bool:
    return any(remark.kind == LOST for remark in table.remarks)


def _without(section: Section, which: Callable[[Table], bool]) -> Section:
    """A section some of whose tables are none of the official ones."""

    def parts(all_parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(
            Table(part.span, part.rows) if isinstance(part, Table) and which(part) else part for part in all_parts
        )

    return section._replace(
        parts=parts(section.parts),
        subsections=tuple(each._replace(parts=parts(each.parts)) for each in section.subsections),
    )


def _is_scattered(rows: Sequence[Row], reading: Reading) -> bool:
    """Whether rows have lost their numbers, and others or none have them, as where a PDF was copied by columns.

    Then nothing is sure of the rest.
    """
    counts = [(each.found, each.wanted) for each in reading.remarks if each.kind == "cell-count"]
    robbed = [found for found, wanted in counts if found < wanted]
    double = sum(found >= 2 * wanted for found, wanted in counts)
    if 0 in robbed and double >= LEAST_DOUBLE:
        return True
    if any(map(_is_parted, reading.remarks)) and _strays(rows, reading) >= LEAST_STRAYS:
        return True
    numbers = sum(cell.is_number for row in rows for cell in row.cells)
    placed = sum(cell.is_number for cell in reading.values.values()) + sum(robbed)
    return len(robbed) >= LEAST_ROBBED and 2 * placed < numbers


def _is_parted(remark: Remark) -> bool:
    """Whether a row lacks its label, or a label its row."""
    return remark.kind in ("missing-row", "unknown-row") or (remark.kind == "cell-count" and not remark.found)


def _strays(rows: Sequence[Row], reading: Reading) -> int:
    """How many rows are only numbers, or only a line of a label that was wrapped, and were not read."""
    read = sorted({*(cell.span for cell in reading.values.values()), *(label.cell.span for label in reading.labels)})
    starts = [span.start for span in read]
    last = [bisect_left(starts, row.span.end) - 1 for row in rows]  # of what was read, in front of a row's end
    free = (row for row, at in zip(rows, last, strict=True) if at < 0 or read[at].end <= row.span.start)
    return sum(map(_is_stray, free))


def _is_stray(row: Row) -> bool:
    if len(row.cells) == 1:
        return is_piece(row.cells[0].text) and not is_official(row.cells[0].text)
    return all(map(is_value, row.cells))


def _is_sure(reading: Reading, others: Sequence[TableFormat]) -> bool:
    """Whether a format fits without remark, every label in its very words, and none of the others has all of these."""
    said = [wording(label.cell.text) for label in reading.labels]
    perfect = not reading.remarks and all(label.how == "same" for label in reading.labels)
    known = map(wordings, others)
    return perfect and all(any(each.label not in words and each.bare not in words for each in said) for words in known)


def _owner(row: Row, signs: Mapping[str, str]) -> str:
    """The id of the official table that most of a row's labels tell, "" if they tell none."""
    words = (cell.text for cell in row.cells if len(cell.text) > 1 and (cell.figure is None or cell.rest))
    owners = [owner for each in words if (owner := signs.get(wording(each).label) or signs.get(key(each)))]
    return max(dict.fromkeys(owners), key=owners.count, default="")  # of the few tables that there are


@lru_cache(maxsize=4)
def _signs(editions: tuple[Edition, ...]) -> Mapping[str, str]:
    """Wordings that stand in one official table only, with its id.

    None that is a part of a wording of another table, as 其他 is of 其他结果: its line may be broken, and any other
    table of the report may have a row that is called so.
    """
    tables = [(table.id, wordings(table)) for edition in editions for table in edition.tables]
    texts = [(id, "\n".join(words)) for id, words in tables]
    return {
        sign: own for own, words in tables for sign in words if not any(sign in text for id, text in texts if id != own)
    }
