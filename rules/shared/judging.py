"""Printed shares judged by their counts and bases: rounded, cut off, changed to make 100, wrong, or undecidable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from govlint.claim import Share, Side
from govlint.draft import Draft, once
from govlint.prose import Passage
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part, runs, wholes

from .bases import APPLICATIONS, SUM, bases, countable, is_official, named_bases, told
from .common_bases import (
    WHOLE,
    Counted,
    common_base,
    divided_base,
    implied_base,
    is_own,
    is_regular,
    of_applications,
    sum_of,
)
from .wording import last_words, says, side


class Listed(NamedTuple):
    """The counted shares of a list and what they may be shares of; `complete` if none of the list lacks its count.

    `before` are the numbers of the paragraph before, which may explain a share, but accuse none.
    """

    shares: Sequence[Counted]
    known: Sequence[Side]
    complete: bool
    before: Sequence[Side]


class Judged(NamedTuple):
    """A share with its count, and the reading that it was judged by: None if its base is unknown.

    A reading that holds tells how the share was printed (its `manner`); one that does not is that of a wrong share.
    """

    share: Counted
    reading: Share | None

    @property
    def wrong(self) -> bool:
        """Whether no base that it may have gives the share."""
        return self.reading is not None and not self.reading.holds


def judge(draft: Draft) -> Iterator[Judged]:
    """Every share of the report that stands beside a count, judged."""
    for before, passage in _with_before(draft):
        for run in runs(passage):
            yield from _run(draft, passage, run, before)


def uncounted(draft: Draft) -> Iterator[tuple[Part, tuple[Side, ...]]]:
    """Every share without a count whose words name its base, with what these may mean."""
    for before, passage in _with_before(draft):
        for run in runs(passage):
            for part in run:
                if part.counted is None and part.of:
                    named = named_bases(draft, part.of, bases(draft, passage, run))
                    explaining = () if says(part.of, APPLICATIONS) else before
                    yield part, (*named, *explaining) if named else ()


def _with_before(draft: Draft) -> Iterator[tuple[Sequence[Side], Passage]]:
    """Every paragraph with the numbers of the one before it: 公开信息606条。¶ 其中，法规类51条，占总数的8.42%。"""
    before: Sequence[Side] = ()
    for passage in draft.prose:
        yield before, passage
        before = [side([each]) for each in countable(passage.sentences)]


def _run(draft: Draft, passage: Passage, run: Sequence[Part], before: Sequence[Side]) -> Iterator[Judged]:
    """The shares of a run as one list, where one base explains all but one of them or is the sum of their counts; else,
    or where that leaves one wrong and lists of their own bases leave none, list by list."""
    listed = _listed(draft, passage, run, before)
    base = common_base(listed.shares, listed.known)
    as_one: list[Judged] = []
    if base is not None and (base.sum == sum_of(listed.shares) or is_regular(listed.shares, base)):
        as_one = [*_judge(draft, listed)]
    if as_one and all(map(_is_right, as_one)):
        yield from as_one
        return
    lists = [*wholes(run)]
    by_lists = [each for part in lists for each in _judge(draft, _listed(draft, passage, part, before))]
    explained = all(len(part) > 1 for part in lists) and all(map(_is_right, by_lists))
    yield from as_one if as_one and not explained else by_lists


def _is_right(judged: Judged) -> bool:
    return judged.reading is not None and judged.reading.holds and judged.reading.manner == "rounded"


def _listed(draft: Draft, passage: Passage, run: Sequence[Part], before: Sequence[Side]) -> Listed:
    shares = [
        Counted(
            *(each.counted, each.percent, each.of, side([each.counted])),
            *(tuple(_together(each.counted, each.beside)), each.among),
        )
        for each in run
        if each.counted is not None
    ]
    known = bases(draft, passage, run, [share.counted for share in shares])
    return Listed(shares, known, complete=len(shares) == len(run), before=before)


def _together(counted: Mention, beside: Sequence[Mention]) -> Iterator[Side]:
    """The count with the nearest one beside it, with the nearest two, and so on, as they stand in the text."""
    found = [counted]
    for each in beside:
        found = [each, *found]
        yield side(found)


def _judge(draft: Draft, listed: Listed) -> Iterator[Judged]:
    shares, known = listed.shares, listed.known
    if not shares:
        return
    meant = named_bases(draft, shares[0].of, known)
    common = common_base(shares, known if meant is None else meant) or implied_base(shares)
    common = common or divided_base(shares, meant or () if shares[0].of else known)
    # Where nobody can say how many of the counts before it a share is of, only what is right is known.
    sure = common is not None or not any(share.together for share in shares)
    for share in shares:
        own = named_bases(draft, share.of, known) if share.of else meant
        judged = _judged(draft, share, listed, _bases(share, own or (), common))
        yield judged if sure or (judged.reading is not None and judged.reading.holds) else Judged(share, None)


def _bases(share: Counted, meant: Sequence[Side], common: Side | None) -> list[Side]:
    """What a share may be of, the likeliest first: the base of its list, else one that words can mean; none if its own
    words mean what is not known.

    Without words it is the total of which its count is said to be a part. What its own words name comes first, if that
    cannot be the base of the list.
    """
    count = share.counted.figure.value
    # No part is more than its whole, and several numbers that make the count are its parts.
    possible = [each for each in meant if each.sum > count or (each.sum == count and len(each.terms) == 1)]
    if common is None and share.among is not None and not (share.of or share.among.figure.about):
        return [side([share.among])]
    if common is None:
        return [*possible, *_all_of(share, possible)]
    if not share.of:
        return [common]
    own = [each for each in possible if len(each.terms) == 1 or each.words]
    return [] if not possible else [common, *own] if common in possible else [*own, common]


def _all_of(share: Counted, meant: Sequence[Side]) -> Iterator[Side]:
    """All numbers together that words can mean: 网站公开信息400条、微信80条、微博20条, 占信息总数的2%."""
    terms = [each.terms[0] for each in meant if len(each.terms) == 1 and not (is_official(each) or is_own(each, share))]
    if len(terms) > 2:
        yield Side(tuple(terms))


def _others(shares: Sequence[Counted], base: Side | None, known: Sequence[Side]) -> list[Side]:
    """What a share may be a share of beside the base of its list.

    Nothing that was only added up to fit; and where three and all others of the list have the base, only the number of
    all applications, not any number that happens to stand nearby.
    """
    if base is None:
        return list(known)
    alone = [each for each in known if each is not base and each.words != SUM and (len(each.terms) == 1 or each.words)]
    regular = is_regular(shares, base)
    return [each for each in alone if not regular or says(each.words + last_words(each.terms[0]), WHOLE)]


def _judged(draft: Draft, share: Counted, listed: Listed, meant: Sequence[Side]) -> Judged:
    base = meant[0] if meant else None
    own = _reading(share, base) if base is not None and not is_own(base, share) else None
    fitting = _fitting(share, [*meant, *_others(listed.shares, base, listed.known)])
    if fitting is None:
        fitting = _fitting(share, [*_with_own(share, listed, meant)])
    if fitting is None and base is not None:  # what other paragraphs tell may explain a share, but accuses none
        before = () if of_applications([share]) else listed.before
        fitting = _fitting(share, [*before, *once(draft, told)])
    if fitting is not None or own is None:
        return Judged(share, fitting)
    forced, truncated = own._replace(manner="forced"), own._replace(manner="truncated")
    if listed.complete and forced.holds and _are_made_whole(listed.shares, share, own.whole):
        return Judged(share, forced)
    return Judged(share, truncated if truncated.holds else own)


def _with_own(share: Counted, listed: Listed, meant: Sequence[Side]) -> Iterator[Side]:
    """Bases together with the count itself, which may stand beside them: it is not said to be a part.

    网站公开信息312条，其中动态205条，占65.7%；微信168条，占35%, or 占信息总数的35%
    """
    for base in meant if share.among is None else ():
        beside = sum_of(listed.shares) > base.sum or (share.of and not says(share.of, APPLICATIONS))
        if beside and alike(share.counted, base.terms[0]) and not is_own(base, share):
            yield Side((*base.terms, *share.part.terms))


def _fitting(share: Counted, bases: Sequence[Side]) -> Share | None:
    """The reading by which a share is that of its count in one of some bases, else of the count and those beside it.

    予以公开20件、部分公开7件，占57.4%
    """
    alone = (_reading(share, base) for base in bases if not is_own(base, share))
    together = (Share(part, base, share.percent.figure) for part in share.together for base in bases)
    possible = (each for each in together if each.part.sum <= each.whole.sum)
    return next((each for each in chain(alone, possible) if each.holds), None)


def _reading(share: Counted, base: Side) -> Share:
    return Share(share.part, base, share.percent.figure)


def _are_made_whole(shares: Sequence[Counted], share: Counted, base: Side) -> bool:
    """Whether the printed shares add up to exactly 100, and the counts to the base.

    All but `share` must be right, or cut off so that it had to make up for them (49.9% and 50.1% of two halves).
    """
    if sum(each.percent.figure.value for each in shares) != 100 or sum_of(shares) != base.sum:
        return False
    others = [_reading(each, base) for each in shares if each is not share]
    return all(each.holds or each._replace(manner="truncated").holds for each in others)
