"""Printed shares judged by their counts and bases: rounded, cut off, changed to make 100, wrong, or undecidable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from govlint.claim import Share, Side, Term, is_share
from govlint.draft import Draft, once
from govlint.figure import Figure
from govlint.prose import Passage
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part, runs, wholes
from govlint.rounding import Interval, interval
from govlint.source import Span

from .bases import SUM, bases, is_official, named_bases, told
from .wording import last_words, says, side


class Counted(NamedTuple):
    """A printed share that stands beside its count; `of` are the words that name its base, "" if none do.

    `part` is the count as a side of a claim, of which there is one for every base that is tried; `together` are the
    sides that it makes with the counts beside it, of which the share may be, too; `among` is the total of which the
    count is said to be a part.
    """

    counted: Mention
    percent: Mention
    of: str
    part: Side
    together: tuple[Side, ...] = ()
    among: Mention | None = None

    @property
    def exact(self) -> bool:
        """Whether neither number is approximate."""
        return not self.counted.figure.about and not self.percent.figure.about


class Listed(NamedTuple):
    """The counted shares of a list and what they may be shares of; `complete` if none of the list lacks its count."""

    shares: Sequence[Counted]
    known: Sequence[Side]
    complete: bool


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


_LEAST_REGULAR = 3
_WHOLE = ("申请", "受理", "收到", "新收", "办结", "办理", "总计", "总数", "合计")
# What is said of applications, their results, those who made them, and disputes about them.
_APPLICATION = re.compile(
    "申请|(?:予以|同意|部分|不予)公开|不予处理|无法提供|其他处理|答复|办结|自然人|公民|法人|企业|机构|组织|复议|诉讼|维持|纠正"
)
_IMPLIED = "其余占比共同的基数"


def judge(draft: Draft) -> Iterator[Judged]:
    """Every share of the report that stands beside a count, judged."""
    for passage in draft.prose:
        for run in runs(passage):
            yield from _run(draft, passage, run)


def uncounted(draft: Draft) -> Iterator[tuple[Part, tuple[Side, ...]]]:
    """Every share without a count whose words name its base, with what these may mean."""
    for passage in draft.prose:
        for run in runs(passage):
            for part in run:
                if part.counted is None and part.of:
                    yield part, tuple(named_bases(draft, part.of, bases(draft, passage, run)) or ())


def _run(draft: Draft, passage: Passage, run: Sequence[Part]) -> Iterator[Judged]:
    """The shares of a run as one list, where one base explains all but one of them or is the sum of their counts; else,
    or where that leaves one wrong and lists of their own bases leave none, list by list."""
    listed = _listed(draft, passage, run)
    base = _common(listed.shares, listed.known)
    as_one: list[Judged] = []
    if base is not None and (base.sum == _sum(listed.shares) or _is_regular(listed.shares, base)):
        as_one = [*_judge(draft, listed)]
    if as_one and all(map(_is_right, as_one)):
        yield from as_one
        return
    lists = [*wholes(run)]
    by_lists = [each for part in lists for each in _judge(draft, _listed(draft, passage, part))]
    explained = all(len(part) > 1 for part in lists) and all(map(_is_right, by_lists))
    yield from as_one if as_one and not explained else by_lists


def _is_right(judged: Judged) -> bool:
    return judged.reading is not None and judged.reading.holds and judged.reading.manner == "rounded"


def _listed(draft: Draft, passage: Passage, run: Sequence[Part]) -> Listed:
    shares = [
        Counted(
            *(each.counted, each.percent, each.of, side([each.counted])),
            *(tuple(_together(each.counted, each.beside)), each.among),
        )
        for each in run
        if each.counted is not None
    ]
    known = bases(draft, passage, run, [share.counted for share in shares])
    return Listed(shares, known, complete=len(shares) == len(run))


def _together(counted: Mention, beside: Sequence[Mention]) -> Iterator[Side]:
    """The count with the nearest one beside it, with the nearest two, and so on, as they stand in the text."""
    found = [counted]
    for each in beside:
        found = [each, *found]
        yield side(found)


def _sum(shares: Sequence[Counted]) -> object:
    return sum(share.counted.figure.value for share in shares)


def _judge(draft: Draft, listed: Listed) -> Iterator[Judged]:
    shares, known = listed.shares, listed.known
    if not shares:
        return
    meant = named_bases(draft, shares[0].of, known)
    common = _common(shares, known if meant is None else meant) or _implied(shares)
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
    terms = [
        each.terms[0] for each in meant if len(each.terms) == 1 and not (is_official(each) or _is_own(each, share))
    ]
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
    regular = _is_regular(shares, base)
    return [each for each in alone if not regular or says(each.words + last_words(each.terms[0]), _WHOLE)]


def _is_regular(shares: Sequence[Counted], base: Side) -> bool:
    """Whether a base explains three shares and all others of their list but at most one."""
    judged = [share for share in shares if share.exact]
    explained = _explained(judged, base)
    return explained >= max(_LEAST_REGULAR, len(judged) - 1)


def _judged(draft: Draft, share: Counted, listed: Listed, meant: Sequence[Side]) -> Judged:
    base = meant[0] if meant else None
    own = _reading(share, base) if base is not None and not _is_own(base, share) else None
    fitting = _fitting(share, [*meant, *_others(listed.shares, base, listed.known)])
    if fitting is None and base is not None:  # what other paragraphs tell may explain a share, but accuses none
        fitting = _fitting(share, once(draft, told))
    if fitting is not None or own is None:
        return Judged(share, fitting)
    forced, truncated = own._replace(manner="forced"), own._replace(manner="truncated")
    if listed.complete and forced.holds and _are_made_whole(listed.shares, share, own.whole):
        return Judged(share, forced)
    return Judged(share, truncated if truncated.holds else own)


def _fitting(share: Counted, bases: Sequence[Side]) -> Share | None:
    """The reading by which a share is that of its count in one of some bases, else of the count and those beside it.

    予以公开20件、部分公开7件，占57.4%
    """
    alone = (_reading(share, base) for base in bases if not _is_own(base, share))
    together = (Share(part, base, share.percent.figure) for part in share.together for base in bases)
    possible = (each for each in together if each.part.sum <= each.whole.sum)
    return next((each for each in chain(alone, possible) if each.holds), None)


def _reading(share: Counted, base: Side) -> Share:
    return Share(share.part, base, share.percent.figure)


def _is_own(base: Side, share: Counted) -> bool:
    """Whether a base is the very number that the share is of."""
    return [term.figure.span for term in base.terms] == [share.counted.figure.span]


def _are_made_whole(shares: Sequence[Counted], share: Counted, base: Side) -> bool:
    """Whether the printed shares add up to exactly 100, and the counts to the base.

    All but `share` must be right, or cut off so that it had to make up for them (49.9% and 50.1% of two halves).
    """
    if sum(each.percent.figure.value for each in shares) != 100 or _sum(shares) != base.sum:
        return False
    others = [_reading(each, base) for each in shares if each is not share]
    return all(each.holds or each._replace(manner="truncated").holds for each in others)


def _common(shares: Sequence[Counted], known: Sequence[Side]) -> Side | None:
    """The base that explains most of a list; None if it explains less than half of it, or none is known.

    Cells of the tables can be the base only of what is said of applications.
    """
    judged = [share for share in shares if share.exact]
    applications = any(_APPLICATION.search(each.words) for share in shares for each in (share.counted, share.percent))
    allowed = [base for base in known if applications or not is_official(base)]
    if len(judged) < 2 or not allowed:
        return None
    best = max(allowed, key=lambda base: _explained(judged, base))
    explained = _explained(judged, best)
    if explained * 2 < len(judged):
        return None
    # One of two shares may fit a number by chance: then it must be the nearest total of the same things, or one of all
    # applications.
    nearest = best is allowed[0] and all(alike(share.counted, best.terms[0]) for share in shares)
    total = applications and (is_official(best) or says(last_words(best.terms[0]), _WHOLE))
    return best if explained > 1 or nearest or total else None


def _explained(shares: Sequence[Counted], base: Side) -> int:
    """How many exact shares a base explains, not counting its own number; an approximate base explains any."""
    whole, exact = base.sum, base.exact  # asked of every base and every share
    others = (share for share in shares if not _is_own(base, share))
    return sum(not exact or is_share(share.counted.figure.value, whole, share.percent.figure) for share in others)


def _implied(shares: Sequence[Counted]) -> Side | None:
    """The one base that all shares of a list but at most one have in common, where nothing in the report states it.

    Each share allows the bases from 100 × count ÷ (share + ½ unit) to 100 × count ÷ (share - ½ unit).
    """
    judged = [share for share in shares if share.exact and share.percent.figure.value]
    if len(judged) <= _LEAST_REGULAR:
        return None
    allowed = [_allowed(share) for share in judged]
    for left_out in range(len(allowed)):
        others = [each for number, each in enumerate(allowed) if number != left_out]
        common = Interval(max(each.least for each in others), min(each.most for each in others))
        first, last = common.whole() or (0, 1)
        if first == last:
            # It stands nowhere: its place is the whole list, which no printed number has.
            place = Span(judged[0].percent.figure.span.start, judged[-1].percent.figure.span.end)
            return Side((Term(_IMPLIED, Figure(place, str(first), first, 0, _IMPLIED)),), _IMPLIED)
    return None


def _allowed(share: Counted) -> Interval:
    count = 100 * Fraction(share.counted.figure.value)
    least, most = interval(share.percent.figure.value, share.percent.figure.decimals)
    return Interval(count / most, count / least)
