"""No regular expression takes time that grows faster than the text by trying the same characters again and again.

Every pattern is looked at, those of modules and those within functions. What is judged is a match that fails, not how
often a search begins anew: tests/test_endurance.py measures that.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType, SimpleNamespace

import govlint_grammar
import pytest
from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

import govlint

CALLS = {"compile", "sub", "subn", "match", "search", "split", "fullmatch", "findall", "finditer"}
# What stands in patterns that are made within functions, as it may be there.
LOCALS = {
    "name": "(?:政府)?规章",
    "decision": "行政许可",
    "pattern": "年度?报告",
    "value": "GL301",
    "draft": SimpleNamespace(year=2023),
}
WORST = 2  # regexploit counts how often one run of characters can be shared out; two is a square of a short run


def _modules() -> Iterator[ModuleType]:
    for package in (govlint, govlint_grammar, import_module("govlint_rules")):
        yield package
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            if found.name not in ("govlint.__main__", "govlint_grammar.compile"):  # which run, or need what builds
                yield import_module(found.name)


def _arguments(module: ModuleType) -> Iterator[str]:
    """The code of every pattern that is given to `re`."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if isinstance(node, ast.Call) and (call := ast.unparse(node.func).split("."))[0] == "re" and call[-1] in CALLS:
            yield ast.unparse(node.args[0])


def _compiled(value: object, depth: int = 4) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    """The compiled patterns in a value of a module, or in what it is made of."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | tuple | list) and depth:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _compiled(each, depth - 1)


def _patterns() -> dict[str, str]:
    """Every pattern, and the module where it stands first."""
    found: dict[str, str] = {}
    for module in _modules():
        for pattern in _compiled(dict(vars(module))):
            text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
            found.setdefault(text, module.__name__)
        for code in _arguments(module):
            value = eval(code, LOCALS | vars(module))  # NameError: LOCALS need another name
            found.setdefault(value if isinstance(value, str) else value.decode("latin-1"), module.__name__)
    return found


def _worst(pattern: str) -> int:
    if _POSSESSIVE.search(pattern):  # the tool cannot read these; they give back nothing, and so try nothing again
        return 0
    return max((each.starriness for each in find(SreOpParser().parse_sre(pattern, 0))), default=0)


_POSSESSIVE = re.compile(r"[*+?}]\+|\(\?>")
PATTERNS = _patterns()


def test_all_patterns_are_looked_at() -> None:
    assert len(PATTERNS) > 200


@pytest.mark.parametrize("pattern", [r"(\d+)+年", r"(?:件|条|\d+)*件年", r"\s*\s*\s*年"])
def test_the_tool_sees_what_is_bad(pattern: str) -> None:
    assert _worst(pattern) > WORST


@pytest.mark.parametrize(("pattern", "module"), PATTERNS.items(), ids=lambda each: "")
def test_no_pattern_tries_the_same_characters_again_and_again(pattern: str, module: str) -> None:
    assert _worst(pattern) <= WORST, f"{module}: {pattern}"
