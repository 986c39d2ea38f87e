"""Which kinds of act the verbs among some words speak of: publishing, receiving, holding meetings and the like."""

from __future__ import annotations

import re

# Verbs, by kind of act. Those that also stand in the names of parts (回应关切类) count only at the beginning, or behind
# a word that says when or how (当日答复).
_ACTS = (
    re.compile(r"公开|公布|发布|推送|刊发|刊登|转载|更新|公示|上传|报送|编发|发表"),
    re.compile(
        r"受理|接收|收到|接到|新收|办结|接待"
        r"|^(?:当[场日天]|即时|及时|按[期时]|书面|(?:由.{1,8})?统一)?(?:办理|答复|回复|处理|回应公众|回应群众|回应社会)"
    ),
    re.compile(r"举办|召开|开展|举行|组织(?=开展|召开|举办|培训|实施|学习|参加|了)"),
    re.compile(r"制定|制发|出台|印发|^(?:修订|废止|清理|修改|维护)"),
    re.compile(r"复议|诉讼|引发|引起"),
    re.compile(r"(?<!无法)提供"),
    re.compile(r"^(?:已|被|予以)?(?:采纳|采用|整改|解决|化解|立案|查处)"),
)
# Names of results and of the work as a whole; their verbs are no acts.
_NO_ACT = re.compile(
    r"(?:予以|同意|部分|不予|全部|依法|可以|不宜)公开|依申请公开|主动公开目录|信息公开(?!专栏)|政务公开|公开(?:目录|指南|年报|制度|专栏)"
    r"|(?:规划|征地|土地|项目|人事|任前|结果|执法|许可|处罚|采购|招标|(?<!政府)(?<!政务)信息)(?:公示|公告)(?=类|信息|$)"
    r"|双随机一公开|^一公开|(?:不予|其他|不再)处理|公示公告|公告公示|通知公告|新闻发布|规范性文件|组织机构"
)


def acts(words: str) -> set[int]:
    """The kinds of act, by number, that some words speak of."""
    plain = _NO_ACT.sub("", words)
    return {number for number, verbs in enumerate(_ACTS) if verbs.search(plain)}


def first_verb(words: str) -> int:
    """Where the first of these verbs stands among some words, counted from 0; 0 if there is none."""
    plain = _NO_ACT.sub(lambda name: " " * len(name[0]), words)
    return min((match.start() for verbs in _ACTS if (match := verbs.search(plain))), default=0)
