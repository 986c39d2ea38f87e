"""GL155 to GL158: whether the tables are of the edition of the official format that is due."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.formats import Block, Edition, Line
from govlint.report import Label, Table
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.excerpts import table_three, table_two
from .shared.tabular import Foreign, divided_rows, first_words, foreign, format_of, official_tables

_T2, _T3 = table_two(), table_three()
_OLD_T2, _OLD_T3 = table_two("2019"), table_three("2019")


def _year(old: str, new: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The edits that make a model report for the year `old` one for the year `new`."""
    return (f"水务局{old}年", f"水务局{new}年"), (f"自{old}年1月1日起至{old}年", f"自{new}年1月1日起至{new}年")


@rule(
    "GL155",
    "undivided-row",
    Severity.ERROR,
    valid=[valid(), valid(model="2019"), valid((_T2, _OLD_T2), (_T3, _OLD_T3))],
    invalid=[
        invalid((_T3, _OLD_T3), at="（六）其他处理"),
        invalid(
            (
                "（四）无法提供\t1.本机关不掌握相关政府信息\t6\t0\t0\t1\t1\t0\t8\n",
                "（四）无法提供\t\t7\t0\t0\t1\t1\t0\t9\n",
            ),
            ("\t\t2.没有现成信息需要另行制作\t1\t0\t0\t0\t0\t0\t1\n", ""),
            ("\t\t3.补正后申请内容仍不明确\t0\t0\t0\t0\t0\t0\t0\n", ""),
            at="（四）无法提供",
        ),
    ],
)
def undivided(draft: Draft) -> Iterator[Fault]:
    """A row carries numbers that the format divides into further rows.

    ## What it does

    Reports numbers beside a row that only heads others in the edition due, such as （六）其他处理, which the 2021
    format divides into three rows.

    ## Why is this bad?

    The form was taken from an older edition, or rows were merged; the reasons are lost.

    ## What it does not report

    Reports whose tables show another edition in other labels too: that is format-outdated or format-mixed. The rows
    that the undivided one stands for are not reported as missing.

    ## References

    国办公开办函〔2021〕30号.
    """
    if foreign(draft) is not None:
        return
    for table in official_tables(draft):
        for label, block in _undivided(table, draft.edition):
            rows = [f"“{child.ordinal}{child.short}”" for child in block.children(label.line.id)]
            yield Fault(
                label.cell.span,
                f"{format_of(table).name}“{label.name}”应按{draft.edition.document}分为{len(rows)}行填写：{''.join(rows)}。",
            )


def _undivided(table: Table, due: Edition) -> Iterator[tuple[Label, Block]]:
    """The rows with numbers that the table's own edition, or else the one due, divides."""
    for remark in table.remarks:
        if remark.kind == "undivided":
            label = next(each for each in table.labels if each.cell.span == remark.span)
            yield label, _block_with(format_of(table).blocks, label.line)
    format = next((each for each in due.tables if each.id == format_of(table).id), None)
    if format is None or due.id in table.editions:
        return
    for row in divided_rows(format_of(table), format):
        yield from ((each, _block_with(format.blocks, row)) for each in table.labels if each.line == row)


def _block_with(blocks: tuple[Block, ...], line: Line) -> Block:
    return next(block for block in blocks if any(row.id == line.id for row in block.rows))


@rule(
    "GL156",
    "format-outdated",
    Severity.ERROR,
    valid=[
        valid(),
        valid(model="2019"),
        valid((_T3, _OLD_T3)),
        valid(("\n行政许可\t328", "\n其他对外管理服务事项\t75\n行政许可\t328")),
    ],
    invalid=[
        invalid(*_year("2020", "2023"), model="2019", at="本年新制作数量"),
        invalid((_T2, _OLD_T2), (_T3, _OLD_T3), at="本年新制作数量"),
    ],
)
def outdated(draft: Draft) -> Iterator[Fault]:
    """The tables are those of an older format than the one due.

    ## What it does

    Looks for labels that are official in an older edition and not in the one due for the report year, such as
    本年新制作数量, 本年增/减 or 政府集中采购. It is one finding for the report, at the first of them.

    ## Why is this bad?

    The older form asks for other figures: the whole report is rejected.

    ## What it does not report

    A single such label, and reports that have labels of both editions (format-mixed). What the tables lack of the
    edition due is part of this finding.

    ## References

    国办公开办函〔2021〕30号 replaced 国办公开办函〔2019〕60号 from the reports for 2021 on.
    """
    other = foreign(draft)
    if other and not other.mixed and other.edition.first_year < draft.edition.first_year:
        yield _wrong(draft, other)


