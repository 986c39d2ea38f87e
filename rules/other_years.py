"""GL204, GL210: sentences about another year, as they are left from last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold
from govlint.report import Paragraph
from govlint.rule import invalid, rule, valid

from .shared.narrative import ACCOUNTS, OTHERS, PLANS, PROBLEMS, paragraphs

# A sentence that begins with another year and tells what was done and counted in it, as one left from last year does.
_TOLD = re.compile(
    r"(?:^|[。；\n])\s*在?(?P<year>(?:19|20)\d\d\s*年)(?:度|全年)?[,，]?\s*"
    r"(?P<told>(?:我|本|全)[局委厅办区县市镇乡街省院校]{1,2}|全年|共|累计|通过|主动公开|受理|收到"
    r"|组织|开展|举办|召开|发布|推送|制发|办理|办结|答复|[没未](?:有|收到|收取|发生|发现|制[定发])"
    r"|[^,，。；、\d\s]{2,12}?(?:主动公开|收到|受理|通过[^,，。；、《]{2,20}(?:网|平台|公众号|渠道)))"
)
# What was done up to the end of another year, or from its first day to its last.
_UP_TO = re.compile(
    r"(?:^|[。；\n])\s*(?:截[至止]到?\s*(?=20\d\d\s*年(?:[底末]|12月))|[自从]?(?=20\d\d\s*年1月))"
    r"(?P<year>20\d\d\s*年)(?:[底末]|1月1日起?[至到](?:20\d\d年)?12月31日止?|12月(?:[底末]|31日))[,，]?"
    r"(?P<told>[^,，。；、\d]{0,12}[,，]?(?:共|累计)?(?:收到|受理|(?:公开|发布)(?:各类|政府|政务)?信息(?!公开)))"
)
# How 总体情况 opens: with the year and what guided the work in it.
_OPENING = re.compile(
    r"\s*(?P<year>20\d\d\s*年)度?[,，](?P<told>[^。；\d《]{0,40}(?:领导下|指导下|支持下|认真|严格|深入|坚持|全面|积极|扎实))"
)
# What shortcomings begin with: in what year the work was good but for them. Those of the year before may be told for
# what was done about them in the next.
_SHORT = re.compile(
    r"(?:^|[。；\n])\s*(?:回顾)?(?P<year>(?:19|20)\d\d\s*年)度?"
    r"(?!以来|年|[^。]{0,40}(?:报告|指出|整改|反馈|通报|考核|评估|测评))"
    r"[^。；\d《]{0,50}(?:取得|虽|但|[仍还]存)[^。；\d《]{0,60}(?:不足|问题|差距|短板|薄弱)"
    r"(?![^。]{0,80}。\s*(?:(?!(?P=year))20\d\d\s*年|今年|本年))"
)
# The year of the report that the introduction announces, as it stands and not as one whose findings were mended.
_ANNOUNCING = r"(?:[现特兹](?:向社会)?(?:公布|发布|公开|将)|编制[了的]?(?!过程|时|中))"
_TITLE_OF = r"(?:《(?:(?!关于)[^。；,，\d《》]){0,20})?"  # 《区水务局2022年…; a notice 关于 reports is none
_ANNOUNCED = re.compile(
    rf"{_ANNOUNCING}(?:(?![参对比]|结合)[^。；,，\d《》]){{0,30}}{_TITLE_OF}"
    r"(?P<year>(?:19|20)\d\d\s*年)(?!以来)[^。；,，\d《》]{0,30}"
    r"信息公开(?:年度|工作|情况)*报告(?!中|所|提|反|指|的|发布[以之]?[来后]|公布[以之]?后)"
)
# Whether fees were charged, in the year with which the sentence begins.
_CHARGED = re.compile(
    r"(?:^|[。；\n])\s*(?P<year>(?:19|20)\d\d\s*年)度?[,，]?[^。；\d《]{0,30}(?:《[^。；\d《》]{0,30}》)?[^。；\d《]{0,10}收取(?!的)[^。；\d《]{0,12}信息处理费"
)
_THIS_YEAR = re.compile("今年|本年|当年|同比|较上年")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年")
_NONE = re.compile(r"[没未](?:有|收到|收取|发生|发现|制[定发])")
_COUNT = re.compile(r"\d+\s*(?:余|多)?(?:件|条|次|篇|个|份|项|期|场)")
_COMPARES = re.compile(
    r"同比|上年(?!度?结转)|去年|相比|较|比|增长|下降|增加|减少|以来|起|至|预算|决算|规划|计划|要点|年报|年度报告"
)


_FEE = "本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。"


@rule(
    "GL204",
    "other-year",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("2023年，我局认真", "2022年，我局公开信息280条，2023年增长11%。2023年，我局认真")),
        valid(("发布政策解读9篇", "公开2024年度部门预算、2022年度决算，发布政策解读9篇")),
        valid(("；二是建立", "；二是2024年，我局将建立")),
        valid(("2023年，我局认真", "2022年，我局完成改革。2023年，我局认真")),
        valid(("本报告根据", "现将我局2023年政府信息公开工作年度报告公布如下。本报告根据")),
        valid(("本报告根据", "现将2022年政府信息公开工作年度报告所指问题的整改情况一并报告。本报告根据")),
        valid(("我局认真", "我局向社会公布2022年政府信息公开年度报告，认真")),
        valid(("本报告根据", "本报告编制时参考了2022年政府信息公开工作年度报告。本报告根据")),
        valid(("本报告根据", "本报告的编制对照2022年政府信息公开工作年度报告。本报告根据")),
        valid(("本报告根据", "按编制要求和《市政府办公室关于做好2022年政府信息公开工作年度报告的通知》，本报告根据")),
        valid((_FEE, "2022年度收取的信息处理费200元已上缴。")),
        valid(("本报告根据", "根据《关于编制2022年政府信息公开工作年度报告的通知》，本报告根据")),
        valid(("本报告根据", "《2022年政府信息公开工作年度报告》公布后，我局编制2023年报告。本报告根据")),
        valid((_FEE, "2020年国务院办公厅印发《政府信息公开信息处理费管理办法》，本年度依此收取信息处理费0元。")),
        valid((_FEE, "2022年收取信息处理费200元，本年未收取。")),
        valid((_FEE, "本年度未收取信息处理费。")),
        valid(("发布政策解读9篇。", "发布政策解读9篇。2022年，组织培训3次。2023年，组织培训2次。")),
        valid(("发布政策解读9篇。", "发布政策解读9篇。截至2022年底，全区共有公开主体43个。")),
        valid(("存在的主要问题：", "2023年，我局工作取得一定成效，但仍有不足。存在的主要问题：")),
        valid(("存在的主要问题：", "2022年，我局工作取得成效，但仍有不足。2023年，我局逐项整改。存在的主要问题：")),
        valid(("存在的主要问题：", "2022年报告所列问题虽已整改，但仍有不足。存在的主要问题：")),
        valid(("存在的主要问题：", "2022年以来，我局工作取得一定成效，但仍有不足。存在的主要问题：")),
        valid(("2023年，我局认真", "2022年，《云川市节水办法》印发，我局深入落实，今年围绕")),
        valid(("2023年，我局认真", "2020年，我局建成专区1个，2021年完成升级。2023年，我局认真")),
        valid(("发布政策解读9篇。", "发布政策解读9篇。2022年，组织培训3次；今年组织2次。")),
        valid(("2023年，我局认真", "2019年，新修订的《条例》施行以来，我局认真")),
        valid(("2023年，我局认真", "2022年，省人大常委会通过《云川省节水条例》等5件法规。2023年，我局认真")),
    ],
    invalid=[
        invalid(("全年通过区政府门户网站", "2022年，我局通过区政府门户网站"), at="2022年"),
        invalid(("全年新收政府信息公开申请46件", "2022年共收到政府信息公开申请46件"), at="2022年"),
        invalid(("2023年，我局认真", "2022年，我局认真"), at="2022年"),
        invalid(("2023年，我局认真", "2024年，我局认真"), at="2024年"),
        invalid(("本报告根据", "现将我局2022年度政府信息公开工作情况报告如下。本报告根据"), at="2022年"),
        invalid(("本报告根据", "特向社会公布2022年度区水务局政府信息公开年度报告。本报告根据"), at="2022年"),
        invalid(("本报告根据", "编制了云川市临江区水务局2022年政府信息公开工作年度报告。本报告根据"), at="2022年"),
        invalid(("本报告根据", "编制《云川市临江区水务局2022年政府信息公开工作年度报告》。本报告根据"), at="2022年"),
        invalid((_FEE, "2022年度，我局未收取信息处理费。"), at="2022年"),
        invalid(("2023年，我局认真", "2022年，在区委、区政府的领导下，局机关认真"), at="2022年"),
        invalid(("发布政策解读9篇。", "发布政策解读9篇。2022年，我局未制发规章。"), at="2022年"),
        invalid(("发布政策解读9篇。", "2022年1月1日至12月31日，共公开信息312条。"), at="2022年"),
        invalid((_FEE, _FEE.replace("本年度", "2022年度")), at="2022年"),
        invalid(("组织业务培训2次", "牵头工作。2022年，组织业务培训2次"), at="2022年"),
        invalid(("全年通过区政府门户网站", "截至2022年12月31日，我局共公开信息312条。通过区政府门户网站"), at="2022年"),
        invalid(("存在的主要问题：", "2022年，我局工作取得一定成效，但仍有不足。存在的主要问题："), at="2022年"),
        invalid(("全年通过区政府门户网站", "2022年，区水务局通过区政府门户网站"), at="2022年"),
    ],
)
def other_year(draft: Draft) -> Iterator[Fault]:
    """A sentence tells what was done in another year than the report's.

    ## What it does

    Looks in the sections 一 to 四 for a sentence that begins with last year's year (or an earlier one) and the office,
    全年, 共 or 组织 …, or with its end (截至2022年底), holds a count, and mentions neither the report year nor a
    comparison. The first sentence of 总体情况 needs no count, if its paragraph never mentions the report year; nor does
    one in the last section that tells whether 信息处理费 was charged, or in section 五 what the work of a year lacked.
    In the introduction, looks for the year of the report that it announces (现将2022年度…报告).

    ## Why is this bad?

    It was probably copied from last year's report.

    ## What it does not report

    Comparisons with earlier years, names of documents, budgets and final accounts, plans, and later years: all of them
    are lawful, so a sentence with any sign of them is passed over.

    ## References

    Published reports with last year's sentences.
    """
    if draft.year is None or not draft.recognised:
        return
    if draft.period is None or draft.period.last.year in (None, draft.year):  # else the title may be wrong
        yield from _of_another(_introduction(draft), _ANNOUNCED, draft.year, "此处写{}的报告，请核对年份。")
    for section, paragraph in paragraphs(draft, ACCOUNTS):
        opens = section.official == 1 and paragraph in section.parts[:1]
        yield from _other_years(paragraph, draft.year, opens)
    problems = (paragraph for _, paragraph in paragraphs(draft, PROBLEMS))
    yield from _of_another(problems, _SHORT, draft.year, "此处写{}的不足，请核对是否沿用了上年文稿。")
    others = (paragraph for _, paragraph in paragraphs(draft, OTHERS))
    yield from _of_another(others, _CHARGED, draft.year, "此处写{}的收费，请核对是否沿用了上年文稿。")


def _introduction(draft: Draft) -> Iterator[Paragraph]:
    """The paragraphs above the first section, and in it above its parts, where some introduce themselves."""
    first = (section.parts for section in draft.report.sections[:1])
    for part in (*draft.report.front, *draft.report.preamble, *chain.from_iterable(first)):
        if isinstance(part, Paragraph):
            yield part


def _of_another(places: Iterable[Paragraph], pattern: re.Pattern[str], year: int, said: str) -> Iterator[Fault]:
    """Where a pattern tells of another year than the report's, in a sentence that does not name that too."""
    for paragraph in places:
        text = fold(paragraph.text)
        for match in pattern.finditer(text):
            end = text.find("。", match.end())
            rest = text[match.end("year") : end if end >= 0 else len(text)]
            if int(match["year"][:4]) != year and str(year) not in rest and not _THIS_YEAR.search(rest):
                at = paragraph.place(*match.span("year"))
                yield Fault(at, f"报告年度为{year}年，{said.format(match['year'])}")


