"""Which rules run: selecting and ignoring by code, prefix or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.rule import Rule

EVERYTHING = "ALL"
EXACT = 100


class SelectionError(Exception):
    """A selector that names no rule; `selector` is its text, the message (in Chinese) has a suggestion."""

    def __init__(self, selector: str, rules: Sequence[Rule]) -> None:
        self.selector = selector
        super().__init__(f"没有名为“{selector}”的规则{_suggestion(selector, rules)}")


def _suggestion(selector: str, rules: Sequence[Rule]) -> str:
    from difflib import get_close_matches

    names = get_close_matches(selector.lower(), [rule.name for rule in rules], n=1, cutoff=0.5)
    # Codes resemble one another: only one in which a single character differs may be meant.
    near = names or get_close_matches(selector.upper(), [rule.code for rule in rules], n=1, cutoff=0.8)
    return f"，是否想写“{near[0]}”？" if near else "，可用 govlint rules 查看全部规则"


def named(selector: str, rules: Iterable[Rule]) -> Rule:
    """The rule with this code or name. SelectionError if there is none."""
    rules = tuple(rules)
    for rule in rules:
        if strength(rule, selector) == EXACT:
            return rule
    raise SelectionError(selector, rules)


def strength(rule: Rule, selector: str) -> int:
    """How exactly a selector names a rule: 0 not at all, 1 for ALL, more the longer the prefix, EXACT for code or name.

    Case does not matter.
    """
    wanted = selector.upper()
    code = rule.code.upper()
    if wanted in (code, rule.name.upper()):
        return EXACT
    if wanted == EVERYTHING:
        return 1
    return 1 + len(wanted) if wanted and code.startswith(wanted) else 0


def verify(selectors: Iterable[str], rules: Sequence[Rule]) -> None:
    """SelectionError for the first selector that names no rule."""
    for selector in selectors:
        if not any(strength(rule, selector) for rule in rules):
            raise SelectionError(selector, rules)


def choose(
    rules: Sequence[Rule], select: Sequence[str] | None, extend: Sequence[str], ignore: Sequence[str]
) -> tuple[Rule, ...]:
    """The rules that run: those of `select` (None: the default ones) and `extend`, without those of `ignore`.

    Where one rule is both selected and ignored the more exact selector wins, and ignoring wins a tie, so that
    `--select GL301 --ignore GL3` runs GL301. That each selector names a rule is for `verify`.
    """
    chosen = []
    for rule in rules:
        default = 1 if select is None and rule.default else 0
        wanted = max([default, *(strength(rule, each) for each in (*(select or ()), *extend))])
        unwanted = max((strength(rule, each) for each in ignore), default=0)
        if wanted > unwanted:
            chosen.append(rule)
    return tuple(chosen)
