"""Numbers from which and to which something went: 由52件减少到46件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.prose import Sentence
from govlint.prose.belonging import alike
from govlint.prose.mentions import Mention
from govlint.prose.phrases import Phrase

FALLS = re.compile(r"减|降|回落|下滑|少")
_BETTER_LOW = ("名", "位", "天")  # a rank that goes up is a lower number, and so is a time that is better


def turns(sentence: Sentence) -> Iterator[tuple[Mention, Mention, bool]]:
    """The numbers from which and to which something is said to have gone, and whether down (由52件减少到46件)."""
    for phrase in sentence.phrases:
        if phrase.kind == "TO":
            before, now = _around(sentence, phrase)
            if before is not None and now is not None and alike(before, now) and now.figure.unit not in _BETTER_LOW:
                yield before, now, FALLS.search(sentence.text, phrase.start, phrase.end) is not None


def goes_down(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words of a rate or an increase say that it is a decrease."""
    part = sentence.phrases[mention.at].part("DIRECTION")
    return part is not None and FALLS.search(sentence.text, part.start, part.end) is not None


def _around(sentence: Sentence, to: Phrase) -> tuple[Mention | None, Mention | None]:
    """The number behind 由 that is the last before 增加到, and the one right behind it."""
    now = next((each for each in sentence.mentions if each.start == to.end), None)
    earlier = [each for each in sentence.mentions if each.end <= to.start]
    starts = {phrase.end for phrase in sentence.phrases if phrase.kind == "FROM"}
    return (earlier[-1] if earlier and earlier[-1].start in starts else None), now
