"""A figure is a number that the report states: its characters, its exact value and its printed decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govlint.fold import fold
from govlint.source import Span

if TYPE_CHECKING:  # decimal is imported only when a number has decimals: it costs start-up time
    from decimal import Decimal

    Number = int | Decimal

# More digits than any office counts: longer runs are serial numbers or noise, and int() refuses very long ones.
MOST_DIGITS = 18

_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)(?P<whole>\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,{MOST_DIGITS}}})(?:\.(?P<part>\d{{1,9}}))?(?!\d|[,.]\d)",
    re.ASCII,
)


class Figure(NamedTuple):
    """A number as the report states it.

    `text` is the number as printed, at `span`; `value` is exact (an int where nothing stands behind the point);
    `decimals` counts the printed decimals; `label` says, in the words of the format, what is counted.
    """

    span: Span
    text: str
    value: Number
    decimals: int
    label: str = ""


def read(text: str, start: int) -> Figure | None:
    """The number that `text`, which stands at offset `start`, begins with; None if it begins with none.

    Signs, separators in groups of three, decimals and full-width digits are read.
    """
    match = _NUMBER.match(fold(text))
    if match is None:
        return None
    whole, part = int(match["sign"] + match["whole"].replace(",", "")), match["part"]
    span = Span(start + match.start(), start + match.end())
    printed = text[match.start() : match.end()]
    if part is None:
        return Figure(span, printed, whole, 0)
    from decimal import Decimal

    return Figure(span, printed, Decimal(match[0].replace(",", "")), len(part))
