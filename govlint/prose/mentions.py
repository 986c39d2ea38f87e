"""What the numbers of a sentence are and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from govlint.figure import About, Figure, read
from govlint.numerals import numeral
from govlint.prose.phrases import Phrase
from govlint.prose.sentences import Text
from govlint.prose.years import told_over

Kind = Literal["count", "share", "rate", "percent", "growth"]

FIGURES = ("quantity", "share", "rate", "growth")

_SCALES = {"万": 10_000, "亿": 100_000_000}
_ABOUT: dict[str, About] = {
    **dict.fromkeys(("余", "多"), "余"),
    **dict.fromkeys(("近", "将近", "不足", "不到"), "近"),
    **dict.fromkeys(("约", "大约", "左右", "上下"), "约"),
    **dict.fromkeys(("以上", "超", "超过", "突破", "逾", "至少"), "以上"),
    **dict.fromkeys(("以下", "以内"), "以下"),
}
# Words that say nothing of what is counted: then the clause before says it.
_FILLER = re.compile(
    r"(?:全年|本年度?|今年|年内|当年|累计|总计|合计|共计|一共|总共|共|总数|总量|数量|件数|达到?|有|为|是|了|的|已经?|均|各类|约|计)*"
)
_FAR = 100  # phrases around a number that are looked at; a bracket that nothing opens would lead to the beginning
_NAME = 16  # characters of a name before a colon or bracket: 予以公开：20件, 自然人（38件）


class Mention(NamedTuple):
    """A number in a sentence.

    `start:end` is its phrase in the text of the sentence, unit and approximating words included; `at` the place of the
    phrase among the phrases; `depth` the number of brackets around it. `before` and `after` are the words that say
    what it counts, brackets left out: those since the last number or mark (or in the clause before, if there are none)
    and those that follow with nothing between. What an earlier clause counts from (2019年以来) or over
    (2019年至2021年) stands before them; the label of the figure is without it, as messages quote it.
    """

    figure: Figure
    kind: Kind
    at: int
    start: int
    end: int
    depth: int
    before: str
    after: str

    @property
    def words(self) -> str:
        """The words before and after it."""
        return self.before + self.after


def mentions(text: Text, phrases: Sequence[Phrase]) -> tuple[Mention, ...]:
    """Every number of a sentence, in order."""
    found, depth = [], 0
    for index, phrase in enumerate(phrases):
        mark = text.text[phrase.start : phrase.end]
        if phrase.kind in FIGURES:
            own = _before(text.text, phrases, index)
            before = told_over(text.text, phrase.start) + own
            after = _after(text.text, phrases, index)
            figure = _figure(text, phrase, own)
            if figure is not None:
                kind = _kind(phrase, figure)
                found.append(Mention(figure, kind, index, phrase.start, phrase.end, depth, before, after))
        elif mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
    return tuple(found)


def _kind(phrase: Phrase, figure: Figure) -> Kind:
    if phrase.kind == "quantity":
        return "percent" if figure.unit == "%" else "count"
    return phrase.kind  # type: ignore[return-value]


def _figure(text: Text, phrase: Phrase, before: str) -> Figure | None:
    """The number of a phrase; None if it is none after all (十十, or more digits than a count has)."""
    cut = text.text
    digits = phrase.part("NUMBER")
    if digits is not None:
        plain = read(cut[digits.start : digits.end], 0)
        if plain is None:
            return None
        value, decimals, first = plain.value, plain.decimals, digits
    else:
        first = next(part for part in phrase.parts if part.kind == "CHINESE")
        whole = numeral(cut[first.start : first.end])
        if whole is None:
            return None
        value, decimals = whole, 0
    last, about = first, ""
    unit = ""
    for part in phrase.parts:
        words = cut[part.start : part.end]
        if part.kind == "SCALE":
            value = value * _SCALES[words]
            value = int(value) if value == int(value) else value
            last, about = part, about or "万"
        elif part.kind in ("MORE", "ABOUT", "AROUND"):
            about = _ABOUT[words]
        elif part.kind == "UNIT":
            unit = words
        elif part.kind in ("SHARE", "RATE", "DIRECTION"):
            about = next((_ABOUT[word] for word in ("约", "近", "超") if word in words), about)
    span = text.place(first.start, last.end)
    return Figure(span, cut[first.start : last.end], value, decimals, before, unit, about)  # type: ignore[arg-type]


def _before(text: str, phrases: Sequence[Phrase], index: int) -> str:
    words, stop = _back(text, phrases, index)
    mark = text[phrases[stop].start : phrases[stop].end] if stop >= 0 else ""
    if _FILLER.fullmatch(words) and mark in (",", "，", ":", "("):
        more, behind = _back(text, phrases, stop)
        if mark in ":(" and len(more) > _NAME:
            return words  # 办理结果如下：46件 and the like: too much to be the name of a number
        if behind < 0 or phrases[behind].kind not in FIGURES:  # else they belong to the number behind which they stand
            words = more + words
    return words


def _back(text: str, phrases: Sequence[Phrase], index: int) -> tuple[str, int]:
    """The words before the phrase `index`, and the index of the phrase that ends them (-1 at the beginning)."""
    words, depth = "", 0
    for at in range(index - 1, max(-1, index - 1 - _FAR), -1):
        phrase = phrases[at]
        part = text[phrase.start : phrase.end]
        if part == ")":
            depth += 1
        elif part == "(":
            if not depth:
                return words, at
            depth -= 1
        elif depth:
            continue
        elif part == "、" and not _ends_item(text, phrases, at):
            words = part + words
        elif phrase.kind in (*FIGURES, "MARK", "OPENER", "WHOLE", "ORDER"):
            return words, at
        else:
            words = part + words
    return words, -1


def _ends_item(text: str, phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the 、 at `index` parts two numbers (20件、7件), not names of what one number counts (A、B共27件)."""
    for phrase in reversed(phrases[max(0, index - _FAR) : index]):
        if phrase.kind in FIGURES:
            return True
        if phrase.kind in ("MARK", "OPENER", "WHOLE", "ORDER"):
            return phrase.kind != "MARK" or text[phrase.start] == ")"
    return False


def _after(text: str, phrases: Sequence[Phrase], index: int) -> str:
    words = ""
    for phrase in phrases[index + 1 : index + 1 + _FAR]:
        if phrase.kind in (*FIGURES, "MARK", "OPENER", "WHOLE", "ORDER"):
            break
        words += text[phrase.start : phrase.end]
    return words
