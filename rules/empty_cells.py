"""GL311, GL312: cells of the official tables that hold no number: blank, or with a mark for "nothing"."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.rule import invalid, rule, valid

from .shared.odd_cells import odd_cells, together
from .shared.tabular import format_of

_LICENCE = "行政许可\t328"
_REPEATED = "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1"
_DISPUTES = "2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1\t0\t0\t0\t1"


@rule(
    "GL311",
    "blank-cell",
    Severity.WARNING,
    valid=[valid(), valid((_LICENCE, "行政许可\t 328 ")), valid((_REPEATED, _REPEATED + "\t\t"))],
    invalid=[
        invalid((_LICENCE, "行政许可\t"), at="行政许可"),
        invalid((_REPEATED, "\t\t2.重复申请\t1\t\t\t\t\t\t1"), at="2.重复申请"),
        invalid((_DISPUTES, "2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t\t0\t0\t0\t1"), at="复议后起诉"),
    ],
)
def blank(draft: Draft) -> Iterator[Fault]:
    """A cell that must hold a number is blank.

    ## What it does

    Counts the blank cells of each table and reports them in one finding, at the label of the first one's row.

    ## Why is this bad?

    A blank may be a zero or a number forgotten; the form asks for 0.

    ## What it does not report

    Cells of rows that are missing or malformed, tables without any number (table-incomplete), and blanks that merged
    cells or stray tabs leave. The sums in which the cell counts are left alone: unknown is not zero.

    ## References

    Published reports; uniform practice of careful ones.
    """
    for found in odd_cells(draft, "blank"):
        first, *others = found
        totals = [odd for odd in found if "total" in (odd.column.id, odd.row)]
        name = format_of(first.table).name
        if not others:
            said = "应填写总数" if totals else "没有的应填0"
            yield Fault(first.span, f"{name}{first.place}空白，{said}。")
            continue
        if len(totals) == len(found):
            said = f"有{len(found)}个总计空白（首个在{first.place}），应填写总数"
        else:
            also = f"其中总计{len(totals)}个，" if totals else ""
            said = f"有{len(found)}个单元格空白（{also}首个在{first.place}），没有的应填0"
        related = dict.fromkeys(Place(odd.span, "此行有空白") for odd in others if odd.span != first.span)
        yield Fault(first.span, f"{name}{said}。", tuple(related))


@rule(
    "GL312",
    "cell-placeholder",
    Severity.WARNING,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid((_LICENCE, "行政许可\t/"), at="/"),
        invalid(("规章\t0\t0\t0", "规章\t—\t无\t0"), at="—"),
        invalid(
            ("规章\t0\t0\t0\n行政规范性文件\t4\t1\t12", "规章\t/\t/\t/\n行政规范性文件\t/\t/\t/"),
            ("行政许可\t328", "行政许可\t/"),
            ("行政处罚\t46\n行政强制\t2", "行政处罚\t/\n行政强制\t/"),
            ("行政事业性收费\t152.36", "行政事业性收费\t/"),
            at="/",
        ),
    ],
)
def placeholder(draft: Draft) -> Iterator[Fault]:
    """A cell holds a mark or word for "nothing" in place of a number.

    ## What it does

    Reports /, -, —, 无 and the like in cells that must hold a number, in one finding for each table.

    ## Why is this bad?

    The form asks for 0; a dash may also mean "not known".

    ## What it does not report

    A minus sign in front of a number. The sums in which the cell counts are left alone.

    ## References

    Published reports; uniform practice of careful ones.
    """
    for found in odd_cells(draft, "placeholder"):
        yield together(found, "没有的应填0")


RULES = (blank, placeholder)
