"""The README says what the program does: its rule table, its example output, its exit statuses."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from govlint.cli.rules import table
from govlint.limits import Limits
from govlint.rule import load_all, model

ROOT = Path(__file__).parent.parent
SHOWN = ("--select", "GL2,GL161,GL301,GL304")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_example_output_is_what_is_printed(name: str) -> None:
    plain = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    run = subprocess.run(
        [sys.executable, "-m", "govlint", "check", "--isolated", *SHOWN, "examples/faulty.txt"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**plain, "PYTHONUTF8": "1"},
        check=False,
    )
    assert run.returncode == 1
    shown = "".join(f"    {line}\n" if line else "\n" for line in run.stdout.splitlines())
    assert shown in (ROOT / name).read_text("utf-8")


def test_the_rule_table_is_the_one_of_the_command() -> None:
    assert table(load_all(plugins=False)) in (ROOT / "README.md").read_text("utf-8")


def test_the_clean_example_is_the_model_report() -> None:
    assert (ROOT / "examples" / "draft.txt").read_text("utf-8") == model("2021")


def test_the_example_has_every_settings_key_and_all_are_understood(tmp_path: Path) -> None:
    text = (ROOT / "examples" / "govlint.toml").read_text("utf-8")
    # The settings that are shown as comments are valid too.
    active = "\n".join(
        line[2:] if line.startswith("# ") and (" = " in line or line.startswith("# [[")) else line
        for line in text.splitlines()
    )
    from govlint.plan import make_plan
    from govlint.settings.config import read
    from govlint.settings.validation import ENTRY, SETTINGS, THRESHOLDS

    table = tomllib.loads(active)
    assert (set(table), set(table["thresholds"]), set(table["accept"][0])) == (
        set(SETTINGS),
        set(THRESHOLDS),
        set(ENTRY),
    )
    assert set(table["limits"]) == {key.replace("_", "-") for key in Limits._fields}
    (tmp_path / "govlint.toml").write_text(active, "utf-8")
    settings = read(tmp_path / "govlint.toml")
    assert settings.options.body == "department"
    assert settings.accept[0].code == "GL204"
    assert make_plan(settings, load_all(plugins=False)).rules
