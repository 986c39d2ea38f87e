"""What `govlint check` gives at its end: the text, where it goes, and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from govlint import reporters
from govlint.cli.outcomes import Outcome
from govlint.cli.status import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from govlint.cli.trouble import Trouble, troubled_by
from govlint.finding import Checked, Failed, Severity


def colored_by(color: str, output_file: Path | None) -> bool:
    """Whether to colour: as told, else as NO_COLOR and FORCE_COLOR say, else on a terminal only."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return output_file is None and sys.stdout.isatty()


def text_of(
    results: Sequence[Checked | Failed], output_format: str, *, statistics: bool, summary: str, colored: bool
) -> str:
    """What is written of the results. Trouble if the format lacks a library that it needs.

    `summary` is the last line for people, which stands only in formats that are read by them.
    """
    if statistics:
        return reporters.statistics(results)
    with troubled_by(reporters.ReportError):
        text = reporters.get(output_format)(results, color=colored)
    return text + summary if output_format in reporters.SPOKEN else text


def spare(results: Sequence[Checked | Failed], output_file: Path | None) -> None:
    """Trouble if the file that is to be written is one of the drafts: its text would be lost."""
    if output_file is None or not output_file.exists():
        return
    names = (each.source.name if isinstance(each, Checked) else each.path for each in results)
    if any(os.path.exists(name) and os.path.samefile(name, output_file) for name in names):
        raise Trouble(f"{output_file.as_posix()}：是被检查的文稿，不能覆盖，请用-o换一个文件名")


def write(text: str, output_file: Path | None, *, colored: bool, aside: bool, data: bool) -> None:
    """Write what was found to a file, else to standard output, or `aside` to standard error; `data` as `put_data`."""
    if output_file is None:
        put_data(text, aside=aside) if data else click.echo(text, nl=False, err=aside, color=colored)
        return
    try:
        output_file.write_text(text, "utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        from govlint.writing import hindrance

        raise Trouble(f"{output_file.as_posix()}：无法写入：{hindrance(error)}") from error


def put_data(text: str, *, aside: bool = False) -> None:
    """Print JSON or a page for programs: in UTF-8, as both are by definition, whatever is usual on this machine."""
    stream = sys.stderr if aside else sys.stdout
    shown = text if stream.isatty() else text.encode("utf-8", "backslashreplace")
    click.echo(shown, nl=False, err=aside)


def status_of(outcomes: Sequence[Outcome], fail_level: str | None, *, exit_zero: bool) -> int:
    """2 if a draft could not be checked or corrected, 1 if anything was found at the fail level, else 0.

    The level is that of the settings of each draft, or `fail_level`.
    """
    if any(each.uncorrected or isinstance(each.result, Failed) for each in outcomes):
        return EXIT_ERROR
    fails = any(
        finding.severity >= (Severity[fail_level.upper()] if fail_level else each.settings.fail_level)
        for each in outcomes
        if isinstance(each.result, Checked) and each.settings is not None
        for finding in each.result.findings
    )
    return EXIT_FINDINGS if fails and not exit_zero else EXIT_CLEAN
