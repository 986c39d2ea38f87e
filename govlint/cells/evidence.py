"""Which lines of a draft are rows of a table.

Tabs and a frame of bars make a row. Bars inside a line and wide blanks stand in prose, menus and signatures too: there
only the words and numbers of the official tables make rows, in lines that follow each other. What is in doubt is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from govlint.cells.bars import at_bars, count_bars, is_framed, is_rule, without_bars
from govlint.cells.blanks import at_blanks
from govlint.cells.cell import make_cell
from govlint.cells.official import MOST_WORDING, is_official, is_part, is_piece
from govlint.labels import is_block_title, is_value
from govlint.report import Cell
from govlint.runs import runs

Kind = Literal["tabs", "framed", "rule", "bars", "blanks", "prose"]

# How far the words and numbers of a line make it the row of an official table: "header" and "row" do, "fits" may stand
# among those and "number", an unknown label with one number, below a header, "numbers" alone below anything of one;
# "between" is nothing that parts them, nor is "piece", a line of a wording that was wrapped, which is a row among rows.
Evidence = Literal["none", "header", "row", "fits", "number", "numbers", "piece", "between"]

_DRAWN: tuple[Kind, ...] = ("framed", "rule", "bars")

LEAST_PROSE = 40  # characters behind a single tab that may be a paragraph behind its ordinal
MOST_CELLS = 64  # in a row without tabs or frame; the widest official table has 15 columns
MOST_WORDS = 3  # cells of words in front of the numbers of a row
MOST_ODD = 20  # characters of a cell that stands where a number belongs and is none

_STOP = re.compile(r"[。；！？;!?]")
_NUMBERS = re.compile(r"[+-]?\d[\d.]*(?: [+-]?\d[\d.]*)*")
_PARTED = re.compile(r"\d\s+\d")


def are_rows(lines: Sequence[str], labels: Iterable[range], headers: Iterable[range]) -> list[bool]:
    """Of each line of a draft, blank ones left out, whether it is a row, or the rule between rows, of a table.

    `labels` and `headers` are the places of lines that only together are a wording, and those of a whole header.
    """
    kinds = [_kind(line) for line in lines]
    barred = runs([kind in _DRAWN for kind in kinds])
    drawn = {index for are_barred, run in barred if are_barred for index in _drawn(lines, kinds, run)}
    judged = _judged(lines, kinds, labels, headers)
    telling = runs([each not in ("none", "number") for each in judged])
    said = {index for tell, run in telling if tell for index in _said(lines, judged, run)}
    return [kind == "tabs" or index in drawn or index in said for index, kind in enumerate(kinds)]


def _judged(
    lines: Sequence[str], kinds: Sequence[Kind], labels: Iterable[range], headers: Iterable[range]
) -> list[Evidence]:
    """The evidence of each line, in the light of the lines above it."""
    judged = [_evidence(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    for label in labels:
        judged[label.start : label.stop] = ["piece"] * len(label)
    for header in headers:
        judged[header.start : header.stop] = ["header"] * len(header)
    for index in range(1, len(lines)):
        if judged[index] == "number" and judged[index - 1] == "header":
            judged[index] = "fits"
        elif judged[index] == "numbers":
            above = ("piece", "between", *(("header", "row", "fits") if " " in lines[index] else ()))
            judged[index] = "fits" if judged[index - 1] in above else "none"
    return judged


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
    if count_bars(line):
        return "bars"
    return "blanks" if len(at_blanks(line)) > 1 else "prose"


def _drawn(lines: Sequence[str], kinds: Sequence[Kind], run: range) -> list[int]:
    """The lines of a run of lines with bars that are rows of a table drawn there.

    Two lines with a frame make one. Markdown may leave the frame away: then the rule under the header does.
    """
    header = next((index for index in run[:-1] if kinds[index] == "bars" and kinds[index + 1] == "rule"), run.stop)
    width = count_bars(lines[header]) if header < run.stop else 0
    found = [
        index for index in run if kinds[index] != "bars" or (index >= header and count_bars(lines[index]) == width)
    ]
    return found if len(found) > 1 and any(kinds[index] != "rule" for index in found) else []


def _said(lines: Sequence[str], judged: Sequence[Evidence], run: range) -> list[int]:
    """The lines of a run that are rows of an official table: at least two, one without doubt, and one with a number."""
    rows = [index for index in run if judged[index] not in ("piece", "between")]
    sure = any(judged[index] in ("header", "row") for index in rows)
    sure = sure and any(character.isdigit() for index in rows for character in lines[index])
    if not sure or len(rows) < 2:
        return []
    return [index for index in range(rows[0], rows[-1] + 1) if judged[index] != "between"]


def _evidence(line: str, kind: Kind) -> Evidence:
    if not without_bars(line):
        return "between"
    match kind:
        case "rule":
            return "between"
        case "prose":
            return _of_whole(line)
        case "tabs":
            return "none"  # it is a row whatever it says
    return _of_cells(line, kind)


def _of_whole(line: str) -> Evidence:
    """The evidence of a line that nothing parts."""
    if is_official(line) or is_block_title(line):  # layout knows a lone label
        return "between"
    if is_piece(line):
        return "piece"
    return "numbers" if _NUMBERS.fullmatch(line) else "none"


def _of_cells(line: str, kind: Kind) -> Evidence:
    """The evidence of a line that bars or blanks part."""
    pieces = at_blanks(line) if kind == "blanks" else at_bars(line, led=True, closed=True)
    if len(pieces) > MOST_CELLS:
        return "none"
    cells = [cell for cell in (make_cell(line, piece) for piece in pieces) if cell.text]
    if not cells or any(len(cell.text) > MOST_WORDING or _is_sentence(cell.text) for cell in cells):
        return "none"
    values = [is_value(cell) and not (kind == "blanks" and _PARTED.search(cell.text)) for cell in cells]
    official = [not value and is_official(cell.text) for cell, value in zip(cells, values, strict=True)]
    if all(official) or (len(cells) == 1 and is_block_title(cells[0].text)):
        return "header" if len(cells) > 1 else "fits"
    if _is_row(values, official):
        return "row"
    if _fits(cells, values, official):
        return "fits"
    if kind == "blanks" and all(map(is_piece, line.split())):  # lines of labels side by side, each of them wrapped
        return "piece"
    return "number" if values == [False, True] and len(cells[0].text) <= MOST_ODD else "none"


def _is_row(values: Sequence[bool], official: Sequence[bool]) -> bool:
    """Whether a few words, one of them official, stand in front of numbers alone."""
    words = values.index(True) if any(values) else len(values)
    return any(official[:words]) and words <= MOST_WORDS and words < len(values) and all(values[words:])


def _is_sentence(text: str) -> bool:
    return len(text) > MOST_ODD and _STOP.search(text) is not None


def _fits(cells: Sequence[Cell], values: Sequence[bool], official: Sequence[bool]) -> bool:
    """Whether a line may stand among rows of an official table: with a label or number that is not quite right."""
    odd = [cell for cell, value, known in zip(cells, values, official, strict=True) if not value and not known]
    if len(cells) < 2:
        return False
    if all(is_part(cell.text) for cell in odd):  # numbers alone, or a wrapped or misprinted label
        return True
    if any(len(cell.text) > MOST_ODD for cell in odd[1:]):
        return False
    return official[0] or (sum(values) > 1 and sum(values) >= len(odd)) or 2 * sum(official) >= len(cells)
