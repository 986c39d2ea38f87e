"""The base that the shares of a list have in common: the number that explains most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from govlint.claim import Side, Term, is_share
from govlint.figure import Figure, Number
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.rounding import Interval, interval
from govlint.source import Span

from .bases import SUM, is_official
from .wording import last_words, says

WHOLE = ("申请", "受理", "收到", "新收", "办结", "办理", "总计", "总数", "合计")
# What is said of applications, their results, those who made them, and disputes about them.
_APPLICATION = re.compile(
    "申请|(?:予以|同意|部分|不予)公开|不予处理|无法提供|其他处理|答复|办结|自然人|公民|法人|企业|机构(?!职能|概况|设置|类)|组织(?!机构)|复议|诉讼|维持|纠正"
)
_IMPLIED = "其余占比共同的基数"
_LEAST_REGULAR = 3


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


def common_base(shares: Sequence[Counted], known: Sequence[Side]) -> Side | None:
    """The base that explains most of a list; None if it explains less than half of it, or none is known.

    Cells of the tables can be the base only of what is said of applications.
    """
    judged = [share for share in shares if share.exact]
    applications = of_applications(shares)
    allowed = [base for base in known if applications or not is_official(base)]
    if len(judged) < 2 or not allowed:
        return None
    best = max(allowed, key=lambda base: (_explained(judged, base), _is_told(shares, base)))
    explained = _explained(judged, best)
    if explained * 2 < len(judged):
        return None
    # One of two shares may fit a number by chance: then it must be the nearest total of the same things, or one of all
    # applications.
    nearest = best is allowed[0] and all(alike(share.counted, best.terms[0]) for share in shares)
    total = applications and (is_official(best) or says(last_words(best.terms[0]), WHOLE))
    return best if explained > 1 or nearest or total or _is_told(shares, best) else None


def of_applications(shares: Sequence[Counted]) -> bool:
    """Whether shares are of applications, or of their results."""
    return any(_APPLICATION.search(each.words) for share in shares for each in (share.counted, share.percent))


def _is_told(shares: Sequence[Counted], base: Side) -> bool:
    """Whether the first count of a list is said to be a part of a base: 98件中，执法案卷61件，占62.2%."""
    among = shares[0].among
    return among is not None and [among.figure.span] == [term.figure.span for term in base.terms]


def _explained(shares: Sequence[Counted], base: Side) -> int:
    """How many exact shares a base explains, not counting its own number; an approximate base explains any."""
    whole, exact = base.sum, base.exact  # asked of every base and every share
    others = (share for share in shares if not is_own(base, share))
    return sum(not exact or is_share(share.counted.figure.value, whole, share.percent.figure) for share in others)


def implied_base(shares: Sequence[Counted]) -> Side | None:
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


def is_regular(shares: Sequence[Counted], base: Side) -> bool:
    """Whether a base explains three shares and all others of their list but at most one."""
    judged = [share for share in shares if share.exact]
    explained = _explained(judged, base)
    return explained >= max(_LEAST_REGULAR, len(judged) - 1)


def is_own(base: Side, share: Counted) -> bool:
    """Whether a base is the very number that the share is of."""
    return [term.figure.span for term in base.terms] == [share.counted.figure.span]


def sum_of(shares: Sequence[Counted]) -> Number:
    return sum(share.counted.figure.value for share in shares)


def divided_base(shares: Sequence[Counted], known: Sequence[Side]) -> Side | None:
    """The number that the counts of a list add up to, where its shares make 100, so that they must be of all of it.

    自然人38件，占17.4%；法人8件，占82.6%: exchanged.
    """
    whole = sum_of(shares)
    if len(shares) < 2 or any(each.together for each in shares):
        return None
    if sum(each.percent.figure.value for each in shares) != 100:
        return None
    counted = (base for base in known if base.words != SUM and (len(base.terms) == 1 or base.words))
    return next((base for base in counted if base.sum == whole and alike(shares[0].counted, base.terms[0])), None)