def _other_years(paragraph: Paragraph, report_year: int, opens: bool) -> Iterator[Fault]:
    """The places in a paragraph, which `opens` the report's account or not, that tell of another year."""
    text = fold(paragraph.text)
    found = {match.start("year"): match for match in chain(_TOLD.finditer(text), _UP_TO.finditer(text))}
    if opens and (opening := _OPENING.match(text)) and not _THIS_YEAR.search(text):
        found.setdefault(opening.start("year"), opening)
    for start, match in sorted(found.items()):
        end = text.find("。", match.end("told"))
        sentence = text[start : end if end >= 0 else len(text)]
        year = int(match["year"][:4])
        first = opens and start == 0 and str(report_year) not in text
        counted = _COUNT.search(sentence) or _NONE.search(sentence)
        told = first or (year < report_year and counted and not _THIS_YEAR.search(sentence))
        if not first and text.startswith((f"{report_year}年", "今年", "本年"), start + len(sentence) + 1):
            continue  # told for what follows: 2022年组织培训2次。2023年组织3次
        others = {each[:4] for each in _YEAR.findall(sentence)} - {str(year)}  # 2020年建成专区1个，2021年完成升级
        if told and not others and not _COMPARES.search(sentence, match.start("told") - start):
            at = paragraph.place(*match.span("year"))
            doubt = "是否沿用了上年文稿" if year < report_year else "年份"
            yield Fault(at, f"报告年度为{report_year}年，此处写{year}年的工作，请核对{doubt}。")


