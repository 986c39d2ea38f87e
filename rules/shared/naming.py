"""Which official cells a number of the prose names. Every lawful reading of its words is one sum of cells."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from govlint.claim import Side
from govlint.draft import Draft
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention

from .narrowing import OF_RESULT, WAY, begins_part, is_narrower, listed
from .official import add, cell
from .passages import about_requests, accounts
from .roles import REQUEST, Role, role, role_of, wordings
from .row_names import APPLICANTS, RESULTS
from .scope import core
from .unbound import is_unbound
from .wording import says

Subject = Literal["request", "result", "applicant"]


class Named(NamedTuple):
    """A number of the prose and what its words may mean: sums of cells, the likeliest first, None where one is unknown.

    `loose` words (答复, 办理) leave room for other ways of counting. `partial` numbers are of a result of which the
    sentence may count some cases in words of its own (信息不存在3件), so that the cells may be more.
    """

    mention: Mention
    subject: Subject
    readings: tuple[Side | None, ...]
    loose: bool = False
    partial: bool = False


UNITS = frozenset(("", "件", "份", "宗", "例", "起", "条", "次", "件次", "个"))
# What tells that a number is of all that is named before it.
_TOGETHER = re.compile(
    "共|合计|总计|加起来|相加|之和|(?:[两二三四五六2-6])(?:者|[大小]?[类项种])(?:情形|情况|结果|申请|答复)?"
)
_AND = re.compile("以及|[、和与及]")
_EITHER_END = re.compile("(?:申请)?结转(?:申请|办理)?")  # 办结47件，结转3件: to the next year, or from the last
_OF_REFUSED = "重复申请"  # a result only where it is told as a reason of 不予处理
_ANSWERS = ("granted", "partial", "withheld", "unavailable")
_FORMULA = {"new": "new_received", "over": "carried_over", "closed": "total", "forward": "carried_forward"}
_SIDES = (["carried_over", "new_received"], ["carried_forward", "total"])  # of the formula, sorted
# Results that no row of the table is called by: offices count them in different ones.
_OWN_RESULT = re.compile(
    r"不存在|不(?:属于?|是|在)[^,，]{0,6}(?:政府信息|职[责权]|范围|本|我)|非(?:政府信息|本|我)|告知"
    r"|已[^,，]{0,12}公开|属?于?主动公开|撤[回销诉]"
)
_WIDER = re.compile(r"\((?:含|包括|包含)[^()]{1,40}\)$")  # 不予公开（含无法提供、不予处理）20件
_WIDENED = re.compile(r"\((?:含|包括|包含)([^()]{1,40})\)")  # 其他处理5件（含不予处理2件）
_NEAR = 50  # characters before a number in which such a bracket stands
_ALL_FROM = re.compile(
    r"[,，(]?(?:申请人)?(?:均|全部|都|皆)(?:为|是|系|由|来自)+(?P<who>[^,，;。:()\d]{2,12}?)的?(?=[,，;。)]|$)"
)
_ALL_GRANTED = re.compile(r"[,，(]?(?:均|全部|都|皆)(?:已|按期|按时|依法|按规定)*(?:予以|给予)公开(?=[,，;。)]|$)")
_TOTAL = ("收到", "受理", "接收", "接到", "新收", "办结", "办理", "答复")


def named(draft: Draft) -> Iterator[Named]:
    """Every number of the prose that names cells of table three, for this year and the whole body."""
    for passage in accounts(draft) if draft.tables("requests") else ():
        if about_requests(passage):
            yield from _of_paragraph(draft, passage)


def _of_paragraph(draft: Draft, passage: Passage) -> Iterator[Named]:
    narrow = False
    for place in range(len(passage.sentences)):
        narrow = yield from _of_sentence(draft, passage, place, narrow)


def _of_sentence(draft: Draft, passage: Passage, place: int, narrow: bool) -> Generator[Named, None, bool]:
    """The numbers of a sentence that name cells; returns whether what follows is of some of the applications only.

    `narrow` tells so of the sentence itself, until it names a number of all of them.
    """
    sentence = passage.sentences[place]
    part = False  # whether the rest of the sentence speaks of a part of the applications
    told: list[Named] = []
    formula = any(role(draft, each) in ("over", "forward") for each in sentence.mentions)
    for number, mention in enumerate(sentence.mentions):
        if not _may_name(mention):
            continue
        inside = _of_result(sentence, told, mention)
        unbound = inside or is_unbound(draft, passage, place, number)
        request = None if unbound else _request(draft, mention, formula)
        known = [each.mention for each in told]
        part = part or begins_part(draft, sentence, number, known) or _of_applicant(request, told)
        if request is not None and REQUEST.search(mention.words):
            narrow = False
        elif request is None and _counts_requests(mention):
            of_some = not (says(mention.words, WAY) or _are_all(draft, mention))
            if mention.depth or listed(sentence, mention):
                part = part or of_some
            else:
                narrow = of_some
        if narrow or part:
            continue
        found = request or _result(draft, sentence, number) or (None if inside else _applicant(draft, mention))
        if found is None:
            part = is_narrower(draft, mention)
            continue
        told.append(found)
        yield from (found, *_all_from(draft, sentence, found), *_all_granted(draft, sentence, found))
    return narrow


def _may_name(mention: Mention) -> bool:
    """Whether a number is a count in a unit of applications, and exact: not of 1.2万件."""
    return mention.kind == "count" and mention.figure.unit in UNITS and "万" not in mention.figure.text


def _of_applicant(request: Named | None, told: Sequence[Named]) -> bool:
    """Whether a total is that of the kind of applicant told alone before it: 自然人申请38件，办结39件."""
    return request is not None and [each.subject for each in told] == ["applicant"]


def _counts_requests(mention: Mention) -> bool:
    return says(mention.words, _TOTAL) and REQUEST.search(mention.words) is not None


def _are_all(draft: Draft, among: Mention) -> bool:
    """Whether what something is told among are all applications: 办结的47件申请中，20件予以公开."""
    request = _request(draft, among._replace(after=among.after.removesuffix("中")), formula=False)
    return request is not None and any(each is not None and each.sum == among.figure.value for each in request.readings)


def _of_result(sentence: Sentence, told: Sequence[Named], mention: Mention) -> bool:
    """Whether a number is told of a result, and so of no more than that: in brackets, behind 其中 or a colon, or 中.

    予以公开20件（自然人17件、企业3件）; 不予公开6件：保护第三方合法权益1件; 不予处理的2件申请中，重复申请1件.
    """
    others = [each for each in told if each.subject != "applicant"]
    if not others or others[-1].subject != "result":
        return False
    result = others[-1].mention
    between = sentence.phrases[result.at + 1 : mention.at]
    opened = any(phrase.kind == "OPENER" or sentence.cut(phrase) == ":" for phrase in between)
    return mention.depth > result.depth or opened or result.after.endswith("中")


def _request(draft: Draft, mention: Mention, formula: bool) -> Named | None:
    """A number of the year's formula; in a sentence with what was carried over or forward, 受理265件 is one, too."""
    what = role(draft, mention, bare=formula)
    new, over = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_over")
    closed, forward = cell(draft, "requests", "total"), cell(draft, "requests", "carried_forward")
    if what is None and _EITHER_END.fullmatch(core(draft, mention.words)):
        return Named(mention, "request", (forward, over))
    if what is None:
        return _summed(draft, mention)
    both = add(new, over)
    answered = add(*(cell(draft, "requests", row) for row in _ANSWERS))
    readings: dict[Role, tuple[Side | None, ...]] = {
        "new": (new,),
        "open": (both, forward, over),  # 在办 is of the year, of its end (年末在办3件) or of its beginning
        "over": (over,),
        "closed": (closed,),
        "forward": (forward,),
        "received": (new, both, closed),
        "answered": (
            *(closed, new, both, answered),
            *(add(answered, cell(draft, "requests", row)) for row in ("refused", "otherwise")),
        ),
    }
    return Named(mention, "request", readings[what], loose=what == "answered")


