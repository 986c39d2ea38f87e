"""What was odd about an official table when it was read: of all its pieces together, and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.report import Oddity, Remark, Table

from .tabular import format_of

MOST_NAMED = 5  # things that one message names

_KINDS = {
    "repeated-row": ("重复出现", "行"),
    "missing-block": ("缺少", "部分"),
    "missing-title": ("缺少", "的标题"),
    "missing-header": ("缺少", "的表头"),
    "missing-column": ("缺少", "列"),
    "missing-row": ("缺少", "行"),
}


def by_format(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables of each kind: a table that a page break or a line of text cut is in several pieces."""
    found: dict[str, list[Table]] = {}
    for table in tables:
        found.setdefault(format_of(table).id, []).append(table)
    return list(found.values())


def remarks_on(pieces: Sequence[Table], kind: Oddity) -> list[Remark]:
    """The remarks of a kind on the pieces of a table, in order."""
    return [remark for table in pieces for remark in table.remarks if remark.kind == kind]


def missing_from_all(pieces: Sequence[Table]) -> list[Remark]:
    """What no piece of a table has, as the first remarks on it."""
    labels = {label.name for piece in pieces for label in piece.labels}
    without = Counter((kind, name) for piece in pieces for kind, name in _lacking(piece))
    found: dict[tuple[str, str], Remark] = {}
    for remark in (each for piece in pieces for each in piece.remarks if each.kind.startswith("missing")):
        is_line = remark.kind in ("missing-row", "missing-column")
        is_missing = remark.name not in labels if is_line else without[remark.kind, remark.name] == len(pieces)
        if is_missing:
            found.setdefault((remark.kind, remark.name), remark)
    return list(found.values())


def _lacking(piece: Table) -> set[tuple[str, str]]:
    """The kinds and names of what a piece lacks; without a block it lacks its title and header too."""
    whole = {each.name for each in piece.remarks if each.kind == "missing-block"}
    implied = {(kind, name) for name in whole for kind in ("missing-title", "missing-header")}
    return implied | {(each.kind, each.name) for each in piece.remarks}


def in_words(odd: Sequence[Remark]) -> str:
    """What is odd: 缺少“…”行、“…”列，“…”行重复出现."""
    said: dict[str, list[str]] = {}
    for remark in odd:
        verb, what = _KINDS[remark.kind]
        said.setdefault(verb, []).append(f"“{remark.name}”{what}" if remark.name else what.removeprefix("的"))
    return "；".join(f"{verb}{_listed(list(dict.fromkeys(things)))}" for verb, things in said.items())


def _listed(things: Sequence[str]) -> str:
    rest = f"等{len(things)}处" if len(things) > MOST_NAMED else ""
    return "、".join(things[:MOST_NAMED]) + rest