# 将 alone may be 把 (2023年，我局将公开纳入考核), but not before these.
_PLAN = re.compile(
    r"(?:^|[。；\n]|下一步(?:工作中)?[,，]?|针对[^。；，,]{2,20}[,，]|[:：])\s*在?(?P<year>20\d\d\s*年)度?(?:的?工作中)?[,，]?"
    r"[^,，。；:：\d]{0,12}?将(?:[:：]|继续|进一步|持续|着力|重点|不断|加大|深入|认真|坚持|围绕|采取以下"
    r"|(?:主要)?[从在](?:以下|如下|[一两二三四五]个?方面))"
)
_NEXT = re.compile(
    r"(?:下一步(?:工作中?)?[,，]?(?:[我全本][局委办厅镇乡县区市])?(?:将|拟|计划|要)?在?"
    r"|(?:^|[。；\n])\s*(?=20\d\d\s*年度?(?:工作)?[打思安改努]))(?P<year>20\d\d\s*年)"
    r"度?(?:[,，]?(?:要|将|着力|重点|继续|我)|(?:工作)?(?:打算|思路|安排|改进措施|努力方向)[:：])"
)


@rule(
    "GL210",
    "plan-for-past-year",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("；二是建立", "。2024年，我局将继续建立")),
        valid(("；二是建立", "。2023年，我局将公开工作纳入考核，将从严管理落到实处，建立")),
        valid(("；二是建立", "。下一步，对照2023年检查结果，建立")),
        valid(("；二是建立", "。针对上年问题提出的2023年我局将继续完善台账的要求，建立")),
    ],
    invalid=[
        invalid(("；二是建立", "。2023年，我局将继续建立"), at="2023年"),
        invalid(("；二是建立", "。下一步，2022年我局将进一步建立"), at="2022年"),
        invalid(("；二是建立", "。针对上述问题，2023年我局将重点建立"), at="2023年"),
        invalid(("改进情况：一是", "改进情况：在2023年的工作中，我局将重点改进：一是"), at="2023年"),
        invalid(("改进情况：一是", "改进情况：2023年，区水务局将：一是"), at="2023年"),
        invalid(("改进情况：一是", "下一步，我局将在2023年重点改进：一是"), at="2023年"),
        invalid(("改进情况：一是", "2023年工作打算：一是"), at="2023年"),
        invalid(("改进情况：一是", "改进情况：对以上不足。2023年，我局将从以下两方面改进：一是"), at="2023年"),
    ],
)
def plan_for_past_year(draft: Draft) -> Iterator[Fault]:
    """What is planned is planned for the report year or an earlier one.

    ## What it does

    Looks in the sections 五 and 六 for a sentence that begins with such a year and says what the office 将继续,
    将进一步 … do in it.

    ## Why is this bad?

    It was probably copied from last year's report, which had the plans for this year.

    ## What it does not report

    Years within a sentence, and 将 that may be 把.

    ## References

    Published reports with last year's sentences.
    """
    if draft.year is None or not draft.recognised:
        return
    for _, paragraph in paragraphs(draft, PLANS):
        text = fold(paragraph.text)
        places = {match.span("year") for match in chain(_PLAN.finditer(text), _NEXT.finditer(text))}
        for at in sorted(places):
            if int(text[at[0] : at[0] + 4]) <= draft.year:
                said = f"{draft.year}年的报告写{text[slice(*at)]}的打算，请核对是否沿用了上年文稿。"
                yield Fault(paragraph.place(*at), said)


RULES = (other_year, plan_for_past_year)
