"""GL401 to GL403: percentages of prose against their counts and bases."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claim import Claim
from govlint.draft import Draft, once
from govlint.finding import Edit, Fault, Fix, Place, Severity
from govlint.rounding import Manner, rounded
from govlint.rule import invalid, rule, valid

from .shared.excerpts import excerpt
from .shared.judging import Judged, judge
from .shared.wording import quote

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
        valid((_RUN, "全年收到申请40件。\n已答复的9件申请中，不予公开6件，占总数的15%。")),
        valid((_RUN, "答复47件。部分公开7件，占办结总数的14.9%。供水17件，占37%；河道13件，占28%；其他16件，占35%。")),
        valid((_RUN, "网站发布200条、微信发布100条，占发布总量的75%；其他渠道100条，占25%。")),
        valid((_RUN, "网站发布200条、微信发布112条，其中原创78条，占25%。")),
        valid((_RUN, "网站发布300条，其中原创78条，占原创总数的97.5%。")),
        valid((_RUN, "微博发布20条、网站发布168条、微信发布312条，其中原创205条，占41%。")),
        valid((_RUN, "办结申请47件，其中自然人38件，占82.6%。")),
        valid((_PUBLISHED, "网站公开信息312条，其中政务动态205条，占65.7%；公众号推送信息168条，占35%。")),
        valid((_PUBLISHED, "收到建议提案29件，建议12件，占主办件的60%；提案8件，占40%。")),
        valid((_PUBLISHED, "公开信息480条，网站公开312条。其中，政策文件27条，占8.7%。")),
        valid((_PUBLISHED, "全年公开信息480条。其中，政策文件27条，占网站公开的8.7%。")),
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
        invalid((_RUN, "在办结的47件申请中，予以公开和部分公开的27件，占比54.7%。"), at="54.7"),
        invalid((_RUN, "办结47件，其中20件予以公开，占42.6%；7件部分公开，占19.4%。"), at="19.4"),
        invalid((_PUBLISHED, "全年制发公文125件，其中主动公开90件，占比78%。"), at="78"),
        invalid((_PUBLISHED, "全年制发公文125件。其中，主动公开90件，占78%。"), at="78"),
        invalid((_PUBLISHED, "125件公文中，主动公开90件，占72%；依申请公开20件，占18%；另清理文件8件。"), at="18"),
        invalid((_PUBLISHED, "全年办理建议提案29件，建议17件，占41.4%；提案12件，占58.6%。"), at=("41.4", "58.6")),
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
    does, and either its words name the base, or the other shares of its list have one, or its count stands first behind
    其中 or 中 and so is part of the count before.

    ## Why is this bad?

    The count or the percentage is wrong, and any reader with a calculator can see it.

    ## What it does not report

    A single share without a named base that nothing explains: its base may not be in the report. A share of the
    applications that another paragraph tells. Approximate shares and
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
    valid=[
        valid(),
        valid(
            (
                _RUN,
                "收到留言451条，答复456条。答复咨询202条，占44%；投诉99条，占22%；其他155条，占34%。"
                "网站260条，占58%；微信138条，占31%；邮箱53条，占12%。",
            )
        ),
        valid((_RUN, "予以公开20件，约占42.5%；部分公开7件，约占14.9%。")),
    ],
    invalid=[invalid((_RUN, "予以公开20件，占42.5%；部分公开7件，占14.9%。"), at="42.5")],
)
def truncated(draft: Draft) -> Iterator[Fault]:
    """A percentage was cut off instead of rounded.

    ## What it does

    Reports shares that no rounding explains, but cutting off the further decimals does (6.48% printed as 6.4%).

    ## Why is this bad?

    Readers round; cut-off shares are too low and do not add up to 100.

    ## What it does not report

    Shares that rounding over another lawful base explains, or that are said to be about right (约占42.5%).

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


RULES = (mismatch, truncated, forced)


def _subject(judged: Judged) -> str:
    return f"“{quote(judged.share.counted)}”占{judged.share.percent.figure.text}%"


def _inexact(draft: Draft, manner: Manner, words: str) -> Iterator[Fault]:
    """The shares that were printed in this manner, but for those that are said to be about right."""
    for judged in once(draft, judge):
        share = judged.reading
        if judged.share.percent.before.endswith("约"):
            continue
        if share is not None and share.manner == manner and share.exact is not None:
            figure = share.percent
            right = rounded(share.exact, figure.decimals)
            more = rounded(share.exact, figure.decimals + 2)
            message = f"{_subject(judged)}：{share.part.sum}÷{share.whole.sum}＝{more}%，{words.format(right)}。"
            places = tuple(Place(each.span, f"{each.label}{each.text}{each.unit}") for each in share.figures[:-1])
            yield Fault(figure.span, message, places, Fix("unsafe", (Edit(figure.span, right),)))
