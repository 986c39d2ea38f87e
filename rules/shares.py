"""GL401 to GL405, GL408: percentages of prose against their counts and bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from govlint.claim import Claim
from govlint.draft import Draft, once
from govlint.finding import Edit, Fault, Fix, Place, Severity
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.shares import runs, wholes
from govlint.rounding import Manner, possible_mean, rounded, rounds_to
from govlint.rule import invalid, rule, valid

from .excerpts import excerpt
from .judging import Judged, judge, uncounted
from .wording import quote

_PUBLISHED = excerpt("全年通过区政府", "发布政策解读")
_GRANTED = "予以公开20件，占办结总数的42.6%"
_RUN = (
    "予以公开20件，占办结总数的42.6%；部分公开7件，占14.9%；不予公开6件，占12.8%；"
    "无法提供9件，占19.1%；不予处理2件，占4.3%；其他处理3件，占6.4%。"
)


@rule(
    "GL401",
    "share-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_RUN, "予以公开20件，占43.5%；部分公开7件，占15.2%。")),
        valid((_RUN, "其中自然人提出38件，占比77.7%。")),
        valid((_RUN, "重点领域信息186条，占公开总数的59.5%。")),
        valid((_RUN, "予以公开20件，占约43%；部分公开7件，占14.9%。")),
        valid((_RUN, "予以公开20件、部分公开7件，占办结总数的57.4%；不予公开6件，占12.8%。")),
        valid((_RUN, "予以公开20件，部分公开7件，共占办结总数的57.4%。")),
        valid((_RUN, "予以公开20件、部分公开7件，两项占办结总数的57.4%。")),
        valid((_RUN, "予以公开20件、部分公开7件，分别占办结总数的42.6%、14.9%。")),
        valid((_PUBLISHED, "公开教育类信息20条、医疗类30条，两类合计50条，占总数的16.0%。")),
        valid((_RUN, "网站发布200条、微信发布100条，占发布总量的75%；其他渠道100条，占25%。")),
    ],
    invalid=[
        invalid(("占12.8%", "占18.2%"), at="18.2"),
        invalid(("不予公开6件，占12.8%", "不予公开6件（占13.8%）"), at="13.8"),
        invalid((_RUN, "予以公开20件，占办结总数的46.2%。"), at="46.2"),
        invalid(
            (
                _RUN,
                "公众咨询中，供水类133件，占31.22%；排水类97件，占22.77%；节水类41件，占9.62%；防汛类88件，占26.02%。",
            ),
            at="26.02",
        ),
        invalid((_RUN, "予以公开20件（42.6%）、部分公开7件（14.9%）、不予公开6件（21.8%）。"), at="21.8"),
        invalid((_RUN, "予以公开20件、部分公开7件、不予公开6件，占比分别为42.6%、19.4%、12.8%。"), at="19.4"),
    ],
)
def mismatch(draft: Draft) -> Iterator[Claim]:
    """A percentage does not follow from its count.

    ## What it does

    Finds the base of every share that stands beside a count, as a reader would: the one that its words name
    (占办结总数的), a count of the same paragraph, 本年新收, 本年新收 with 上年结转, （七）总计 or another total of the
    tables, the sum of the list itself, or two counts together; in a list of shares the one that explains most of them,
    stated or not.
    A share is right if any of these bases gives it, rounded half up, half down or half to even. It is reported if none
    does, and either its words name the base or the other shares of its list have one.

    ## Why is this bad?

    The count or the percentage is wrong, and any reader with a calculator can see it.

    ## What it does not report

    A single share without a named base that nothing explains: its base may not be in the report. Approximate shares and
    counts (约, 近, 以上). A share that may be of its count or of that and those before it (20件、7件，占57.4%), unless
    the others of its list have a base. Shares that were cut off instead of rounded (share-truncated), or changed by one
    unit to make 100 (share-forced).

    ## References

    Arithmetic; the recalculation of statcheck (Nuijten et al. 2016) for another kind of report.
    """
    for judged in once(draft, judge):
        if judged.reading is not None:
            yield Claim(_subject(judged), judged.share.percent.figure, (judged.reading,))


@rule(
    "GL402",
    "share-truncated",
    Severity.WARNING,
    valid=[valid()],
    invalid=[invalid((_RUN, "予以公开20件，占42.5%；部分公开7件，占14.9%。"), at="42.5")],
)
def truncated(draft: Draft) -> Iterator[Fault]:
    """A percentage was cut off instead of rounded.

    ## What it does

    Reports shares that no rounding explains, but cutting off the further decimals does (6.48% printed as 6.4%).

    ## Why is this bad?

    Readers round; cut-off shares are too low and do not add up to 100.

    ## What it does not report

    Shares that rounding over another lawful base explains.

    ## References

    Arithmetic; GB/T 8170 (rules of rounding) for official figures.
    """
    return _inexact(draft, "truncated", "像是截去了后面的小数，四舍五入应为{}%")


@rule(
    "GL403",
    "share-forced",
    Severity.WARNING,
    valid=[valid()],
    invalid=[
        invalid(
            (_RUN, "其中自然人8件，占33.3%；商业企业8件，占33.3%；其他8件，占33.4%。"),
            at="33.4",
        ),
        invalid((_RUN, "公开信息9000条，其中市级4497条，占总量的49.9%；县级4503条，占总量的50.1%。"), at="50.1"),
    ],
)
def forced(draft: Draft) -> Iterator[Fault]:
    """A percentage was changed by one unit so that the shares add up to 100.

    ## What it does

    Reports a share that is off by one unit of its last decimal where all others are right or cut off, the counts are
    the whole of the base, and the printed shares add up to exactly 100.

    ## Why is this bad?

    Rounded shares need not add up to 100; a changed one is wrong.

    ## What it does not report

    Shares that follow from their counts; lists in which more than one is off.

    ## References

    Arithmetic; published reports.
    """
    return _inexact(draft, "forced", "像是为凑足100%而改动，四舍五入应为{}%")


@rule(
    "GL404",
    "shares-not-100",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%，其他情况占29.7%。")),
        valid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%。")),
    ],
    invalid=[invalid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%，其他情况占27.9%。"), at="27.9")],
)
def not_whole(draft: Draft) -> Iterator[Fault]:
    """The shares of a complete list do not add up to 100.

    ## What it does

    Adds the shares of a list of three or more without counts that ends with 其他, and compares the sum with 100. Every
    rounded share may be off by half a unit of its last decimal, and so may the sum by as many halves as there are
    shares.

    ## Why is this bad?

    One of the shares is wrong or missing.

    ## What it does not report

    Lists that may leave something out; shares with their counts, which are judged one by one.

    ## References

    Arithmetic.
    """
    for passage in draft.prose:
        for run in (whole for each in runs(passage) for whole in wholes(each)):
            figures = [part.percent.figure for part in run]
            last = run[-1].percent
            if len(run) < 3 or any(part.counted for part in run) or any(figure.about for figure in figures):
                continue
            total = sum((Fraction(figure.value) for figure in figures), Fraction(0))
            slack = sum((Fraction(1, 2 * 10**figure.decimals) for figure in figures), Fraction(0))
            if "其他" in last.before and abs(total - 100) > slack:
                places = tuple(Place(figure.span, f"{figure.label}{figure.text}%") for figure in figures[:-1])
                decimals = max(figure.decimals for figure in figures)
                message = f"各项占比之和为{rounded(total, decimals)}%，与100%之差超出四舍五入允许的误差。"
                yield Fault(last.figure.span, message, places)


@rule(
    "GL405",
    "share-above-100",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_GRANTED, "予以公开20件，同比增长120%")),
        valid(("占6.4%。因", "占6.4%，占比合计100.1%。因")),
        valid(("发布政策解读9篇", "印发文件4件，发布政策解读9篇，解读率225%")),
        valid((_GRANTED, "予以公开20件，占办结总数的142.6%")),
        valid(("发布政策解读9篇。", "水利工程完成投资433.2万元，占年度计划的105.0%。")),
    ],
    invalid=[
        invalid((_GRANTED, "予以公开占办结总数的142.6%"), at="142.6"),
        invalid((_GRANTED, "信息更新及时率达199.2%，予以公开20件，占42.6%"), at="199.2"),
        invalid((_GRANTED, "办结率为102%，予以公开20件，占42.6%"), at="102"),
    ],
)
def above(draft: Draft) -> Iterator[Fault]:
    """A share is above 100%.

    ## What it does

    Reports percentages above 100 behind 占, and rates of things that were done out of all there are (办结率, 答复率,
    公开率, 满意率, 及时率).

    ## Why is this bad?

    A part cannot be more than its whole.

    ## What it does not report

    Growth, rates that may exceed 100 (完成率), and shares of what was planned or was reached before; a rate that two
    counts of its sentence give, so that it is meant so (文件4件，解读9篇，解读率225%); a share that share-mismatch
    reports, with what it must be.

    ## References

    Arithmetic.
    """
    reported = {judged.share.percent.figure.span for judged in once(draft, judge) if _is_wrong(judged)}
    for sentence in draft.sentences:
        for mention in sentence.mentions:
            what = _bounded(sentence, mention) if mention.figure.value > 100 else ""
            if what and mention.figure.span not in reported:
                yield Fault(mention.figure.span, f"“{mention.figure.text}%”：{what}不能超过100%。")


@rule(
    "GL408",
    "share-impossible",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_RUN, "其中予以公开占42.6%。")),
        valid((_RUN, "其中予以公开占办结总数的约42%。")),
        valid((_RUN, "予以公开20件，占42.6%；部分公开7件，占14.9%，占比合计57.4%。")),
        valid((_RUN, "工作动态类2条，占33.3%；通知公告类2条，占33.3%；政策解读类2条，占33.3%，占比合计99.9%。")),
    ],
    invalid=[invalid((_RUN, "其中予以公开占办结总数的41.6%。"), at="41.6")],
)
def impossible(draft: Draft) -> Iterator[Fault]:
    """No whole number is the share that is printed without its count.

    ## What it does

    Asks of a share whose words name its base (占办结总数的58.5%), and beside which no count stands, whether any whole
    number of that base gives it at the printed decimals.

    ## Why is this bad?

    Applications come in whole numbers: the share or the base is wrong.

    ## What it does not report

    Shares that some whole number gives of any base that the words can mean; bases so large that some number fits any
    share (10 to the power of decimals + 2, and more); approximate shares.

    ## References

    The GRIM test: Brown and Heathers 2017, Social Psychological and Personality Science 8.
    """
    for part, bases in once(draft, uncounted):
        figure = part.percent.figure
        whole = [base for base in bases if base.sum == int(base.sum)]
        fits = any(possible_mean(figure.value, figure.decimals, int(base.sum), scale=100) for base in whole)
        if whole and not fits and not figure.about:
            base = whole[0]
            term = base.terms[0]
            said = f"{base.words or term.name}{base.sum}{term.figure.unit}"
            message = f"“占{figure.text}%”：以{said}为基数，任何整数都得不出{figure.text}%。"
            yield Fault(figure.span, message, (Place(term.figure.span, f"{term.figure.label}{term.figure.text}"),))


_SUMMED = re.compile("合计|共计|总计|累计|总和|之和")
_PLANNED = re.compile("计划|目标|任务|预算|去年|上年|同期")  # what may be surpassed: 占年度计划的105%
_MOST_SUMMED = 101  # of shares that were rounded before they were added up: 占比合计100.1%
_MOST_COUNTS = 6  # before a rate above 100 that two of them may give: among more, some would by chance
_DONE_OF_ALL = (
    *(
        "按时办结",
        "办结",
        "答复",
        "办复",
        "回复",
        "公开",
        "公示",
        "满意",
        "好评",
        "解读",
        "受理",
        "覆盖",
        "合格",
        "接通",
    ),
    *("维持", "采纳"),
)
_OF_QUALITY = ("及时", "准确", "知晓")
_BOUNDED = (*_DONE_OF_ALL, *_OF_QUALITY)

RULES = (mismatch, truncated, forced, not_whole, above, impossible)


def _bounded(sentence: Sentence, mention: Mention) -> str:
    """What a percentage is, if it is a share or a rate that cannot be above 100%; else ""."""
    if mention.kind == "share":
        summed = _SUMMED.search(sentence.text, mention.start, mention.end) is not None
        planned = _PLANNED.search(sentence.text, mention.start, mention.end) is not None
        return "" if planned or (summed and mention.figure.value < _MOST_SUMMED) else "占比"
    rates = (f"{each}率" for each in _BOUNDED if mention.kind == "rate" and mention.before.endswith(each))
    return next(rates, "") if not _is_quotient(sentence, mention) else ""


def _is_quotient(sentence: Sentence, rate: Mention) -> bool:
    """Whether two of the last counts before a rate give it."""
    counts = [each.figure.value for each in sentence.mentions if each.kind == "count" and each.start < rate.start]
    pairs = permutations(counts[-_MOST_COUNTS:], 2)
    quotients = (Fraction(part) * 100 / Fraction(whole) for part, whole in pairs if whole)
    return any(rounds_to(each, rate.figure.value, rate.figure.decimals) for each in quotients)


def _is_wrong(judged: Judged) -> bool:
    return judged.reading is not None and not judged.reading.holds


def _subject(judged: Judged) -> str:
    return f"“{quote(judged.share.counted)}”占{judged.share.percent.figure.text}%"


def _inexact(draft: Draft, manner: Manner, words: str) -> Iterator[Fault]:
    """The shares that were printed in this manner."""
    for judged in once(draft, judge):
        share = judged.reading
        if share is not None and share.manner == manner and share.exact is not None:
            figure = share.percent
            right = rounded(share.exact, figure.decimals)
            more = rounded(share.exact, figure.decimals + 2)
            message = f"{_subject(judged)}：{share.part.sum}÷{share.whole.sum}＝{more}%，{words.format(right)}。"
            places = tuple(Place(each.span, f"{each.label}{each.text}{each.unit}") for each in share.figures[:-1])
            yield Fault(figure.span, message, places, Fix("unsafe", (Edit(figure.span, right),)))
