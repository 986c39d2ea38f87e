"""Entries of the settings that accept findings: what they accept, and which of them accept nothing any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.finding import Checked, Finding, Severity
from govlint.readers import read
from govlint.settings import Accept, Settings
from govlint.source import Source

UNUSED_ACCEPT = "GL002"


class Watch(NamedTuple):
    """Whether entries that accept nothing are reported: name and severity of the rule UNUSED_ACCEPT, if it runs.

    `codes` are those of the rules that run: entries for others are left alone.
    """

    codes: tuple[str, ...]
    name: str = ""
    severity: Severity | None = None


def accepts(entry: Accept, source: Source, finding: Finding) -> bool:
    """Whether an entry of the settings accepts exactly this finding."""
    return entry.code == finding.code and entry.text == source.cut(finding.span)


def unused(settings: Settings, watch: Watch, checked: Iterable[Checked]) -> Checked | None:
    """The entries of the settings that accepted nothing in the drafts `checked`, as findings in the settings file.

    None if the rule UNUSED_ACCEPT does not run, or every entry did its work.
    """
    if watch.severity is None or settings.path is None:
        return None
    done = [(each.source, finding) for each in checked for finding in each.accepted]
    idle = [
        entry
        for entry in settings.accept
        if entry.code in watch.codes and not any(accepts(entry, source, finding) for source, finding in done)
    ]
    if not idle:
        return None
    file = read(settings.path)
    said = [f"本次检查的文件中没有“{each.text}”处的{each.code}，此条已无用。" for each in idle]
    places = [file.line(each.line) for each in idle]
    found = (Finding(UNUSED_ACCEPT, watch.name, watch.severity, *each) for each in zip(places, said, strict=True))
    return Checked(file, tuple(found))
