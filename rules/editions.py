"""GL15x: whether the tables are of the edition of the official format that is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.formats import Edition
from govlint.report import Label, Table
from govlint.rule import invalid, model, rule, valid
from govlint.source import Span

from .tables import format_of, official_tables


def _tables_of(report: str) -> tuple[str, str]:
    """The texts of tables two and three of a model report."""
    two = report[report.index("第二十条第（一）项") : report.index("\n三、收到和处理")]
    three = report[report.index("（本列数据的") : report.index("\n四、政府信息公开行政复议、行政诉讼情况\n\n")]
    return two, three


_T2, _T3 = _tables_of(model("2021"))
_OLD_T2, _OLD_T3 = _tables_of(model("2019"))


@rule(
    "GL155",
    "undivided-row",
    Severity.ERROR,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid((_T3, _OLD_T3), at="（六）其他处理"),
        invalid(("\t（五）不予处理\t1.信访举报投诉类申请\t1\t0", "\t（五）不予处理\t\t1\t0"), at="（五）不予处理"),
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

    A report of which any table differs from the edition due in other rows or columns too: that is format-outdated or
    format-mixed.

    ## References

    国办公开办函〔2021〕30号.
    """
    for table in official_tables(draft):
        spans = {remark.span for remark in table.remarks if remark.kind == "undivided"}
        if not _foreign(draft):
            spans |= {label.cell.span for label in _divided_since(table, draft.edition)}
        for span in sorted(spans):
            words = draft.source.cut(span)
            block = draft.edition.table(format_of(table).id).blocks[0]
            rows = next((block.children(row.id) for row in block.rows if row.group and row.label in words), ())
            into = "、".join(f"“{row.ordinal}{row.short}”" for row in rows)
            document = draft.edition.document
            yield Fault(span, f"{format_of(table).name}“{words}”应按{document}分为{into or '下级各行'}填写。")


def _divided_since(table: Table, due: Edition) -> list[Label]:
    """Rows with numbers that the edition due divides, in a table that differs from that edition in nothing else."""
    strange = _strange_labels(table, due)
    groups = {row.id for block in due.table(format_of(table).id).blocks for row in block.rows if row.group}
    return strange if strange and all(label.line.id in groups for label in strange) else []


def _strange_labels(table: Table, due: Edition) -> list[Label]:
    """The labels of a table that the edition due does not have as they are."""
    if due.id in table.editions:
        return []
    blocks = due.table(format_of(table).id).blocks
    known = {(line.id, line.label, line.group) for block in blocks for line in (*block.rows, *block.columns)}
    return [each for each in table.labels if (each.line.id, each.line.label, each.line.group) not in known]


def _foreign(draft: Draft) -> list[tuple[Table, Label]]:
    """The tables of other editions than the one due, each with the first label that shows it."""
    found = []
    for table in official_tables(draft):
        strange = _strange_labels(table, draft.edition)
        if strange and not _divided_since(table, draft.edition):
            found.append((table, strange[0]))
    return found


def _is_mixed(draft: Draft) -> bool:
    """Whether tables of several editions stand in the report."""
    tables = official_tables(draft)
    foreign = {id(table) for table, _ in _foreign(draft)}
    native = [each for each in tables if draft.edition.id in each.editions and len(each.editions) < len(draft.editions)]
    return bool(foreign) and bool(native)


def _said(draft: Draft, table: Table) -> tuple[str, str]:
    """The document of a table's edition and of the one due."""
    documents = {edition.id: edition.document for edition in draft.editions}
    return documents[table.editions[0]], draft.edition.document


