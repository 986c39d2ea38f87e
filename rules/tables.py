"""GL15x: whether the official tables are there and whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.formats import TableFormat
from govlint.report import Remark, Table
from govlint.rule import invalid, model, rule, valid
from govlint.source import Span

_T2 = model("2021")[model("2021").index("第二十条第（一）项") : model("2021").index("\n三、收到和处理")]
_T3 = model("2021")[
    model("2021").index("（本列数据的") : model("2021").index("\n四、政府信息公开行政复议、行政诉讼情况\n\n")
]
_ROW = "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\n"


def official_tables(draft: Draft) -> list[Table]:
    """The official tables of a whole report under a known format, in order."""
    if not draft.recognised or not draft.governed:
        return []
    return [table for table in draft.report.tables() if table.format is not None]


def format_of(table: Table) -> TableFormat:
    """The official table that a table is; only for tables that are one."""
    assert table.format is not None
    return table.format


@rule(
    "GL151",
    "table-missing",
    Severity.ERROR,
    valid=[valid(), valid(("三、收到和处理政府信息公开申请情况\n\n（", "（"))],
    invalid=[
        invalid((_T3, ""), at="收到和处理政府信息公开申请情况"),
        invalid((_T2, "见附图。\n"), at="主动公开政府信息情况"),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """A section that must hold an official table holds none.

    ## What it does

    Looks for the tables of sections two, three and four, wherever in the report they stand.

    ## Why is this bad?

    The tables are the core of the report; pasted as a picture, nobody can search or check them.

    ## What it does not report

    The table of a section whose heading is missing too (section-missing), and a table under another heading.

    ## References

    国办公开办函〔2021〕30号.
    """
    if not draft.recognised or not draft.governed:
        return
    for wanted in draft.edition.sections:
        section = draft.report.section(wanted.number)
        if wanted.table and section is not None and not draft.tables(wanted.table):
            name = draft.edition.table(wanted.table).name
            yield Fault(section.heading.title_span, f"未找到{name}（如为图片，请改用可编辑表格）。")


@rule(
    "GL152",
    "table-incomplete",
    Severity.ERROR,
    valid=[valid(), valid(model="2019"), valid((_ROW, "\n\f\n" + _ROW))],
    invalid=[
        invalid((_ROW, ""), at=_T3.splitlines()[0].split("\t")[0]),
        invalid((_ROW, _ROW * 2), at=_T3.splitlines()[0].split("\t")[0]),
        invalid(
            ("第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t152.36\n", ""),
            at="第二十条第（一）项",
        ),
        invalid(("\t商业企业\t科研机构\t", "\t商业企业\t\t"), at=_T3.splitlines()[0].split("\t")[0]),
    ],
)
def incomplete(draft: Draft) -> Iterator[Fault]:
    """An official table lacks rows, columns or blocks, or has a row twice.

    ## What it does

    Compares the rows and columns of each table with those of the edition that its labels show, and lists in one finding
    what is missing or repeated.

    ## Why is this bad?

    A row without numbers is no zero; and the sums of the table cannot be checked.

    ## What it does not report

    Rows of another edition (format-outdated, format-mixed), rows under another label in their place (label-variant),
    and merged label cells or blank lines inside the table.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    unread: set[str] = set()
    for table in official_tables(draft):
        name = format_of(table).name
        lacking = [each for each in table.remarks if each.kind.startswith("missing")]
        twice = [each for each in table.remarks if each.kind == "repeated-row"]
        if not table.values and not any(each.kind == "cell-count" for each in table.remarks):
            if name in unread:  # another piece of a table that fell apart
                continue
            unread.add(name)
            yield Fault(first_words(table), f"{name}没有可读的数字，各单元格应以制表符分隔，一行一行填写。")
        elif lacking or twice:
            said = [f"缺少{_listed(lacking)}"] if lacking else []
            said += [f"{_listed(twice)}重复出现"] if twice else []
            yield Fault(
                first_words(table),
                f"{name}{'，'.join(said)}，请按{draft.edition.document}的格式补正。",
                tuple(Place(each.span, "重复的行") for each in twice),
            )


def first_words(table: Table) -> Span:
    """The first cell of a table that says something."""
    return next((cell.span for row in table.rows for cell in row.cells if cell.text), table.span)


def _listed(remarks: Sequence[Remark]) -> str:
    what = {"missing-block": "", "missing-column": "列", "missing-row": "行", "repeated-row": "行"}
    return "、".join(dict.fromkeys(f"“{each.name}”{what[each.kind]}" for each in remarks))


@rule(
    "GL153",
    "malformed-row",
    Severity.ERROR,
    valid=[valid(), valid(("\t\t2.重复申请\t1", "2.重复申请\t1")), valid((_ROW, _ROW.rstrip("\n") + "\t\t\n"))],
    invalid=[
        invalid((_ROW, "\t\t2.重复申请\t1\t0\t0\t0\t0\t1\n"), at="2.重复申请\t1\t0\t0\t0\t0\t1"),
        invalid(
            ("2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1", "2\t0\t1\t0\t3\t1\t0\t0\t1\t1"),
            at="2\t0\t1\t0\t3\t1\t0\t0\t1\t1\t0\t0\t0\t1",
        ),
    ],
)
def malformed(draft: Draft) -> Iterator[Fault]:
    """A row has more or fewer numbers than the table has columns.

    ## What it does

    Counts the numbers behind the label of each row, and those of table four, and reports the rows in one finding.

    ## Why is this bad?

    It cannot be known which number belongs to which column: a cell was lost or added.

    ## What it does not report

    Blank cells in their places (blank-cell), blanks that merged cells leave in front of the numbers, and stray tabs
    behind them. The arithmetic of the row, and of columns in which it would count, is left alone.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        found = [each for each in table.remarks if each.kind == "cell-count"]
        if found:
            name = format_of(table).name
            said = [_count(each, name) for each in found]
            related = tuple(
                Place(strip(draft, each.span), words) for each, words in zip(found[1:], said[1:], strict=True)
            )
            yield Fault(strip(draft, found[0].span), f"{'；'.join(said[:5])}{'等' if len(said) > 5 else ''}。", related)


def _count(remark: Remark, table: str) -> str:
    row = table if remark.name == table else f"{table}“{remark.name}”行"
    return f"{row}应有{remark.wanted}个数，实际{remark.found}个"


def strip(draft: Draft, span: Span) -> Span:
    """A span without the blanks and tabs at its ends."""
    text = draft.source.cut(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


@rule(
    "GL154",
    "unknown-row",
    Severity.WARNING,
    valid=[
        valid(),
        valid(
            (
                "\n四、政府信息公开行政复议、行政诉讼情况\n\n",
                "\n注：\t含上年\n四、政府信息公开行政复议、行政诉讼情况\n\n",
            )
        ),
    ],
    invalid=[invalid((_ROW, _ROW + "\t\t电话答复\t5\t0\t0\t0\t0\t0\t5\n"), at="电话答复")],
)
def unknown_row(draft: Draft) -> Iterator[Fault]:
    """A row with numbers belongs to no row of the official table.

    ## What it does

    Reports rows whose label neither is nor resembles an official one, and that no ordinal places.

    ## Why is this bad?

    Its numbers count nowhere; either the label is wrong or the row does not belong into the table.

    ## What it does not report

    Notes, and rows without numbers.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        for remark in table.remarks:
            if remark.kind == "unknown-row" and not remark.name.startswith(("注", "备注", "说明")):
                yield Fault(remark.span, f"{format_of(table).name}没有“{remark.name}”这一行，请核对行名。")


RULES = (missing, incomplete, malformed, unknown_row)
