"""Which numbers are of a part of the applications, or of something else: by what stands before them in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product, takewhile

from govlint.draft import Draft
from govlint.figure import Number
from govlint.prose import Passage, Sentence
from govlint.prose.mentions import Mention
from govlint.prose.years import may_be_of_all_years

from .official import cell
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
_CARRIED = ("结转", "转结", "遗留")
_OTHERS = (*_CARRIED, "征求", "意见", "补正", "延期", "会商", "咨询")
_APPLICATIONS = ("申请", "收到", "受理", "新收", "办结", "办理", "答复", "回复", "处理", "审结", "公开")
_OF_IT = re.compile("(?:申请)?中|[,，(]?其中")
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
_LEADS_ON = re.compile("(?:办结|答复|办理|回复|审结)了?$")
_PARTED = re.compile("[,，、;:()+=]|均|共|^(?:再?加上?|减去?|等于|和|及|与)")  # 办结47件加结转下年度3件
_CAME_IN = re.compile("收到|接收|接到|受理各类|登记(?!受理)")
_TAKEN_UP = re.compile("受理|立案|登记为|确认为|认定|信息公开申请")
_ON_TIME = re.compile("[按如]期|按时|及时|[期时]限内|期内")
_LATE = re.compile("延期|逾期|超期|延长|推迟|未到期")


def begins_part(draft: Draft, sentence: Sentence, number: int, named: Sequence[Mention]) -> bool:
    """Whether the sentence speaks of a part of the applications, or of other things, from a number on; `named` are the
    numbers before it that are of a cell.

    By its own words (自然人新收38件), by the clause before it (涉及供水的申请中，予以公开12件), by a number before it
    of which it is told (上年结转的4件中，予以公开2件; 征求意见5件，其中同意公开3件; 上年结转4件，已答复，予以公开2件;
    62个部门中，公开60个; 612件发文，予以公开286件), by documents of some kind of publicity before it
    (依申请公开40件、不予公开32件), or applications of some kind (河道类申请13件，其中予以公开5件); or since the
    sentence tells the same of several parts in turn.
    """
    if _OF_SOME.match(core(draft, sentence.mentions[number].words)) or _is_among_some(draft, sentence, number):
        return True
    if _is_told_in_turn(sentence, sentence.mentions[number]):
        return True
    if not number:
        return False
    last = sentence.mentions[number - 1]
    counts = [each for each in sentence.mentions[:number] if each.kind == "count"]
    another = REQUEST.search(sentence.mentions[number].words) is None
    if counts and (_DOCUMENTS.fullmatch(counts[-1].before) or (another and _is_of_kind(draft, counts, named))):
        return True
    if _of_carried(draft, sentence, number) or _of_kind(draft, sentence, number, named):
        return True
    if _is_among_things(draft, last) or (counts and not named and _is_of_papers(sentence.mentions[number], counts[-1])):
        return True
    other = says(last.before, _OTHERS) or (core(draft, last.before) and not says(last.before, _APPLICATIONS))
    return bool(other) and _OF_IT.match(sentence.text, last.end) is not None


def _is_told_in_turn(sentence: Sentence, mention: Mention) -> bool:
    """Whether one result is told of several parts in turn: 网上申请30件，予以公开13件；信函申请17件，予以公开7件."""
    same = [each for each in sentence.mentions if each.words == mention.words and each.kind == "count"]
    if len(same) < 2 or not says(mention.words, OF_RESULT):
        return False
    between = (each for each in sentence.mentions if same[0].start < each.start < same[-1].start)
    return any(REQUEST.search(each.words) for each in between)


def _is_among_some(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether the clause before a number names applications among which it is told, and says which of them."""
    start = sentence.mentions[number - 1].end if number else 0
    clauses = _AMONG.finditer(sentence.text, start, sentence.mentions[number].start)
    return any(_are_some(draft, each) for each in clauses)


def _are_some(draft: Draft, among: re.Match[str]) -> bool:
    return _ANY_OF_THEM.fullmatch(core(draft, among["which"] or among["such"])) is None


def _is_among_things(draft: Draft, mention: Mention) -> bool:
    """Whether what follows a number is told among what it counts, and that is no applications: 62个部门中，公开60个."""
    among, things = mention.after.endswith(("中", "里")), core(draft, mention.after[:-1])
    bodies = _BODIES.search(things) is not None
    return among and (bodies or not says(things, _APPLICATIONS)) and re.fullmatch(NOUN, things) is None


