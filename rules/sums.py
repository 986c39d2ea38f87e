"""GL301 to GL307: sums that the official tables print, and what follows from the meaning of their headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from govlint.claim import Claim, Equation, Side, Term
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.finding import Severity
from govlint.formats import Block, Identity, Line
from govlint.report import Table
from govlint.rule import invalid, rule, valid

_NOT_HELD = "1.本机关不掌握相关政府信息\t6\t0\t0\t1\t1\t0\t8"


@rule(
    "GL301",
    "row-total-mismatch",
    Severity.ERROR,
    valid=[valid(), valid((_NOT_HELD, _NOT_HELD[:-1]))],
    invalid=[
        invalid((_NOT_HELD, _NOT_HELD.replace("\t8", "\t9")), at="9"),
        invalid((_NOT_HELD, _NOT_HELD.replace("\t6\t", "\t5\t")), at="8"),
    ],
)
def row_totals(draft: Draft) -> Iterator[Claim]:
    """The columns of a row in table three do not add up to its total.

    ## What it does

    Adds 自然人 and the five columns of 法人或其他组织 in every row of table three, and compares the sum with 总计.

    ## Why is this bad?

    Every applicant is counted in exactly one column, so that the sum is exact: one of the numbers is wrong.

    ## What it does not report

    A row with a blank, a placeholder or a malformed cell: an unknown number is not 0, and what is wrong with the cell
    is reported as such.

    ## References

    The structure of table three: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "row-total")


@rule(
    "GL302",
    "column-total-mismatch",
    Severity.ERROR,
    valid=[valid(), valid(("1.信访举报投诉类申请\t1\t", "1.信访举报投诉类申请\t\t"))],
    invalid=[
        invalid(("1.信访举报投诉类申请\t1\t", "1.信访举报投诉类申请\t3\t"), at="39"),
        invalid(("（七）总计\t\t39\t5", "（七）总计\t\t39\t6"), at="6"),
    ],
)
def column_totals(draft: Draft) -> Iterator[Claim]:
    """The results of a column in table three do not add up to （七）总计.

    ## What it does

    Adds the rows （一）…（六）, with all their items, in every column of table three, and compares the sum with the
    row （七）总计. A part that is printed undivided counts with its own number.

    ## Why is this bad?

    Every application has exactly one result (区分处理的，只计这一情形，不计其他情形), so that the sum is exact: one of
    the numbers is wrong.

    ## What it does not report

    A column in which a row is missing or a number unknown.

    ## References

    The structure of table three: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "column-total")


@rule(
    "GL303",
    "unbalanced-column",
    Severity.ERROR,
    valid=[valid(), valid(("二、上年结转政府信息公开申请数量\t\t\t3\t", "二、上年结转政府信息公开申请数量\t\t\t\t"))],
    invalid=[
        invalid(("数量\t\t\t38\t5\t0\t1\t2\t0\t46", "数量\t\t\t37\t5\t0\t1\t2\t0\t45"), at=("39", "47")),
    ],
)
def balance(draft: Draft) -> Iterator[Claim]:
    """Received and carried over do not equal dealt with and carried forward.

    ## What it does

    Checks the equation that the official form prints in the corner of table three, in every column:
    第一项加第二项之和，等于第三项加第四项之和, that is 本年新收 + 上年结转 = （七）总计 + 结转下年度.

    ## Why is this bad?

    An application that was open in the year was either closed in it or carried forward: one of the four is wrong.

    ## What it does not report

    A column in which one of the four numbers is missing or unknown.

    ## References

    The note in the corner of table three: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "balance")


