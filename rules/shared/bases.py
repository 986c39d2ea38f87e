"""What a share may be a share of: the numbers near it, official totals and sums; and which of these its words name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from govlint.claim import Side
from govlint.draft import Draft
from govlint.prose import Passage, Sentence
from govlint.prose.belonging import FORWARD
from govlint.prose.mentions import Mention
from govlint.prose.shares import Part

from .official import add, cell
from .roles import role
from .wording import last_words, says, side

SUM = "各项之和"
_REACH = 12  # sentences before a share in which its base may stand
_MOST_TOTALS = 60  # counts there that may be it, the nearest: beyond these, one would fit by chance
_MOST_PAIRED = 6  # of these, the first, of which two together may be it
_CLOSED = ("办结", "办理", "办件", "答复", "处理", "回复", "审结")
_RECEIVED = ("收到", "受理", "申请", "收件", "接收", "新收", "办理")
APPLICATIONS = (*_CLOSED, *_RECEIVED, "予以", "不予", "部分", "无法", "复议", "诉讼", "维持")
_TOTAL = re.compile("总数|总量|数量|总|量|数|的|全部")
_OF_OTHERS = re.compile("[主承协交]办件")  # of the proposals that an office was given, not of applications
_FIELD = re.compile("(?:信息|申请)公开|公开申请")  # which is not what was published: 公开总数
_ALL = re.compile("总体?(?:比例)?|全部|整体|合计")


def bases(draft: Draft, passage: Passage, run: Sequence[Part], counts: Sequence[Mention] = ()) -> list[Side]:
    """What the shares of a run may be shares of, the likeliest first; `counts` are the numbers that they are of.

    The counts up to the sentence of the run, official totals, the sum of the run, sums of two counts; of those with one
    sum only the likeliest, and none that is 0 or approximate.
    """
    found: dict[object, Side] = {}
    for base in _candidates(draft, passage, run, counts):
        found.setdefault(base.sum, base)
    return [base for base in found.values() if base.exact and base.sum]


def _candidates(draft: Draft, passage: Passage, run: Sequence[Part], counts: Sequence[Mention]) -> Iterator[Side]:
    own = {count.figure.span for count in counts}
    near = passage.sentences[max(0, run[0].sentence - _REACH) : run[-1].sentence + 1]
    mentions = [each for sentence in near for each in sentence.mentions if each.kind == "count"]
    mentions = [each for each in mentions if each.figure.unit not in ("个百分点", "百分点", "倍")]
    totals = [each for each in mentions if each.figure.span not in own]
    yield from (side([each]) for each in reversed(totals[-_MOST_TOTALS:]))
    yield from _official(draft)
    yield side(counts, SUM)
    yield from (side([each]) for each in mentions if each.figure.span in own)
    yield from (side(pair) for pair in combinations(totals[:_MOST_PAIRED], 2))


def told(draft: Draft) -> Iterator[Side]:
    """The numbers of applications that any paragraph tells: the one of a share need not tell again how many came in."""
    return (side([each]) for each in countable(draft.sentences) if role(draft, each))


def countable(sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """The counts of some sentences that may be a base: none that is 0 or approximate."""
    for sentence in sentences:
        for each in sentence.mentions:
            if each.kind == "count" and each.figure.value and not each.figure.about:
                yield each


def _official(draft: Draft) -> Iterator[Side]:
    """The totals of tables three and four that shares are taken of: those that are known and not 0."""
    new, over = cell(draft, "requests", "new_received"), cell(draft, "requests", "carried_over")
    groups = [
        cell(draft, "requests", row)
        for row in ("granted", "partial", "withheld", "unavailable", "refused", "otherwise")
    ]
    lawsuits = [cell(draft, "disputes", row) for row in ("direct", "after_review")]
    for base in (
        cell(draft, "requests", "total"),
        new,
        add(new, over),
        add(*groups[:2]),
        *groups,
        cell(draft, "disputes", "review"),
        add(*lawsuits),
    ):
        if base is not None and base.sum:
            yield base


def is_official(base: Side) -> bool:
    """Whether a base is one of cells of the tables."""
    return base.terms[0].figure.cell is not None


def named_bases(draft: Draft, words: str, known: Sequence[Side]) -> list[Side] | None:
    """The bases that the words of a share can mean; None if they name none that the report states."""
    words = _OF_OTHERS.sub("", words)
    if not words:
        return None
    found = [base for base in known if any(_means(words, last_words(term)) for term in base.terms)]
    if not says(words, APPLICATIONS):  # 占公开总数: of what was published, not of table three
        found = [base for base in found if not is_official(base)]
    if says(words, _CLOSED) or says(words, _RECEIVED):
        stated = {base.sum for base in found}
        found += [base for base in _official(draft) if base.sum not in stated]
    elif _ALL.fullmatch(words.removesuffix("数").removesuffix("量")):
        found = list(known)
    return found or None


def _means(words: str, name: str) -> bool:
    """Whether the words of a base and those of a count speak of one thing; 结转下年度办理 is not 办结."""
    if FORWARD.search(name) and not FORWARD.search(words):
        return False
    noun = _TOTAL.sub("", words)
    told = len(noun) > 1 and noun in (_FIELD.sub("", name) if noun == "公开" else name)
    return told or any(says(words, verbs) and says(name, verbs) for verbs in (_CLOSED, _RECEIVED))
