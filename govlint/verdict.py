"""Broken claims in words: what was worked out, what is printed instead, and where every term stands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from govlint.claim import Claim, Equation, Growth, Reading, Share, Side
from govlint.diagnosis import Cause, Correction
from govlint.figure import Figure, Number, read
from govlint.finding import Edit, Fault, Fix, Place
from govlint.rounding import previous, rounded

MOST_OTHERS = 4  # other numbers that may be wrong which a finding names


def fault(claim: Claim) -> Fault:
    """The fault of a claim that does not hold: both numbers, how they differ, and their terms as related places.

    Of a claim with several readings the first is told in full, the others by what they would give.
    """
    first, *others = _telling(claim.readings)
    said = _told(first)
    if others:
        said += "；" + _alternatives(first, others)
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
    """A share worked out again from its count and its base, where the base is not in doubt and holds the count."""
    reading = claim.readings[0]
    if len(claim.readings) > 1 or not isinstance(reading, Share) or reading.exact is None or reading.exact > 100:
        return None
    right = rounded(reading.exact, reading.percent.decimals)
    return Fix("unsafe", (Edit(reading.percent.span, right),))


def diagnosed(cause: Cause, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The fault of a cause: which number is wrong, what it must be, and each broken claim that says so."""
    claims = [claim for _, claim in broken]
    others = tuple(each for each in cause.others if not any(_exceeds(one, claims) for one in each))
    if any(_exceeds(each, claims) for each in cause.corrections) or not (cause.corrections or others):
        return _plain(broken)
    if cause.choice in ("digit", "copy", "unsure"):
        return _hinted(cause._replace(others=others), broken)
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
    return beside or next(map(_words, others), claim.subject)


def _completed(plain: Fault, cause: Cause) -> Fault:
    """The fault of a claim about the number that is wrong, with what it must be and how that is known."""
    fix = _mended(cause.corrections)
    if fix is None:
        return plain
    first, *more = cause.corrections
    right, said = f"{_value(first)}{first.figure.unit}", plain.message.rstrip("。")
    known = said.endswith((f"应增长{right}", f"应减少{right}"))
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
    if cause.choice == "exchange":
        return "（像是两位数字颠倒）" if len(cause.corrections) == 1 else "（像是两个数字互换）"
    return ""


def _same_line(corrections: Sequence[Correction]) -> bool:
    """Whether the labels of the numbers name the same row: “（一）予以公开”“自然人”."""
    return len({each.figure.label.split("”")[0] for each in corrections}) == 1


def _hinted(cause: Cause, broken: Sequence[tuple[str, Claim]]) -> Fault:
    """The first broken claim, with the numbers that may be wrong: the likely one as a suggestion, else all of them."""
    plain = _plain(broken)
    also = "、".join(dict.fromkeys(claim.subject for _, claim in broken[1:]))
    message = plain.message.rstrip("。") + (f"；{also}也不成立" if also else "")
    if cause.choice == "unsure":
        few = "，或".join(_correction(each) for (each,) in cause.others[:MOST_OTHERS])
        more = f"等{len(cause.others)}种可能" if len(cause.others) > MOST_OTHERS else ""
        message += f"；只改一个数字就都成立：{few}{more}"
        return plain._replace(message=f"{message}。")
    slip = cause.corrections[0]
    why = "（与相邻或上年的数字相同）" if cause.choice == "copy" else ""
    unit = slip.figure.unit
    message += f"；“{slip.figure.text}{unit}”疑为“{_value(slip)}{unit}”之误{why}"
    others = [
        Place(each.figure.span, f"也可能{_correction(each)}")
        for each, *more_ in cause.others[:MOST_OTHERS]
        if not more_ and each.value is not None and each.figure.span != slip.figure.span
    ]
    shown = _mended((slip,))
    fix = _recomputed(broken[0][1]) or (shown and shown._replace(safety="display"))
    return plain._replace(message=f"{message}。", related=(*plain.related, *others), fix=fix)


def _claimed(claim: Claim) -> str:
    return fault(claim).message.rstrip("。")


def _correction(correction: Correction) -> str:
    figure = correction.figure
    name = f"{figure.label}为{figure.text}" if figure.label.endswith("”") else _quoted(figure)
    return f"{name}，应为{_value(correction)}{figure.unit}" if correction.value is not None else f"{name}有误"


