"""Progress is drawn on a terminal, where it takes a while, and nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command import command, environment, install

from govlint.rule import model

pty = pytest.importorskip("pty")


def _on_a_terminal(*arguments: str, cwd: Path, plugins: Path) -> tuple[str, str]:
    """Standard output, and what a terminal on standard error was sent."""
    ours, theirs = os.openpty()
    env = {**environment(plugins), "TERM": "xterm"}
    run = subprocess.Popen(command(*arguments), cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    sent = b""
    try:
        while data := os.read(ours, 4096):
            sent += data
    except OSError:  # how Linux says that the other side has been closed
        pass
    finally:
        os.close(ours)
    out, _ = run.communicate(timeout=60)
    return out.decode(), sent.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "drafts"
    place.mkdir()
    for number in range(4):
        (place / f"{number}.txt").write_text(model("2021"), "utf-8")
    return place


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_long_run_over_a_folder_shows_how_far_it_is(folder: Path, tmp_path: Path, jobs: str) -> None:
    plugins = install(tmp_path / "plugins", "time.sleep(0.4)")
    plain = subprocess.run(
        command("--no-cache", "--jobs", jobs), cwd=folder, env=environment(plugins), capture_output=True, check=False
    )
    out, sent = _on_a_terminal("--no-cache", "--jobs", jobs, cwd=folder, plugins=plugins)
    assert (out, plain.stderr) == (plain.stdout.decode(), b"")
    assert "已检查4个文件" in sent
    assert sent.endswith("\x1b[2K")  # nothing of it is left


@pytest.mark.parametrize("arguments", [("-q", "."), ("0.txt", "1.txt", "2.txt", "3.txt")])
def test_nothing_is_drawn_where_it_is_not_wanted(folder: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    plugins = install(tmp_path / "plugins", "time.sleep(0.4)")
    assert _on_a_terminal("--no-cache", *arguments, cwd=folder, plugins=plugins)[1] == ""


def test_nothing_is_drawn_for_a_short_run(folder: Path, tmp_path: Path) -> None:
    plugins = install(tmp_path / "plugins", "pass")
    _on_a_terminal(cwd=folder, plugins=plugins)
    assert _on_a_terminal(cwd=folder, plugins=plugins)[1] == ""
