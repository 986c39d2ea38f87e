"""govlint: a linter for drafts of 政府信息公开工作年度报告.

`check_text` and `check_file` are the interface for programs. They print nothing, change nothing and read no settings.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.finding import Checked
    from govlint.options import Options
    from govlint.plan import Plan
    from govlint.source import Source

__all__ = ["check_file", "check_text"]


def check_text(text: str, *, name: str = "<text>", options: Options | None = None) -> Checked:
    """What the default rules, built in and of installed plug-ins, find in a draft given as text.

    `options` (govlint.options.Options) say what the draft does not: report year, kind of office, today for deadlines.
    Offsets in the findings count characters of `text` from 0. Raises ValueError if the options name an edition that
    there is not, govlint.rule.RuleError if a plug-in does not load and govlint.rulings.RuleCrash if a rule fails.
    """
    from govlint.source import Source

    return _check(Source(text, name), options)


def check_file(path: str | Path, *, options: Options | None = None) -> Checked:
    """The same for a file of any kind and encoding that govlint reads; offsets count characters of the text in it.

    Raises govlint.readers.ReadError if it cannot be read as text, besides what `check_text` raises.
    """
    from govlint.readers import read

    return _check(read(Path(path)), options)


def _check(source: Source, options: Options | None) -> Checked:
    from govlint.linter import check

    return check(source, _plan(options))


@lru_cache(maxsize=8)
def _plan(options: Options | None) -> Plan:
    """The plan of a check without settings: plug-ins are looked for once in a process."""
    from govlint.plan import Overrides, make_plan
    from govlint.rule import load_all
    from govlint.settings import Settings

    return make_plan(Settings(), load_all(), Overrides() if options is None else Overrides(options=options))
