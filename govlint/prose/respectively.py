"""Names and numbers that 分别 puts in order: 予以公开、部分公开分别为20件、7件 says what each number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.prose.mentions import Mention
from govlint.prose.phrases import Phrase
from govlint.prose.years import YEAR

_CLAUSE = re.compile("[,，;；:：。()]|其中")
_NAMES = re.compile("、|以及|[和及与]")
_OF_ALL = re.compile("([^、]*的|(?:本年度?|当年度?|全年)?(?:政府)?信息公开类?)?(.*?)(的[^、]*|[之其]?中)?")
_OF_YEAR = re.compile(rf"{YEAR}度?(?=[^、和及与])")  # 2023年第一至第四季度; not 2022年、2023年, which are names
_NEXT = re.compile("[、,，和及与]+")
_REACH = 60  # characters before 分别 in which the names stand


def distributed(text: str, phrases: Sequence[Phrase], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The numbers of a sentence, those behind 分别 with the names that stand before it, one for each.

    Where there are not as many names as numbers, nobody knows which is whose: 分别 among their words says so.
    """
    found = list(mentions)
    for phrase in phrases:
        if phrase.kind == "OPENER" and text.startswith("分别", phrase.start):
            names = _names(text, phrase.start)
            chain = _chain(text, phrase.end, found)
            if names and len(chain) > 1:
                words = found[chain[0]].before
                each = names if len(names) == len(chain) else ["分别"] * len(chain)
                for at, name in zip(chain, each, strict=True):
                    found[at] = _named(found[at], name + words)
    return tuple(found)


def _names(text: str, end: int) -> list[str]:
    """The names before 分别, each with what is said of all: 因征地引起的 before the first, 的申请中 behind the last."""
    clause = _CLAUSE.split(text[max(0, end - _REACH) : end])[-1]
    whole = _OF_YEAR.match(clause)
    year = whole[0] if whole else ""
    match = _OF_ALL.fullmatch(clause, len(year))
    if match is None or re.search(r"\d", clause[len(year) :]):
        return []
    of, joined, among = (each or "" for each in match.groups())
    names = [name for name in _NAMES.split(joined) if name]
    # A word in front of the first may be said of all, too: in 自然人予以公开、部分公开 nobody can tell.
    if names and len(names[0]) > max(map(len, names[1:]), default=0) + 1:
        return [clause]
    return [f"{year}{of}{name}{among}" for name in names]


def _chain(text: str, start: int, mentions: Sequence[Mention]) -> list[int]:
    """The places of the counts behind 分别 that nothing but 、 or 和 parts."""
    behind = [at for at, each in enumerate(mentions) if each.start >= start]
    chain = behind[:1]
    if not chain or _CLAUSE.search(text, start, mentions[chain[0]].start):
        return []
    for at in behind[1:]:
        if mentions[at].kind != "count" or not _NEXT.fullmatch(text, mentions[at - 1].end, mentions[at].start):
            break
        chain.append(at)
    return chain if mentions[chain[0]].kind == "count" else []


def _named(mention: Mention, before: str) -> Mention:
    return mention._replace(before=before, figure=mention.figure._replace(label=before))
