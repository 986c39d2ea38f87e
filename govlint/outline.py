"""A report's tree as nodes of one kind, to be printed or written as JSON for rule authors and bug reports."""

from __future__ import annotations

from typing import NamedTuple

from govlint.report import Paragraph, Part, Report, Section, Subsection, Table
from govlint.source import Span


class Node(NamedTuple):
    """A node of the tree: its kind, its characters (None for a node that stands for none), and what is known of it."""

    kind: str
    span: Span | None
    facts: dict[str, str | int]
    children: tuple[Node, ...] = ()


def outline(report: Report) -> Node:
    """The whole tree."""
    title = [Node("title", report.title.span, {"text": report.title.text})] if report.title else []
    children = [
        *_parts(report.front),
        *title,
        *_parts(report.preamble),
        *map(_subsection, report.loose),
        *map(_section, report.sections),
        *(Node("closing", each.span, {"text": each.text}) for each in report.closing),
    ]
    return Node("report", None, {}, tuple(children))


def _section(section: Section) -> Node:
    heading = section.heading
    facts: dict[str, str | int] = {"ordinal": heading.ordinal, "title": heading.title}
    if section.official is not None:
        facts["official"] = section.official
    return Node("section", section.span, facts, (*_parts(section.parts), *map(_subsection, section.subsections)))


def _subsection(subsection: Subsection) -> Node:
    facts: dict[str, str | int] = {"ordinal": subsection.heading.ordinal, "title": subsection.heading.title}
    return Node("subsection", subsection.span, facts, tuple(_parts(subsection.parts)))


def _parts(parts: tuple[Part, ...]) -> list[Node]:
    return [_paragraph(part) if isinstance(part, Paragraph) else _table(part) for part in parts]


def _paragraph(paragraph: Paragraph) -> Node:
    return Node("paragraph", paragraph.span, {"text": paragraph.text})


def _table(table: Table) -> Node:
    if table.format is None:
        return Node("table", table.span, {"rows": len(table.rows)})
    facts: dict[str, str | int] = {"id": table.format.id, "editions": " ".join(table.editions), "rows": len(table.rows)}
    cells = [
        Node("cell", cell.span, {"row": row, "column": column, "text": cell.text})
        for (row, column), cell in table.values.items()
    ]
    remarks = [Node("remark", each.span, {"remark": each.kind, "about": each.name}) for each in table.remarks]
    return Node("table", table.span, facts, (*cells, *remarks))
