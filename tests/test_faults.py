"""What goes wrong around govlint (files, pipes, terminals, names) is told in one line; nothing is lost or raised."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from govlint import files
from govlint.cli import run
from govlint.rule import model

# Without the sentence that repeats the number which FAULTY changes, so that one rule alone speaks of it.
MODEL = model("2021").replace("因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；", "")
FAULTY = MODEL.replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")
WRONG = model("2021").replace("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t9\t")
HOSTILE = "\x1b[2J\x07\x9b31m\u202e\u2028"
CONCISE = ("--isolated", "-q", "--output-format", "concise")


def govlint(*arguments: str | bytes, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "LC_ALL")}
    command = [sys.executable, "-m", "govlint", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, env=plain | environment, check=False)


# Files


def test_a_full_disk_leaves_the_draft_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.txt"
    path.write_text(WRONG, "utf-8")
    opened = Path.open

    class Full:
        """A file on a disk that is full."""

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, _: bytes) -> None:
            raise OSError(28, "No space left on device")

    def guarded(self: Path, *arguments: Any, **more: Any) -> object:
        stream = opened(self, *arguments, **more)
        if "wb" not in arguments:
            return stream
        stream.close()
        return Full()

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", guarded)
        assert run(["check", "--isolated", "-q", "--fix", "--unsafe-fixes", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}：无法写入：磁盘空间不足\n"
    assert [each.name for each in tmp_path.iterdir()] == ["d.txt"]
    assert path.read_text("utf-8") == WRONG


def test_a_file_that_vanishes_before_it_is_read_is_told_and_the_rest_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FAULTY, "utf-8")
    monkeypatch.chdir(tmp_path)
    found = files._real

    def vanishing(path: Path, folders: dict[str, str]) -> str:
        real = found(path, folders)
        if path.name == "a.txt":
            path.unlink()
        return real

    monkeypatch.setattr(files, "_real", vanishing)
    assert run(["check", *CONCISE, "."]) == 2
    out, err = capsys.readouterr()
    assert err == "a.txt：没有这个文件或文件夹（可能已被移走或删除）\n"
    assert out.startswith("b.txt:")


def _refused(path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> bool:
    """Whether a draft in which something is wrong is not corrected where it changes before that is written."""
    from govlint import fixing

    write = fixing.write

    def late(*arguments: object) -> None:
        change()
        write(*arguments)  # type: ignore[arg-type]

    path.write_text(WRONG, "utf-8")
    monkeypatch.setattr("govlint.cli.corrections.write", late)
    return run(["check", "--isolated", "-q", "--fix", "--unsafe-fixes", str(path)]) == 2


def test_a_file_that_grows_while_it_is_checked_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.txt"
    assert _refused(path, monkeypatch, lambda: path.write_text(WRONG + "补记。", "utf-8"))
    assert capsys.readouterr().err.count("\n") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["d.txt"]
    assert path.read_text("utf-8") == WRONG + "补记。"


def test_a_file_that_vanishes_while_it_is_checked_is_not_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.txt"
    assert _refused(path, monkeypatch, path.unlink)
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["年 报 初稿.txt", "第一\n行.txt", "-q.txt", "--help", "'\"$(x).txt", "%s{0}.txt"])
def test_any_name_can_be_checked_and_takes_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FAULTY, "utf-8")
    done = govlint("check", *CONCISE, "--", name, cwd=tmp_path, PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith(f"{name.replace(chr(10), chr(0x240A))}:")
    assert done.stdout.count(b"\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode here")
@pytest.mark.parametrize("output_format", ["full", "concise", "json", "html"])
def test_a_name_that_is_not_utf8_is_no_obstacle(tmp_path: Path, output_format: str) -> None:
    name = "云川".encode("gbk") + b".txt"
    (tmp_path / os.fsdecode(name)).write_text(FAULTY, "utf-8")
    done = govlint("check", "--isolated", "-q", "--output-format", output_format, name, cwd=tmp_path, PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "GL304" in done.stdout.decode()
    for command in ("text", "tree", "figures"):
        assert govlint(command, name, cwd=tmp_path, PYTHONUTF8="1").returncode == 0


def test_links_in_a_circle_are_told_and_the_rest_checked(tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "loop").symlink_to(".", target_is_directory=True)
    done = govlint("check", *CONCISE, ".", cwd=tmp_path, PYTHONUTF8="1")
    assert done.returncode == 2
    assert [line.partition("：")[0] for line in done.stderr.decode().splitlines()] == ["a.txt", "b.txt"]
    assert done.stdout.count(b"\n") == 1


# Pipes and signals


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(FAULTY * 200, "utf-8")
    for command in ("text", "tree", "figures"):
        shell = f"({sys.executable} -m govlint {command} d.txt; echo $? >&2) | head -c 10"
        plain = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
        done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, env=plain, check=False)
        assert done.stderr == b"0\n", command


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal here")
def test_an_interrupt_ends_a_run_with_130_and_no_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.txt")  # which nobody writes to: the run waits
    command = [sys.executable, "-m", "govlint", "check", "--isolated", "d.txt"]
    waiting = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(tmp_path / "d.txt", "wb") as draft:  # opens once the run reads
        draft.write(b"1")
        draft.flush()
        time.sleep(0.3)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1), ("<&-", 1)])
def test_a_stream_that_is_closed_leaves_the_rest_as_it_is(tmp_path: Path, closed: str, status: int) -> None:
    (tmp_path / "d.txt").write_text(FAULTY, "utf-8")
    shell = f"{sys.executable} -m govlint check --isolated - d.txt {closed}; echo $? > status"
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, check=False)
    assert (tmp_path / "status").read_text() == f"{status}\n"
    assert "内部出错".encode() not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
@pytest.mark.parametrize("command", ["check d.txt", "check --output-format json d.txt", "text d.txt", "rules"])
def test_output_that_does_not_fit_on_the_disk_is_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "d.txt").write_text(FAULTY, "utf-8")
    for full, said in ((">/dev/full", "govlint：结果无法写出：磁盘空间不足\n"), (">/dev/full 2>&1", "")):
        shell = f"{sys.executable} -m govlint {command} {full}"
        done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (2, said)


# Terminals


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp936", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    ],
    ids=["ascii", "C", "cp936", "latin-1"],
)
@pytest.mark.parametrize("arguments", [("check", *CONCISE), ("check",), ("text",), ("tree",), ("figures",)])
def test_no_encoding_of_a_terminal_loses_or_raises_anything(
    tmp_path: Path, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    (tmp_path / "d.txt").write_text(FAULTY.replace("云川市", "😀川市"), "utf-8")
    whole = govlint(*arguments, "d.txt", cwd=tmp_path, PYTHONUTF8="1")
    done = govlint(*arguments, "d.txt", cwd=tmp_path, **environment)
    assert (done.returncode, done.stderr) == (whole.returncode, b"")
    codec = "cp936" if environment.get("PYTHONIOENCODING") == "cp936" else "utf-8"
    shown = done.stdout.decode("latin-1" if environment.get("PYTHONIOENCODING") == "latin-1" else codec)
    escaped = {
        whole.stdout.decode().encode(each, "backslashreplace").decode(each) for each in (codec, "ascii", "latin-1")
    }
    assert shown in escaped


@pytest.mark.parametrize("encoding", ["ascii", "cp936"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--isolated", "--output-format", "json", "d.txt"),
        ("check", "--isolated", "--output-format", "html", "d.txt"),
        ("tree", "--output-format", "json", "d.txt"),
        ("figures", "--output-format", "json", "d.txt"),
        ("rules", "--output-format", "json"),
    ],
    ids=lambda each: f"{each[0]}-{'html' if 'html' in each else 'json'}",
)
def test_what_programs_read_is_utf8_whatever_the_terminal_is(
    tmp_path: Path, encoding: str, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "d.txt").write_text(FAULTY, "utf-8")
    whole = govlint(*arguments, cwd=tmp_path, PYTHONUTF8="1")
    done = govlint(*arguments, cwd=tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stdout) == (whole.returncode, whole.stdout)
    assert done.stdout.decode("utf-8")


def _is_safe(output: bytes) -> bool:
    return not any(category(each) in ("Cc", "Cf", "Zl", "Zp") and each not in "\n\t" for each in output.decode())


@pytest.mark.parametrize("output_format", ["full", "concise", "json", "html"])
def test_control_characters_of_draft_and_name_do_not_reach_the_terminal(tmp_path: Path, output_format: str) -> None:
    name = f"d{HOSTILE}.txt"
    (tmp_path / name).write_text(
        FAULTY.replace("\t0\t8", f"{HOSTILE}\t0\t8").replace("总体", f"总{HOSTILE}体"), "utf-8"
    )
    done = govlint("check", "--isolated", "--output-format", output_format, name, "无" + name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout
    assert _is_safe(done.stdout)
    assert _is_safe(done.stderr)
    if output_format == "json":
        assert {each["path"] for each in json.loads(done.stdout)} == {name, "无" + name}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--isolated", "--diff", "--unsafe-fixes"),
        ("check", "--isolated", "--statistics"),
        ("tree",),
        ("tree", "--output-format", "json"),
        ("figures",),
        ("figures", "--output-format", "json"),
    ],
)
def test_no_command_passes_control_characters_on(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    name = f"d{HOSTILE}.txt"
    (tmp_path / name).write_text(WRONG.replace("行政许可", f"行政{HOSTILE}许可"), "utf-8")
    done = govlint(*arguments, name, cwd=tmp_path)
    assert done.stdout
    assert _is_safe(done.stdout)
    assert _is_safe(done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("rule", HOSTILE),
        ("text", HOSTILE),
        ("tree", HOSTILE),
        ("figures", HOSTILE),
        ("review", HOSTILE),
        ("accept", HOSTILE, "GL304", "--reason", "x"),
        ("check", "--select", HOSTILE),
        ("check", "--config", HOSTILE),
        ("check", "--edition", HOSTILE),
        ("check", "-q", "-o", f"{HOSTILE}/x"),
    ],
    ids=lambda each: each[0],
)
def test_what_is_wrong_is_told_without_control_characters(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = govlint(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("govlint：".encode())
    assert done.stderr.count(b"\n") == 1
    assert _is_safe(done.stderr)
