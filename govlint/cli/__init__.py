"""The command line: the only place that prints, reads arguments or knows exit statuses."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from govlint.cli.status import EXIT_CLEAN, EXIT_ERROR, EXIT_INTERRUPTED

# Each command is imported only when it is used; the table is also the order in --help.
COMMANDS = {
    "check": "govlint.cli.check",
    "review": "govlint.cli.review",
    "server": "govlint.cli.server",
    "rule": "govlint.cli.rules",
    "rules": "govlint.cli.rules",
    "text": "govlint.cli.text",
    "tree": "govlint.cli.tree",
    "figures": "govlint.cli.figures",
    "accept": "govlint.cli.accept",
    "clean": "govlint.cli.clean",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="govlint", message="govlint %(version)s")
def govlint() -> None:
    """Find what is wrong in a draft of a 政府信息公开工作年度报告 before it is published."""


def main() -> None:
    """Run the command line and exit with its status."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show Chinese gets escapes, not a crash
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(100_000)  # trees of tuples are no garbage, and are looked through for it again and again
    status = run(sys.argv[1:])
    gc.freeze()  # nor is what the process leaves behind, through which Python would go once more at its end
    sys.exit(status)


def _open_streams() -> None:
    """Read nothing from a standard stream that was closed, and write to none: Python has None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (until the process ends)


def run(arguments: list[str]) -> int:
    """Run a command and give its exit status."""
    try:
        return _status(arguments)
    except OSError as error:  # of our own output: what is wrong with a file is told by its name
        from govlint.writing import hindrance

        with suppress(OSError):
            click.echo(f"govlint：结果无法写出：{hindrance(error)}", err=True)
        return EXIT_ERROR


def _status(arguments: list[str]) -> int:
    """The exit status of a command; click's own are mapped to ours. OSError if its output cannot be written."""
    try:
        status = govlint.main(arguments, prog_name="govlint", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        return EXIT_ERROR
    except BrokenPipeError:
        return _closed_pipe()
    except SystemExit as error:  # click leaves in this way when the reader of its output has gone
        return _closed_pipe() if error.code == 1 else EXIT_ERROR
    except OSError:
        raise
    except Exception as error:
        click.echo(f"govlint 内部出错：{error!r}。请报告此问题。", err=True)
        return EXIT_ERROR
    return status if isinstance(status, int) else EXIT_CLEAN


def _closed_pipe() -> int:
    """The reader of our output has seen enough; keep Python from complaining when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_CLEAN
