"""GL409: shares of results that are told without their counts, against table three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claim import Claim, Share, Side
from govlint.draft import Draft
from govlint.finding import Severity
from govlint.prose import Passage
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part, runs
from govlint.rounding import possible_mean
from govlint.rule import invalid, rule, valid

from .shared.bases import bases
from .shared.excerpts import excerpt
from .shared.naming import cells_of
from .shared.passages import about_requests, accounts
from .shared.scope import core

_RUN = excerpt("予以公开20件，占办结总数", "因政府信息公开被申请")
_TOLD = "予以公开占42.6%，部分公开占14.9%，不予公开占12.8%，无法提供占19.1%。"


@rule(
    "GL409",
    "share-not-of-cell",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_RUN, _TOLD)),
        valid((_RUN, "予以公开占43.5%，部分公开占15.2%，不予公开占13.0%，无法提供占19.6%。")),
        valid((_RUN, "予以公开占42.6%，部分公开占14.8%，不予公开占12.8%，无法提供占19.1%。")),
        valid((_RUN, "涉及供水的申请中，予以公开占50.0%，部分公开占25.0%，不予公开占12.5%，无法提供占12.5%。")),
        valid((_RUN, "予以公开占42.6%，部分公开占16.9%。")),
    ],
    invalid=[
        invalid((_RUN, _TOLD.replace("14.9", "19.4")), at="19.4"),
        invalid((_RUN, "予以公开或部分公开占57.4%、不予公开占12.8%、无法提供占16.1%，其他情况占10.6%。"), at="16.1"),
    ],
)
def told_shares(draft: Draft) -> Iterator[Claim]:
    """A share that is told without its count does not follow from table three.

    ## What it does

    Takes the count of a result or of a kind of applicant from table three where the prose gives its share alone
    (予以公开占42.6%、不予公开占12.8%), and looks for the base of which at least two of a list, and all of it but one,
    are shares. The one is reported if no other number that the shares may be of gives it.

    ## Why is this bad?

    The report contradicts itself, and any reader with a calculator can see it.

    ## What it does not report

    Lists of which no base explains all but one; shares that were cut off; approximate ones; shares with their counts
    (share-mismatch). It is a warning, since its base is only told by the other shares.

    ## References

    Arithmetic; the rows and columns of table three: 国办公开办函〔2021〕30号.
    """
    for passage in accounts(draft) if draft.tables("requests") else ():
        if about_requests(passage):
            for run in runs(passage):
                yield from _of_run(draft, passage, run)


RULES = (told_shares,)


class Told(NamedTuple):
    """A share without a count, and the sums of cells that may be the count; `named`: its words name a base."""

    percent: Mention
    counts: tuple[Side, ...]
    named: bool

    def shares(self, base: Side) -> Iterator[Share]:
        """The readings of it as a share of this base."""
        return (Share(count, base, self.percent.figure) for count in self.counts)

    def possible(self, base: Side) -> bool:
        """Whether some whole number is it of this base; else share-impossible reports it, if its words name one."""
        figure = self.percent.figure
        return possible_mean(figure.value, figure.decimals, int(base.sum), scale=100)

    def fits(self, base: Side) -> bool:
        """Whether it is one, perhaps cut off."""
        return any(each.holds or each._replace(manner="truncated").holds for each in self.shares(base))


_LEAST = 2  # shares that a base must explain beside the one that is wrong


def _of_run(draft: Draft, passage: Passage, run: Sequence[Part]) -> Iterator[Claim]:
    told = [each for part in run if (each := _told(draft, part)) is not None]
    if len(told) < _LEAST:
        return
    known = bases(draft, passage, run)
    common = max(known, key=lambda base: sum(each.fits(base) for each in told), default=None)
    if common is None or sum(each.fits(common) for each in told) < max(_LEAST, len(told) - 1):
        return
    for each in told:
        if each.fits(common) or not any(map(each.fits, known)):
            readings = tuple(each.shares(common))
            right = tuple(share for share in readings if share.holds)
            subject = f"“{each.percent.before[-12:]}占{each.percent.figure.text}%”"
            if right or (not each.fits(common) and (not each.named or each.possible(common))):
                yield Claim(subject, each.percent.figure, right[:1] or readings)


def _told(draft: Draft, part: Part) -> Told | None:
    """A share with the cells that its words name, None if they name none or one is unknown."""
    if part.counted is not None or part.percent.figure.about:
        return None
    counts = cells_of(draft, core(draft, part.percent.before))
    known = tuple(each for each in counts if each is not None)
    return Told(part.percent, known, bool(part.of)) if counts and len(known) == len(counts) else None
