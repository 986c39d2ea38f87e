"""GL161 to GL164: the labels of the official tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.fold import key
from govlint.labels import wording, wordings
from govlint.report import Label, Paragraph, Table
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.tabular import first_words, foreign_cells, format_of, official_tables

_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

# What may be added to a wording or left out of it without being a misprint.
_HARMLESS = str.maketrans("", "", "度的之和与及或者、,;:()数量件情况类")
_YEAR = re.compile(r"\((?:19|20)\d\d年?\)")  # 本年(2023)制发件数


@rule(
    "GL161",
    "label-misprint",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("行政规范性文件\t4", "规范性文件\t4")),
        valid(("本年废止件数", "本 年\u3000废止件数")),
        valid(("现行有效件数", "现行有效件数（历史累计）")),
        valid(("本年制发件数", "本年度制发件数")),
        valid(("本年收费金额（单位：万元）", "本年（2023）收费金额（单位：万元）")),
        valid(
            (
                "\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t1\t1",
                "\t1.申请人无正当理由逾期不补正、行政机关\t1\t1",
            ),
            ("0\t2\n\t\t2.申请人逾期", "0\t2\n\t\t不再处理其政府信息公开申请\n\t\t2.申请人逾期"),
        ),
    ],
    invalid=[
        invalid(("本年废止件数", "本年度止件数"), at="本年度止件数"),
        invalid(("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"), at="2.其他法律行政止公开"),
        invalid(("\t社会公益组织\t", "\t社会公益阻织\t"), at="社会公益阻织"),
    ],
)
def misprint(draft: Draft) -> Iterator[Fault]:
    """The label of a row or column is a misprint of the official one.

    ## What it does

    Compares each label with the official wordings and those that are accepted; one that is none of them, but differs
    from the nearest in at most a third of its characters, is a misprint of it.

    ## Why is this bad?

    Official tables are to be kept as they are, and a changed label changes what the numbers mean.

    ## What it does not report

    Width, blanks, quotation marks, brackets of a note, labels wrapped over two lines, and accepted wordings. Wordings
    that differ only in words like 度, 的 or 数量 or in the year, and those of another edition, are variants
    (label-variant).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table, label in _odd_labels(draft):
        if label.how == "near" and not _is_variant(draft, table, label):
            message = f"{format_of(table).name}中“{_printed(label)}”应为“{_official(label)}”。"
            yield Fault(label.cell.span, message, fix=Fix("unsafe", (Edit(label.cell.span, _official(label)),)))


@rule(
    "GL162",
    "label-variant",
    Severity.INFO,
    valid=[valid(), valid(("（七）总计\t", "（七）合计\t")), valid(("行政规范性文件\t4", "规范性文件\t4"))],
    invalid=[
        invalid(("（七）总计\t", "（七）小计\t"), at="（七）小计"),
        invalid(("3.要求提供公开出版物", "3.索要书报"), at="3.索要书报"),
        invalid(("\t\t2.重复申请\t1", "\t\t多次申请\t1"), at="多次申请"),
        invalid(("申请人情况\t\t\t\t\t\t总计", "申请人情况\t\t\t\t\t\t小计"), at="小计"),
        invalid(("本年制发件数", "本年度制发件数"), at="本年度制发件数"),
    ],
)
def variant(draft: Draft) -> Iterator[Fault]:
    """The label of a row or column is another than the official one in its place.

    ## What it does

    Reports labels that do not resemble the official wording, but stand in its place or bear its ordinal; and those
    that differ from it only in words like 度, 的 or 数量.

    ## Why is this bad?

    Official tables are to be kept as they are.

    ## What it does not report

    Accepted wordings, misprints (label-misprint), and labels of another edition where the tables show that edition
    (format-outdated, format-mixed).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table, label in _odd_labels(draft):
        if label.how == "place" or _is_variant(draft, table, label):
            yield Fault(
                label.cell.span, f"{format_of(table).name}中“{_printed(label)}”的规范写法为“{_official(label)}”。"
            )


def _odd_labels(draft: Draft) -> Iterator[tuple[Table, Label]]:
    """Labels in other than an official or accepted wording, but for those that show another edition."""
    strange = foreign_cells(draft)
    for table in official_tables(draft):
        for label in table.labels:
            if label.how != "same" and label.cell.span not in strange and not _is_piece(label):
                yield table, label


def _is_piece(label: Label) -> bool:
    """Whether a label is only the first line of a group's that was wrapped, with rows between its lines."""
    said = wording(label.cell.text).label
    return label.line.group and any(each.startswith(said) for each in label.line.keys)


def _is_variant(draft: Draft, table: Table, label: Label) -> bool:
    said = wording(label.cell.text).label
    if any(_loosely(said) == _loosely(each) for each in label.line.keys):
        return True
    formats = (format for edition in draft.editions for format in edition.tables if format.id == format_of(table).id)
    return any(said in wordings(format) for format in formats)


def _loosely(folded: str) -> str:
    return _YEAR.sub("", folded).translate(_HARMLESS)


def _printed(label: Label) -> str:
    return "".join(label.cell.text.split())


def _official(label: Label) -> str:
    """The official wording, with its ordinal if the draft prints one."""
    ordinal = label.line.ordinal
    return ordinal + label.line.label if ordinal and wording(label.cell.text).ordinal else label.line.label


