"""GL511 to GL513: what the prose says of applications, against table three."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claim import Claim, Equation
from govlint.draft import Draft, once
from govlint.finding import Severity
from govlint.rule import invalid, rule, valid

from .shared.naming import Named, Subject, named
from .shared.wording import quote, stated

_NEW = "全年新收政府信息公开申请46件，上年结转4件，办结47件，结转下年度继续办理3件。"
_RESULTS = "予以公开20件，占办结总数的42.6%；部分公开7件，占14.9%；"


@rule(
    "GL511",
    "request-count-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_NEW, "全年受理政府信息公开申请50件。")),
        valid((_NEW, "2023年我局共收到依申请公开47份。")),
        valid((_NEW, "2022年收到政府信息公开申请99件。")),
        valid((_NEW, "2022年收到申请52件、办结51件，2023年收到申请46件、办结47件。")),
        valid((_NEW, "全年新收申请46件，同比（上年新收38件、办结36件）增长21.1%。")),
        valid((_NEW, "与2022年（新收申请38件、上年结转2件、办结36件）相比，2023年新收申请46件、办结47件。")),
        valid((_NEW, "2023年收到申请46件，办结47件；2022年收到申请52件，办结51件。")),
        valid((_NEW, "2021年、2022年和2023年分别收到政府信息公开申请40件、52件和46件。")),
        valid((_NEW, "自2008年《条例》施行以来，累计收到政府信息公开申请512件。")),
        valid((_NEW, "截至2023年底，累计收到政府信息公开申请512件，办结509件；本年收到申请46件，办结47件。")),
        valid((_NEW, "办公室收到政府信息公开申请9件。")),
        valid((_NEW, "局属单位收到申请6件，局机关收到申请40件。")),
        valid((_NEW, "局机关受理申请40件，办结41件。")),
        valid((_NEW, "一、二、三、四季度分别收到申请10件、12件、14件、10件。")),
        valid((_NEW, "五年来，共收到申请230件。")),
        valid((_NEW, "2022年收到申请52件，2023年收到申请46件，两年共收到申请98件、共办结99件。")),
        valid((_NEW, "“十四五”以来（2021年至2023年），共收到申请120件。")),
        valid((_NEW, "条例修订四年多来，收到申请186件。“十四五”期间，收到申请120件。")),
        valid((_NEW, "一季度至四季度分别收到申请10件、12件、14件、10件。")),
        valid((_NEW, "2023年第一至第四季度分别收到申请10件、12件、14件、10件。")),
        valid((_NEW, "局机关、水政支队分别收到申请40件、6件。")),
        valid((_NEW, "局机关、水政支队分别收到申请40件、6件，占比分别为87.0%、13.0%。")),
        valid((_NEW, "收到的46件申请中，43件当年办结。")),
        valid((_NEW, "收到申请46件，其中办结44件。")),
        valid((_NEW, "新收申请46件，办结43件，3件结转下年；上年结转4件，也已办结，共办结47件。")),
        valid((_NEW, "全年办理申请50件，其中按时答复45件，延期答复2件，未到期3件。")),
        valid((_NEW, "受理申请46件，答复38件，不予受理6件，补正后仍不明确3件。")),
        valid((_NEW, "受理申请46件，不予受理6件，办结38件，申请人撤回3件，结转3件。")),
        valid((_NEW, "年初在办4件，年内新收46件，年底在办3件。")),
        valid((_NEW, "收到申请52件，其中咨询6件，受理46件。")),
        valid((_NEW, "受理各类申请98件，其中政府信息公开申请46件、档案查询申请52件。")),
        valid((_NEW, "答复的47件中，4件为上年结转，43件为本年新收。")),
        valid((_NEW, "截至12月31日，50件申请已办结94%。“总计”47件含上年结转4件。")),
        valid((_NEW, "2024年预计收到申请60件，办结申请58件。")),
        valid((_NEW, "公开答复27件，不予公开6件。")),
        valid((_NEW, "自然人申请38件，办结39件，结转下年度2件。")),
        valid((_NEW, "全年收到申请46件，结转下年度3件，局本级及水政支队受理20件，结转下年度1件。")),
        valid((_NEW, "共完成政府信息公开申请答复47件，包括上年结转3件。")),
        valid((_NEW, "办结申请47件，其中上年结转4件，本年新收43件；结转下年度3件。")),
        valid((_NEW, "通过信函收到政府信息公开申请9件。")),
        valid((_NEW, "通过网络等方式收到政府信息公开申请30件。")),
        valid((_NEW, "共收到政府信息公开申请约40件。")),
        valid((_NEW, "自然人新收和上年结转的申请共41件。")),
        valid((_NEW, "收到申请46件，办结47件，结转3件。")),
        valid((_NEW, "结转申请4件，新收申请46件，办结47件。")),
        valid((_NEW, "上年度，收到政府信息公开申请30件。")),
        valid((_NEW, "43个公开主体中，收到申请的有17个，未收到申请的有26个。")),
        valid((_NEW, "43个公开主体里，收到申请的有17个，未收到申请的有26个。")),
        valid((_NEW, "收到留言248条，办结230条，结转18条。")),
        valid((_NEW, "收到建议29件，办结28件，结转1件。")),
        valid((_NEW, "供水类申请13件，办结12件，结转1件。")),
        valid((_NEW, "接收环境违法线索126条，受理118条，办结109条，结转9条。")),
        valid((_NEW, "收到劳动纠纷调解请求12件，受理11件，办结9件，结转2件。")),
        valid((_RESULTS, "予以公开20件（其中上年结转2件）、部分公开7件：上年结转1件、新收6件；")),
        valid(("38\t5\t0\t1\t2\t0\t46", "38\t5\t\t1\t2\t0\t"), (_NEW, "全年受理政府信息公开申请49件。")),
    ],
    invalid=[
        invalid((_NEW, "全年新收政府信息公开申请数64件。"), at="64"),
        invalid((_NEW, _NEW.replace("46", "64")), at="64"),
        invalid((_NEW, _NEW.replace("上年结转4", "上年结转3")), at="3"),
        invalid((_NEW, _NEW.replace("47", "74")), at="74"),
        invalid((_NEW, _NEW.replace("办理3件", "办理5件")), at="5"),
        invalid((_NEW, "2023年，全局受理政府信息公开申请49件，均已答复。"), at="49"),
        invalid((_NEW, "我局收到48份政府信息公开申请。"), at="48"),
        invalid(
            ("云川市临江区水务局2023年", "云川市临江区石桥镇人民政府2023年"),
            (_NEW, "全镇收到政府信息公开申请48件。"),
            at="48",
        ),
        invalid((_NEW, "全年收到申请46件，其中42件按时办结完毕。"), at="42"),
        invalid((_NEW, "全年收到申请46件，办结38件，不予受理6件，撤回2件。"), at="38"),
        invalid((_NEW, "收到申请46件，办结44件，结转3件。"), at="44"),
        invalid((_NEW, "全年收到申请46件，办结44件，结转下年3件。"), at="44"),
        invalid((_NEW, "办结47件，其中上年结转8件。"), at="8"),
        invalid((_NEW, "办结47件（其中4件为上年结转），结转下年度6件。"), at="6"),
        invalid((_NEW, "2022年收到申请52件、办结51件，2023年收到申请46件、办结49件。"), at="49"),
        invalid((_NEW, "2022年结转至2023年4件，2023年共受理46件，办结49件。"), at="49"),
        invalid((_NEW, "2023年新收申请46件，2022年结转4件，共50件，其中办结47件，5件结转至2024年。"), at="5"),
        invalid((_NEW, "收到政府信息公开申请46件，5件结转到2024年度继续办理。"), at="5"),
        invalid((_NEW, "收到申请46件，办结47件，结转5件。"), at="5"),
        invalid((_NEW, "新收46件＋上年结转4件＝办结45件＋结转下年3件。"), at="45"),
        invalid((_NEW, "本年新收46件，加上上年结转4件，等于办结47件加结转下年度5件。"), at="5"),
        invalid((_NEW, "全年新收和上年结转的申请共52件，当年办结47件。"), at="52"),
    ],
)
def requests(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number of applications than table three.

    ## What it does

    Compares what the prose says was received (收到, 受理), carried over (上年结转), closed (办结) and carried forward
    (结转下年度) with the totals of table three. 受理 has three lawful readings: 本年新收, that with 上年结转, and
    （七）总计; it is enough that one of them fits. 答复 and 办理 have more, and are a warning.

    ## Why is this bad?

    The report contradicts itself on its most important number.

    ## What it does not report

    Numbers whose words say anything that is not known to leave them whole: another office (区政府办), a channel
    (通过信函), another year, a kind of application. What was closed of the new ones, if it may be; what was answered in
    time, beside what was not; more than the year's that was 累计 up to a day. Approximate numbers within what their
    word allows. Numbers of which a reading needs an unknown cell.

    ## References

    The headers of table three: 国办公开办函〔2021〕30号; the readings of 受理 in published reports.
    """
    return _claims(draft, "request")


