"""`govlint server`: check the drafts that are open in an editor."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click

from govlint.cli.status import EXIT_CLEAN
from govlint.cli.trouble import Trouble


@click.command(short_help="Check the drafts that are open in an editor.")
@click.option("--stdio", is_flag=True, help="Some editors say so; it is the only way in which the server speaks.")
def server_command(stdio: bool) -> int:
    """Speak the Language Server Protocol on standard input and output, until the editor ends."""
    try:
        from govlint.cli.editor import server
    except ImportError as error:
        raise Trouble('在编辑器中检查要先安装组件：pip install "govlint[lsp]"') from error

    # What a plug-in prints must not stand among the answers; and pygls closes what it has written to.
    with open(sys.stdout.fileno(), "wb", closefd=False) as answers, redirect_stdout(sys.stderr):
        server().start_io(sys.stdin.buffer, answers)
    return EXIT_CLEAN
