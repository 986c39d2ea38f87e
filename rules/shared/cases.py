"""Which cells of table four a number of reviews or lawsuits in the prose is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claim import Side
from govlint.draft import Draft
from govlint.figure import Figure, Number
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention

from .naming import UNITS
from .official import add, cell
from .passages import about_requests, accounts
from .scope import core
from .wording import none_of, says

Rows = tuple[str, ...]
Columns = tuple[str, ...]


class Cases(NamedTuple):
    """A number of cases: the rows of table four that it names, and the cells there that it must equal.

    `cells` has two sides where an outcome may be of one kind of case or of several together, none if a cell is unknown;
    `fewer` says that the prose may count fewer cases than the table, as it may of an outcome beside others that have no
    column; `upheld` are the words that call them all upheld, as the number 0 of others.
    """

    mention: Mention
    rows: Rows
    cells: tuple[Side, ...]
    fewer: bool
    upheld: Figure | None


class Told(NamedTuple):
    """A kind of case that a sentence has counted, as rows of table four, and the depth of brackets in which it did."""

    rows: Rows
    depth: int


class _State(NamedTuple):
    """Where a sentence has come to: the kinds of cases that outcomes are of.

    `some` is the depth of brackets in which a number is of some of them (（其中涉及征地2件，维持1件）), 0 without;
    `settled` is whether an outcome was told of them: then another kind begins anew.
    """

    told: tuple[Told, ...]
    some: int = 0
    settled: bool = False


class _Said(NamedTuple):
    """What the words of a number name: a kind of case of its own, or an outcome with the kind before it, if any."""

    own: Rows
    kind: Rows
    outcome: Columns


_DISPUTES = 4  # the section
_REVIEW, _LAWSUIT = ("review",), ("direct", "after_review")
_TOTAL = ("total",)
# What may stand around the name of a kind of case without changing what is counted: what it came of, what it is called.
_AROUND = re.compile(
    "|".join(
        (
            r"(?:当事|申请)人(?=不服|对)|依申请公开|因|由于?|就|针对|有?关于?|所?(?:引起|引发|导致|引致|发生|产生|涉及?|提起|提出)|被|不服",
            r"(?<!复议)申请(?!人)|案件|案(?!件)|类|情况|问题|件$|起$|中$|另|工作|事务|公开|答复|而|和?(?=行政诉讼)",
        )
    )
)
_KINDS: tuple[tuple[re.Pattern[str], Rows], ...] = (
    (re.compile(r"(?:行政)?复议(?:、|和|及|与|或者?|以及)?(?:行政)?诉讼"), (*_REVIEW, *_LAWSUIT)),
    (re.compile(r"(?:行政)?诉讼(?:、|和|及|与|或者?|以及)(?:行政)?复议"), (*_REVIEW, *_LAWSUIT)),
    (re.compile(r"(?:行政)?复议"), _REVIEW),
    (re.compile(r"(?:行政)?诉讼"), _LAWSUIT),
    (re.compile(r"(?:未经|不经)(?:行政)?复议直接(?:起诉|诉讼|行政诉讼)|直接起诉"), ("direct",)),
    (re.compile(r"(?:经)?(?:行政)?复议之?后再?(?:起诉|诉讼|行政诉讼)"), ("after_review",)),
)
_OF_KIND = re.compile("^(?:行政)?(?:复议|诉讼)(?:案件)?")  # 行政复议结果纠正0件
# What an outcome is called, and the columns that count it.
_OUTCOMES: tuple[tuple[re.Pattern[str], Columns], ...] = (
    (re.compile(r"(?:其中|另)?(?:结果|法院|判决|决定|复议机关)*(?:予以|被)?维持(?:原.{1,6})?(?:结果)?"), ("upheld",)),
    (re.compile(r"(?:其中|另)?(?:结果)?(?:被)?纠[正错]"), ("corrected",)),
    (re.compile(r"(?:其中|另)?(?:尚?未审结|正在审理中?|审理中|尚在审理中?)"), ("pending",)),
    (re.compile(r"(?:其中|另)?(?:[^,，]{0,16}等)?其他结果"), ("other",)),
    (re.compile(r"(?:其中|年内)?审结"), ("upheld", "corrected", "other")),
)
_RECEIVED = re.compile("收到|接到|申请")  # 收到有关政府信息公开的行政复议申请
# Outcomes that no column is called by: offices count them in different ones.
_OWN_OUTCOME = re.compile("胜诉|败诉|驳回|不予受理|撤[回诉销]|终止|终结|和解|调解")
_OF_COLUMN = ("维持", "纠正", "其他结果")
_FEWER = ("新发生", "新增", "新收", "备案", "结转", "上年", "去年")
_OF_CASES = ("复议", "诉讼")
_ABOUT = ("信息公开", "申请")  # else they may be all the cases that the office has or decides
_OTHER_ACTS = ("处罚", "许可", "强制", "执法", "征收", "裁决", "登记")
_APPEAL = ("二审", "上诉", "再审", "一审", "终审")
_AMONG = re.compile(r"其中[^,，;。]{0,6}信息公开|[,，](?:政府)?信息公开[^,，;。\d]{0,6}占")
_ALL_UPHELD = re.compile(
    r"[^,，;。]{0,6}[,，]?(?:结果|复议结果|判决结果)?(?P<all>(?:均|全部|都)(?:获得?|被|予以|为|得到|已|是|以|结果|判决|决定)*维持)"
)
_ONE_UPHELD = re.compile(r"[,，]?(?P<all>(?:复议|判决|诉讼)?(?:结果|决定)(?:均|为|是|已|被|予以)*维持)(?=[,，;。)]|$)")


def kind_of(draft: Draft, words: str) -> Rows:
    """The rows of table four that some words name, none if they say anything else."""
    plain = _AROUND.sub("", core(draft, words))
    if "信息公开" in words:
        plain = _RECEIVED.sub("", plain)
    return next((rows for pattern, rows in _KINDS if pattern.fullmatch(plain)), ())


def outcome_named(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """The cases with an outcome that some words name, none if they say anything else: 尚未审结的行政诉讼案件."""
    plain = core(draft, words)
    for pattern, columns in _OUTCOMES:
        match = pattern.match(plain)
        rows = kind_of(draft, plain[match.end() :]) if match else ()
        if rows:
            return (_sum(draft, rows, columns),)
    return ()


def _sum(draft: Draft, rows: Rows, columns: Columns) -> Side | None:
    """The cells of some columns in some rows of table four together, None if one is unknown."""
    return add(*(cell(draft, "disputes", row, column) for row in rows for column in columns))


def cases(draft: Draft) -> Iterator[Cases]:
    """The cases and their outcomes that the prose counts, where table four is there."""
    for passage in accounts(draft) if draft.tables("disputes") else ():
        yield from _of_paragraph(draft, passage)


def _of_paragraph(draft: Draft, passage: Passage) -> Iterator[Cases]:
    """The cases in a paragraph. A sentence that begins with 其中 goes on with those of the last one."""
    ours = passage.where.section == _DISPUTES or about_requests(passage) or _are_those_of_table(draft, passage)
    told: tuple[Told, ...] = ()
    for sentence in passage.sentences:
        found, told = _of_sentence(draft, sentence, ours, told if sentence.text.startswith("其中") else ())
        yield from found


def _are_those_of_table(draft: Draft, passage: Passage) -> bool:
    """Whether a paragraph counts as many reviews and as many lawsuits as table four.

    Then they are the same cases, whatever they are called: those of the table are among all that the office has.
    """
    if not any("复议" in sentence.text for sentence in passage.sentences):
        return False
    told: dict[Rows, set[Number]] = {}
    for mention in (each for sentence in passage.sentences for each in sentence.mentions if each.kind == "count"):
        told.setdefault(kind_of(draft, mention.before), set()).add(mention.figure.value)
    totals = {kind: _sum(draft, kind, _TOTAL) for kind in (_REVIEW, _LAWSUIT)}
    return all(total is not None and total.sum in told.get(kind, ()) for kind, total in totals.items())


def _of_sentence(
    draft: Draft, sentence: Sentence, ours: bool, told: tuple[Told, ...]
) -> tuple[list[Cases], tuple[Told, ...]]:
    """The cases in a sentence, outcomes of those `told` before included, and the cases that outcomes behind are of.

    In a paragraph about information they are `ours`, else only if the sentence says so. Where it goes over to other
    cases, nothing more is read.
    """
    found: list[Cases] = []
    if says(sentence.text, _APPEAL):
        return found, ()
    state = _State(told)
    for mention in _counts(sentence):
        about = ours or says(sentence.text[: mention.end], _ABOUT)
        if _of_other_acts(sentence.text[: mention.start]):
            return found, ()
        if _of_all_acts(sentence.text, mention.end):
            continue
        if about and (both := _of_each(draft, mention)):
            found += both
            continue
        said = _said(draft, sentence, mention)
        if _of_other_cases(said, mention, state, about):
            return found, ()
        state = _after(state, said, mention, about)
        if state.told and (said.outcome or (said.own and about)):
            found.append(_case(draft, sentence, mention, said.outcome, state))
    return found, state.told


def _counts(sentence: Sentence) -> Iterator[Mention]:
    """The numbers of a sentence that may be of this year's cases: not 4 in 复议由4件降至3件."""
    for mention in sentence.mentions:
        counted = mention.kind == "count" and mention.figure.unit in UNITS
        if counted and not mention.before.endswith(("由", "从")):
            yield mention


