"""Reading tokens by a grammar that Lark compiled (govlint_grammar.compile): the LALR algorithm on its tables.

Lark itself would do it, but importing it costs more than all the rest of a check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """A terminal of the grammar, by its name, at `start:end` of the text (characters from 0)."""

    kind: str
    start: int
    end: int


class Node(NamedTuple):
    """What a rule of the grammar was made into. Rules whose names begin with _ have their children in its place."""

    kind: str
    children: tuple[Node | Token, ...]


class Grammar(Protocol):
    """The compiled tables; `govlint_grammar.compile.compiled` says what they are."""

    RULES: Sequence[tuple[str, int]]
    STATES: Sequence[Mapping[str, int]]
    END: int


def parse(grammar: Grammar, tokens: Iterable[Token]) -> Node:
    """The tree of some tokens. The grammars of govlint take every sequence of their terminals; KeyError for others."""
    states = [0]
    found: list[list[Node | Token]] = []
    for token in tokens:
        while (step := grammar.STATES[states[-1]][token.kind]) < 0:
            _reduce(grammar, states, found, step)
        states.append(step)
        found.append([token])
    while states[-1] != grammar.END:
        _reduce(grammar, states, found, grammar.STATES[states[-1]]["$END"])
    root = found[-1][0]
    assert isinstance(root, Node)
    return root


def _reduce(grammar: Grammar, states: list[int], found: list[list[Node | Token]], step: int) -> None:
    """Make what was found last into one by a rule of the grammar."""
    name, length = grammar.RULES[-step - 1]
    first = len(found) - length
    children = found[first] if length else []  # taken over, not copied: a list of many items grows one by one
    for made in found[first + 1 :]:
        children += made
    del states[len(states) - length :], found[first:]
    states.append(grammar.STATES[states[-1]][name])
    found.append(children if name.startswith("_") else [Node(name, tuple(children))])
