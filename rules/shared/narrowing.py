"""From which number on a sentence speaks of a part of the applications, or of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govlint.draft import Draft
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention

from .roles import NOUN, OTHER_WORK, REQUEST, role
from .scope import core
from .wording import says

# Ways of applying: a part of the applications that came so does not narrow what the rest of the paragraph speaks of.
WAY = (
    *("网络", "网上", "线上", "线下", "在线", "平台", "网站", "信函", "信件", "邮寄", "邮件", "邮箱", "当面", "现场"),
    *("窗口", "传真", "书面", "途径", "渠道", "方式", "自然人", "法人", "公民", "个人", "企业"),
)
# A result in narrower words (区教育局予以公开9件): the results behind it in the sentence are as narrow.
OF_RESULT = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
# A count in narrower words (区政府本级共受理20件), likewise.
_OF_OFFICE = re.compile(r"(?P<whose>.{2,12}?)(?:收到|受理|接收|接到|新收|收件|办结|答复)")
_OFFICE = re.compile("[局委厅院所站处科室队镇乡省市区县州旗]|办(?![理结件])|中心|街道|机关|单位|部门|政府|本级|公司")
_BODIES = re.compile(f"(?:{_OFFICE.pattern}|主体)$")  # counted after a number: 43个公开主体
_OF_SOME = re.compile(r"(?:自然人|法人|公民|企业|个人).*(?:新收|收到|受理|办结|结转)")
CARRIED_WORDS = ("结转", "转结", "遗留")
_OTHERS = (*CARRIED_WORDS, "征求", "意见", "补正", "延期", "会商", "咨询")
_APPLICATIONS = ("申请", "收到", "受理", "新收", "办结", "办理", "答复", "回复", "处理", "审结", "公开")
OF_IT = re.compile("(?:申请)?中|[,，(]?其中")
_AMONG = re.compile(
    r"(?:^|[,，;:(。])(?:其中)?(?:"
    r"(?P<which>[^,，;:()。\d]{0,30}(?:申请|办件)[^,，;:()。\d]{0,4}?)(?:[之其]?中|方面)"
    r"|(?:针?对于?|关于|就)(?P<such>[^,，;:()。\d]{0,30}(?:申请|办件))(?:而言|来说)?)(?=[,，])"
)
_ANY_OF_THEM = re.compile(
    "(?:在|从|对|所|本|这些|上述|以上|依?申请人?|公开|工作|事项|办件|案件|件|新|收到|受理|接收|接到|收|办结|办理|办|答复|回复|处理|审结)*"
)
_DOCUMENTS = re.compile("(?:属于?|为)?(?:主动|依申请)公开(?:的|类|文件)?")
_PAPERS = re.compile("文件|公文|发文|纪要|信息(?!公开)")
_TOTALS = ("收到", "受理", "接收", "接到", "新收", "办结", "办理", "答复")
_OF_ALL = ("received", "new", "open", "closed", "answered")


class _Place(NamedTuple):
    """A number of a sentence; `counts` are those before it, `named` the numbers before it that are of a cell."""

    draft: Draft
    sentence: Sentence
    number: int
    named: Sequence[Mention]

    @property
    def mention(self) -> Mention:
        return self.sentence.mentions[self.number]

    @property
    def last(self) -> Mention:
        """The number before it, of whatever kind; there must be one."""
        return self.sentence.mentions[self.number - 1]

    @property
    def counts(self) -> list[Mention]:
        return [each for each in self.sentence.mentions[: self.number] if each.kind == "count"]


def begins_part(draft: Draft, sentence: Sentence, number: int, named: Sequence[Mention]) -> bool:
    """Whether the sentence speaks of a part of the applications, or of other things, from a number on; `named` are the
    numbers before it that are of a cell."""
    place = _Place(draft, sentence, number, named)
    if _is_of_applicants(place) or _is_among_some(place) or _is_told_in_turn(place):
        return True
    return number > 0 and (
        _is_of_documents(place)
        or _is_of_kind(place)
        or _is_of_carried(place)
        or _is_behind_colon(place)
        or _is_among_things(place)
        or _is_of_papers(place)
        or _is_among_others(place)
        or _is_among_way(place)
    )


def _is_of_applicants(place: _Place) -> bool:
    """自然人新收38件"""
    return _OF_SOME.match(core(place.draft, place.mention.words)) is not None


def _is_among_some(place: _Place) -> bool:
    """涉及供水的申请中，予以公开12件: the clause before names applications, and says which of them."""
    start = place.last.end if place.number else 0
    clauses = _AMONG.finditer(place.sentence.text, start, place.mention.start)
    return any(_are_some(place.draft, each) for each in clauses)


def _is_told_in_turn(place: _Place) -> bool:
    """网上申请30件，予以公开13件；信函申请17件，予以公开7件: one result is told of several parts in turn."""
    words, mentions = place.mention.words, place.sentence.mentions
    same = [each for each in mentions if each.words == words and each.kind == "count"]
    if len(same) < 2 or not says(words, OF_RESULT):
        return False
    return any(REQUEST.search(each.words) for each in mentions if same[0].start < each.start < same[-1].start)


def _are_some(draft: Draft, among: re.Match[str]) -> bool:
    return _ANY_OF_THEM.fullmatch(core(draft, among["which"] or among["such"])) is None


def _is_of_documents(place: _Place) -> bool:
    """依申请公开40件、不予公开32件: documents of some kind of publicity."""
    return bool(place.counts) and _DOCUMENTS.fullmatch(place.counts[-1].before) is not None


def _is_of_kind(place: _Place) -> bool:
    """河道类申请13件，其中予以公开5件: applications of some kind, and no number before it is of a cell.

    Of ways of applying, several divide all of them: 网络申请30件、信函申请16件，予以公开20件.
    """
    if place.named or not place.counts or REQUEST.search(place.mention.words):
        return False
    last = place.counts[-1]
    if not REQUEST.search(last.words) or says(last.words, _TOTALS) or role(place.draft, last) is not None:
        return False
    return len(place.counts) == 1 or not says(last.words, WAY)


def _is_of_carried(place: _Place) -> bool:
    """上年结转4件，已答复，予以公开2件: a result behind what was carried over, and nothing else is told before it."""
    before = [each for each in place.counts if not each.depth]
    return says(place.mention.words, OF_RESULT) and len(before) == 1 and role(place.draft, before[0]) == "over"


def _is_behind_colon(place: _Place) -> bool:
    """供水类申请20件：予以公开12件: behind the colon of a number that is no total, nor of a cell."""
    last = place.last
    colon = place.sentence.text[last.end : last.end + 1] in (":", "：")
    return colon and last not in place.named and role(place.draft, last) is None


def _is_among_things(place: _Place) -> bool:
    """62个部门中，公开60个: among what the number before counts, and that is no applications."""
    after = place.last.after
    things = core(place.draft, after[:-1])
    if not after.endswith(("中", "里")) or re.fullmatch(NOUN, things):
        return False
    return _BODIES.search(things) is not None or not says(things, _APPLICATIONS)


def _is_of_papers(place: _Place) -> bool:
    """审查612件发文，予以公开286件: a result of papers or other work counted before it."""
    if place.named or not place.counts or "公开" not in place.mention.words:
        return False
    words = place.counts[-1].words
    papers = _PAPERS.search(words) or OTHER_WORK.search(words)
    return papers is not None and not REQUEST.search(words)


def _is_among_others(place: _Place) -> bool:
    """上年结转的4件中，予以公开2件; 征求意见5件，其中同意公开3件: among what words of its own count before it."""
    before = place.last.before
    other = says(before, _OTHERS) or (core(place.draft, before) and not says(before, _APPLICATIONS))
    return bool(other) and OF_IT.match(place.sentence.text, place.last.end) is not None


def _is_among_way(place: _Place) -> bool:
    """网络平台收到的30件申请中，予以公开12件: among those that came in one way, unless several ways are counted."""
    last, ways = place.last, [each for each in place.counts if says(each.words, WAY)]
    alone = ways == [last] and role(place.draft, last) is None
    return alone and OF_IT.match(place.sentence.text, last.end) is not None


def tells_of_all(draft: Draft, passage: Passage, place: int, at: int) -> bool:
    """Whether what a sentence tells from `at` on is of all applications, since no number before it is of some."""
    sentence = passage.sentences[place]
    before = [each for each in sentence.mentions if each.end <= at and each.kind == "count"]
    earlier = (each for text in passage.sentences[:place] for each in text.mentions if REQUEST.search(each.words))
    numbers = (*before, *(each for each in earlier if says(each.words, _TOTALS)))
    clauses = _AMONG.finditer(sentence.text, before[-1].end if before else 0, at)
    return all(role(draft, each) in _OF_ALL for each in numbers) and not any(_are_some(draft, each) for each in clauses)


def is_narrower(draft: Draft, mention: Mention) -> bool:
    """Whether the words of a number that names no cell make it a part, and with it what follows in the sentence."""
    if says(mention.words, OF_RESULT):
        return True
    match = _OF_OFFICE.match(core(draft, mention.before))
    whose = re.sub(f"^{NOUN}", "", match["whose"]) if match else ""
    return _OFFICE.search(whose) is not None and not says(whose, WAY)


def listed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number stands behind 其中 in its sentence."""
    return any(phrase.kind == "OPENER" for phrase in sentence.phrases[: mention.at])