def _said(draft: Draft, sentence: Sentence, mention: Mention) -> _Said:
    own = kind_of(draft, mention.before) or kind_of(draft, mention.words)
    if own:
        return _Said(own, (), ())
    kind, outcome = _outcome(draft, mention)
    if len(outcome) > 1 and says(sentence.text, _FEWER):
        return _Said((), kind, ())  # 审结3件（含上年1件）
    return _Said((), kind, outcome)


def _of_other_cases(said: _Said, mention: Mention, state: _State, about: bool) -> bool:
    """Whether a number, and what follows it, is of cases that are not those of table four, or of some of them.

    办理行政复议53件、行政诉讼9件; 行政复议3件，行政诉讼3件，其中2件行政复议获维持.
    """
    if said.own:
        return about and any(said.own == each.rows for each in state.told)
    return not said.outcome and says(mention.words, _OF_CASES)


def _after(state: _State, said: _Said, mention: Mention, about: bool) -> _State:
    """Where the sentence has come to with a number: a kind of case more, an outcome, or something else."""
    told = (Told(said.kind, mention.depth),) if said.kind and (state.told or about) else state.told
    if said.own and about:
        still = tuple(each for each in told if not state.settled or each.depth < mention.depth)
        return _State((*still, Told(said.own, mention.depth)))
    if told and said.outcome:
        return state._replace(told=tuple(each for each in told if each.depth <= mention.depth) or told, settled=True)
    goes_on = mention.depth or _OWN_OUTCOME.search(mention.words)
    return state._replace(told=told if goes_on else (), some=mention.depth)


