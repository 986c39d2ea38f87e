"""Headings: telling an ordinal from a title, and which official section a title names."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.fold import fold, key, misprint, without_note
from govlint.formats import editions
from govlint.numerals import ORDINAL, numeral
from govlint.report import Heading
from govlint.source import Span

_DASH = "[-—–―ー]"  # typed for 一

# On folded text. A section is 一、 (or 第一部分, or with another mark), a subsection （一）.
_SECTION = re.compile(rf"(?:第\s?({ORDINAL})\s?部分|({ORDINAL}))(?:\s?[、.,:]\s*|\s+|(?=\S))")
_SUBSECTION = re.compile(rf"\(\s?({ORDINAL}|{_DASH})\s?\)(?!\s?[项款])\s?[、.]?\s*")  # 第（一）项 cites a statute

# An ordinal in any form: 5、 5. （五） 第五章 Ⅴ、 伍、, and a dash that stands for 一、
_ANY_ORDINAL = re.compile(
    rf"(?:\(\s?|第\s?)?(\d{{1,2}}|[ⅠⅡⅢⅣⅤⅥ]|[壹贰叁肆伍陆]|{_DASH}(?=、)|{ORDINAL})\s?(?:\)|[章节篇]|部分)?\s?[、.,:]?\s*"
)
_IN_WORDS = str.maketrans("ⅠⅡⅢⅣⅤⅥ壹贰叁肆伍陆-—–―ー", "一二三四五六" * 2 + "一" * 5)

_YEAR = re.compile(r"^(?:本|\d{4})年度?")

# Marks that may stand, wrongly or not, behind a title on its line.
TRAILING = "、。:,.;"

MOST_TITLE = 60  # characters of a line that may be a title or heading
MOST_HEADING = 30  # characters of a heading whose wording is not official


def short_key(line: str) -> str:
    """The folded line without blanks, "" if it is too long for a title or heading."""
    return key(line) if len(line) <= MOST_TITLE else ""


def section_heading(text: str, start: int) -> Heading | None:
    """`text`, a line at offset `start`, as the heading of a section; None if it begins with no ordinal like 一、."""
    match = _SECTION.match(fold(text))
    return None if match is None else _heading(text, start, match, match[1] or match[2])


def subsection_heading(text: str, start: int) -> Heading | None:
    """`text` as the heading of a subsection; None if it begins with no ordinal like （一）."""
    match = _SUBSECTION.match(fold(text))
    return None if match is None else _heading(text, start, match, match[1])


def opens_section(line: str) -> bool:
    """Whether a line begins a section. 九江市水务局 begins with a numeral, too, but with no mark or official title."""
    heading = section_heading(line, 0)
    return heading is not None and (numeral(heading.ordinal) is None or official_section(heading.title) is not None)


def split_ordinal(line: str) -> tuple[str, str, int | None]:
    """A folded line as the ordinal that it begins with, in any form, its title and the ordinal's value."""
    match = _ANY_ORDINAL.match(line)
    if match is None:
        return "", line, None
    ordinal = match[1]
    value = int(ordinal) if ordinal.isdecimal() else numeral(ordinal.translate(_IN_WORDS))
    return match[0], line[match.end() :], value


def plain_heading(text: str, start: int) -> Heading:
    """`text` as a heading without an ordinal."""
    span = Span(start, start + len(text))
    return Heading(span, "", None, text, span)


def _heading(text: str, start: int, match: re.Match[str], ordinal: str) -> Heading:
    title = Span(start + match.end(), start + len(text))
    number = numeral(ordinal.translate(_IN_WORDS))
    return Heading(Span(start, title.end), text[: match.end()].rstrip(), number, text[match.end() :], title)


def official_section(title: str) -> int | None:
    """The number (1 to 6) of the official section that a title names, in any wording met in reports; None if none.

    A title that differs from an official wording in at most a quarter of its characters, as a misprint does, names it
    too; with a third, 依申请公开政府信息情况 would name 主动公开政府信息情况.
    """
    wording = without_note(_YEAR.sub("", key(title).rstrip(TRAILING)))
    known = _known_titles()
    if wording in known:
        return known[wording]
    gaps = [(gap, number) for each, number in known.items() if (gap := misprint(wording, each, 4)) is not None]
    return min(gaps)[1] if gaps else None


def is_official_title(title: str) -> bool:
    """Whether a title is, but for marks behind it, exactly a wording met in reports."""
    return key(title).rstrip(TRAILING) in _known_titles()


@lru_cache(maxsize=1)
def _known_titles() -> dict[str, int]:
    return {
        key(title): section.number
        for edition in editions()
        for section in edition.sections
        for title in (section.title, *section.accepted, *section.variants)
    }