@rule(
    "GL157",
    "format-premature",
    Severity.INFO,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid(*_year("2023", "2020"), at="本年制发件数"),
        invalid((_OLD_T3, _T3), model="2019", at="1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ],
)
def premature(draft: Draft) -> Iterator[Fault]:
    """The tables are those of a newer format than the one due.

    ## What it does

    As format-outdated, for labels of a newer edition; and reports rows that only a newer edition divides.

    ## Why is this bad?

    Reports for 2019 and 2020 followed the format of 2019; another one is probably under the wrong year.

    ## What it does not report

    Reports that have labels of both editions (format-mixed).

    ## References

    国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.
    """
    other = foreign(draft)
    if other and not other.mixed and other.edition.first_year > draft.edition.first_year:
        yield _wrong(draft, other)
    if other is None:
        yield from _divided_early(draft)


def _divided_early(draft: Draft) -> Iterator[Fault]:
    due = {format.id: format for format in draft.edition.tables}
    for table in official_tables(draft):
        format = due.get(format_of(table).id)
        if format is None or draft.edition.id in table.editions:
            continue
        split = {row.id for row in divided_rows(format, format_of(table))}
        label = next((each for each in table.labels if each.line.parent in split), None)
        if label is not None:
            used = next(edition for edition in draft.editions if edition.id == table.editions[0])
            message = (
                f"{format.name}按{used.document}的格式分行，{_report(draft)}应使用{draft.edition.document}的格式。"
            )
            yield Fault(label.cell.span, message)


@rule(
    "GL158",
    "format-mixed",
    Severity.ERROR,
    valid=[valid(), valid(model="2019"), valid((_T3, _OLD_T3)), valid(*_year("2020", "2023"), model="2019")],
    invalid=[
        invalid((_T2, _OLD_T2), at="本年新制作数量"),
        invalid(
            ("本年制发件数\t本年废止件数\t现行有效件数", "本年新制作数量\t本年新公开数量\t对外公开总数量"),
            at="本年新制作数量",
        ),
    ],
)
def mixed(draft: Draft) -> Iterator[Fault]:
    """The report has tables, or blocks of one table, of different editions.

    ## What it does

    Looks for labels that are official only in the edition due beside labels that are official only in another one. It
    is one finding for the report, at the first label of the other edition.

    ## Why is this bad?

    Parts of an older form were taken over; figures under its headers mean something else.

    ## What it does not report

    A table that differs only in an undivided row (undivided-row), a single label of another edition, and reports whose
    tables are all of the other edition (format-outdated, format-premature).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    other = foreign(draft)
    if other and other.mixed:
        mark, native = other.marks[0], other.native[0]
        said, due = mark.cell.text, draft.edition.document
        message = (
            f"{format_of(mark.table).name}“{said}”是{other.edition.document}的格式，{format_of(native.table).name}"
            f"“{native.cell.text}”是{due}的格式：{_report(draft)}的表格应一律使用{due}的格式。"
        )
        yield Fault(mark.cell.span, message, (Place(native.cell.span, f"{due}的格式"),))


def _report(draft: Draft) -> str:
    return f"{draft.year}年度报告" if draft.year else "本报告"


def _wrong(draft: Draft, other: Foreign) -> Fault:
    """The fault of tables that show another edition: at its first mark, with the first cell of each further table."""
    first: dict[str, Span] = {}
    for mark in other.marks:
        first.setdefault(format_of(mark.table).name, mark.cell.span)
    for table in official_tables(draft):
        if draft.edition.id not in table.editions:
            first.setdefault(format_of(table).name, first_words(table))
    used, due = other.edition.document, draft.edition.document
    marks = "”“".join(dict.fromkeys(mark.cell.text for mark in other.marks[:3]))
    message = f"{'、'.join(first)}使用{used}的格式（如“{marks}”），{_report(draft)}应使用{due}的格式。"
    related = tuple(Place(span, f"{name}的同类问题") for name, span in first.items())
    return Fault(other.marks[0].cell.span, message, related[1:])


RULES = (undivided, outdated, premature, mixed)
