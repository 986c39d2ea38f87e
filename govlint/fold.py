"""Folding: making texts comparable that differ only in how they are typed.

Drafts mix full- and half-width characters, simplified and traditional ones, and put blanks inside words.
`fold` maps one character to one, so offsets stay valid; `key` also drops blanks, for comparing labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Pairs: a traditional character, then its simplified form. Only the words of annual reports are covered.
_TRADITIONAL = (
    "條条報报開开動动類类項项內内許许處处罰罚強强業业費费單单萬万訴诉訟讼復复複复議议請请數数結结轉转總总計计"
    "屬属國国級级規规範范製制發发現现廢废關关對对務务員员長长區区縣县鎮镇鄉乡廳厅辦办會会聯联電电話话網网"
    "與与為为無无從从個个們们來来時时間间門门問问題题進进況况體体機机構构統统據据係系於于應应當当後后實实際际"
    "種种給给經经續续維维糾纠審审訖讫漢汉億亿兩两貳贰陸陆圓圆佔占達达過过還还這这錄录獲获確确認认學学術术"
    "專专頁页點点監监導导質质設设護护樣样標标準准備备負负責责舉举擬拟擴扩贊赞執执檔档詢询積积極极賬账鑒鉴農农雲云臨临繼继沒没"
    "較较減减餘余約约僅仅將将別别幾几號号織织團团財财產产價价額额繳缴納纳購购預预劃划訂订稱称簽签歲岁盡尽層层"
    "徑径絡络線线郵邮傳传紙纸欄栏訓训讀读聞闻視视頻频圖图場场訪访滿满補补評评論论釋释覽览顯显採采徵征見见協协"
    "調调廣广測测證证獎奖駁驳勝胜敗败辯辩環环漲涨週周眾众佈布爲为決决則则華华臺台懷怀權权祕秘穩稳組组試试資资衆众"
    "東东豐丰優优參参圍围夠够頭头徹彻態态戶户牽牵簡简繞绕編编羣群職职節节貫贯習习書书爭争償偿黨党冊册寫写創创刪删"
    "勢势醫医衛卫廠厂歷历壓压雙双聽听響响園园壞坏堅坚塊块嚴严聲声屆届並并異异張张歸归損损換换斷断舊旧暫暂檢检濟济"
    "熱热療疗離离稅税終终細细綜综緩缓縮缩講讲識识記记語语說说誤误運运連连選选載载輪轮輸输隊队隨随難难順顺領领風风"
    "馬马驗验齊齐"
)
_TABLE: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE.update({ord(old): ord(new) for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)})
_TABLE.update({0x3000: 0x20, 0xA0: 0x20, 0x09: 0x20})
_TABLE.update(dict.fromkeys(map(ord, "“”„‟＂「」『』"), ord('"')))
_TABLE.update(dict.fromkeys(map(ord, "‘’"), ord("'")))
_TABLE.update(dict.fromkeys(map(ord, "−–"), ord("-")))

# What fold makes one mark of, but a sentence tells apart: quotation marks by their side; a comma from that of 1,200.
_OF_PROSE: dict[int, int | str] = {**_TABLE, **str.maketrans("“”「」『』，", "“”“”“”，")}

_NOTE = re.compile(r"\([^()]*\)$")
_BLANK = re.compile(r"\s")


def fold(text: str) -> str:
    """`text` in half-width, simplified characters with plain quotes; as many characters as before."""
    return text.translate(_TABLE)


def fold_prose(text: str) -> str:
    """`text` folded, but for its commas and the sides of its quotation marks (“ and ”, also for 「 and 」)."""
    return text.translate(_OF_PROSE)


def has_blank(text: str) -> bool:
    """Whether there is a blank of any kind in a text."""
    return _BLANK.search(text) is not None


class Squeezed(NamedTuple):
    """A folded text without blanks; `offsets[i]` is where its character `i` stands in the text it was made of.

    There is one offset more than there are characters: the end of the text.
    """

    text: str
    offsets: Sequence[int]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `text[start:end]`, of which there is at least one, begin and end in the original."""
        return self.offsets[start], self.offsets[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """The folded text without blanks, with the way back: for patterns that blanks inside words must not break."""
    folded = fold(text)
    if not has_blank(folded):
        return Squeezed(folded, range(len(text) + 1))
    kept = [index for index, character in enumerate(folded) if not character.isspace()]
    return Squeezed("".join(folded[index] for index in kept), (*kept, len(text)))


def key(text: str) -> str:
    """The folded text without blanks and without quotation marks: equal keys mean the same wording."""
    return _label_key(text) if len(text) <= _MOST_LABEL else _make_key(text)


def _make_key(text: str) -> str:
    return "".join(fold(text).split()).replace('"', "")


# The few hundred labels of the official tables are compared again and again.
_MOST_LABEL = 64
_label_key = lru_cache(maxsize=4096)(_make_key)


def without_note(label: str) -> str:
    """A key without the bracketed note at its end: 现行有效件数(历史累计) gives 现行有效件数."""
    return _NOTE.sub("", label)


def distance(one: str, other: str, most: int) -> int:
    """How many characters must be inserted, dropped or changed to make `one` of `other` (Levenshtein 1966).

    Stops counting at `most` + 1, which then means "more than `most`".
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    if sum(character not in other for character in one) > most:  # each of which must be dropped or changed
        return most + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(last + (a != b), row[j] + 1, row[j - 1] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def exchanges(text: str) -> Iterator[str]:
    """The text with two unlike neighbours exchanged, in every place: the commonest slip in copying numbers."""
    places = (at for at in range(len(text) - 1) if text[at] != text[at + 1])
    return (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in places)


def misprint(one: str, other: str, part: int = 3) -> int | None:
    """In how many characters `one` differs from `other`, if in no more than one in `part`, as a misprint does."""
    most = max(len(one), len(other)) // part
    gap = distance(one, other, most)
    return gap if gap <= most else None