def _case(draft: Draft, sentence: Sentence, mention: Mention, outcome: Columns, state: _State) -> Cases:
    """A number that is of the kind of case told last or, with an outcome, of those told."""
    told, last = state.told, state.told[-1:]
    among = 0 < state.some <= mention.depth or _has_own_outcomes(sentence)
    fewer = says(sentence.text[: mention.end], _FEWER) or (bool(outcome) and among)
    cells = tuple(_cells(draft, told if outcome else last, outcome or _TOTAL))
    return Cases(mention, told[-1].rows, cells, fewer, None if outcome else _upheld(sentence, mention))


def _cells(draft: Draft, told: Sequence[Told], columns: Columns) -> Iterator[Side]:
    """The cells that a number may be of: those of the last kind of case, or of all kinds together.

    行政复议3件、行政诉讼3件，其中维持4件; 行政诉讼3件，其中直接起诉2件、复议后起诉1件，维持2件.
    """
    every = tuple(dict.fromkeys(row for each in told for row in each.rows))
    meant = dict.fromkeys((told[-1].rows, every))
    sides = [_sum(draft, rows, columns) for rows in meant]
    if None not in sides:
        yield from (each for each in sides if each is not None)


def _of_each(draft: Draft, mention: Mention) -> tuple[Cases, ...]:
    """A number of reviews that is that of lawsuits as well: 行政复议、行政诉讼各1件."""
    before = mention.before.removesuffix("各")
    if before == mention.before or kind_of(draft, before) != (*_REVIEW, *_LAWSUIT):
        return ()
    totals = ((rows, _sum(draft, rows, _TOTAL)) for rows in (_REVIEW, _LAWSUIT))
    fewer = says(before, _FEWER)
    return tuple(Cases(mention, rows, () if total is None else (total,), fewer, None) for rows, total in totals)


def _has_own_outcomes(sentence: Sentence) -> bool:
    """Whether a sentence counts outcomes that no column is called by."""
    counts = (each for each in sentence.mentions if each.kind == "count" and each.figure.value)
    return any(_OWN_OUTCOME.search(each.words) and not says(each.words, _OF_COLUMN) for each in counts)


def _of_other_acts(before: str) -> bool:
    """Whether cases behind these words are about other acts of the office: 行政处罚46件，申请复议2件."""
    return says(before, _OTHER_ACTS) and "信息公开" not in before


def _of_all_acts(text: str, end: int) -> bool:
    """Whether a number that ends there is of cases about anything, of which those about information are told behind."""
    first, last = text.rfind(";", 0, end) + 1, text.find(";", end)
    return "信息公开" not in text[first:end] and _AMONG.search(text, end, len(text) if last < 0 else last) is not None


def _upheld(sentence: Sentence, mention: Mention) -> Figure | None:
    behind = sentence.text[mention.end :]
    match = _ALL_UPHELD.match(behind) or (_ONE_UPHELD.match(behind) if mention.figure.value == 1 else None)
    if match is None:
        return None
    start, end = (mention.end + each for each in match.span("all"))
    return none_of(sentence, start, end)


def _outcome(draft: Draft, mention: Mention) -> tuple[Rows, Columns]:
    """The outcome that the words of a number name, and the kind of case before it, if any (行政复议结果纠正0件)."""
    words = core(draft, mention.words)
    kind = _OF_KIND.match(words)
    plain = words[kind.end() :] if kind else words
    outcome = next((columns for pattern, columns in _OUTCOMES if pattern.fullmatch(plain)), ())
    return (kind_of(draft, kind[0]) if kind and outcome else ()), outcome
