"""The cache: the same output with and without it, whatever happens to it, and nothing out of date ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
from command import check, command, environment, install
from word import docx, p

from govlint import cache, stored
from govlint.cache import Cache
from govlint.cli import run as run_inside
from govlint.cli.running import watch
from govlint.finding import Severity
from govlint.limits import Limits
from govlint.linter import check as check_source
from govlint.options import Options
from govlint.plan import Overrides, make_plan
from govlint.plugins import state
from govlint.readers import decode
from govlint.rule import load_all, model
from govlint.settings import Accept, Settings
from govlint.source import Source

MODEL = model("2021")
FAULTY = MODEL.replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t").replace("行政许可\t328", "行政许可\t３２８")
CONCISE = ("-q", "--output-format", "concise")
ENGINE = ("govlint.linter", "govlint.rule", "govlint.draft", "govlint.parser", "govlint.lalr", "govlint.diagnosis")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Drafts of every sort, and settings one of whose accept entries is of use."""
    place = tmp_path / "drafts"
    place.mkdir()
    (place / "clean.txt").write_text(MODEL, "utf-8")
    (place / "faulty.txt").write_bytes(b"\xef\xbb\xbf" + FAULTY.encode())
    (place / "crlf.txt").write_bytes(FAULTY.replace("\n", "\r\n").encode("utf-16"))
    (place / "gbk.txt").write_bytes(FAULTY.replace("2022年", "2021年").encode("gb18030"))
    (place / "broken.txt").write_bytes(b"\0\x01\0")
    (place / "word.docx").write_bytes(docx(p("云川市水务局2023年政府信息公开工作年度报告") + p("一、总体情况")))
    entries = [("GL301", "328"), ("GL304", "8"), ("GL304", "9")]
    text = "".join(f'[[accept]]\ncode = "{code}"\ntext = "{what}"\nreason = "经核实"\n' for code, what in entries)
    (place / "govlint.toml").write_text(f'[per-file-ignores]\n"gbk.txt" = ["GL316"]\n{text}', "utf-8")
    return place


def _entries(place: Path) -> list[Path]:
    return sorted((place / cache.FOLDER / "entries").iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("-q", "--output-format", "concise", "--fail-level", "info"),
        ("--output-format", "json"),
        ("--output-format", "html"),
        ("--statistics",),
        ("--diff",),
        ("--diff", "--unsafe-fixes"),
        ("--today", "2023-06-01", "--select", "ALL"),
    ],
    ids=" ".join,
)
def test_the_output_is_the_same_without_with_a_new_and_with_a_full_cache(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    paths = (".", "word.docx")
    plain = check(*arguments, "--no-cache", *paths, cwd=folder)
    assert not (folder / cache.FOLDER).exists()
    assert plain[0] != 0
    assert plain[1]
    assert [check(*arguments, *paths, cwd=folder) for _ in range(2)] == [plain, plain]
    assert len(_entries(folder)) == 1 + 5  # the plan, and the drafts that can be read


def test_corrections_are_the_same_with_and_without(folder: Path, tmp_path: Path) -> None:
    said, texts = [], []
    check(cwd=folder)
    for name, more in (("plain", ["--no-cache"]), ("cached", [])):
        copy = shutil.copytree(folder, tmp_path / name)
        said.append(check("--fix", "--unsafe-fixes", *more, cwd=copy))
        texts.append({path.name: path.read_bytes() for path in copy.glob("*.txt")})
    assert said[0] == said[1]
    assert texts[0] == texts[1]
    assert "３２８".encode() not in texts[0]["faulty.txt"]


def test_a_full_cache_needs_neither_rules_nor_engine(folder: Path) -> None:
    (folder / "broken.txt").unlink()
    check(cwd=folder)
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command()[1:]],
        cwd=folder,
        capture_output=True,
        env=environment(),
        encoding="utf-8",
        check=False,
    )
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}
    assert "govlint.cache" in imported
    assert {*ENGINE, "govlint_rules", "rich", "importlib.metadata", "multiprocessing", "logging"} & imported == set()


