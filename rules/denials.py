"""GL518, GL520: what the prose denies, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from govlint.claim import Claim, Equation, Side
from govlint.draft import Draft, once
from govlint.figure import Figure
from govlint.finding import Severity
from govlint.prose import Passage, Sentence
from govlint.prose.phrases import Phrase
from govlint.prose.years import told_over
from govlint.rule import invalid, rule, valid

from .shared.cases import kind_of, outcome_named
from .shared.disclosed import cells_named
from .shared.naming import cells_of
from .shared.narrowing import tells_of_all
from .shared.official import add, cell
from .shared.passages import accounts
from .shared.roles import REQUEST
from .shared.scope import core
from .shared.wording import none_of, stated

_CASES = "因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；行政诉讼3件，其中维持2件、尚未审结1件。"
_FEE = "本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。"
_UNPAID = (
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t5\t0\t0\t0\t0\t0\t5",
)


@rule(
    "GL518",
    "denied-but-counted",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_CASES, "无行政诉讼败诉案件。")),
        valid((_CASES, "未发生应公开而不公开的情况。")),
        valid((_CASES, "门户网站未收到政府信息公开申请。")),
        valid((_CASES, "2022年未发生行政诉讼。")),
        valid((_CASES, "下属单位未收到举报、未发生行政诉讼。")),
        valid((_CASES, "无超期答复、无败诉案件。")),
        valid((_CASES, "上年结转4件均已办结，无结转。")),
        valid((_CASES, "没有科研机构提出的申请，没有属于国家秘密的情形。")),
        valid((_CASES, "没有应公开而不予公开的情形。")),
        valid((_CASES, "没有予以公开的申请，均说明理由；没有予以公开的，已告知救济途径。")),
        valid((_CASES, "没有维持的行政诉讼案件，均已整改。")),
        valid((_CASES, "通过网络提交的申请中，没有不予公开的情形。")),
        valid((_CASES, "上年结转4件，无不予公开的情况。")),
        valid((_CASES, "区政府办受理申请20件。没有不予公开的申请。")),
        valid((_CASES, "办理行政复议53件，无被纠正的行政诉讼案件。")),
        valid((_CASES, "无结果纠正的行政复议案件，无重复申请。")),
    ],
    invalid=[
        invalid((_CASES, "无行政诉讼。"), at="无行政诉讼"),
        invalid((_CASES, "2023年无举报投诉、无行政诉讼案件，行政复议3件。"), at="无行政诉讼案件"),
        invalid((_CASES, "全年未发生行政复议和未发生行政诉讼。"), at=("未发生行政复议", "未发生行政诉讼")),
        invalid(
            (_CASES, "全年未发生因政府信息公开申请行政复议、提起行政诉讼的情况。"),
            at="未发生因政府信息公开申请行政复议、提起行政诉讼的情况",
        ),
        invalid((_CASES, "2023年未收到政府信息公开申请。"), at="未收到政府信息公开申请"),
        invalid((_CASES, "没有结转下年度继续办理的申请。"), at="没有结转下年度继续办理的申请"),
        invalid((_CASES, "2023年无结转申请。"), at="无结转申请"),
        invalid((_CASES, "2023年无行政诉讼、行政复议案件。"), at="无行政诉讼、行政复议案件"),
        invalid(("作出行政许可决定328件、", "未作出行政许可决定，作出"), at="未作出行政许可决定"),
        invalid((_CASES, "我局不存在不予公开的申请。"), at="不存在不予公开的申请"),
        invalid((_CASES, "全年无商业企业提出的政府信息公开申请。"), at="无商业企业提出的政府信息公开申请"),
        invalid((_CASES, "没有因逾期不补正而不再处理的申请。"), at="没有因逾期不补正而不再处理的申请"),
        invalid((_CASES, "全年无尚未审结的行政诉讼案件。"), at="无尚未审结的行政诉讼案件"),
    ],
)
def denied(draft: Draft) -> Iterator[Claim]:
    """The prose denies what a table counts.

    ## What it does

    Reads 无, 没有, 未收到, 未发生 before the name of an official cell (政府信息公开申请, 行政复议, 行政诉讼,
    结转下年度, 上年结转, 制发规范性文件, 作出行政许可决定, 不予公开的申请, 商业企业申请) as the number 0, and compares
    it with the cell.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    Denials that say more than the name of the cell: 无行政诉讼败诉案件, 门户网站未收到申请; another year; a table whose
    number is unknown.

    ## References

    国办公开办函〔2021〕30号.
    """
    for found in once(draft, _denials):
        if not found.notice:
            yield _claim(found)


@rule(
    "GL520",
    "fee-notice-denied",
    Severity.ERROR,
    valid=[valid(), valid((_FEE, "本年度未发出收费通知，未收取费用。"))],
    invalid=[
        invalid(_UNPAID, (_FEE, "2023年未发出收费通知，未收取费用。"), at="未发出收费通知"),
    ],
)
def fee_notice(draft: Draft) -> Iterator[Claim]:
    """The prose says that no fee notice was sent, table three counts applicants who did not pay upon one.

    ## What it does

    Compares 未发出收费通知 with the row （六）2.申请人逾期未按收费通知要求缴纳费用 of table three.

    ## Why is this bad?

    The report contradicts itself: without a notice nobody can fail to pay upon it.

    ## What it does not report

    未收取费用 alone, which is compatible with not having been paid. It is a warning where as many applications were
    carried over, since the notices may be of last year.

    ## References

    国办函〔2020〕109号; 国办公开办函〔2021〕30号.
    """
    over = cell(draft, "requests", "carried_over")
    for found in once(draft, _denials):
        if found.notice:
            earlier = over is not None and over.sum >= found.readings[0].sum
            yield _claim(found)._replace(severity=Severity.WARNING if earlier else None)


RULES = (denied, fee_notice)


class Denial(NamedTuple):
    """A denial as the number 0, and what it may speak of: sums of official cells, one of which must be 0.

    `notice` tells one of fee notices, which has a rule of its own.
    """

    figure: Figure
    readings: tuple[Side, ...]
    notice: bool = False


# Characters on either side of a denial in its clause: noise need not be gone through for each denial that is in it.
_MOST_WORDS = 200
_APPLICATIONS = re.compile(
    r"(?:收到|接到|接收|受理|新收|任何|到|过|提出)*"
    r"(?:依申请公开|依申请|申请公开|公开申请|申请|公开|件|事项|业务|情况|新|相关)*"
)
_COMPLAINTS = re.compile(r"(?:信访|举报|投诉)(?:、|和|及|或者?|以及)?")  # 未发生举报、投诉、行政复议
_NEXT = re.compile(
    r"(?:申请)?(?:需)?(?:结转|转结)?(?:至|到)?下一?年度?(?:结转|办理|继续|答复)*(?:依申请公开|申请|公开|件|事项)*"
)
_LAST = re.compile(
    r"(?:收到)?(?:上一?年度?(?:结转|转结)|(?:结转|转结)上一?年度?)(?:办理|继续)*(?:依申请公开|申请|公开|件|事项)*"
)
_CARRIED = re.compile("(?:结转|转结)(?:依申请公开|申请|件|事项|情况)*")
_NOTICE = re.compile(r"(?:向)?(?:申请人)?(?:发出|发送|下达|下发|出具|送达)?(?:过)?(?:信息处理费)?收费通知(?:书|单)?")


def _denials(draft: Draft) -> Iterator[Denial]:
    for passage in accounts(draft):
        for place, sentence in enumerate(passage.sentences):
            for at, phrase in enumerate(sentence.phrases):
                if phrase.kind == "NONE":
                    yield from _denial(draft, passage, place, at)


def _denial(draft: Draft, passage: Passage, place: int, at: int) -> Iterator[Denial]:
    """The denial that a 无 or 未, the phrase at `at`, makes of its clause, if it denies just what an official cell
    counts."""
    sentence = passage.sentences[place]
    none = sentence.phrases[at]
    start, end = _clause(sentence, at)
    subject, words = _subject(sentence, start, none), sentence.text[none.end : end]
    counted = any(start <= mention.start < end for mention in sentence.mentions)
    if counted or max(len(subject), len(words)) > _MOST_WORDS:
        return
    if core(draft, subject) or told_over(sentence.text, none.start):
        return
    row = _row_of_requests(draft, words, sentence.cut(none))
    readings = _of_cases(draft, words) or cells_named(draft, words)[:1]
    if not readings and row:
        readings = (cell(draft, "requests", row),)
    elif not readings and tells_of_all(draft, passage, place, start):
        readings = _carried(draft, words)
        readings = readings or (() if _is_verbal(sentence.cut(none), words) else _kind_of_case(draft, words))
    known = tuple(each for each in readings if each is not None)
    if known and len(known) == len(readings):
        yield Denial(none_of(sentence, none.start, end), known, notice=row == "fee_unpaid")


def _of_cases(draft: Draft, words: str) -> tuple[Side | None, ...]:
    cases = kind_of(draft, _COMPLAINTS.sub("", words))
    return (add(*(cell(draft, "disputes", each) for each in cases)),) if cases else ()


def _carried(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """What was carried over or forward, where nobody says which: 无结转申请."""
    rows = ("carried_forward", "carried_over") if _CARRIED.fullmatch(core(draft, words)) else ()
    return tuple(cell(draft, "requests", row) for row in rows)


def _is_verbal(none: str, words: str) -> bool:
    """Whether 没有 or 未 may negate a verb: 没有予以公开的申请 are those that were not disclosed."""
    return not _NAMED.search(words) or (none in ("没有", "未") and not _NO_VERB.match(words))


_NAMED = re.compile("(?:申请|情形|情况|事项|案件|件)$")
_NO_VERB = re.compile(
    "因|属于|收到|不予|不掌握|尚未|未|自然人|公民|法人|商业企业|科研机构|社会公益组织|法律服务机构|逾期|申请人"
)


def _kind_of_case(draft: Draft, words: str) -> tuple[Side | None, ...]:
    """The cells of an outcome, a result or an applicant of which there is said to be none: 没有不予公开的申请."""
    return outcome_named(draft, words) or cells_of(draft, _OF_RESULT.sub("", core(draft, words).replace("而", "")))


_OF_RESULT = re.compile("(?:行政机关|我局|本机关)?(?:不再处理)?(?:的?(?:申请|情形|情况|事项|现象|件))*$")


def _row_of_requests(draft: Draft, words: str, none: str) -> str:
    """The row of table three that some words behind a 无 or 未 name, "" if they say anything else."""
    plain = core(draft, words)
    plain = plain if none == "无" else plain.removesuffix("信息")  # 无依申请公开信息 is of a kind of it
    if plain and REQUEST.search(words) and _APPLICATIONS.fullmatch(plain):
        return "new_received"
    if _NEXT.fullmatch(plain) and "结" in plain:
        return "carried_forward"
    if _LAST.fullmatch(plain):
        return "carried_over"
    return "fee_unpaid" if _NOTICE.fullmatch(plain) else ""


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """Where the clause around the denial at `at` begins and ends; another denial ends it: 无复议、无诉讼."""
    text, none = sentence.text, sentence.phrases[at]
    start = max(text.rfind(mark, 0, none.start) for mark in ",，;:。(") + 1
    ends = [place for mark in ",，;:。)" if (place := text.find(mark, none.end)) >= 0]
    near = islice(sentence.phrases, at + 1, at + 1 + _MOST_WORDS)  # beyond these it would deny too many words
    ends += (each.start - 1 for each in near if _is_joined(sentence, each))
    return start, min(ends, default=len(text))


def _is_joined(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is a denial that is joined with one before it: 无行政复议、无行政诉讼."""
    return phrase.kind == "NONE" and sentence.text[phrase.start - 1 : phrase.start] in ("、", "和", "及", "与", "且")


def _subject(sentence: Sentence, start: int, none: Phrase) -> str:
    """What the clause from `start` on says before a denial, and before those that it is joined with."""
    first = none
    if _is_joined(sentence, none):
        first = next(each for each in sentence.phrases if each.kind == "NONE" and each.start >= start)
    return sentence.text[start : first.start]


def _claim(found: Denial) -> Claim:
    said = stated(found.figure, "正文称没有，即")
    return Claim(f"“{found.figure.text}”", found.figure, tuple(Equation(said, each) for each in found.readings))
