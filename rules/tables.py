"""GL151 to GL154: whether the official tables are there and whole."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key
from govlint.formats import TableFormat
from govlint.labels import wordings
from govlint.report import Paragraph, Remark, Section, Table
from govlint.rule import invalid, rule, valid

from .shared.excerpts import table_three, table_two
from .shared.remarks import MOST_NAMED, by_format, in_words, missing_from_all, remarks_on
from .shared.tabular import first_words, foreign_cells, format_of, has_numbers, official_tables, shows_blanks

_T2, _T3 = table_two(), table_three()
_FEES = "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t152.36\n"
_ROW = "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t1\n"
_AFTER_T3 = "\n四、政府信息公开行政复议、行政诉讼情况\n\n"

_LEAST_WORDS = 3  # official wordings in the text of a section that must be those of a table


@rule(
    "GL151",
    "table-missing",
    Severity.ERROR,
    valid=[valid(), valid(("三、收到和处理政府信息公开申请情况\n\n（", "（"))],
    invalid=[
        invalid((_T3, ""), at="收到和处理政府信息公开申请情况"),
        invalid((_T2, "见附图。\n"), at="主动公开政府信息情况"),
        invalid((_T3, _T3.replace("\t", "，")), at="收到和处理政府信息公开申请情况"),
        invalid((_T2, "文件种类\t件数\n通知\t8\n公告\t4\n"), at="主动公开政府信息情况"),
    ],
)
def missing(draft: Draft) -> Iterator[Fault]:
    """A section that must hold an official table holds none.

    ## What it does

    Looks for the tables of sections two, three and four, wherever in the report they stand. Where the section has the
    words of its table, but not in rows and columns, or a table whose rows and columns are none of the official ones, it
    says so, as a warning.

    ## Why is this bad?

    The tables are the core of the report; pasted as a picture, nobody can search or check them.

    ## What it does not report

    The table of a section whose heading is missing too (section-missing), and a table under another heading.

    ## References

    国办公开办函〔2021〕30号; 国办公开办函〔2019〕60号.
    """
    if not draft.recognised or not draft.governed:
        return
    for wanted in draft.edition.sections:
        section = draft.report.section(wanted.number)
        if not wanted.table or section is None or draft.tables(wanted.table):
            continue
        format = draft.edition.table(wanted.table)
        at = section.heading.title_span
        if any(isinstance(part, Table) and part.format is None and has_numbers(part) for part in section.all_parts()):
            message = f"本部分的表格无法辨认，无法核对：行名、列名应与{format.name}的格式一致。"
            yield Fault(at, message, severity=Severity.WARNING)
        elif _has_words_of(section, format):
            message = f"{format.name}只有文字，没有行和列，无法核对：同一行的单元格应在一行，以制表符分隔。"
            yield Fault(at, message, severity=Severity.WARNING)
        else:
            yield Fault(at, f"本部分未找到{format.name}（如为图片，请改用可编辑表格）。")


def _has_words_of(section: Section, format: TableFormat) -> bool:
    text = "".join(key(part.text) for part in section.all_parts() if isinstance(part, Paragraph))
    return sum(len(each) > 2 and each in text for each in wordings(format)) >= _LEAST_WORDS


@rule(
    "GL152",
    "table-incomplete",
    Severity.ERROR,
    valid=[
        valid(),
        valid(model="2019"),
        valid((_ROW, "\n\f\n" + _ROW)),
        valid(("第二十条第（六）项\n", "《条例》第二十条第（六）项\n")),
        valid(("第二十条第（一）项\n", "1.第二十条第（一）项\n")),
        valid((_ROW, _ROW.replace("2.重复申请", "重复申请"))),
        valid(
            ("第二十条第（六）项\n信息", "第二十条第（六）项\t信息"),  # a merged cell, filled into every row
            ("行政处罚\t46\n行政", "第二十条第（六）项\t行政处罚\t46\n第二十条第（六）项\t行政"),
        ),
    ],
    invalid=[
        invalid((_ROW, ""), at="1.信访举报投诉类申请"),
        invalid((_ROW, _ROW * 2), at="2.重复申请"),
        invalid((_FEES, ""), at="行政强制"),
        invalid(("第二十条第（八）项\n", ""), at="行政事业性收费"),
        invalid(("\t商业企业\t科研机构\t", "\t商业企业\t\t"), at="其他"),
        invalid(
            (_FEES, _FEES.replace("152.36", "")),
            ("4\t1\t12", "\t\t"),
            ("规章\t0\t0\t0", "规章\t\t\t"),
            ("行政许可\t328", "行政许可\t"),
            ("行政处罚\t46\n行政强制\t2", "行政处罚\t\n行政强制\t"),
            at="第二十条第（一）项",
        ),
    ],
)
def incomplete(draft: Draft) -> Iterator[Fault]:
    """An official table lacks rows, columns or blocks, or has a row twice.

    ## What it does

    Compares the rows and columns of each table with those of the edition that its labels show, and lists in one finding
    what is missing or repeated, at a repeated row or at the label that what is missing should follow. A table without
    any number is one finding too; so is one most of whose numbers stand apart from their rows, as a warning.

    ## Why is this bad?

    A row without numbers is no zero; and the sums of the table cannot be checked.

    ## What it does not report

    Rows of another edition (format-outdated, format-mixed), rows under another label in their place (label-variant),
    columns in another order (they are read by their header), and blank lines or page breaks inside the table. A table
    in several pieces is judged as a whole.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for pieces in by_format(official_tables(draft)):
        name = format_of(pieces[0]).name
        if not any(map(has_numbers, pieces)):
            yield Fault(first_words(pieces[0]), f"{name}没有一个可读的数字：单元格之间应以制表符分隔，没有的应填0。")
            continue
        odd = [*remarks_on(pieces, "repeated-row"), *missing_from_all(pieces)]
        scattered = remarks_on(pieces, "scattered")
        if scattered:
            message = f"{name}的数字与行名分离，无法核对：同一行的单元格应在一行，以制表符分隔。"
            yield Fault(scattered[0].span, message, severity=Severity.WARNING)
        elif odd:
            related = tuple(dict.fromkeys(Place(each.span, in_words([each])) for each in odd[1:MOST_NAMED]))
            yield Fault(odd[0].span, f"{name}{in_words(odd)}。", related)


