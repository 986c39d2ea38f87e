"""`govlint figures`: every number of a draft, what it was held against, and which numbers nothing can confirm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from govlint import verdict
from govlint.claim import Claim
from govlint.cli.drafts import open_draft
from govlint.cli.facts import NO_PLUGINS, facts
from govlint.cli.output import put_data
from govlint.cli.single import plan_for
from govlint.cli.trouble import troubled_by
from govlint.figure import Figure
from govlint.ledger import Entry, Verdict, ledger
from govlint.linter import draft_of
from govlint.options import Options
from govlint.plan import Overrides
from govlint.reporters.terminal import visible
from govlint.rule import load_all
from govlint.rulings import RuleCrash, Stated, rulings
from govlint.source import Source
from govlint.unseen import Seen, seen

MOST_WORDS = 24  # characters of what a number counts that are shown
WORDS: dict[Verdict, str] = {"agrees": "相符", "contradicted": "矛盾", "unchecked": "无从核对"}


@click.command(short_help="Print every number of a draft and what it was held against.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@NO_PLUGINS
@facts
def figures_command(
    file: Path,
    output_format: str,
    no_plugins: bool,
    options: Options,
) -> None:
    """Print every number of FILE (- for standard input) and what it was held against.

    A number agrees with what the report says elsewhere, contradicts it, or nothing in the report can confirm it: then
    it was not checked, and may be wrong. A claim is told once, under the first of its numbers.
    """
    plan = plan_for(file, Overrides(options=options), plugins=not no_plugins)
    source = open_draft(file)
    bare = seen(source)
    draft = draft_of(bare.source, plan.options)
    with troubled_by(RuleCrash, of=file):
        stated = rulings(draft, load_all(plugins=not no_plugins)).claims
    claims = [each.claim for each in stated]
    entries = [_moved(each, bare) for each in ledger(draft, claims)]
    if output_format == "json":
        from govlint.reporters.json import written

        put_data(written(_as_json(source, entries, stated)) + "\n")
    else:
        click.echo("".join(f"{visible(line)}\n" for line in _lines(source, entries, claims)), nl=False)


def _moved(entry: Entry, bare: Seen) -> Entry:
    """An entry of the draft as it is seen, at its place in the draft."""
    return entry._replace(figure=entry.figure._replace(span=bare.span(entry.figure.span)))


def _lines(source: Source, entries: Sequence[Entry], claims: Sequence[Claim]) -> list[str]:
    lines = []
    told: set[int] = set()
    for entry in entries:
        line, column = source.position(entry.figure.span.start)
        lines.append(f"{line}:{column}  {WORDS[entry.verdict]}  {_said(entry.figure)}")
        lines += [f"    {verdict.statement(claims[number])}" for number in entry.claims if number not in told]
        told |= {*entry.claims}
    checked = sum(bool(entry.claims) for entry in entries)
    broken = sum(not claim.holds for claim in claims)
    said = f"其中{broken}条不成立" if broken else "全部成立"
    lines.append(f"核对数字{checked}个、关系{len(claims)}条，{said}，{len(entries) - checked}个数字无从核对。")
    return lines


def _said(figure: Figure) -> str:
    words = figure.label if len(figure.label) <= MOST_WORDS else f"…{figure.label[-MOST_WORDS:]}"
    return f"{words}{figure.text}{figure.unit}"


def _as_json(source: Source, entries: Sequence[Entry], stated: Sequence[Stated]) -> dict[str, Any]:
    """Numbers and claims; each names the others by their places in these lists, from 0."""
    from govlint.reporters.json import place

    places: dict[int, list[int]] = {}
    for index, entry in enumerate(entries):
        for number in entry.claims:
            places.setdefault(number, []).append(index)
    return {
        "path": source.name,
        "figures": [
            {
                **place(source, entry.figure.span),
                "text": source.cut(entry.figure.span),
                "value": str(entry.figure.value),
                "decimals": entry.figure.decimals,
                "unit": entry.figure.unit,
                "approximate": entry.figure.about,
                "words": entry.figure.label,
                "verdict": entry.verdict,
                "claims": list(entry.claims),
            }
            for entry in entries
        ],
        "claims": [
            {
                "code": rule.code,
                "name": rule.name,
                "holds": holds,
                "statement": verdict.statement(claim),
                "figures": places.get(number, []),
            }
            for number, (rule, claim, holds) in enumerate(stated)
        ],
    }
