"""Errors as the drafter sees them: one Chinese line on standard error, exit status 2."""

from __future__ import annotations

from typing import IO, Any

import click

from govlint.reporters.terminal import visible


class Trouble(click.ClickException):
    """govlint cannot do its work; the message says why and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without control characters that it quotes: usage lines would bury it."""
        click.echo(f"govlint：{visible(self.message)}", file=file, err=file is None)
