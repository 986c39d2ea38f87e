"""What a rule is, its examples, and the door through which rules come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import govlint_grammar

from govlint.claim import Claim
from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.options import Options
from govlint.patience import Overdue, in_time
from govlint.plugins import plugin_modules

Check = Callable[[Draft], Iterable[Fault | Claim]]

PATIENCE = 10  # seconds for a rule of a plug-in with a draft, and for loading one: ours take some milliseconds


class Example(NamedTuple):
    """A draft that a rule accepts or reports: a test and, in `govlint rule`, the documentation.

    It is the model report (a clean one that govlint ships for each edition) with `edits` made one after the other,
    each replacing the only place where its first text stands; or `text`, if given. `at` are the characters of the
    findings that the rule must make, in order: none in a valid example. `model` is the edition of the model report,
    `options` what the command line would say of the draft.
    """

    edits: tuple[tuple[str, str], ...] = ()
    at: tuple[str, ...] = ()
    text: str | None = None
    model: str = "2021"
    options: Options = Options()

    def draft(self) -> str:
        """The text of the example; ValueError if an edit's first text is not there exactly once."""
        text = model(self.model) if self.text is None else self.text
        for old, new in self.edits:
            if text.count(old) != 1:
                raise ValueError(f"{old!r} stands {text.count(old)} times in the example, not once")
            text = text.replace(old, new)
        return text


def valid(
    *edits: tuple[str, str], text: str | None = None, model: str = "2021", options: Options = Options()
) -> Example:
    """A draft in which the rule finds nothing."""
    return Example(edits, (), text, model, options)


def invalid(
    *edits: tuple[str, str],
    at: str | Sequence[str],
    text: str | None = None,
    model: str = "2021",
    options: Options = Options(),
) -> Example:
    """A draft in which the rule finds something at exactly the characters `at`."""
    return Example(edits, (at,) if isinstance(at, str) else tuple(at), text, model, options)


class Rule(NamedTuple):
    """A rule: its code (GL301), a kebab-case name that reads after "allow", and a pure function over a draft.

    The function yields faults, which become findings as they are, and claims, which the engine checks. Its docstring
    is the documentation. `default` rules run unless they are ignored; the others only when they are selected.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]
    default: bool = True

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]

    @property
    def documentation(self) -> str:
        """The documentation as Markdown: a summary, then the fixed headings."""
        from inspect import cleandoc

        return cleandoc(self.check.__doc__ or "")


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    valid: Iterable[Example] = (),
    invalid: Iterable[Example] = (),
    default: bool = True,
) -> Callable[[Check], Rule]:
    """Make a rule of the decorated check, as `Rule` describes it.

    A module of rules lists them in its RULES. `valid` and `invalid` are its examples, which are run as tests.
    """
    return lambda check: Rule(code, name, severity, check, tuple(valid), tuple(invalid), default)


class RuleError(Exception):
    """A rule module cannot be used; the message says which and why, in Chinese."""


@lru_cache(maxsize=8)
def model(edition: str) -> str:
    """The text of the model report of an edition."""
    # Not importlib.resources: rules need models for their examples, and importing it takes longer than all of them.
    folder = Path(govlint_grammar.__file__).parent
    return (folder / "formats" / f"{edition}.txt").read_text("utf-8")


def load(module: str | ModuleType) -> tuple[Rule, ...]:
    """The rules of a module, by its name: those that its RULES lists. RuleError if it cannot be imported or has none.

    Built-in rules and everyone else's come in through this one door.
    """
    name = module if isinstance(module, str) else module.__name__
    try:
        rules = tuple((import_module(module) if isinstance(module, str) else module).RULES)
    except (Exception, SystemExit) as error:
        raise RuleError(f"规则模块“{name}”无法载入：{error!r}") from error
    if not rules or not all(map(_is_rule, rules)):
        raise RuleError(f"规则模块“{name}”的 RULES 不是规则的列表")
    return rules


def _is_rule(value: object) -> bool:
    return (
        isinstance(value, Rule)
        and isinstance(value.code, str)
        and isinstance(value.name, str)
        and isinstance(value.severity, Severity)
        and callable(value.check)
    )


def load_all(plugins: bool = True) -> tuple[Rule, ...]:
    """The built-in rules and, unless `plugins` is false, those of installed plug-ins, in the order of their codes.

    RuleError where a plug-in does not load, or two rules have one code or one name.
    """
    modules = {"govlint_rules": load, **dict.fromkeys(plugin_modules() if plugins else (), _load_foreign)}
    found: dict[str, tuple[Rule, str]] = {}
    for module, loaded in modules.items():
        for each in loaded(module):
            for mark in (each.code, each.name):
                if mark in found:
                    raise RuleError(f"规则“{mark}”有两条：一条在“{found[mark][1]}”，一条在“{module}”")
                found[mark] = each, module
    return tuple(sorted({each for each, _ in found.values()}, key=lambda each: each.code))


def _load_foreign(module: str) -> tuple[Rule, ...]:
    """The rules of a plug-in, none of which can hold up a run. RuleError as for `load`, and if it does not end."""
    try:
        rules = in_time(lambda: load(module), PATIENCE)
    except Overdue as error:
        raise RuleError(f"规则模块“{module}”无法载入：{error}") from error
    return tuple(each._replace(check=_guarded(each.check)) for each in rules)


def _guarded(check: Check) -> Check:
    """The check, which raises Overdue if it takes too long, TypeError or ValueError if it yields nonsense."""
    from govlint.soundness import verify

    @wraps(check)
    def guarded(draft: Draft) -> Iterable[Fault | Claim]:
        found = in_time(lambda: [*check(draft)], PATIENCE)
        for each in found:
            verify(each, len(draft.source.text))
        return found

    return guarded
