"""Helpers of the rules on prose: words that are looked for, a number as messages quote it and as equations hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.claim import Equation, Side, Term
from govlint.figure import Figure
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.source import Span

_MOST = 18  # characters of what a number counts that a message quotes
_MOST_NAME = 12  # the same for a term in an equation
_COUNTING = re.compile(r"(?:总数|数量|共计|合计|累计|共|达到?|有|为)+$")


def says(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of these words."""
    return any(word in text for word in words)


def quote(mention: Mention) -> str:
    """A number with what it counts, as the sentence has it: 受理政府信息公开申请46件."""
    own = mention.figure.label
    before = own if len(own) <= _MOST else f"…{_end(own)}"
    after = "" if before else mention.after[:_MOST]
    return f"{before}{mention.figure.text}{mention.figure.unit}{after}"


def _end(words: str) -> str:
    """The last words of many, without half a title: …处理费管理办法》收取 is …收取."""
    end = words[-_MOST:]
    return end if "《" in end.partition("》")[0] or "》" not in end else end.partition("》")[2]


def name(mention: Mention) -> str:
    """What a number counts, as short as a term in an equation should be."""
    words = _COUNTING.sub("", mention.before) or mention.after or mention.before
    return f"…{words[-_MOST_NAME:]}" if len(words) > _MOST_NAME else words


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
