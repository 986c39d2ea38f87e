"""Which lines of a draft are its title, among what a page says above the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from govlint.headings import opens_section, short_key
from govlint.title import misprinted_end, parse_title

_NOTE = re.compile(r"\((?:\d{4}年?[\d月日度]{0,6}|[^()]{1,5})\)$")  # (2023年度), (公开版), (图解)
_TITLE = re.compile(r"(?:信息公开|政务公开)(?:(?!报告).){0,20}(?:报告|年报)$")
_TAILED = re.compile(r"(?:信息公开|政务公开)[^报]{0,12}(?:报告|年报).{0,20}$")  # …报告全文, …报告-某网站
# What a page says of its article, where it stands on the line of the title: 来源：…, 【字体：…】
_ABOUT_PAGE = re.compile(
    r"\s[【\[(（]?(?:信息)?(?:来源|作者|发布(?:时间|日期|机构)|时间|日期|浏览|点击|访问|阅读|字体|字号|索引)\w{0,3}[:：]"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
# How a title goes on that names no office in front.
OFFICELESS = re.compile(r"(?:关于)?(?:\d{4}年?度?)?(?:政府|政务)?信息公开")
_STOP = re.compile(r"[。;!?]")
_CLAUSE = re.compile(r"[,。;:、?!>|]")
_PATH = re.compile(r"[>»|]|位置:|首页")  # where on a site a page stands

MOST_ABOVE = 12  # lines between the first title and a fuller one


def title_lines(lines: Sequence[str]) -> range:
    """The places of the lines of the title: the first one, or a fuller one soon below it; empty if there is none.

    What a page says above the report often names no office or year (组配分类 政府信息公开年报).
    """
    found = _found(lines, _TITLE.search) or _found(lines, misprinted_end) or _tailed(lines)
    return _with_rest_below(lines, found) if found else found


def _with_rest_below(lines: Sequence[str], title: range) -> range:
    """The lines of a title with those below it that say what it does not, the year or the office, as on a cover."""
    facts = parse_title("".join(lines[title.start : title.stop]))
    below = lines[title.stop : title.stop + 1]
    if facts.office and not facts.year and any(map(_is_year, below)):
        return range(title.start, title.stop + 1)
    for stop in range(title.stop, min(title.stop + 2, len(lines))) if not facts.office else ():
        whole = range(title.start, stop + 1)
        if parse_title("".join(lines[whole.start : whole.stop])).office:
            return whole
        if not _is_year(lines[stop]):
            break
    return title


def _is_year(line: str) -> bool:
    return _YEAR.fullmatch(short_key(line).strip("()")) is not None


def _tailed(lines: Sequence[str]) -> range:
    """The line above all headings that names an office and a year as a title does, with words behind it."""
    for index, line in enumerate(lines):
        wording = short_key(_ABOUT_PAGE.split(line, maxsplit=1)[0])
        if opens_section(wording):
            break
        if _TAILED.search(wording) and not _CLAUSE.search(wording):
            facts = parse_title(wording)
            if facts.office and facts.year:
                return range(index, index + 1)
    return range(0)


def _found(lines: Sequence[str], is_title: Callable[[str], object]) -> range:
    """The lines of the title, if what `is_title` says of a wording without blanks is so."""
    title, full = range(0), 0
    last = len(lines)
    for index, line in enumerate(lines):
        if index >= last or full == 2 or (title and opens_section(line)):
            break
        found = _title_at(lines, index, is_title)
        if not found:
            continue
        facts = parse_title("".join(lines[found.start : found.stop]))
        named = bool(facts.office) + bool(facts.office and facts.year)
        if not title or named > full:
            last = min(last, found.stop + MOST_ABOVE)
            title, full = found, named
    return title


def _title_at(lines: Sequence[str], index: int, is_title: Callable[[str], object]) -> range:
    """The lines of a title that ends at this one, with its halves above; empty if none does."""
    wording = _NOTE.sub("", short_key(lines[index])).strip("《》|")
    if not wording.endswith(("报告", "年报")) or _PATH.search(wording):
        return range(0)
    first = index
    if not is_title(wording) or _STOP.search(wording):
        first -= 1
        wording = short_key(lines[first]) + wording if first >= 0 else ""
        if not is_title(wording):
            return range(0)
    while first > 0 and _is_part(above := short_key(lines[first - 1]), wording):
        first, wording = first - 1, above + wording
    return range(first, index + 1)


def _is_part(above: str, title: str) -> bool:
    """Whether the line above a title is a part of it: the year, or the office where the rest names none."""
    if _YEAR.fullmatch(above):
        return not _YEAR.search(title)  # else it is a list of years to choose from
    plain = bool(above) and not _CLAUSE.search(above) and not opens_section(above)
    # 620702064/2024-00006 is no office, 市12345热线中心 is one.
    counted = re.search(r"(?<!\w)\d|\d(?!\w)", _YEAR.sub("", above))
    return plain and not counted and OFFICELESS.match(title) is not None
