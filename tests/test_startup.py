"""What a plain check imports: half of its time is the start, and every module in it is felt at every run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command import command, environment

from govlint.rule import model

CHECK = ("--isolated", "--output-format", "concise", "draft.txt")
# What may come besides Python's own start and `import click`. In a first check: exact numbers, days, and the cache.
STANDARD = {
    *("bisect", "decimal", "fnmatch", "fractions", "gc", "hashlib", "heapq", "ipaddress", "json"),
    *("json.decoder", "json.encoder", "json.scanner", "locale", "math", "ntpath", "numbers", "pathlib", "runpy"),
    *("unicodedata", "urllib", "urllib.parse", "zlib"),
}
# Rooms that only other commands, documents or settings need.
ELSEWHERE = (
    *("govlint.settings.acceptance", "govlint.fixing", "govlint.outline", "govlint.parallel", "govlint.review"),
    *("govlint.settings.toml_lines", "govlint.settings.validation", "govlint.writing", "govlint.cli.corrections"),
    *("govlint.readers.docx", "govlint.readers.html", "govlint.readers.mht", "govlint.readers.office"),
    *("govlint.readers.pdf", "govlint.reporters.full", "govlint.reporters.html", "govlint.reporters.json"),
    "govlint_grammar.compile",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(model("2021"), "utf-8")
    return tmp_path


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a process of Python imports, but for those that Python has from its start."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=folder,
        capture_output=True,
        env=environment(),
        encoding="utf-8",
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


def extra(folder: Path, *arguments: str) -> set[str]:
    """The modules that `govlint check` imports besides click, with all that click needs."""
    return imported(folder, *command(*arguments)[1:]) - imported(folder, "-c", "import click")


def _own(name: str) -> bool:
    return name.partition(".")[0] in ("govlint", "govlint_rules", "govlint_grammar")


def _in(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def test_a_first_check_imports_what_it_needs_and_no_more(folder: Path) -> None:
    found = extra(folder, *CHECK)
    assert {"govlint.linter", "govlint_rules.sums"} <= found
    public = {name for name in found if not _own(name) and not name.startswith("_")}
    assert public - STANDARD - {"nt", "encodings.ascii"} == set()
    assert [name for name in sorted(found) if _in(name, ELSEWHERE)] == []
