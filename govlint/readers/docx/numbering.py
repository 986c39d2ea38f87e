"""Automatic numbers of paragraphs: 一、 and （一） are often no text in Word, but a list that it numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from govlint.readers.docx.counting import counted
from govlint.readers.docx.wordml import Element, Styles, child, is_on, number, value, w

_PLACEHOLDER = re.compile(r"%([1-9])")
_MARKS = tuple("、，。．：；）】〕")  # behind them, no gap is needed to tell a number from what it numbers


class Level(NamedTuple):
    """A level of a list: its first number and how numbers are written; `text` is its pattern, as %1、.

    `restart` is the count of levels above that set it back to its first number, None if all do. `style` is the id of
    the style whose paragraphs are on this level.
    """

    start: int
    format: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str


class List(NamedTuple):
    """A list as paragraphs name it: its levels, and what it counts with, which other lists may share.

    `restarted` are the levels that its first paragraph sets back.
    """

    counter: str
    levels: Mapping[int, Level]
    restarted: tuple[int, ...]


class Numbering(NamedTuple):
    """The lists of a document by their ids, and how far they have counted.

    `counts` has the last number of each level of a counter; `begun` are the lists that have numbered something.
    """

    styles: Styles
    lists: Mapping[str, List]
    counts: dict[str, dict[int, int]]
    begun: set[str]


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists that the root of numbering.xml holds; none without it."""
    if root is None:
        return Numbering(styles, {}, {}, set())
    patterns = {each.get(w("abstractNumId"), ""): each for each in root.findall(w("abstractNum"))}
    numbers = {each.get(w("numId"), ""): each for each in root.findall(w("num"))}
    lists = {id: _list(each, patterns, numbers, styles) for id, each in numbers.items()}
    return Numbering(styles, lists, {}, set())


def _list(num: Element, patterns: Mapping[str, Element], numbers: Mapping[str, Element], styles: Styles) -> List:
    id = value(num, "abstractNumId") or ""
    link = value(patterns.get(id), "numStyleLink")
    if link is not None:  # the levels are those of the list that a list style names
        named = next((value(style, "pPr", "numPr", "numId") for style in styles.line(link)), None)
        id = value(numbers.get(named or ""), "abstractNumId") or id
    pattern = patterns.get(id)
    levels = dict(map(_level, () if pattern is None else pattern.findall(w("lvl"))))
    restarted = []
    for override in num.findall(w("lvlOverride")):
        index = _index(override)
        other = child(override, "lvl")
        if other is not None:
            levels[index] = _level(other)[1]
        start = number(override, "startOverride")
        if start is not None and index in levels:
            levels[index] = levels[index]._replace(start=start)
            restarted.append(index)
    return List(id, levels, tuple(restarted))


def _index(element: Element) -> int:
    """Which level an element is about: 0 is the outermost."""
    text = element.get(w("ilvl"), "")
    return int(text) if text in tuple("012345678") else 0


def _level(element: Element) -> tuple[int, Level]:
    """A level by its index."""
    start = number(element, "start")
    text = value(element, "lvlText") or ""
    alone = value(element, "suff") == "nothing" or text.endswith(_MARKS)
    format = value(element, "numFmt") or "decimal"
    return _index(element), Level(
        start=0 if start is None else start,
        format=format,
        text="" if format == "bullet" else text,
        gap="" if alone else " ",
        restart=number(element, "lvlRestart"),
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def next_number(numbering: Numbering, paragraph: Element) -> str:
    """The number that Word prints in front of a paragraph, the next one of its list; "" if it has none.

    Where the file does not say that a number and its text stand close, and no mark parts them, it ends in a blank.
    """
    id, index = _place(numbering, paragraph)
    found = numbering.lists.get(id)
    level = None if found is None else found.levels.get(index)
    if found is None or level is None:
        return ""
    counts = numbering.counts.setdefault(found.counter, {})
    if id not in numbering.begun:
        numbering.begun.add(id)
        for each in found.restarted:
            counts.pop(each, None)
    for above in (each for each in found.levels if each < index):  # a level that was passed over counts as begun
        counts.setdefault(above, found.levels[above].start)
    counts[index] = counts[index] + 1 if index in counts else level.start
    for deeper in [each for each in counts if each > index]:
        restart = found.levels[deeper].restart if deeper in found.levels else None
        if restart is None or index < restart:
            del counts[deeper]
    text = _PLACEHOLDER.sub(lambda match: _written(found, counts, int(match[1]) - 1, level.legal), level.text)
    return text + level.gap if text else ""


def _written(found: List, counts: Mapping[int, int], index: int, legal: bool) -> str:
    """The number that a level has come to, in digits if the level that shows it wants so."""
    level = found.levels.get(index)
    if level is None:
        return ""
    return counted(counts.get(index, level.start), "decimal" if legal else level.format)


def _place(numbering: Numbering, paragraph: Element) -> tuple[str, int]:
    """The id of the list that a paragraph is in, by itself or its style, and the level; "" if it is in none."""
    own = child(paragraph, "pPr", "numPr")
    id, index = value(own, "numId"), number(own, "ilvl")
    line = list(numbering.styles.line(numbering.styles.of(paragraph)))
    by_styles = [each for style in line if (each := child(style, "pPr", "numPr")) is not None]
    if id is None:
        id = next((each for numbers in by_styles if (each := value(numbers, "numId")) is not None), None)
    if id is None or id not in numbering.lists:
        return "", 0
    if index is None:
        ids = [style.get(w("styleId")) for style in line]
        linked = (index for index, level in numbering.lists[id].levels.items() if level.style and level.style in ids)
        by_style = (each for numbers in by_styles if (each := number(numbers, "ilvl")) is not None)
        index = next(linked, next(by_style, 0))
    return id, index
