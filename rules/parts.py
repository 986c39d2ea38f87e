"""GL501, GL502: totals in prose and the parts that are listed behind them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from govlint.claim import Claim, Equation
from govlint.draft import Draft, once
from govlint.finding import Severity
from govlint.prose import Sentence
from govlint.prose.sums import rests, sums
from govlint.rule import invalid, rule, valid

from .shared.list_claims import claim_of, goes_beyond, lists, subject
from .shared.wording import quote, side

_LIST = "公开信息312条，其中机构职能类18条、政策文件类27条、工作动态类205条、其他类62条。"


@rule(
    "GL501",
    "parts-do-not-add-up",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_LIST, "公开信息312条，其中机构职能类18条、政策文件类27条。")),
        valid((_LIST, "公开信息312条，其中机构职能类18条、其他类62条等。")),
        valid((_LIST, "公开信息312条，其中网站公开312条、公众号公开168条、其他方式公开36条。")),
        valid((_LIST, "公开信息312条（其中政策文件类27条、工作动态类205条）。")),
        valid((_LIST, "公开信息312条，包括政策文件类27条、工作动态类205条以及其他信息等。")),
        valid((_LIST, "应诉案件9件，其中直接起诉5件、复议后起诉3件等。")),
        valid((_LIST, "表彰先进15个，其中先进个人9个、先进单位5个。")),
        valid((_LIST, "公开信息312条，其中涉及个人20条、单位预算18条。")),
        valid((_LIST, "公开信息310余条（政策文件类107条、工作动态类205条）。")),
        valid((_LIST, "阅读量1.2万次，其中微信8123次、其他3990次；粉丝12.5万人（微信8.23万人、微博4.3万人）。")),
        valid((_LIST, "公开信息312条：政策文件类107条、工作动态类205条；微信公众号发布168条。")),
        valid((_LIST, "公开信息312条：政策文件类107条、双随机一公开信息5条、工作动态类200条。")),
        valid((_LIST, "公开信息312条，其中网站公开指南1条；依据职责主动公开信息12条；公开年报1条；其他动态类298条。")),
        valid((_LIST, "公开信息312条，其中规范性文件4件、其他政策性文件8件。")),
        valid((_LIST, "公开信息312条：工作动态205条，更新服务指南45条，其他62条。")),
        valid((_LIST, "办理留言130条，其中咨询类70条、投诉类45条、建议类15条，前两类合计115条。")),
        valid((_LIST, "公开信息312条，含规范性文件4件在内的政策文件27条、工作动态205条、其他80条。")),
        valid((_LIST, "收到申请50件（上年度结转4件，结转下年度3件）。")),
        valid((_LIST, "受理申请46件（上年度结转4件，办结47件，结转下年度3件）。")),
        valid((_LIST, "网站312条，公众号168条，微博20条，新媒体合计188条，以上合计500条。")),
        valid((_LIST, "上年结转申请4件，新收申请46件，共50件。")),
        valid((_LIST, "新增栏目2个，优化栏目3个，共12个。")),
        valid((_LIST, "案件12件、诉讼8件，其中维持13件、纠正1件、其他结果4件、尚未审结2件。")),
        valid((_LIST, "案件12件，其中维持7件、纠正1件、其他结果2件、尚未审结1件、撤回1件。")),
        valid((_LIST, "案件12件，其中已审结11件，维持7件、纠正1件、其他结果3件。")),
        valid((_LIST, "新收申请46件，上年结转4件，共办结47件。")),
        valid((_LIST, "新收申请46件，上年结转4件，办结47件，共3件结转下年度。")),
        valid((_LIST, "收到申请46件，其中上年结转4件，共46件。")),
        valid((_LIST, "公开信息312条，其中：职能类18条；动态类205条，解读类7条；规划类27条；其他类62条。")),
        valid((_LIST, "公开信息312条，其中：职能类18条；动态类205条，解读类7条；规划类20条；其他类62条。")),
        valid((_LIST, "公开信息312条，其中：政策类20条；动态类200条，其中图文50条；其他类92条。")),
        valid((_LIST, "收到留言7件，其中咨询类6件，建议类1件，网络3件，其他4件。")),
        valid((_LIST, "收到留言149件，其中网络133件，占91.1%；来信13件，占8.9%。")),
        valid((_LIST, "制发公文125件，其中主动公开90件，依申请公开20件、不予公开5件、尚未定密10件。")),
        valid((_LIST, "公开信息312条，46件申请平均每件涉及信息1.7条，共79条。")),
        valid((_LIST, "图解30条，培训5人，视频3条、直播2条，合计35条。")),
        valid((_LIST, "发布解读9篇，文字解读4篇、图表解读3篇，共7篇。")),
        valid((_LIST, "网站发布9篇，文字解读4篇、图表解读3篇，共16篇。")),
        valid((_LIST, "公开信息312条。局属单位分为水政、河道两类，全年发布480条。")),
        valid((_LIST, "公开信息312条（2022年公开286条、2021年公开240条），设有专栏12个（新开3个、优化5个）。")),
        valid((_LIST, "现行有效文件12件（新制发4件、废止1件）；年初账号10个：新开1个，注销3个，年末8个。")),
        valid((_LIST, "2021年至2023年分别公开信息240条、286条、312条，三年共838条，三年共制作图解36条。")),
        valid(
            (
                _LIST,
                "办理建议17件、提案12件，除4件涉密外，其余25件均公开。公开信息312条，除网站公开外，其他平台公开168条。",
            )
        ),
        valid((_LIST, "申请50件。网上办理30件，除3件结转下年外，其余47件均已办结。")),
        valid((_LIST, "办理建议17件。办理提案12件，除4件涉密外，其余25件均公开。")),
        valid((_LIST, "办理建议17件、提案12件、社情民意3件，除4件涉密外，其余28件均公开。")),
        valid(
            (
                _LIST,
                "文件30件，主动公开25件，除3件涉密外，其余2件依申请公开。活动12次，除培训4次外，其他3次为座谈，5次为访谈。",
            )
        ),
        valid((_LIST, "上年办理留言40条，除3条转办外，其余43条均已回复。")),
        valid((_LIST, "调整目录36项（新增20项、删除10项、修改6项），另调整栏目12个：增加5个、减少4个、更名3个。")),
        valid(
            (_LIST, "调整指南2处：联系电话1处、办公地址1处。认定公文40件：主动公开27件、删减后公开4件、依申请公开9件。")
        ),
        valid((_LIST, "解读文件9件：文字解读9件、图解6件、视频解读3件。")),
        valid((_LIST, "公开信息480条（含微信168条），其中政策文件类107条、其他类205条。")),
        valid((_LIST, "公开信息312余条，其中门户网站公开95条，内容有规划计划等，累计公开服务类70条、其他类25条。")),
    ],
    invalid=[
        invalid((_LIST, "全年新收申请46件，上年结转4件，共51件。"), at="51"),
        invalid((_LIST, "案件12件，其中维持7件、纠正1件、其他结果2件、尚未审结1件。"), at="12"),
        invalid((_LIST, _LIST.replace("205", "215")), at="312"),
        invalid((_LIST, "公开信息312条（政策文件类107条、工作动态类206条）。"), at="312"),
        invalid((_LIST, "公开信息312条：政策文件类107条、工作动态类204条。"), at="312"),
        invalid((_LIST, "公开信息312条，分为政策文件类107条、工作动态类204条。"), at="312"),
        invalid((_LIST, "粉丝12.5万人，其中微信8.23万人、微博3.1万人、其他1.9万人。"), at="12.5万"),
        invalid((_LIST, "公开信息312条，其中市本级公开107条、县区公开204条。"), at="312"),
        invalid((_LIST, "应诉案件9件，其中未经复议直接起诉5件、经复议后起诉3件。"), at="9"),
        invalid((_LIST, "受理申诉13件，其中个人申诉9件、单位申诉3件。"), at="13"),
        invalid((_LIST, "制发公文125件，其中主动公开90件，依申请公开20件、不予公开5件。"), at="125"),
        invalid((_LIST, "公开信息171条：政策文件158条，预算决算9条，应急预案3条，工作动态2条，其他4条。"), at="171"),
        invalid((_LIST, "承办代表建议7件、委员提案6件，合计14件。"), at="14"),
        invalid(
            (_LIST, "公开信息312条，其中：职能类18条；动态类205条，解读类7条；规划类30条；其他类62条。"),
            at="312",
        ),
        invalid((_LIST, "公开信息376条，其中公告类332条，动态类44条，其他2条。"), at="376"),
        invalid((_LIST, "三年累计公开838条（2021年公开240条、2022年公开286条、2023年公开322条）。"), at="838"),
        invalid((_LIST, "清理文件12件（修订4件、废止7件）。"), at="12"),
        invalid((_LIST, "公开信息312条（政策文件类107条、工作动态类204条，较上年增加12条）。"), at="312"),
        invalid((_LIST, "收到来信8份，其中咨询类2件，建议类4件，其他1件。"), at="8"),
        invalid((_LIST, "开展政策宣讲两场、线上访谈三场，共六场。"), at="六"),
        invalid((_LIST, "发布解读9篇，文字解读4篇、图表解读3篇、视频解读1篇，共9篇。"), at="9"),
        invalid((_LIST, "公开信息312条，按类别分：工作动态205条、政策文件27条、其他90条。"), at="312"),
        invalid((_LIST, "三个平台同向发力，网站312条、公众号121条、微博49条，三者合计480条。"), at="480"),
        invalid((_LIST, "办理留言130条，其中咨询类70条、投诉类45条、建议类15条，前两类合计116条。"), at="116"),
        invalid((_LIST, "2021年至2023年分别公开信息240条、286条、312条，三年共848条。"), at="848"),
        invalid((_LIST, "2022年公开信息286条，2023年公开312条，两年累计公开589条。"), at="589"),
        invalid((_LIST, "办理建议29件，除4件涉密外，其余24件均公开。"), at="24"),
        invalid((_LIST, "24个栏目中，除3个更新不及时外，其余23个均按要求更新。"), at="23"),
    ],
)
def closed_lists(draft: Draft) -> Iterator[Claim]:
    """The parts of a list that must be complete do not add up to its total.

    ## What it does

    Adds the parts of a list and compares the sum with the total, where the list is closed: it ends with 其他; stands in
    brackets directly behind its total, without 其中, 含 or 等; follows a colon directly behind the total; is announced
    as whole (分为, 由…组成), or summed up behind its parts (合计, 三年共); names every result of an application, or
    every way in which documents are public (主动公开, 依申请公开, 不予公开); or names two parts that are everything
    (市级 and 县区级, 直接起诉 and 复议后起诉). What is left but for some (除4件涉密外，其余25件) makes the total with
    these.

    ## Why is this bad?

    One of the numbers is wrong, and any reader with a calculator can see it.

    ## What it does not report

    Lists that may leave something out (其中, 包括 without 其他; 等), which about half of them do: only what exceeds the
    total is reported there (parts-exceed-total). Several numbers before 其中: it is enough that one of them, or two
    together, is the total. Numbers in another unit may complete a sum, but never break one. Approximate numbers
    (余, 近, 约; in 万 or 亿) stand for everything that their words allow. A sentence that breaks off. An approximate
    total that is exceeded only by what 余 may add. Two lists in one: parts that make the total before others that
    divide it in another way, or that divide the part before them. Parts that make the total with what follows behind a
    verb. Parts of which the sentence says that they overlap. Brackets that tell what was changed in the total (新开
    3个), or is not in it any more (废止1件).

    ## References

    Arithmetic; lists in 200 published reports.
    """
    for passage in draft.prose:
        before: Sentence | None = None
        for sentence in passage.sentences:
            yield from _of_sums(sentence)
            yield from _of_rests(sentence, before)
            before = sentence
    for listing in once(draft, lists):
        if listing.closed and not listing.cut:
            readings = [Equation(side(listing.parts), side(total)) for total in listing.totals]
            if listing.foreign:
                everything = side((*listing.parts, *listing.foreign))
                readings += [Equation(everything, side(total)) for total in listing.totals]
            yield claim_of(listing, readings)


def _of_sums(sentence: Sentence) -> Iterator[Claim]:
    for total, summed in sums(sentence):
        readings = [Equation(side(parts), side([total])) for parts in summed]
        if readings:
            yield Claim(f"“{quote(total)}”", total.figure, tuple(readings))


def _of_rests(sentence: Sentence, before: Sentence | None) -> Iterator[Claim]:
    for rest, divisions in rests(sentence, before):
        likeliest, *others = (Equation(side(each.parts), side(each.totals)) for each in divisions)
        lawful = (each for each in others if each.holds)
        yield Claim(f"“{quote(rest)}”", rest.figure, (likeliest, *islice(lawful, 1)))


@rule(
    "GL502",
    "parts-exceed-total",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_LIST, "公开信息312条，其中门户网站公开300条、微信公众号公开200条。")),
        valid((_LIST, "公开信息312条，其中政策文件类27条，办理网民留言400条。")),
        valid((_LIST, "公开信息312条（1282件），其中政策文件类27条。")),
        valid((_LIST, "公开信息312条（历年累计1282条），其中政策文件类27条。")),
        valid((_LIST, "公开文件38份，其中包括新制定的规范性文件6件；发布通告141条、警告134条；行政处罚379件。")),
        valid((_LIST, "受理来信34件，其中建议类3件、咨询类30件，当日答复34件。")),
        valid((_LIST, "公开信息480条，同比增长20%，其中网站发布312条（2022年共发布400条）。")),
        valid((_LIST, "公开信息312条，其中政策文件类27条；政务新媒体发布信息400条。")),
        valid((_LIST, "公开信息近300条，其中政策文件类100余条、工作动态类195条。")),
        valid((_LIST, "收到申请7件，其中自然人6件，法人及其他组织1件，予以公开3件，不予公开4件。")),
        valid((_LIST, "收到申请208件（不含上年结转5件），其中已办结196件，结转下年办理17件。")),
        valid((_LIST, "收到申请208件（不含上年结转5件）。其中已办结196件，结转下年办理17件。")),
        valid((_LIST, "公开信息312条，其中政策文件类27条、办理网民留言400条。")),
        valid((_LIST, "征集意见200条，其中有效意见180条，采纳120条。")),
        valid((_LIST, "公示项目11个，其中市级8个，验收5个；县级3个，验收2个。")),
        valid((_LIST, "公开信息312条，其中政策文件类107条、其他类205条，与2022年的401条相比下降22.2%。")),
        valid((_LIST, "抽检频次之比由9:1缩小到4:1，投诉与建议之比约为3:2，投入产出比为1:7.9。")),
        valid((_LIST, "办结率94%（47/50），纠错率0（0/3）。")),
        valid((_LIST, "予以公开20件，其中全部公开20件，提供信息36条。")),
        valid((_LIST, "予以公开20件，其中全部公开20件，涉及文件28份。")),
        valid((_LIST, "受理申请46件，其中向局机关申请40件、向下属单位申请6件，由局统一答复47件。")),
        valid((_LIST, "办理申请47件，其中独立办理35件、协同办理12件，会商8件，法制审核47件。")),
        valid((_LIST, "微博发布36条，其中原创20条、转发16条，评论86条。")),
        valid((_LIST, "发布解读9篇，其中图解4篇、视频2篇、文字3篇、专家解读1篇（同时为文字解读）。")),
        valid((_LIST, "解读文件9件，其中文字解读9件、图解6件、视频解读3件。")),
        valid((_LIST, "答复申请47件：无法提供45件、其他处理2件（含上年结转4件）。")),
        valid((_LIST, "新收申请4件（上年结转6件）。")),
        valid((_LIST, "收到申请5件，其中上年结转4件，结转下年3件。")),
        valid((_LIST, "答复申请20件（含上年结转6件，另有32件顺延到下年答复）。")),
        valid((_LIST, "发布解读9篇，其中文字解读4篇、图解3篇，共7篇，视频2篇。")),
        valid((_LIST, "收到申请46件，其中网上提交30件，剔除重复申请1件后实际办理45件。")),
        valid((_LIST, "公开信息312条，其中全文电子化率100%，目前总计公开信息2739条。")),
        valid((_LIST, "调整事项36项，其中增加20项、取消10项、变更6项，现有事项286项。")),
        valid((_LIST, "公开信息312条，其中政策文件类27条，截至年底累计公开2739条。")),
        valid((_LIST, "发布文件29件，其中政策文件15件，同步发布文字类、图片类解读15条。")),
        valid((_LIST, "动态类信息174条，其中形势分析20条（同时撤销2条），工作动态156条。")),
        valid((_LIST, "发布政策解读9篇。文件全部配发解读材料，其中图解6份、文字解读4份。")),
        valid((_LIST, "发布信息480条（网站312条、公众号168条）。其中，网站信息按类别分为政策27条、其他285条。")),
        valid((_LIST, "门户网站公开63条，公众号发布580条，问政平台共办结包含供水、排水等方面的咨询4972件。")),
        valid((_LIST, "新制发文件4件，其中1件为修订，同步废止1件，期末有效12件。")),
        valid((_LIST, "供水类申请1件，排水类1件，合计2件。从渠道看，网络申请30件，信函申请16件。")),
        valid((_LIST, "公开信息5312条，其中2023年公开3138条，上年为2927条，同比增长7.2%。")),
        valid((_LIST, "公开信息312条。接听热线1286件，其中供水812件、排水474件。")),
        valid((_LIST, "公开信息312条。专栏涵盖政策文件400件。")),
        valid((_LIST, "制发规范性文件4件。其中，通过门户网站公开动态信息312条、政策文件27条。")),
        valid((_LIST, "发布解读9篇。采用率75.8%（报送533篇，采用404篇），其中省级采用80篇、市级采用324篇。")),
        valid((_LIST, "平均办理时间11.2天，其中予以公开9.6天、不予公开16.8天。")),
        valid((_LIST, "平均用时11.2个工作日，其中予以公开9.6个工作日、不予公开16.8个工作日。")),
        valid((_LIST, "现有账号5个，其中新开2个，关停8个；人均公开3.9条（312条/80人）。")),
        valid((_LIST, "召开发布会2场，其中局长出席1场，副局长出席2场。")),
        valid((_LIST, "公开项目12个，其中网站10个、微信公众号8个。")),
        valid((_LIST, "新收申请46件，其中网上30件，上年结转4件，共办理50件。")),
        valid((_LIST, "政务新媒体63个，全年发布信息312条，其中微信公众号300条、微博200条。")),
        valid((_LIST, "收到申请4件，网络2件，信函2件。其中3件已书面答复，1件结转下年，已答复的3件均为无法提供。")),
    ],
    invalid=[
        invalid((_LIST, "公开信息312条，其中政策文件类127条、工作动态类205条。"), at="312"),
        invalid((_LIST, "公开信息312条，包括政府网站35条，微信公众号2443条。"), at="2443"),
        invalid((_LIST, "公开信息312条。其中，政策文件类327条。"), at="327"),
        invalid((_LIST, "公开信息312条，包括供水、排水等方面的信息327条。"), at="327"),
        invalid((_LIST, "收到申请208件（不含上年结转5件），其中已办结197件，结转下年办理17件。"), at="208"),
        invalid((_LIST, "答复申请4件（含上年结转6件）。"), at="6"),
        invalid((_LIST, "收到申请46件，申请方式为：网络申请30件，信函申请12件，当面申请14件。"), at="46"),
        invalid((_LIST, "政务新媒体账号63个，其中微信公众号38个、微博11个、抖音号16个。"), at="63"),
        invalid((_LIST, "公开信息312条，较2022年的280条增加32条，其中政策类127条、工作类205条。"), at="312"),
        invalid((_LIST, "解读文件9件，其中文字解读8件、图解6件、视频解读3件。"), at="9"),
        invalid((_LIST, "公开信息115条，其中政策文件80条、双随机、一公开监管信息40条。"), at="115"),
    ],
)
def open_lists(draft: Draft) -> Iterator[Claim]:
    """A part of a list, or all its parts together, are more than the total.

    ## What it does

    Compares the parts behind 其中, 包括, 包含 or 含 with the total before: each by itself, and together unless they are
    channels (网站, 公众号, 微博), which may carry the same news.

    ## Why is this bad?

    A part cannot exceed its whole: one of the numbers is wrong.

    ## What it does not report

    A sum below the total: such lists may leave things out. What follows a semicolon, another act (办理留言 behind
    公开信息) or a channel with its own verb is no part of the list. Approximate numbers stand for everything that the
    word allows. What a bracket leaves out of the total (不含上年结转5件) may be added to it; what was carried over
    (上年结转6件) may stand in brackets beside what came new. Two lists in one, as for parts-do-not-add-up.

    ## References

    Arithmetic; lists in 200 published reports.
    """
    for listing in once(draft, lists):
        if (listing.closed and not listing.cut) or goes_beyond(listing):
            continue
        greatest = max(listing.parts, key=lambda each: each.figure.value)
        alone = [Equation(side([greatest]), side(total), "<=") for total in listing.totals]
        named = subject(listing, "的一个分项") if len(alone) == 1 else f"“{quote(greatest)}”"
        claim = Claim(named, greatest.figure, tuple(alone))
        if not claim.holds or listing.overlapping or listing.cut or len(listing.parts) == 1:
            yield claim
        else:
            yield claim_of(listing, [Equation(side(listing.parts), side(total), "<=") for total in listing.totals])


RULES = (closed_lists, open_lists)
