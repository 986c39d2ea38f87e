"""`govlint check`: check drafts and print what is wrong in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

import click

from govlint import config, reporters
from govlint.cli.trouble import Trouble
from govlint.config import Settings, SettingsError
from govlint.draft import Options
from govlint.files import Note, discover
from govlint.finding import Checked, Failed, Severity
from govlint.linter import RuleCrash, check, check_path, unused
from govlint.plan import Overrides, Plan, known_editions, make_plan
from govlint.readers import ReadError, read_stream
from govlint.rule import Rule, RuleError, load_all
from govlint.selection import SelectionError
from govlint.title import BODIES, Body

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

    def _settings(self, folder: Path) -> Settings:
        if self.isolated:
            return Settings()
        return config.read(self.settings) if self.settings else config.for_folder(folder)


@lru_cache(maxsize=64)
def _plan(run: Run, settings: Settings) -> Plan:
    return make_plan(settings, run.rules, run.overrides)


def _codes(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


SELECTOR = {"multiple": True, "callback": _codes, "metavar": "CODES"}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option(
    "--select", **SELECTOR, help="Run these rules (codes, prefixes, names or ALL) instead of the default ones."
)
@click.option("--extend-select", **SELECTOR, help="Run these rules besides.")
@click.option("--ignore", **SELECTOR, help="Leave these rules out.")
@click.option("--output-format", type=click.Choice(reporters.FORMATS), default="full", show_default=True)
@click.option("-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings there.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Exit 1 from this severity on.  [default: error]")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only: no notes, no summary.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--stdin-filename", metavar="PATH", help="The name of the draft on standard input; its settings apply.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Skip these files and folders as well.")
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named (for pre-commit).")
@click.option("--config", "settings", type=click.Path(path_type=Path), help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@click.option("--no-plugins", is_flag=True, help="Leave out the rules of installed plug-ins.")
@click.option("--year", type=click.IntRange(1949, 2999), help="The report year, if the title does not say it.")
@click.option("--edition", metavar="ID", help="Hold the report to this edition of the official format.")
@click.option("--body", type=click.Choice(BODIES), help="The kind of office, if the title does not say it.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Check deadlines as of this day (YYYY-MM-DD).")
def check_command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    output_file: Path | None,
    fail_level: str | None,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    color: str,
    stdin_filename: str | None,
    exclude: tuple[str, ...],
    force_exclude: bool,
    settings: Path | None,
    isolated: bool,
    no_plugins: bool,
    year: int | None,
    edition: str | None,
    body: Body | None,
    today: datetime | None,
) -> int:
    """Check drafts: files, folders (their *.txt) or - for standard input; the current folder without any.

    Exit status: 0 nothing at the fail level, 1 findings, 2 govlint could not do its work.
    """
    options = Options(year=year, edition=_known(edition), body=body, today=today.date() if today else None)
    overrides = Overrides(select or None, extend_select, ignore, options)
    run = Run(settings, isolated, _rules(no_plugins), overrides)
    run.plan(Path())  # what is wrong with the command line or the settings here is said before any draft is read
    found = [*_results(run, paths or (".",), stdin_filename, exclude, force_exclude, quiet)]
    results = [result for result, _ in found]
    plans = {id(plan): plan for _, plan in found if plan is not None}
    for plan in plans.values():
        idle = unused(plan, [each for each, its in found if its is plan and isinstance(each, Checked)])
        results += [idle] if idle is not None else []
    _report(results, output_format, output_file, statistics, quiet, color)
    return _status(found, results, fail_level, exit_zero)


def _known(edition: str | None) -> str | None:
    if edition is not None and edition not in known_editions():
        raise Trouble(f"没有名为“{edition}”的格式，可用：{'、'.join(known_editions())}")
    return edition


def _rules(no_plugins: bool) -> tuple[Rule, ...]:
    try:
        return load_all(plugins=not no_plugins)
    except RuleError as error:
        raise Trouble(str(error)) from error


def _results(
    run: Run, paths: Sequence[str], stdin_filename: str | None, exclude: Sequence[str], force: bool, quiet: bool
) -> Iterator[tuple[Checked | Failed, Plan | None]]:
    """Each draft's result with the plan that it was checked by, in order; notes go to standard error on the way."""

    def excluded(path: Path) -> bool:
        patterns = run.plan(path.parent).settings
        base = patterns.path.parent if patterns.path else Path()
        return any(config.matches(glob, path, base) for glob in (*patterns.exclude, *exclude))

    for found in _drafts(paths, stdin_filename, excluded, force):
        if isinstance(found, Failed):
            yield found, None
        elif isinstance(found, Note):
            _say(found.text, quiet)
        elif isinstance(found, Path):
            plan = run.plan(found.parent)
            yield _noted(check_path(found, plan), quiet), plan
        else:
            plan = run.plan(Path(found).parent)
            yield _noted(_check_stdin(found, plan), quiet), plan


def _status(
    found: Sequence[tuple[Checked | Failed, Plan | None]],
    results: Sequence[Checked | Failed],
    fail_level: str | None,
    exit_zero: bool,
) -> int:
    return 0
