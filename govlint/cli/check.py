"""`govlint check`: check drafts and print what is wrong in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from govlint import reporters
from govlint.cli.drafts import find_drafts
from govlint.cli.facts import NO_PLUGINS, facts
from govlint.cli.outcomes import Outcome, outcomes
from govlint.cli.output import colored_by, spare, status_of, text_of, write
from govlint.cli.progress import counted
from govlint.cli.running import Run, prepared, watch
from govlint.finding import Checked, Severity
from govlint.options import Options
from govlint.plan import Overrides
from govlint.settings.accepted import unused

SEVERITIES = [str(severity) for severity in sorted(Severity, reverse=True)]


def _codes(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


SELECTOR: dict[str, Any] = {"multiple": True, "callback": _codes, "metavar": "CODES"}


@click.command(short_help="Check drafts and say what is wrong in them.")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option(
    "--select", **SELECTOR, help="Run these rules (codes, prefixes, names or ALL) instead of the default ones."
)
@click.option("--extend-select", **SELECTOR, help="Run these rules as well.")
@click.option("--ignore", **SELECTOR, help="Leave these rules out.")
@click.option("--fix", "fixes", is_flag=True, help="Make the corrections that cannot change the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the proven corrections of numbers as well.")
@click.option("--diff", is_flag=True, help="Show what would be corrected, change nothing; exit 1 if anything would.")
@click.option(
    "--output-format",
    type=click.Choice(reporters.FORMATS),
    default="full",
    show_default=True,
    help="For people (the first two), programs, browsers.",
)
@click.option(
    *("-o", "--output-file"),
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="Write the findings, or with --diff the corrections, to this file; - is standard output.",
)
@click.option(
    "--fail-level",
    type=click.Choice(SEVERITIES),
    help="Exit 1 from this severity on.  [default: that of the settings, else error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings, or corrections to show.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only: no notes, no summary.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the findings; auto: on a terminal.",
)
@click.option("--stdin-filename", metavar="PATH", help="The name of the draft on standard input; its settings apply.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Skip these files and folders as well.")
@click.option("--include", multiple=True, metavar="GLOB", help="Of the files in folders, take these only.")
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named (for pre-commit).")
@click.option("--config", "settings", type=click.Path(path_type=Path), help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@NO_PLUGINS
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Check with N processes.  [default: by the number of files]",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what was found before.")
@click.option("--cache-dir", metavar="DIR", help="Keep what was found in this folder.  [default: .govlint_cache]")
@facts
def check_command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fixes: bool,
    unsafe_fixes: bool,
    diff: bool,
    output_format: str,
    output_file: Path | None,
    fail_level: str | None,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    color: str,
    stdin_filename: str | None,
    exclude: tuple[str, ...],
    include: tuple[str, ...],
    force_exclude: bool,
    settings: Path | None,
    isolated: bool,
    no_plugins: bool,
    jobs: int | None,
    no_cache: bool,
    cache_dir: str | None,
    options: Options,
) -> int:
    """Check drafts: files, folders with all below, or - for standard input; the current folder without any.

    Exit status: 0 nothing at the fail level, 1 findings, 2 govlint could not do its work.
    """
    if unsafe_fixes and not (fixes or diff):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    output_file = None if output_file == Path("-") else output_file
    paths = paths or ("-" if stdin_filename else ".",)
    said = Overrides(select or None, extend_select, ignore, options)
    run = Run(settings, isolated, plugins=not no_plugins, overrides=said, keep_text=output_format == "html")
    run = prepared(run, cached=not no_cache, folder=cache_dir)
    found = find_drafts(run.settings, paths, stdin_filename, exclude, include, force_exclude)
    many = not quiet and any(Path(path).is_dir() for path in paths)
    done = [*counted(outcomes(run, found, jobs, quiet=quiet), many)]
    spare([each.result for each in done], output_file)
    colored = colored_by(color, output_file)
    if fixes or diff:
        from govlint.cli import corrections  # with the engine, which known results do not need

        if diff:
            return corrections.show(run, done, output_file, unsafe=unsafe_fixes, colored=colored, exit_zero=exit_zero)
        done = corrections.make(run, done, unsafe=unsafe_fixes, quiet=quiet)
    idle = _unused(run, done)
    done += idle
    results = [each.result for each in done]
    summary = "" if quiet else reporters.summary(results, settings=len(idle))
    # Standard output is for the corrected text of standard input, if there is any.
    aside = fixes and any(each.stdin for each in done)
    data = not statistics and output_format not in reporters.SPOKEN
    text = text_of(results, output_format, statistics=statistics, summary=summary, colored=colored)
    write(text, output_file, colored=colored, aside=aside, data=data)
    return status_of(done, fail_level, exit_zero=exit_zero)


def _unused(run: Run, done: Sequence[Outcome]) -> list[Outcome]:
    """The entries of each settings file of the run that accepted nothing."""
    found = []
    for settings in {each.settings.path: each.settings for each in done if each.settings is not None}.values():
        its = [each.result for each in done if each.settings == settings and isinstance(each.result, Checked)]
        idle = unused(settings, watch(run, settings), its) if settings.accept else None
        found += [Outcome(idle, settings)] if idle is not None else []
    return found
