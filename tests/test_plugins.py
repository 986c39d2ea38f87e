"""Plug-ins: the example package is installed and its rule runs; what is wrong with one stops the run with its name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from command import check, environment, install

from govlint.patience import Overdue, in_time
from govlint.rule import RuleError, load, load_all, model

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
        ("RULES = 1\n", "规则模块“broken”无法载入：TypeError"),
        ("import sys\nsys.exit(1)\n", "规则模块“broken”无法载入：SystemExit(1)"),
        (RULE.format(code=1, name="mine", result="()"), "规则模块“broken”的 RULES 不是规则的列表"),
        (
            RULE.format(code="YC1", name="mine", result="()") + "\nRULES = [check._replace(check=None)]\n",
            "规则模块“broken”的",
        ),
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


# Those that do not end. Nobody's tests should wait for ten seconds.

HURRIED = "import sys, govlint.rule; govlint.rule.PATIENCE = 1; from govlint.cli import main; main()"
HANGING = "哪里还有"


def _hurried(*arguments: str, plugins: Path) -> tuple[int, str, list[str]]:
    """Exit status, standard output and the lines of standard error of a check that waits for a second at most."""
    run = subprocess.run(
        [sys.executable, "-c", HURRIED, "check", "--isolated", "--no-cache", "-q", *arguments],
        capture_output=True,
        check=False,
        env=environment(plugins),
        encoding="utf-8",
        timeout=60,
    )
    return run.returncode, run.stdout, run.stderr.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no alarms here")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "hang",
    [
        "while True: pass",
        "time.sleep(50)",
        "import re; re.fullmatch('(a|a)*b', 'a' * 50)",
        "try: time.sleep(50)\n    except Exception: time.sleep(50)",
    ],
    ids=["loop", "sleep", "pattern", "catches"],
)
def test_a_rule_that_does_not_end_is_named_and_the_other_files_are_checked(
    tmp_path: Path, hang: str, jobs: str
) -> None:
    plugins = install(tmp_path / "plugins", f"if {HANGING!r} not in draft.source.text: return ()\n    {hang}")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    faulty = model("2021").replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")
    for name, text in (("a.txt", faulty), ("b.txt", faulty + HANGING), ("c.txt", faulty)):
        (drafts / name).write_text(text, "utf-8")
    status, out, err = _hurried("--jobs", jobs, "--output-format", "concise", str(drafts), plugins=plugins)
    assert status == 2
    assert err == [f"{(drafts / 'b.txt').as_posix()}：规则YC1（mine）超过1秒没有结束，已停止"]
    assert {Path(line.partition(":")[0]).name for line in out.splitlines()} == {"a.txt", "c.txt"}


@pytest.mark.skipif(sys.platform == "win32", reason="no alarms here")
def test_a_plugin_that_does_not_end_loading_stops_the_run(tmp_path: Path) -> None:
    plugins = _plugin(tmp_path, "broken", "import time\ntime.sleep(50)\n")
    assert _hurried(str(DRAFT), plugins=plugins) == (
        2,
        "",
        ["govlint：规则模块“broken”无法载入：超过1秒没有结束，已停止"],
    )


def test_a_rule_that_ends_in_time_has_no_alarm_behind_it() -> None:
    signal = pytest.importorskip("signal")
    if not hasattr(signal, "setitimer"):
        pytest.skip("no alarms here")
    before = signal.getsignal(signal.SIGALRM)
    assert in_time(lambda: 7, 5) == 7
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == (before, (0, 0))
    with pytest.raises(Overdue):
        in_time(lambda: time.sleep(9), 1)
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == (before, (0, 0))


def test_where_no_alarm_can_be_heard_there_is_no_limit() -> None:
    found: list[int] = []
    thread = Thread(target=lambda: found.append(in_time(lambda: 7, 1)))
    thread.start()
    thread.join()
    assert found == [7]


# Those that yield what is no fault and no claim


FIGURE = "Figure(Span(0, 1), '1', 1, 0, '')"


@pytest.mark.parametrize(
    "result",
    [
        "Fault(Span(0, 10 ** 9), '')",
        "Fault(Span(-5, -1), '')",
        "Fault(Span(9, 3), '')",
        "Fault(Span(0.5, 1), '')",
        "Fault((0, 1), '')",
        "Fault(Span(0, 1), None)",
        "Fault(Span(0, 1), '', severity='grave')",
        "Fault(Span(0, 1), '', related=[1])",
        "Fault(Span(0, 1), '', related=[Place(Span(0, 10 ** 9), '')])",
        "Fault(Span(0, 1), '', fix='')",
        "Fault(Span(0, 1), '', fix=Fix('safe', (Edit(Span(-1, 10 ** 9), ''),)))",
        f"Claim('', {FIGURE}, ())",
        f"Claim('', {FIGURE}, (2,))",
        "Claim('', 1, (Equation(Side(()), Side(())),))",
        f"Claim('', {FIGURE}, (Equation(Side((1,)), Side(())),))",
        f"Claim(None, {FIGURE}, (Equation(Side(()), Side(())),))",
        "1 / 0",
        "1",
    ],
)
def test_a_rule_that_yields_nonsense_is_named(tmp_path: Path, result: str) -> None:
    imports = (
        "from govlint.claim import Claim, Equation, Side; from govlint.figure import Figure;"
        " from govlint.finding import Edit, Fix, Place"
    )
    plugins = install(tmp_path, f"{imports}; return [{result}]")
    status, out, err = check("--isolated", "--no-cache", "-q", str(DRAFT), cwd=tmp_path, plugins=plugins)
    assert (status, out) == (2, b"")
    assert err.decode().startswith(f"{DRAFT.as_posix()}：规则YC1（mine）出错：")
    assert err.count(b"\n") == 1


def test_a_rule_may_raise_anything(tmp_path: Path) -> None:
    plugins = install(tmp_path, "class Odd(BaseException): pass\n    raise Odd(7)")
    status, out, err = check("--isolated", "--no-cache", "-q", str(DRAFT), cwd=tmp_path, plugins=plugins)
    assert (status, out, err.decode()) == (2, b"", f"{DRAFT.as_posix()}：规则YC1（mine）出错：Odd(7)\n")


def test_the_built_in_rules_come_through_the_same_door() -> None:
    rules = load("govlint_rules")
    assert {rule.code for rule in rules} == {rule.code for rule in load_all(plugins=False)}
    assert [rule.code for rule in load_all(plugins=False)] == sorted(rule.code for rule in rules)
    with pytest.raises(RuleError, match="规则模块“no_such_rules”无法载入"):
        load("no_such_rules")