def _is_of_papers(mention: Mention, last: Mention) -> bool:
    """Whether a result is that of papers or other work counted before it: 审查612件发文，予以公开286件."""
    papers = _PAPERS.search(last.words) or OTHER_WORK.search(last.words)
    return papers is not None and not REQUEST.search(last.words) and "公开" in mention.words


def tells_of_all(draft: Draft, passage: Passage, place: int, at: int) -> bool:
    """Whether what a sentence tells from `at` on is of all applications, since no number before it is of some."""
    sentence = passage.sentences[place]
    before = [each for each in sentence.mentions if each.end <= at and each.kind == "count"]
    earlier = (each for text in passage.sentences[:place] for each in text.mentions if REQUEST.search(each.words))
    numbers = (*before, *(each for each in earlier if says(each.words, _TOTALS)))
    clauses = _AMONG.finditer(sentence.text, before[-1].end if before else 0, at)
    return all(role(draft, each) in _OF_ALL for each in numbers) and not any(_are_some(draft, each) for each in clauses)


def _of_kind(draft: Draft, sentence: Sentence, number: int, named: Sequence[Mention]) -> bool:
    """Whether a number stands behind the colon of one that is no total, nor `named`: 供水类申请20件：予以公开12件."""
    last = sentence.mentions[number - 1]
    return sentence.text[last.end : last.end + 1] in (":", "：") and last not in named and role(draft, last) is None


def _is_of_kind(draft: Draft, counts: Sequence[Mention], named: Sequence[Mention]) -> bool:
    """Whether the last of some counts is of applications of some kind, where none before it is `named`.

    Of ways of applying, several divide all of them: 网络申请30件、信函申请16件，予以公开20件.
    """
    last = counts[-1]
    if named or not REQUEST.search(last.words) or says(last.words, _TOTALS) or role(draft, last) is not None:
        return False
    return len(counts) == 1 or not says(last.words, WAY)


