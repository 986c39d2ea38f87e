"""Source to Report: the layout by way of grammar/report.lark, with every official table read by its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from govlint.cells import cut
from govlint.formats import editions
from govlint.headings import official_section, plain_heading, section_heading, subsection_heading
from govlint.layout import tokens
from govlint.report import Paragraph, Part, Report, Section, Subsection, Title
from govlint.source import Source, Span
from govlint.tables import recognise

if TYPE_CHECKING:
    from lark import Lark, Tree
    from lark.lexer import Token as LarkToken

    Children = Sequence[Any]


def parse(source: Source) -> Report:
    """The tree of a draft. Every text has one; nothing is raised."""
    tree = _grammar().parse(tokens(source))  # not a text: see TokenList
    return _build(source, tree)


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    from lark import Lark
    from lark.lexer import Lexer
    from lark.lexer import Token as LarkToken

    class TokenList(Lexer):
        """Hands the layout's tokens to Lark."""

        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[LarkToken]:
            return (LarkToken(token.type, "", token.span.start, end_pos=token.span.end) for token in lexer_state)

    text = (files("govlint_grammar") / "report.lark").read_text("utf-8")
    return Lark(text, start="report", parser="lalr", lexer=TokenList)


def _build(source: Source, tree: Tree[LarkToken]) -> Report:
    """The typed tree of Lark's tree."""
    nodes: dict[str, Children] = {node.data: node.children for node in tree.children}  # type: ignore[union-attr]
    lines = [_span(token) for token in nodes.get("title", [])]
    title = Title(_cover(lines), "".join(source.cut(line) for line in lines)) if lines else None
    return Report(
        title=title,
        front=_parts(source, nodes.get("front", [])),
        preamble=_parts(source, nodes["preamble"]),
        loose=tuple(_subsection(source, node.children) for node in nodes["loose"]),
        sections=tuple(_section(source, node.children) for node in nodes["sections"]),
        closing=tuple(_paragraph(source, [_span(token)]) for token in nodes["closing"]),
    )


def _section(source: Source, children: Children) -> Section:
    line = _span(children[0])
    text = source.cut(line)
    heading = section_heading(text, line.start) or plain_heading(text, line.start)
    if heading.number is None:
        heading = plain_heading(text, line.start)
    below = [node for node in children[1:] if node.data == "subsection"]
    subsections = tuple(_subsection(source, node.children) for node in below)
    parts = _parts(source, [node for node in children[1:] if node.data != "subsection"])
    span = _cover([line, *(each.span for each in (*parts, *subsections))])
    return Section(span, heading, official_section(heading.title), parts, subsections)


def _subsection(source: Source, children: Children) -> Subsection:
    line = _span(children[0])
    text = source.cut(line)
    heading = subsection_heading(text, line.start) or plain_heading(text, line.start)
    parts = _parts(source, children[1:])
    return Subsection(_cover([line, *(each.span for each in parts)]), heading, parts)


def _parts(source: Source, nodes: Children) -> tuple[Part, ...]:
    found: list[Part] = []
    for node in nodes:
        lines = [_span(token) for token in node.children]
        if node.data == "paragraph":
            found.append(_paragraph(source, lines))
        else:
            found.extend(recognise(cut(source, lines), editions()))
    return tuple(found)


def _paragraph(source: Source, lines: Sequence[Span]) -> Paragraph:
    return Paragraph(_cover(lines), "".join(map(source.cut, lines)), tuple(lines))


def _span(token: Any) -> Span:
    return Span(token.start_pos, token.end_pos)


def _cover(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
