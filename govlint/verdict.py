"""Broken claims and their causes as faults: which number is wrong, what it must be, and where every term stands."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claim import Claim, Equation, Reading, Share
from govlint.diagnosis import Cause, Correction
from govlint.figure import Figure, read
from govlint.finding import Edit, Fault, Fix, Place
from govlint.readings import agreement, alternatives, contradiction, side_in_words
from govlint.rounding import rounded
from govlint.source import Span

MOST_OTHERS = 4  # other numbers that may be wrong which a finding names


def fault(claim: Claim) -> Fault:
    """The fault of a claim that does not hold: both numbers, how they differ, and their terms as related places.

    Of a claim with several readings the first is told in full, the others by what they would give.
    """
    first, *others = _telling(claim.readings)
    said = contradiction(first)
    if others:
        said += "；" + alternatives(first, others)
    return Fault(claim.at.span, f"{claim.subject}：{said}。", _related(claim), _recomputed(claim), claim.severity)


def _telling(readings: Sequence[Reading]) -> list[Reading]:
    """The readings by which a broken claim is told: of upper bounds the greatest, of those with one value the first."""
    bounds = [each for each in readings if isinstance(each, Equation) and each.relation == "<="]
    if len(bounds) == len(readings) and len({each.left for each in bounds}) == 1:
        return [max(bounds, key=lambda each: each.right.sum)]
    values: dict[object, Reading] = {}
    for each in readings:
        values.setdefault(_value_of(each), each)
    return [*values.values()]


def _value_of(reading: Reading) -> object:
    """What two readings have in common that would tell a reader the same."""
    if not isinstance(reading, Equation):
        return reading
    return reading.relation, *((each.sum, each.exact) for each in (reading.left, reading.right))


def _recomputed(claim: Claim) -> Fix | None:
    """A share worked out again from its count and its base, where the base is not in doubt and holds the count.

    Only a suggestion: nothing tells whether it is not the count that is wrong.
    """
    reading = claim.readings[0]
    if len(claim.readings) > 1 or not isinstance(reading, Share) or reading.exact is None or reading.exact > 100:
        return None
    right = rounded(reading.exact, reading.percent.decimals)
    return Fix("display", (Edit(reading.percent.span, right),))


def diagnosed(cause: Cause, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The fault of a cause: which number is wrong, what it must be, and each broken claim that says so."""
    if cause.choice == "crossed":
        return _told_with("像是这两个数写反了，或表中相应的两行、两列填反了", broken)
    claims = [claim for _, claim in broken]
    others = tuple(each for each in cause.others if not any(_exceeds(one, claims) for one in each))
    if any(_exceeds(each, claims) for each in cause.corrections) or not (cause.corrections or others):
        return _plain(broken)
    cause = cause._replace(others=others)
    if cause.choice == "unsure":
        return _unsure(cause, broken)
    if cause.choice in ("digit", "copy"):
        return _hinted(cause, broken)
    first = cause.corrections[0]
    subjects = dict.fromkeys(claim.subject for claim in claims)
    own = _quoted(first.figure)
    if claims[0].at.span == first.figure.span and (len(broken) == 1 or [*subjects] == [own]):
        return _completed(_plain(broken), cause)
    if len(broken) == 1 and first.value is None:
        return fault(claims[0])
    fix = _mended(cause.corrections)
    also = [Place(each.figure.span, _correction(each)) for each in cause.corrections[1:]]
    places = [Place(_elsewhere(claim, first.figure).span, f"{code} {_claimed(claim)}") for code, claim in broken]
    said = "；".join(map(_correction, cause.corrections)) + _how(cause)
    if fix:
        told = "，依据：" + "、".join(dict.fromkeys(_witness(claim, first.figure) for claim in claims))
    else:
        told = f"：{'、'.join(subjects)}{'都' if len(broken) > 1 else ''}不成立"
    return Fault(first.figure.span, f"{said}{told}。", (*also, *places), fix)


def _witness(claim: Claim, blamed: Figure) -> str:
    """What holds against a number: the subject of a claim, without the number itself, of which it may be told.

    表三“（一）予以公开”20, 占42.6%, 各分项: a sentence does not say what its own number must be.
    """
    beside = claim.subject.removeprefix(_quoted(blamed)).removeprefix("的")
    first = claim.readings[0]
    sides = (first.right, first.left) if isinstance(first, Equation) else ()
    others = (each for each in sides if blamed.span not in (term.figure.span for term in each.terms))
    return beside or next(map(side_in_words, others), claim.subject)


def _completed(plain: Fault, cause: Cause) -> Fault:
    """The fault of a claim about the number that is wrong, with what it must be and how that is known."""
    fix = _mended(cause.corrections)
    if fix is None:
        return plain
    first, *more = cause.corrections
    right, said = f"{_value(first)}{first.figure.unit}", plain.message.rstrip("。")
    known = said.endswith(right)  # 应增长15.0%
    told = "；".join([said, *([] if known else [f"应为{right}"]), *map(_correction, more)])
    return plain._replace(message=f"{told}{_how(cause)}。", fix=fix)


