"""Helpers of the rules on prose: words that are looked for, a number as messages quote it and as equations hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from govlint.claim import Equation, Side, Term
from govlint.figure import Figure
from govlint.prose import Sentence
from govlint.prose.acts import first_verb
from govlint.prose.mentions import Mention
from govlint.source import Span

_MOST = 18  # characters of what a number counts that a message quotes
_MOST_NAME = 12  # the same for a term in an equation
_FEW = 4  # characters more than that are not worth a cut, and fewer say nothing
_HALF_TITLE = re.compile("[^《]*》")
_BEFORE_WORD = re.compile("[^的”)]*[的”)]")
_COUNTING = re.compile(r"(?:总数|数量|共计|合计|累计|共|达到?|有|为)+$")


def says(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of these words."""
    return any(word in text for word in words)


def quote(mention: Mention) -> str:
    """A number with what it counts, as the sentence has it: 受理政府信息公开申请46件."""
    before = _end(mention.figure.label, _MOST)
    after = "" if before else mention.after[:_MOST]
    return f"{before}{mention.figure.text}{mention.figure.unit}{after}"


@lru_cache(maxsize=1024)  # every number of a paragraph is a term of many equations that are tried
def _end(words: str, most: int) -> str:
    """Some words, of many only the last: at most so many characters and a few more.

    They begin where a word does, as far as that is seen: behind half a title (…办法》), 的 or a mark, else at a verb.
    """
    if len(words) <= most + _FEW:
        return words
    end = words[-most:]
    left_out = _HALF_TITLE.match(end) or _BEFORE_WORD.match(end, 0, most - _FEW)
    if left_out:
        return f"…{end[left_out.end() :]}"
    verb = first_verb(end)
    return f"…{end[verb if verb <= most - _FEW else 0 :]}"


def name(mention: Mention) -> str:
    """What a number counts, as short as a term in an equation should be."""
    before = mention.before.removeprefix("分别")  # of several numbers: 分别为42人次、38人次
    return _end(_plain(before) or mention.after or before, _MOST_NAME)


def last_words(term: Term) -> str:
    """The last words of what a term counts: which base some words mean must not hang on where its name is cut."""
    words = "" if term.figure.cell else _plain(term.figure.label)  # cells are told by their names
    return words[-_MOST_NAME:] or term.name


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    """Some words without those of counting behind them."""
    return _COUNTING.sub("", words)


def side(mentions: Iterable[Mention], words: str = "") -> Side:
    """The sum of some numbers of the prose."""
    return Side(tuple(Term(name(each), each.figure) for each in mentions), words)


def stated(figure: Figure, words: str) -> Side:
    """A number of the prose as the side of an equation that `words` introduce: 正文为, 正文称没有，即."""
    return Side((Term("正文", figure),), words)


def none_of(sentence: Sentence, start: int, end: int) -> Figure:
    """The number 0 that some words of a sentence stand for (无, 均获维持, 率100%): they are its text."""
    return Figure(sentence.place(start, end), sentence.text[start:end], 0, 0)


def counted(mention: Mention, place: Span, count: int) -> Equation:
    """A stated number of things against the `count` of those that are listed at `place`."""
    listed = Figure(place, str(count), count, 0, "所列")
    return Equation(stated(mention.figure, "正文称"), Side((Term("所列", listed),), "所列项数"))
