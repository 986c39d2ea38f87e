"""Which cells of table two a number of documents, decisions or fees in the prose is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from govlint.claim import Side
from govlint.draft import Draft
from govlint.figure import Figure, Number
from govlint.prose import Sentence
from govlint.prose.mentions import Mention
from govlint.prose.years import begins_otherwise, may_be_of_all_years
from govlint.rounding import rounds_to

from .official import cell
from .passages import accounts
from .scope import core
from .wording import says


class Documents(NamedTuple):
    """A number of the prose with the cells of table two that its words may mean.

    `fewer` says that it may be less: what remained in force (继续有效) may leave out what was issued in the year.
    """

    mention: Mention
    figure: Figure
    cells: tuple[Side, ...]
    published: bool
    fewer: bool = False


# 公开 of what is applied for, and of the work as a whole, is no act of publishing.
_PUBLISH = re.compile(r"(?<!申请)(?<!同意)(?<!予以)(?<!部分)(?<!信息)公开|发布|公示|公布|上传|归集|报送|推送")
_BRACKETS = re.compile(r"\([^()]*\)")
_MAKES = re.compile(r"作出|做出|实施|办理")
_POWERS = re.compile(r"事项|清单|目录|职权|权力")
_THIS_YEAR = ("今年", "本年", "当年", "全年")
_DECIDES = ("行政许可", "行政处罚", "行政强制")
_NAME = {"normative": r"(?:行政)?规范性文件", "regulation": r"(?:政府)?规章"}
_MAKE = r"(?:新)?(?:制发|制定|出台|印发|制定出台|制定印发|制定并印发|制定发布|制定并发布|新制定|制发出台)"
_MADE_FIRST = re.compile(_MAKE + _NAME["regulation"])
_DECISION = r"(?:共)?(?:作出|做出|实施|处理)?{}(?:处理)?(?:决定)?(?:处理决定)?"
DECISIONS = {"licence": "行政许可", "penalty": "行政处罚", "coercion": "行政强制(?:措施)?"}
_PUBLISHED = re.compile(rf"(?:主动)?(?:公开|发布){_NAME['normative']}")
_OTHER_DOCUMENTS = re.compile(r"(?:其[他它]|政策性?|一般|普通|工作)文件|公文|制度|标准|合同")
_BARE = frozenset(("制发", "新制发", "制定", "废止", "现行有效"))  # what may be said of documents without the noun
_UNITS = ("", "件", "份", "部", "个", "项", "篇", "宗", "起", "例", "次", "件次", "宗次")
_FEE = re.compile(r"(?:收取)?行政事业性?收费(?:收费)?(?:金额|收入|额)?")


def documents_told(draft: Draft) -> Iterator[Documents]:
    """Every number of the prose that names cells of table two, for this year and the whole body."""
    for passage in accounts(draft) if draft.tables("disclosure") else ():
        for sentence in passage.sentences:
            yield from _of(draft, sentence)


def _of(draft: Draft, sentence: Sentence) -> Iterator[Documents]:
    bare = _without_noun(draft, sentence)
    # The kind of document that the sentence speaks of: 废止1件 behind 制发规范性文件4件.
    row = "normative" if bare else ""
    last, otherwise = "", False
    for mention in sentence.mentions:
        if mention.kind != "count":
            continue
        words = core(draft, mention.words)
        if not mention.depth:  # 2022年制定2件，废止1件，现行有效9件
            otherwise = begins_otherwise(words) or (otherwise and not _tells_year(draft, mention.words))
        row = _kind(words) or ("" if _OTHER_DOCUMENTS.search(words) else row)
        row = "" if words.startswith("全") else row  # of a body around this one: 全市清理规范性文件36件，废止10件
        if bare and words in _BARE:
            words = f"{words}规范性文件"
        elif _MADE_FIRST.fullmatch(last) and re.fullmatch(_NAME["normative"], words):
            words = f"制发{words}"  # 制定规章0件、规范性文件4件
        last = words
        found = _meant(draft, sentence, mention, words, row)
        if found is not None and found.cells and not otherwise and not _is_other(sentence, mention, words):
            yield found


def _tells_year(draft: Draft, words: str) -> bool:
    """Whether some words say that what they count is of the report year."""
    return says(words, (*_THIS_YEAR, f"{draft.year}年"))


def _kind(words: str) -> str:
    """The row of the kind of document that some words name, "" if they name none."""
    return next((row for row, name in _NAME.items() if re.search(name, words)), "")


def _meant(draft: Draft, sentence: Sentence, mention: Mention, words: str, row: str) -> Documents | None:
    cells = _cells(draft, words, row)
    if mention.figure.unit == "元" and _FEE.fullmatch(words):
        amounts = _known(draft, "fee", "amount")
        if any(each.sum == mention.figure.value for each in amounts):  # filled in yuan: that is fee-unit-suspect
            return None
        return Documents(mention, _in_ten_thousands(sentence, mention, amounts), amounts, published=False)
    if cells and mention.figure.unit in _UNITS:
        return Documents(mention, mention.figure, cells, published=False, fewer="继续有效" in words)
    if _PUBLISHED.fullmatch(words):
        return Documents(mention, mention.figure, _known(draft, "normative", "issued", "in_force"), published=True)
    return None


def _is_other(sentence: Sentence, mention: Mention, words: str) -> bool:
    """Whether a number is of all years, of powers or published notices of decisions, or may count less than table two.

    公示行政许可信息300条、行政处罚40条; 梳理权责清单事项86项，其中行政许可12项; 规范性文件5件，其中行政规范性文件4件;
    废止3件，宣布失效2件, both of which may be counted as repealed.
    """
    wider = "行政" not in words and any(each.words == "行政规范性文件" for each in sentence.mentions)
    if wider or may_be_of_all_years(sentence.text, mention.start, mention.before):
        return True
    none_made = says(words, _DECIDES) and not _are_made(sentence.text, mention.start)
    return none_made or ("废止" in words and "失效" in sentence.text)


def _without_noun(draft: Draft, sentence: Sentence) -> bool:
    """Whether the numbers of a sentence are of the 规范性文件 that it begins with: 清理规范性文件，制发3件，废止1件."""
    topic, found, _ = sentence.text.partition("规范性文件")
    if not found or re.search(r"\d|规章|代|[省市区县州旗]政府", topic) or sentence.text.count("文件") > 1:
        return False
    return len({core(draft, each.words) for each in sentence.mentions if each.kind == "count"} & _BARE) > 1


def _are_made(text: str, end: int) -> bool:
    """Whether the decisions of a number at `end` were made: the last verb before it is none of publishing, and
    the sentence speaks of no powers (事项, 清单) unless a verb of making follows them."""
    before = _BRACKETS.sub("", text[:end])  # 行政许可328件（均已公示）、行政处罚46件
    made, published, powers = (
        max((match.end() for match in words.finditer(before)), default=0) for words in (_MAKES, _PUBLISH, _POWERS)
    )
    return made > max(published, powers) or not (published or _POWERS.search(text))


def cells_named(draft: Draft, words: str) -> tuple[Side, ...]:
    """The cells of table two that some words name by themselves, none if they say anything else."""
    plain = core(draft, words)
    return _cells(draft, plain, _kind(plain))


def _cells(draft: Draft, words: str, row: str) -> tuple[Side, ...]:
    """What some words may mean in either format; nothing where they say more than the name of a cell."""
    columns: tuple[str, ...] = ()
    if row:
        name = _NAME[row]
        if re.fullmatch(rf"{_MAKE}{name}|{name}{_MAKE}", words):
            columns = ("issued", "made", "published", "public")
        elif re.fullmatch(rf"(?:{name})?(?:清理)?(?:废止|宣布废止)(?:{name}|文件)?", words):
            columns = ("repealed",)
        elif re.fullmatch(rf"(?:{name})?(?:确定)?(?:现行|继续)?有效(?:{name}|文件)?", words):
            columns = ("in_force", "public")
    for id, decision in DECISIONS.items():
        if re.fullmatch(_DECISION.format(decision), words):
            row, columns = id, ("decisions",)
    return _known(draft, row, *columns)


def _known(draft: Draft, row: str, *columns: str) -> tuple[Side, ...]:
    found = (cell(draft, "disclosure", row, column) for column in columns)
    return tuple(side for side in found if side is not None)


def _in_ten_thousands(sentence: Sentence, mention: Mention, amounts: Sequence[Side]) -> Figure:
    """An amount in 万元, as table two has it, rounded if the table did so (15234元: 1.52).

    Its place takes in the unit, since the number itself states yuan.
    """
    value: Number = Decimal(mention.figure.value) / 10_000
    cells = (term.figure for each in amounts for term in each.terms)
    value = next((each.value for each in cells if rounds_to(Fraction(value), each.value, each.decimals)), value)
    text = sentence.text[mention.start : mention.end]
    return mention.figure._replace(span=sentence.place(mention.start, mention.end), text=text, value=value, unit="")
