"""GL32x: numbers in the tables that can hardly be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.draft import Draft, Options
from govlint.figure import read
from govlint.finding import Fault, Place, Severity
from govlint.fold import key, squeeze
from govlint.rule import invalid, rule, valid
from govlint.source import Span

if TYPE_CHECKING:
    from govlint.figure import Number

_FEE = "行政事业性收费\t152.36"
_AMOUNT = re.compile(r"行政事业性收费(?:金额|共计|合计|总额|收入|为|共|达)*(?P<number>\d[\d,.]*)(?P<unit>万元|元)")
MOST_FEES = 1_000_000  # 万元 that a department can hardly charge in a year: ten thousand million yuan


@rule(
    "GL319",
    "fee-unit-suspect",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("发布政策解读9篇", "行政事业性收费152.36万元。发布政策解读9篇")),
        valid((_FEE, "行政事业性收费\t1523600"), options=Options(body="government")),
    ],
    invalid=[
        invalid(
            (_FEE, "行政事业性收费\t1523600"),
            ("发布政策解读9篇", "行政事业性收费152.36万元。发布政策解读9篇"),
            at="1523600",
        ),
        invalid((_FEE, "行政事业性收费\t1523600"), at="1523600"),
    ],
)
def fee_unit(draft: Draft) -> Iterator[Fault]:
    """The fees in table two look like yuan where the header says 万元.

    ## What it does

    Compares 行政事业性收费 in table two with the amount that the text names: ten thousand times as much is the same
    number in the wrong unit. Without an amount in the text, a department's fees of more than 1,000,000 万元 are a note.

    ## Why is this bad?

    The header says 单位：万元; the published amount is ten thousand times too high.

    ## What it does not report

    Other differences between text and table, and high amounts of governments.

    ## References

    武威 notice of 2025-12-19 (收费金额准确核算); the header of table two.
    """
    for table in draft.tables("disclosure"):
        figure = table.figure("fee", "amount")
        if figure is None or figure.value == 0:
            continue
        stated = list(_stated(draft))
        for amount in stated:
            # In 元 the same number, in 万元 a ten-thousandth of it: the cell was filled in in 元.
            if figure.value == amount.number * (1 if amount.unit == "元" else 10_000):
                words = f"正文{amount.number}{amount.unit}"
                message = f"表二行政事业性收费单位为万元，填{figure.text}疑为元：{words}。"
                yield Fault(figure.span, message, (Place(amount.span, words),))
        if not stated and draft.body == "department" and figure.value > MOST_FEES:
            message = f"表二行政事业性收费单位为万元，填{figure.text}疑为元，请核对。"
            yield Fault(figure.span, message, severity=Severity.INFO)


class Amount(NamedTuple):
    """An amount of money in the text."""

    span: Span
    number: Number
    unit: str


def _stated(draft: Draft) -> Iterator[Amount]:
    """Amounts of 行政事业性收费 in the text."""
    for paragraph in draft.report.paragraphs():
        squeezed = squeeze(paragraph.text)
        for match in _AMOUNT.finditer(squeezed.text):
            figure = read(match["number"], 0)
            if figure is not None:
                start, end = squeezed.offsets[match.start("number")], squeezed.offsets[match.end() - 1] + 1
                yield Amount(paragraph.place(start, end), figure.value, match["unit"])


# Bodies that no law lets enact 规章: townships, counties and districts with their bureaus, bureaus of prefectures.
_POWERLESS = re.compile(
    r"[镇乡](?:人民)?政府$|街道|(?<!自治)[县旗](?:人民政府)?$|(?<!自治)[县旗].*[局委办]$|市.{1,20}局$"
)


@rule(
    "GL321",
    "rulemaking-power",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("规章\t0\t0\t0", "规章\t2\t0\t5"), ("云川市临江区水务局2023年", "云川市人民政府2023年")),
        valid(("规章\t0\t0\t0", "规章\t2\t0\t5"), ("云川市临江区水务局2023年", "云川省水利厅2023年")),
    ],
    invalid=[
        invalid(("规章\t0\t0\t0", "规章\t2\t0\t5"), at=("2", "5")),
        invalid(
            ("规章\t0\t0\t0", "规章\t2\t0\t2"),
            ("云川市临江区水务局2023年", "临江县青石镇人民政府2023年"),
            at=("2", "2"),
        ),
    ],
)
def rulemaking(draft: Draft) -> Iterator[Fault]:
    """A body that cannot enact 规章 reports some.

    ## What it does

    Looks for 规章 above 0 in table two of townships, county governments and their bureaus, and bureaus of cities.

    ## Why is this bad?

    Only departments of the State Council, provinces and cities divided into districts enact 规章; what is meant is
    probably 规范性文件.

    ## What it does not report

    Bodies whose title leaves doubt: cities (which may be divided into districts or not), districts as such, provincial
    departments.

    ## References

    立法法第九十一条, 第九十三条.
    """
    if not _POWERLESS.search(key(draft.office)):
        return
    for table in draft.tables("disclosure"):
        for column in table.block("regulation").columns:
            figure = table.figure("regulation", column.id)
            if figure is not None and figure.value > 0:
                message = f"表二“规章”“{column.short}”为{figure.text}，{draft.office}无权制定规章，疑应填入规范性文件。"
                yield Fault(figure.span, message)


RULES = (fee_unit, rulemaking)
