"""What a title says: the report year, the office and its kind."""

from __future__ import annotations

import re
from typing import NamedTuple

from govlint.fold import distance, key, without_note
from govlint.options import Body

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)年?(?:度)?")
_ANY_YEAR = re.compile(r"(?:\d{5,}|(?:19|20)\d\d)年?(?:度)?")  # and one with a digit too many: 20223年
_HAN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

# In 某市政府信息公开 the 政府 belongs to the subject, in 某市人民政府信息公开 to the office, which is no 人民;
# 某市政府信息公开办公室 is all a name. 政务公开 is the subject only where 信息公开 is not.
_SUBJECT = re.compile(
    r"(?:政府信息[与和及、]政务公开|(?:(?<!人民)政府(?:政务)?|政务)?信息公开)(?!(?:工作)?(?:办|领导小组|中心))"
)
_OTHER_SUBJECT = re.compile(r"政务公开(?=工作|情况|年|\d|报告)")
_OFFICIAL = "政府信息公开工作年度报告"
_BELOW = re.compile(r"(?:报告|年报)(?:\((?:19|20)\d\d年?度?\))?((?:(?!报告|年报)[^\W\d]){3,30})$")
_FRAME = re.compile(r"^(?:标题:?|(?:信息|文件)?名称:)?《?(?:关于)?(?:公布|发布|报送)?《?|(?:关于)?的?$")

# The first pattern that matches the end of the name decides. A 街道办事处 is an agency of a government, not one;
# a 开发区 mostly has no government but a 管委会 in its place; whether a 新区 or 管理区 has one its name does not tell.
_KINDS: tuple[tuple[re.Pattern[str], Body | None], ...] = (
    (re.compile(r"(?:府|国务院)办(?:公[室厅])?$"), "office"),
    (re.compile(r"(?:[镇乡]|苏木)(?:人民政府|政府)?$"), "township"),
    (re.compile(r"政府$"), "government"),
    (re.compile(r"区(?:管委|管委会|管理委员会)$"), None),
    (re.compile(r"(?:局|委|委员会|管委会|厅|办|办公室|处|部|署|所|队|总站|街道)$"), "department"),
    (re.compile(r"(?:开发|经开|高新|新|园|景|名胜|保税|综保|自贸|空港|度假|保护|社)区$"), None),
    (re.compile(r"(?:示范|试验|实验|管理|功能|集中|产业|工业|合作|经济|先行)区$"), None),
    (re.compile(r"[省市区县州盟旗]$"), "government"),
)


class TitleFacts(NamedTuple):
    """What a title says; `year` is None and `office` "" where it does not say. `body` is None if there is doubt."""

    year: int | None
    office: str
    body: Body | None


def parse_title(text: str) -> TitleFacts:
    """The facts in a title such as 某市某局2023年政府信息公开工作年度报告, in any of the usual orders of its parts."""
    folded = title_key(text)
    year = _YEAR.search(folded)
    subject = _SUBJECT.search(folded) or _OTHER_SUBJECT.search(folded)
    end = subject.start() if subject else -misprinted_end(folded)
    office = _FRAME.sub("", _ANY_YEAR.sub("", folded[:end])) if end else ""
    office = office or _below(folded)
    return TitleFacts(int(year[1]) if year else None, office, _kind(without_note(office)))


def _below(title: str) -> str:
    """The office that stands behind all else that a title says, as on a cover, "" if none does."""
    match = _BELOW.search(title)
    return match[1] if match and _kind(match[1]) else ""


def misprinted_end(text: str) -> int:
    """How many characters at the end of a folded title are the official ones but for one, 0 if they are not nearly."""
    lengths = range(len(_OFFICIAL) - 1, len(_OFFICIAL) + 2)
    gap, length = min((distance(text[-length:], _OFFICIAL, 1), length) for length in lengths)
    return length if gap <= 1 else 0


def title_key(text: str) -> str:
    """The folded title without blanks, its year in digits: 二〇二三年 is 2023年."""
    return _HAN_YEAR.sub(lambda year: year[0].translate(_HAN_DIGITS), key(text))


def _kind(office: str) -> Body | None:
    return next((body for pattern, body in _KINDS if pattern.search(office)), None)
