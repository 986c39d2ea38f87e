"""Helpers of the rules on prose: a number as messages quote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.claim import Side, Term
from govlint.prose.mentions import Mention

_MOST = 18  # characters of what a number counts that a message quotes
_MOST_NAME = 12  # the same for a term in an equation
_COUNTING = re.compile(r"(?:总数|数量|共计|合计|累计|共|达到?|有|为)+$")


def quote(mention: Mention) -> str:
    """A number with what it counts, as the sentence has it: 受理政府信息公开申请46件."""
    before = mention.before if len(mention.before) <= _MOST else "…" + mention.before[-_MOST:]
    after = "" if before else mention.after[:_MOST]
    return f"{before}{mention.figure.text}{mention.figure.unit}{after}"


def name(mention: Mention) -> str:
    """What a number counts, as short as a term in an equation should be."""
    words = _COUNTING.sub("", mention.before) or mention.after or mention.before
    return f"…{words[-_MOST_NAME:]}" if len(words) > _MOST_NAME else words


def side(mentions: Iterable[Mention], words: str = "") -> Side:
    """The sum of some numbers of the prose."""
    return Side(tuple(Term(name(each), each.figure) for each in mentions), words)
