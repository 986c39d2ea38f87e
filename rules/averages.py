"""GL421: averages against the totals beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from govlint.claim import Claim, Equation, Side, Term
from govlint.draft import Draft
from govlint.figure import Figure
from govlint.finding import Severity
from govlint.options import Options
from govlint.prose import Sentence
from govlint.prose.belonging import COMPARAND, alike
from govlint.prose.mentions import Mention
from govlint.rounding import unit
from govlint.rule import invalid, rule, valid

from .shared.wording import quote, says, side

_PUBLISHED = "政务新媒体全年发布信息168条。"


@rule(
    "GL421",
    "average-mismatch",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_PUBLISHED, "政务新媒体全年发布信息168条，月均发布14条。")),
        valid((_PUBLISHED, "政务新媒体全年发布信息168条，平均每月10余条。")),
        valid((_PUBLISHED, "全年发布信息175条，平均每月发布14条，平均每周3.4条。")),
        valid((_PUBLISHED, "政务新媒体全年发布信息168条，平均每日推送3条。")),
        valid((_PUBLISHED, "网站全年访问量36.5万人次，日均1000人次，月均访问量较上年增加3000人次。")),
        valid((_PUBLISHED, "网站访问量36.5万人次，工作日日均1460人次。")),
        valid((_PUBLISHED, "政务新媒体自6月开通以来发布信息168条，月均24条。")),
        valid((_PUBLISHED, "政务新媒体6月开通。全年发布信息168条，月均24条。")),
        valid((_PUBLISHED, "政务新媒体累计发布信息1680条，月均发布14条。")),
        valid(
            (_PUBLISHED, "政务新媒体全年发布信息168条，月均发布17条。"),
            ("统计期限自2023年1月1日", "统计期限自2023年3月1日"),
        ),
        valid((_PUBLISHED, "政务新媒体全年发布信息168条，月均发布17条。"), options=Options(founded=2023)),
        valid((_PUBLISHED, "上半年发布信息168条，月均28条。")),
        valid((_PUBLISHED, "发布信息480条，其中新媒体168条，平均每月40条。")),
        valid((_PUBLISHED, "网站发布312条、新媒体发布168条，月均40条。")),
        valid((_PUBLISHED, "发布信息168条，平均每月召开例会2次。")),
        valid((_PUBLISHED, "开展培训4期、讲座2场，参训360人次，平均每期60人次。")),
        valid((_PUBLISHED, "开展培训4期、培训240人次，平均每期60人次。")),
        valid((_PUBLISHED, "推送文章168条，总阅读量15.6万次，条均阅读量928次。")),
        valid((_PUBLISHED, "推送文章168条，平均每月14条，总阅读量15.6万次，平均每条阅读量928次。")),
        valid((_PUBLISHED, "开展检查12次，每季度1次，平均每季度1次全面检查。")),
        valid((_PUBLISHED, "较上年的480条增加，月均46条。")),
        valid((_PUBLISHED, "日均发布1.51条，月均发布46.00条。")),
        valid((_PUBLISHED, "召开局务会33次、专题会15次，审议议题147项，平均每次约3.1项。")),
    ],
    invalid=[
        invalid((_PUBLISHED, "政务新媒体全年发布信息168条，月均发布17条。"), at="17"),
        invalid((_PUBLISHED, "政务新媒体全年发布信息168条（平均每月20余条）。"), at="20"),
        invalid((_PUBLISHED, "政务新媒体全年累计发布信息168条，月均17条。"), at="17"),
        invalid((_PUBLISHED, "开展培训4期、培训240人次，平均每期80人次。"), at="80"),
        invalid((_PUBLISHED, "推送文章168条，总阅读量15.6万次，条均阅读量982次。"), at="982"),
        invalid((_PUBLISHED, "网站全年访问量36.5万人次，日均1万人次。"), at="1万"),
    ],
)
def mismatch(draft: Draft) -> Iterator[Claim]:
    """An average does not follow from its total.

    ## What it does

    Multiplies an average for each month, quarter, week or day (月均, 平均每月) and compares the product with the total
    that stands directly before it; for each session or article (平均每期, 篇均) by the number of these, where that
    stands directly before the total.

    ## Why is this bad?

    One of the numbers is wrong, and any reader with a calculator can see it.

    ## What it does not report

    Averages that were rounded up or down; those that another number of this sentence or the one before has, or several
    together; of a part of the year, as in a paragraph that tells of what was opened in it (开通, 上线); of 累计 that is
    not said to be of the year; of something else than the total counts. A day may be a working day.

    ## References

    Arithmetic.
    """
    for passage in draft.prose:
        earlier: Sequence[Mention] = ()
        whole_year = _covers_year(draft)
        for sentence in passage.sentences:
            whole_year = whole_year and _BEGUN.search(sentence.text) is None
            for at, average in enumerate(sentence.mentions):
                if at and average.kind == "count":
                    yield from _claims(sentence, earlier, sentence.mentions[:at], average, whole_year)
            earlier = sentence.mentions


RULES = (mismatch,)


class _Times(NamedTuple):
    """How often an average makes its total: as a rule, at least and at most."""

    usual: int
    least: int
    most: int


_DAYS = _Times(365, 230, 366)  # at least the working days
_TIMES = {"月": _Times(12, 12, 12), "季": _Times(4, 4, 4), "周": _Times(52, 50, 53), "日": _DAYS, "天": _DAYS}
_MANY = 400  # sessions or articles: more are hardly counted one by one
# Directly behind its total: 480条，平均每月发布40条.
_PER = re.compile(
    r"[,，(](?:平均每个?(?P<time>[月季周日天])度?|(?P<mean>[月季周日])均|平均每(?P<piece>[期篇条次场])|(?P<each>[期篇条次场])均)"
    r"(?P<what>[^,，;。:()\d]{0,10}?)(?:约|达到?|为)*"
)
_AVERAGE = re.compile("[日天周月季年期篇条次场]均|平均")  # no total itself: 日均1.5条，月均46条
_PARTLY = re.compile(r"\d月|半年|以来|工作日")
_BEGUN = re.compile("开通|上线|成立|改版|启用|试运行")
_OF_YEAR = ("全年", "今年", "本年", "当年", "年内")


def _covers_year(draft: Draft) -> bool:
    """Whether a report is of a whole year, as far as it is known."""
    new = draft.options.founded is not None and draft.options.founded == draft.year
    return not new and (draft.period is None or draft.period.is_whole_year)


def _claims(
    sentence: Sentence, earlier: Sequence[Mention], before: Sequence[Mention], average: Mention, whole_year: bool
) -> Iterator[Claim]:
    total = before[-1]
    per = _PER.fullmatch(sentence.text, total.end, average.start)
    if per is None or not _is_total(total, average) or per["what"] not in total.before or average.after:
        return
    times = _times(sentence, before, per, whole_year)
    others = [each for each in (*earlier, *before[:-1]) if _is_total(each, average)]
    alone, together = ([each] for each in (total, *others)), ([total, *others[at:]] for at in range(len(others)))
    if times is None or any(_is_near(side(each), average.figure, times) for each in chain(alone, together)):
        return
    product = Side((Term("", average.figure),) * times.usual, f"{average.figure.text}×{times.usual}＝")
    yield Claim(f"“{quote(average)}”", average.figure, (Equation(side([total]), product),))


def _is_total(mention: Mention, average: Mention) -> bool:
    """Whether a number may be the total of an average: one of the same things, of the year."""
    told = mention.before == mention.figure.label and COMPARAND.fullmatch(mention.before) is None
    return told and not _AVERAGE.search(mention.before) and mention.kind == "count" and alike(mention, average)


def _times(sentence: Sentence, before: Sequence[Mention], per: re.Match[str], whole_year: bool) -> _Times | None:
    """How often an average makes its total, the last number `before` it; None if the sentence does not tell."""
    *others, total = before
    time, piece = per["time"] or per["mean"], per["piece"] or per["each"]
    if time:
        since_ever = "累计" in total.before and not says(sentence.text[: total.end], _OF_YEAR)
        return None if since_ever or not whole_year or _PARTLY.search(sentence.text) else _TIMES[time]
    counted = others[-1].figure if others else None
    if counted is None or counted.unit != piece or counted.about or not 0 < counted.value <= _MANY:
        return None
    if any(each.figure.unit == piece for each in others[:-1]):  # of all sessions: 局务会33次、专题会15次
        return None
    return _Times(*[int(counted.value)] * 3)


def _is_near(whole: Side, average: Figure, times: _Times) -> bool:
    """Whether an average is that of a sum, rounded up or down."""
    spare = unit(average.decimals)
    least = times.least * (Fraction(average.least) - spare)
    most = None if average.most is None else times.most * (Fraction(average.most) + spare)
    return (whole.most is None or least < whole.most) and (most is None or whole.least < most)
