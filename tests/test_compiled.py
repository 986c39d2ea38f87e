"""The grammars and formats that are shipped are those of the sources, and are read as Lark itself would read them."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from govlint_grammar import compile
from govlint_grammar.compiled import figures, report
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Token as LarkToken
from lark import Tree, UnexpectedToken

from govlint.lalr import Node, Token, parse

GRAMMARS: dict[str, ModuleType] = {"report": report, "figures": figures}


@pytest.mark.parametrize("name", sorted(compile.modules()))
def test_what_is_shipped_is_what_a_fresh_run_gives(name: str) -> None:
    assert (compile.HERE / "compiled" / name).read_text("utf-8") == compile.modules()[name]


def _shape(tree: Any) -> object:
    """A tree of ours or of Lark's as plain tuples."""
    match tree:
        case Node(kind, children) | Tree(data=kind, children=children):
            return str(kind), tuple(map(_shape, children))
        case Token(kind, start, end):
            return kind, start, end
        case LarkToken():
            return str(tree.type), tree.start_pos, tree.end_pos
    raise AssertionError(tree)


@pytest.mark.parametrize("name", GRAMMARS)
def test_every_sequence_of_terminals_is_read_as_by_lark(name: str) -> None:
    lark = compile.lark_of(name)
    kinds = sorted({symbol for state in GRAMMARS[name].STATES for symbol in state if symbol.isupper()} - {"$END"})

    @settings(max_examples=300, deadline=None)
    @given(st.lists(st.sampled_from(kinds), max_size=12))
    def check(sequence: list[str]) -> None:
        tokens = [Token(kind, place, place + 1) for place, kind in enumerate(sequence)]
        theirs: Any = [LarkToken(each.kind, "", each.start, end_pos=each.end) for each in tokens]
        try:
            expected = _shape(lark.parse(theirs))
        except UnexpectedToken:  # neither the layout nor the patterns give such a sequence
            with pytest.raises(KeyError):
                parse(GRAMMARS[name], tokens)
        else:
            assert _shape(parse(GRAMMARS[name], tokens)) == expected

    check()
