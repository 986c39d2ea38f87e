"""Compile the grammars and formats to Python data: `python -m govlint_grammar.compile`, after every change to them.

Building a grammar with Lark, or reading TOML, at every start would cost more than the rest of a check. What this writes
is checked in; a test holds that it is what a fresh run gives, and that it reads texts as Lark itself does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from pprint import pformat
from typing import Any

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

HERE = Path(__file__).parent
GRAMMARS = {"report": "report", "figures": "sentence"}  # the start symbol of each


class _NoLexer(Lexer):
    """The compiled grammars are given tokens; how Lark would find them does not matter."""

    def __init__(self, conf: Any) -> None:
        self.terminals = conf.terminals

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
        return iter(lexer_state)


def lark_of(name: str) -> Lark:
    """A grammar as Lark reads it; its `parse` takes tokens."""
    text = (HERE / f"{name}.lark").read_text("utf-8")
    return Lark(text, start=GRAMMARS[name], parser="lalr", lexer=_NoLexer)


def compiled(name: str) -> str:
    """The module that holds a compiled grammar.

    RULES are the name and the length of each rule. STATES say for each state what comes after a symbol: the number of
    the next state, or below 0 the number n of the rule RULES[-n - 1] to reduce by. TERMINALS is the pattern that finds
    every terminal, those of higher priority first; "" where the caller tells them.
    """
    lark: Any = lark_of(name)
    table = lark.parser.parser._parse_table
    order = _in_order(table, table.start_states[GRAMMARS[name]])
    steps = [sorted(table.states[state].items()) for state in order]
    rules = sorted({to for state in steps for _, (step, to) in state if step is not Shift}, key=_spelled)
    for rule in rules:
        simple = not rule.options.expand1 and not rule.options.keep_all_tokens and rule.alias is None
        assert simple, f"the driver (govlint/lalr.py) knows no ?, ! or -> as in {rule}"
    states = [
        {symbol: order.index(to) if step is Shift else -rules.index(to) - 1 for symbol, (step, to) in state}
        for state in steps
    ]
    return _module(
        f"{name}.lark",
        f"RULES = {_shown([(str(rule.origin.name), len(rule.expansion)) for rule in rules])}",
        f"STATES = {_shown(states)}",
        f"END = {order.index(table.end_states[GRAMMARS[name]])}",
        f"TERMINALS = {_shown(_terminals(lark))}",
    )


def _in_order(table: Any, start: int) -> list[int]:
    """The states as they are met from the first on: Lark's own numbers differ from run to run."""
    found = [start]
    for state in found:
        following = (to for _, (step, to) in sorted(table.states[state].items()) if step is Shift)
        found += dict.fromkeys(each for each in following if each not in found)
    return found


def _spelled(rule: Any) -> tuple[str, ...]:
    return (rule.origin.name, *(each.name for each in rule.expansion))


def _terminals(lark: Lark) -> str:
    known = (each for each in lark.terminals if each.pattern)
    found = sorted(known, key=lambda each: (-each.priority, each.name))
    return "|".join(f"(?P<{each.name}>{each.pattern.to_regexp()})" for each in found)


def formats() -> str:
    """The module that holds the official formats, the newest first."""
    data = [tomllib.loads(file.read_text("utf-8")) for file in (HERE / "formats").glob("*.toml")]
    newest_first = sorted(data, key=lambda each: each["first_year"], reverse=True)
    return _module(
        "formats/*.toml", "from typing import Any", f"FORMATS: list[dict[str, Any]] = {_shown(newest_first)}"
    )


def _module(source: str, *lines: str) -> str:
    head = f'"""Made from {source} by `python -m govlint_grammar.compile`; not to be changed by hand."""'
    return "\n\n".join((head, *lines)) + "\n"


def _shown(data: object) -> str:
    return pformat(data, width=116, compact=True, sort_dicts=False)


def modules() -> dict[str, str]:
    """What stands in compiled/, by the names of the files."""
    return {"formats.py": formats(), **{f"{name}.py": compiled(name) for name in GRAMMARS}}


def main() -> None:
    """Write the modules."""
    for name, text in modules().items():
        (HERE / "compiled" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