# What makes a result out of date


def _shown(folder: Path, *arguments: str, plugins: Path | None = None) -> str:
    return check(*CONCISE, *arguments, "faulty.txt", cwd=folder, plugins=plugins)[1].decode()


def _draft(folder: Path) -> None:
    text = (folder / "faulty.txt").read_text("utf-8")
    (folder / "faulty.txt").write_text(text.replace("\t8\t1\t", "\t7\t1\t"), "utf-8")


def _settings(folder: Path) -> None:
    (folder / "govlint.toml").write_text('ignore = ["GL316"]\n', "utf-8")


def _spared(folder: Path) -> None:
    (folder / "govlint.toml").write_text('per-file-ignores = { "faulty.txt" = ["GL316"] }\n', "utf-8")


def _grave(folder: Path) -> None:
    (folder / "govlint.toml").write_text('[[accept]]\ncode = "GL316"\ntext = "３２８"\nreason = "无"\n', "utf-8")


@pytest.mark.parametrize("change", [_draft, _settings, _spared, _grave])
def test_a_change_counts_at_once(folder: Path, change: Callable[[Path], None]) -> None:
    (folder / "govlint.toml").unlink()
    before = _shown(folder)
    assert _shown(folder) == before
    change(folder)
    after = _shown(folder)
    assert after != before
    assert after == _shown(folder, "--no-cache")


def test_another_name_is_another_draft(folder: Path) -> None:
    assert "faulty.txt:" in _shown(folder)
    for name in ("gbk.txt", "other.txt"):  # the settings spare the first what is wrong in it
        (folder / name).write_bytes((folder / "faulty.txt").read_bytes())
        shown = check(*CONCISE, name, cwd=folder)[1].decode()
        assert ("other.txt:" in shown, "GL316" in shown) == (name == "other.txt",) * 2


def test_another_rule_of_a_plugin_counts_at_once(folder: Path, tmp_path: Path) -> None:
    plugins = install(tmp_path / "plugins", "return [Fault(Span(0, 1), '甲。')]")
    without = _shown(folder)
    assert "YC1 甲。" in _shown(folder, plugins=plugins)
    assert _shown(folder, "--no-plugins", plugins=plugins) == without
    module = plugins / "mine.py"
    module.write_text(module.read_text("utf-8").replace("甲", "乙"), "utf-8")
    os.utime(module, ns=(1, 1))  # with its bytecode out of date for sure
    assert "YC1 乙。" in _shown(folder, plugins=plugins)
    assert _shown(folder) == without


def test_wrong_rules_and_selectors_are_errors_with_a_full_cache_too(folder: Path) -> None:
    check(cwd=folder)
    assert check("--select", "XYZ", cwd=folder)[0] == 2
    (folder / "govlint.toml").write_text('select = ["XYZ"]\n', "utf-8")
    status, out, err = check(cwd=folder)
    assert (status, out) == (2, b"")
    assert err.decode() == "govlint：govlint.toml:1：没有名为“XYZ”的规则，可用 govlint rules 查看全部规则\n"


PLAN = (Cache("", "one"), Settings(), Overrides())


@pytest.mark.parametrize(
    "other",
    [
        (Cache("", "two"), Settings(), Overrides()),
        (Cache("", "one"), Settings(ignore=("GL3",)), Overrides()),
        (Cache("", "one"), Settings(severity=(("GL3", Severity.INFO),)), Overrides()),
        (Cache("", "one"), Settings(options=Options(founded=2023)), Overrides()),
        (Cache("", "one"), Settings(limits=Limits(pages=1)), Overrides()),
        (Cache("", "one"), Settings(accept=(Accept("GL304", "8", "经核实"),)), Overrides()),
        (Cache("", "one"), Settings(per_file_ignores=(("*", ("GL3",)),)), Overrides()),
        (Cache("", "one"), Settings(), Overrides(select=())),
        (Cache("", "one"), Settings(), Overrides(ignore=("GL3",))),
        (Cache("", "one"), Settings(), Overrides(options=Options(today=date(2023, 1, 1)))),
    ],
)
def test_what_counts_for_a_plan_is_in_its_key(other: tuple[Cache, Settings, Overrides]) -> None:
    assert cache.plan_key(*other) != cache.plan_key(*PLAN)


