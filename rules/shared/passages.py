"""Which paragraphs the rules on prose hold against the tables."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.prose import Passage

from .roles import REQUEST

_REQUESTS, _PROBLEMS = 3, 5  # sections


def accounts(draft: Draft) -> Iterator[Passage]:
    """The paragraphs that tell of the year: all but those of section five, which names problems and what is planned."""
    return (passage for passage in draft.prose if passage.where.section != _PROBLEMS)


def about_requests(passage: Passage) -> bool:
    """Whether a paragraph speaks of applications for information."""
    where = passage.where
    said = where.section == _REQUESTS or "申请" in where.heading
    return said or any(REQUEST.search(sentence.text) for sentence in passage.sentences)
