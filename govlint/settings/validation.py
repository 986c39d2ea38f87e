"""Settings made of the table that a TOML file holds; what is wrong in it is an error that names file and line.

Unknown keys and bad values are errors: settings that are half understood would check half.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from govlint.finding import Severity
from govlint.limits import Limits
from govlint.options import BODIES, Options
from govlint.settings import Accept, Settings, SettingsError, root
from govlint.settings.toml_lines import line_of_keys, lines_of


class At(NamedTuple):
    """A setting in a file, for errors that say where it stands: `keys` lead to it, on line `start` or below."""

    path: Path
    text: str
    keys: tuple[str, ...] = ()
    start: int = 1

    def under(self, key: str) -> At:
        """The setting `key` within this one."""
        return self._replace(keys=(*self.keys, key))

    @property
    def line(self) -> int:
        """The line on which the setting stands, from 1."""
        return line_of_keys(self.text, (*root(self.path), *self.keys), self.start)

    def error(self, message: str) -> SettingsError:
        """The error that says `message` of it, on one line."""
        return SettingsError(f"{self.path.as_posix()}:{self.line}：{' '.join(message.splitlines())}")

    def expected(self, what: str, value: Any) -> SettingsError:
        """The error that `value` is not `what` it should be."""
        from json import dumps

        shown = dumps(value, ensure_ascii=False, default=str)
        shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
        return self.error(f"“{'.'.join(self.keys) or 'tool.govlint'}”应为{what}，而不是{shown}")


Reader = Callable[[Any, At], Any]


def settings_of(path: Path, text: str, table: Any) -> Settings:
    """The settings in the table that stands in the file `path` with this text. SettingsError if they are wrong."""
    at = At(path, text)
    values = _values(table, SETTINGS, at)
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
    return _fields(_values(value, dict.fromkeys(THRESHOLDS, count), at))


def _limits(value: Any, at: At) -> Limits:
    count = _integer(1, 1_000_000_000, "1至1000000000的整数")
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
    for key in NEEDED:
        if key not in values:
            raise at.error(f"[[accept]]缺少“{key}”")
    return Accept(**values, line=at.start)


_YEAR = _integer(1949, 2999, "1949至2999的整数")
SETTINGS: dict[str, Reader] = {
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
THRESHOLDS = ("overall-max-chars", "overall-min-chars", "problems-min-chars")
ENTRY: dict[str, Reader] = {"file": _string, "code": _string, "text": _string, "reason": _string}
NEEDED = ("code", "text", "reason")  # of an entry: without a file, it is about every draft
