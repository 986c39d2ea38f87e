"""The prose of a report: its paragraphs as sentences with their phrases and numbers."""

from __future__ import annotations

from typing import NamedTuple

from govlint.prose.mentions import Mention, mentions
from govlint.prose.phrases import Phrase, phrases
from govlint.prose.respectively import distributed
from govlint.prose.sentences import Text, Where, paragraphs, sentences
from govlint.report import Report
from govlint.source import Span


class Sentence(NamedTuple):
    """A sentence that was read: its text, its phrases in order, and the numbers among them."""

    source: Text
    phrases: tuple[Phrase, ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The sentence, folded and without blanks."""
        return self.source.text

    def cut(self, phrase: Phrase) -> str:
        """The characters of a phrase, folded."""
        return self.source.text[phrase.start : phrase.end]

    def place(self, start: int, end: int) -> Span:
        """The characters of the draft that are `text[start:end]`."""
        return self.source.place(start, end)


class Passage(NamedTuple):
    """A paragraph as sentences, and where it stands."""

    where: Where
    sentences: tuple[Sentence, ...]


def read_prose(report: Report) -> tuple[Passage, ...]:
    """Every paragraph of a report up to its closing. Sentences without anything to check are kept, but not parsed."""
    return tuple(Passage(where, tuple(map(_read, sentences(paragraph)))) for where, paragraph in paragraphs(report))


def _read(text: Text) -> Sentence:
    found = phrases(text.text) if text.worth else ()
    return Sentence(text, found, distributed(text.text, found, mentions(text, found)))
