"""Where the settings of a TOML file stand: tomllib does not tell, so their lines are looked for."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMENT_OR_STRING = re.compile(
    r"""#[^\n]*|"{3}(?:\\.|[^\\])*?"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""", re.DOTALL
)
_KEY = r"""(?:[\w-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_LINE = re.compile(rf"\s*(?:(?P<opening>\[\[?)\s*(?P<table>{_KEYS})\s*\]\]?\s*$|(?P<keys>{_KEYS})\s*=)")


class Line(NamedTuple):
    """A line (`number`, from 1) that begins with a table header or a key, with all the keys that lead there."""

    number: int
    keys: tuple[str, ...]
    opens_entry: bool

    def shared(self, keys: tuple[str, ...]) -> int:
        """How many keys the line shares with `keys`, if one of them leads to the other; else 0."""
        length = min(len(self.keys), len(keys))
        return length if self.keys[:length] == keys[:length] else 0


def line_of_keys(text: str, keys: tuple[str, ...], start: int = 1) -> int:
    """The first line from `start` on that comes closest to the setting `keys`; `start` if none leads there."""
    below = [line for line in lines_of(text) if line.number >= start and line.shared(keys)]
    return max(below, key=lambda line: line.shared(keys)).number if below else start


def lines_of(text: str) -> list[Line]:
    """The lines of a TOML text that begin with a table header or a key."""
    found: list[Line] = []
    table: tuple[str, ...] = ()
    for number, line in enumerate(plain_lines(text), 1):
        match = _LINE.match(line)
        if match and match["table"]:
            table = _split(match["table"])
            found.append(Line(number, table, match["opening"] == "[["))
        elif match:
            found.append(Line(number, (*table, *_split(match["keys"])), opens_entry=False))
    return found


def plain_lines(text: str) -> list[str]:
    """The lines of a settings file without comments and without strings that go over several lines."""
    return _COMMENT_OR_STRING.sub(
        lambda match: "\n" * match[0].count("\n") if match[0][0] == "#" or "\n" in match[0] else match[0], text
    ).split("\n")


def _split(keys: str) -> tuple[str, ...]:
    return tuple(key[1:-1] if key[0] in "\"'" else key for key in re.findall(_KEY, keys))
