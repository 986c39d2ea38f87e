"""GL16x: the labels of the official tables."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.report import Label, Table
from govlint.rule import invalid, rule, valid

from .tables import first_words, format_of, official_tables

_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@rule(
    "GL161",
    "label-misprint",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("行政规范性文件\t4", "规范性文件\t4")),
        valid(("本年废止件数", "本 年\u3000废止件数")),
        valid(("现行有效件数", "现行有效件数（历史累计）")),
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

    Width, blanks, quotation marks, brackets of a note, and accepted wordings.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        for label in _own_labels(draft, table):
            if label.how == "near":
                said = "".join(label.cell.text.split())
                yield Fault(label.cell.span, f"{format_of(table).name}中“{said}”应为“{_official(label)}”。")


def _own_labels(draft: Draft, table: Table) -> list[Label]:
    """The labels of a table but for those that another edition has exactly so: they are for format-mixed to report."""
    elsewhere = {
        wording
        for edition in draft.editions
        for block in edition.table(format_of(table).id).blocks
        for line in (*block.columns, *block.rows)
        for wording in line.keys
    }
    return [label for label in table.labels if key(label.cell.text) not in elsewhere]


def _official(label: Label) -> str:
    """The official wording, with its ordinal if the draft prints one."""
    ordinal = label.line.ordinal
    return ordinal + label.line.label if ordinal and key(label.cell.text).startswith(key(ordinal)) else label.line.label


@rule(
    "GL162",
    "label-variant",
    Severity.INFO,
    valid=[valid(), valid(("（七）总计\t", "（七）合计\t"))],
    invalid=[
        invalid(("（七）总计\t", "（七）小计\t"), at="（七）小计"),
        invalid(("3.要求提供公开出版物", "3.索要书报"), at="3.索要书报"),
    ],
)
def variant(draft: Draft) -> Iterator[Fault]:
    """The label of a row or column is another than the official one in its place.

    ## What it does

    Reports labels that do not resemble the official wording, but that stand in its place or bear its ordinal.

    ## Why is this bad?

    Official tables are to be kept as they are.

    ## What it does not report

    Accepted wordings, and misprints (label-misprint).

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        for label in _own_labels(draft, table):
            if label.how == "place":
                said = "".join(label.cell.text.split())
                yield Fault(label.cell.span, f"{format_of(table).name}中“{said}”的规范写法为“{_official(label)}”。")


@rule(
    "GL163",
    "corner-note-missing",
    Severity.INFO,
    valid=[valid(), valid((_NOTE, "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"))],
    invalid=[
        invalid((_NOTE, "项目"), at="项目"),
        invalid((_NOTE, "（本列数据的勾稽关系为：第一项等于第三项）"), at="（本列数据的勾稽关系为：第一项等于第三项）"),
    ],
)
def corner_note(draft: Draft) -> Iterator[Fault]:
    """Table three lacks the note in its corner, or has another.

    ## What it does

    Looks above the rows of table three for the note 本列数据的勾稽关系为….

    ## Why is this bad?

    The note is part of the official table and tells the reader how its numbers hang together.

    ## What it does not report

    Width and blanks.

    ## References

    国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for table in official_tables(draft):
        note = key(format_of(table).note)
        cells = [key(cell.text) for row in table.rows for cell in row.cells]
        if note and not any(note in cell for cell in cells):
            name, wanted = format_of(table).name, format_of(table).note
            yield Fault(first_words(table), f"{name}缺少勾稽关系说明，或与格式不同，应为“（{wanted}）”。")


RULES = (misprint, variant, corner_note)
