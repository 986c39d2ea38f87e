"""Entries of the settings that accept findings: what they accept, and which of them accept nothing any more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
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


def entries_for(settings: Settings, path: Path) -> tuple[Accept, ...]:
    """The entries of the settings that are about the draft at `path`."""
    return tuple(each for each in settings.accept if not each.file or _file(settings, each) == os.path.abspath(path))


def _file(settings: Settings, entry: Accept) -> str:
    base = settings.path.parent if settings.path else Path()
    return os.path.abspath(base / entry.file)


def accepts(entry: Accept, source: Source, finding: Finding) -> bool:
    """Whether an entry that is about a draft accepts this finding in it."""
    return entry.code == finding.code and entry.text == source.cut(finding.span)


def unused(settings: Settings, watch: Watch, checked: Iterable[Checked]) -> Checked | None:
    """The entries of the settings that accepted nothing in the drafts `checked`, as findings in the settings file.

    Of an entry for a draft that is there, but was not checked, nothing is known. None if the rule UNUSED_ACCEPT does
    not run, or every entry did its work.
    """
    if watch.severity is None or settings.path is None:
        return None
    used: set[Accept] = set()
    known = {entry for entry in settings.accept if not entry.file or not os.path.exists(_file(settings, entry))}
    for each in checked:
        its = entries_for(settings, Path(each.source.name))
        known.update(its)
        used.update(entry for entry in its if any(accepts(entry, each.source, finding) for finding in each.accepted))
    idle = [entry for entry in settings.accept if entry.code in watch.codes and entry in known - used]
    if not idle:
        return None
    file = read(settings.path)
    said = [f"本次检查的文件中没有“{each.text}”处的{each.code}，此条已无用。" for each in idle]
    places = [file.line(each.line) for each in idle]
    found = (Finding(UNUSED_ACCEPT, watch.name, watch.severity, *each) for each in zip(places, said, strict=True))
    return Checked(file, tuple(found))
