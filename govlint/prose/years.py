"""Words for years, as parts of patterns, and the years of which an earlier clause says that a number is told."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d年"
EARLIER = rf"(?:{YEAR}度?|上一?年度?|去年|前年)"
CARRIED = "(?:结转|转结|遗留|转入)"  # from one year to the next: of last year, and of this one as well
# 其中2021年 goes for what it divides, up to the semicolon.
_THIS = re.compile(rf"今年|本年|当年|全年|年初|年内|年度内|其中{YEAR}(?=[^;；]*$)")
_SPAN = re.compile(rf"((?:19|20)\d\d年?(?:至|到|-|—|~|、|和){YEAR})[^,，;。:(\d]{{0,8}}[,，]")
_SINCE = re.compile(
    r"(?:^|[,，;；:：(（])(?:[^,，;；:：(（]{0,20}?(近?[两二三四五六七八九十几]年(?:[多余]?[来间]|(?=[共合累总])))"
    r"|(近[几两二三四五六七八九十]?年来?|[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期)))(?:[,，]|(?=[共合累总收受公办制发引]))"
)
# A clause of its own, or the beginning of one that another follows: 2019年以来未发生复议，共发生诉讼3件.
_SO_FAR = re.compile(r"以来[,，(（]|(?<=\d年)以来(?=[^,，、;；]{0,60}[,，、;；])")
_SEVERAL = re.compile(rf"((?:{YEAR}[、和及与])+{YEAR})[^\d]{{0,8}}分别")
# Not 2022年结转4件, which are of this year as well.
_OF_YEAR = re.compile(rf"(?:^|[,，;；:：])({YEAR})(?:度|全年)?(?!度?{CARRIED})([,，])?(?=[^\d、和及与年,，]{{1,16}}\d)")
_OF_BRACKETS = re.compile(rf"({EARLIER})(?:同期|全年)?$")
_FIRST = re.compile(rf"({EARLIER})(?!度?{CARRIED})")
_OTHER = re.compile(rf"{_FIRST.pattern}|{_THIS.pattern}")
_YEAR_LENGTH = 8  # characters of a year before brackets
_ONLY_COMPARED = re.compile(r"(?:度|全年)?[为是有仅共则]+\d")  # 2022年为52件;
_COUNT = re.compile(r"\d(?!\d{0,3}年)")
# A part of the year as a clause of its own: 上半年，…; 截至6月底，…; but not 截至12月，… or 1至12月，…
_PART = re.compile(
    rf"(?:^|[,，;；:：(（])((?:截[至止]|自|从|在)?(?:{YEAR}|今年|当年|本年度?)?"
    r"(?:[上下]半年|第?[一二三四]季度|目前|(?<!\d)(?:\d{1,2}月?[至到—~-])?\d{1,2}月)[份末底]?(?:期间|以来|为?止)?)(?=[,，])"
)
# The year before as a clause of its own (上年度，…), or the end of a year (截至2022年底，…): whether that is the report
# year is for others to ask. A year alone (2022年，…) may be one that was left from the last report.
_YEAR_BEFORE = re.compile(
    rf"(?:^|[,，;；:：(（])((?:截[至止]|到)?(?:{EARLIER})(?:12月(?:[底末]|31日)|年?[底末])(?:为?止)?"
    r"|上一?年度?|去年|前年)(?=[,，])"
)
_YEAR_OF = re.compile(EARLIER)
_WHOLE = re.compile(r"截[至止].*12月|(?<!\d)1月?[至到—~-]12月")
_MARK = re.compile("[,，;；:：(（]")
_CLAUSE = 60  # characters of a clause
_FAR = 300  # characters behind the name of several years, or of a part of one, of which it may be told
_WE = "[,，]?(?:我[局委办厅镇乡县区市院])?"
_PLANS = "计划(?![,，、中内外])|预计|力争|争取|打算|拟"
_NEXT = "(?:明年|来年|下一?年度?|下一步|下步|新的一年)"
_PLAN = re.compile(rf"(?:^|[,，;；:：(（])({YEAR}度?{_WE}(?:{_PLANS})|{_NEXT}{_WE}(?:{_PLANS}|将))")
_DONE = re.compile(r"实际|完成|今年|本年|当年|全年")
_OTHERWISE = re.compile(rf"{EARLIER}|[^,，]{{0,20}}以来")
_UP_TO = re.compile("截[至止]")


def told_over(text: str, end: int) -> str:
    """The time that the words before `end` give for what is told there, if it is not the report year.

    Several years (2019年以来, 五年来, 2019年至2021年), a part of one (上半年), or one that is planned (明年将…); "" if
    there are none.

    What follows 其中2021年, 今年 or the like is told of that year alone; 2020年、2021年分别 goes for its clause.
    """
    at = max((since.start() for since in _SO_FAR.finditer(text, 0, end)), default=-1) if "以来" in text else -1
    clause = _clause(text, at) if at >= 0 else ""
    if at >= 0 and not _THIS.search(clause) and not _THIS.search(text, at, end):
        year = re.search(YEAR, clause)
        return f"{year[0] if year else ''}以来"
    since = _SINCE.search(text, max(0, end - _FAR), end)
    if since and not _THIS.search(text, since.end(), end):
        return since[1] or since[2]
    span = _SPAN.match(text)
    if span and span.end() <= end and not _THIS.search(text, span.end(), end):
        return span[1]
    several = _SEVERAL.search(_clause(text, end))
    if several:
        return several[1]
    own = (ask(text, end) for ask in (_in_brackets, _in_turn, _part, _year_before, _planned))
    return next(filter(None, own), "")


def _in_brackets(text: str, end: int) -> str:
    """The year of which all is told in the brackets around `end`: 2022年（新收38件、办结36件）."""
    at = text.rfind("(", max(0, end - _CLAUSE), end)
    if at < 0 or ")" in text[at:end] or not text[at + 1 : end].strip():
        return ""
    before, first = _OF_BRACKETS.search(text, max(0, at - _YEAR_LENGTH), at), _FIRST.match(text, at + 1, end)
    if first and not _COUNT.search(text, first.end(), end):
        return ""  # its own words say so
    year = before or first
    return "" if year is None or _OTHER.search(text, max(at, year.end()), end) else year[1]


def _in_turn(text: str, end: int) -> str:
    """The year of the number before, in a sentence that tells of one year after the other.

    2022年收到52件、办结51件，2023年收到46件、办结47件; 2022年，收到52件；2023年，收到46件
    """
    near = list(_OF_YEAR.finditer(text, max(0, end - _FAR), end + _FAR))
    last = next((each for each in reversed(near) if each.end() <= end), None)
    if last is None or len({each[1] for each in near}) == 1 or _THIS.search(text, last.end(), end):
        return ""
    if _ONLY_COMPARED.match(text, last.end()) and ";" in text[last.end() : end]:
        return ""
    return last[1] if last[2] or _COUNT.search(text, last.end(), end) else ""  # its own words say 2022年, not 2022年，


def _part(text: str, end: int) -> str:
    """The part of a year that a clause before `end` names, and no later one takes back (上半年20件，全年46件)."""
    parts = list(_PART.finditer(text, max(0, end - _FAR), end))
    if not parts or _WHOLE.search(parts[-1][1]) or _THIS.search(text, parts[-1].end(), end):
        return ""
    return parts[-1][1]


def _year_before(text: str, end: int) -> str:
    """The year of which, or of whose end, a clause before `end` tells: 上年度，收到30件; 截至2022年底，现行有效9件."""
    told = list(_YEAR_BEFORE.finditer(text, max(0, end - _FAR), end))
    year = _YEAR_OF.search(told[-1][1]) if told else None
    return year[0] if year and not _THIS.search(text, told[-1].end(), end) else ""


def _planned(text: str, end: int) -> str:
    """The words that tell of a plan before `end`, unless what was done follows them (计划制发5件，实际制发4件)."""
    planned = _PLAN.search(text, max(0, end - _FAR), end)
    return planned[1] if planned and not _DONE.search(text, planned.end(), end) else ""


def _clause(text: str, end: int) -> str:
    """The clause that ends at `end`, from the mark before it."""
    return _MARK.split(text[max(0, end - _CLAUSE) : end])[-1]


def begins_otherwise(words: str) -> bool:
    """Whether words without the report year begin with another time: 2022年制发, 上年制发, 成立以来制发."""
    return _OTHERWISE.match(words) is not None


def may_be_of_all_years(text: str, start: int, before: str) -> bool:
    """Whether what is told up to a day may have been counted since ever: 截至2023年底，累计制发56件.

    `start` is where the number stands in the text of its sentence, `before` are the words before it.
    """
    return "累计" in before and _UP_TO.search(text, 0, start) is not None and not _THIS.search(text, 0, start)
