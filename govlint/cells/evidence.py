"""Which lines of a draft are rows of a table.

Tabs and a frame of bars make a row. Bars inside a line and wide blanks stand in prose, menus and signatures too: there
only the words and numbers of the official tables make rows, in lines that follow each other. What is in doubt is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from govlint.cells.cutting import (
    MOST_WORDING,
    at_bars,
    at_blanks,
    has_bars,
    is_framed,
    is_official,
    is_rule,
    make_cell,
    official_wordings,
)
from govlint.fold import key, misprint
from govlint.labels import is_value, wording
from govlint.report import Cell

Evidence = Literal["none", "fits", "sure"]

LEAST_PROSE = 40  # characters behind a single tab that may be a paragraph behind its ordinal
MOST_CELLS = 64  # in a row without tabs or frame; the widest official table has 15 columns
MOST_WORDS = 3  # cells of words in front of the numbers of a row
MOST_ODD = 20  # characters of a cell that stands where a number belongs and is none
LEAST_PART = 2  # characters of a wrapped label that tell it

_STOP = re.compile(r"[。；！？;!?]")


def are_rows(lines: Sequence[str]) -> list[bool]:
    """Of each line of a draft, blank ones left out, whether it is a row, or the rule between rows, of a table."""
    kinds = [_kind(line) for line in lines]
    found = [kind == "tabs" for kind in kinds]
    judged = [_evidence(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    for barred, run in groupby(range(len(lines)), key=lambda index: kinds[index] in ("framed", "bars", "rule")):
        if barred:
            for index in _drawn(kinds, list(run)):
                found[index] = True
    for known, run in groupby(range(len(lines)), key=lambda index: judged[index] != "none"):
        block = list(run)
        if known and len(block) > 1 and any(judged[index] == "sure" for index in block):
            for index in block:
                found[index] = True
    return found


Kind = Literal["tabs", "framed", "rule", "bars", "blanks", "prose"]


def _kind(line: str) -> Kind:
    """What parts a line, if anything does."""
    if is_framed(line) and not is_rule(line):
        return "framed"
    if "\t" in line:
        # A paragraph with a tab after its ordinal is prose, not a row: its last cell is whole sentences.
        _, _, tail = line.partition("\t")
        return "tabs" if "\t" in tail or len(tail) < LEAST_PROSE or "。" not in tail else "prose"
    if is_rule(line):
        return "rule"
    if has_bars(line):
        return "bars"
    return "blanks" if len(at_blanks(line)) > 1 else "prose"


def _drawn(kinds: Sequence[Kind], run: Sequence[int]) -> list[int]:
    """The lines of a run of lines with bars that are rows of a table drawn there."""
    own = [kinds[index] for index in run]
    if len(run) < 2:
        return []
    if "framed" in own:
        return [index for index in run if kinds[index] != "bars"]
    # Markdown may leave the frame away: then the rule under the header makes the table.
    headed = "rule" in own[1:] and own[0] == "bars"
    return list(run) if headed else []


def _evidence(line: str, kind: Kind) -> Evidence:
    """Whether the words and numbers of a line make it the row of an official table, or only fit into one."""
    if kind not in ("framed", "bars", "blanks"):
        return "none"
    pieces = at_blanks(line) if kind == "blanks" else at_bars(line, led=True, closed=True)
    if len(pieces) > MOST_CELLS:
        return "none"
    cells = [cell for cell in (make_cell(line, piece) for piece in pieces) if cell.text]
    if not cells or any(len(cell.text) > MOST_WORDING or _is_sentence(cell.text) for cell in cells):
        return "none"
    values = [is_value(cell) and (kind != "blanks" or " " not in cell.text) for cell in cells]
    words = next((index for index, value in enumerate(values) if value), len(cells))
    official = [not value and is_official(cell.text) for cell, value in zip(cells, values, strict=True)]
    if all(official):
        return "sure" if len(cells) > 1 else "fits"
    if 0 < words <= MOST_WORDS and all(values[words:]) and any(official[:words]) and words < len(cells):
        return "sure"
    return "fits" if _fits(cells, values, official) else "none"


def _is_sentence(text: str) -> bool:
    return len(text) > MOST_ODD and _STOP.search(text) is not None


def _fits(cells: Sequence[Cell], values: Sequence[bool], official: Sequence[bool]) -> bool:
    """Whether a line may stand among rows of an official table: with a label or number that is not quite right."""
    odd = [cell for cell, value, known in zip(cells, values, official, strict=True) if not value and not known]
    if len(cells) < 2:
        return False
    if all(_is_part(cell.text) for cell in odd):  # numbers alone, or a wrapped or misprinted label
        return True
    if any(len(cell.text) > MOST_ODD for cell in odd[1:]):
        return False
    return official[0] or (sum(values) > 1 and sum(values) >= len(odd)) or 2 * sum(official) >= len(cells)


def _is_part(text: str) -> bool:
    """Whether a text is a part of an official wording, as where a label was wrapped, or a misprint of one."""
    said = wording(text).label or key(text)
    if not LEAST_PART <= len(said) <= MOST_WORDING:
        return False
    return any(said in each or misprint(said, each) is not None for each in official_wordings())