@rule(
    "GL153",
    "malformed-row",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("\t\t2.重复申请\t1", "2.重复申请\t1")),
        valid((_ROW, _ROW.rstrip("\n") + "\t\t\n")),
        valid((_ROW, "\t\t2.重复申请\t1\t0\t0\t0\t0\t0\t\n")),
    ],
    invalid=[
        invalid((_ROW, "\t\t2.重复申请\t1\t0\t0\t0\t0\t1\n"), at="2.重复申请"),
        invalid(("行政许可\t328", "行政许可\t328\t5"), at="行政许可"),
        invalid(
            ("2\t0\t1\t0\t3\t1\t0\t0\t1\t2\t1", "2\t0\t1\t0\t3\t1\t0\t0\t1\t1"),
            at="2\t0\t1\t0\t3\t1\t0\t0\t1\t1\t0\t0\t0\t1",
        ),
    ],
)
def malformed(draft: Draft) -> Iterator[Fault]:
    """A row has more or fewer numbers than the table has columns.

    ## What it does

    Counts the cells behind the label of each row, and those of table four, and reports the rows of a table in one
    finding; as a warning where the text shows no blank cells (between wide blanks, or with one cell on a line).

    ## Why is this bad?

    It cannot be known which number belongs to which column: a cell was lost or added.

    ## What it does not report

    Blank cells in their places (blank-cell), blanks that merged cells leave in front of the numbers, and stray tabs
    behind them. The arithmetic of the row, and of columns in which it would count, is left alone.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        found = remarks_on([table], "cell-count")
        if found:
            name = format_of(table).name
            said = [_count(each, name) for each in found]
            related = tuple(Place(each.span, words) for each, words in zip(found[1:], said[1:], strict=True))
            more = f"等{len(said)}行" if len(said) > MOST_NAMED else ""
            blank = not shows_blanks(draft, table) and all(each.found < each.wanted for each in found)
            message = f"{name}{'；'.join(said[:MOST_NAMED])}{more}{'，没有的应填0' if blank else ''}。"
            yield Fault(found[0].span, message, related, severity=Severity.WARNING if blank else None)


def _count(remark: Remark, table: str) -> str:
    row = "" if remark.name == table else f"“{remark.name}”行"
    return f"{row}应有{remark.wanted}个数，实际{remark.found}个"


@rule(
    "GL154",
    "unknown-row",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_AFTER_T3, "\n注：\t含上年结转5件\n" + _AFTER_T3)),
        valid((_ROW, "\t\t多次申请\t1\t0\t0\t0\t0\t0\t1\n")),
    ],
    invalid=[
        invalid((_ROW, _ROW + "\t\t电话答复\t5\t0\t0\t0\t0\t0\t5\n"), at="电话答复"),
        invalid(
            ("（四）无法提供\t1.本机关不掌握", "（四）无法提供\t\t7\t0\t0\t1\t1\t0\t9\n\t\t1.本机关不掌握"),
            at="（四）无法提供",
        ),
    ],
)
def unknown_row(draft: Draft) -> Iterator[Fault]:
    """A row with numbers belongs to no row of the official table.

    ## What it does

    Reports rows whose label neither is nor resembles an official one, and that no ordinal and no place tells; and
    numbers beside a label that only heads other rows.

    ## Why is this bad?

    Its numbers count nowhere; either the label is wrong or the row does not belong in the table.

    ## What it does not report

    Notes, rows without numbers, and rows of another edition (format-outdated, format-mixed).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    strange = foreign_cells(draft)
    for table in official_tables(draft):
        name = format_of(table).name
        for remark in table.remarks:
            if remark.kind == "unknown-row" and remark.span not in strange:
                yield Fault(remark.span, f"格式规定的{name}没有“{remark.name}”这一行，请核对行名。")
            elif remark.kind == "subtotal":
                yield Fault(remark.span, f"{name}“{remark.name}”的数字应填入其下各行，本行不填。")


RULES = (missing, incomplete, malformed, unknown_row)
