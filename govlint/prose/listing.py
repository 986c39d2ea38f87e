"""What a list in prose is: numbers that are said to be parts of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.wholeness import Closed

MOST_LISTS = 60  # of a sentence: in noise, each of a thousand would look at all the numbers there
MOST_TOTALS = 60  # counts before a list that it may be a list of: beyond these, one would fit by chance
_BY_NOW = re.compile("累计|总计|历年|现有|^共")


class Listing(NamedTuple):
    """A list of parts. `totals` are the numbers it may be a list of, the nearest first; some are two numbers together.

    `foreign` are numbers in another unit, behind a verb or of an increase (新增20项) among the parts: they may complete
    a sum, but never break one. `overlapping` parts (channels that carry the same news) need not add up to anything;
    `cut` says that the sentence breaks off, or takes some of a part away again. `enumerated` parts have only 、 between
    them, and so are one list, not two. `beyond` are the numbers behind the end of a list: its verb may be the name of a
    part (工作动态140条，更新专栏126条), so that they may complete the sum.
    """

    totals: tuple[tuple[Mention, ...], ...]
    parts: tuple[Mention, ...]
    foreign: tuple[Mention, ...]
    closed: Closed
    overlapping: bool
    cut: bool
    enumerated: bool
    beyond: tuple[Mention, ...] = ()


def counts(sentence: Sentence) -> list[Mention]:
    """The counts of a sentence that stand outside brackets."""
    return [each for each in sentence.mentions if each.kind == "count" and not each.depth]


def enumerated(sentence: Sentence, index: int) -> bool:
    """Whether 、 stands before the words of the number that is the phrase at `index`."""
    before = (sentence.phrases[at] for at in range(index - 1, -1, -1))
    marks = (sentence.cut(each) for each in before if each.kind not in ("WORDS", "QUOTED"))
    return next(marks, "") == "、"


def are_enumerated(sentence: Sentence, parts: Sequence[Mention]) -> bool:
    """Whether 、 stands before every part but the first."""
    return all(enumerated(sentence, each.at) for each in parts[1:])


def is_by_now(mention: Mention, totals: Sequence[Mention]) -> bool:
    """Whether a number is of all there is by now, and so no part of what came in the year: 公开312条（累计2739条）."""
    most = max((total.figure.value for total in totals), default=0)
    return mention.figure.value > most and _BY_NOW.search(mention.before) is not None
