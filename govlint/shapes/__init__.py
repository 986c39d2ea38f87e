"""Reading official tables: the rows of a draft's table against the rows and columns of a format.

One module for each way in which official tables are printed. Merged cells leave ragged rows in text; labels, not
positions, say which row a number belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.formats import TableFormat
from govlint.report import Row
from govlint.shapes import blocks, grid, line
from govlint.shapes.reading import Reading

_READERS = {"blocks": blocks.read, "grid": grid.read, "line": line.read}


def read_table(rows: Sequence[Row], format: TableFormat, elsewhere: frozenset[str]) -> Reading:
    """The rows of a table as `format` reads them; `elsewhere` are wordings that only other editions have in it."""
    reading = Reading({}, [], [], set(), elsewhere)
    _READERS[format.layout](rows, format, reading)
    return reading
