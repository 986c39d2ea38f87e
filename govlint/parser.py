"""Source to Report: the layout by way of grammar/report.lark, with every official table read by its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint_grammar.compiled import report as grammar

from govlint import lalr
from govlint.cells import cut
from govlint.formats import editions
from govlint.headings import official_section, plain_heading, section_heading, subsection_heading
from govlint.lalr import Node, Token
from govlint.layout import tokens
from govlint.report import Paragraph, Part, Report, Section, Subsection, Title
from govlint.source import Source, Span
from govlint.tables import recognise, without_digests, without_rest

Children = Sequence[Node | Token]


def parse(source: Source) -> Report:
    """The tree of a draft. Every text has one; nothing is raised."""
    lines = (Token(token.kind, *token.span) for token in tokens(source))
    return _build(source, lalr.parse(grammar, lines))


def _build(source: Source, tree: Node) -> Report:
    """The typed tree of the grammar's tree."""
    nodes = {node.kind: node.children for node in _nodes(tree.children)}
    lines = list(map(_span, nodes.get("title", ())))
    title = Title(_cover(lines), "".join(source.cut(line) for line in lines)) if lines else None
    return Report(
        title=title,
        front=_parts(source, nodes.get("front", ())),
        preamble=_parts(source, nodes["preamble"]),
        loose=tuple(_subsection(source, node.children) for node in _nodes(nodes["loose"])),
        sections=without_digests([_section(source, node.children) for node in _nodes(nodes["sections"])], editions()),
        closing=tuple(_paragraph(source, [_span(token)]) for token in nodes["closing"]),
    )


def _section(source: Source, children: Children) -> Section:
    line = _span(children[0])
    text = source.cut(line)
    heading = section_heading(text, line.start) or plain_heading(text, line.start)
    if heading.number is None:
        heading = plain_heading(text, line.start)
    below = [node for node in _nodes(children) if node.kind == "subsection"]
    subsections = tuple(_subsection(source, node.children) for node in below)
    parts = _parts(source, [node for node in _nodes(children) if node.kind != "subsection"])
    span = _cover([line, *(each.span for each in (*parts, *subsections))])
    return without_rest(Section(span, heading, official_section(heading.title), parts, subsections))


def _subsection(source: Source, children: Children) -> Subsection:
    line = _span(children[0])
    text = source.cut(line)
    heading = subsection_heading(text, line.start) or plain_heading(text, line.start)
    parts = _parts(source, children[1:])
    return Subsection(_cover([line, *(each.span for each in parts)]), heading, parts)


def _parts(source: Source, nodes: Children) -> tuple[Part, ...]:
    found: list[Part] = []
    for node in _nodes(nodes):
        lines = list(map(_span, node.children))
        if node.kind == "paragraph":
            found.append(_paragraph(source, lines))
        else:
            found.extend(recognise(cut(source, lines), editions()))
    return tuple(found)


def _paragraph(source: Source, lines: Sequence[Span]) -> Paragraph:
    return Paragraph(_cover(lines), "".join(map(source.cut, lines)), tuple(lines))


def _nodes(children: Children) -> Iterator[Node]:
    return (each for each in children if isinstance(each, Node))


def _span(token: Node | Token) -> Span:
    assert isinstance(token, Token)
    return Span(token.start, token.end)


def _cover(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
