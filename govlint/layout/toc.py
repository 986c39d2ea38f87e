"""Which lines of a draft are its table of contents: headings, one under another, that all stand again further on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.fold import key
from govlint.headings import TRAILING, section_heading
from govlint.runs import runs

_LEADERS = "0123456789.…·-—_()" + TRAILING  # between an entry and the edge of the page: dots, and the page

LEAST_ENTRIES = 3  # headings of sections that make a table of contents
MOST_ENTRY = 120  # characters of a line of one, dots among them


def table_of_contents(lines: Sequence[str], headings: Sequence[str]) -> range:
    """The places of the lines of the table of contents, empty if there is none.

    Of each line, `headings` holds the heading that it begins with as the draft is read without regard to a table of
    contents, "" if it is none.
    """
    heads = [_entry(heading) for heading in headings]
    later = Counter(heads)
    listed: list[bool] = []
    for line, head in zip(lines, heads, strict=True):
        entry = _entry(line)
        later[head] -= 1
        listed.append(not entry or later[entry] > 0)  # the number of a page may stand on a line of its own
        if head and not listed[-1] and section_heading(head, 0):
            break  # here the report itself begins
    for is_listed, found in runs(listed):
        sections = [place for place in found if section_heading(_entry(lines[place]), 0)] if is_listed else []
        if len(sections) >= LEAST_ENTRIES:
            return found
    return range(0)


def _entry(line: str) -> str:
    """A line without the dots and the number of the page behind it."""
    return key(line).rstrip(_LEADERS) if len(line) <= MOST_ENTRY else line