def _summed(draft: Draft, mention: Mention) -> Named | None:
    """A number of two terms on one side of the year's formula at once: 新收和上年结转的申请共50件."""
    words = core(draft, mention.words) if _TOGETHER.search(mention.words) else ""
    names = [name for name in _AND.split(_TOGETHER.sub("", words)) if name]
    rows = sorted(row for name in names if (row := _FORMULA.get(role_of(draft, name, noun=True) or "")))
    both = add(*(cell(draft, "requests", row) for row in rows)) if rows in _SIDES and len(names) == len(rows) else None
    return Named(mention, "request", (both,)) if both is not None else None


def _result(draft: Draft, sentence: Sentence, number: int) -> Named | None:
    found = _row(draft, sentence, number)
    return found._replace(partial=_has_own_results(sentence, found.mention)) if found is not None else None


def _has_own_results(sentence: Sentence, result: Mention) -> bool:
    """Whether a sentence counts, beside a result, others that have no row: 无法提供4件，信息不存在3件."""
    counts = (each for each in sentence.mentions if each.kind == "count" and each is not result)
    return any(_OWN_RESULT.search(each.words) and each.figure.value for each in counts)


def _row(draft: Draft, sentence: Sentence, number: int) -> Named | None:
    """A number of a result that a row of the table, or a group of them, is called by."""
    mention = sentence.mentions[number]
    behind = _WIDENED.match(sentence.text, mention.end)
    if behind and says(behind[1], OF_RESULT):
        return None
    if _WIDER.search(sentence.text[max(0, mention.start - _NEAR) : mention.start]):
        return None
    told = "不予处理" in sentence.text[: mention.start] + mention.after
    for words in wordings(draft, mention):
        among = words.removeprefix("在").removesuffix("中").removesuffix("申请")  # 在不予公开的6件申请中
        sums = _sums(draft, among if mention.after.endswith("中") else words)
        if sums and (told or _OF_REFUSED not in words):
            apart = "其他" in words and "不予处理" in sentence.text  # 其他处理 does not hold what is told beside it
            return Named(mention, "result", sums[:1] if apart else sums)
    if _TOGETHER.search(mention.words):
        joint = _joint(draft, core(draft, mention.words))
        if joint:
            return Named(mention, "result", joint)
    following = sentence.mentions[number + 1 : number + 3]
    others = any("部分公开" in each.words or "不予公开" in each.words for each in following)
    if others and core(draft, mention.words) == "公开":
        return Named(mention, "result", (cell(draft, "requests", "granted"),))
    return None