def test_what_does_not_count_for_a_plan_is_not_in_its_key() -> None:
    settings = Settings(Path("govlint.toml"), fail_level=Severity.INFO, exclude=("*",), cache_dir="x")
    assert cache.plan_key(Cache("elsewhere", "one"), settings, Overrides()) == cache.plan_key(*PLAN)


def test_the_key_of_a_draft_tells_name_rules_and_content_apart() -> None:
    keys = {
        cache.draft_key(plan, name, spared, data)
        for plan in ("1", "2")
        for name in ("a.txt", "b.txt", "\udcff.txt")
        for spared in ((), ("GL3",))
        for data in (b"", b"x")
    }
    assert len(keys) == 24


def test_the_state_tells_when_a_plugin_or_a_package_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = install(tmp_path / "plugins", "pass")
    alone = state(plugins=True)
    monkeypatch.syspath_prepend(plugins)
    with_it = state(plugins=True)
    assert with_it != alone
    assert state(plugins=True) == with_it
    without = state(plugins=False)
    os.utime(plugins / "mine.py", ns=(5, 5))
    assert state(plugins=True) != with_it
    assert state(plugins=False) == without
    (plugins / "other-2.0.dist-info").mkdir()
    assert state(plugins=False) != without


# What is stored


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("faulty.txt", b"\xef\xbb\xbf" + FAULTY.encode()),
        ("faulty.txt", FAULTY.encode("utf-16")),
        ("clean.txt", MODEL.encode("gb18030")),
        ("empty.txt", b""),
        ("word.docx", docx(p("云川市水务局2023年政府信息公开工作年度报告"))),
    ],
)
def test_what_is_stored_comes_back_as_it_was(name: str, data: bytes) -> None:
    plan = make_plan(Settings(accept=(Accept("GL304", "8", "经核实"),)), load_all(plugins=False))
    checked = check_source(decode(data, name), plan)
    again = stored.from_value(stored.unpack(stored.pack(stored.as_value(checked))), name, data, keep_text=True)
    assert again == checked
    assert [type(each) for each in again.findings] == [type(each) for each in checked.findings]


