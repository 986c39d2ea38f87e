"""A run of `govlint check`: each draft by the settings of its folder, looked up in the cache or checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import click

from govlint import cache
from govlint.accepted import Watch
from govlint.cache import Cache
from govlint.cli.trouble import Trouble
from govlint.config import Settings, SettingsError, for_folder
from govlint.config import read as read_settings
from govlint.files import Note, discover
from govlint.finding import Checked, Failed
from govlint.globs import matches
from govlint.plan import Overrides, Plan, make_plan, spared
from govlint.plugins import state
from govlint.readers import ReadError, contents, decode, read_stream
from govlint.reporters.terminal import visible
from govlint.selection import SelectionError
from govlint.stored import lean

FEW = 16  # drafts that one process has checked before others have begun


class Run(NamedTuple):
    """Where the settings of this run come from, and what the command line says beside them.

    `config` is None if they are those of the folder of each draft. `plugins` tells whether plug-ins count, `whole`
    whether the texts of drafts without findings are needed too.
    """

    config: Path | None
    isolated: bool
    plugins: bool
    overrides: Overrides
    whole: bool
    cache: Cache | None = None

    def settings(self, folder: Path) -> Settings:
        """The settings for the drafts of a folder. Trouble if they are wrong."""
        try:
            if self.isolated:
                return Settings()
            return read_settings(self.config) if self.config else for_folder(folder)
        except SettingsError as error:
            raise Trouble(str(error)) from error


class Stdin(NamedTuple):
    """A draft on standard input, and the name that it goes by."""

    name: str


Draft = Stdin | Path | Failed | Note  # what a search yields


class Todo(NamedTuple):
    """A draft that is to be checked, and the settings for it."""

    settings: Settings
    path: Path


class Outcome(NamedTuple):
    """What came of a draft, and the settings that it was checked by (None if it was not found)."""

    result: Checked | Failed
    settings: Settings | None
    stdin: bool = False


@lru_cache(maxsize=64)
def plan(run: Run, settings: Settings) -> Plan:
    """The plan for the drafts with these settings. Trouble if they, or the command line, name what does not exist."""
    from govlint.rule import RuleError, load_all  # the rules are needed only where something is not in the cache

    try:
        return make_plan(settings, load_all(run.plugins), run.overrides)
    except (RuleError, SettingsError, SelectionError) as error:
        raise Trouble(str(error)) from error


@lru_cache(maxsize=64)
def watch(run: Run, settings: Settings) -> Watch:
    """What is to be known of the plan where all results are known already. Trouble as for `plan`."""
    known = cache.recall_watch(run.cache, _key(run, settings)) if run.cache else None
    if known is not None:
        return known
    from govlint.linter import watch as watch_of

    found = watch_of(plan(run, settings))
    if run.cache:
        cache.keep_watch(run.cache, _key(run, settings), found)
    return found


@lru_cache(maxsize=64)
def _key(run: Run, settings: Settings) -> str:
    assert run.cache is not None
    return cache.plan_key(run.cache, settings, run.overrides)


def prepared(run: Run, cached: bool, folder: str | None) -> Run:
    """The run with its cache, if it is to have one, in `folder` or where the settings here say.

    What is wrong with the command line or the settings here is said before any draft is read: Trouble.
    """
    settings = run.settings(Path())
    if cached:
        run = run._replace(cache=Cache(os.path.abspath(cache_folder(settings, folder)), state(run.plugins)))
    watch(run, settings)
    return run


def cache_folder(settings: Settings, said: str | None) -> str:
    """Where the cache is: as the command line says, else as the settings of the working directory do."""
    if said is not None or settings.cache_dir is None:
        return said or cache.FOLDER
    base = settings.path.parent if settings.path else Path()
    return (base / settings.cache_dir).as_posix()


def tidy(run: Run) -> None:
    """Keep the cache from growing without end."""
    if run.cache is not None:
        cache.prune(run.cache)


def drafts(
    run: Run, paths: Sequence[str], stdin_filename: str | None, exclude: Sequence[str], force: bool
) -> Iterator[Draft]:
    """What there is to check, in the order of the command line."""

    def excluded(path: Path) -> bool:
        settings = run.settings(path.parent)
        base = settings.path.parent if settings.path else Path()
        return any(matches(glob, path, base) for glob in settings.exclude) or any(
            matches(glob, path, Path()) for glob in exclude
        )

    for path in paths:
        if path == "-":
            yield Stdin(stdin_filename or "-")
    yield from discover([path for path in paths if path != "-"], excluded, force)


def outcomes(
    run: Run, found: Iterable[Stdin | Path | Failed | Note], jobs: int | None, quiet: bool
) -> Iterator[Outcome]:
    """Each draft checked, by `jobs` processes; notes and errors go to standard error on the way, in the same order."""
    for each in _results(run, _stream(run, found), jobs):
        if isinstance(each, Trouble):
            raise each
        if isinstance(each, Note):
            _say([each.text], quiet)
        else:
            yield _heard(each, quiet)


def _stream(run: Run, found: Iterable[Draft]) -> Iterator[Outcome | Note | Trouble | Todo]:
    """What is found: outcomes where they are known, work where it is to be done, trouble in its place in the order."""
    try:
        for draft in found:
            if isinstance(draft, Note):
                yield draft
            elif isinstance(draft, Failed):
                yield Outcome(draft, None)
            elif isinstance(draft, Stdin):
                settings = _checked_settings(run, Path(draft.name).parent)
                yield Outcome(_check_stdin(draft.name, plan(run, settings)), settings, stdin=True)
            else:
                settings = _checked_settings(run, draft.parent)
                known = _recall(run, settings, draft)
                yield Todo(settings, draft) if known is None else Outcome(known, settings)
    except Trouble as trouble:
        yield trouble


def _checked_settings(run: Run, folder: Path) -> Settings:
    settings = run.settings(folder)
    watch(run, settings)
    return settings


def _results(run: Run, stream: Iterator[Any], jobs: int | None) -> Iterator[Any]:
    """The stream with the work done: here if it is little or `jobs` is 1, else by as many processes."""
    first = []
    work = 0
    for each in stream if jobs is None else ():
        first.append(each)
        work += isinstance(each, Todo)
        if work == FEW:
            jobs = _cores()
            break
    stream = chain(first, stream)
    if jobs is None or jobs == 1:
        return (_examine(run, each) if isinstance(each, Todo) else each for each in stream)
    from govlint.parallel import in_order  # which takes as long to import as a draft to check

    return in_order(partial(_examine, run), stream, jobs, Todo, _lost)


def _cores() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _recall(run: Run, settings: Settings, path: Path) -> Checked | None:
    """What the cache knows of a draft."""
    if run.cache is None:
        return None
    name = path.as_posix()
    try:
        data = contents(path, settings.limits)
    except ReadError:
        return None  # which is said when it is examined
    key = cache.draft_key(_key(run, settings), name, spared(settings, path), data)
    return cache.recall(run.cache, key, name, data, run.whole)


def _examine(run: Run, todo: Todo) -> Outcome:
    """A draft read and checked, maybe in another process, and the result kept."""
    return Outcome(_check(run, todo.settings, todo.path), todo.settings)


def _check(run: Run, settings: Settings, path: Path) -> Checked | Failed:
    from govlint.linter import RuleCrash, check

    name = path.as_posix()
    try:
        data = contents(path, settings.limits)  # anew: the key must be that of what is checked
        checked = check(decode(data, name, settings.limits), plan(run, settings))
    except (ReadError, RuleCrash) as error:
        return Failed(name, str(error))
    except Exception as error:  # a fault of ours must not cost the results of the other drafts
        return Failed(name, f"govlint 内部出错：{error!r}。请报告此问题。")
    if run.cache:
        cache.keep(run.cache, cache.draft_key(_key(run, settings), name, spared(settings, path), data), checked)
    return checked if run.whole else lean(checked)


def _lost(todo: Todo) -> Outcome:
    return Outcome(Failed(todo.path.as_posix(), "检查时进程意外中止，未能检查"), todo.settings)


def _check_stdin(name: str, plan: Plan) -> Checked | Failed:
    from govlint.linter import RuleCrash, check

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
