"""The mutants explained in tests/mutation/SURVIVORS.md are those of the code as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SURVIVORS = (ROOT / "tests" / "mutation" / "SURVIVORS.md").read_text("utf-8")
BLOCKS = re.findall(r"`(\S+)`\n\n```diff\n(.*?)\n```", SURVIVORS, re.DOTALL)


@pytest.mark.parametrize("module", sorted({module for module, _ in BLOCKS}))
def test_the_lines_that_are_changed_stand_in_the_module(module: str) -> None:
    code = {line.strip() for line in (ROOT / module).read_text("utf-8").splitlines()}
    changed = {
        line[1:].strip() for name, diffs in BLOCKS if name == module for line in diffs.splitlines() if line[:1] == "-"
    }
    assert changed - code == set()
