"""What shows nothing of a report, left out before it is read: characters and lines that come with text from a page.

Nobody who looks at the draft can find them, so that nothing may be said of them; but one of them in a number or in the
label of a row keeps both from being what they seem. So does a backslash of Markdown: programs that make Markdown of a
Word document write one in front of every mark (152\\.36, 1\\.属于国家秘密). The numbers of pages are seen, but they may
stand between the lines of one row or of one sentence, and are of neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from govlint.finding import Edit, Finding
from govlint.paging import furniture
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
    """A source without what shows nothing of the report in it; mostly that is the source as it is."""
    unseen = _UNSEEN_IN_TEXT if source.kind == "text" else _UNSEEN
    whole = Seen(source, range(len(source.text) + 1))
    bare = _without(whole, [Span(*match.span()) for match in unseen.finditer(source.text)])
    return _without(bare, furniture(bare.source.text))


def _without(whole: Seen, gone: Sequence[Span]) -> Seen:
    """A source as it is seen, without some more of its characters."""
    if not gone:
        return whole
    source, text = whole.source, whole.source.text
    # What stands between two of them; the end of the text stands behind the last.
    pieces = list(map(Span, (0, *(each.end for each in gone)), (*(each.start for each in gone), len(text))))
    kept = [*chain.from_iterable(range(*piece) for piece in pieces), len(text)]
    origins = tuple(each._replace(start=bisect_left(kept, each.start)) for each in source.origins)
    bare = source._replace(text="".join(map(source.cut, pieces)), origins=origins)
    return Seen(bare, [whole.offsets[at] for at in kept])