def _of_carried(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a result follows what was carried over, and nothing else is told before it."""
    before = _outside(sentence.mentions[:number])
    result = says(sentence.mentions[number].words, OF_RESULT)
    return result and len(before) == 1 and role(draft, before[0]) == "over"


def is_narrower(draft: Draft, mention: Mention) -> bool:
    """Whether the words of a number that names no cell make it a part, and with it what follows in the sentence."""
    if says(mention.words, OF_RESULT):
        return True
    match = _OF_OFFICE.match(core(draft, mention.before))
    whose = re.sub(f"^{NOUN}", "", match["whose"]) if match else ""
    return _OFFICE.search(whose) is not None and not says(whose, WAY)


def attached(sentence: Sentence, number: int) -> bool:
    """Whether a number is told of the one before it in its clause: 新收的46件办结43件, 上年结转的4件申请办结4件."""
    if not number:
        return False
    before, mention = sentence.mentions[number - 1 : number + 1]
    between = sentence.text[before.end : mention.start]
    return before.kind == "count" and bool(between) and not _PARTED.search(between)


def leads_on(sentence: Sentence, number: int) -> bool:
    """Whether the verb behind a number is that of the next one: 50件申请已办结94%."""
    after, following = sentence.mentions[number].after, sentence.mentions[number + 1 : number + 2]
    end = sentence.mentions[number].end + len(after)
    return bool(following) and following[0].start == end and _LEADS_ON.search(after) is not None


def inside_closed(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number stands in brackets or a list behind what was closed: 办结47件，其中上年结转4件、新收43件.

    So does what is told among that: 答复的47件中，4件为上年结转，43件为本年新收.
    """
    mention = sentence.mentions[number]
    outside = _outside(sentence.mentions[:number])
    while outside and not mention.depth and role(draft, outside[-1]) in ("over", "new", "received"):
        outside.pop()  # the part before it in the list
    if not outside:
        return False
    whole = outside[-1]._replace(after=outside[-1].after.removesuffix("中"))
    if role(draft, whole) not in ("closed", "answered"):
        return False
    what = role(draft, mention)
    all_of_it = cell(draft, "requests", "carried_over" if what == "over" else "new_received")
    if what not in ("over", "new", "received") or (all_of_it and mention.figure.value > all_of_it.sum):
        return False
    between = sentence.phrases[whole.at + 1 : mention.at]
    among = _OF_IT.match(sentence.text, whole.end) is not None
    return mention.depth > 0 or among or any(phrase.kind == "OPENER" for phrase in between)


def closed_of_new(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number is what was closed of the new applications, and may be that.

    Behind 其中 (新收46件，其中办结43件) what was carried forward may be of the new ones or of those carried over;
    without it, of the new ones (新收46件，办结43件，3件结转下年).
    """
    last, mention = sentence.mentions[max(0, number - 1)], sentence.mentions[number]
    new, forward = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_forward")
    if not number or role(draft, mention) not in ("closed", "answered"):
        return False
    if new is None or last.figure.value != new.sum:
        return False
    inside = _OF_IT.match(sentence.text, last.end) is not None
    if forward is None:
        return inside
    least, most = new.sum - forward.sum, new.sum
    return least <= mention.figure.value <= (most if inside else least)


def is_sorted_out(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether a number is of all that came in, of which the sentence tells how many were taken up.

    收到申请52件，其中咨询6件，受理46件; 受理各类申请98件，其中政府信息公开申请46件
    """
    mention, new = sentence.mentions[number], cell(draft, "requests", "new_received")
    if new is None or mention.figure.value <= new.sum or not _CAME_IN.search(mention.words):
        return False
    taken = (each for each in sentence.mentions[number + 1 :] if _TAKEN_UP.search(each.words))
    return any(each.figure.value == new.sum for each in taken)


def is_one_outcome(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Whether what was answered or closed makes all that was only with the outcomes told around it.

    答复7件，不予受理4件，申请人撤回1件: of 12.
    """
    mention, total = sentence.mentions[number], cell(draft, "requests", "total")
    if total is None or mention.depth or role(draft, mention) not in ("closed", "answered"):
        return False
    before = _sums_of_outcomes(draft, reversed(_outside(sentence.mentions[:number])))
    after = _sums_of_outcomes(draft, _outside(sentence.mentions[number + 1 :]))
    rest = total.sum - mention.figure.value
    return bool(rest) and any(one + other == rest for one, other in product(before, after))


def _sums_of_outcomes(draft: Draft, mentions: Iterable[Mention]) -> Iterator[Number]:
    """The sums of the outcomes with which some numbers begin: of none of them, of one, of two and so on."""
    outcomes = takewhile(lambda each: role(draft, each) is None and not says(each.words, _CARRIED), mentions)
    return accumulate((each.figure.value for each in outcomes), initial=0)


def is_on_time(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number is of what was done in time, and the sentence counts what was not: 按时答复45件，延期答复2件."""
    others = (each for each in sentence.mentions if each.kind == "count" and each is not mention)
    return _ON_TIME.search(mention.words) is not None and any(
        _LATE.search(each.words) and each.figure.value for each in others
    )


def of_all_years(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    """Whether a number, more than came in the year, may be that of all years: 截至2023年底，累计收到申请512件."""
    new = cell(draft, "requests", "new_received")
    more = new is not None and mention.figure.value > new.sum
    return more and may_be_of_all_years(sentence.text, mention.start, mention.before)


def of_other_work(passage: Passage, place: int, mention: Mention) -> bool:
    """Whether a number without a noun (办结230条) in the sentence at `place` is of letters or calls, of which the words
    before speak."""
    if REQUEST.search(mention.words):
        return False
    earlier = passage.sentences[max(0, place - 2) : place]
    for text in (passage.sentences[place].text[: mention.start], *(each.text for each in reversed(earlier))):
        spoken = [match.end() for match in REQUEST.finditer(text)]
        others = [match.end() for match in OTHER_WORK.finditer(text)]
        if spoken or others:
            return max(others, default=0) > max(spoken, default=0)
    return False


def listed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number stands behind 其中 in its sentence."""
    return any(phrase.kind == "OPENER" for phrase in sentence.phrases[: mention.at])


def _outside(mentions: Sequence[Mention]) -> list[Mention]:
    """The counts among some numbers that stand outside brackets."""
    return [each for each in mentions if each.kind == "count" and not each.depth]
