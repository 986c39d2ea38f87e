"""GL411, GL412: rates of growth against the numbers of this year and the last."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint.claim import Claim, Equation, Growth, Share, Side, Term
from govlint.draft import Draft, once
from govlint.finding import Fault, Place, Severity
from govlint.prose import Sentence
from govlint.prose.growth import Rise, opposed, rises
from govlint.prose.mentions import Mention
from govlint.prose.paired import paired
from govlint.prose.points import Points, points
from govlint.prose.turns import turns
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.wording import quote, side

_NEW = "全年新收政府信息公开申请46件，"


@rule(
    "GL411",
    "growth-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_NEW, "全年新收政府信息公开申请46件，较上年增加6件，增长15%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，由上年的40件增加到46件，增长15.0%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，占比较上年提高6个百分点，")),
        valid((_NEW, "由区政府印发文件40件，由本局印发文件60件，同比增长20%，")),
        valid((_NEW, "收到申请46件（不含上年结转4件），较上年的40件增加6件，增幅15%，")),
        valid((_NEW, "粉丝由3.2万人增至4.1万人，增长28.5%，")),
        valid((_NEW, "粉丝由近3万人增至4.1万人，增长50%，")),
        valid((_NEW, "网站访问量15万次，较上年的12万次增长20%，")),
        valid((_NEW, "公开信息312条，日均0.85条，同比增加12条，增长4%，")),
        valid((_NEW, "公开信息312条，日均0.85条，比2022年的286条多26条，增长9.1%，")),
        valid((_NEW, "公开信息312条，日均0.85条，比2022年的0.78条增长9%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，同比增长15%，较2021年的20件增长1.3倍，")),
        valid((_NEW, "全年新收政府信息公开申请46件，较上年的40件增加6件，")),
        valid((_NEW, "全年新收政府信息公开申请46件，较上年增加6件，其中自然人40件，")),
        valid((_NEW, "全年新收政府信息公开申请46件，较2021年增加26件，上年为40件，")),
        valid((_NEW, "公开信息312条。较2022年的300条增加12条，增长4%。全年")),
        valid((_NEW, "公开信息312条（政策类107条、其他类205条），同比增长9.1%（2022年286条），")),
        valid((_NEW, "公开信息312条（其中其他类205条），其他类较上年的200条增长2.5%，")),
        valid((_NEW, "网站公开312条，公众号（粉丝205人）推送量同比增长9.9%，")),
        valid((_NEW, "办理建议12件、提案15件（主办8件），同比增长8%（2022年25件），")),
        valid((_NEW, "公开信息312条（网站205条，同比增长9.9%），")),
        valid((_NEW, "公开信息312条。较2022年的约300条增加12条，增长4.1%。全年")),
        valid((_NEW, "与2022年的300条相比，减少12条，下降4%，")),
        valid((_NEW, "较2022年的300条减少12条，降至288条，下降4%，")),
        valid((_NEW, "较2022年的1.2万条增加300条，增长2.6%，")),
        valid((_NEW, "较2022年的300条增加12条，其中网站增长20%，")),
        valid((_NEW, "较2022年的20件增加4件，办结率提高20%，")),
        valid((_NEW, "新增栏目2个，较上年增加1个，上年共10个，")),
        valid((_NEW, "公开信息312条，其中图解82条、其他230条，与上年的330条相比下降5.5%，")),
        valid((_NEW, "办结3件，结果为予以公开2件、不予公开1件，较去年（1件）增加2件，")),
        valid((_NEW, "收到申请由52件下降到46件，投诉由12件回落至8件，收费由100元降低到80元，")),
        valid((_NEW, "自然人由35件增加到38件，法人由17件减少到8件，分别增长8.6%、下降52.9%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，同比减少4件，环比增长15%，")),
        valid((_NEW, "申请材料减少3份，提高效率30%，办理时间减少2天，提升20%，")),
        valid((_NEW, "较2021年减少4件，同比增长15%，")),
        valid((_NEW, "满意率98%，较上年的95%提高3个百分点，知晓率由92.47%提高到98.5%，提高6个百分点，")),
        valid((_NEW, "满意率98%、好评率97%，满意率较上年的95%提高3个百分点，")),
        valid((_NEW, "满意率98%，比上年提高2个百分点（上年为95%），")),
        valid((_NEW, "满意率由95%提高到98%，好评率提高2个百分点，")),
        valid((_NEW, "公开信息312条、解读9篇，较上年的260条、6篇分别增长20%和50%，")),
        valid((_NEW, "网站312条、微信168条，较上年的260条、140条，总量和网站分别增长18%和20%，")),
        valid((_NEW, "收到留言46件、办结47件，比上年的40件、41件增加6件、增长15%，")),
        valid((_NEW, "信息312条，其中网站205条、微信107条，较上年的260条、190条分别增长20%、7.9%，")),
        valid((_NEW, "考核排名由18名上升到12名，办理时间由20天提升到15天，")),
        valid((_NEW, "政务新媒体由5个减少到3个，栏目由原来的8个增加到12个，")),
        valid((_NEW, "新收申请数同比下降8%，由50件降至46件，")),
        valid((_NEW, "全年新收政府信息公开申请46件（2021年20件），同比增长15%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，同比增长15%，2022年结转4件，")),
        valid((_NEW, "公开信息312条，同比增长4%，由5个栏目增加到8个，")),
        valid((_NEW, "公开信息312条，同比增长4%，网站公开由200条增加到230条，")),
        valid((_NEW, "2023年新收申请46件，2022年为40件，2021年为35件，同比增长15%，")),
        valid((_NEW, "经费支出12.6万元，较预算15万元减少2.4万元，下降16%；较上年14万元减少1.4万元，下降10%，")),
    ],
    invalid=[
        invalid((_NEW, "全年新收政府信息公开申请46件，较上年增加6件，增长16%，"), at="16"),
        invalid((_NEW, "政府信息公开申请由2022年的40件增加到46件，增长13%，"), at="13"),
        invalid((_NEW, "全年新收政府信息公开申请46件，较上年增加10件，上年为38件，"), at="10"),
        invalid((_NEW, "全年新收政府信息公开申请46件，同比减少5件，上年49件，"), at="5"),
        invalid((_NEW, "栏目由原来的18个增加到12个，"), at="12"),
        invalid((_NEW, "网站访问量120万人次，同比增加20万人次，增长16.7%，"), at="16.7"),
        invalid((_NEW, "网站访问量36.5万人次，较上年的30万人次增长27.1%，"), at="27.1"),
        invalid((_NEW, "粉丝由4.1万人降至3.2万人，下降28.1%，"), at="28.1"),
        invalid((_NEW, "新收申请数同比下降18%，由50件降至46件，"), at="18"),
        invalid((_NEW, "全年新收政府信息公开申请46件（2022年40件），同比增长13%，"), at="13"),
        invalid((_NEW, "全年新收政府信息公开申请46件，同比2022年增加6件，增长13%，"), at="13"),
        invalid((_NEW, "全年新收政府信息公开申请46件，同比下降18%（由2022年的50件降至46件），"), at="18"),
        invalid((_NEW, "栏目由原来的8个下降到12个，"), at="12"),
        invalid((_NEW, "公开信息312条（政策类107条、其他类205条），同比增长9.9%（2022年286条），"), at="9.9"),
        invalid((_NEW, "公开信息312条。较2022年的300条增加12条，增长3.8%。全年"), at="3.8"),
        invalid((_NEW, "与2022年的300条相比，减少12条，下降4.8%，"), at="4.8"),
        invalid((_NEW, "局机关、水政支队共受理申请46件，比上年的40件增长13%，"), at="13"),
        invalid((_NEW, "上年收到申请50件，全年新收政府信息公开申请46件，同比增长8%，"), at="8"),
        invalid((_NEW, "公开信息312条、解读9篇，2022年分别为260条、6篇，同比分别增长30%和50%，"), at="30"),
        invalid((_NEW, "许可328件、处罚46件，同比分别增长9.3%和下降80%（上年为300件、50件），"), at="80"),
        invalid((_NEW, "自然人由35件增加到38件，法人由17件减少到8件，分别增长8.6%、下降59.2%，"), at="59.2"),
        invalid((_NEW, "满意率98%，较上年（95%）提高5个百分点，"), at="5"),
        invalid((_NEW, "满意率98%，比上年提高3个百分点（上年93%），"), at="3"),
        invalid((_NEW, "知晓率由98.5%下降到92.5%，提高6个百分点，"), at="6"),
        invalid((_NEW, "与上年的申请量（52件）相比，增加6件，下降11.5%，"), at="11.5"),
        invalid((_NEW, "微信发布120条、微博发布48条，比2022年的100条、40条分别增加20条和18条，"), at="18"),
    ],
)
def mismatch(draft: Draft) -> Iterator[Claim | Fault]:
    """A rate of growth does not follow from the numbers beside it.

    ## What it does

    Works out the rate from the two numbers that the sentence gives: this year's and last year's (由40件增加到46件), or
    this year's and the increase (增加6件，增长15%). Every customary rounding is allowed; a decrease called 增长 is
    reported too. Without a rate, the increase must be the difference of the two numbers, and what 增加到 must be more.
    Rates in a row (分别增长20%和50%) are of the counts in the same order, where that makes all but one of them right.
    An increase and a rate beside each other must go the same way. Percentage points must be the difference of the two
    rates beside them (较上年的95%提高3个百分点).

    ## Why is this bad?

    One of the three numbers is wrong, and any reader with a calculator can see it.

    ## What it does not report

    Ranks and times that 上升 or 提升到 fewer; rates without last year's number (growth-impossible), percentage points
    (个百分点), multiples (倍), and approximate numbers; those in 万 or 亿 stand for all that they may have been rounded
    from.

    ## References

    Arithmetic.
    """
    contrary: set[Span] = set()
    for sentence in draft.sentences:
        for two in opposed(sentence):
            contrary.update(each.figure.span for each in two)
            yield _opposed(sentence, *two)
        yield from map(_points, points(sentence))
    for rise in once(draft, _rises):
        if rise.rate.figure.span in contrary:
            continue
        if rise.change is not None and rise.before is rise.now:
            yield _of_before(rise, rise.change)
        elif rise.before is not None and rise.rate.figure.unit != "%" and rise.change is not None:
            yield _difference(rise, rise.before, rise.change)
        elif rise.before is not None:
            yield _claim(rise, Growth(rise.now.figure, rise.rate.figure, rise.falls, before=rise.before.figure))
            if rise.change is not None:
                yield _difference(rise, rise.before, rise.change)
        elif rise.change is not None:
            yield _claim(rise, Growth(rise.now.figure, rise.rate.figure, rise.falls, change=rise.change.figure))
    for sentence in draft.sentences:
        for before, now, falls in turns(sentence):
            sides = side([before], "此前"), side([now], "此后")
            less, more = reversed(sides) if falls else sides
            yield Claim(f"“{quote(now)}”", now.figure, (Equation(less, more, "<="),))


@rule(
    "GL412",
    "growth-impossible",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_NEW, "全年新收政府信息公开申请46件，同比增长15%，")),
        valid((_NEW, "全年新收政府信息公开申请46件，同比增长约15.3%，")),
        valid((_NEW, "全年公开信息14600条，同比增长15.3%；新收政府信息公开申请46件，")),
        valid((_NEW, "受理政府信息公开申请46件，答复43件，申请量同比增长4.55%，")),
        valid((_NEW, "受理政府信息公开申请46件，答复43件，同比增长4.55%，")),
        valid((_NEW, "2023年新收申请46件，2022年为40件；办结47件，2022年为40件，增长17.5%，")),
    ],
    invalid=[
        invalid((_NEW, "全年新收政府信息公开申请46件，同比增长15.3%，"), at="15.3"),
        invalid((_NEW, "全年新收政府信息公开申请46件（较2022年下降8.5%），"), at="8.5"),
        invalid((_NEW, "受理政府信息公开申请46件，答复43件，申请量同比增长4.88%，"), at="4.88"),
    ],
)
def impossible(draft: Draft) -> Iterator[Claim]:
    """No whole number of last year gives the rate of growth.

    ## What it does

    Asks of a rate that stands directly beside its count whether any whole number of last year gives it at the printed
    decimals, and names the rates that the nearest ones give.

    ## Why is this bad?

    Applications and documents come in whole numbers: the count or the rate is wrong.

    ## What it does not report

    Counts so large that some whole number fits any rate (10 to the power of decimals + 2, and more), approximate
    numbers, and those in 万 or 亿. It is a warning, since the rate may be of another count than the nearest.

    ## References

    The GRIM test: Brown and Heathers 2017, Social Psychological and Personality Science 8.
    """
    for rise in once(draft, _rises):
        now, rate = rise.now.figure, rise.rate.figure
        known = rise.before is not None or rise.change is not None
        scaled = now.decimals or "万" in now.text or "亿" in now.text or now.unit == "元"
        if not known and not scaled and 0 < now.value < 10 ** (rate.decimals + 2):
            yield _claim(rise, Growth(now, rate, rise.falls))


RULES = (mismatch, impossible)


def _rises(draft: Draft) -> Iterator[Rise]:
    for sentence in draft.sentences:
        yield from rises(sentence, draft.year)
        yield from paired(sentence)


def _opposed(sentence: Sentence, one: Mention, other: Mention) -> Fault:
    first, second = (sentence.text[each.start : each.end] for each in (one, other))
    said = f"“{first}”与“{second}”一增一减，互相矛盾。"
    return Fault(other.figure.span, said, (Place(one.figure.span, first),))


def _points(found: Points) -> Fault:
    now, before, change = (f"{each.figure.text}{each.figure.unit}" for each in found[:3])
    gap = abs(Decimal(found.now.figure.value) - Decimal(found.before.figure.value))
    said = f"{now}与{before}相差{gap}个百分点，与“{'下降' if found.falls else '上升'}{change}”不一致。"
    return Fault(
        found.change.figure.span, said, (Place(found.before.figure.span, before), Place(found.now.figure.span, now))
    )


def _difference(rise: Rise, before: Mention, change: Mention) -> Claim:
    """That the smaller of the two numbers and the change make the greater one."""
    now, earlier = Term("本年", rise.now.figure), Term("上年", before.figure)
    less, more, how = (now, earlier, "减少") if rise.falls else (earlier, now, "增加")
    equation = Equation(Side((less, Term(how, change.figure))), Side((more,)))
    return Claim(f"“{quote(rise.now)}”", change.figure, (equation,))


def _of_before(rise: Rise, change: Mention) -> Claim:
    """That the rate is the share of the change in the number before, where this year's is told elsewhere."""
    share = Share(side([change]), side([rise.now]), rise.rate.figure)
    return _claim(rise, share)


def _claim(rise: Rise, growth: Growth | Share) -> Claim:
    verb = "下降" if rise.falls else "增长"
    return Claim(f"“{quote(rise.now)}”{verb}{rise.rate.figure.text}%", rise.rate.figure, (growth,))
