"""`govlint text`: the text that is checked, as it was taken from a document."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govlint.cli.drafts import open_draft
from govlint.reporters.terminal import visible, visible_lines


@click.command(short_help="Print the text of a document as govlint reads it.")
@click.argument("file", type=click.Path(path_type=Path))
def text_command(file: Path) -> None:
    """Print the text of FILE (- for standard input) as govlint reads it.

    One paragraph is a line, and one row of a table, its cells parted by tabs.

    Lines, columns and offsets of findings speak of this text.
    """
    source = open_draft(file)
    for note in source.notes:
        click.echo(visible(f"{source.name}：{note}"), err=True)
    click.echo(visible_lines(source.text) if sys.stdout.isatty() else source.text, nl=False)
