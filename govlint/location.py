"""Where a place of a draft stands, in the words of a person who looks for it: section, table, row and column."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report import Paragraph, Report, Section, Table
from govlint.source import Source, Span

_NUMERALS = "一二三四五六"


def locate(source: Source, report: Report, span: Span) -> str:
    """The location of `span`: 第三部分，表三“一、本年新收政府信息公开申请数量”“自然人”，第2页第14行.

    "" where the draft has no sections and is plain text.
    """
    return "，".join([*_headings(report, span), *filter(None, [source.origin(span.start)])])


def _headings(report: Report, span: Span) -> Iterator[str]:
    if report.title is not None and _within(span, report.title.span):
        yield "标题"
    section = next((each for each in report.sections if _within(span, each.span)), None)
    if section is not None:
        yield _name(section)
    for part in section.all_parts() if section else report.parts():
        if isinstance(part, Table) and _within(span, part.span):
            yield from filter(None, [_cell(part, span)])
        elif section is None and isinstance(part, Paragraph) and _within(span, part.span) and report.sections:
            yield "首部"


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start < whole.end


def _name(section: Section) -> str:
    """The section as the law counts it, else by its heading as printed."""
    if section.official is not None:
        return f"第{_NUMERALS[section.official - 1]}部分"
    return f"“{section.heading.ordinal}{section.heading.title}”"


def _cell(table: Table, span: Span) -> str:
    """The table by its official name, with the row and column of a cell that was read; "" if it is no official one."""
    if table.format is None:
        return ""
    for (row, column), cell in table.values.items():
        if cell.span.start <= span.start and span.end <= cell.span.end:
            block = table.block(row)
            return f"{table.format.name}“{block.row_name(block.row(row))}”“{block.column(column).short}”"
    return table.format.name
