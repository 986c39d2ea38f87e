"""Settings: found beside or above the drafts, read and validated.

Unknown keys and bad values are errors that name file and line: settings that are half understood would check half.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from govlint.draft import Options
from govlint.finding import Severity
from govlint.title import BODIES

NAMES = ("govlint.toml", ".govlint.toml", "pyproject.toml")


class Accept(NamedTuple):
    """An entry that accepts the findings with this code at exactly these characters, and why.

    `line` is where the entry stands in the settings file, from 1; 0 for one that stands in none yet.
    """

    code: str
    text: str
    reason: str
    line: int = 0


class Settings(NamedTuple):
    """What a settings file says. `path` is None without one; `select` None means the default rules.

    The patterns of `exclude` and `per_file_ignores` are relative to the folder of the file.
    """

    path: Path | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_level: Severity = Severity.ERROR
    exclude: tuple[str, ...] = ()
    options: Options = Options()
    accept: tuple[Accept, ...] = ()


class SettingsError(Exception):
    """A settings file is wrong; the message names file and line, in Chinese."""


class _Wrong(Exception):
    """A bad value; `keys` lead to it."""

    def __init__(self, message: str, *keys: str) -> None:
        self.keys = keys
        super().__init__(message)


def find(folder: Path) -> Path | None:
    """The settings file that counts in `folder`: the nearest one upwards.

    A pyproject.toml counts only if it has a table [tool.govlint].
    """
    folder = folder.resolve()
    for above in (folder, *folder.parents):
        for name in NAMES:
            path = above / name
            if path.is_file() and (name != "pyproject.toml" or "tool.govlint" in _text(path)):
                return path
    return None


@lru_cache(maxsize=256)
def for_folder(folder: Path) -> Settings:
    """The settings that count in a folder; the default ones if there is no file. SettingsError if it is wrong."""
    path = find(folder)
    return Settings() if path is None else read(path)


@lru_cache(maxsize=64)
def read(path: Path) -> Settings:
    """The settings in a file. SettingsError, with file and line, if it cannot be read, parsed or understood."""
    return _parse(path, _text(path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path.as_posix()}：无法读取设置文件：{error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.as_posix()}：设置文件不是UTF-8编码") from error


def _parse(path: Path, text: str) -> Settings:
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{path.as_posix()}:{line[1]}" if line else path.as_posix()
        raise SettingsError(f"{place}：不是有效的TOML：{error}") from error
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        prefix = ("tool", "govlint")
        data = data.get("tool", {}).get("govlint", {})
    try:
        return _settings(path, data, _accept_lines(text))
    except _Wrong as wrong:
        line_number = _line_of_key(text, (*prefix, *wrong.keys))
        raise SettingsError(f"{path.as_posix()}:{line_number}：{wrong}") from wrong


# What the values may be


def _settings(path: Path, data: Mapping[str, Any], accept_lines: list[int]) -> Settings:
    fields: dict[str, Any] = {}
    options: dict[str, Any] = {}
    for key, value in data.items():
        if key in _FIELDS:
            fields[key.replace("-", "_")] = _FIELDS[key](value, key)
        elif key in _OPTIONS:
            name, check = _OPTIONS[key]
            options[name] = check(value, key)
        elif key == "thresholds":
            options.update(_thresholds(value))
        elif key == "accept":
            fields["accept"] = _accept(value, accept_lines)
        else:
            raise _Wrong(f"没有名为“{key}”的设置{_suggestion(key, (*_FIELDS, *_OPTIONS, 'thresholds', 'accept'))}", key)
    return Settings(path=path, options=Options(**options), **fields)


def _suggestion(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), known, n=1, cutoff=0.5)
    return f"，是否想写“{near[0]}”？" if near else f"，可用：{'、'.join(known)}"


def _texts(value: Any, *keys: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _Wrong(f"“{keys[-1]}”应为字符串的列表", *keys)
    return tuple(value)


def _severity(value: Any, *keys: str) -> Severity:
    if value not in [str(each) for each in Severity]:
        raise _Wrong(f"“{keys[-1]}”应为error、warning或info之一", *keys)
    return Severity[value.upper()]


def _table(value: Any, *keys: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong(f"“{keys[-1]}”应为表", *keys)
    return value


def _severities(value: Any, key: str) -> tuple[tuple[str, Severity], ...]:
    return tuple((selector, _severity(each, key, selector)) for selector, each in _table(value, key).items())


def _per_file(value: Any, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((glob, _texts(each, key, glob)) for glob, each in _table(value, key).items())


def _number(least: int, most: int) -> Callable[..., int]:
    def check(value: Any, *keys: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _Wrong(f"“{keys[-1]}”应为{least}至{most}的整数", *keys)
        return value

    return check


def _one_of(*words: str) -> Callable[..., str]:
    def check(value: Any, *keys: str) -> str:
        if value not in words:
            raise _Wrong(f"“{keys[-1]}”应为{'、'.join(words)}之一", *keys)
        return str(value)

    return check


def _string(value: Any, *keys: str) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong(f"“{keys[-1]}”应为非空字符串", *keys)
    return value


_FIELDS: dict[str, Callable[..., Any]] = {
    "select": _texts,
    "extend-select": _texts,
    "ignore": _texts,
    "per-file-ignores": _per_file,
    "severity": _severities,
    "fail-level": _severity,
    "exclude": _texts,
}
_OPTIONS: dict[str, tuple[str, Callable[..., Any]]] = {
    "year": ("year", _number(1949, 2999)),
    "edition": ("edition", _string),
    "body": ("body", _one_of(*BODIES)),
    "first-year": ("founded", _number(1949, 2999)),
}
_THRESHOLDS = ("overall-max-chars", "overall-min-chars", "problems-min-chars")
_ACCEPT = ("code", "text", "reason")


def _thresholds(value: Any) -> dict[str, int]:
    table = _table(value, "thresholds")
    for key in table:
        if key not in _THRESHOLDS:
            raise _Wrong(f"没有名为“{key}”的设置{_suggestion(key, _THRESHOLDS)}", "thresholds", key)
    check = _number(0, 1_000_000)
    return {key.replace("-", "_"): check(each, "thresholds", key) for key, each in table.items()}


def _accept(value: Any, lines: list[int]) -> tuple[Accept, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise _Wrong("“accept”应为[[accept]]条目", "accept")
    entries = []
    for index, entry in enumerate(value):
        for key in entry:
            if key not in _ACCEPT:
                raise _Wrong(f"[[accept]]中没有名为“{key}”的设置{_suggestion(key, _ACCEPT)}", "accept", key)
        for key in _ACCEPT:
            _string(entry.get(key), "accept", key)
        entries.append(Accept(entry["code"], entry["text"], entry["reason"], lines[index] if index < len(lines) else 1))
    return tuple(entries)


# Where things stand in the file: tomllib does not tell, so they are looked for


def line_of(path: Path, key: str, value: str) -> int:
    """The line (from 1) of a settings file on which `value` stands as or under `key`; 1 if it is not found."""
    lines = _text(path).splitlines()
    first = _line_of_key("\n".join(lines), (*(("tool", "govlint") if path.name == "pyproject.toml" else ()), key))
    return next((n for n, line in enumerate(lines[first - 1 :], first) if value in line), first)


def _line_of_key(text: str, keys: tuple[str, ...]) -> int:
    """The line of the last key that is found of the path `keys`; 1 if none is."""
    found, rest = 1, text.splitlines()
    for key in keys:
        pattern = re.compile(rf"""\s*(?:\[+[^\]]*\b)?["']?{re.escape(key)}["']?\s*(?:=|\.|\])""")
        place = next((n for n, line in enumerate(rest[found - 1 :], found) if pattern.match(line)), None)
        found = found if place is None else place
    return found


def _accept_lines(text: str) -> list[int]:
    return [
        n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[(?:tool\.govlint\.)?accept\]\]", line)
    ]


