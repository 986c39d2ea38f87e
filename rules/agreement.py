"""GL524, GL525: one sentence against another, and the formula of the year in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.claim import Claim, Equation
from govlint.draft import Draft
from govlint.finding import Severity
from govlint.prose import Passage
from govlint.prose.belonging import CHANNEL
from govlint.prose.mentions import Mention
from govlint.rule import invalid, rule, valid

from .shared.official import cell
from .shared.roles import Role, role
from .shared.scope import core
from .shared.wording import quote, side

_PLATFORM = "政务新媒体全年发布信息168条。"
_YEAR = "全年新收政府信息公开申请46件，上年结转4件，办结47件，结转下年度继续办理3件。"
_UNKNOWN = ("（七）总计\t\t39\t5\t0\t1\t2\t0\t47", "（七）总计\t\t\t\t\t\t\t\t")


@rule(
    "GL524",
    "said-twice-differently",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_PLATFORM, "“临江水务”公众号发布信息168条。"), ("发布政策解读9篇。", "“临江水务”公众号发布信息168条。")),
        valid((_PLATFORM, "“临江水务”公众号上半年发布信息68条，“临江水务”公众号下半年发布信息100条。")),
    ],
    invalid=[
        invalid(
            (_PLATFORM, "“临江水务”公众号发布信息168条。"),
            ("发布政策解读9篇。", "“临江水务”公众号发布信息186条。"),
            at="168",
        ),
        invalid(
            (_PLATFORM, "节水宣传专栏公开信息20条。"),
            ("发布政策解读9篇。", "节水宣传专栏公开信息16条。"),
            at="20",
        ),
    ],
)
def said_twice(draft: Draft) -> Iterator[Claim]:
    """Two sentences give two numbers for the same thing.

    ## What it does

    Compares numbers in different paragraphs whose words are the same, name a channel (a web site, an account, a column)
    and say something more than that.

    ## Why is this bad?

    One of them is wrong, or was not updated.

    ## What it does not report

    Words that are only similar, words without a channel, parts of lists, approximate numbers, and numbers of part of
    the year. It is a warning, since the two may still speak of two things.

    ## References

    Published reports in which 专栏公开20条 and 专栏公开16条 stand side by side.
    """
    seen: dict[tuple[str, str], tuple[int, Mention]] = {}
    for number, passage in enumerate(draft.prose):
        for mention in _outside_lists(passage):
            words = core(draft, mention.words)
            if _comparable(mention, words):
                first, other = seen.setdefault((words, mention.figure.unit), (number, mention))
                if first != number:
                    equation = Equation(side([mention], "此处"), side([other], "前文"))
                    yield Claim(f"“{quote(mention)}”", mention.figure, (equation,))


@rule(
    "GL525",
    "year-does-not-balance",
    Severity.ERROR,
    valid=[
        valid(),
        valid(_UNKNOWN),
        valid(_UNKNOWN, (_YEAR, "全年受理政府信息公开申请50件，含上年结转4件，办结47件，结转下年度3件。")),
        valid(_UNKNOWN, (_YEAR, "全年受理政府信息公开申请46件，按时办结46件，办理上年结转4件，结转下年度3件。")),
    ],
    invalid=[
        invalid(_UNKNOWN, (_YEAR, _YEAR.replace("47", "48")), at="48"),
        invalid(_UNKNOWN, (_YEAR, "全年受理政府信息公开申请46件，办结48件，上年结转4件，结转下年度3件。"), at="48"),
    ],
)
def balance(draft: Draft) -> Iterator[Claim]:
    """The prose does not balance: received and carried over are not closed and carried forward.

    ## What it does

    Adds 收到 and 上年结转 of a paragraph that also gives 办结 and 结转下年度, and compares with the sum of these; 受理
    may include what was carried over.

    ## Why is this bad?

    An application that was open in the year was either closed in it or carried forward: one of the four is wrong.

    ## What it does not report

    Paragraphs that leave out one of the four, or say what was closed before 上年结转: it may be of what was received
    alone (受理46件，按时办结46件，办理上年结转4件). Where table three gives the four numbers, each is compared with its
    cell instead.

    ## References

    The note in the corner of table three: 国办公开办函〔2021〕30号.
    """
    cells = [cell(draft, "requests", row) for row in ("new_received", "carried_over", "total", "carried_forward")]
    for passage in draft.prose:
        found = _told(draft, passage)
        received = found.get("received") or found.get("new")
        over, closed, forward = (found.get(each) for each in _ROLES)
        if received and over and closed and forward and not _of_received_alone(received, over, closed):
            right = side([closed, forward])
            readings = [Equation(side([received, over]), right)]
            if "received" in found:
                readings.append(Equation(side([received]), right))
            claim = Claim("申请数量的勾稽关系", closed.figure, tuple(readings))
            if claim.holds or None in cells:
                yield claim


RULES = (said_twice, balance)

_ROLES: tuple[Role, ...] = ("over", "closed", "forward")
_PART_OF_YEAR = re.compile(r"季度|半年|月|同期|去年|上年|\d{4}年")
_LEAST = 8  # characters that must agree


def _of_received_alone(received: Mention, over: Mention, closed: Mention) -> bool:
    """Whether what was closed may leave out what was carried over: 受理46件，按时办结46件，办理上年结转4件."""
    return closed.figure.span < over.figure.span and closed.figure.value <= received.figure.value


def _outside_lists(passage: Passage) -> Iterator[Mention]:
    """The numbers of sentences that list no parts."""
    for sentence in passage.sentences:
        if not any(phrase.kind == "OPENER" for phrase in sentence.phrases):
            yield from sentence.mentions


def _comparable(mention: Mention, words: str) -> bool:
    return (
        mention.kind == "count"
        and not mention.depth
        and not mention.figure.about
        and bool(mention.before)
        and len(words) >= _LEAST
        and (CHANNEL.search(words) is not None or "专栏" in words)
        and _PART_OF_YEAR.search(mention.words) is None
    )


def _told(draft: Draft, passage: Passage) -> dict[Role, Mention]:
    """The first number of a paragraph in each place of the year's formula."""
    found: dict[Role, Mention] = {}
    for mention in (each for sentence in passage.sentences for each in sentence.mentions if each.kind == "count"):
        what = role(draft, mention)
        if what is not None:
            found.setdefault(what, mention)
    return found
