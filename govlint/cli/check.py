"""`govlint check`: check drafts and print what is wrong in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from govlint import reporters
from govlint.cli import corrections
from govlint.cli.corrections import Mended, mend, tell
from govlint.cli.drafts import Stdin, find_drafts
from govlint.cli.facts import facts, options
from govlint.cli.status import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from govlint.cli.trouble import Trouble
from govlint.config import Settings, SettingsError, for_folder
from govlint.config import read as read_settings
from govlint.files import Note
from govlint.finding import Checked, Failed, Severity
from govlint.fixing import encoded
from govlint.linter import RuleCrash, check, check_path, unused
from govlint.plan import Overrides, Plan, make_plan
from govlint.readers import ReadError, read_stream
from govlint.reporters.terminal import visible
from govlint.rule import Rule, RuleError, load_all
from govlint.selection import SelectionError
from govlint.title import Body

SEVERITIES = [str(severity) for severity in sorted(Severity, reverse=True)]


class Run(NamedTuple):
    """Where the settings of this run come from, the rules, and what the command line says beside the settings."""

    settings: Path | None
    isolated: bool
    rules: tuple[Rule, ...]
    overrides: Overrides

    def plan(self, folder: Path) -> Plan:
        """The plan for the drafts of a folder; the settings nearest to it count. Trouble if they are wrong."""
        try:
            return _plan(self, self._settings(folder))
        except (SettingsError, SelectionError) as error:
            raise Trouble(str(error)) from error

    def settings_of(self, folder: Path) -> Settings:
        """The settings that count for the drafts of a folder. Trouble if they are wrong."""
        return self.plan(folder).settings

    def _settings(self, folder: Path) -> Settings:
        if self.isolated:
            return Settings()
        return read_settings(self.settings) if self.settings else for_folder(folder)


class Outcome(NamedTuple):
    """What came of a draft, and the plan that it was checked by (None if it was not found)."""

    result: Checked | Failed
    plan: Plan | None
    stdin: bool = False


@lru_cache(maxsize=64)
def _plan(run: Run, settings: Settings) -> Plan:
    return make_plan(settings, run.rules, run.overrides)


def _codes(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


SELECTOR: dict[str, Any] = {"multiple": True, "callback": _codes, "metavar": "CODES"}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option(
    "--select", **SELECTOR, help="Run these rules (codes, prefixes, names or ALL) instead of the default ones."
)
@click.option("--extend-select", **SELECTOR, help="Run these rules besides.")
@click.option("--ignore", **SELECTOR, help="Leave these rules out.")
@click.option("--fix", "fixes", is_flag=True, help="Make the corrections that cannot change the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="Make (or show) the proven corrections of numbers as well.")
@click.option("--diff", is_flag=True, help="Show what would be corrected, change nothing; exit 1 if anything would.")
@click.option("--output-format", type=click.Choice(reporters.FORMATS), default="full", show_default=True)
@click.option("-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings there.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Exit 1 from this severity on.  [default: error]")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only: no notes, no summary.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--stdin-filename", metavar="PATH", help="The name of the draft on standard input; its settings apply.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Skip these files and folders as well.")
@click.option("--include", multiple=True, metavar="GLOB", help="Take these files from folders, whatever their ending.")
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named (for pre-commit).")
@click.option("--config", "settings", type=click.Path(path_type=Path), help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@click.option("--no-plugins", is_flag=True, help="Leave out the rules of installed plug-ins.")
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
    year: int | None,
    edition: str | None,
    body: Body | None,
    today: datetime | None,
) -> int:
    """Check drafts: files, folders (the documents in them) or - for standard input; the current folder without any.

    Exit status: 0 nothing at the fail level, 1 findings, 2 govlint could not do its work.
    """
    said = options(year, edition, body, today)
    run = Run(settings, isolated, _rules(no_plugins), Overrides(select or None, extend_select, ignore, said))
    run.plan(Path())  # what is wrong with the command line or the settings here is said before any draft is read
    drafts = find_drafts(run.settings_of, paths or (".",), stdin_filename, exclude, include, force_exclude)
    outcomes = [*_outcomes(run, drafts, quiet)]
    if fixes or diff:
        mended = [mend(each.result, each.plan, unsafe_fixes, fixes and not (diff or each.stdin)) for each in outcomes]
        if diff:
            return _show_diff(outcomes, mended, colored=_colored(color, output_file))
        tell(mended, quiet)
        outcomes = [each._replace(result=it.after) for each, it in zip(outcomes, mended, strict=True)]
        _pass_on(outcomes)
    idle = _unused(outcomes)
    outcomes += idle
    results = [each.result for each in outcomes]
    summary = "" if quiet else reporters.summary(results, settings=len(idle))
    colored = _colored(color, output_file)
    # Standard output is for the corrected text of standard input, if there is any.
    aside = fixes and any(each.stdin for each in outcomes)
    _write(_text(results, output_format, statistics, summary, colored), output_file, colored, aside)
    return _status(outcomes, fail_level, exit_zero)


def _show_diff(outcomes: Sequence[Outcome], mended: Sequence[Mended], colored: bool) -> int:
    click.echo(corrections.diff(mended), nl=False, color=colored)
    if any(isinstance(each.after, Failed) for each in mended):
        return EXIT_ERROR
    return EXIT_FINDINGS if any(each.made for each in mended) else EXIT_CLEAN


def _pass_on(outcomes: Sequence[Outcome]) -> None:
    """The corrected text of standard input, in its own encoding, on standard output."""
    for each in outcomes:
        if each.stdin and isinstance(each.result, Checked):
            sys.stdout.flush()
            sys.stdout.buffer.write(encoded(each.result.source))
            sys.stdout.buffer.flush()


def _rules(no_plugins: bool) -> tuple[Rule, ...]:
    try:
        return load_all(plugins=not no_plugins)
    except RuleError as error:
        raise Trouble(str(error)) from error


def _outcomes(run: Run, drafts: Iterator[Stdin | Path | Failed | Note], quiet: bool) -> Iterator[Outcome]:
    """Each draft checked; notes and errors go to standard error on the way."""
    for draft in drafts:
        if isinstance(draft, Note):
            _say([draft.text], quiet)
        elif isinstance(draft, Failed):
            yield _heard(Outcome(draft, None), quiet)
        elif isinstance(draft, Stdin):
            plan = run.plan(Path(draft.name).parent)
            yield _heard(Outcome(_check_stdin(draft.name, plan), plan, stdin=True), quiet)
        else:
            plan = run.plan(draft.parent)
            yield _heard(Outcome(check_path(draft, plan), plan), quiet)


def _check_stdin(name: str, plan: Plan) -> Checked | Failed:
    try:
        return check(read_stream(sys.stdin.buffer, name, plan.settings.limits), plan)
    except (ReadError, RuleCrash) as error:
        return Failed(name, str(error))


def _heard(outcome: Outcome, quiet: bool) -> Outcome:
    """The outcome, after its error or its notes were said."""
    result = outcome.result
    if isinstance(result, Failed):
        _say([f"{result.path}：{result.error}"], quiet=False)
    else:
        _say([f"{result.source.name}：{note}" for note in result.source.notes], quiet)
    return outcome


def _say(messages: Sequence[str], quiet: bool) -> None:
    for message in () if quiet else messages:
        click.echo(visible(message), err=True)


def _unused(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The entries of each settings file of the run that accepted nothing."""
    plans = {each.plan.settings.path: each.plan for each in outcomes if each.plan is not None}
    found = []
    for plan in plans.values():
        its = [each.result for each in outcomes if each.plan is plan and isinstance(each.result, Checked)]
        idle = unused(plan, its)
        found += [Outcome(idle, plan)] if idle is not None else []
    return found


