"""Percentages of a paragraph with the counts that they stand beside, in runs that have one base in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.prose import Passage, Sentence
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention

_FIRST = re.compile(r"其中[,，:]?[^,，、;:。()]*")
_FIRST_OF = re.compile(rf"(?:[,，]?{_FIRST.pattern}|[^,，、;:。()]{{0,8}}中[,，][^,，、;:。()]*)")
_MOST_JOINED = 6


class Part(NamedTuple):
    """A printed share. `counted` is the number that it is the share of, None if only words say what (予以公开占58.5%).

    `of` are the words that name its base (办结总数 in 占办结总数的42.6%), "" if none do; `sentence` is the place of
    its sentence in the paragraph; `beside` the counts before `counted`, the nearest first, of which it may be the share
    as well (予以公开20件、部分公开7件，占57.4%); `among` the total of which `counted` is said to be the first part
    (公开信息312条，其中工作动态205条，占65.7%).
    """

    counted: Mention | None
    percent: Mention
    of: str
    sentence: int
    beside: tuple[Mention, ...] = ()
    among: Mention | None = None


# What may stand between a count and its share: 268件，占59.4%; 268件（59.4%）; 268件，约占59.4%.
_BETWEEN = re.compile(r"[,，、(]?(?:约|大约|仅|共|均)?")
_EACH = re.compile(r"[,，、(]?(?:分别|依次|各)?")
_RESPECTIVELY = re.compile(r"分别|依次|各占|各")  # 20件、7件，占比依次为42.6%、14.9%
_AND = re.compile("[、,，和及与]")
# What joins counts of which a share may be one: 20件、部分公开7件，占57.4%; 20件，部分公开7件，共占57.4%.
_JOINED = re.compile(r"(?:[、和及与]|以及)[^,，;:。()]*")
_JOINED_ALL = re.compile(r"[,，、和及与](?!其中|包括)[^;:。()]*")
# Several kinds, of which a share is that of all together: 两项占57.4%.
_KINDS = re.compile(r"[一二三四五六七八九十两]+[大小子]?[项类种]|.+(?:部分|方面)")
_BEHIND = re.compile(r"\(?(?:共计?|计|为|即|有)?|[,，](?:共计?|计|为|即|有)")
_BASE = re.compile(
    r"占(?:比[例重]?(?:合计|共计|总计|累计|总和|之和)?)?(?:了|到|依次|分别|全部|全年|本年度?)*(.*?)(?:的比例|的比重|的|比例|比重|比)?(?:大约|约|近|超过|超|为|达到?|到|至|:)*$"
)

_MOST = 60  # shares of a run: more are no list, and each is held against all counts of its run


def runs(passage: Passage) -> Iterator[tuple[Part, ...]]:
    """The shares of a paragraph, in runs: a run ends where another base is named, or a sentence has none."""
    run: list[Part] = []
    for part in _shares(passage):
        if run and (_is_another(run, part) or len(run) == _MOST):
            yield tuple(run)
            run = []
        run.append(part)
    if run:
        yield tuple(run)


def _is_another(run: Sequence[Part], part: Part) -> bool:
    """Whether a share begins another run."""
    return bool(part.of and run[0].of and part.of != run[0].of) or part.sentence - run[-1].sentence > 1


def wholes(run: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """A run, cut where its sum would pass 100: lists over two bases may follow each other."""
    whole: list[Part] = []
    total = Decimal(0)
    for part in run:
        figure = part.percent.figure
        slack = Decimal(len(whole) + 1) / 2 / 10**figure.decimals
        if whole and total + figure.value > 100 + slack:
            yield tuple(whole)
            whole, total = [], Decimal(0)
        whole.append(part)
        total += figure.value
    if whole:
        yield tuple(whole)


def _shares(passage: Passage) -> Iterator[Part]:
    for number, sentence in enumerate(passage.sentences):
        taken: set[int] = set()  # the counts that have their share
        for at, mention in enumerate(sentence.mentions):
            if mention.kind == "share" or (mention.kind == "percent" and mention.depth):
                yield from _shares_at(passage, number, at, taken)


def _shares_at(passage: Passage, number: int, at: int, taken: set[int]) -> Iterator[Part]:
    """The share that is the number at `at` of a sentence, or those of which it is the first.

    A percentage in brackets is one if it stands behind a count.
    """
    sentence, earlier = passage.sentences[number], passage.sentences[number - 1] if number else None
    share = sentence.mentions[at]
    of = "" if _follows_growth(sentence, at) else _base(sentence, share)
    pairs = _paired(sentence, at)
    if pairs:
        yield from (Part(count, percent, of, number) for count, percent in pairs)
        return
    count = _counted(sentence, at, taken)
    if count is not None:
        taken.add(count.at)
        yield Part(count, share, of, number, tuple(_beside(sentence, at, count)), _among(sentence, count, earlier))
    elif share.kind == "share":
        yield Part(None, share, of, number)


def _follows_growth(sentence: Sentence, at: int) -> bool:
    """Whether what a share is of stands before an increase, so that nobody sees its base: 8条，同比减少2条，占2.6%."""
    *before, share = sentence.mentions[: at + 1]
    grown = (each for each in before if each.kind == "growth")
    return any(_BETWEEN.fullmatch(sentence.text, each.end, share.start) for each in grown)


def _paired(sentence: Sentence, at: int) -> list[tuple[Mention, Mention]]:
    """The counts before a share with the shares that are told of them in order: 20件、7件，分别占42.6%、14.9%."""
    share, *others = sentence.mentions[at:]
    if not at or not _is_of_each(sentence, at):
        return []
    percents = [share]
    for each in others:
        if each.kind != "percent" or not _AND.fullmatch(sentence.text[percents[-1].end : each.start]):
            break
        percents.append(each)
    last = sentence.mentions[at - 1]
    counts = [last, *_joined(sentence, last, _JOINED_ALL, len(percents) - 1)]
    return [*zip(reversed(counts), percents, strict=True)] if 1 < len(percents) == len(counts) else []


def _is_of_each(sentence: Sentence, at: int) -> bool:
    """Whether a share is the first of several, of as many counts before it."""
    before, share = sentence.mentions[at - 1 : at + 1]
    between, words = sentence.text[before.end : share.start], sentence.text[share.start : share.end]
    return before.kind == "count" and bool(_EACH.fullmatch(between) and _RESPECTIVELY.search(between + words))


def _beside(sentence: Sentence, at: int, count: Mention) -> Iterator[Mention]:
    """The counts joined with the one before a share."""
    together = "共" in sentence.text[count.end : sentence.mentions[at].start]
    return _joined(sentence, count, _JOINED_ALL if together else _JOINED, _MOST_JOINED)


def _among(sentence: Sentence, count: Mention, earlier: Sentence | None) -> Mention | None:
    """The total right before 其中 or 中, of which a count is the first part, if it can be: 47件申请中，予以公开20件.

    It may stand in the sentence before (办结47件。其中，予以公开20件). None where several counts before 其中 may be the
    total together.
    """
    stated = sentence.mentions[: sentence.mentions.index(count)]
    whole = _more(stated, count)
    if whole is not None and _FIRST_OF.fullmatch(sentence.text, whole.end, count.start):
        return whole
    if stated or earlier is None or not _FIRST.fullmatch(sentence.text, 0, count.start):
        return None
    return _more(earlier.mentions, count)


def _more(stated: Sequence[Mention], count: Mention) -> Mention | None:
    """The one of some numbers that counts the same things, if it is more."""
    similar = [each for each in stated if each.kind == "count" and alike(each, count)]
    return similar[0] if len(similar) == 1 and similar[0].figure.value > count.figure.value else None


def _joined(sentence: Sentence, count: Mention, link: re.Pattern[str], most: int) -> Iterator[Mention]:
    """At most so many counts that such links join with one behind them, the nearest first."""
    place = sentence.mentions.index(count)
    for earlier in reversed(sentence.mentions[max(0, place - most) : place]):
        joined = link.fullmatch(sentence.text[earlier.end : count.start])
        if earlier.kind != "count" or joined is None or not alike(earlier, count):
            return
        yield earlier
        count = earlier


def _counted(sentence: Sentence, at: int, taken: set[int]) -> Mention | None:
    """The count directly before a share, else the one directly behind it."""
    share = sentence.mentions[at]
    if at:
        before = sentence.mentions[at - 1]
        words = sentence.text[share.start : share.end]
        # What a number counts may stand behind it: 20件予以公开，占42.6%; 有20件申请予以公开，占42.6%.
        end = before.end if before.before.strip("有共") else before.end + len(before.after)
        if (
            before.kind == "count"
            and not _RESPECTIVELY.search(words)
            and _BETWEEN.fullmatch(sentence.text[end : share.start])
        ):
            return None if before.at in taken or _is_of_kinds(sentence, before) else before
    if at + 1 < len(sentence.mentions):
        behind = sentence.mentions[at + 1]
        if behind.kind == "count" and _BEHIND.fullmatch(sentence.text[share.end : behind.start]):
            return behind
    return None


def _is_of_kinds(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number says how many of the counts before it are meant: 20件、7件，两项占57.4%."""
    told = sentence.text[mention.start : mention.end]
    return not mention.words.strip("前后这以上述此") and _KINDS.fullmatch(told) is not None


def _base(sentence: Sentence, mention: Mention) -> str:
    phrase = sentence.phrases[mention.at].part("SHARE")
    match = _BASE.match(sentence.text[phrase.start : phrase.end]) if phrase else None
    return match[1] if match else ""