# Patterns of paths


def matches(glob: str, path: Path, base: Path) -> bool:
    """Whether a pattern means `path`: one without a slash any part of it, else the whole of it as seen from `base`."""
    relative = PurePath(os.path.relpath(path.absolute(), base.absolute()))
    if "/" not in glob.rstrip("/"):
        return any(PurePath(part).match(glob.rstrip("/")) for part in relative.parts)
    above = [relative, *relative.parents]
    return any(_whole(glob.strip("/"), each) for each in above)


def _whole(glob: str, path: PurePath) -> bool:
    from fnmatch import fnmatchcase

    return fnmatchcase(path.as_posix(), glob)


# Writing


def add_accept(path: Path | None, folder: Path, entry: Accept) -> Path:
    """Append an entry to the settings file `path`, or to a new govlint.toml in `folder`; gives the file written.

    What stands in the file stays as it is. The file is replaced whole or not at all. SettingsError if it is wrong,
    would be afterwards, or cannot be written.
    """
    target = path or folder / NAMES[0]
    before = _text(target) if target.exists() else ""
    header = "tool.govlint.accept" if target.name == "pyproject.toml" else "accept"
    lines = [
        f"{key} = {_quoted(value)}" for key, value in zip(_ACCEPT, (entry.code, entry.text, entry.reason), strict=True)
    ]
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    after = f"{before}{gap}[[{header}]]\n" + "\n".join(lines) + "\n"
    _parse(target, after)
    _replace(target, after)
    read.cache_clear()
    for_folder.cache_clear()
    return target


def _quoted(text: str) -> str:
    """`text` as a TOML basic string."""
    escapes = {'"': '\\"', "\\": "\\\\"}
    shown = (escapes.get(each) or (f"\\u{ord(each):04x}" if each < " " or each == "\x7f" else each) for each in text)
    return f'"{"".join(shown)}"'


def _replace(target: Path, text: str) -> None:
    import tempfile

    try:
        mode = target.stat().st_mode if target.exists() else None
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=target.parent, delete=False) as file:
            file.write(text)
        if mode is not None:
            os.chmod(file.name, mode)
        else:
            os.chmod(file.name, 0o644)
        os.replace(file.name, target)
    except OSError as error:
        raise SettingsError(f"{target.as_posix()}：无法写入：{error.strerror or error}") from error