def cells_of(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """What the name of a result or of a kind of applicant may mean; none if the words say anything else."""
    kind = next((columns for pattern, columns in APPLICANTS if pattern.fullmatch(words)), ())
    return _of_columns(draft, kind) if kind else _sums(draft, words) if words != _OF_REFUSED else ()


def _sums(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """The sums of cells that the name of a result may mean; none if the words are no such name."""
    readings = next((rows for pattern, rows in RESULTS if pattern.fullmatch(words)), ())
    return tuple(add(*(cell(draft, "requests", row) for row in rows)) for rows in readings)


def _joint(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """The same of several names at once: 不予公开和无法提供两类共15件."""
    names = [name for name in _AND.split(_TOGETHER.sub("", words)) if name]
    sums = [_sums(draft, name) for name in names]
    return tuple(add(*each) for each in product(*sums)) if len(sums) > 1 and all(sums) else ()


def _applicant(draft: Draft, mention: Mention) -> Named | None:
    for words in wordings(draft, mention):
        for pattern, columns in APPLICANTS:
            if pattern.fullmatch(words):
                return _from(draft, mention, columns)
    return None


def _all_from(draft: Draft, sentence: Sentence, found: Named) -> Iterator[Named]:
    """A number of applications once more as one of the applicants from whom all of them came: 7件，均为自然人申请."""
    match = _ALL_FROM.match(sentence.text, found.mention.end) if found.subject == "request" else None
    if match is not None:
        fitting = (columns for pattern, columns in APPLICANTS if pattern.fullmatch(match["who"]))
        yield from (_from(draft, found.mention, columns) for columns in fitting)


def _all_granted(draft: Draft, sentence: Sentence, found: Named) -> Iterator[Named]:
    """A number of applications once more as that of those granted: 7件，均予以公开; nothing if all were."""
    whole = found.subject == "request" and role(draft, found.mention, bare=True) in ("received", "new", "closed")
    if whole and _ALL_GRANTED.match(sentence.text, found.mention.end):
        granted, partial = (cell(draft, "requests", row) for row in ("granted", "partial"))
        others = add(*(cell(draft, "requests", row) for row in ("withheld", "unavailable", "refused", "otherwise")))
        if others is not None and others.sum:
            yield Named(found.mention, "result", (granted, add(granted, partial)))


def _from(draft: Draft, mention: Mention, columns: Sequence[str]) -> Named:
    return Named(mention, "applicant", _of_columns(draft, columns))


def _of_columns(draft: Draft, columns: Sequence[str]) -> tuple[Side | None, ...]:
    """The applications from these applicants: of the new ones, with those carried over, or of those closed."""
    readings = (("new_received",), ("new_received", "carried_over"), ("total",))
    return tuple(add(*(cell(draft, "requests", row, each) for row in rows for each in columns)) for rows in readings)
