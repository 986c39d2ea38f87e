"""Every input that once broke something (tests/fuzz/run.py keeps it) is taken again."""

from __future__ import annotations

from pathlib import Path

import pytest
import run
from seeds import seeds
from targets import TARGETS

CRASHES = sorted(path for path in (run.FOLDER / "crashes").glob("*/*") if path.name[0] != ".")


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: f"{path.parent.name}-{path.name[:16]}")
def test_what_once_broke_does_not_break(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_takes_its_first_seeds(target: str) -> None:
    first = list(seeds(target))[:3]
    assert first
    for seed in first:
        TARGETS[target](seed)


def test_every_target_can_be_run_by_name() -> None:
    assert tuple(TARGETS) == run.NAMES


def test_a_fault_of_our_own_is_told_from_a_broken_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    _, table, *_ = seeds("pdf")
    TARGETS["pdf"](table.replace(b"/Contents", b"/Content"))  # a file in which the parser finds nothing
    monkeypatch.setattr("govlint.readers.pdf.rules._NEAR", None)
    with pytest.raises(AssertionError, match=r"rules\.py"):
        TARGETS["pdf"](table)