def _colored(color: str, output_file: Path | None) -> bool:
    """Whether to colour: as told, else as NO_COLOR and FORCE_COLOR say, else on a terminal only."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return output_file is None and sys.stdout.isatty()


def _text(
    results: Sequence[Checked | Failed], output_format: str, statistics: bool, summary: str, colored: bool
) -> str:
    if statistics:
        return reporters.statistics(results)
    try:
        text = reporters.get(output_format)(results, color=colored)
    except reporters.ReportError as error:
        raise Trouble(str(error)) from error
    return text + summary if output_format in reporters.SPOKEN else text


def _write(text: str, output_file: Path | None, colored: bool, aside: bool) -> None:
    """Write what was found to a file, else to standard output, or `aside` to standard error."""
    if output_file is None:
        click.echo(text, nl=False, err=aside, color=colored)
        return
    try:
        output_file.write_text(text, "utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise Trouble(f"{output_file.as_posix()}：无法写入：{error.strerror}") from error


def _status(outcomes: Sequence[Outcome], fail_level: str | None, exit_zero: bool) -> int:
    if any(isinstance(each.result, Failed) for each in outcomes):
        return EXIT_ERROR
    fails = any(
        finding.severity >= (Severity[fail_level.upper()] if fail_level else each.plan.settings.fail_level)
        for each in outcomes
        if isinstance(each.result, Checked) and each.plan is not None
        for finding in each.result.findings
    )
    return EXIT_FINDINGS if fails and not exit_zero else EXIT_CLEAN
