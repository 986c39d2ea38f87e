"""Rows with bars that were broken behind cells: 信息内容 | 上一年项目数量, and on lines of their own | 本年增/减 and |.

So a page prints words that end with a break. Where a row begins and ends, its bars tell: none stands in front of its
first line, one in front of every other, and one behind the last. Its first cell must be one of an official table, and
its first line end with words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.cells.bars import at_bars, count_bars, ends_with_bar, is_rule, starts_with_bar
from govlint.cells.official import is_official


def broken(lines: Sequence[str]) -> Iterator[range]:
    """The rows that were broken so among the lines of a draft: of each row, the places of its lines."""
    first = 0
    for place, line in enumerate(lines):
        if not starts_with_bar(line) or is_rule(line):
            first = place
        elif place > first and ends_with_bar(line):
            if _begins_row(lines[first]) and not any(map(ends_with_bar, lines[first:place])):
                yield range(first, place + 1)
            first = place + 1


def _begins_row(line: str) -> bool:
    whole = not count_bars(line) or starts_with_bar(line) or line.rstrip()[-1:].isdigit()
    return not whole and is_official(line[slice(*at_bars(line, led=False, closed=False)[0])].strip())
