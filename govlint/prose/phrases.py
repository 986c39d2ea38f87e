"""A sentence to its phrases, by way of grammar/figures.lark: where the numbers are and what kind of number each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import Token


class Part(NamedTuple):
    """A terminal of the grammar, by its name, at `start:end` of the sentence (0-based characters)."""

    kind: str
    start: int
    end: int


class Phrase(NamedTuple):
    """What Lark made of one part or several: a quantity, share, rate or growth, or a part that stands for itself."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    def part(self, kind: str) -> Part | None:
        """The first part of this kind."""
        return next((part for part in self.parts if part.kind == kind), None)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order; together they are the whole text. Nothing is raised."""
    return tuple(map(_phrase, _grammar().parse(text).children))


def _phrase(node: Any) -> Phrase:
    if isinstance(node, str):
        return Phrase(node.type, (_part(node),))  # type: ignore[attr-defined]
    return Phrase(str(node.data), tuple(map(_part, node.scan_values(lambda _: True))))


def _part(token: Any) -> Part:
    return Part(token.type, token.start_pos, token.end_pos)


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    from lark import Lark, Token
    from lark.lexer import Lexer

    class Scanner(Lexer):
        """Finds the terminals of the grammar wherever they stand; what lies between two of them is WORDS."""

        def __init__(self, conf: Any) -> None:
            terminals = sorted((each for each in conf.terminals if each.pattern), key=lambda each: -each.priority)
            self.terminals = re.compile("|".join(f"(?P<{each.name}>{each.pattern.to_regexp()})" for each in terminals))

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
            text, end = lexer_state, 0
            for match in self.terminals.finditer(text):
                if match.start() > end:
                    yield Token("WORDS", "", end, end_pos=match.start())
                assert match.lastgroup
                end = match.end()
                yield Token(match.lastgroup, "", match.start(), end_pos=end)
            if end < len(text):
                yield Token("WORDS", "", end, end_pos=len(text))

    text = (files("govlint_grammar") / "figures.lark").read_text("utf-8")
    return Lark(text, start="sentence", parser="lalr", lexer=Scanner)
