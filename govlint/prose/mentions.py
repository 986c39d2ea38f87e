"""What the numbers of a sentence are and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from govlint.figure import About, Figure, Number, read
from govlint.lalr import Token
from govlint.numerals import numeral
from govlint.prose.phrases import Phrase
from govlint.prose.sentences import Text
from govlint.prose.years import told_over

Kind = Literal["count", "share", "rate", "percent", "growth"]

FIGURES = ("quantity", "share", "rate", "growth")
_STOPS = ("MARK", "OPENER", "WHOLE", "ORDER")
_ENDS = (*FIGURES, *_STOPS)  # the phrases that end the words of a number

_SCALES = {"万": 10_000, "亿": 100_000_000}
# What the words of MORE, ABOUT and AROUND in figures.lark say of a number.
ABOUT: dict[str, About] = {
    **dict.fromkeys(("余", "多"), "余"),
    **dict.fromkeys(("近", "将近", "不足", "不到"), "近"),
    **dict.fromkeys(("约", "大约", "左右", "上下"), "约"),
    **dict.fromkeys(("以上", "超", "超过", "突破", "逾", "至少"), "以上"),
    **dict.fromkeys(("以下", "以内"), "以下"),
}
_WITHIN = ("约", "近", "超", "不足", "不到")  # what of it stands inside SHARE, RATE and DIRECTION: 占约, 增长近
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
    first = next(part for part in phrase.parts if part.kind in ("NUMBER", "CHINESE"))
    printed = _value(text.text, first)
    if printed is None:
        return None
    value, decimals = printed
    last, about, unit = first, _scaled_about(phrase), ""
    for part in phrase.parts:
        words = text.text[part.start : part.end]
        if part.kind == "SCALE":
            value, last = _times(value, _SCALES[words]), part
        elif part.kind in ("MORE", "ABOUT", "AROUND"):
            about = ABOUT[words]
        elif part.kind == "UNIT":
            unit = words
        elif part.kind in ("SHARE", "RATE", "DIRECTION"):
            about = next((ABOUT[word] for word in _WITHIN if word in words), about)
    span = text.place(first.start, last.end)
    return Figure(span, text.text[first.start : last.end], value, decimals, before, unit, about)


def _value(text: str, number: Token) -> tuple[Number, int] | None:
    """The value of a number, in digits or in characters, and its printed decimals; None if it is none."""
    printed = text[number.start : number.end]
    if number.kind == "CHINESE":
        whole = numeral(printed)
        return None if whole is None else (whole, 0)
    plain = read(printed, 0)
    return None if plain is None else (plain.value, plain.decimals)


def _scaled_about(phrase: Phrase) -> About:
    """How a number in 万 or 亿 is approximate, unless its words say it otherwise."""
    return "万" if phrase.part("SCALE") else ""


def _times(value: Number, scale: int) -> Number:
    """The value in ones, an int where it is whole: 1.2万 is 12000."""
    product = value * scale
    return int(product) if product == int(product) else product


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
    """The words before the phrase `index`, and the index of the phrase that ends them, -1 if none near it does."""
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
        elif phrase.kind in _ENDS:
            return words, at
        else:
            words = part + words
    return words, -1


def _ends_item(text: str, phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the 、 at `index` parts two numbers (20件、7件), not names of what one number counts (A、B共27件)."""
    for phrase in reversed(phrases[max(0, index - _FAR) : index]):
        if phrase.kind in FIGURES:
            return True
        if phrase.kind in _STOPS:
            return phrase.kind != "MARK" or text[phrase.start] == ")"
    return False


def _after(text: str, phrases: Sequence[Phrase], index: int) -> str:
    words = ""
    for phrase in phrases[index + 1 : index + 1 + _FAR]:
        if phrase.kind in _ENDS:
            break
        words += text[phrase.start : phrase.end]
    return words
