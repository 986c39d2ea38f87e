"""GL32x: numbers in the tables that can hardly be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.draft import Draft
from govlint.figure import read
from govlint.finding import Fault, Place, Severity
from govlint.fold import key, squeeze
from govlint.options import Options
from govlint.rule import invalid, rule, valid
from govlint.source import Span

if TYPE_CHECKING:
    from govlint.figure import Number

_FEE = "行政事业性收费\t152.36"
_READING = "发布政策解读9篇"
_RULES = "规章\t0\t0\t0"
_OFFICE = "云川市临江区水务局2023年"

MOST_FEES = 1_000_000  # 万元 that no department or township charges in a year: ten thousand million yuan

_AMOUNT = re.compile(
    r"行政事业性?收费(?:项目|金额|收入|总额|共计|合计|总计|共|计|为|达|约)*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万?元)"
)


class Amount(NamedTuple):
    """An amount of fees that the text states, in yuan or in 万元."""

    span: Span
    text: str
    value: Number
    in_yuan: bool


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
        wrong = next((each for each in stated if _in_yuan(each) == figure.value), None)
        if any(_in_yuan(each) == figure.value * 10_000 for each in stated):
            continue
        head = f"表二“行政事业性收费”的单位是万元，填“{figure.text}”"
        if wrong is not None:
            place = Place(wrong.span, f"正文为{wrong.text}")
            yield Fault(figure.span, f"{head}，正文为{wrong.text}，疑为以元为单位填写。", (place,))
        elif not stated and draft.body in ("department", "township") and figure.value > MOST_FEES:
            yield Fault(figure.span, f"{head}，疑为以元为单位填写，请核对。", severity=Severity.INFO)


def _stated(draft: Draft) -> Iterator[Amount]:
    """The amounts of 行政事业性收费 in the text."""
    for paragraph in draft.report.paragraphs():
        squeezed = squeeze(paragraph.text)
        for match in _AMOUNT.finditer(squeezed.text):
            figure = read(match["number"], 0)
            if figure is not None:
                at = paragraph.place(*squeezed.bounds(match.start("number"), match.end()))
                words = match["number"] + match["unit"]
                yield Amount(at, words, figure.value, match["unit"] == "元")


def _in_yuan(amount: Amount) -> Number:
    return amount.value if amount.in_yuan else amount.value * 10_000


# Offices that no law lets enact 规章, by their names: towns and street offices; governments, their offices and bureaus
# of counties and districts; bureaus of cities. 区 is also in 自治区, 新区, 开发区; 市 in 市场. (A range of all Chinese
# characters would take milliseconds to compile.)
_COUNTY = r"(?:[县旗]|(?<!自治)(?<!新)(?<!特)(?<!地)(?<!开发)(?<!政)(?<!社)区)"
_BUREAU = r"\w{2,20}(?:局|委员会|委|中心|大队|支队|站|所)"
_POWERLESS = re.compile(
    rf"[镇乡](?:人民政府|政府)?$"
    rf"|街道(?:办事处|办|党工委)?$"
    rf"|\w{_COUNTY}(?:人民政府|政府)?(?:办公室|办)?$"
    rf"|\w{_COUNTY}{_BUREAU}$"
    rf"|^(?:\w{{2,4}}省|\w{{2,9}}自治区)?[^省区县市国]{{2,8}}(?:市(?!场|政|民|容)|自治州){_BUREAU}$"
)
_NATIONAL = re.compile(r"^(?:国家|国务院|全国|中国|中华|中共)|[部署]$")


@rule(
    "GL321",
    "rulemaking-power",
    Severity.WARNING,
    valid=[
        valid(),
        *(
            valid((_RULES, "规章\t2\t0\t5"), (_OFFICE, f"{office}2023年"))
            for office in (
                "云川市人民政府",
                "云川市人民政府办公室",
                "云东省水利厅",
                "云东省市场监督管理局",
                "国家市场监督管理总局",
                "云西自治区水利厅",
                "云西自治区人民政府",
                "云川新区管理委员会",
            )
        ),
    ],
    invalid=[
        invalid((_RULES, "规章\t2\t0\t5"), at="规章"),
        *(
            invalid((_RULES, "规章\t2\t0\t2"), (_OFFICE, f"{office}2023年"), at="规章")
            for office in (
                "临江县青石镇人民政府",
                "临江区堤东街道办事处",
                "临江县人民政府",
                "云川市临江区人民政府办公室",
                "云川市水务局",
                "云东省云川市市场监督管理局",
                "临江县教育局",
            )
        ),
    ],
)
def rulemaking(draft: Draft) -> Iterator[Fault]:
    """A body that cannot enact 规章 reports some.

    ## What it does

    Looks for 规章 above 0 in table two of townships and street offices, of county and district governments and their
    bureaus, and of bureaus of cities, going by the name in the title. It is one finding, at the label of the row: the
    numbers may be right, but do not belong there.

    ## Why is this bad?

    Only departments of the State Council, provinces and cities divided into districts enact 规章; what is meant is
    probably 规范性文件.

    ## What it does not report

    Bodies whose name leaves doubt: cities (which may be divided into districts or not) and their general offices,
    autonomous regions, new areas and development zones, provincial departments.

    ## References

    立法法第九十一条, 第九十三条.
    """
    office = key(draft.office)
    if _NATIONAL.search(office) or not _POWERLESS.search(office):
        return
    for table in draft.tables("disclosure"):
        figures = [
            (column.short, figure)
            for column in table.block("regulation").columns
            if (figure := table.figure("regulation", column.id)) is not None and figure.value > 0
        ]
        if figures:
            said = "、".join(f"“{name}”{figure.text}件" for name, figure in figures)
            related = tuple(Place(figure.span, f"规章“{name}”{figure.text}件") for name, figure in figures)
            message = f"表二填报规章{said}，{draft.office}无权制定规章，请核对是否应计入行政规范性文件。"
            label = next(each.cell for each in table.labels if each.line.id == "regulation")
            yield Fault(label.span, message, related)


RULES = (fee_unit, rulemaking)
