"""Which number of the year's formula a count of applications is: received, carried over, closed, carried forward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from govlint.draft import Draft
from govlint.prose.mentions import Mention

from .scope import core

Role = Literal["received", "new", "open", "over", "closed", "answered", "forward"]

# What may stand around the verb of a count of applications.
NOUN = r"(?:依申请公开|依申请|申请公开|公开申请|申请|公开|件|书|表|办件|办理|事项|案件|业务|数)*"
REQUEST = re.compile("申请|依申")
_RECEIVED = re.compile(
    r"(?:新)?(?:收到|收|受理|接收|接到|接受|收件|新增|收取|受理答复|登记)(?:到)?(?:和|并|及|、)?(?:妥善)?"
    rf"(?:办理|受理|处理|答复)?(?:(?:社会)?公众|社会各界|群众)?(?:向)?(?:提出|提交)?(?:信息)?{NOUN}(?:信息|要求)?"
)
_NAMED = re.compile(r"信息公开申请|申请(?:总|数|量|件数)")  # names the number without a verb: 政府信息公开申请46件
_NEW = re.compile(rf"新(?:收到|收|增|受理|接收){NOUN}")
# What may stand before a term of the formula of the year: 加上上年结转4件, 等于办结47件, 另有3件结转下年度.
_LINK = r"(?:等于|加上?|另外?|连同|扣除|除|含|尚|还|已|予以)*"
_CLOSED = re.compile(
    rf"{_LINK}(?:办结|审结|办毕|办复|办理完毕|办理办结|办理结束|答复办结|办结答复)(?:完毕)?{NOUN}"
    rf"|{NOUN}(?:办结|办毕|办理完毕)"
)
_ANSWERED = re.compile(
    rf"(?:予以|作出|进行|受理)?(?:答复|回复|处理|办理){{1,2}}(?:完毕)?{NOUN}"
    rf"|(?!公开(?:答复|办理)){NOUN}(?:予以)?(?:答复|办理)"
)
_OPEN = re.compile(rf"{NOUN}(?:应办|应办理|需办理|须办理|在办){NOUN}")
_NEXT_YEAR, _LAST_YEAR = "(?:下一?年度?|次年度?|明年)", "(?:上一?年度?|去年)"
_FORWARD = re.compile(
    rf"{_LINK}(?:申请|依申请公开|其余|剩余|余下)?(?:按照?)?(?:《条例》)?(?:需|尚)?"
    rf"(?:(?:结转|转结|转入|转|顺延|延续)(?:至|到|入|于)?{_NEXT_YEAR}(?:度)?(?:继续)?|{_NEXT_YEAR}(?:度)?继续)"
    rf"(?:办理|答复|处理|办结)*{NOUN}(?:以外|之外|外)?"
)
_OVER = re.compile(
    rf"{_LINK}(?:办理)?{_LAST_YEAR}(?:度)?"
    rf"(?:结转|转结|转入|遗留|结存)(?:至|到|来|而来)?(?:本年|今年)?(?:继续)?(?:办理)?{NOUN}"
    rf"|{_LINK}(?:结转|转结){_LAST_YEAR}{NOUN}"
)
# What is received, answered and closed beside applications.
OTHER_WORK = re.compile(
    r"建议|提案|留言|信箱|热线|来信|来电|信件|信访(?!举报投诉类)|投诉(?!类)|咨询|工单|诉求|复议|诉讼|许可|处罚|督办|交办|转办|派单|线索|调解|仲裁|提问|政务服务"
)
_AND = re.compile("^(?:以及|并?[和与及]|含|包[括含])")
# Words behind a number that say how something was done, not what it counts.
_MANNER = re.compile(r"均|全部|已|都|同比|环比|[较比](?:上年|去年|\d{4}年)|按|依|并|且|在(?:法定|规定)")


def wordings(draft: Draft, mention: Mention) -> Iterator[str]:
    """What the words of a number come to: all of them, or those before it where those behind speak of manner.

    What 和 joins is two numbers, and no name of one: 予以公开20件和部分公开7件; nor is what a number contains:
    47件含上年结转4件.
    """
    before = _AND.sub("", mention.before)
    if before and _AND.match(mention.after):
        yield core(draft, before)
        return
    yield core(draft, before + mention.after)
    if before and _MANNER.match(mention.after):
        yield core(draft, before)
    elif before and not core(draft, before):
        yield core(draft, mention.after)


def role(draft: Draft, mention: Mention, bare: bool = False) -> Role | None:
    """Which number of the year's formula a count of applications is, None if its words say anything else.

    收到 and 受理 are "received": they may or may not include what was carried over. `bare` tells that they are of
    applications without the noun.
    """
    if OTHER_WORK.search(mention.words):
        return None
    noun = bare or REQUEST.search(mention.words) is not None
    named = noun and _NAMED.search(mention.words) is not None
    found = (role_of(draft, words, noun, named) for words in wordings(draft, mention))
    return next((each for each in found if each is not None), None)


def role_of(draft: Draft, words: str, noun: bool, named: bool = False) -> Role | None:
    """The same of words by themselves. `noun` tells that they are of applications, `named` that these are named."""
    plain = _relative(draft, words)
    patterns: tuple[tuple[Role, re.Pattern[str], str], ...] = (
        ("forward", _FORWARD, plain),
        ("over", _OVER, plain),
        ("new", _NEW, words),
        ("open", _OPEN, words),
    )
    for what, pattern, said in patterns:
        if pattern.fullmatch(said):
            return what
    if noun and (_RECEIVED.fullmatch(words) or (named and re.fullmatch(NOUN, words))):
        return "received"
    if _CLOSED.fullmatch(words):
        return "closed"
    return "answered" if _ANSWERED.fullmatch(words) else None


def _relative(draft: Draft, words: str) -> str:
    """The words with last year and next year called so instead of by number."""
    if draft.year is None:
        return words
    last, following = f"{draft.year - 1}年", f"{draft.year + 1}年"
    return (
        words.replace(f"{last}度", "上年")
        .replace(last, "上年")
        .replace(f"{following}度", "下年")
        .replace(following, "下年")
    )