def _quoted(figure: Figure) -> str:
    """A number in the words of its sentence, as rules name it in the subjects of their claims."""
    return f"“{figure.label}{figure.text}{figure.unit}”"


def _mended(corrections: Sequence[Correction]) -> Fix | None:
    """The edits that make the corrections; None if a value is unknown, or stands for something other than its digits.

    无行政诉讼 states 0, 两 states 2 and 1.8万 states 18000: digits cannot simply take their place.
    """
    for each in corrections:
        printed = read(each.figure.text, 0)
        if each.value is None or printed is None or printed.text != each.figure.text:
            return None
        if printed.value != each.figure.value:
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
    return f"{claim.subject}：{_agrees(reading)}。"


def _agrees(reading: Reading) -> str:
    if isinstance(reading, Equation):
        verb = "等于" if reading.relation == "==" else "不大于"
        exact = reading.left.exact and reading.right.exact
        return (
            f"{_words(reading.left)}，{verb if exact or reading.relation == '<=' else '相当于'}{_words(reading.right)}"
        )
    if isinstance(reading, Share):
        return f"{reading.part.sum}÷{reading.whole.sum}，合{reading.percent.text}%"
    base = f"上年{reading.base}、本年{reading.now.value}" if reading.base is not None else f"本年{reading.now.value}"
    verb = "减少" if reading.falls else "增长"
    return f"{base}，{'' if reading.base is not None else '有整数的上年数'}合{verb}{reading.percent.text}%"


def _told(reading: Reading) -> str:
    if isinstance(reading, Equation):
        return _equation(reading)
    return _share(reading) if isinstance(reading, Share) else _growth(reading)


def _equation(equation: Equation) -> str:
    left, right = equation.left, equation.right
    if not left.terms:
        return f"{_words(right)}，不能小于0"
    verb, tail = ("与", "不一致") if equation.relation == "==" else ("大于", "")
    gap = f"，相差{abs(left.sum - right.sum)}" if left.exact and right.exact else ""
    return f"{_words(left)}，{verb}{_words(right)}{tail}{gap}"


def _share(share: Share) -> str:
    if share.exact is None:
        return f"{_words(share.whole)}，不能作基数"
    exact = rounded(share.exact, share.percent.decimals)
    return f"{share.part.sum}÷{share.whole.sum}＝{exact}%，与{share.percent.text}%不一致"


def _growth(growth: Growth) -> str:
    verb, decimals = "减少" if growth.falls else "增长", growth.percent.decimals
    if growth.base is not None:
        if growth.exact is None:
            return "上年为0，不能计算增长率"
        how = "" if growth.before is not None else f"按增减数{growth.change.text if growth.change else ''}推算，"
        if growth.exact < 0:
            return f"{how}上年{growth.base}、本年{growth.now.value}，并没有{verb}"
        return f"{how}上年{growth.base}、本年{growth.now.value}，应{verb}{rounded(growth.exact, decimals)}%"
    bases = previous(int(growth.now.value), growth.signed, decimals)
    assert bases is not None
    below = bases.least.numerator // bases.least.denominator
    tried = "，".join(
        f"上年为{base}时{_change(growth.now.value, base, decimals)}" for base in (below, below + 1) if base
    )
    return f"{tried}，没有整数能得出{growth.percent.text}%"


def _change(now: Number, base: int, decimals: int) -> str:
    rate = 100 * (Fraction(now) / base - 1)
    return f"{'减少' if rate < 0 else '增长'}{rounded(abs(rate), decimals)}%"


def _alternatives(first: Reading, others: list[Reading]) -> str:
    said = list(dict.fromkeys(_alternative(first, reading) for reading in others))
    return "、".join(said) + ("也不相符" if len(said) == 1 else "均不相符")


def _alternative(first: Reading, reading: Reading) -> str:
    """What another reading has in place of a side of the first one."""
    if isinstance(reading, Equation):
        same = isinstance(first, Equation) and first.right == reading.right
        return _words(reading.left if same else reading.right)
    if isinstance(reading, Share):
        return f"以{_words(reading.whole)}为基数"
    return _growth(reading)


def _words(side: Side) -> str:
    if side.words:
        return f"{side.words}{side.sum}"
    if not side.terms:
        return "0"
    terms = "＋".join(f"{term.name}{term.figure.value}" for term in side.terms)
    return terms if len(side.terms) == 1 else f"{terms}＝{side.sum}"


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
