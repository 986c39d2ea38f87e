"""Plug-ins: the example package is installed and its rule runs; what is wrong with one stops the run with its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.rule import RuleError, load, load_all

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "examples" / "draft.txt"


def _govlint(*arguments: str, plugins: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(plugins), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "govlint", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plug-in, installed by pip into a folder of its own."""
    target = tmp_path_factory.mktemp("plugin")
    source = tmp_path_factory.mktemp("source")  # a build leaves files beside its source
    copy = subprocess.run(["cp", "-r", str(ROOT / "examples" / "plugin"), str(source)], check=True)
    assert copy.returncode == 0
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*install, "--target", str(target), str(source / "plugin")], check=True, capture_output=True)
    return target


def test_the_rule_of_an_installed_plugin_runs(installed: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT.read_text("utf-8").replace("；电话：0000-5550123", ""), "utf-8")
    run = _govlint("check", "--isolated", "-q", "--output-format", "concise", str(draft), plugins=installed)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"{draft}:1:1: YC001 报告没有写明联系电话。\n"
    assert _govlint("rule", "telephone-missing", plugins=installed).stdout.startswith("# telephone-missing (YC001)")
    without = _govlint("check", "--isolated", "-q", "--no-plugins", str(draft), plugins=installed)
    assert (without.returncode, without.stdout) == (0, "")


def _plugin(folder: Path, module: str, text: str) -> Path:
    """A plug-in as pip would have installed it."""
    (folder / f"{module}.py").write_text(text, "utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[govlint.rules]\nmine = {module}\n", "utf-8")
    return folder


RULE = """
from govlint.finding import Severity
from govlint.rule import rule

@rule({code!r}, {name!r}, Severity.INFO)
def check(draft):
    '''Nothing.'''
    return {result}

RULES = [check]
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_module\n", "规则模块“broken”无法载入：ModuleNotFoundError"),
        ("1 +\n", "规则模块“broken”无法载入：SyntaxError"),
        ("RULES = [1]\n", "规则模块“broken”的 RULES 不是规则的列表"),
        ("RULES = []\n", "规则模块“broken”的 RULES 不是规则的列表"),
        ("\n", "规则模块“broken”无法载入：AttributeError"),
        (
            RULE.format(code="GL301", name="mine", result="()"),
            "规则“GL301”有两条：一条在“govlint_rules”，一条在“broken”",
        ),
        (
            RULE.format(code="YC1", name="row-total-mismatch", result="()"),
            "规则“row-total-mismatch”有两条：一条在“govlint_rules”，一条在“broken”",
        ),
    ],
)
def test_a_plugin_that_cannot_be_used_stops_the_run(tmp_path: Path, text: str, said: str) -> None:
    run = _govlint("check", "--isolated", str(DRAFT), plugins=_plugin(tmp_path, "broken", text))
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"govlint：{said}")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("result", ["1 / 0", "['nonsense']", "None"])
def test_a_rule_that_fails_is_named_and_the_file_not_counted_as_checked(tmp_path: Path, result: str) -> None:
    plugins = _plugin(tmp_path, "failing", RULE.format(code="YC1", name="mine", result=result))
    run = _govlint("check", "--isolated", str(DRAFT), plugins=plugins)
    assert run.returncode == 2
    assert run.stderr.startswith(f"{DRAFT.as_posix()}：规则YC1（mine）出错：")


def test_the_built_in_rules_come_through_the_same_door() -> None:
    rules = load("govlint_rules")
    assert {rule.code for rule in rules} == {rule.code for rule in load_all(plugins=False)}
    assert [rule.code for rule in load_all(plugins=False)] == sorted(rule.code for rule in rules)
    with pytest.raises(RuleError, match="规则模块“no_such_rules”无法载入"):
        load("no_such_rules")