@rule(
    "GL163",
    "corner-note-missing",
    Severity.INFO,
    valid=[
        valid(),
        valid((_NOTE, "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)")),
        valid(
            (_NOTE, "项目"),
            ("\n四、政府信息公开行政复议、行政诉讼情况\n\n", f"\n{_NOTE}\n四、政府信息公开行政复议、行政诉讼情况\n\n"),
        ),
    ],
    invalid=[
        invalid((_NOTE, "项目"), at="项目"),
        invalid((_NOTE, "（本列数据的勾稽关系为：第一项等于第三项）"), at="（本列数据的勾稽关系为：第一项等于第三项）"),
    ],
)
def corner_note(draft: Draft) -> Iterator[Fault]:
    """Table three lacks the note in its corner, or has another.

    ## What it does

    Looks for the note 本列数据的勾稽关系为… in the table and in its section.

    ## Why is this bad?

    The note is part of the official table and tells the reader how its numbers hang together.

    ## What it does not report

    Width, blanks and punctuation.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    noted: set[str] = set()
    for table in official_tables(draft):
        format = format_of(table)
        if not format.note or format.id in noted:
            continue
        noted.add(format.id)
        said = list(_notes(draft, format.id))
        if any(_letters(format.note) in _letters(text) for text, _ in said):
            continue
        if said:
            yield Fault(said[0][1], f"{format.name}的勾稽关系说明与格式不同，应为“（{format.note}）”。")
        else:
            yield Fault(first_words(table), f"{format.name}缺少勾稽关系说明“（{format.note}）”。")


@rule(
    "GL164",
    "label-stray-blank",
    Severity.INFO,
    valid=[
        valid(),
        valid(("（一）予以公开", "（一） 予以公开")),
        valid(("\t1.属于国家秘密", "\t1. 属于国家秘密")),
        valid(("\t商业企业\t科研机构\t", "\t商业 企业\t科研 机构\t"), ("本年制发件数", "本年 制发件数")),
        valid(("规章\t", "规\u3000章\t"), ("\t自然人\t", "\t自 然 人\t"), ("（七）总计", "（七） 总  计")),
    ],
    invalid=[
        invalid(("本年废止件数", "本 年\u3000废止件数"), at="本 年\u3000废止件数"),
        invalid(
            ("2.重复申请", "2.重\u3000复申请"), ("3.要求提供公开出版物", "3.要求提供公 开出版物"), at="2.重\u3000复申请"
        ),
    ],
)
def stray_blank(draft: Draft) -> Iterator[Fault]:
    """The label of a row or column has blanks between its characters.

    ## What it does

    Reports, once for each table, labels with blanks between two Chinese characters. The correction is safe.

    ## Why is this bad?

    Official tables are to be kept as they are, and a label with blanks is not found when the report is searched.

    ## What it does not report

    Blanks behind an ordinal, a short label that is spread over its cell (总  计), and labels that were wrapped over
    lines; a single blank between two words may be all that is left of the end of a line in a narrow column (商业 企业).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        spoilt = [label for label in table.labels if _is_spoilt(label.cell.text)]
        if spoilt:
            edits = tuple(edit for label in spoilt for edit in _without_blanks(label))
            more = f"等{len(spoilt)}处" if len(spoilt) > 1 else ""
            said = f"{format_of(table).name}中“{_printed(spoilt[0])}”{more}字间有多余的空格。"
            yield Fault(spoilt[0].cell.span, said, fix=Fix("safe", edits))


_WRAPPED = re.compile(r"[^ \u3000\xa0]{2,}(?: [^ \u3000\xa0]{2,})*")
_SPREAD = re.compile(r"(?:[(（]?\w{1,2}[)）、.][ \u3000\xa0]?)?\w(?:[ \u3000\xa0]+\w){1,2}")
_BLANK = re.compile(r"(?<=\w)(?<![\x00-\x7f])[ \u3000\xa0]+(?=\w)(?![\x00-\x7f])")


def _is_spoilt(text: str) -> bool:
    """Whether a label has blanks inside that neither spread it nor are left of the ends of lines: these stand alone
    between whole words."""
    return _BLANK.search(text) is not None and not _WRAPPED.fullmatch(text) and not _SPREAD.fullmatch(text)


def _without_blanks(label: Label) -> Iterator[Edit]:
    """The edits that take the blanks out of a label."""
    start = label.cell.span.start
    for match in _BLANK.finditer(label.cell.text):
        yield Edit(Span(start + match.start(), start + match.end()), "")


def _notes(draft: Draft, id: str) -> Iterator[tuple[str, Span]]:
    """What the report says of 勾稽关系 in tables of this kind and in paragraphs."""
    for table in draft.tables(id):
        yield from ((cell.text, cell.span) for row in table.rows for cell in row.cells if "勾稽" in cell.text)
    for part in draft.report.parts():
        if isinstance(part, Paragraph) and "勾稽关系为" in part.text:
            yield part.text, part.span


def _letters(text: str) -> str:
    return "".join(character for character in key(text) if character.isalnum())


RULES = (misprint, variant, corner_note, stray_blank)
