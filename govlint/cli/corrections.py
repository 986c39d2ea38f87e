"""`govlint check --fix` and `--diff`: corrections made in the drafts, or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from govlint.cli import output
from govlint.cli.outcomes import Outcome
from govlint.cli.running import Run, plan
from govlint.cli.status import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from govlint.finding import Checked, Failed
from govlint.fixing import FixError, encoded, fix, write
from govlint.reporters.terminal import visible, visible_lines
from govlint.rulings import RuleCrash


class Mended(NamedTuple):
    """A draft before and after its corrections, how many were made, and why none could be ("" if they could)."""

    before: Checked | Failed
    after: Checked | Failed
    made: int = 0
    error: str = ""


def show(
    run: Run,
    outcomes: Sequence[Outcome],
    output_file: Path | None,
    *,
    unsafe: bool,
    colored: bool,
    exit_zero: bool,
) -> int:
    """Write what would be corrected where findings are written, as a unified diff, and change nothing; the exit status.

    It is 1 if anything would be, unless `exit_zero`.
    """
    mended = [_mended(run, each, unsafe=unsafe, to_files=False) for each in outcomes]
    for each in mended:
        _tell(each, quiet=True)
    # Control characters other than tabs are shown, not sent.
    lines = [visible_lines(line) for each in mended for line in _diff(each)]
    output.write("".join(f"{line}\n" for line in lines), output_file, colored=colored, aside=False, data=False)
    if any(each.error or isinstance(each.after, Failed) for each in mended):
        return EXIT_ERROR
    return EXIT_FINDINGS if any(each.made for each in mended) and not exit_zero else EXIT_CLEAN


def make(run: Run, outcomes: Sequence[Outcome], *, unsafe: bool, quiet: bool) -> list[Outcome]:
    """Correct the drafts: files in their place, standard input on standard output; what came of each, then."""
    mended = [_mended(run, each, unsafe=unsafe, to_files=True) for each in outcomes]
    for each in mended:
        _tell(each, quiet=quiet)
    corrected = [
        each._replace(result=its.after, uncorrected=bool(its.error)) for each, its in zip(outcomes, mended, strict=True)
    ]
    for outcome in corrected:
        _pass_on(outcome)
    return corrected


def _mended(run: Run, outcome: Outcome, *, unsafe: bool, to_files: bool) -> Mended:
    """The corrections of a draft, written to its file if `to_files` and it has one."""
    result, settings, stdin, _ = outcome
    if isinstance(result, Failed) or settings is None or not any(each.fix for each in result.findings):
        return Mended(result, result)
    try:
        fixed = fix(result, plan(run, settings), unsafe)
        if fixed.made and to_files and not stdin:
            write(Path(result.source.name), result.source, fixed.checked.source)
    except (FixError, RuleCrash) as error:
        return Mended(result, result, error=str(error))
    return Mended(result, fixed.checked, fixed.made)


def _diff(mended: Mended) -> Iterator[str]:
    import difflib  # only where it draws

    if isinstance(mended.before, Checked) and isinstance(mended.after, Checked):
        name = mended.before.source.name
        old, new = (each.source.text.splitlines() for each in (mended.before, mended.after))
        yield from difflib.unified_diff(old, new, name, name, lineterm="")


def _tell(mended: Mended, *, quiet: bool) -> None:
    """Say on standard error how much was corrected, or what could not be written."""
    if isinstance(mended.after, Checked) and (mended.error or (mended.made and not quiet)):
        said = mended.error or f"改正{mended.made}处。"
        click.echo(visible(f"{mended.after.source.name}：{said}"), err=True)


def _pass_on(outcome: Outcome) -> None:
    """The corrected text of standard input, in its own encoding, on standard output; of a document, nothing."""
    if outcome.stdin and isinstance(outcome.result, Checked) and outcome.result.source.kind == "text":
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(outcome.result.source))
        sys.stdout.buffer.flush()
