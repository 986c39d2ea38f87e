"""Cutting the rows of a table into cells: at tabs, at bars, at blanks or at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.cells.official import LEAST_PART, is_official, is_part, is_piece, unwrapped
from govlint.cells.scrambled import wordings_of
from govlint.figure import read
from govlint.fold import fold, key
from govlint.marks import bare
from govlint.numerals import ORDINAL
from govlint.report import Cell, Row
from govlint.source import Source, Span

_BARS = ("|", "｜", "│", "┃", "║")  # of Markdown, typed with a Chinese keyboard, and of boxes

# Bars behind the last cell, with no blanks between them where others have some: as many as the row has cells too few.
_PADDING = re.compile(r"(?<=[|])[ \r\n]+[|]{2,}\s*$")

_TAB = re.compile(r"\t")
_BAR = re.compile(rf"(?<!\\)[{''.join(_BARS)}├┤┬┴┼]")
_DRAWN = "─━═"  # between rows, where a merged cell lets the rule begin within the line
_WIDE = re.compile(r"[ \u3000\xa0]{2,}")

# A line under a header or between the rows of a box: +---+---+, | --- | :-: |, ├──┼──┤. Few dashes may be placeholders.
_RULE = re.compile(r"[-=:+｜|\s\u2500-\u257f]+")
_CROSSING = re.compile(r"[+｜|\u2500-\u257f]")
_DASHES = re.compile(r"[-=\u2500-\u257f]{3}")
_DASH = re.compile(r"[-=\u2500-\u257f]")

# What wide blanks part, but belongs together: an ordinal and its label.
_ORDINAL = re.compile(rf"{ORDINAL}[、.,]|\({ORDINAL}\)[、.]?|\d{{1,2}}[、.]")

_SOLID = re.compile(r"[^ \u3000\xa0]+")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?: ?[万亿]?[元件条项个宗]|[万亿])?|[/无-]")
_UNIT = re.compile(r"[万亿]?[元件条项个宗]")

MOST_ORDINAL = 6  # characters
MOST_SINGLE = 160  # characters of a row that single blanks part
LEAST_ALONE = 7  # numbers that single blanks part, and no label in front of them

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"<br\s*/?>|&nbsp;|[\r\n]+", re.IGNORECASE)


def cut(source: Source, lines: Sequence[Span]) -> list[Row]:
    """The rows of a table, whose `lines` follow each other, each cell without the blanks and marks around its text.

    Lines that hold no content, such as the rule under a header, are no rows.
    """
    texts = [source.cut(line) for line in lines]
    stacked = [_LINE.fullmatch(text) is None and "\t" not in text for text in texts]
    tabbed = any("\t" in text and not is_framed(text) for text in texts)
    barred = [text for text in texts if (is_framed(text) if tabbed else _BAR.search(text))]
    # Where every row begins or ends with a bar it is the frame; else a bar there has an empty cell before or behind it.
    led = all(map(starts_with_bar, barred))
    closed = all(ends_with_bar(text) for text in barred)
    rows: list[Row] = []
    for line, text, is_stacked in zip(lines, texts, stacked, strict=True):
        if not tabbed and is_rule(text, below_header=len(rows) == 1):
            continue
        if is_stacked:
            pieces = at_lines(text)
        elif is_framed(text) or (barred and _BAR.search(text)):
            pieces = at_bars(text, led, closed)
        elif "\t" in text:
            pieces = list(_pieces(text, _TAB))
        elif tabbed or barred or is_official(text):
            pieces = [Span(0, len(text))]
        else:
            pieces = at_blanks(text, alone=2)
        cells = tuple(make_cell(text, piece, line.start) for piece in pieces)
        if is_stacked and (wordings := wordings_of(text.splitlines())):
            # Which characters are those of a wording is not told: all stand in the first cell.
            end = Span(line.end, line.end)
            cells = (Cell(line, wordings[0]), *(Cell(end, wording) for wording in wordings[1:]))
        if any(cell.text for cell in cells):
            rows.append(Row(line, cells))
    return rows


def is_framed(text: str) -> bool:
    """Whether a line begins and ends with a bar."""
    return len(text.strip()) > 1 and starts_with_bar(text) and ends_with_bar(text)


def starts_with_bar(text: str) -> bool:
    """Whether a line begins with a bar."""
    return text.lstrip().startswith(_BARS)


def ends_with_bar(text: str) -> bool:
    """Whether a line ends with a bar that is none of a cell's own characters."""
    text = text.rstrip()
    return text.endswith(_BARS) and text[-2:-1] != "\\"


