"""`govlint accept`: silence one finding, with the reason why."""

from __future__ import annotations

import os
from pathlib import Path

import click

from govlint.cli.single import checked_by, plan_for
from govlint.cli.trouble import Trouble, troubled_by
from govlint.reporters.terminal import visible
from govlint.rule import RuleError, load_all
from govlint.selection import SelectionError, named
from govlint.settings import Accept, SettingsError
from govlint.settings.acceptance import add_accept
from govlint.settings.config import find


@click.command(short_help="Accept a finding that is right as it stands.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("code")
@click.option("--text", help="The characters of the finding, if FILE has several with this code.")
@click.option("--reason", required=True, help="Why the finding is accepted; it is kept in the settings.")
def accept_command(file: Path, code: str, text: str | None, reason: str) -> None:
    """Accept the finding of rule CODE in FILE: write an [[accept]] entry to the settings that count for it."""
    with troubled_by(RuleError, SelectionError):
        code = named(code, load_all()).code
    result = checked_by(plan_for(file), file)
    found = [result.source.cut(each.span) for each in result.findings if each.code == code]
    if not found and any(each.code == code for each in result.accepted):
        raise Trouble(f"没有{code}可接受：此文件中的{code}都已接受")
    with troubled_by(SettingsError):
        settings = find(file.parent)
        folder = settings.parent if settings else file.parent
        entry = Accept(code, _only(found, code, text), reason, file=Path(os.path.relpath(file, folder)).as_posix())
        written = add_accept(settings, folder, entry)
    click.echo(visible(f"已写入{written.as_posix()}：{entry.code}“{entry.text}”不再报告。"))


def _only(found: list[str], code: str, text: str | None) -> str:
    """The one text that is meant."""
    if text is not None and text in found:
        return text
    listed = "、".join(f"“{each}”" for each in dict.fromkeys(found))
    if not found:
        raise Trouble(f"没有{code}可接受：此文件中没有这样的问题")
    if text is not None:
        raise Trouble(f"{code}不在“{text}”处，而在{listed}")
    if len(set(found)) > 1:
        raise Trouble(f"{code}有多处，请用--text指明是哪一处：{listed}")
    return found[0]
