"""`govlint tree`: how a draft is understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govlint.cli.drafts import open_draft
from govlint.cli.output import put_data
from govlint.outline import Node, outline
from govlint.parser import parse
from govlint.reporters.terminal import visible
from govlint.source import Source
from govlint.unseen import Seen, seen

MOST_TEXT = 40  # characters of a node's text in the drawing


@click.command(short_help="Print the syntax tree of a draft.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def tree_command(file: Path, output_format: str) -> None:
    """Print the syntax tree of FILE (- for standard input) with the place of every node."""
    source = open_draft(file)
    bare = seen(source)
    node = _moved(outline(parse(bare.source)), bare)
    if output_format == "json":
        from govlint.reporters.json import written

        put_data(written(_as_json(node, source)) + "\n")
    else:
        click.echo("\n".join(_lines(node, source, 0)))


def _moved(node: Node, bare: Seen) -> Node:
    """A node of the draft as it is seen, with all below it, at their places in the draft."""
    span = bare.span(node.span) if node.span is not None else None
    return node._replace(span=span, children=tuple(_moved(child, bare) for child in node.children))


def _as_json(node: Node, source: Source) -> dict[str, Any]:
    from govlint.reporters.json import place

    at = place(source, node.span) if node.span is not None else {}
    return {"kind": node.kind, **at, **node.facts, "children": [_as_json(child, source) for child in node.children]}


def _lines(node: Node, source: Source, depth: int) -> list[str]:
    facts = " ".join(_shorten(str(value)) for value in node.facts.values() if value != "")
    place = ""
    if node.span is not None:
        start, end = source.position(node.span.start), source.position(node.span.end)
        place = f" {start.line}:{start.column}-{end.line}:{end.column}"
    below = [line for child in node.children for line in _lines(child, source, depth + 1)]
    return [visible(f"{'  ' * depth}{node.kind}{place}{'  ' + facts if facts else ''}"), *below]


def _shorten(text: str) -> str:
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"
