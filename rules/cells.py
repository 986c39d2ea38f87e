"""GL31x: what stands in the cells of the official tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import fold
from govlint.formats import Block, Line
from govlint.labels import is_placeholder
from govlint.report import Cell, Table
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .tables import format_of, official_tables

_LICENCE = "行政许可\t328"
_REPEATED = "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1"
_MOST = 5  # cells that one finding names


class Filled(NamedTuple):
    """A cell of the grid with the row and column it stands in."""

    cell: Cell
    block: Block
    row: Line
    column: Line

    @property
    def name(self) -> str:
        """The cell as messages name it: “（五）2.重复申请”“自然人”."""
        return f"“{self.block.row_name(self.row)}”“{self.column.short}”"


def _cells(table: Table) -> Iterator[Filled]:
    for block in format_of(table).blocks:
        for row in block.rows:
            for column in block.columns:
                cell = table.get(row.id, column.id)
                if cell is not None:
                    yield Filled(cell, block, row, column)


def _each(draft: Draft, odd: Callable[[Filled], str]) -> Iterator[Fault]:
    """A fault at every cell for which `odd` has a message."""
    for table in official_tables(draft):
        for place in _cells(table):
            message = odd(place)
            if message:
                yield Fault(place.cell.span, f"{format_of(table).name}{place.name}{message}")


def _gather(draft: Draft, odd: Callable[[Cell], bool], message: str) -> Iterator[Fault]:
    """One fault for the odd cells of each table, at the first; `message` follows their number and names."""
    for table in official_tables(draft):
        found = [place for place in _cells(table) if odd(place.cell)]
        if found:
            named = "、".join(place.name for place in found[:_MOST]) + ("等" if len(found) > _MOST else "")
            spans = [_visible(table, place.cell) for place in found]
            related = tuple(Place(span, place.name) for span, place in zip(spans[1:], found[1:], strict=True))
            count = f"有{len(found)}个单元格" if len(found) > 1 else ""
            yield Fault(spans[0], f"{format_of(table).name}{count}{message.format(named)}", related)


def _visible(table: Table, cell: Cell) -> Span:
    """The cell, or, since a blank one has no characters, the label of its row."""
    if cell.text:
        return cell.span
    row = next(row for row in table.rows if row.span.start <= cell.span.start <= row.span.end)
    words = [each.span for each in row.cells if each.text and each.span.start < cell.span.start]
    return words[-1] if words else row.span


@rule(
    "GL311",
    "blank-cell",
    Severity.WARNING,
    valid=[valid(), valid(("行政许可\t328", "行政许可\t 328 "))],
    invalid=[
        invalid((_LICENCE, "行政许可\t"), at="行政许可"),
        invalid((_REPEATED, "\t\t2.重复申请\t1\t\t\t\t\t\t1"), at="1"),
    ],
)
def blank(draft: Draft) -> Iterator[Fault]:
    """A cell that must hold a number is blank.

    ## What it does

    Counts the blank cells of each table and reports them in one finding, at the words in front of the first.

    ## Why is this bad?

    A blank may be a zero or a number forgotten; the form asks for 0.

    ## What it does not report

    Cells of rows that are missing or malformed, and blanks that merged cells leave. The sums in which the cell counts
    are left alone: unknown is not zero.

    ## References

    Published reports; 没有的填0 is uniform practice of careful ones.
    """
    for table in official_tables(draft):
        blanks = [place for place in _cells(table) if not place.cell.text]
        if blanks:
            spans = [_visible(table, place.cell) for place in blanks]
            named = "、".join(place.name for place in blanks[:_MOST]) + ("等" if len(blanks) > _MOST else "")
            totals = sum(place.column.id == "total" for place in blanks)
            also = f"（其中总计{totals}个）" if 0 < totals < len(blanks) else ""
            message = f"{format_of(table).name}有{len(blanks)}个单元格空白{also}：{named}；没有的应填0。"
            yield Fault(spans[0], message, tuple(Place(each, "空白") for each in dict.fromkeys(spans[1:])))


@rule(
    "GL312",
    "cell-placeholder",
    Severity.WARNING,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid((_LICENCE, "行政许可\t/"), at="/"),
        invalid(("规章\t0\t0\t0", "规章\t—\t无\t0"), at="—"),
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

    Published reports; 没有的填0 is uniform practice of careful ones.
    """

    def odd(cell: Cell) -> bool:
        return bool(cell.text) and is_placeholder(cell)

    yield from _gather(draft, odd, "以符号或文字代替数字：{}；没有的应填0。")


