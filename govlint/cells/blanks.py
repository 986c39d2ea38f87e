"""Blanks between cells, as copied from a PDF or a terminal: wide ones, and single ones where words tell the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.cells.official import LEAST_PART, is_official, is_part, is_piece
from govlint.cells.wrapped_lines import unwrapped
from govlint.fold import fold
from govlint.numerals import ORDINAL
from govlint.source import Span, between

_WIDE = re.compile(r"[ \u3000\xa0]{2,}")

# What wide blanks part, but belongs together: an ordinal and its label.
_ORDINAL = re.compile(rf"{ORDINAL}[、.,]|\({ORDINAL}\)[、.]?|\d{{1,2}}[、.]")

_SOLID = re.compile(r"[^ \u3000\xa0]+")
_NOTHING = "无零"  # words of one character for nothing; labels.is_placeholder knows more
_NUMBER = re.compile(rf"[+-]?\d[\d,]*(?:\.\d+)?(?: ?[万亿]?[元件条项个宗]|[万亿])?|[/{_NOTHING}]|[-—]{{1,2}}")
_UNIT = re.compile(r"[万亿]?[元件条项个宗]")

MOST_ORDINAL = 6  # characters
MOST_SINGLE = 160  # characters of a row that single blanks part
LEAST_ALONE = 7  # numbers that single blanks part, and no label in front of them


def at_blanks(text: str, alone: int = LEAST_ALONE) -> list[Span]:
    """The pieces between the wide blanks of a line; two blanks, or one of double width twice, are wide.

    A single blank parts cells, too, where that makes official wordings with or without numbers behind them, or many
    numbers: so many of them `alone` are enough.
    """
    start = len(text) - len(text.lstrip())
    words = _words(text, Span(start, len(text)))
    numbers = words[_words_before_numbers(text, words) :]
    numbers = numbers if len(numbers) >= (alone if len(numbers) == len(words) else LEAST_ALONE) else []
    found: list[Span] = []
    for piece in between(text[: numbers[0].start if numbers else len(text)].rstrip(), _WIDE):
        if piece.end <= start:
            continue
        if found and _belongs(text[slice(*found[-1])], text[slice(*piece)]):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return [*(each for piece in found for each in _at_single_blanks(text, piece, bool(numbers)) or [piece]), *numbers]


def _at_single_blanks(text: str, piece: Span, is_label: bool) -> list[Span]:
    """The pieces of a piece of a line that single blanks part, as where a page lost its tables; [] if it is none.

    Nothing but official wordings tells such a piece: labels with their numbers behind them, in this piece or, if it is
    a label, in others, or the wordings of a header.
    """
    words = _words(text, piece) if piece.end - piece.start <= MOST_SINGLE else []
    first = _words_before_numbers(text, words)
    if len(words) < 2 or first == 0:
        return []
    if first == len(words) and not is_label:
        return _wordings(text, words)
    labels = _labels(text, words[:first])
    return [*labels, *words[first:]] if labels else []


def _words_before_numbers(text: str, words: Sequence[Span]) -> int:
    """How many of some words stand in front of the numbers at their end."""
    first = len(words)
    while first > 0 and _NUMBER.fullmatch(text, *words[first - 1]):
        first -= 1
    return first


def _words(text: str, piece: Span) -> list[Span]:
    """What blanks part in a piece of a line, but a number and its unit are one: 86.5 万元."""
    words = [Span(*match.span()) for match in _SOLID.finditer(text, *piece)]
    if len(words) > 1 and _UNIT.fullmatch(text, *words[-1]) and _NUMBER.fullmatch(text, *words[-2]):
        words[-2:] = [Span(words[-2].start, words[-1].end)]
    return words


def _wordings(text: str, words: Sequence[Span]) -> list[Span]:
    """The cells of a header whose wordings single blanks part, of which one may be misprinted; [] if it is none.

    Where they were wrapped, all of them are pieces: 本年制发 本年废止 现行有效, and below them 件数 件数 件数.
    """
    texts = [text[slice(*word)] for word in words]
    places = list(unwrapped(texts))
    cells = ["".join(texts[each.start : each.stop]) for each in places]
    official = sum(map(is_official, cells))
    known = official > 1 and official >= len(cells) - 1 and all(is_official(each) or is_part(each) for each in cells)
    if known or all(len(each) >= LEAST_PART and is_piece(each) for each in cells):
        return [Span(words[each[0]].start, words[each[-1]].end) for each in places]
    return []


def _labels(text: str, words: Sequence[Span]) -> list[Span]:
    """The label that words make, or a group and a label; either may have blanks inside. [] if they make none.

    Lines of groups that were wrapped may stand in front of a label: 公开 5.属于三类内部事务信息.
    """
    for is_group, is_label in ((is_official, is_official), (is_piece, is_official), (is_part, is_part)):
        for split in range(len(words)):
            parts = [part for part in (words[:split], words[split:]) if part]
            *groups, label = [Span(part[0].start, part[-1].end) for part in parts]
            if is_label(text[slice(*label)]) and all(is_group(text[slice(*group)]) for group in groups):
                return [*groups, label]
        if is_official(text[slice(*words[-1])]) and all(is_piece(text[slice(*word)]) for word in words[:-1]):
            return list(words)
    return []


def _belongs(before: str, piece: str) -> bool:
    ordinal = len(before) <= MOST_ORDINAL and _ORDINAL.fullmatch(fold(before))
    return bool(ordinal) or (_is_alone(before) and _is_alone(piece))


def _is_alone(piece: str) -> bool:
    """Whether a piece is one Chinese character that is no value: two of them are a word that is spread (总    计)."""
    # No pattern: to compile a class of so many characters takes longer than a table.
    return len(piece) == 1 and "\u4e00" <= piece <= "\u9fff" and piece not in _NOTHING
