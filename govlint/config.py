"""Settings: found in or above the folder of a draft, read and validated.

Unknown keys and bad values are errors that name file and line: settings that are half understood would check half.
Whether a rule or an edition exists is not known here; `govlint.plan` checks those names and asks `line_of`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from govlint.finding import Severity
from govlint.options import BODIES, Options
from govlint.readers import LIMITS, Limits
from govlint.toml_lines import line_of_keys, lines_of, plain_lines

NAMES = ("govlint.toml", ".govlint.toml", "pyproject.toml")


class Accept(NamedTuple):
    """An entry that accepts the findings with this code at exactly these characters, and why.

    `line` is where the entry stands in the settings file, from 1; 0 if it stands in none yet.
    """

    code: str
    text: str
    reason: str
    line: int = 0


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


# Finding and reading


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


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def root(path: Path) -> tuple[str, ...]:
    """The keys of the table that holds the settings in a file; none if the whole file does."""
    return ("tool", "govlint") if path.name == "pyproject.toml" else ()


def _has_table(path: Path) -> bool:
    data = contents(path)  # parsed only if it can have the table: most projects' files are not about govlint
    return b"govlint" in data and _table(path, decode(path, data)) is not None


def contents(path: Path) -> bytes:
    """The bytes of a settings file. SettingsError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.as_posix()}：无法读取设置文件：{error.strerror or error}") from error


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


# Validating


class At(NamedTuple):
    """A setting in a file, for errors that say where it stands: `keys` lead to it, on line `start` or below."""

    path: Path
    text: str
    keys: tuple[str, ...] = ()
    start: int = 1

    def under(self, key: str) -> At:
        return self._replace(keys=(*self.keys, key))

    @property
    def line(self) -> int:
        return line_of_keys(self.text, (*root(self.path), *self.keys), self.start)

    def error(self, message: str) -> SettingsError:
        return SettingsError(f"{self.path.as_posix()}:{self.line}：{' '.join(message.splitlines())}")

    def expected(self, what: str, value: Any) -> SettingsError:
        from json import dumps

        shown = dumps(value, ensure_ascii=False, default=str)
        shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
        return self.error(f"“{'.'.join(self.keys) or 'tool.govlint'}”应为{what}，而不是{shown}")


Reader = Callable[[Any, At], Any]


@lru_cache(maxsize=64)
def parse(path: Path, text: str) -> Settings:
    """The settings that the file `path` holds if `text` stands in it."""
    at, table = At(path, text), _table(path, text)
    if table is None:
        raise at.error("没有[tool.govlint]表")
    values = _values(table, _SETTINGS, at)
    options = {name: values.pop(key) for key, name in _OPTIONS.items() if key in values}
    options |= values.pop("thresholds", {})
    return Settings(path=path, options=Options(**options), **_fields(values))


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _values(table: Any, readers: Mapping[str, Reader], at: At) -> dict[str, Any]:
    """What the readers make of the values of a table; SettingsError for a key that has none."""
    for key in _dict(table, at):
        if key not in readers:
            raise at.under(key).error(f"没有名为“{key}”的设置{_suggestion(key, readers)}")
    return {key: readers[key](value, at.under(key)) for key, value in table.items()}


def _suggestion(key: str, known: Mapping[str, Reader]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    return f"，是否想写“{near[0]}”？" if near else f"，可用：{'、'.join(known)}"


def _dict(value: Any, at: At) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise at.expected("表", value)
    return value


def _string(value: Any, at: At) -> str:
    if not isinstance(value, str) or not value:
        raise at.expected("非空字符串", value)
    return value


def _strings(value: Any, at: At) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise at.expected("非空字符串的列表", value)
    return tuple(value)


def _one_of(*words: str) -> Reader:
    def reader(value: Any, at: At) -> str:
        if not isinstance(value, str) or value not in words:
            raise at.expected(f"{'、'.join(words)}之一", value)
        return value

    return reader


def _integer(least: int, most: int, what: str) -> Reader:
    def reader(value: Any, at: At) -> int:
        if type(value) is not int or not least <= value <= most:  # true is no number here
            raise at.expected(what, value)
        return value

    return reader


def _severity(value: Any, at: At) -> Severity:
    return Severity[_one_of("error", "warning", "info")(value, at).upper()]


def _table_of(reader: Reader) -> Reader:
    """A reader of tables with any keys, as pairs in the order of the file."""
    return lambda value, at: tuple((key, reader(each, at.under(key))) for key, each in _dict(value, at).items())


def _thresholds(value: Any, at: At) -> dict[str, Any]:
    count = _integer(0, 1_000_000, "0至1000000的整数")
    return _fields(_values(value, dict.fromkeys(_THRESHOLDS, count), at))


def _limits(value: Any, at: At) -> Limits:
    count = _integer(1, 1_000_000, "1至1000000的整数")
    return Limits(**_fields(_values(value, {key.replace("_", "-"): count for key in Limits._fields}, at)))


def _accept(value: Any, at: At) -> tuple[Accept, ...]:
    if not isinstance(value, list):
        raise at.expected("[[accept]]条目", value)
    keys = (*root(at.path), *at.keys)
    lines = [line.number for line in lines_of(at.text) if line.opens_entry and line.keys == keys]
    if len(lines) != len(value):  # the entries are written inline
        lines = [at.line] * len(value)
    return tuple(_entry(each, at._replace(start=line)) for each, line in zip(value, lines, strict=True))


def _entry(value: Any, at: At) -> Accept:
    values = _values(value, ENTRY, at)
    for key in ENTRY:
        if key not in values:
            raise at.error(f"[[accept]]缺少“{key}”")
    return Accept(**values, line=at.start)


_YEAR = _integer(1949, 2999, "1949至2999的整数")
_SETTINGS: dict[str, Reader] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _table_of(_strings),
    "severity": _table_of(_severity),
    "fail-level": _severity,
    "year": _YEAR,
    "edition": _string,
    "body": _one_of(*BODIES),
    "first-year": _YEAR,
    "exclude": _strings,
    "include": _strings,
    "thresholds": _thresholds,
    "accept": _accept,
    "limits": _limits,
    "cache-dir": _string,
}
_OPTIONS = {"year": "year", "edition": "edition", "body": "body", "first-year": "founded"}
_THRESHOLDS = ("overall-max-chars", "overall-min-chars", "problems-min-chars")
ENTRY: dict[str, Reader] = {"code": _string, "text": _string, "reason": _string}


def line_of(path: Path, key: str, value: str) -> int:
    """The line (from 1) on which a settings file has `value`, as a string or a key, in its top-level setting `key`.

    That of the setting if the value is not found, 1 if neither is. SettingsError if the file cannot be read.
    """
    text = decode(path, contents(path))
    first = line_of_keys(text, (*root(path), key))
    word = re.compile(rf"""(["']){re.escape(value)}\1|(?:^|[\s{{,.]){re.escape(value)}\s*=""")
    return next((n for n, line in enumerate(plain_lines(text)[first - 1 :], first) if word.search(line)), first)
