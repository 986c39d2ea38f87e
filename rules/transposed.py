"""GL503, GL528: numbers that would fit another one if two of their digits were exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.claim import Claim, Equation
from govlint.draft import Draft, once
from govlint.finding import Fault, Place, Severity
from govlint.fold import exchanges
from govlint.prose.listing import Listing
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .shared.disclosed import DECISIONS, cells_named
from .shared.list_claims import claim_of, lists
from .shared.naming import UNITS
from .shared.official import cell
from .shared.passages import accounts
from .shared.scope import core
from .shared.wording import quote, side

_DECIDED = "作出行政许可决定328件、行政处罚决定46件、行政强制决定2件。"
_LISTED = "公开信息312条，其中机构职能类18条、政策文件类27条、工作动态类205条、其他类62条。"
_LEAST = 100  # of two digits, two numbers may well be each other's exchange by chance
_HANDLED = "(?:主动|审批|审核|审结|办理|办结|受理|处理|查处|查办|准予|核发|公开|公示|公布|发布)*"
_LOOSELY = {id: re.compile(rf"{_HANDLED}{name}(?:事项|案件|结果|信息|决定)*") for id, name in DECISIONS.items()}


@rule(
    "GL503",
    "digits-swapped-in-list",
    Severity.WARNING,
    valid=[valid(), valid((_LISTED, "公开信息1312条，其中政策文件类400条、工作动态类900条。"))],
    invalid=[invalid((_LISTED, "公开信息13120条，其中政策文件类4000条、工作动态类9102条。"), at="13120")],
)
def in_list(draft: Draft) -> Iterator[Claim]:
    """An open list misses its total by so little that two exchanged digits would explain it.

    ## What it does

    Looks at lists behind 其中 or 包括 whose parts fall short of a total of 1,000 or more by less than 1%, and asks
    whether exchanging two neighbouring digits of one number would make the sum exact.

    ## Why is this bad?

    Exchanged digits are the commonest slip in copying numbers.

    ## What it does not report

    Smaller totals and larger gaps, where such a coincidence is common (6 in 100 lists above 1,000, 60 in 100 below);
    closed lists, which are reported as such. It is a warning: the list may be incomplete.

    ## References

    Counted over the lists of published reports.
    """
    for listing in once(draft, lists):
        total = listing.totals[0]
        if listing.closed or listing.cut or listing.overlapping or len(total) > 1 or len(listing.parts) < 2:
            continue
        equation = Equation(side(listing.parts), side(total))
        gap = equation.right.sum - equation.left.sum
        exact = equation.left.exact and equation.right.exact
        if exact and 0 < gap * 100 < equation.right.sum >= 1000 and _is_exchanged(listing, int(gap)):
            yield claim_of(listing, [equation])


@rule(
    "GL528",
    "decision-digits-swapped",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_DECIDED, "全年办理行政许可328件。")),
        valid((_DECIDED, "公开行政许可决定1228条。"), ("行政许可\t328", "行政许可\t1228")),
        valid((_DECIDED, "全年办理行政许可337件，公示行政许可信息300条。")),
        valid((_DECIDED, "2022年办理行政许可382件。")),
        valid((_DECIDED, "上半年，办理行政许可238件。")),
        valid((_DECIDED, "梳理行政许可事项清单，共382项。")),
        valid((_DECIDED, "办理行政处罚案件64件。")),
        valid((_DECIDED, "网上办理行政许可382件。")),
        valid((_DECIDED, "办理行政许可约382件。")),
    ],
    invalid=[
        invalid((_DECIDED, "全年办理行政许可382件。"), at="382"),
        invalid((_DECIDED, "审批行政许可事项238件，均在7个工作日内公示。"), at="238"),
        invalid((_DECIDED, "主动公开行政许可结果382条。"), at="382"),
    ],
)
def of_decisions(draft: Draft) -> Iterator[Fault]:
    """Decisions that the prose counts in looser words are those of table two with two digits exchanged.

    ## What it does

    Compares what was handled or published of 行政许可, 行政处罚 and 行政强制 (办理, 审批, 公示 …) with the decisions of
    table two, where both have three digits and more, and reports a number that is the other with two neighbouring
    digits exchanged.

    ## Why is this bad?

    Exchanged digits are the commonest slip in copying numbers.

    ## What it does not report

    Any other difference: what was handled is not what was decided. Numbers whose words say anything else, and
    approximate ones. It is a warning: the two may be so near by chance. Decisions that were made are compared exactly
    (document-count-mismatch).

    ## References

    The headers of table two: 国办公开办函〔2021〕30号.
    """
    for passage in accounts(draft) if draft.tables("disclosure") else ():
        for sentence in passage.sentences:
            for mention in sentence.mentions:
                if mention.kind == "count" and mention.figure.unit in UNITS and not mention.figure.about:
                    yield from _swapped(draft, mention)


RULES = (in_list, of_decisions)


def _is_exchanged(listing: Listing, gap: int) -> bool:
    """Whether exchanging two neighbouring digits of one number closes the gap between total and parts."""
    total: tuple[Mention, ...] = listing.totals[0]
    raised = [_swaps(each) for each in listing.parts]
    return gap in {gain for gains in raised for gain in gains} or -gap in _swaps(total[0])


def _swaps(mention: Mention) -> set[int]:
    """By how much the number changes if two neighbouring digits are exchanged."""
    digits = str(mention.figure.value)
    others = exchanges(digits) if digits.isdecimal() else ()
    return {int(other) - int(digits) for other in others if other[0] != "0"}


def _swapped(draft: Draft, mention: Mention) -> Iterator[Fault]:
    row = next((id for id, name in _LOOSELY.items() if name.fullmatch(core(draft, mention.words))), None)
    decided = cell(draft, "disclosure", row, "decisions") if row is not None else None
    if decided is None or cells_named(draft, mention.words):
        return
    told, printed = mention.figure.value, decided.sum
    if min(told, printed) >= _LEAST and str(told) in exchanges(str(printed)):
        place = Place(decided.terms[0].figure.span, f"{decided.terms[0].name}{printed}")
        said = f"“{quote(mention)}”与{decided.terms[0].name}{printed}只差两位数字的先后，请核对是否颠倒。"
        yield Fault(mention.figure.span, said, (place,))