def _number(place: Filled) -> bool:
    return place.cell.is_number


@rule(
    "GL313",
    "cell-not-integer",
    Severity.ERROR,
    valid=[valid(), valid(("行政事业性收费\t152.36", "行政事业性收费\t0.5"))],
    invalid=[
        invalid((_LICENCE, "行政许可\t12.5"), at="12.5"),
        invalid((_REPEATED, _REPEATED.replace("1\t0", "1.0\t0", 1)), at="1.0"),
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
    return _each(draft, lambda at: f"为{at.cell.text}，数量应为整数。" if _has_decimals(at) else "")


def _has_decimals(place: Filled) -> bool:
    figure = place.cell.figure
    return _number(place) and place.column.numbers != "decimal" and figure is not None and figure.decimals > 0


@rule(
    "GL314",
    "negative-cell",
    Severity.ERROR,
    valid=[valid(), valid(model="2019")],
    invalid=[invalid((_LICENCE, "行政许可\t-3"), at="-3"), invalid(("行政强制\t2", "行政强制\t－2"), at="－2")],
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
    return _each(draft, lambda at: f"为{at.cell.text}，数量不能为负数。" if _is_negative(at) else "")


def _is_negative(place: Filled) -> bool:
    figure = place.cell.figure
    signed = place.column.numbers == "signed"
    return _number(place) and not signed and not _has_decimals(place) and figure is not None and figure.value < 0


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

    def odd(at: Filled) -> str:
        faulty = at.cell.unit and not at.column.unit_in_cell and not _has_decimals(at) and not _is_negative(at)
        return f"应只填数字，“{at.cell.text}”含单位。" if faulty else ""

    return _each(draft, odd)


@rule(
    "GL316",
    "number-style",
    Severity.INFO,
    valid=[valid(), valid((_LICENCE, "行政许可\t3280"))],
    invalid=[invalid((_LICENCE, "行政许可\t3,280"), at="3,280"), invalid((_LICENCE, "行政许可\t３２８"), at="３２８")],
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

    def odd(cell: Cell) -> bool:
        text = cell.figure.text if cell.figure and cell.is_number else ""
        return "," in fold(text) or bool(re.search(r"[０-９．]", text))

    yield from _gather(draft, odd, "用了千位分隔符或全角数字：{}；数字应为半角，不加分隔符。")


@rule(
    "GL317",
    "unreadable-cell",
    Severity.ERROR,
    valid=[valid(), valid((_LICENCE, "行政许可\t328（含备案）"))],
    invalid=[
        invalid((_LICENCE, "行政许可\t三件"), at="三件"),
        invalid((_LICENCE, "行政许可\t3 28"), at="3 28"),
        invalid((_LICENCE, "行政许可\t3,28"), at="3,28"),
    ],
)
def unreadable(draft: Draft) -> Iterator[Fault]:
    """A cell holds something else than a number.

    ## What it does

    Reports words, two numbers in one cell, and broken numbers.

    ## Why is this bad?

    Nobody can tell which number is meant.

    ## What it does not report

    Marks for "nothing" (cell-placeholder), units (unit-in-cell) and notes in brackets (note-in-cell).

    ## References

    国办公开办函〔2021〕30号.
    """

    def odd(at: Filled) -> str:
        readable = not at.cell.text or is_placeholder(at.cell) or at.cell.is_number
        return "" if readable else f"为“{at.cell.text}”，不是一个数字。"

    return _each(draft, odd)


@rule(
    "GL318",
    "note-in-cell",
    Severity.INFO,
    valid=[valid()],
    invalid=[invalid((_LICENCE, "行政许可\t328（其中延续12件）"), at="328（其中延续12件）")],
)
def note(draft: Draft) -> Iterator[Fault]:
    """A cell holds a note beside its number.

    ## What it does

    Reports notes in brackets behind the number of a cell.

    ## Why is this bad?

    It is lawful, but better told in the text or under the table, where programs that read the table expect none.

    ## What it does not report

    Notes under the table. The number counts in the sums all the same.

    ## References

    Published reports, such as 22（其中修订16件）.
    """

    def odd(at: Filled) -> str:
        only_note = at.cell.note and not at.cell.unit and not _has_decimals(at) and not _is_negative(at)
        return f"带有说明“{at.cell.note}”，数字按{at.cell.figure.text}计。" if only_note and at.cell.figure else ""

    return _each(draft, odd)


RULES = (blank, placeholder, not_integer, negative, unit, style, unreadable, note)
