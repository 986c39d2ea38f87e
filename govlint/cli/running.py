"""A run of `govlint check`: settings and plans for its drafts, and one draft looked up in the cache or checked."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from govlint import cache
from govlint.cache import Cache
from govlint.cli.trouble import troubled_by
from govlint.finding import Checked, Failed
from govlint.plan import Overrides, Plan, make_plan, spared
from govlint.plugins import state
from govlint.readers import ReadError, contents, decode, read_stream
from govlint.selection import SelectionError
from govlint.settings import Settings, SettingsError
from govlint.settings.accepted import Watch, entries_for
from govlint.settings.config import for_folder
from govlint.settings.config import read as read_settings
from govlint.stored import lean

_BARE = Settings()  # one for all drafts: it is kept with the result of each


class Run(NamedTuple):
    """Where the settings of this run come from, and what the command line says beside them.

    `config` is None if they are those of the folder of each draft. `plugins` tells whether plug-ins count, `keep_text`
    whether the texts of drafts without findings are needed too.
    """

    config: Path | None = None
    isolated: bool = False
    plugins: bool = True
    overrides: Overrides = Overrides()
    keep_text: bool = False
    cache: Cache | None = None

    def settings(self, folder: Path) -> Settings:
        """The settings for the drafts of a folder. Trouble if they are wrong."""
        with troubled_by(SettingsError):
            if self.isolated:
                return _BARE
            return read_settings(self.config) if self.config else for_folder(folder)


@lru_cache(maxsize=64)
def plan(run: Run, settings: Settings) -> Plan:
    """The plan for the drafts with these settings. Trouble if they, or the command line, name what does not exist."""
    from govlint.rule import RuleError, load_all  # the rules are needed only where something is not in the cache

    with troubled_by(RuleError, SettingsError, SelectionError):
        return make_plan(settings, load_all(run.plugins), run.overrides)


@lru_cache(maxsize=64)
def watch(run: Run, settings: Settings) -> Watch:
    """The Watch of a plan, from the cache where it is there. Trouble as for `plan`."""
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


def _draft_key(run: Run, settings: Settings, path: Path, data: bytes) -> str:
    accepted = [(each.code, each.text) for each in entries_for(settings, path)] if settings.accept else []
    return cache.draft_key(_key(run, settings), path.as_posix(), (*spared(settings, path), *accepted), data)


def prepared(run: Run, *, cached: bool, folder: str | None) -> Run:
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


def recall(run: Run, settings: Settings, path: Path) -> Checked | None:
    """What the cache knows of a draft."""
    if run.cache is None:
        return None
    name = path.as_posix()
    try:
        data = contents(path, settings.limits)
    except ReadError:
        return None  # which is said when it is examined
    key = _draft_key(run, settings, path, data)
    return cache.recall(run.cache, key, name, data, run.keep_text)


def examine(run: Run, settings: Settings, path: Path) -> Checked | Failed:
    """A draft read and checked, maybe in another process, and the result kept."""
    from govlint.linter import check
    from govlint.rulings import RuleCrash

    name = path.as_posix()
    try:
        data = contents(path, settings.limits)  # anew: the key must be that of what is checked
        checked = check(decode(data, name, settings.limits), plan(run, settings))
    except (ReadError, RuleCrash) as error:
        return Failed(name, str(error))
    except Exception as error:  # a fault of ours must not cost the results of the other drafts
        return Failed(name, f"govlint 内部出错：{error!r}。请报告此问题。")
    if run.cache:
        cache.keep(run.cache, _draft_key(run, settings, path, data), checked)
    return checked if run.keep_text else lean(checked)


def examine_stdin(run: Run, settings: Settings, name: str) -> Checked | Failed:
    """The draft on standard input checked. Nothing is kept: an editor sends another text at every key."""
    from govlint.linter import check
    from govlint.rulings import RuleCrash

    try:
        return check(read_stream(sys.stdin.buffer, name, settings.limits), plan(run, settings))
    except (ReadError, RuleCrash) as error:
        return Failed(name, str(error))
