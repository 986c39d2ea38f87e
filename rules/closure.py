"""GL407, GL519: words that say that all applications were closed, against what table three carries forward."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.claim import Claim, Equation
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.finding import Severity
from govlint.prose import Sentence
from govlint.prose.belonging import FORWARD
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .shared.official import cell
from .shared.passages import about_requests, accounts
from .shared.roles import REQUEST, role
from .shared.unbound import attached
from .shared.wording import none_of, says, stated
from .shared.work_rates import CARRIED_OVER, DONE, ON_TIME

_CARRIED = "结转下年度继续办理3件。"
_BALANCE = "办结47件，结转下年度继续办理3件。"


@rule(
    "GL407",
    "rate-100-but-carried",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_BALANCE, "按时办结率100%。")),
        valid((_BALANCE, "办理建议提案9件，办结率100%。")),
        valid((_BALANCE, "收到的申请现已办结，办结率100%。")),
        valid((_BALANCE, "收到申请46件，办结率100%（不含按规定结转的3件）。")),
        valid((_BALANCE, "结转下年度3件。局办公室收到的18件申请全部办结，办结率100%。")),
        valid(("39\t5\t0\t1\t2\t0\t47", "38\t5\t0\t1\t2\t0\t46"), (_BALANCE, "收到申请46件，办结46件，办结率100%。")),
    ],
    invalid=[invalid(("办结47件，结转", "办结率100%，结转"), at="率100%")],
)
def all_done(draft: Draft) -> Iterator[Claim]:
    """The prose gives a 办结率 of 100%, table three carries applications forward.

    ## What it does

    Reads 办结率100% in a sentence about applications as 结转下年度 0, and compares that with table three.

    ## Why is this bad?

    What was carried forward was not closed in the year.

    ## What it does not report

    按时办结率 and the like, which count only what was due; rates of letters, suggestions or calls; what is closed by
    now (现已); as many closed as received, which is 100% of these; applications counted otherwise than the table does,
    as those of one office.

    ## References

    国办公开办函〔2021〕30号.
    """
    new, closed = cell(draft, "requests", "new_received"), cell(draft, "requests", "total")
    forward = cell(draft, "requests", "carried_forward")
    if forward is None or (new is not None and closed is not None and new.sum == closed.sum):
        return
    for passage in draft.prose:
        for sentence in passage.sentences if about_requests(passage) else ():
            for rate in sentence.mentions:
                if _is_of_all(sentence, rate) and not _of_others(draft, sentence, rate.start):
                    none = none_of(sentence, rate.start, rate.end)
                    equation = Equation(stated(none, "结转下年度应为"), forward)
                    yield Claim(f"“办结率{rate.figure.text}%”", none, (equation,))


@rule(
    "GL519",
    "all-closed-but-carried",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_CARRIED, "均在法定期限内答复。")),
        valid((_CARRIED, "上年结转的4件申请均已办结。")),
        valid((_CARRIED, "全年共办理申请47件，全部办结。")),
        valid((_CARRIED, "收到的申请现已全部办结。")),
        valid((_CARRIED, "按期办理。收到公共法律服务申请12件，职称申报申请86件，全部办结。")),
        valid((_CARRIED, "46件申请均已办理完毕或按程序办理中。")),
        valid((_CARRIED, "申请答复书47份，补正通知书7份（均已办结）。")),
        valid(
            (
                "全年新收政府信息公开申请46件，上年结转4件，办结47件，结转下年度继续办理3件。",
                "办结申请47件，结转下年度3件，其余全部办结。",
            )
        ),
    ],
    invalid=[
        invalid((_CARRIED, "全部办结。"), at="全部办结"),
        invalid(("上年结转4件，办结47件，结转下年度继续办理3件。", "均已办结。"), at="均已办结"),
    ],
)
def all_closed(draft: Draft) -> Iterator[Claim]:
    """The prose says that all applications were closed, table three carries some forward.

    ## What it does

    Reads 全部办结, 均已办结 and the like in a sentence about applications as 结转下年度 0, and compares that with
    table three.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    均在法定期限内答复, which applications may be that are still open; paragraphs that name what is carried forward;
    all of a number dealt with (共办理47件) that is what table three counts as closed; what is closed by now (现已). It
    is a warning, since 全部 may speak of those that were due.

    ## References

    国办公开办函〔2021〕30号.
    """
    forward = cell(draft, "requests", "carried_forward")
    for passage in accounts(draft) if forward is not None else ():
        told = any(_LEFT.search(sentence.text) for sentence in passage.sentences)
        for sentence in passage.sentences if about_requests(passage) and not told else ():
            figure = _none_left(draft, sentence)
            if figure is not None and forward is not None:
                said = stated(figure, "正文称没有未办结的，即")
                yield Claim(f"“{figure.text}”", figure, (Equation(said, forward),))


RULES = (all_done, all_closed)

_ALL_CLOSED = re.compile(
    r"(?:均|全部|都)(?:已|依法依规|依法|按程序|按规定|按要求|受理|予以|得到|按)*(?:全部)?"
    r"(?:办结|办理完毕|答复完毕|办毕|办复完毕|办理办结)(?!或)"
)
_LEFT = re.compile(rf"{FORWARD.pattern}|未办结|正在办理|未到期")
_OTHERS = re.compile(
    r"其余|除|不[含计]|不包[括含]|建议|提案|留言|信箱|热线|来信|来电|信件|信访|咨询|投诉|到期|现[均都全已]|目前"
)


def _is_of_all(sentence: Sentence, rate: Mention) -> bool:
    """Whether a rate says that all applications were closed."""
    return (
        rate.kind == "rate"
        and rate.figure.value == 100
        and not rate.figure.about
        and rate.before.endswith("办结")
        and not says(rate.before, ON_TIME)
        and REQUEST.search(sentence.text) is not None
        and not _OTHERS.search(sentence.text)
        and not _told_of_some(sentence, rate)
    )


def _told_of_some(sentence: Sentence, rate: Mention) -> bool:
    """Whether the count before a rate is of some applications only: 上年结转的4件申请办结4件，办结率100%."""
    number = sentence.mentions.index(rate)
    before = sentence.mentions[number - 1] if number else None
    return before is not None and (attached(sentence, number - 1) or _is_closed_old(before))


def _is_closed_old(mention: Mention) -> bool:
    """Whether a count is of applications that were carried over, and says that they were closed."""
    return CARRIED_OVER.search(mention.before) is not None and says(mention.after, DONE)


def _none_left(draft: Draft, sentence: Sentence) -> Figure | None:
    """The words that say that all applications were closed, as the number 0 of those left; None if there are none."""
    match = _ALL_CLOSED.search(sentence.text)
    if match is None or not REQUEST.search(sentence.text) or _OTHERS.search(sentence.text):
        return None
    start, end = match.span()
    if not (_is_all(sentence, start) and _of_all(draft, sentence, start)) or _of_closed(draft, sentence, start):
        return None
    if _of_others(draft, sentence, start):
        return None
    return none_of(sentence, start, end)


def _of_others(draft: Draft, sentence: Sentence, start: int) -> bool:
    """Whether the applications counted before are of another kind than those for information: 职称申报申请86件."""
    before = [each for each in sentence.mentions if each.kind == "count" and each.end <= start]
    told = [each for each in before if REQUEST.search(each.words)]
    cells = (cell(draft, "requests", row) for row in ("new_received", "total"))
    totals = {each.sum for each in cells if each is not None}
    return bool(told) and not any(each.figure.value in totals or role(draft, each) for each in told)


def _is_all(sentence: Sentence, start: int) -> bool:
    """Whether 全部 or 均 stands there by itself, and not within the words of a share (占全部办结申请的)."""
    return (
        any(phrase.kind == "ALL" and phrase.start == start for phrase in sentence.phrases)
        or sentence.text[start : start + 1] == "都"
    )


def _of_all(draft: Draft, sentence: Sentence, start: int) -> bool:
    """Whether 全部 may mean all applications.

    Not what was carried over (上年结转的4件也已全部办结); in brackets, what stands before them must be applications.
    """
    before = sentence.text[:start]
    clause = re.split("[,，;。:]", before)[-1]
    if says(clause, ("结转", "上年", "去年", "上一年")):
        return False
    opening = before.rfind("(")
    if opening <= before.rfind(")"):
        return True
    outside = [each for each in sentence.mentions if each.end <= opening]
    return bool(outside) and role(draft, outside[-1]) is not None


def _of_closed(draft: Draft, sentence: Sentence, start: int) -> bool:
    """Whether 全部 is of a number that was dealt with, and that is what was closed: 共办理申请47件，全部办结."""
    before = [each for each in sentence.mentions if each.kind == "count" and not each.depth and each.end <= start]
    closed = cell(draft, "requests", "total")
    answered = bool(before) and role(draft, before[-1]) == "answered"
    return answered and closed is not None and before[-1].figure.value == closed.sum
