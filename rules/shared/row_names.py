"""What the rows and columns of table three are called in prose."""

from __future__ import annotations

import re

from .roles import NOUN

_IS, _SUCH = "(?:属于?|为|作出|答复)?", "(?:答复|决定|申请)?"
_SINCE, _CONCERNING = "(?:因|属于?)*", "(?:因|属于?|涉及)*"  # before the reason of a result
_WITHHELD, _REFUSED = "(?:不予公开)?", "(?:不予处理)?"  # the result behind its reason
_DROPPED = "(?:、?(?:而|后)?(?:行政)?(?:机关)?不再处理(?:其?申请)?)?"
_COMPLAINT = "(?:信访|举报|投诉)(?:、?(?:信访|举报|投诉)){2}(?:类(?:申请)?|申请|(?=而?不予))"
_GROUPS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("(?:予以|同意|准予)?(?:全部)?公开(?:以及|及|和|与|或者?|、)(?:予以|同意)?部分公开", (("granted", "partial"),)),
    (f"{_IS}(?:予以|给予|全部|决定予以)公开{_SUCH}", (("granted",),)),
    (f"(?:依申请)?(?:同意|准予)公开{_SUCH}", (("granted",), ("granted", "partial"))),
    (f"{_IS}(?:区分处理后?)?(?:予以|同意|决定)?部分公开{_SUCH}", (("partial",),)),
    (f"{_IS}(?:决定)?不予以?公开{_SUCH}", (("withheld",),)),
    (rf"{_IS}(?:[^,，]{{0,24}}等(?:原因|情况|情形|事由)?(?:而)?)?无法提供{_SUCH}", (("unavailable",),)),
    (
        "(?:因|由于|属于?|经检索|经查)?(?:本机关|本单位|我局|我办|机关|单位|局|办)?不掌握(?:相关)?(?:信息)?(?:等?(?:而)?无法提供)?",
        (("not_held",), ("unavailable",)),
    ),
    (rf"{_IS}(?:[^,，]{{0,24}}等)?不予处理{_SUCH}", (("refused",),)),
    ("(?:作|作出|予以)?其他(?:方式)?处理", (("otherwise",), ("refused", "otherwise"))),
)
_REASONS = {
    "secret": f"{_CONCERNING}国家秘密{_WITHHELD}",
    "prohibited": "(?:因|属于?|为)*其他法律、?行政法规禁止公开",
    "security": f'{_SINCE}危及[“"]?三安全一稳定[”"]?{_WITHHELD}',
    "third_party": f"(?:因|属于?|涉及|为)*(?:保护第三方合法权益{_WITHHELD}|第三方(?:合法)?权益不予公开)",
    "internal": f"{_CONCERNING}(?:三类)?内部事务信息{_WITHHELD}",
    "process": f"{_CONCERNING}(?:四类)?过程性信息{_WITHHELD}",
    "enforcement": f"{_CONCERNING}行政执法案卷(?:信息)?{_WITHHELD}",
    "inquiry": f"{_CONCERNING}行政查询事项{_WITHHELD}",
    "not_existing": "(?:因|由于)?(?:没有?|无)?现成信息[、,]?需要?另行制作(?:无法提供)?",
    "unclear": "(?:因|经)?补正后(?:申请)?(?:内容)?(?:仍)?不明确(?:无法提供)?",
    "petition": f"(?:因|申请内容|属于?|为)*{_COMPLAINT}而?{_REFUSED}",
    "repeated": f"(?:属于?|为)?重复申请{_REFUSED}",
    "publication": f"(?:因)?要求提供公开出版物{_REFUSED}",
    "excessive": f"(?:因)?无正当理由大量反复(?:申请)?{_REFUSED}",
    "reissue": f"(?:因)?要求(?:行政机关)?确认或者?重新出具(?:已?获取信息)?{_REFUSED}",
    "not_supplemented": f"(?:因|申请人|无正当理由)*逾期[不未]补正{_DROPPED}",
    "fee_unpaid": f"(?:因|申请人)*逾期未(?:按收费通知要求缴纳费用|缴费|缴纳费用){_DROPPED}",
}
# What a number of a result may be called, and the sums of rows that it may be: groups and single reasons.
RESULTS = tuple(
    (re.compile(name), sums) for name, sums in (*_GROUPS, *((name, ((row,),)) for row, name in _REASONS.items()))
)
_OF = "(?:由|来自|申请人|属于)*"
_FROM = rf"(?:新?收到?|受理|接收|接受|接到)?{_OF}"
_ASKED = f"(?:提出|提交|申请)*{NOUN}"
APPLICANTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    # 受理公民申请4件 may be of everybody.
    (re.compile(rf"(?:{_FROM}(?:自然人|公民个人)|{_OF}(?:公民|个人)){_ASKED}"), ("natural",)),
    (
        re.compile(rf"{_FROM}法人(?:或者?|及|和|与|、)?其[他它]组织{_ASKED}"),
        ("business", "research", "welfare", "legal", "other"),
    ),
    (re.compile(rf"{_FROM}商业企业{_ASKED}"), ("business",)),
    (re.compile(rf"{_FROM}科研机构{_ASKED}"), ("research",)),
    (re.compile(rf"{_FROM}社会公益组织{_ASKED}"), ("welfare",)),
    (re.compile(rf"{_FROM}法律服务机构{_ASKED}"), ("legal",)),
)
