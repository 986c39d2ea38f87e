"""`govlint check --fix` and `--diff`: corrections made in the drafts, or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from govlint.cli.outcomes import Outcome
from govlint.cli.running import Run, plan
from govlint.finding import Checked, Failed
from govlint.fixing import FixError, encoded, fix, write
from govlint.linter import RuleCrash
from govlint.reporters.terminal import visible, visible_lines


class Mended(NamedTuple):
    """A draft before and after its corrections, and how many were made."""

    before: Checked | Failed
    after: Checked | Failed
    made: int


def mend(run: Run, outcome: Outcome, unsafe: bool, to_files: bool) -> Mended:
    """The corrections of a draft, written to its file if `to_files` and it has one; a Failed where they cannot be."""
    result, settings, stdin = outcome
    if isinstance(result, Failed) or settings is None or not any(each.fix for each in result.findings):
        return Mended(result, result, 0)
    try:
        fixed = fix(result, plan(run, settings), unsafe)
        if fixed.made and to_files and not stdin:
            write(Path(result.source.name), result.source, fixed.checked.source)
    except (FixError, RuleCrash) as error:
        return Mended(result, Failed(result.source.name, str(error)), 0)
    return Mended(result, fixed.checked, fixed.made)


def pass_on(outcomes: Sequence[Outcome]) -> None:
    """The corrected text of standard input, in its own encoding, on standard output."""
    for each in outcomes:
        if each.stdin and isinstance(each.result, Checked):
            sys.stdout.flush()
            sys.stdout.buffer.write(encoded(each.result.source))
            sys.stdout.buffer.flush()


def diff(mended: Sequence[Mended]) -> str:
    """What the corrections would change, as a unified diff; control characters other than tabs are shown, not sent."""
    return "".join(visible_lines(line) + "\n" for each in mended for line in _diff(each))


def _diff(mended: Mended) -> Iterator[str]:
    import difflib  # only where it draws

    if isinstance(mended.before, Checked) and isinstance(mended.after, Checked):
        name = mended.before.source.name
        old, new = (each.source.text.splitlines() for each in (mended.before, mended.after))
        yield from difflib.unified_diff(old, new, name, name, lineterm="")


def tell(mended: Sequence[Mended], quiet: bool) -> None:
    """Say on standard error how much was corrected, and what could not be written."""
    for each in mended:
        if isinstance(each.after, Failed) and not isinstance(each.before, Failed):
            click.echo(visible(f"{each.after.path}：{each.after.error}"), err=True)
        elif isinstance(each.after, Checked) and each.made and not quiet:
            click.echo(visible(f"{each.after.source.name}：改正{each.made}处。"), err=True)
