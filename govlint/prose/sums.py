"""Sums in prose: a number that is called the 合计 of those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.numerals import numeral
from govlint.prose import Sentence
from govlint.prose.belonging import alike, is_due
from govlint.prose.listing import are_enumerated
from govlint.prose.mentions import Mention

_SUM = re.compile(
    r"(?:[前后]?(?P<many>[两二三四五六七八九十])(?:者|个?部分|个?方面|[大小子]?[项类种])|以上|上述)?"
    r"(?:合计|总计|共计|相加|总共|一共)(?:为|达|共)?"
)


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
        if many is not None and len(parts) > 1 and alike(group[-1], mention) and not any(map(_is_sum, parts)):
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
