"""A figure is a number that the report states: its characters, its exact value and its printed decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from govlint.fold import fold
from govlint.source import Span

Number = int | Decimal

# More digits than any office counts: longer runs are serial numbers or noise, and int() refuses very long ones.
MOST_DIGITS = 18

_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)(?P<whole>\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,{MOST_DIGITS}}})(?:\.(?P<part>\d{{1,9}}))?(?!\d|[,.]\d)",
    re.ASCII,
)


# What makes a number approximate, by how it does: 余 and 多 add less than one unit of its last digit that is not 0
# (6750余 is 6750 to 6760), 近 lacks as little, 约 does either; 以上 and 以下 are open to one side. A number in 万 or 亿
# was rounded or cut off at its last digit (1.2万 is 11,500 to 13,000).
About = Literal["", "余", "近", "约", "以上", "以下", "万"]


class CellName(NamedTuple):
    """The official names of a cell's table (表三), row (（一）予以公开) and column (自然人)."""

    table: str
    row: str
    column: str


class Figure(NamedTuple):
    """A number as the report states it.

    `text` is the number as printed, without its unit, at `span`; `value` is exact (an int where nothing stands behind
    the point); `decimals` counts the decimals of `text`: 1.2万 has one, and the value 12000. `label` says, in the words
    of the format or of the sentence, what is counted; `unit` is printed behind the number ("" in most cells); `about`
    says how it is approximate ("": not). `cell` is the cell of an official table that it stands in, None in prose.
    """

    span: Span
    text: str
    value: Number
    decimals: int
    label: str = ""
    unit: str = ""
    about: About = ""
    cell: CellName | None = None

    @property
    def least(self) -> Number:
        """The least value that the number may stand for: itself if it is exact."""
        if self.about in ("近", "约"):
            return self.value - self._grain
        if self.about == "万":
            return self.value - self._last_digit / 2
        return 0 if self.about == "以下" else self.value

    @property
    def most(self) -> Number | None:
        """The greatest value that the number may stand for, None if there is no limit."""
        if self.about in ("余", "约"):
            return self.value + self._grain
        if self.about == "万":
            return self.value + self._last_digit
        return None if self.about == "以上" else self.value

    @property
    def _last_digit(self) -> Decimal:
        """One unit of the last digit that is printed: 1000 for 1.2万."""
        digits = int("".join(filter(str.isdecimal, self.text)))
        return Decimal(self.value) / digits if digits else Decimal(0)

    @property
    def _grain(self) -> int:
        """One unit of the last digit of a whole number that is not 0: 10 for 6750."""
        digits = str(self.value)
        return 10 ** (len(digits) - len(digits.rstrip("0"))) if self.value and digits.isdecimal() else 1


def read(text: str, start: int) -> Figure | None:
    """The number that `text`, which stands at offset `start`, begins with; None if it begins with none.

    Signs, separators in groups of three, decimals and full-width digits are read.
    """
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:  # as in most cells
        return Figure(Span(start, start + len(text)), text, int(text), 0)
    match = _NUMBER.match(text if text.isascii() else fold(text))
    if match is None:
        return None
    whole, part = int(match["sign"] + match["whole"].replace(",", "")), match["part"]
    span, printed = Span(start, start + match.end()), text[: match.end()]
    if part is None:
        return Figure(span, printed, whole, 0)
    return Figure(span, printed, Decimal(match[0].replace(",", "")), len(part))
