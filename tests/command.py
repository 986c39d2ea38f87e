"""The command in a process of its own, and plug-ins as pip would have installed them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

RULE = """
import os, signal, sys, time
from govlint.finding import Fault, Severity
from govlint.rule import rule
from govlint.source import Span

@rule("YC1", "mine", Severity.WARNING)
def check(draft):
    '''Nothing.'''
    {body}
    return ()

RULES = [check]
"""


def environment(plugins: Path | None = None) -> dict[str, str]:
    """The environment in which plug-ins of a folder are installed."""
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    paths = [str(plugins)] if plugins else []
    path = os.pathsep.join([*paths, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**plain, "PYTHONUTF8": "1", "PYTHONPATH": path}


def command(*arguments: str) -> list[str]:
    """The command line of `govlint check`."""
    return [sys.executable, "-m", "govlint", "check", *arguments]


def check(*arguments: str, cwd: Path, plugins: Path | None = None) -> tuple[int, bytes, bytes]:
    """Exit status, standard output and standard error of `govlint check`."""
    run = subprocess.run(command(*arguments), cwd=cwd, capture_output=True, env=environment(plugins), check=False)
    return run.returncode, run.stdout, run.stderr


def install(folder: Path, body: str) -> Path:
    """A plug-in with one rule, whose check has this body, in a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "mine.py").write_text(RULE.format(body=body), "utf-8")
    info = folder / "mine-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[govlint.rules]\nmine = mine\n", "utf-8")
    return folder