def test_clean_drafts_are_kept_without_their_texts() -> None:
    plan = make_plan(Settings(), load_all(plugins=False))
    clean = stored.lean(check_source(Source(MODEL), plan))
    assert clean.source.text == ""
    faulty = check_source(Source(FAULTY), plan)
    assert stored.lean(faulty) is faulty


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda data: b"",
    lambda data: data[:-1],
    lambda data: data[:7],
    lambda data: data.replace(b"GL", b"LG", 1) if b"GL" in data else b"x" + data,
    lambda data: b"\xff" * len(data),
    lambda data: stored.pack(None),
    lambda data: stored.pack([]),
    lambda data: stored.pack([[["no such codec", False, [], "text", None]], [1], [], []]),
    lambda data: stored.pack([["utf-8", False, 1, "text", None], [[1, 2]], {}, "x"]),
    lambda data: stored.pack([["no-codec", False, [], "text", None], [[]], [], [0, 0, 0, 0]]),
    lambda data: b"%08x{" % crc32(b"{"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_entries_are_ignored_and_written_anew(
    folder: Path, damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    status = run_inside(["check"])
    before = capfd.readouterr()
    right = {path.name: path.read_bytes() for path in _entries(folder)}
    for path in _entries(folder):
        path.write_bytes(damage(path.read_bytes()))
    watch.cache_clear()  # as in a new process
    assert run_inside(["check"]) == status
    assert capfd.readouterr() == before
    assert {path.name: path.read_bytes() for path in _entries(folder)} == right


def test_a_folder_in_the_place_of_an_entry_harms_nothing(folder: Path) -> None:
    plain = check(cwd=folder)
    for path in _entries(folder):
        path.unlink()
        path.mkdir()
    assert check(cwd=folder) == plain
    assert all(path.is_dir() for path in _entries(folder))


def test_runs_at_the_same_time_share_the_folder(folder: Path) -> None:
    plain = check("--no-cache", cwd=folder)
    runs = [
        subprocess.Popen(
            command("--jobs", jobs), cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for jobs in ("1", "2", "1")
    ]
    for run in runs:
        out, err = run.communicate(timeout=60)
        assert (run.returncode, out, err) == plain
    assert all(len(path.name) == 40 and stored.unpack(path.read_bytes()) for path in _entries(folder))


@pytest.mark.parametrize("place", ["clean.txt", "clean.txt/below", "\0"])
def test_the_run_goes_on_where_nothing_can_be_written(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert run_inside(["check", "-q", "--cache-dir", place, "clean.txt"]) == 0
    assert not (folder / cache.FOLDER).exists()
    assert (folder / "clean.txt").read_text("utf-8") == MODEL


def test_a_full_disk_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    kept = Cache(str(tmp_path / "c"), "")
    cache.keep(kept, "k", check_source(Source(MODEL), make_plan(Settings(), load_all(plugins=False))))
    assert [*(tmp_path / "c" / "entries").iterdir()] == []


def test_the_oldest_entries_are_removed(tmp_path: Path) -> None:
    entries = tmp_path / "entries"
    entries.mkdir()
    for number in range(12):
        (entries / f"{number:02}").touch()
        os.utime(entries / f"{number:02}", ns=(number, number))
    cache.prune(Cache(str(tmp_path), ""), most=12)
    assert len([*entries.iterdir()]) == 12
    cache.prune(Cache(str(tmp_path), ""), most=8)
    assert sorted(path.name for path in entries.iterdir()) == [f"{number:02}" for number in range(6, 12)]


def test_the_entries_are_counted_only_when_there_are_new_ones(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Cache] = []
    monkeypatch.setattr(cache, "prune", counted.append)
    arguments = ["check", "--cache-dir", str(tmp_path / "kept"), str(folder / "clean.txt")]
    for _ in range(2):
        assert run_inside(arguments) == 0
    assert counted == [Cache(str(tmp_path / "kept"), state(plugins=True))]


# Where it is, and how it goes


def test_the_settings_say_where_seen_from_their_folder(folder: Path) -> None:
    (folder / "govlint.toml").write_text('cache-dir = "kept/here"\n', "utf-8")
    below = folder / "below"
    below.mkdir()
    check(cwd=below)
    assert (folder / "kept" / "here" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f0688")
    assert (folder / "kept" / "here" / ".gitignore").read_text() == "*\n"
    assert not (below / cache.FOLDER).exists()


def test_clean_removes_it(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    run_inside(["check", "-q", "clean.txt"])
    capsys.readouterr()
    assert run_inside(["clean"]) == 0
    assert capsys.readouterr().out == "已删除.govlint_cache。\n"
    assert not (folder / cache.FOLDER).exists()
    assert run_inside(["clean"]) == 0
    assert capsys.readouterr().out == "没有缓存可删除。\n"


def test_clean_removes_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    assert run_inside(["clean", "--cache-dir", "drafts"]) == 2
    assert capsys.readouterr().err == "govlint：drafts：不能删除：不是govlint的缓存文件夹\n"
    assert (folder / "clean.txt").exists()