@rule(
    "GL512",
    "result-count-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_RESULTS, "予以公开及部分公开27件；")),
        valid((_RESULTS, "予以公开、部分公开共27件；")),
        valid((_RESULTS, "准予公开27件；")),
        valid((_RESULTS, "予以公开20件和部分公开7件，不予公开、无法提供合计15件；")),
        valid((_RESULTS, "不予公开的6件申请中，自然人5件、企业1件，已办结6件；")),
        valid((_RESULTS, "不予公开（含无法提供、不予处理）17件；")),
        valid((_RESULTS, "其他处理5件（含不予处理2件）；")),
        valid((_NEW, "上年结转申请4件，均已答复，其中予以公开2件、无法提供2件。")),
        valid((_RESULTS, "区教育局予以公开9件、部分公开3件；")),
        valid((_RESULTS, "网上申请办结30件，予以公开13件；信函申请办结17件，予以公开7件。")),
        valid(("不予处理2件，占4.3%；其他处理3件，占6.4%", "其他处理5件，占10.6%")),
        valid((_RESULTS, "予以公开18件，已主动公开2件，部分公开7件；")),
        valid((_RESULTS, "无法提供5件，信息不存在4件；")),
        valid((_RESULTS, "收到的申请中，重复申请8件；")),
        valid((_RESULTS, "上年结转的4件申请中，予以公开2件、部分公开1件；")),
        valid((_RESULTS, "涉及供水的申请中，予以公开12件、部分公开5件；")),
        valid((_RESULTS, "按期办结的30件申请中，予以公开12件、部分公开5件；")),
        valid((_RESULTS, "网络平台收到的30件申请中，予以公开12件、部分公开5件；")),
        valid((_RESULTS, "针对企业的申请，予以公开2件、部分公开1件；")),
        valid((_RESULTS, "供水类申请20件：予以公开12件、部分公开5件、无法提供3件；")),
        valid((_RESULTS, "通过网络提交的申请中，予以公开、部分公开分别为12件、5件；")),
        valid((_RESULTS, "予以公开、部分公开的自然人申请分别为17件、6件；")),
        valid((_RESULTS, "予以公开、不予公开中分别有2件、1件为上年结转；")),
        valid((_RESULTS, "征求第三方意见5件，其中同意公开3件、不同意公开2件；")),
        valid((_RESULTS, "制发文件108件，其中主动公开36件、依申请公开40件、不予公开32件；")),
        valid((_RESULTS, "制发文件108件，依申请公开40件，占37.0%；不予公开32件，占29.6%；")),
        valid((_RESULTS, "涉及征地的14件申请，予以公开6件，部分公开8件；")),
        valid((_RESULTS, "河道类申请13件，其中予以公开5件；")),
        valid((_NEW, "办公室收到政府信息公开申请9件。"), (_RESULTS, "予以公开8件；")),
        valid((_RESULTS, "涉及第三方合法权益5件，均已征求意见；")),
        valid((_RESULTS, "对612件发文逐件审查，予以公开286件，部分公开14件，不予公开312件；")),
        valid((_RESULTS, "对100件建议提案，予以公开81件，不予公开19件；")),
        valid((_RESULTS, "保密审查登记信息1420条，准予公开1412条，不予公开8条；")),
        valid((_RESULTS, "应公开决算的62个部门中，公开60个，2个涉密部门不予公开；")),
        valid((_NEW, "全年收到申请46件，均予以公开答复。")),
        valid((_NEW, "上年结转4件，均予以公开。")),
        valid((_NEW, "信访、举报、投诉共56件，均转交相关科室。")),
    ],
    invalid=[
        invalid((_RESULTS, "予以公开及部分公开28件；"), at="28"),
        invalid((_RESULTS, "予以公开12件，部分公开7件；"), at="12"),
        invalid(("其他处理3件，占6.4%", "其他处理5件，占10.6%"), at="5"),
        invalid((_RESULTS, "予以公开、部分公开分别为12件、7件；"), at="12"),
        invalid((_RESULTS, "对收到的申请，予以公开12件；"), at="12"),
        invalid((_RESULTS, "办结的47件申请中，12件予以公开，7件部分公开；"), at="12"),
        invalid((_RESULTS, "办结的47件事项中，予以公开12件；"), at="12"),
        invalid((_RESULTS, "网络申请30件，信函申请16件，予以公开12件；"), at="12"),
        invalid((_RESULTS, "在收到的政府信息公开申请中，予以公开12件；"), at="12"),
        invalid((_RESULTS, "无法提供10件，信息不存在4件；"), at="10"),
        invalid((_RESULTS, "予以公开20件和部分公开8件；"), at="8"),
        invalid((_RESULTS, "不予公开和无法提供两类共18件；"), at="18"),
        invalid((_RESULTS, "予以公开、部分公开两项合计28件；"), at="28"),
        invalid((_RESULTS, "（1）予以公开：20件；（2）部分公开：8件；"), at="8"),
        invalid((_RESULTS, "不予公开6件：保护第三方合法权益1件，四类过程性信息3件；"), at="3"),
        invalid((_RESULTS, "不予处理的2件申请中，重复申请3件；"), at="3"),
        invalid((_RESULTS, "在不予公开的6件中，属于三类内部事务信息2件，属于四类过程性信息3件；"), at="3"),
        invalid(("不予处理2件，", "不予处理3件，"), at="3"),
        invalid((_RESULTS, "因属于三类内部事务信息不予公开3件；"), at="3"),
        invalid((_RESULTS, "答复“予以公开”12件；"), at="12"),
        invalid((_RESULTS, "区分处理后部分公开8件；"), at="8"),
        invalid((_RESULTS, "没有现成信息、需要另行制作的2件；"), at="2"),
        invalid((_RESULTS, "因涉及第三方合法权益不予公开3件；"), at="3"),
        invalid((_RESULTS, "因申请内容属于信访、投诉、举报类而不予处理3件；"), at="3"),
        invalid((_RESULTS, "要求行政机关确认或重新出具已获取信息3件；"), at="3"),
        invalid((_RESULTS, "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请3件；"), at="3"),
        invalid((_NEW, "全年收到申请46件，均予以公开。"), at="46"),
    ],
)
def results(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number for a result than table three.

    ## What it does

    Compares 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理, joint namings (予以公开及部分公开) and the
    single reasons in prose with their rows in table three. 均予以公开 behind a number of applications makes it one of
    those granted.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    Results behind a number of applications that is not the whole body's; words that say more than the name of the
    result; 不掌握 and 等原因无法提供 where either the row or its group fits, 其他处理 where it fits with 不予处理; less
    than the table where the sentence counts results that have no row (信息不存在, 已主动公开).

    ## References

    The rows of table three: 国办公开办函〔2021〕30号.
    """
    return _claims(draft, "result")


@rule(
    "GL513",
    "applicant-count-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_NEW, _NEW + "其中自然人38件、法人或其他组织8件。")),
        valid((_NEW, _NEW + "办理的申请中，自然人41件。")),
        valid((_NEW, "收到公民、法人和其他组织提出的政府信息公开申请46件。")),
        valid((_NEW, "上年结转4件，均为自然人或企业申请。")),
        valid((_RESULTS, "予以公开20件（自然人17件、商业企业2件、法律服务机构1件）；")),
        valid((_RESULTS, "予以公开20件：自然人17件、商业企业2件、法律服务机构1件；")),
    ],
    invalid=[
        invalid((_NEW, _NEW + "其中自然人37件、法人或其他组织8件。"), at="37"),
        invalid((_NEW, _NEW + "申请人中，自然人37件。"), at="37"),
        invalid((_NEW, _NEW + "其中商业企业申请7件。"), at="7"),
        invalid((_NEW, "收到政府信息公開申請46件，其中法人或其他組織8件、自然人37件。"), at="37"),
        invalid((_NEW, "收到政府信息公开申请46件，均为自然人申请。"), at="46"),
        invalid((_NEW, "收到政府信息公开申请46件，申请人均为自然人。"), at="46"),
        invalid((_NEW, "申请人中，个人申请37件，法人或其他组织申请8件。"), at="37"),
    ],
)
def applicants(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number for a kind of applicant than table three.

    ## What it does

    Compares 自然人, 法人或其他组织 and the five kinds of the latter in prose with their columns of table three: in the
    row 本年新收, with 上年结转, or in （七）总计. 均为自然人申请 makes the number before it one of 自然人.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    公民、法人和其他组织 as a name for everybody; numbers whose words say more than the kind of applicant.

    ## References

    The columns of table three: 国办公开办函〔2021〕30号.
    """
    return _claims(draft, "applicant")


RULES = (requests, results, applicants)


def _claims(draft: Draft, subject: Subject) -> Iterator[Claim]:
    for found in once(draft, named):
        if found.subject == subject:
            yield from _claim(found)


def _claim(found: Named) -> Iterator[Claim]:
    """The claim that the number is one of the sums; none if a sum that could fit is unknown."""
    said = stated(found.mention.figure, "正文为")
    known = [side for side in found.readings if side is not None]
    claim = Claim(
        f"“{quote(found.mention)}”",
        found.mention.figure,
        tuple(Equation(said, side, "<=" if found.partial else "==") for side in dict.fromkeys(known)),
        Severity.WARNING if found.loose else None,
    )
    if known and (claim.holds or len(known) == len(found.readings)):
        yield claim
