"""Characters that show nothing, left out before a draft is read: they come along when text is copied from a page.

Nobody who looks at the draft can find them, so that nothing may be said of them; but one of them in a number or in the
label of a row keeps both from being what they seem. So does a backslash of Markdown: programs that make Markdown of a
Word document write one in front of every mark (152\\.36, 1\\.属于国家秘密).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from govlint.finding import Edit, Finding
from govlint.source import UNSEEN, Source, Span

_UNSEEN = re.compile(f"[{UNSEEN}]")
# A backslash counts where what it stands before would be a mark without it: of bold words, a cell, a heading.
_UNSEEN_IN_TEXT = re.compile(rf"{_UNSEEN.pattern}|(?<!\\)\\(?=[!\"$-)+-/:;?@\[\]{{}}~])")


class Seen(NamedTuple):
    """A source as it is seen, and the way back: `offsets[i]` is where its character `i` stands in the draft.

    There is one offset more than there are characters: the end of the text.
    """

    source: Source
    offsets: Sequence[int]

    def span(self, span: Span) -> Span:
        """The place in the draft of one in the source as it is seen."""
        start = self.offsets[span.start]
        return Span(start, self.offsets[span.end - 1] + 1 if span.end > span.start else start)

    def back(self, finding: Finding) -> Finding:
        """What was found in the source as it is seen, at its places in the draft."""
        fix = finding.fix
        return finding._replace(
            span=self.span(finding.span),
            related=tuple(place._replace(span=self.span(place.span)) for place in finding.related),
            fix=fix and fix._replace(edits=tuple(Edit(self.span(each.span), each.text) for each in fix.edits)),
        )


def seen(source: Source) -> Seen:
    """A source without what shows nothing in it; mostly that is the source as it is."""
    unseen = _UNSEEN_IN_TEXT if source.kind == "text" else _UNSEEN
    gone = [match.start() for match in unseen.finditer(source.text)]
    if not gone:
        return Seen(source, range(len(source.text) + 1))
    # What stands between two of them; the end of the text stands behind the last.
    kept = map(range, (0, *(each + 1 for each in gone)), (*gone, len(source.text)))
    offsets = [*chain.from_iterable(kept), len(source.text)]
    origins = tuple(each._replace(start=bisect_left(offsets, each.start)) for each in source.origins)
    return Seen(source._replace(text=unseen.sub("", source.text), origins=origins), offsets)
