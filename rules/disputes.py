"""GL514, GL515: what the prose says of administrative review and litigation, against table four."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from govlint.claim import Claim, Equation, Side
from govlint.draft import Draft, once
from govlint.finding import Severity
from govlint.rule import invalid, rule, valid

from .shared.cases import Cases, cases
from .shared.official import add, cell
from .shared.wording import quote, stated

_CASES = "因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；行政诉讼3件，其中维持2件、尚未审结1件。"
_BUDGET = "组织业务培训2次"
_UPHELD = (
    ("2\t0\t1\t0\t3\t1\t", "3\t0\t0\t0\t3\t1\t"),
    (_CASES, "信息公开类行政复议3件，均获维持。"),
)


@rule(
    "GL514",
    "dispute-count-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_CASES, "全年办理行政复议案件53件，行政应诉9件。")),
        valid((_CASES, "全年办理行政复议案件53件、行政诉讼9件。")),
        valid((_CASES, "2019年以来未发生败诉，共发生行政诉讼8件。")),
        valid((_CASES, "发生行政复议8件，信息公开类占3件；发生行政诉讼6件，信息公开类占3件。")),
        valid((_CASES, "2022—2023年两年间，共收到信息公开申请84件，其中2023年46件；引发复议7件，其中2023年3件。")),
        valid((_CASES, "近三年收到信息公开申请113件，其中2023年46件；引发复议11件，其中2023年3件。")),
        valid((_CASES, "全局共有行政复议8件、行政诉讼6件，其中涉政府信息公开的分别为3件、3件。")),
        valid((_CASES, _CASES + "作出行政处罚46件，申请复议2件、提起诉讼1件，均获维持。")),
        valid((_CASES, "因政府信息公开新发生行政复议2件。")),
        valid((_CASES, "因政府信息公开发生行政复议、行政诉讼各3件。")),
        valid((_CASES, "全年办理行政复议、行政应诉案件各53件。")),
        valid((_CASES, "因政府信息公开引起的行政复议、行政诉讼共6件。")),
        valid((_CASES, "未经复议直接起诉2件，复议后起诉1件。")),
        valid((_CASES, "因政府信息公开被申请行政复议3件，其中维持1件，驳回1件，其他结果1件。")),
        valid((_CASES, "因政府信息公开被申请行政复议3件（其中涉及征地2件，维持1件）。")),
        valid((_CASES, "政府信息公开类行政复议3件，行政诉讼3件，其中：2件行政复议、2件行政诉讼获维持，其余尚未审结。")),
        valid((_CASES, "政府信息公开类行政复议3件，行政诉讼3件，2件行政复议、2件行政诉讼获维持，其余尚未审结。")),
        valid((_CASES, "信息公开申请由38件增至46件，复议由4件降至3件。")),
        valid((_CASES, "因政府信息公开产生行政复议3件和行政诉讼3件，同比分别下降25%和50%。")),
        valid((_CASES, "政府信息公开类行政诉讼3件（直接起诉2件、复议后起诉1件），维持2件、尚未审结1件。")),
        valid((_CASES, "政府信息公开类行政诉讼3件，其中直接起诉2件、复议后起诉1件。其中维持2件、尚未审结1件。")),
        valid((_CASES, "政府信息公开类行政复议3件、行政诉讼3件，其中维持4件、尚未审结1件。")),
        valid((_CASES, ""), (_BUDGET, "发生行政复议3件，其中维持2件；行政诉讼3件，维持2件、尚未审结1件。")),
        valid((_CASES, ""), (_BUDGET, "发生行政复议3件，其中维持3件；行政诉讼5件，维持5件。")),
        valid((_CASES, ""), (_BUDGET, "办理行政复议3件，其中维持1件；行政应诉3件，维持1件。")),
        valid((_CASES, ""), (_BUDGET, "作出行政处罚46件，发生行政复议3件、行政诉讼3件，维持5件。")),
        valid((_CASES, "政府信息公开类行政诉讼3件，已审结2件，其中维持2件。")),
        valid((_CASES, "政府信息公开类行政诉讼3件，截至目前已审结3件。")),
        valid((_CASES, "政府信息公开类行政诉讼3件，审结3件（含上年1件）。")),
        valid((_CASES, "政府信息公开类行政复议3件、行政诉讼3件。其中，行政复议2件获维持。")),
    ],
    invalid=[
        invalid((_CASES, "因政府信息公开被申请行政复议4件，被提起行政诉讼3件。"), at="4"),
        invalid((_CASES, "信息公开类行政复议3件，诉讼2件。"), at="2"),
        invalid((_CASES, "因政府信息公开发生行政复议、行政诉讼各2件。"), at="2"),
        invalid((_CASES, "因政府信息公开直接起诉的2件，复议之后再起诉的4件。"), at="4"),
        invalid((_CASES, "因政府信息公开引起的行政复议、行政诉讼分别为3件、2件。"), at="2"),
        invalid((_CASES, "因政府信息公开产生行政复议4件和行政诉讼3件。"), at="4"),
        invalid((_CASES, "因政府信息公开引起的行政复议、行政诉讼共5件。"), at="5"),
        invalid((_CASES, "被申请行政复议3件，其中维持3件。"), at="3"),
        invalid((_CASES, "收到有关政府信息公开的行政复议申请4件。"), at="4"),
        invalid((_CASES, "因政府信息公开被申请行政复议3件。其中，行政复议结果纠正1件，结果维持2件。"), at="1"),
        invalid((_CASES, "因政府信息公开被提起行政诉讼3件，其中胜诉1件，尚未审结2件。"), at="2"),
        invalid((_CASES, "政府信息公开类行政复议3件，维持2件，行政诉讼3件，维持4件。"), at="4"),
        invalid((_CASES, "政府信息公开类行政诉讼3件（直接起诉2件、复议后起诉1件），维持3件。"), at="3"),
        invalid((_CASES, "行政复议维持3件，其他结果1件。"), at="3"),
        invalid((_CASES, "政府信息公开类行政复议3件，其中维持2件，撤回、终止等其他结果2件。"), at="2"),
        invalid((_CASES, "行政复议3件，被纠错1件，维持2件。"), at="1"),
        invalid((_CASES, "因政府信息公开行为引发的行政诉讼、行政复议共5件。"), at="5"),
        invalid((_CASES, "本年度政府信息公开行政复议和行政诉讼案件分别为3件、2件。"), at="2"),
        invalid((_CASES, "全局共有行政复议8件、行政诉讼6件，其中涉政府信息公开的行政复议4件。"), at="4"),
        invalid((_CASES, "当年度涉政府信息公开行政复议案4件。"), at="4"),
        invalid((_CASES, "政府信息公开类行政诉讼3件，已审结1件。"), at="1"),
        invalid((_CASES, "政府信息公开类行政诉讼3件，已审结2件，其中维持1件。"), at="1"),
        invalid(
            (_CASES, ""),
            (_BUDGET, "发生行政复议3件，其中维持1件、其他结果1件；行政诉讼3件，维持2件、尚未审结1件。"),
            at="1",
        ),
    ],
)
def disputes(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number of reviews or lawsuits than table four.

    ## What it does

    Compares 行政复议 and 行政诉讼 in prose, and the outcomes that follow them (维持, 纠正, 其他结果, 尚未审结), with
    table four. 行政诉讼 is 未经复议直接起诉 and 复议后起诉 together, unless one of them is named. An outcome behind
    several kinds of case may be of the last or of all of them; 审结 is all but 尚未审结. A paragraph without a word of
    information is read if it counts as many reviews and lawsuits as the table.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    Cases that the office handled as the authority (办理行政复议53件); fewer cases than the table where the sentence
    speaks of new ones, of a carry-over or of 备案; fewer of an outcome beside others that have no column (驳回, 撤回)
    or in brackets that tell of some of the cases; a kind that is counted again in its sentence; appeals
    (二审).

    ## References

    The structure of table four: 国办公开办函〔2021〕30号.
    """
    for found in once(draft, cases):
        if found.cells:
            yield _claim(found)