@rule(
    "GL156",
    "format-outdated",
    Severity.ERROR,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid(
            ("水务局2020年", "水务局2023年"),
            ("自2020年1月1日起至2020年", "自2023年1月1日起至2023年"),
            model="2019",
            at="本年新制作数量",
        ),
        invalid((_T2, _OLD_T2), (_T3, _OLD_T3), at="本年新制作数量"),
    ],
)
def outdated(draft: Draft) -> Iterator[Fault]:
    """The tables are those of an older format than the one due.

    ## What it does

    Compares the edition that the labels of the tables show with the one due for the report year. It is one finding for
    the report, at the first label that is of the older edition only.

    ## Why is this bad?

    The older form asks for other figures: the whole report is rejected.

    ## What it does not report

    Reports with tables of both editions (format-mixed).

    ## References

    国办公开办函〔2021〕30号 replaced 国办公开办函〔2019〕60号 from the reports for 2021 on.
    """
    foreign = _foreign(draft)
    if foreign and not _is_mixed(draft) and _is_older(draft, foreign[0][0]):
        yield _format_fault(draft, foreign)


@rule(
    "GL157",
    "format-premature",
    Severity.INFO,
    valid=[valid(), valid(model="2019")],
    invalid=[
        invalid(
            ("水务局2023年", "水务局2020年"),
            ("自2023年1月1日起至2023年", "自2020年1月1日起至2020年"),
            at="本年制发件数",
        )
    ],
)
def premature(draft: Draft) -> Iterator[Fault]:
    """The tables are those of a newer format than the one due.

    ## What it does

    As format-outdated, for tables of a newer edition.

    ## Why is this bad?

    Reports for 2019 and 2020 followed the format of 2019; another one is probably under the wrong year.

    ## What it does not report

    Reports with tables of both editions (format-mixed).

    ## References

    国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.
    """
    foreign = _foreign(draft)
    if foreign and not _is_mixed(draft) and not _is_older(draft, foreign[0][0]):
        yield _format_fault(draft, foreign)


def _is_older(draft: Draft, table: Table) -> bool:
    years = {edition.id: edition.first_year for edition in draft.editions}
    return years[table.editions[0]] < draft.edition.first_year


def _format_fault(draft: Draft, foreign: Sequence[tuple[Table, Label]]) -> Fault:
    table, label = foreign[0]
    used, due = _said(draft, table)
    year = f"{draft.year}年度报告" if draft.year else "本报告"
    names = "、".join(format_of(each).name for each, _ in foreign)
    related = tuple(Place(each.cell.span, f"{format_of(other).name}同样是旧格式") for other, each in foreign[1:])
    return Fault(label.cell.span, f"{names}使用{used}的格式，{year}应使用{due}的格式。", related)


@rule(
    "GL158",
    "format-mixed",
    Severity.ERROR,
    valid=[valid(), valid(model="2019"), valid((_T3, _OLD_T3))],
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

    Compares the edition that each table shows with the others, and the header of each block with the editions.

    ## Why is this bad?

    Parts of an older form were taken over; figures under its headers mean something else.

    ## What it does not report

    A table that differs only in an undivided row (undivided-row), and reports whose tables are all of the other
    edition.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    if _is_mixed(draft):
        for table, label in _foreign(draft):
            used, due = _said(draft, table)
            yield Fault(label.cell.span, f"{format_of(table).name}使用{used}的格式，与其他表格的{due}格式混用。")
        return
    for table in official_tables(draft):
        for span, used in _foreign_headers(draft, table):
            message = f"{format_of(table).name}中“{draft.source.cut(span)}”是{used}的表头，与本表其他部分的格式混用。"
            yield Fault(span, message)
            break


def _foreign_headers(draft: Draft, table: Table) -> Iterator[tuple[Span, str]]:
    """Header cells that are official in another edition only than the table's."""
    known = {line.label for block in format_of(table).blocks for line in (*block.columns, *block.rows)}
    for edition in draft.editions:
        if edition.id in table.editions:
            continue
        theirs = {line.label for block in edition.table(format_of(table).id).blocks for line in block.columns} - known
        yield from ((label, edition.document) for label in _cells_saying(table, theirs))


def _cells_saying(table: Table, labels: set[str]) -> Iterator[Span]:
    return (cell.span for row in table.rows for cell in row.cells if "".join(cell.text.split()) in labels)


RULES = (undivided, outdated, premature, mixed)
