"""All drafts of a run checked, by one process or several, and spoken of in their order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import click

from govlint.cli.drafts import Stdin
from govlint.cli.running import Run, examine, examine_stdin, recall, tidy, watch
from govlint.cli.trouble import Trouble
from govlint.files import Note
from govlint.finding import Checked, Failed
from govlint.reporters.terminal import visible
from govlint.settings import Settings

FEW = 16  # drafts that one process has checked before others have begun

Found = Stdin | Path | Failed | Note  # what a search yields


class Todo(NamedTuple):
    """A draft that is to be checked, and the settings for it."""

    settings: Settings
    path: Path


class Outcome(NamedTuple):
    """What came of a draft, and the settings that it was checked by (None if it was not found).

    `uncorrected` is true if corrections were asked for and could not be made.
    """

    result: Checked | Failed
    settings: Settings | None
    stdin: bool = False
    uncorrected: bool = False


def outcomes(run: Run, found: Iterable[Found], jobs: int | None, *, quiet: bool) -> Iterator[Outcome]:
    """Each draft checked, by `jobs` processes; notes and errors go to standard error on the way, in the same order."""
    for each in _results(run, _stream(run, found), jobs):
        if isinstance(each, Trouble):
            raise each
        if isinstance(each, Note):
            _say([each.text], quiet=quiet)
        else:
            yield _heard(each, quiet=quiet)


def _stream(run: Run, found: Iterable[Found]) -> Iterator[Outcome | Note | Trouble | Todo]:
    """What is found: outcomes where they are known, work where it is to be done, trouble in its place in the order."""
    new = False
    try:
        for each in found:
            if isinstance(each, Note):
                yield each
            elif isinstance(each, Failed):
                yield Outcome(each, None)
            elif isinstance(each, Stdin):
                settings = _checked_settings(run, Path(each.name).parent)
                yield Outcome(examine_stdin(run, settings, each.name), settings, stdin=True)
            else:
                settings = _checked_settings(run, each.parent)
                known = recall(run, settings, each)
                new = new or known is None
                yield Todo(settings, each) if known is None else Outcome(known, settings)
    except Trouble as trouble:
        yield trouble
    if new:
        tidy(run)  # the cache, which grows only by what is new


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
        return (Outcome(_examine(run, each), each.settings) if isinstance(each, Todo) else each for each in stream)
    from govlint.parallel import Done, in_order  # which takes as long to import as a draft to check

    done = in_order(partial(_examine, run), stream, jobs, Todo, _lost)
    return (Outcome(each.result, each.item.settings) if isinstance(each, Done) else each for each in done)


def _cores() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _examine(run: Run, todo: Todo) -> Checked | Failed:
    """A draft read and checked, maybe in another process."""
    return examine(run, todo.settings, todo.path)


def _lost(todo: Todo) -> Failed:
    return Failed(todo.path.as_posix(), "检查时进程意外中止，未能检查")


def _heard(outcome: Outcome, *, quiet: bool) -> Outcome:
    """The outcome, after its error or its notes were said."""
    result = outcome.result
    if isinstance(result, Failed):
        _say([f"{result.path}：{result.error}"], quiet=False)
    else:
        _say([f"{result.source.name}：{note}" for note in result.source.notes], quiet=quiet)
    return outcome


def _say(messages: Sequence[str], *, quiet: bool) -> None:
    for message in () if quiet else messages:
        click.echo(visible(message), err=True)
