"""GL319: fees in table two that were filled in yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint.draft import Draft
from govlint.figure import Number, read
from govlint.finding import Fault, Place, Severity
from govlint.fold import squeeze
from govlint.options import Options
from govlint.rule import invalid, rule, valid
from govlint.source import Span

_FEE = "行政事业性收费\t152.36"
_READING = "发布政策解读9篇"

_TEN_THOUSAND = 10_000
_MOST_FEES = 1_000_000  # 万元 that no department or township charges in a year: ten thousand million yuan

_AMOUNT = re.compile(
    r"行政事业性?收费(?:项目|金额|收入|总额|共计|合计|总计|共|计|为|达|约)*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万?元)"
)


class Amount(NamedTuple):
    """An amount of fees that the text states, as printed with its unit, and in yuan."""

    span: Span
    text: str
    yuan: Number


@rule(
    "GL319",
    "fee-unit-suspect",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_READING, f"行政事业性收费152.36万元。{_READING}")),
        valid((_READING, f"行政事业性收费1523600元。{_READING}")),
        valid((_FEE, "行政事业性收费\t1523600"), options=Options(body="government")),
        valid(
            (_FEE, "行政事业性收费\t1523600"),
            (_READING, f"行政事业性收费1523600万元。{_READING}"),
        ),
    ],
    invalid=[
        invalid(
            (_FEE, "行政事业性收费\t1523600"),
            (_READING, f"行政事业性收费152.36万元。{_READING}"),
            at="1523600",
        ),
        invalid((_FEE, "行政事业性收费\t1523600"), at="1523600"),
    ],
)
def fee_unit(draft: Draft) -> Iterator[Fault]:
    """The fees in table two look like yuan where the header says 万元.

    ## What it does

    Compares 行政事业性收费 in table two with the amount that the text names: ten thousand times as much is the same
    number in the wrong unit. Without an amount in the text, fees of a department or township of more than 1,000,000
    万元 are a note.

    ## Why is this bad?

    The header says 单位：万元; the published amount is ten thousand times too high.

    ## What it does not report

    Other differences between text and table, and high amounts of governments.

    ## References

    武威 notice of 2025-12-19 (收费金额准确核算); the header of table two.
    """
    stated = list(_stated(draft))
    for table in draft.tables("disclosure"):
        figure = table.figure("fee", "amount") if ("fee", "amount") in table.values else None
        if figure is None:
            continue
        if any(each.yuan == figure.value * _TEN_THOUSAND for each in stated):
            continue
        wrong = next((each for each in stated if each.yuan == figure.value), None)
        head = f"表二“行政事业性收费”的单位是万元，填“{figure.text}”"
        if wrong is not None:
            place = Place(wrong.span, f"正文为{wrong.text}")
            yield Fault(figure.span, f"{head}，正文为{wrong.text}，疑似误以元为单位填写。", (place,))
        elif not stated and draft.body in ("department", "township") and figure.value > _MOST_FEES:
            yield Fault(figure.span, f"{head}，疑似误以元为单位填写，请核对。", severity=Severity.INFO)


RULES = (fee_unit,)


def _stated(draft: Draft) -> Iterator[Amount]:
    """The amounts of 行政事业性收费 in the text."""
    for paragraph in draft.report.paragraphs():
        squeezed = squeeze(paragraph.text)
        for match in _AMOUNT.finditer(squeezed.text):
            figure = read(match["number"], 0)
            if figure is not None:
                at = paragraph.place(*squeezed.bounds(match.start("number"), match.end()))
                yuan = figure.value * _TEN_THOUSAND if match["unit"].startswith("万") else figure.value
                yield Amount(at, match["number"] + match["unit"], yuan)
