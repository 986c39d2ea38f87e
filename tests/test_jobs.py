"""Several processes: the same output as from one, and whatever happens to them costs one draft at most."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import check, command, environment, install

from govlint.parallel import CHUNK, Done, in_order
from govlint.rule import model

MODEL = model("2021")
FAULTY = MODEL.replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")
DRAFTS = 19
LOST = "检查时进程意外中止，未能检查"
FATAL = "致命"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Clean and faulty drafts, in another encoding and unreadable ones, a folder with settings of its own."""
    place = tmp_path / "drafts"
    place.mkdir()
    for number in range(DRAFTS):
        (place / f"{number:02}.txt").write_text(FAULTY if number % 5 == 0 else MODEL, "utf-8")
    (place / "03.txt").write_bytes(MODEL.encode("gbk"))
    (place / "07.txt").write_bytes(b"\0\x01\0")
    inner = place / "12区"
    inner.mkdir()
    (inner / "空").mkdir()
    (inner / "报告.txt").write_text(FAULTY, "utf-8")
    accept = '[[accept]]\ncode = "GL304"\ntext = "{}"\nreason = "经核实"\n'
    (inner / "govlint.toml").write_text('extend-select = ["ALL"]\n' + accept.format(8) + accept.format(9), "utf-8")
    return place


@pytest.mark.parametrize(
    "arguments",
    [("--output-format", "json"), ("--output-format", "concise", ".", "nowhere.txt", "12区/空"), ("--diff",)],
    ids=["json", "concise", "diff"],
)
def test_the_output_does_not_depend_on_the_number_of_processes(folder: Path, arguments: tuple[str, ...]) -> None:
    one = check("--no-cache", "--jobs", "1", *arguments, cwd=folder)
    assert one[0] == 2
    assert "07.txt：不是文本文件" in one[2].decode()
    for jobs in (("--jobs", "2"), ("--jobs", "4"), ()):
        assert check("--no-cache", *jobs, *arguments, cwd=folder) == one


def test_wrong_settings_in_a_folder_below_are_said_in_their_turn(folder: Path) -> None:
    (folder / "12区" / "govlint.toml").write_text("nonsense = 1\n", "utf-8")
    one = check("--no-cache", "--jobs", "1", cwd=folder)
    assert (one[0], one[1]) == (2, b"")
    assert one[2].decode().splitlines()[-1].startswith("govlint：12区/govlint.toml:1：没有名为“nonsense”的设置")
    assert check("--no-cache", "--jobs", "2", cwd=folder) == one


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_rule_that_ends_its_process_costs_the_draft_that_it_is_given(folder: Path, tmp_path: Path, end: str) -> None:
    plugins = install(tmp_path / "plugins", f"if {FATAL!r} in draft.source.text: {end}")
    clean = check("--no-cache", "--output-format", "concise", cwd=folder, plugins=plugins)
    for name in ("05.txt", "18.txt"):
        (folder / name).write_text(FAULTY + FATAL, "utf-8")
    status, out, err = check("-q", "--output-format", "concise", "--jobs", "2", cwd=folder, plugins=plugins)
    assert status == 2
    said = [line for line in err.decode().splitlines() if LOST in line]
    assert said == [f"{name}：{LOST}" for name in ("05.txt", "18.txt")]
    expected = [line for line in clean[1].decode().splitlines() if ".txt:" in line or ".toml:" in line]
    assert out.decode().splitlines() == [line for line in expected if not line.startswith(("05.txt", "18.txt"))]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_would_end_the_run_is_named(folder: Path, tmp_path: Path, jobs: str) -> None:
    plugins = install(tmp_path / "plugins", f"if {FATAL!r} in draft.source.text: sys.exit(0)")
    (folder / "05.txt").write_text(FATAL, "utf-8")
    status, out, err = check("--jobs", jobs, "--output-format", "concise", cwd=folder, plugins=plugins)
    assert status == 2
    assert "05.txt：规则YC1（mine）出错：SystemExit(0)" in err.decode().splitlines()
    assert b"\n15.txt:" in out


def _below(pid: int) -> set[int]:
    """The processes that a process has started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {int(each) for each in found.stdout.split()}


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(happened: object, seconds: float = 20) -> bool:
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_process(folder: Path, tmp_path: Path, sign: signal.Signals) -> None:
    started = tmp_path / "started"
    plugins = install(tmp_path / "plugins", f"open({str(started)!r}, 'w').close(); time.sleep(60)")
    run = subprocess.Popen(
        command("--jobs", "2"), cwd=folder, env=environment(plugins), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        assert _until(started.exists)
        workers = _below(run.pid)
        assert len(workers) == 2
        run.send_signal(sign)
        assert run.wait(timeout=10) == (130 if sign == signal.SIGINT else -sign)
        assert _until(lambda: not any(map(_alive, workers)))
        assert run.stderr is not None
        assert "Traceback" not in run.stderr.read().decode()
    finally:
        run.kill()
        run.wait()


# The pool itself


def _double(number: int) -> int:
    if number == 13:
        raise ValueError(number)
    if number == 21:
        os._exit(3)
    return 2 * number


def test_what_is_no_work_is_passed_on_in_its_place() -> None:
    stream = [each for number in range(40) for each in (number, f"behind {number}")]
    found = [*in_order(_double, stream, 2, int, lambda number: -number)]
    assert found[1::2] == stream[1::2]
    assert found[::2] == [Done(number, -number if number in (13, 21) else 2 * number) for number in range(40)]


def test_not_all_work_is_taken_at_once() -> None:
    taken = 0

    def stream() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = in_order(_double, stream(), 2, int, lambda number: -number)
    assert [next(results).result for _ in range(5)] == [2, 4, 6, 8, 10]
    assert taken < 10 * CHUNK
