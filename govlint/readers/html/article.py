"""The report in a web page: which of its lines are the report, and which are menus, footers and the like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from govlint.fold import key
from govlint.headings import MOST_HEADING, MOST_TITLE, is_official_title, official_section, section_heading
from govlint.labels import official_wordings, wording
from govlint.layout import tokens
from govlint.layout.masthead import OFFICELESS
from govlint.readers.html.flow import Line
from govlint.readers.html.markup import Mark
from govlint.source import Source, Span
from govlint.title import parse_title

LEAST_PROSE = 40  # characters of a line with a full stop that make it a paragraph

# What portals put around an article: where one is, what one can do with the page, who keeps it, the card of the file.
_FURNITURE = re.compile(
    r"(?:当前|所在)(?:的)?位置|^首页|[>»]|^[【\[(]?(?:打印|关闭|分享|收藏|返回|字体|字号|纠错)|^[大中小|/【】\[\]()+-]+$"
    r"|扫一扫|(?:浏览|点击|阅读|访问)(?:次数|量|数)|上一[篇条]|下一[篇条]|相关(?:链接|文章|信息|阅读|附件|推荐)|责任编辑"
    r"|版权所有|(?:主办|承办)(?:单位)?:|技术支持|ICP备|公网安备|网站标识码|网站地图|Copyright"
    r"|^(?:索引号|信息索引|组配分类|主题分类|发布机构|发文机关|公开类别|信息类别)",
    re.IGNORECASE,
)


class Article(NamedTuple):
    """The lines of a report in the order of the page, and the part of the file that they were chosen from."""

    lines: list[Line]
    span: Span


def find_article(marks: Sequence[Mark], lines: Sequence[Line]) -> Article | None:
    """The report among the lines of a page; None if nothing on the page looks like the text of one.

    It is what stands in the smallest element that holds all headings and rows of the official format or, if there are
    none, all paragraphs; in a larger one if that adds more paragraphs than furniture, so that nothing is lost. A title
    that stands outside comes in front, and furniture around the headings and rows is left out.
    """
    official = [number for number, line in enumerate(lines) if _is_heading(line) or _is_official_row(line)]
    prose = [_is_prose(line) for line in lines]
    core = official or [number for number, is_prose in enumerate(prose) if is_prose]
    if not core:
        return None
    furniture = [_is_furniture(line) for line in lines]
    span = _element(marks, lines, prose, furniture, core)
    within = range(_first_from(lines, span.start), _first_from(lines, span.end))
    title = _title(lines, core[0])
    kept = [number for number in within if core[0] <= number <= core[-1] or not furniture[number]]
    if title and (title[0] < within.start or _is_preceded(lines, furniture, range(within.start, title[0]))):
        kept = [*title, *(number for number in kept if number > title[-1])]
    return Article([lines[number] for number in kept], span)


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a report."""
    return len(text) <= MOST_TITLE and "公开" in text and any(each.kind == "TITLE" for each in tokens(Source(text)))


def _element(
    marks: Sequence[Mark], lines: Sequence[Line], prose: Sequence[bool], furniture: Sequence[bool], core: Sequence[int]
) -> Span:
    """Where in the file the element stands that holds the report."""
    sizes = [len(line.text) for line in lines]
    gains = list(accumulate((size * each for size, each in zip(sizes, prose, strict=True)), initial=0))
    losses = list(accumulate((size * each for size, each in zip(sizes, furniture, strict=True)), initial=0))
    around = _elements_around(marks, lines[core[0]].start, lines[core[-1]].end)
    chosen = next(around)
    for span in around:
        inner, outer = [[_first_from(lines, at) for at in each] for each in (chosen, span)]
        gain, loss = [(sums[outer[1]] - sums[outer[0]]) - (sums[inner[1]] - sums[inner[0]]) for sums in (gains, losses)]
        if gain >= loss:
            chosen = span
    return chosen


def _elements_around(marks: Sequence[Mark], start: int, end: int) -> Iterator[Span]:
    """The elements that hold all from `start` to `end` of the file, the innermost first; the last is the whole file."""
    opened: list[int] = []
    deeper = 0  # how many elements are open that began behind `start`
    for mark in marks:
        if mark.type == "open" and mark.start <= start:
            opened.append(mark.start)
        elif mark.type == "open":
            deeper += 1
        elif mark.type == "close" and deeper:
            deeper -= 1
        elif mark.type == "close":
            began = opened.pop()
            if mark.end >= end:
                yield Span(began, mark.end)
    yield Span(0, max(end, marks[-1].end) + 1)


def _first_from(lines: Sequence[Line], offset: int) -> int:
    """The number of the first line that begins at `offset` of the file or behind it."""
    return bisect_left(lines, offset, key=lambda line: line.start)


def _title(lines: Sequence[Line], before: int) -> list[int]:
    """The lines of the last title above line `before`: it may have the office on a line of its own. [] if none."""
    for number in range(before - 1, -1, -1):
        text = lines[number].text
        if lines[number].linked or lines[number].is_row or not is_title(text):
            continue
        above = lines[number - 1] if number and OFFICELESS.match(key(text)) else None
        has_office = above is not None and not above.linked and parse_title(above.text + text).body is not None
        return [number - 1, number] if has_office else [number]
    return []


def _is_preceded(lines: Sequence[Line], furniture: Sequence[bool], above: range) -> bool:
    """Whether what stands above a title is the page's rather than the report's: furniture, or the title once more."""
    return any(furniture[number] or is_title(lines[number].text) for number in above)


def _is_heading(line: Line) -> bool:
    text = line.text.strip()
    if line.is_row or len(text) > MOST_HEADING or _is_linked(line):
        return False
    heading = section_heading(text, 0)
    return is_official_title(text) if heading is None else official_section(heading.title) is not None


def _is_official_row(line: Line) -> bool:
    cells = line.text.split("\t") if line.is_row else []
    return any(wording(cell).label in official_wordings() for cell in cells if len(cell) > 2)


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) >= LEAST_PROSE and "。" in text and not _is_linked(line)


def _is_linked(line: Line) -> bool:
    return line.linked * 2 > len("".join(line.text.split()))


def _is_furniture(line: Line) -> bool:
    return _is_linked(line) or ("。" not in line.text and bool(_FURNITURE.search(key(line.text))))
