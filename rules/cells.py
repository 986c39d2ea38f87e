"""GL31x: numbers in the cells of the official tables that are none, or are written otherwise than they should be."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.fold import fold
from govlint.rule import invalid, rule, valid

from .shared.odd_cells import each_cell, odd_cells, together

_LICENCE = "行政许可\t328"
_REPEATED = "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1"


@rule(
    "GL313",
    "cell-not-integer",
    Severity.ERROR,
    valid=[valid(), valid(("行政事业性收费\t152.36", "行政事业性收费\t0.5"))],
    invalid=[
        invalid((_LICENCE, "行政许可\t12.5"), at="12.5"),
        invalid((_REPEATED, _REPEATED.replace("1\t0", "1.0\t0", 1)), at="1.0"),
        invalid((_LICENCE, "行政许可\t32.8件"), at="32.8件"),
    ],
)
def not_integer(draft: Draft) -> Iterator[Fault]:
    """A count has decimals.

    ## What it does

    Reports decimals in cells that hold counts.

    ## Why is this bad?

    Documents, decisions and applications are counted in whole numbers.

    ## What it does not report

    Amounts of money. The sums in which the cell counts are left alone.

    ## References

    国办公开办函〔2021〕30号.
    """
    return each_cell(draft, "decimal", "数量应为整数")


@rule(
    "GL314",
    "negative-cell",
    Severity.ERROR,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid((_LICENCE, "行政许可\t-3"), at="-3"),
        invalid(("行政强制\t2", "行政强制\t－2.5"), at="－2.5"),
        invalid(("行政事业性收费\t152.36", "行政事业性收费\t-1.5"), at="-1.5"),
    ],
)
def negative(draft: Draft) -> Iterator[Fault]:
    """A count or amount is negative.

    ## What it does

    Reports numbers below 0.

    ## Why is this bad?

    There cannot be fewer than none.

    ## What it does not report

    本年增/减 in the 2019 format. The sums in which the cell counts are left alone.

    ## References

    国办公开办函〔2021〕30号.
    """
    return each_cell(draft, "negative", "不能为负数")


@rule(
    "GL315",
    "unit-in-cell",
    Severity.ERROR,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid((_LICENCE, "行政许可\t328件"), at="328件"),
        invalid(("行政事业性收费\t152.36", "行政事业性收费\t152.36万元"), at="152.36万元"),
    ],
)
def unit(draft: Draft) -> Iterator[Fault]:
    """A cell holds a unit beside its number.

    ## What it does

    Reports 件, 项, 元, 万元 and the like behind the number of a cell.

    ## Why is this bad?

    The header says the unit; a cell holds the number alone.

    ## What it does not report

    采购总金额 of the 2019 format, whose header says none. The number counts in the sums all the same.

    ## References

    国办公开办函〔2021〕30号; published reports.
    """
    return each_cell(draft, "unit", "单元格应只填数字，不带单位")


@rule(
    "GL316",
    "number-style",
    Severity.INFO,
    valid=[valid(), valid((_LICENCE, "行政许可\t3280"))],
    invalid=[
        invalid((_LICENCE, "行政许可\t3,280"), at="3,280"),
        invalid((_LICENCE, "行政许可\t３２８"), at="３２８"),
        invalid(("行政处罚\t46\n行政强制\t2", "行政处罚\t４６\n行政强制\t２"), at="４６"),
    ],
)
def style(draft: Draft) -> Iterator[Fault]:
    """Numbers in cells have separators or full-width digits.

    ## What it does

    Reports separators of thousands and full-width digits, in one finding for each table.

    ## Why is this bad?

    They are counted all the same, but programs that read the published tables stumble over them.

    ## What it does not report

    Numbers in the text.

    ## References

    GB/T 15835-2011.
    """
    for found in odd_cells(draft, "style"):
        figures = [odd.cell.figure for odd in found if odd.cell.figure is not None]
        edits = tuple(Edit(figure.span, fold(figure.text).replace(",", "")) for figure in figures)
        yield together(found, "数字应用半角，不加千位分隔符")._replace(fix=Fix("safe", edits))


@rule(
    "GL317",
    "unreadable-cell",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_LICENCE, "行政许可\t328（含备案）")),
        valid((_LICENCE, "行政许可\t328①")),
        valid(("14\t+1", "14\t增1"), model="2019"),
    ],
    invalid=[
        invalid((_LICENCE, "行政许可\t三件"), at="三件"),
        invalid((_LICENCE, "行政许可\t3 28"), at="3 28"),
        invalid((_LICENCE, "行政许可\t3,28"), at="3,28"),
    ],
)
def unreadable(draft: Draft) -> Iterator[Fault]:
    """A cell holds something other than a number.

    ## What it does

    Reports words, two numbers in one cell, and broken numbers.

    ## Why is this bad?

    Nobody can tell which number is meant.

    ## What it does not report

    Marks for "nothing" (cell-placeholder), units (unit-in-cell), notes in brackets and footnote marks (note-in-cell).
    增10 and 减3 in 本年增/减 of the 2019 format.

    ## References

    国办公开办函〔2021〕30号.
    """
    return each_cell(draft, "unreadable", "应填一个阿拉伯数字")


@rule(
    "GL318",
    "note-in-cell",
    Severity.INFO,
    valid=[valid()],
    invalid=[
        invalid((_LICENCE, "行政许可\t328（其中延续12件）"), at="328（其中延续12件）"),
        invalid((_LICENCE, "行政许可\t328①"), at="328①"),
    ],
)
def note(draft: Draft) -> Iterator[Fault]:
    """A cell holds a note beside its number.

    ## What it does

    Reports notes in brackets and footnote marks behind the number of a cell.

    ## Why is this bad?

    It is lawful, but better told in the text or under the table, where programs that read the table expect none.

    ## What it does not report

    Notes under the table. The number in front of a note in brackets counts in the sums all the same.

    ## References

    Published reports, such as 22（其中修订16件）.
    """
    return each_cell(draft, "note", "说明宜写在正文或表下")


RULES = (not_integer, negative, unit, style, unreadable, note)
