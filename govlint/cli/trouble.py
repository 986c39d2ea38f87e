"""Errors as the drafter sees them: one Chinese line on standard error, exit status 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from govlint.reporters.terminal import visible


class Trouble(click.ClickException):
    """govlint cannot do its work; the message says why and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without control characters that it quotes: usage lines would bury it."""
        click.echo(f"govlint：{visible(self.message)}", file=file, err=file is None)


@contextmanager
def troubled_by(*errors: type[Exception], of: Path | None = None) -> Iterator[None]:
    """Make Trouble of errors whose messages are for the drafter, said of the file `of` if they do not name one."""
    try:
        yield
    except errors as error:
        raise Trouble(f"{of.as_posix()}：{error}" if of else str(error)) from error