def _plain(broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The first broken claim as it is told alone, with the others as places and no correction."""
    plain = fault(broken[0][1])
    places = [Place(claim.at.span, f"{code} {_claimed(claim)}") for code, claim in broken[1:]]
    return plain._replace(related=(*plain.related, *places), fix=None)


def _exceeds(correction: Correction, claims: Sequence[Claim]) -> bool:
    """Whether a correction makes a share one of more than 100%, which no share is."""
    shares = (reading for claim in claims for reading in claim.readings if isinstance(reading, Share))
    is_share = any(share.percent.span == correction.figure.span for share in shares)
    return is_share and correction.value is not None and correction.value > 100


def _how(cause: Cause) -> str:
    """How the numbers of a cause seem to have been confused, "" if nothing tells it."""
    if cause.choice == "moved":
        return "（像是整行错开了一列）" if _same_line(cause.corrections) else "（像是错开了一格）"
    if cause.choice == "swapped":
        return "（像是两行或两列互换）"
    if cause.choice == "exchange":
        return "（像是两位数字颠倒）" if len(cause.corrections) == 1 else "（像是两个数字互换）"
    return ""


def _same_line(corrections: Sequence[Correction]) -> bool:
    """Whether the numbers stand in the same row of a table."""
    return len({each.figure.cell and each.figure.cell.row for each in corrections}) == 1


def _told_with(hint: str, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The first broken claim as it is told alone, the others by name, and a hint."""
    plain = _plain(broken)
    also = "、".join(dict.fromkeys(claim.subject for _, claim in broken[1:]))
    said = (plain.message.rstrip("。"), f"{also}也不成立" if also else "", hint)
    return plain._replace(message=f"{'；'.join(filter(None, said))}。")


def _unsure(cause: Cause, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The first broken claim, with all single numbers that may be wrong."""
    few = "，或".join(_correction(each) for (each,) in cause.others[:MOST_OTHERS])
    more = f"等{len(cause.others)}种可能" if len(cause.others) > MOST_OTHERS else ""
    return _told_with(f"只改一个数字就都成立：{few}{more}", broken)


def _hinted(cause: Cause, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The first broken claim, with the number that is likely wrong as a suggestion, and the others that may be."""
    slip = cause.corrections[0]
    if not _in_digits(slip.figure):
        return _plain(broken)
    name = _suspect(slip.figure, broken[0][1].at.span)
    why = "（与相邻或上年的数字相同）" if cause.choice == "copy" else ""
    told = _told_with(f"{name}疑为“{_value(slip)}{slip.figure.unit}”之误{why}", broken)
    others = [
        Place(each.figure.span, f"也可能{_correction(each)}")
        for each, *rest in cause.others[:MOST_OTHERS]
        if not rest and each.value is not None and each.figure.span != slip.figure.span
    ]
    shown = _mended((slip,))
    fix = _recomputed(broken[0][1]) or (shown and shown._replace(safety="display"))
    return told._replace(related=(*told.related, *others), fix=fix)


def _suspect(figure: Figure, told: Span) -> str:
    """A number that may be wrong, in words: named by its cell or sentence, unless it is the one at `told`."""
    if figure.span == told:
        return f"“{figure.text}{figure.unit}”"
    return f"{figure.label}的“{figure.text}”" if figure.cell else _quoted(figure)


def _claimed(claim: Claim) -> str:
    return fault(claim).message.rstrip("。")


def _correction(correction: Correction) -> str:
    figure = correction.figure
    name = f"{figure.label}为{figure.text}" if figure.cell else _quoted(figure)
    told = correction.value is not None and not _is_rate_of_none(figure)
    return f"{name}，应为{_value(correction)}{figure.unit}" if told else f"{name}有误"


def _is_rate_of_none(figure: Figure) -> bool:
    """Whether a number is the 0 that 办结率100% states of what was left."""
    return figure.value == 0 and figure.text.endswith("%")


def _in_digits(figure: Figure) -> bool:
    """Whether a number is printed as its digits.

    无行政诉讼 states 0, so does 办结率100% of what was carried forward, 两 states 2 and 1.8万 states 18000.
    """
    printed = read(figure.text, 0)
    return printed is not None and printed.text == figure.text and printed.value == figure.value


def _quoted(figure: Figure) -> str:
    """A number in the words of its sentence, as rules name it in the subjects of their claims."""
    return f"“{figure.label}{figure.text}{figure.unit}”"


def _mended(corrections: Sequence[Correction]) -> Fix | None:
    """The edits that make the corrections; None if a value is unknown, or digits cannot simply take its place."""
    if not all(each.value is not None and _in_digits(each.figure) for each in corrections):
        return None
    return Fix("unsafe", tuple(Edit(each.figure.span, _value(each)) for each in corrections))


def _value(correction: Correction) -> str:
    """The value that a number must have, with as many decimals as it is printed with."""
    return "" if correction.value is None else rounded(correction.value, correction.figure.decimals)


def _elsewhere(claim: Claim, figure: Figure) -> Figure:
    """A figure of the claim that is not the one blamed: the one that the claim points at, if it is another."""
    if claim.at.span != figure.span:
        return claim.at
    return next((each for reading in claim.readings for each in reading.figures if each.span != figure.span), claim.at)


def statement(claim: Claim) -> str:
    """A claim that holds in words: what was worked out and what it agrees with. One that does not: as in its fault."""
    if not claim.holds:
        return fault(claim).message
    reading = next(reading for reading in claim.readings if reading.holds)
    return f"{claim.subject}：{agreement(reading)}。"


def _related(claim: Claim) -> tuple[Place, ...]:
    """Every figure of the claim but the one that is pointed at, once each. Those that are 0 prove nothing."""
    figures: dict[Figure, None] = {}
    for reading in claim.readings:
        figures.update(dict.fromkeys(reading.figures))
    return tuple(
        Place(figure.span, f"{figure.label}{figure.text}{figure.unit}")
        for figure in figures
        if figure.span != claim.at.span and figure.value != 0
    )
