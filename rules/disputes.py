"""GL514, GL515: what the prose says of administrative review and litigation, against table four."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from govlint.claim import Claim, Equation, Side
from govlint.draft import Draft, once
from govlint.figure import Figure
from govlint.finding import Severity
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .naming import UNITS
from .official import add, cell
from .passages import about_requests, accounts
from .scope import core
from .wording import none_of, quote, says, stated

_CASES = "因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；行政诉讼3件，其中维持2件、尚未审结1件。"
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
    ],
)
def disputes(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number of reviews or lawsuits than table four.

    ## What it does

    Compares 行政复议 and 行政诉讼 in prose, and the outcomes that follow them (维持, 纠正, 其他结果, 尚未审结), with
    table four. 行政诉讼 is 未经复议直接起诉 and 复议后起诉 together, unless one of them is named.

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
    for found in once(draft, _found):
        if found.cells is not None:
            yield _claim(found, found.cells)


@rule(
    "GL515",
    "all-upheld-mismatch",
    Severity.ERROR,
    valid=[valid(), valid(*_UPHELD)],
    invalid=[
        invalid(_UPHELD[1], at="均获维持"),
        invalid((_CASES, "行政诉讼3件，均被维持。"), at="均被维持"),
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
    for found in once(draft, _found):
        if found.upheld is None or (found.cells is not None and not _claim(found, found.cells).holds):
            continue
        others = {
            column: [each for row in found.rows if (each := cell(draft, "disputes", row, column)) is not None]
            for column in ("corrected", "other", "pending")
        }
        against = add(*(each for column in others.values() for each in column))
        if against is not None and against.terms:
            only_pending = not any(each.sum for column in ("corrected", "other") for each in others[column])
            said = stated(found.upheld, "正文称均维持，其余结果应为")
            shown = Side(tuple(term for term in against.terms if term.figure.value) or against.terms[:1])
            severity = Severity.WARNING if only_pending else None
            yield Claim(f"“{quote(found.mention)}”", found.upheld, (Equation(said, shown),), severity)


RULES = (disputes, upheld)


class Cases(NamedTuple):
    """A number of cases: the rows of table four that it names, and the cells there that it must equal.

    `cells` is None if one of them is unknown; `fewer` says that the prose may count fewer cases than the table, as it
    may of an outcome beside others that have no column;
    `upheld` are the words that call them all upheld, as the number 0 of others.
    """

    mention: Mention
    rows: tuple[str, ...]
    cells: Side | None
    fewer: bool
    upheld: Figure | None


_DISPUTES = 4  # the section
_REVIEW, _LAWSUIT = ("review",), ("direct", "after_review")
# What may stand around the name of a kind of case without changing what is counted: what it came of, what it is called.
_AROUND = re.compile(
    "|".join(
        (
            r"(?:当事|申请)人(?=不服|对)|依申请公开|因|由于?|有?关于?|所?(?:引起|引发|导致|引致|发生|产生|涉及|提起|提出)|被|不服",
            r"(?<!复议)申请(?!人)|案件|案(?!件)|类|情况|问题|件$|起$|中$|另|工作|公开|答复|而|和?(?=行政诉讼)",
        )
    )
)
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:行政)?复议(?:、|和|及|与|或者?|以及)?(?:行政)?诉讼"), (*_REVIEW, *_LAWSUIT)),
    (re.compile(r"(?:行政)?复议"), _REVIEW),
    (re.compile(r"(?:行政)?诉讼"), _LAWSUIT),
    (re.compile(r"(?:未经|不经)(?:行政)?复议直接(?:起诉|诉讼|行政诉讼)|直接起诉"), ("direct",)),
    (re.compile(r"(?:经)?(?:行政)?复议之?后再?(?:起诉|诉讼|行政诉讼)"), ("after_review",)),
)
_OF_KIND = re.compile("^(?:行政)?(?:复议|诉讼)(?:案件)?")  # 行政复议结果纠正0件
_OUTCOMES = (
    (re.compile(r"(?:其中|另)?(?:结果|法院|判决|决定|复议机关)*(?:予以|被)?维持(?:原.{1,6})?(?:结果)?"), "upheld"),
    (re.compile(r"(?:其中|另)?(?:结果)?(?:被)?纠正"), "corrected"),
    (re.compile(r"(?:其中|另)?(?:尚?未审结|正在审理中?|审理中|尚在审理中?)"), "pending"),
    (re.compile(r"(?:其中|另)?其他结果"), "other"),
)
_RECEIVED = re.compile("收到|接到|申请")  # 收到有关政府信息公开的行政复议申请
# Outcomes that no column is called by: offices count them in different ones.
_OWN_OUTCOME = re.compile("胜诉|败诉|驳回|不予受理|撤[回诉销]|终止|终结|和解|调解")
_FEWER = ("新发生", "新增", "新收", "备案", "结转", "上年", "去年")
_OF_CASES = ("复议", "诉讼")
_ABOUT = ("信息公开", "申请")  # else they may be all the cases that the office has or decides
_OTHER_ACTS = ("处罚", "许可", "强制", "执法", "征收", "裁决", "登记")
_APPEAL = ("二审", "上诉", "再审", "一审", "终审")
_ALL_UPHELD = re.compile(
    r"[^,，;。]{0,6}[,，]?(?:结果|复议结果|判决结果)?(?P<all>(?:均|全部|都)(?:获得?|被|予以|为|得到|已|是|以|结果|判决|决定)*维持)"
)


def kind_of(draft: Draft, words: str) -> tuple[str, ...]:
    """The rows of table four that some words name, none if they say anything else."""
    plain = _AROUND.sub("", core(draft, words))
    if "信息公开" in words:
        plain = _RECEIVED.sub("", plain)
    return next((rows for pattern, rows in _KINDS if pattern.fullmatch(plain)), ())


def outcome_named(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """The cases with an outcome that some words name, none if they say anything else: 尚未审结的行政诉讼案件."""
    plain = core(draft, words)
    for pattern, column in _OUTCOMES:
        match = pattern.match(plain)
        rows = kind_of(draft, plain[match.end() :]) if match else ()
        if rows:
            return (add(*(cell(draft, "disputes", row, column) for row in rows)),)
    return ()


def _found(draft: Draft) -> Iterator[Cases]:
    for passage in accounts(draft) if draft.tables("disputes") else ():
        yield from _of_paragraph(draft, passage)


def _of_paragraph(draft: Draft, passage: Passage) -> Iterator[Cases]:
    """The cases in a paragraph. A sentence that begins with 其中 goes on with those of the last one."""
    ours = passage.where.section == _DISPUTES or about_requests(passage)
    rows: tuple[str, ...] = ()
    for sentence in passage.sentences:
        rows = yield from _of_sentence(draft, sentence, ours, rows if sentence.text.startswith("其中") else ())


def _of_sentence(
    draft: Draft, sentence: Sentence, ours: bool, rows: tuple[str, ...]
) -> Generator[Cases, None, tuple[str, ...]]:
    """The cases in a sentence, outcomes of those of `rows` included; returns the rows that outcomes behind it are of.

    In a paragraph about information they are `ours`, else only if the sentence says so.
    """
    if says(sentence.text, _APPEAL):
        return ()
    some = 0  # the depth of brackets in which a number is of some of the cases: （其中涉及征地2件，维持1件）
    told: set[tuple[str, ...]] = set()
    for mention in sentence.mentions:
        if mention.kind != "count" or mention.figure.unit not in UNITS or mention.before.endswith(("由", "从")):
            continue  # 复议由4件降至3件: the number before this year's
        if _of_other_acts(sentence.text[: mention.start]):
            return ()
        each = _of_each(draft, mention)
        if each and (ours or says(sentence.text[: mention.end], _ABOUT)):
            yield from each
            continue
        own = kind_of(draft, mention.before) or kind_of(draft, mention.words)
        kind, outcome = ((), "") if own else _outcome(draft, mention)
        if not own and not outcome and says(mention.words, _OF_CASES):
            return ()  # 办理行政复议53件、行政诉讼9件: what follows is of the same other cases
        rows = kind if rows and kind else rows
        if own and (ours or says(sentence.text[: mention.end], _ABOUT)):
            rows, some = own, 0
            if own in told:  # some of them: 行政复议3件，行政诉讼3件，其中2件行政复议、1件行政诉讼获维持
                return ()
            told.add(own)
        elif not rows or not outcome:
            some = mention.depth
            rows = rows if mention.depth or _OWN_OUTCOME.search(mention.words) else ()
            continue
        cells = add(*(cell(draft, "disputes", row, outcome or "total") for row in rows))
        among = 0 < some <= mention.depth or _has_own_outcomes(sentence)
        fewer = says(sentence.text[: mention.end], _FEWER) or (outcome != "" and among)
        yield Cases(mention, rows, cells, fewer, None if outcome else _upheld(sentence, mention))
    return rows


def _of_each(draft: Draft, mention: Mention) -> tuple[Cases, ...]:
    """A number of reviews that is that of lawsuits as well: 行政复议、行政诉讼各1件."""
    before = mention.before.removesuffix("各")
    if before == mention.before or kind_of(draft, before) != (*_REVIEW, *_LAWSUIT):
        return ()
    totals = ((rows, add(*(cell(draft, "disputes", row) for row in rows))) for rows in (_REVIEW, _LAWSUIT))
    fewer = says(before, _FEWER)
    return tuple(Cases(mention, rows, total, fewer, None) for rows, total in totals)


def _has_own_outcomes(sentence: Sentence) -> bool:
    """Whether a sentence counts outcomes that no column is called by."""
    counts = (each for each in sentence.mentions if each.kind == "count" and each.figure.value)
    return any(_OWN_OUTCOME.search(each.words) and not says(each.words, ("维持", "纠正")) for each in counts)


def _of_other_acts(before: str) -> bool:
    """Whether cases behind these words are about other acts of the office: 行政处罚46件，申请复议2件."""
    return says(before, _OTHER_ACTS) and "信息公开" not in before


def _upheld(sentence: Sentence, mention: Mention) -> Figure | None:
    match = _ALL_UPHELD.match(sentence.text[mention.end :])
    if match is None:
        return None
    start, end = (mention.end + each for each in match.span("all"))
    return none_of(sentence, start, end)


def _outcome(draft: Draft, mention: Mention) -> tuple[tuple[str, ...], str]:
    """The outcome that the words of a number name, and the kind of case before it, if any (行政复议结果纠正0件)."""
    words = core(draft, mention.words)
    kind = _OF_KIND.match(words)
    plain = words[kind.end() :] if kind else words
    outcome = next((column for pattern, column in _OUTCOMES if pattern.fullmatch(plain)), "")
    return (kind_of(draft, kind[0]) if kind and outcome else ()), outcome


def _claim(found: Cases, cells: Side) -> Claim:
    said = stated(found.mention.figure, "正文为")
    equation = Equation(said, cells, "<=" if found.fewer else "==")
    return Claim(f"“{quote(found.mention)}”", found.mention.figure, (equation,))