def count_bars(text: str) -> int:
    """How many bars may part a line into cells."""
    return sum(1 for _ in _BAR.finditer(text))


def is_rule(text: str, below_header: bool = False) -> bool:
    """Whether a line is drawn between rows; one of few dashes (|-|-|) is so only under the header."""
    stripped = text.strip()
    drawn = _RULE.fullmatch(stripped) is not None and _CROSSING.search(stripped) is not None
    return drawn and (_DASH if below_header else _DASHES).search(stripped) is not None


def _pieces(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for match in separator.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def at_bars(text: str, led: bool, closed: bool) -> list[Span]:
    """The pieces between the bars of a line; `led` and `closed` say whether bars at its ends are only a frame.

    A bar behind a backslash is a character of its cell.
    """
    padding = _PADDING.search(text)
    if padding:
        text, closed = text[: padding.start()], True
    pieces = list(_pieces(text, _BAR))
    first = led and starts_with_bar(text)
    last = closed and ends_with_bar(text)
    return pieces[first : len(pieces) - last]


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
    for piece in _pieces(text[: numbers[0].start if numbers else len(text)].rstrip(), _WIDE):
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


def without_bars(line: str) -> str:
    """A line without the bars in front of its only cell and behind it; a line with more than one cell as it is."""
    inner = line.strip("".join(_BARS) + " \u3000\xa0") if line.endswith(_BARS) or line.startswith(_BARS) else line
    return line if _BAR.search(inner) else inner


def at_lines(text: str) -> list[Span]:
    """The lines of a text that hold anything, those of a wrapped label together; where bars part them, at the bars."""
    if _BAR.search(text):
        return at_bars(text, led=True, closed=True)
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match[0].strip()]
    places = unwrapped([text[slice(*line)].strip() for line in lines])
    return [Span(lines[each[0]].start, lines[each[-1]].end) for each in places]


def _belongs(before: str, piece: str) -> bool:
    ordinal = len(before) <= MOST_ORDINAL and _ORDINAL.fullmatch(fold(before))
    return bool(ordinal) or (_is_alone(before) and _is_alone(piece))


def _is_alone(piece: str) -> bool:
    """Whether a piece is one Chinese character that is no value: two of them are a word that is spread (总    计)."""
    # No pattern: to compile a class of so many characters takes longer than a table.
    return len(piece) == 1 and "\u4e00" <= piece <= "\u9fff" and piece not in "无零"


def make_cell(text: str, piece: Span, offset: int = 0) -> Cell:
    """The cell that a piece of a line at `offset` is, without the blanks, line breaks and marks around its text."""
    start, end = bare(text, *piece)
    while start < end and text[start] in _DRAWN:
        start += 1
    while start < end and text[end - 1] in _DRAWN:
        end -= 1
    content = text[start:end]
    if "<" in content or "&" in content or "\n" in content or "\r" in content:
        start, end, content = _without_breaks(text, start, end)
    at = offset + (start if content else piece.start)
    figure = read(content, at)
    rest = key(content[len(figure.text) :]) if figure and len(figure.text) < len(content) else ""
    return Cell(Span(at, at + end - start), content, figure, rest)


def _without_breaks(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The bounds and the text of a cell with its lines joined: Chinese as it is, other words with a blank between."""
    lines = [bare(text, start + line.start, start + line.end) for line in _pieces(text[start:end], _BREAK)]
    full = [line for line in lines if line[0] < line[1]]
    if not full:
        return start, start, ""
    joined = ""
    for line in full:
        words = text[slice(*line)]
        joined += " " + words if joined[-1:].isascii() and joined and words[0].isascii() else words
    return full[0][0], full[-1][1], joined
