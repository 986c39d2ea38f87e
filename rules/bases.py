"""Which base a printed share may have, and what that makes of it: right, rounded to make 100, cut off, or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal, NamedTuple

from govlint.claim import Share, Side, Term
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.prose import Passage
from govlint.prose.lists import alike
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part, runs, wholes
from govlint.rounding import Interval, interval
from govlint.source import Span

from .official import add, cell
from .wording import side

Verdict = Literal["right", "unknown", "wrong", "truncated", "forced"]


class Judged(NamedTuple):
    """A share with its count, and the readings that were tried, the likeliest base first."""

    part: Part
    verdict: Verdict
    readings: tuple[Share, ...]


_SUM = "各项之和"
_LEAST_REGULAR = 3
_WHOLE = re.compile("申请|受理|收到|新收|办结|办理|总计|总数|合计")
# What is said of applications, their results, those who made them, and disputes about them.
_APPLICATION = re.compile(
    "申请|(?:予以|同意|部分|不予)公开|不予处理|无法提供|其他处理|答复|办结|自然人|公民|法人|企业|机构|组织|复议|诉讼|维持|纠正"
)
_REACH = 12  # sentences before a share in which its base may stand
_MOST_TOTALS = 60  # counts there that may be it, the nearest: beyond these, one would fit by chance


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
                    known = [base for base in _bases(draft, passage, run, ()) if base.exact and base.sum]
                    yield part, tuple(_named(draft, part.of, known) or ())


def _run(draft: Draft, passage: Passage, run: Sequence[Part]) -> Iterator[Judged]:
    """The shares of a run as one list, where one base explains all but one of them or is the sum of their counts; else
    list by list."""
    counted = [part for part in run if part.counted is not None]
    if not counted:
        return
    common = _common(counted, [base for base in _bases(draft, passage, run, counted) if base.exact and base.sum])
    exhausted = common is not None and common.sum == sum(part.counted.figure.value for part in counted if part.counted)
    if common is not None and (exhausted or _regular(counted, common)):
        yield from _judge(draft, passage, run, counted)
        return
    for whole in wholes(run):
        counted = [part for part in whole if part.counted is not None]
        if counted:
            yield from _judge(draft, passage, whole, counted)


def _judge(draft: Draft, passage: Passage, run: Sequence[Part], counted: Sequence[Part]) -> Iterator[Judged]:
    known = [base for base in _bases(draft, passage, run, counted) if base.exact and base.sum]
    named = _named(draft, counted[0].of, known)
    common = _common(counted, named if named is not None else known) or _implied(counted)
    for part in counted:
        own = _named(draft, part.of, known) if part.of else named
        base = (common or own[0]) if own else None if part.of else common
        yield _verdict(part, run, counted, base, _others(counted, base, known))


def _others(counted: Sequence[Part], base: Side | None, known: Sequence[Side]) -> list[Side]:
    """What a share may be a share of beside the base of its list.

    Nothing that was only added up to fit; and where three and all others of the list have the base, only the number of
    all applications, not any number that happens to stand nearby.
    """
    if base is None:
        return list(known)
    alone = [each for each in known if each is not base and each.words != _SUM and (len(each.terms) == 1 or each.words)]
    regular = _regular(counted, base)
    return [each for each in alone if not regular or _WHOLE.search(each.words + each.terms[0].name)]


def _regular(counted: Sequence[Part], base: Side) -> bool:
    """Whether a base explains three shares and all others of their list but at most one."""
    judged = [part for part in counted if _exact(part)]
    return _LEAST_REGULAR <= _explained(judged, base) >= len(judged) - 1


def _verdict(part: Part, run: Sequence[Part], counted: Sequence[Part], base: Side | None, others: list[Side]) -> Judged:
    assert part.counted is not None
    bases = [*([base] if base is not None else []), *others]
    readings = tuple(_share(part, each) for each in bases if not _same(each, part.counted))
    fitting = tuple(reading for reading in readings if reading.holds)
    if fitting:
        return Judged(part, "right", fitting[:1])
    if base is None or not readings or readings[0].whole is not base:
        return Judged(part, "unknown", ())
    if _forced(part, run, counted, base):
        return Judged(part, "forced", readings[:1])
    if readings[0]._replace(truncated=True).holds:
        return Judged(part, "truncated", readings[:1])
    return Judged(part, "wrong", readings[:1])


def _share(part: Part, base: Side) -> Share:
    assert part.counted is not None
    return Share(side([part.counted]), base, part.percent.figure)


def _same(base: Side, count: Mention) -> bool:
    return len(base.terms) == 1 and base.terms[0].figure.span == count.figure.span


def _forced(part: Part, run: Sequence[Part], counted: Sequence[Part], base: Side) -> bool:
    """Whether the share is off by one unit of its last decimal and makes the printed shares add to exactly 100.

    All others must be right and the counts must be the whole base.
    """
    if sum(each.percent.figure.value for each in run) != 100 or len(run) != len(counted):
        return False
    if sum(each.counted.figure.value for each in counted if each.counted) != base.sum:
        return False
    others = all(_share(each, base).holds for each in counted if each is not part)
    figure = part.percent.figure
    step = type(figure.value)(1) / 10**figure.decimals if figure.decimals else 1
    near = (figure._replace(value=figure.value + sign * step) for sign in (1, -1))
    return others and any(_share(part, base)._replace(percent=each).holds for each in near)


def _common(counted: Sequence[Part], bases: Sequence[Side]) -> Side | None:
    """The base that explains most of a run; None if it explains less than half of it, or none is known.

    Cells of the tables can be the base only of what is said of applications.
    """
    judged = [part for part in counted if _exact(part)]
    applications = any(
        _APPLICATION.search(each.words) for part in counted for each in (part.counted, part.percent) if each
    )
    bases = [base for base in bases if applications or not _is_official(base)]
    best = max(bases, key=lambda base: _explained(judged, base), default=None)
    score = _explained(judged, best) if best is not None else 0
    if best is None or score * 2 < len(judged) or len(judged) < 2:
        return None
    # One of two shares may fit a number by chance: then it must be the nearest total of the same things, or one of all
    # applications.
    nearest = best is bases[0] and all(alike(part.counted, best.terms[0]) for part in counted if part.counted)
    total = applications and (_is_official(best) or _WHOLE.search(best.terms[0].name))
    return best if score > 1 or nearest or total else None


def _is_official(base: Side) -> bool:
    return base.terms[0].name.startswith("表")


def _implied(counted: Sequence[Part]) -> Side | None:
    """The one base that all shares of a list but at most one have in common, where nothing in the report states it.

    Each share allows the bases from 100 × count ÷ (share + ½ unit) to 100 × count ÷ (share - ½ unit).
    """
    judged = [part for part in counted if _exact(part) and part.percent.figure.value]
    if len(judged) <= _LEAST_REGULAR:
        return None
    allowed = [_allowed(part) for part in judged]
    for left_out in range(len(allowed)):
        others = [each for number, each in enumerate(allowed) if number != left_out]
        common = Interval(max(each.least for each in others), min(each.most for each in others))
        whole = common.whole() if common.least <= common.most else None
        if whole is not None and whole[0] == whole[1]:
            # It stands nowhere: its place is the whole list, which no printed number has.
            place = Span(judged[0].percent.figure.span.start, judged[-1].percent.figure.span.end)
            base = Figure(place, str(whole[0]), whole[0], 0, "其余占比共同的基数")
            return Side((Term("其余占比共同的基数", base),), "其余占比共同的基数")
    return None


def _allowed(part: Part) -> Interval:
    assert part.counted is not None
    figure, count = part.percent.figure, Fraction(part.counted.figure.value)
    least, most = interval(figure.value, figure.decimals)
    return Interval(100 * count / most, 100 * count / least if least > 0 else 100 * count / most * 10**9)


def _explained(parts: Sequence[Part], base: Side) -> int:
    """How many shares a base explains, not counting its own number."""
    return sum(_share(part, base).holds for part in parts if part.counted and not _same(base, part.counted))


def _exact(part: Part) -> bool:
    return part.counted is not None and not part.counted.figure.about and not part.percent.figure.about


def _bases(draft: Draft, passage: Passage, run: Sequence[Part], counted: Sequence[Part]) -> Iterator[Side]:
    """What a share may be a share of, the likeliest first: the counts of the paragraph up to its sentence, official
    totals, the sum of the run, sums of two counts."""
    shared = {part.counted.figure.span for part in counted if part.counted}
    nearest = range(max(0, run[0].sentence - _REACH), run[-1].sentence + 1)
    mentions = [
        each
        for sentence in (passage.sentences[number] for number in nearest)
        for each in sentence.mentions
        if each.kind == "count" and each.figure.unit not in ("个百分点", "百分点", "倍")
    ]
    totals = [each for each in mentions if each.figure.span not in shared]
    seen: set[object] = set()
    for base in (
        *(side([each]) for each in totals[: -_MOST_TOTALS - 1 : -1]),
        *official(draft),
        side([part.counted for part in counted if part.counted], _SUM),
        *(side([each]) for each in mentions if each.figure.span in shared),
        *(side(pair) for pair in combinations(totals[:6], 2)),
    ):
        if base.sum not in seen:
            seen.add(base.sum)
            yield base


def official(draft: Draft) -> Iterator[Side]:
    """The totals of tables three and four that shares are taken of."""
    new, over = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_over")
    groups = [
        cell(draft, "requests", row)
        for row in ("granted", "partial", "withheld", "unavailable", "refused", "otherwise")
    ]
    lawsuits = [cell(draft, "disputes", row) for row in ("direct", "after_review")]
    for base in (
        cell(draft, "requests", "total"),
        new,
        add(new, over),
        add(*groups[:2]),
        *groups,
        cell(draft, "disputes", "review"),
        add(*lawsuits),
    ):
        if base is not None:
            yield base


_CLOSED = re.compile("办结|办理|办件|答复|处理|回复|审结")
_RECEIVED = re.compile("收到|受理|申请|收件|接收|新收|办理")
_TOTAL = re.compile("总数|总量|数量|总|量|数|的|全部")
_ALL = re.compile("总|全部|整体|合计")


def _named(draft: Draft, words: str, known: Sequence[Side]) -> list[Side] | None:
    """The bases that the words of a share can mean; None if they name none that the report states."""
    if not words:
        return None
    found = [base for base in known if any(_means(words, term.name) for term in base.terms)]
    if _CLOSED.search(words) or _RECEIVED.search(words):
        stated = {base.sum for base in found}
        found += [base for base in official(draft) if base.exact and base.sum and base.sum not in stated]
    elif _ALL.fullmatch(words.removesuffix("数").removesuffix("量")):
        found = list(known)
    return found or None


def _means(words: str, name: str) -> bool:
    """Whether the words of a base and those of a count speak of one thing."""
    noun = _TOTAL.sub("", words)
    told = len(noun) > 1 and noun in name
    return told or any(pattern.search(words) and pattern.search(name) for pattern in (_CLOSED, _RECEIVED))
