"""A sentence to its phrases, by way of grammar/figures.lark: where the numbers are and what kind of number each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint_grammar.compiled import figures as grammar

from govlint import lalr
from govlint.lalr import Node, Token


class Phrase(NamedTuple):
    """What the grammar made of some tokens: a quantity, share, rate or growth, or one token that stands for itself."""

    kind: str
    parts: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text of its sentence."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends there, exclusive."""
        return self.parts[-1].end

    def part(self, kind: str) -> Token | None:
        """The first token of this kind."""
        return next((part for part in self.parts if part.kind == kind), None)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order; together they are the whole text. Nothing is raised."""
    return tuple(Phrase(each.kind, tuple(_leaves([each]))) for each in lalr.parse(grammar, _tokens(text)).children)


def _leaves(nodes: Iterable[Node | Token]) -> Iterator[Token]:
    for each in nodes:
        if isinstance(each, Token):
            yield each
        else:
            yield from _leaves(each.children)


def _tokens(text: str) -> Iterator[Token]:
    """The terminals of the grammar wherever they stand; what lies between two of them is WORDS."""
    end = 0
    for match in _terminals().finditer(text):
        if match.start() > end:
            yield Token("WORDS", end, match.start())
        assert match.lastgroup
        end = match.end()
        yield Token(match.lastgroup, match.start(), end)
    if end < len(text):
        yield Token("WORDS", end, len(text))


@lru_cache(maxsize=1)
def _terminals() -> re.Pattern[str]:
    return re.compile(grammar.TERMINALS)