@rule(
    "GL304",
    "outcome-total-mismatch",
    Severity.ERROR,
    valid=[valid()],
    invalid=[
        invalid(("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t2\t1\t"), at="2"),
        invalid(("\t1\t2\t1\t0\t0\t0\t1", "\t1\t2\t1\t0\t0\t4\t1"), at="1"),
    ],
)
def outcome_totals(draft: Draft) -> Iterator[Claim]:
    """The outcomes of a block in table four do not add up to its total.

    ## What it does

    Adds 结果维持, 结果纠正, 其他结果 and 尚未审结 in each of the three blocks of table four (行政复议,
    未经复议直接起诉, 复议后起诉), and compares the sum with the 总计 of the block.

    ## Why is this bad?

    Every case has exactly one outcome or is pending, so that the sum is exact: one of the five numbers is wrong.

    ## What it does not report

    A block with an unknown number, and a line that has not fifteen numbers.

    ## References

    The structure of table four: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "outcome-total")


@rule(
    "GL305",
    "in-force-below-issued",
    Severity.WARNING,
    valid=[valid(), valid(("行政规范性文件\t4\t1\t12", "行政规范性文件\t4\t1\t3"))],
    invalid=[invalid(("行政规范性文件\t4\t1\t12", "行政规范性文件\t4\t1\t2"), at="4")],
)
def in_force(draft: Draft) -> Iterator[Claim]:
    """Fewer documents are in force than were issued in the year and not repealed.

    ## What it does

    Checks in table two that 本年制发件数 is not greater than 现行有效件数 + 本年废止件数.

    ## Why is this bad?

    A document that was issued in the year and not repealed is in force at its end.

    ## What it does not report

    More documents in force than that: earlier ones count too. It is a warning, since a document may have been issued
    and have lapsed within the year without being repealed.

    ## References

    The meaning of the headers; arithmetic.
    """
    return _claims(draft, "in-force")


@rule(
    "GL306",
    "published-exceeds-public",
    Severity.WARNING,
    valid=[valid(model="2019")],
    invalid=[invalid(("规范性文件\t4\t4\t12", "规范性文件\t4\t14\t12"), at="14", model="2019")],
)
def published(draft: Draft) -> Iterator[Claim]:
    """More documents were newly published than are public (2019 format).

    ## What it does

    Checks in table two of the 2019 format that 本年新公开数量 is not greater than 对外公开总数量.

    ## Why is this bad?

    What was newly published in the year is part of what is public at its end.

    ## What it does not report

    It is a warning, since a document may have been published and withdrawn within the year.

    ## References

    The meaning of the headers: 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "published")


@rule(
    "GL307",
    "negative-items",
    Severity.ERROR,
    valid=[valid(model="2019")],
    invalid=[invalid(("行政处罚\t31\t0\t46", "行政处罚\t31\t-32\t46"), at="31", model="2019")],
)
def items(draft: Draft) -> Iterator[Claim]:
    """More items were dropped than there were (2019 format).

    ## What it does

    Checks in table two of the 2019 format that 上一年项目数量 + 本年增/减 is not below 0.

    ## Why is this bad?

    There cannot be fewer than no items: one of the numbers, or its sign, is wrong.

    ## What it does not report

    Rows with an unknown number.

    ## References

    The meaning of the headers: 国办公开办函〔2019〕60号.
    """
    return _claims(draft, "items")


RULES = (row_totals, column_totals, balance, outcome_totals, in_force, published, items)


def _claims(draft: Draft, kind: str) -> Iterator[Claim]:
    """The claims of every identity of this kind whose numbers are all known."""
    for table in draft.report.tables():
        for identity in table.format.identities if table.format else ():
            if identity.kind == kind:
                yield from _of_rows(table, identity) if identity.each == "row" else _of_columns(table, identity)


def _of_rows(table: Table, identity: Identity) -> Iterator[Claim]:
    assert table.format is not None
    unit = "" if table.format.layout == "line" else "行"
    for block in table.format.blocks:
        for row in block.rows:
            if identity.rows and row.id not in identity.rows:
                continue
            terms = partial(_term_of_row, table, block, row)
            yield from _claim(f"{table.format.name}“{block.row_name(row)}”{unit}", identity, terms)


def _of_columns(table: Table, identity: Identity) -> Iterator[Claim]:
    assert table.format is not None
    block = table.format.blocks[0]
    for column in block.columns:
        terms = partial(_terms_of_column, table, block, column.id)
        yield from _claim(f"{table.format.name}“{column.short}”列", identity, terms)


def _term_of_row(table: Table, block: Block, row: Line, column: str) -> list[Term | None]:
    return [_term(table.figure(row.id, column), block.column(column).short)]


def _terms_of_column(table: Table, block: Block, column: str, row: str) -> list[Term | None]:
    """What stands for a row in a column: a group stands for its rows, or for itself if the draft left it undivided."""
    own = _term(table.figure(row, column), block.row(row).short)
    children = block.children(row)
    if own or not children:
        return [own]
    return [term for child in children for term in _terms_of_column(table, block, column, child.id)]


def _term(figure: Figure | None, name: str) -> Term | None:
    return None if figure is None else Term(name, figure)


def _claim(subject: str, identity: Identity, terms: Callable[[str], list[Term | None]]) -> Iterator[Claim]:
    """The claim that an identity makes; none if one of its numbers is unknown."""
    left, right = (_known(ids, terms) for ids in (identity.left, identity.right))
    if left is not None and right is not None:
        at = left[0] if identity.relation == "<=" and left else right[0]
        yield Claim(subject, at.figure, (Equation(Side(left, identity.words), Side(right), identity.relation),))


def _known(ids: Sequence[str], terms: Callable[[str], list[Term | None]]) -> tuple[Term, ...] | None:
    """The terms of one side of an identity, None if a number among them is unknown."""
    found = [term for id in ids for term in terms(id)]
    known = tuple(term for term in found if term is not None)
    return known if len(known) == len(found) else None
