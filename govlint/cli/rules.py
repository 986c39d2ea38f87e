"""`govlint rule` and `govlint rules`: what the rules are and why."""

from __future__ import annotations

from collections.abc import Sequence

import click

from govlint.cli.facts import NO_PLUGINS
from govlint.cli.output import put_data
from govlint.cli.trouble import troubled_by
from govlint.rule import Example, Rule, RuleError, load_all
from govlint.selection import SelectionError, named

_MOST_SHOWN = 200  # characters of a line of an example


@click.command(short_help="Explain a rule, with examples.")
@click.argument("rule")
@NO_PLUGINS
def rule_command(rule: str, no_plugins: bool) -> None:
    """Explain RULE, given by code or name, with its examples."""
    with troubled_by(SelectionError):
        click.echo(explain(named(rule, _load(no_plugins))))


@click.command(short_help="List all rules.")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@NO_PLUGINS
def rules_command(output_format: str, no_plugins: bool) -> None:
    """List all rules: code, name, severity, and whether they run by default."""
    rules = _load(no_plugins)
    if output_format == "json":
        import json

        put_data(json.dumps([_facts(each) for each in rules], ensure_ascii=False, indent=2) + "\n")
        return
    if output_format == "markdown":
        click.echo(table(rules), nl=False)
        return
    width = max(len(each.name) for each in rules)
    for each in rules:
        default = "" if each.default else "  (off by default)"
        click.echo(f"{each.code}  {each.name:<{width}}  {each.severity!s:<7}  {each.summary}{default}")


def table(rules: Sequence[Rule]) -> str:
    """The rules as a table in Markdown."""
    rows = [f"| {each.code} | `{each.name}` | {_severity(each)} | {each.summary} |" for each in rules]
    return "\n".join(["| code | name | severity | what it reports |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _severity(rule: Rule) -> str:
    return str(rule.severity) if rule.default else f"{rule.severity}, off by default"


def explain(rule: Rule) -> str:
    """The documentation of a rule as Markdown, its examples as changes to the model report."""
    parts = [f"# {rule.name} ({rule.code})\n\nSeverity: {_severity(rule)}.", rule.documentation]
    parts += _examples("Reported", rule.invalid)
    parts += _examples("Not reported", rule.valid)
    return "\n\n".join(parts)


def _examples(heading: str, examples: Sequence[Example]) -> list[str]:
    shown = [_example(each) for each in examples if each.edits or each.text is not None]
    return [f"## {heading}", *shown] if shown else []


def _example(example: Example) -> str:
    lines = [f"  {_short(line)}" for line in (example.text or "").strip().splitlines()]
    for old, new in example.edits:
        lines += [f"- {_short(line)}" for line in old.strip("\n").splitlines()]
        lines += [f"+ {_short(line)}" for line in new.strip("\n").splitlines()]
    options = {
        name: value
        for name, value in example.options._asdict().items()
        if value != example.options._field_defaults[name]
    }
    lines += [f"({', '.join(f'{name} = {value}' for name, value in options.items())})"] if options else []
    flagged = [f"→ {text}" for text in example.at if text]
    return "```diff\n" + "\n".join(lines + flagged) + "\n```"


def _short(line: str) -> str:
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}… ({len(line)} characters)"


def _facts(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "default": rule.default,
        "summary": rule.summary,
        "documentation": rule.documentation,
    }


def _load(no_plugins: bool) -> tuple[Rule, ...]:
    with troubled_by(RuleError):
        return load_all(plugins=not no_plugins)
