"""How drafts are checked: the settings of their folder and the command line, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govlint.finding import Severity
from govlint.globs import matches
from govlint.options import Options
from govlint.selection import SelectionError, choose, named, strength, verify
from govlint.settings import Settings, SettingsError
from govlint.settings.config import line_of

if TYPE_CHECKING:  # plans are spoken of where the results are known already, without the rules
    from govlint.rule import Rule


class Overrides(NamedTuple):
    """What the command line says beside the settings: `select` replaces theirs, the other lists add to theirs.

    Options that are not None win over those of the settings.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Options = Options()


class Plan(NamedTuple):
    """What a check needs to know.

    `rules` run; `severities`, keyed by code, are those that the settings change. `witnesses` are all default rules:
    what is not selected is not reported, but its claims are evidence.
    """

    settings: Settings
    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]
    options: Options
    witnesses: tuple[Rule, ...]

    def rules_for(self, path: Path) -> tuple[Rule, ...]:
        """The rules that run on the draft at `path`."""
        selectors = spared(self.settings, path)
        return tuple(rule for rule in self.rules if not any(strength(rule, each) for each in selectors))


def spared(settings: Settings, path: Path) -> tuple[str, ...]:
    """The selectors of the rules that the settings spare the draft at `path`."""
    base = settings.path.parent if settings.path else Path()
    return tuple(each for pattern, said in settings.per_file_ignores if matches(pattern, path, base) for each in said)


def make_plan(settings: Settings, rules: Sequence[Rule], overrides: Overrides = Overrides()) -> Plan:
    """The plan that settings and command line make together.

    SelectionError if the command line names a rule that there is not, ValueError an edition; SettingsError if the
    settings do either.
    """
    if why := not_an_edition(overrides.options.edition):
        raise ValueError(why)
    options = _options(settings.options, overrides.options)
    verify([*(overrides.select or ()), *overrides.extend_select, *overrides.ignore], rules)
    _verify_settings(settings, rules)
    return Plan(
        settings=settings,
        rules=choose(
            rules,
            settings.select if overrides.select is None else overrides.select,
            (*settings.extend_select, *overrides.extend_select),
            (*settings.ignore, *overrides.ignore),
        ),
        severities=_severities(settings, rules),
        options=options,
        witnesses=tuple(rule for rule in rules if rule.default),
    )


def _options(settings: Options, command_line: Options) -> Options:
    given = {name: value for name, value in command_line._asdict().items() if value != getattr(Options(), name)}
    return settings._replace(**given)


def _severities(settings: Settings, rules: Sequence[Rule]) -> dict[str, Severity]:
    """The severity that the settings give to each rule that they name, the most exact selector winning."""
    found: dict[str, Severity] = {}
    for rule in rules:
        said = [(strength(rule, selector), severity) for selector, severity in settings.severity]
        best = max((each for each in said if each[0]), default=None)
        if best is not None:
            found[rule.code] = best[1]
    return found


def _verify_settings(settings: Settings, rules: Sequence[Rule]) -> None:
    """SettingsError, with file and line, for a selector or edition in the settings that does not exist."""
    selectors = {
        "select": settings.select or (),
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "severity": [selector for selector, _ in settings.severity],
        "per-file-ignores": [each for _, selectors in settings.per_file_ignores for each in selectors],
        "accept": [entry.code for entry in settings.accept],
    }
    for key, said in selectors.items():
        try:
            verify(said, rules)
        except SelectionError as error:
            raise _at(settings, key, error.selector, str(error)) from error
    codes = {rule.code for rule in rules}
    for wrong in (entry.code for entry in settings.accept if entry.code not in codes):
        raise _at(settings, "accept", wrong, f"[[accept]]只认代码，“{wrong}”{_meant(wrong, rules)}")
    edition = settings.options.edition
    if edition is not None and (why := not_an_edition(edition)):
        raise _at(settings, "edition", edition, why)


def _meant(selector: str, rules: Sequence[Rule]) -> str:
    """What to write for a name, or for a code in other letters; a prefix means no single rule."""
    try:
        return f"应写成{named(selector, rules).code}"
    except SelectionError:
        return "不是一条规则的代码"


def _at(settings: Settings, key: str, value: str, message: str) -> SettingsError:
    assert settings.path is not None
    return SettingsError(f"{settings.path.as_posix()}:{line_of(settings.path, key, value)}：{message}")


def not_an_edition(name: str | None) -> str:
    """Why no edition is meant by this id, in Chinese, with those that there are; "" if one is, or none is named."""
    if name is None:
        return ""
    from govlint.formats import editions

    known = [edition.id for edition in editions()]
    return "" if name in known else f"没有名为“{name}”的格式，可用：{'、'.join(known)}"
