"""Where a place of a draft stands, in the words of a person who looks for it: section, table, row and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.numerals import written
from govlint.report import Report, Section, Table
from govlint.source import Source, Span


class Landmark(NamedTuple):
    """From offset `start` on, up to the next landmark, stands the part of the report that `words` name; `table` is the
    table there."""

    start: int
    words: str
    table: Table | None = None


def landmarks(report: Report) -> tuple[Landmark, ...]:
    """The title, the sections and the tables of a report, in the order of the text."""
    found = [Landmark(0, "首部" if report.sections else "")]
    if report.title is not None:
        found += [Landmark(report.title.span.start, "标题"), Landmark(report.title.span.end, found[0].words)]
    for section in report.sections:
        name = _name(section)
        found.append(Landmark(section.span.start, name))
        for part in section.all_parts():
            if isinstance(part, Table):
                found += [Landmark(part.span.start, name, part), Landmark(part.span.end, name)]
    if report.closing:
        found.append(Landmark(report.closing[0].span.start, "落款"))
    return tuple(sorted(found, key=lambda each: each.start))


def locate(source: Source, marks: Sequence[Landmark], span: Span) -> str:
    """The location of `span`: 第三部分，表三“一、本年新收政府信息公开申请数量”“自然人”，第2页第14行.

    `marks` are the landmarks of the report. "" where the draft has no sections and is plain text.
    """
    return "，".join(filter(None, [*_headings(marks, span), source.origin(span.start)]))


def _headings(marks: Sequence[Landmark], span: Span) -> Iterator[str]:
    index = bisect_right(marks, span.start, key=lambda each: each.start) - 1
    if index >= 0:
        yield marks[index].words
        table = marks[index].table
        yield _cell(table, span) if table is not None else ""


def _name(section: Section) -> str:
    """The section as the law counts it, else by its heading as printed."""
    if section.official is not None:
        return f"第{written(section.official)}部分"
    return f"“{section.heading.ordinal}{section.heading.title}”"


def _cell(table: Table, span: Span) -> str:
    """The table by its official name, with the row and column of a cell that was read; "" if it is no official one."""
    if table.format is None:
        return ""
    at = place_in(table, span)
    if at is None:
        return table.format.name
    row, column = at
    block = table.block(row)
    return f"{table.format.name}“{block.row_name(block.row(row))}”“{block.column(column).short}”"


def place_in(table: Table, span: Span) -> tuple[str, str] | None:
    """The official row and column of the cell that holds the span, by their ids; None if it is in no such cell."""
    if not table.span.start <= span.start <= table.span.end:
        return None
    cells = table.values.items()
    return next((at for at, cell in cells if cell.span.start <= span.start and span.end <= cell.span.end), None)
