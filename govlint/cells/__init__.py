"""The cells of tables in plain text and Markdown: which lines are rows, and where a row is cut.

Lines are parted by tabs, as copied from Word, by bars, as in Markdown and in boxes drawn with characters, or by
blanks, as copied from a PDF or a terminal; or every cell has a line of its own, as copied from a telephone, or every
character of a cell, as copied from narrow columns; or a row with bars goes on to the lines below.
"""

from __future__ import annotations

from govlint.cells.counters import counting
from govlint.cells.cutting import cut
from govlint.cells.rows import find_rows

__all__ = ["counting", "cut", "find_rows"]
