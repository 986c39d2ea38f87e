"""GL404, GL405, GL408: shares that cannot be, whatever their counts are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from govlint.draft import Draft, once
from govlint.finding import Fault, Place, Severity
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part, runs, wholes
from govlint.prose.wholeness import closed_as_pair
from govlint.rounding import possible_mean, rounded, rounds_to
from govlint.rule import invalid, rule, valid

from .shared.excerpts import excerpt
from .shared.judging import judge, uncounted

_GRANTED = "予以公开20件，占办结总数的42.6%"
_RUN = excerpt("予以公开20件，占办结总数", "因政府信息公开被申请")


@rule(
    "GL404",
    "shares-not-100",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%，其他情况占29.7%。")),
        valid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%。")),
        valid((_RUN, "申请人中，自然人占82.6%，法人或其他组织占17.4%。")),
        valid((_RUN, "新收的申请中自然人占82.6%。办结的申请中法人或其他组织占17.0%。")),
    ],
    invalid=[
        invalid((_RUN, "予以公开占42.5%，部分公开占14.9%，不予公开占12.8%，其他情况占27.9%。"), at="27.9"),
        invalid((_RUN, "申请人中，自然人占86.2%，法人或其他组织占17.4%。"), at="17.4"),
    ],
)
def not_whole(draft: Draft) -> Iterator[Fault]:
    """The shares of a complete list do not add up to 100.

    ## What it does

    Adds the shares of a list of three or more without counts that ends with 其他, or of two that are everything
    (自然人, 法人或其他组织), and compares the sum with 100. Every rounded share may be off by half a unit of its last
    decimal, and so may the sum by as many halves as there are shares.

    ## Why is this bad?

    One of the shares is wrong or missing.

    ## What it does not report

    Lists that may leave something out; shares with their counts, which are judged one by one.

    ## References

    Arithmetic.
    """
    for passage in draft.prose:
        for run in (whole for each in runs(passage) for whole in ([each] if _is_pair(each) else wholes(each))):
            figures = [part.percent.figure for part in run]
            last = run[-1].percent
            if any(part.counted for part in run) or any(figure.about for figure in figures):
                continue
            total = sum((Fraction(figure.value) for figure in figures), Fraction(0))
            slack = sum((Fraction(1, 2 * 10**figure.decimals) for figure in figures), Fraction(0))
            complete = _is_pair(run) or (len(run) > 2 and "其他" in last.before)
            if complete and abs(total - 100) > slack:
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
        valid(("发布政策解读9篇", "文件解读率达225%，即每份文件平均解读2.25次")),
        valid(("发布政策解读9篇", "每份文件平均解读2.25次，文件解读率达225%")),
        valid((_GRANTED, "予以公开20件，占办结总数的142.6%")),
        valid(("发布政策解读9篇。", "水利工程完成投资433.2万元，占年度计划的105.0%。")),
    ],
    invalid=[
        invalid((_GRANTED, "予以公开占办结总数的142.6%"), at="142.6"),
        invalid((_GRANTED, "信息更新及时率达199.2%，予以公开20件，占42.6%"), at="199.2"),
        invalid((_GRANTED, "办结率为102%，予以公开20件，占42.6%"), at="102"),
        invalid((_GRANTED, "办结率为102%，其中1件予以公开"), at="102"),
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
    reported = {judged.share.percent.figure.span for judged in once(draft, judge) if judged.wrong}
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
        valid((_RUN, "公开财政信息8条，同比减少2条，占公开总量的2.6%。")),
        valid((_RUN, "其中予以公开占办结总数的约42%。")),
        valid(("发布政策解读9篇。", "公开信息606条。\n\n微信公开信息7条。法规信息占信息总数的8.42%。")),
        valid((_RUN, "其中部分公开占办结总数不足15.5%。")),
        valid((_RUN, "其中部分公开占办结总数的比例不到15.5%。")),
        valid((_RUN, "予以公开20件，占42.6%；部分公开7件，占14.9%，占比合计57.4%。")),
        valid((_RUN, "工作动态类2条，占33.3%；通知公告类2条，占33.3%；政策解读类2条，占33.3%，占比合计99.9%。")),
    ],
    invalid=[
        invalid((_RUN, "其中予以公开占办结总数的41.6%。"), at="41.6"),
        invalid(("发布政策解读9篇。", "公开信息312条。\n\n收到申请46件，其中自然人申请占申请总数的81.6%。"), at="81.6"),
    ],
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


RULES = (not_whole, above, impossible)

_SUMMED = re.compile("合计|共计|总计|累计|总和|之和")
_PLANNED = re.compile("计划|目标|任务|预算|去年|上年|同期")  # what may be surpassed: 占年度计划的105%
_MOST_SUMMED = 101  # of shares that were rounded before they were added up: 占比合计100.1%
_MOST_COUNTS = 6  # before a rate above 100 that two of them may give: among more, some would by chance
# What a rate is of that is done to some of all there are: 办结率, 及时率.
_BOUNDED = (
    *("办结", "答复", "办复", "回复", "公开", "公示", "满意", "好评", "解读", "受理", "覆盖", "合格", "接通"),
    *("维持", "采纳", "及时", "准确", "知晓"),
)


def _is_pair(run: Sequence[Part]) -> bool:
    """Whether the shares of a run are two that are everything: 自然人占82.6%，法人或其他组织占17.4%."""
    return run[0].sentence == run[-1].sentence and closed_as_pair([part.percent for part in run], ()) != ""


def _bounded(sentence: Sentence, mention: Mention) -> str:
    """What a percentage is, if it is a share or a rate that cannot be above 100%; else ""."""
    if mention.kind == "share":
        summed = _SUMMED.search(sentence.text, mention.start, mention.end) is not None
        planned = _PLANNED.search(sentence.text, mention.start, mention.end) is not None
        return "" if planned or (summed and mention.figure.value < _MOST_SUMMED) else "占比"
    rates = (f"{each}率" for each in _BOUNDED if mention.kind == "rate" and mention.before.endswith(each))
    return next(rates, "") if not _is_quotient(sentence, mention) else ""


def _is_quotient(sentence: Sentence, rate: Mention) -> bool:
    """Whether two of the last counts before a rate give it, or another number says the same (225%，即2.25次)."""
    if any(each.figure.value * 100 == rate.figure.value for each in sentence.mentions):
        return True
    counts = [each.figure.value for each in sentence.mentions if each.kind == "count" and each.start < rate.start]
    pairs = permutations(counts[-_MOST_COUNTS:], 2)
    quotients = (Fraction(part) * 100 / Fraction(whole) for part, whole in pairs if whole)
    return any(rounds_to(each, rate.figure.value, rate.figure.decimals) for each in quotients)
