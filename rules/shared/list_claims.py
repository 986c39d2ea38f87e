"""Lists in prose as claims: what must hold among their parts and total, and the other lawful readings of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice, takewhile
from typing import Literal

from govlint.claim import Claim, Equation
from govlint.draft import Draft
from govlint.prose.listing import Listing
from govlint.prose.lists import listings

from .wording import quote, side

# Forms of one interpretation: what is told in pictures may be told in words as well.
_FORM = re.compile("文字|图解|图文|图表|图片|视频|音频|动漫|动画|问答|访谈|发布会|专家")
_MOST_BEYOND = 12  # numbers behind a list that may belong to it: beyond these, some would fit by chance


def lists(draft: Draft) -> Iterator[Listing]:
    """Every list of the report, for `once`."""
    for passage in draft.prose:
        yield from listings(passage)


def claim_of(listing: Listing, readings: list[Equation]) -> Claim:
    """The claim that one of the readings holds, or one of those that only a list which fits them can mean."""
    lawful = next((each for each in _other_readings(listing) if each.holds), None)
    told = readings if lawful is None or any(each.holds for each in readings) else [*readings, lawful]
    return Claim(subject(listing, "的各分项"), listing.totals[0][0].figure, tuple(told))


def goes_beyond(listing: Listing) -> bool:
    """Whether the first parts of an open list, two and more, make its total, so that what follows may be no part of it.

    微博36条，其中原创20条、转发16条，评论86条. They may do so by chance, and say nothing of the total; where 、 stands
    between all parts, what follows is one of them.
    """
    if listing.enumerated:
        return False
    exact = takewhile(lambda part: not part.figure.about, listing.parts[:-1])
    sums = islice(accumulate(part.figure.value for part in exact), 1, None)
    wholes = (side(total) for total in listing.totals)
    return not {each.sum for each in wholes if each.exact}.isdisjoint(sums)


def subject(listing: Listing, of: str) -> str:
    """What a claim about a list is about: its total, and what `of` that."""
    return f"“{quote(listing.totals[0][0])}”{of}"


def _other_readings(listing: Listing) -> Iterator[Equation]:
    """The equations of a list that is of channels or forms, goes on, or is two lists; most of them do not hold."""
    if listing.overlapping or all(_FORM.search(each.words) for each in listing.parts):
        yield from _of_channels(listing)
    yield from _going_on(listing)
    if not listing.enumerated:
        yield from _of_two(listing)


def _of_channels(listing: Listing) -> Iterator[Equation]:
    """One channel or form may carry everything, and the others some of it."""
    return (Equation(side([part]), side(total)) for part in listing.parts for total in listing.totals)


def _going_on(listing: Listing) -> Iterator[Equation]:
    """A list may go on behind what looks like its end."""
    for count in range(1, min(len(listing.beyond), _MOST_BEYOND) + 1):
        longer = side((*listing.parts, *listing.beyond[:count]))
        yield from (Equation(longer, side(total)) for total in listing.totals)


def _of_two(listing: Listing) -> Iterator[Equation]:
    """The first parts may be the whole, and the others another division of it: 申请7件，其中自然人6件，法人1件，
    予以公开3件，不予公开4件. Or the others are the parts of the one before them.
    """
    # 其他 stands in the inner list, so that the outer one may leave things out; a second division that ends with it may
    # not.
    outer: Literal["==", "<="] = "<=" if listing.closed in ("", "other") else "=="
    second: Literal["==", "<="] = "==" if listing.closed == "other" else "<="
    for count in range(1, len(listing.parts)):
        first, others = side(listing.parts[:count]), side(listing.parts[count:])
        for total in map(side, listing.totals):
            if count > 1 and Equation(others, total, second).holds:
                yield Equation(first, total)
            if len(others.terms) > 1 and Equation(first, total, outer).holds:
                yield Equation(others, side([listing.parts[count - 1]]))
