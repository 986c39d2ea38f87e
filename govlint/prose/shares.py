"""Percentages of a paragraph with the counts that they stand beside, in runs that have one base in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention


class Part(NamedTuple):
    """A printed share. `counted` is the number that it is the share of, None if only words say what (予以公开占58.5%).

    `of` are the words that name its base (办结总数 in 占办结总数的42.6%), "" if none do; `sentence` is the place of
    its sentence in the paragraph.
    """

    counted: Mention | None
    percent: Mention
    of: str
    sentence: int


# What may stand between a count and its share: 268件，占59.4%; 268件（59.4%）; 268件，约占59.4%.
_BETWEEN = re.compile(r"[,，、(]?(?:约|大约|仅|共|分别|均)?")
_RESPECTIVELY = re.compile(r"分别|依次|各占|各")  # 20件、7件，占比依次为42.6%、14.9%
_BEHIND = re.compile(r"\(?(?:共计?|计|为|即|有)?|[,，](?:共计?|计|为|即|有)")
_BASE = re.compile(
    r"占(?:比[例重]?)?(?:了|到|依次|分别|全部|全年|本年度?)*(.*?)(?:的比例|的比重|的|比例|比重|比)?(?:大约|约|近|超过|超|为|达到?|到|至|:)*$"
)

_MOST = 60  # shares of a run: more are no list, and each is held against all counts of its run


def runs(passage: Passage) -> Iterator[tuple[Part, ...]]:
    """The shares of a paragraph, in runs: a run ends where another base is named, or a sentence has none."""
    run: list[Part] = []
    for part in _shares(passage):
        if run and (_is_another(run, part) or len(run) == _MOST):
            yield tuple(run)
            run = []
        run.append(part)
    if run:
        yield tuple(run)


def _is_another(run: Sequence[Part], part: Part) -> bool:
    """Whether a share begins another run."""
    return bool(part.of and run[0].of and part.of != run[0].of) or part.sentence - run[-1].sentence > 1


def wholes(run: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """A run, cut where its sum would pass 100: lists over two bases may follow each other."""
    whole: list[Part] = []
    total = Decimal(0)
    for part in run:
        figure = part.percent.figure
        slack = Decimal(len(whole) + 1) / 2 / 10**figure.decimals
        if whole and total + figure.value > 100 + slack:
            yield tuple(whole)
            whole, total = [], Decimal(0)
        whole.append(part)
        total += figure.value
    if whole:
        yield tuple(whole)


def _shares(passage: Passage) -> Iterator[Part]:
    for number, sentence in enumerate(passage.sentences):
        taken: set[int] = set()
        for at, mention in enumerate(sentence.mentions):
            if mention.kind == "share" or (mention.kind == "percent" and mention.depth):
                count = _counted(sentence, at, taken)
                if count is not None:
                    taken.add(count.at)
                elif mention.kind == "percent":
                    continue
                yield Part(count, mention, _base(sentence, mention), number)


def _counted(sentence: Sentence, at: int, taken: set[int]) -> Mention | None:
    """The count directly before a share, else the one directly behind it."""
    share = sentence.mentions[at]
    if at:
        before = sentence.mentions[at - 1]
        words = sentence.text[share.start : share.end]
        if (
            before.kind == "count"
            and not _RESPECTIVELY.search(words)
            and _BETWEEN.fullmatch(sentence.text[before.end : share.start])
        ):
            return None if before.at in taken else before
    if at + 1 < len(sentence.mentions):
        behind = sentence.mentions[at + 1]
        if behind.kind == "count" and _BEHIND.fullmatch(sentence.text[share.end : behind.start]):
            return behind
    return None


def _base(sentence: Sentence, mention: Mention) -> str:
    phrase = sentence.phrases[mention.at].part("SHARE")
    match = _BASE.match(sentence.text[phrase.start : phrase.end]) if phrase else None
    return match[1] if match else ""