@rule(
    "GL515",
    "all-upheld-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid(*_UPHELD),
        valid((_CASES, "直接起诉2件；复议后起诉1件，结果维持。")),
        valid((_CASES, "行政复议3件，结果维持2件、其他结果1件。")),
    ],
    invalid=[
        invalid(_UPHELD[1], at="均获维持"),
        invalid((_CASES, "行政诉讼3件，均被维持。"), at="均被维持"),
        invalid(
            (_CASES, "直接起诉2件；复议后起诉1件，结果维持。"),
            ("\t1\t0\t0\t0\t1\n", "\t0\t1\t0\t0\t1\n"),
            at="结果维持",
        ),
    ],
)
def upheld(draft: Draft) -> Iterator[Claim]:
    """The prose says that every case was upheld, table four does not.

    ## What it does

    Reads 均获维持 behind a number of cases as 0 in 结果纠正, 其他结果 and 尚未审结, and compares that with table four.

    ## Why is this bad?

    The report contradicts itself, in its own favour.

    ## What it does not report

    More than the number that 均 stands behind: in 行政复议7件，诉讼9件，均获维持 that is the nine. It is a warning
    where the other cases are only 尚未审结. A number that is itself not that of the table is reported as such.

    ## References

    The structure of table four: 国办公开办函〔2021〕30号.
    """
    for found in once(draft, cases):
        if found.upheld is None or (found.cells and not _claim(found).holds):
            continue
        others = {
            column: [each for row in found.rows if (each := cell(draft, "disputes", row, column)) is not None]
            for column in ("corrected", "other", "pending")
        }
        against = add(*(each for column in others.values() for each in column))
        if against is not None and against.terms:
            only_pending = not any(each.sum for column in ("corrected", "other") for each in others[column])
            all_ = "均" if found.mention.figure.value > 1 else ""
            said = stated(found.upheld, f"正文称{all_}维持，其余结果应为")
            shown = Side(tuple(term for term in against.terms if term.figure.value) or against.terms[:1])
            severity = Severity.WARNING if only_pending else None
            yield Claim(f"“{quote(found.mention)}”", found.upheld, (Equation(said, shown),), severity)


RULES = (disputes, upheld)


def _claim(found: Cases) -> Claim:
    said = stated(found.mention.figure, "正文为")
    relation: Literal["==", "<="] = "<=" if found.fewer else "=="
    equations = tuple(Equation(said, cells, relation) for cells in found.cells)
    return Claim(f"“{quote(found.mention)}”", found.mention.figure, equations)
