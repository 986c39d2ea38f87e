"""Settings files: found in or above the folder of a draft, and read.

Whether a rule or an edition exists is not known here; `govlint.plan` checks those names and asks `line_of`.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from govlint.readers import reason
from govlint.settings import NAMES, Settings, SettingsError, root


def find(folder: Path) -> Path | None:
    """The settings file that counts for drafts in `folder`: the nearest upwards, in the order of NAMES.

    A pyproject.toml counts only if it has a table [tool.govlint]. Files below the working directory are given relative
    to it. SettingsError if a pyproject.toml that may have the table cannot be read or parsed.
    """
    return _find(_absolute(folder), Path.cwd())


def _find(folder: Path, here: Path) -> Path | None:
    for above in (folder, *folder.parents):
        shown = above.relative_to(here) if above.is_relative_to(here) else above
        for path in (shown / name for name in NAMES):
            if os.path.isfile(path) and (not root(path) or _has_table(path)):
                return path
    return None


def for_folder(folder: Path) -> Settings:
    """The settings that count in a folder, the default ones if there is no file. SettingsError if it is wrong.

    A file is read once for all drafts of a folder; a process that outlives its settings calls `forget`.
    """
    return _for_folder(os.path.abspath(folder), os.getcwd())  # text: a path takes longer to make than to look up


@lru_cache(maxsize=256)
def _for_folder(folder: str, here: str) -> Settings:
    path = _find(Path(folder), Path(here))
    return Settings() if path is None else read(path)


def forget() -> None:
    """Make `for_folder` look at the files again."""
    _for_folder.cache_clear()


def read(path: Path) -> Settings:
    """The settings in a file. SettingsError if it cannot be read, parsed or understood."""
    return parse(path, decode(path, contents(path)))


@lru_cache(maxsize=64)
def parse(path: Path, text: str) -> Settings:
    """The settings that the file `path` holds if `text` stands in it. SettingsError if they are wrong."""
    from govlint.settings.validation import At, settings_of  # most folders have no settings

    table = _table(path, text)
    if table is None:
        raise At(path, text).error("没有[tool.govlint]表")
    return settings_of(path, text, table)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _has_table(path: Path) -> bool:
    data = contents(path)  # parsed only if it can have the table: most projects' files are not about govlint
    return b"govlint" in data and _table(path, decode(path, data)) is not None


def contents(path: Path) -> bytes:
    """The bytes of a settings file. SettingsError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.as_posix()}：{reason(error)}") from error


def decode(path: Path, data: bytes) -> str:
    """The text of a settings file with the bytes `data`. SettingsError, with the line, if they are not UTF-8."""
    try:
        return data.decode("utf-8-sig")  # with a mark too: some editors on Windows write one
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path.as_posix()}:{line}：设置文件不是UTF-8编码，请另存为UTF-8") from error


def _table(path: Path, text: str) -> Any:
    """What stands in the table of the settings; None if there is no such table."""
    import tomllib

    try:
        data: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # the latter for absurdly many brackets
        line = re.search(r"at line (\d+)", str(error))
        last = text.rstrip().count("\n") + 1 if "end of document" in str(error) else 1
        raise SettingsError(f"{path.as_posix()}:{line[1] if line else last}：不是有效的TOML：{error}") from error
    for key in root(path):
        data = data.get(key) if isinstance(data, dict) else None
    return data


def line_of(path: Path, key: str, value: str) -> int:
    """The line (from 1) on which a settings file has `value`, as a string or a key, in its top-level setting `key`.

    That of the setting if the value is not found, 1 if neither is. SettingsError if the file cannot be read.
    """
    from govlint.settings.toml_lines import line_of_keys, plain_lines  # only errors need them

    text = decode(path, contents(path))
    first = line_of_keys(text, (*root(path), key))
    word = re.compile(rf"""(["']){re.escape(value)}\1|(?:^|[\s{{,.]){re.escape(value)}\s*=""")
    return next((n for n, line in enumerate(plain_lines(text)[first - 1 :], first) if word.search(line)), first)
