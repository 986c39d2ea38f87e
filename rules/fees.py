"""GL526, GL527: fees for information (信息处理费) against the tariff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .shared.official import cell
from .shared.wording import quote, says

_FEE = "收取信息处理费0元"
_SAID = f"本年度依据《政府信息公开信息处理费管理办法》{_FEE}。"
_FEW = (
    ("38\t5\t0\t1\t2\t0\t46\n", "6\t0\t0\t0\t0\t0\t6\n"),
    (
        "二、上年结转政府信息公开申请数量\t\t\t3\t1\t0\t0\t0\t0\t4",
        "二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0\t0\t0",
    ),
)


@rule(
    "GL526",
    "fee-not-of-tariff",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_FEE, "收取信息处理费380元")),
        valid((_FEE, "收取信息处理费0.12万元")),
        valid((_FEE, "收取邮寄费15元、信息处理费380元")),
        valid((_FEE, "信息处理费及邮寄费合计385元")),
        valid((_FEE, "收取信息处理费（含邮寄费）385元")),
    ],
    invalid=[
        invalid((_FEE, "收取信息处理费385元"), at="385"),
        invalid((_SAID, "（一）本年度收取信息处理费385元。\n（二）没有其他需要报告的事项。"), at="385"),
    ],
)
def not_of_tariff(draft: Draft) -> Iterator[Fault]:
    """The fees charged for information are no multiple of ten yuan.

    ## What it does

    Reports a total of 信息处理费 that the tariff cannot give: every application or page costs a multiple of 10 yuan.

    ## Why is this bad?

    The amount is wrong, or was not charged by the tariff.

    ## What it does not report

    Amounts that were refunded or remitted (退, 减免), approximate ones, sums with other fees (信息处理费及邮寄费), and
    reports for the years before 2021, when there was no tariff.

    ## References

    国办函〔2020〕109号, the tariff of fees for information, in force since 2021-01-01.
    """
    for mention in _fees(draft):
        if mention.figure.value % 10:
            said = f"“{quote(mention)}”不是10元的整数倍，与国办函〔2020〕109号规定的标准不符。"
            yield Fault(mention.figure.span, said)


@rule(
    "GL527",
    "fee-without-cause",
    Severity.INFO,
    valid=[valid(), valid((_FEE, "收取信息处理费200元"))],
    invalid=[invalid(*_FEW, (_FEE, "收取信息处理费200元"), at="200")],
)
def without_cause(draft: Draft) -> Iterator[Fault]:
    """Fees for information were charged although there were hardly any applications.

    ## What it does

    Reports 信息处理费 where table three counts ten applications or fewer, 上年结转 included: the first ten of a month
    are free when charged by number.

    ## Why is this bad?

    The amount or the number of applications may be wrong.

    ## What it does not report

    It is a note only: fees may be charged by pages for a single application.

    ## References

    国办函〔2020〕109号 第四条.
    """
    new, over = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_over")
    if new is None or over is None or new.sum + over.sum > _FREE:
        return
    for mention in _fees(draft):
        places = tuple(Place(each.figure.span, f"{each.name}{each.figure.text}") for each in (*new.terms, *over.terms))
        said = f"全年申请（含上年结转）共{new.sum + over.sum}件，却“{quote(mention)}”，请核对计费方式。"
        yield Fault(mention.figure.span, said, places)


RULES = (not_of_tariff, without_cause)

_FREE = 10
_TARIFF = 2021  # the first year for which the tariff counts
_TITLE = re.compile(r"《[^》]*》?")  # 《政府信息公开信息处理费管理办法》 names the fee whatever the number is
_NOT_CHARGED = ("退", "减免", "免收", "免除")
_OTHER_FEE = re.compile(r"(?<!信息处理)(?<!收)(?<!计)费(?!用)")  # 信息处理费及邮寄费


def _fees(draft: Draft) -> Iterator[Mention]:
    """The exact amounts above 0 that were charged for information, in yuan, since there is a tariff."""
    if draft.year is not None and draft.year < _TARIFF:
        return
    for sentence in draft.sentences:
        for mention in sentence.mentions:
            figure = mention.figure
            charged = figure.unit == "元" and figure.value > 0 and not figure.about
            if charged and _is_fee(mention) and not _OTHER_FEE.search(_between(sentence, mention)):
                yield mention


def _is_fee(mention: Mention) -> bool:
    """Whether the words of a number speak of 信息处理费 and of nothing besides."""
    words = _TITLE.sub("", mention.words)
    return "信息处理费" in words and not says(words, _NOT_CHARGED) and not _OTHER_FEE.search(words)


def _between(sentence: Sentence, mention: Mention) -> str:
    """What stands between 信息处理费 and the number, brackets included: 信息处理费（含邮寄费）385元."""
    return sentence.text[: mention.start].rpartition("信息处理费")[2]
