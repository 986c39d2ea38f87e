"""Sums in prose: a number that is called the 合计 of those before it, or what is left of one of them (其余)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.numerals import numeral
from govlint.prose import Sentence
from govlint.prose.belonging import AVERAGE, COMPARAND, alike, is_due
from govlint.prose.listing import are_enumerated, counts
from govlint.prose.mentions import Mention
from govlint.prose.years import CARRIED

_SUM = re.compile(
    r"(?:[前后]?(?P<many>[两二三四五六七八九十])(?:者|个?部分|个?方面|[大小子]?[项类种])|以上|上述)?"
    r"(?:合计|总计|共计|相加|总共|一共)(?:为|达|共)?"
)
_OF_YEARS = re.compile(
    r"近?(?P<many>[两二三四五六七八九十])年来?(?:合计|总计|累计|共计|总共|一共|共)(?:为|达)?(?P<what>.*)"
)
_LEFT = ("其余", "其他", "其它", "余下", "剩余")
_FAR = 80  # characters before what is left in which the exception stands
_NEAR = 6  # numbers before and behind it that are tried: of more, some would fit by chance
_BUT = re.compile(r"(?<![删扣清解消拆去剔废根])除[^除。;]{1,60}外[,，]?(?:其[余他它]|余下|剩余)$")
_OTHERS = re.compile(rf"{AVERAGE.pattern}|(?:上一?年|去年|前年)(?!度?{CARRIED})")


def sums(sentence: Sentence) -> Iterator[tuple[Mention, tuple[tuple[Mention, ...], ...]]]:
    """Every 合计 of a sentence with what it may be the sum of: the counts before it back to the last semicolon.

    The nearest two, three and so on (新收46件、上年结转4件，合计50件), or as many as it names, wherever they begin
    (前两类合计).
    """
    group: list[Mention] = []
    by_index = {each.at: each for each in sentence.mentions}
    for index, phrase in enumerate(sentence.phrases):
        mention = by_index.get(index)
        if sentence.cut(phrase) == ";" or phrase.kind in ("OPENER", "WHOLE"):
            group = []
        if mention is None or mention.kind != "count" or mention.depth:
            continue
        many = _many(sentence, mention, group)
        parts = [each for each in group if alike(each, mention)]
        if _is_of_years(mention, parts):
            yield _named(mention), (tuple(map(_named, parts)),)
            group = []
        elif many is not None and len(parts) > 1 and alike(group[-1], mention) and not any(map(_is_sum, parts)):
            yield mention, tuple(_summands(parts, numeral(many), are_enumerated(sentence, parts)))
            group = []
        else:
            group.append(mention)


def _many(sentence: Sentence, mention: Mention, group: Sequence[Mention]) -> str | None:
    """What a sum says of how many counts it is (前两类合计: 两), "" if nothing; None of a number that is no sum.

    A 共 by itself sums up numbers that 、 joins (宣讲两场、访谈三场，共五场), and both ends of what was to be done
    (新收46件，上年结转4件，共50件).
    """
    summed = _SUM.fullmatch(mention.before)
    if summed:
        return summed["many"] or ""
    if mention.before != "共" or mention.after or not group:
        return None
    return "" if are_enumerated(sentence, group[-2:]) or is_due(group[-2:]) else None


def _is_of_years(mention: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a number is the sum of the years before it: of all of them, and of what they count.

    新收32件、40件、46件，三年共118件; but not 三年共办结115件 behind these.
    """
    summed = _OF_YEARS.fullmatch(mention.figure.label)
    if summed is None or numeral(summed["many"]) != len(parts):
        return False
    return summed["what"] in parts[0].before and not mention.after


def _named(mention: Mention) -> Mention:
    """A number called by its own words, without the year that an earlier clause gives."""
    return mention._replace(before=mention.figure.label)


def _is_sum(mention: Mention) -> bool:
    """Whether a number is itself a sum of some before it (新媒体合计188条), nobody knows of which."""
    return any(word in mention.before for word in ("合计", "共计", "总计"))


def _summands(group: Sequence[Mention], many: int | None, joined: bool) -> Iterator[tuple[Mention, ...]]:
    """The counts that a sum may be of: so many in a row where it names their number, else the nearest two and more.

    Where they are `joined` by 、, the likeliest is all of them.
    """
    if many is None:
        sizes = range(2, len(group) + 1)
        yield from (tuple(group[-size:]) for size in (reversed(sizes) if joined else sizes))
    else:
        yield from (tuple(group[at : at + many]) for at in range(len(group) - many + 1))


class Division(NamedTuple):
    """Numbers that may be parts, and those that they are then the parts of."""

    parts: tuple[Mention, ...]
    totals: tuple[Mention, ...]


def rests(sentence: Sentence, before: Sentence | None) -> Iterator[tuple[Mention, tuple[Division, ...]]]:
    """What is left of a number but for some (建议29件，除4件涉密外，其余25件均公开), with the ways to divide it.

    The likeliest comes first: of the number before them. They may also be parts together with what follows, or of
    several numbers together, back to the sentence before. Where two numbers of the sentence stand before them, either
    may be meant, or both (建议17件、提案12件，除4件涉密外，其余25件均公开): then nothing is said.
    """
    for rest in sentence.mentions:
        left = rest.kind == "count" and rest.figure.label.endswith(_LEFT)
        but = _BUT.search(sentence.text, max(0, rest.start - _FAR), rest.start) if left else None
        if but is None:
            continue
        known = [each for each in counts(sentence) if alike(each, rest) and not _is_of_others(each)]
        whole = [each for each in known if each.end <= but.start()]
        parts = [each for each in known if but.start() <= each.start <= rest.start]
        if len(whole) == 1 and len(parts) > 1:
            behind = [each for each in known if each.start > rest.start]
            earlier = [each for each in counts(before) if alike(each, rest)] if before is not None else []
            yield rest, tuple(_divisions(parts, behind[:_NEAR], [*earlier[-_NEAR:], *whole]))


def _divisions(parts: Sequence[Mention], behind: Sequence[Mention], told: Sequence[Mention]) -> Iterator[Division]:
    """The ways in which parts, alone or with those behind them, make numbers told before, the last one first."""
    for size in range(1, len(told) + 1):
        for end in range(len(told), size - 1, -1):
            for more in range(len(behind) + 1):  # 活动12次，除培训4次外，其余3次为座谈，5次为访谈
                yield Division((*parts, *behind[:more]), tuple(told[end - size : end]))


def _is_of_others(mention: Mention) -> bool:
    """Whether a number is last year's, or an average."""
    return COMPARAND.fullmatch(mention.before) is not None or _OTHERS.search(mention.before) is not None
