"""A single draft, for commands that are about one: its plan, and what a check finds in it. Trouble if that fails."""

from __future__ import annotations

from pathlib import Path

from govlint.cli.running import Run, plan
from govlint.cli.trouble import Trouble
from govlint.finding import Checked, Failed
from govlint.linter import check_path
from govlint.plan import Overrides, Plan


def plan_for(file: Path, overrides: Overrides = Overrides(), plugins: bool = True) -> Plan:
    """The plan for a draft, by the settings of its folder."""
    run = Run(plugins=plugins, overrides=overrides)
    return plan(run, run.settings(file.parent))


def checked_by(plan: Plan, file: Path) -> Checked:
    """What is found in a draft."""
    result = check_path(file, plan)
    if isinstance(result, Failed):
        raise Trouble(f"{result.path}：{result.error}")
    return result
