"""What settings say: the types, and how the files are called that hold them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from govlint.finding import Severity
from govlint.limits import LIMITS, Limits
from govlint.options import Options

NAMES = ("govlint.toml", ".govlint.toml", "pyproject.toml")


class Accept(NamedTuple):
    """An entry that accepts the findings with this code at exactly these characters, and why.

    `line` is where the entry stands in the settings file, from 1; 0 if it stands in none yet. `file` is the draft that
    it is about, seen from the folder of the settings; "" means every draft.
    """

    code: str
    text: str
    reason: str
    line: int = 0
    file: str = ""


class Settings(NamedTuple):
    """What a settings file says. `path` is None without one; `select` None means the default rules.

    The patterns of `exclude`, `include` and `per_file_ignores`, and `cache_dir`, are relative to the folder of the
    file.
    """

    path: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_level: Severity = Severity.ERROR
    exclude: tuple[str, ...] = ()
    options: Options = Options()
    accept: tuple[Accept, ...] = ()
    limits: Limits = LIMITS
    include: tuple[str, ...] = ()
    cache_dir: str | None = None


class SettingsError(Exception):
    """Settings are wrong or cannot be read or written; the message, one Chinese line, names file and line."""


def root(path: Path) -> tuple[str, ...]:
    """The keys of the table that holds the settings in a file; none if the whole file does."""
    return ("tool", "govlint") if path.name == "pyproject.toml" else ()
