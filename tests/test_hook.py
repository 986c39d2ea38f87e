"""The pre-commit hook, as pre-commit itself runs it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from wordfile import document

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent


def _git(*arguments: str, cwd: Path) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    # What stands in the working tree, committed to a repository of its own: the checkout is left as it is.
    hooks = tmp_path / "govlint"
    ignored = shutil.ignore_patterns(".git", "*.egg-info", "__pycache__", ".*_cache", "build", "dist", ".hypothesis")
    shutil.copytree(ROOT, hooks, ignore=ignored)
    _git("init", "-q", cwd=hooks)
    _git("add", "-A", cwd=hooks)
    _git("commit", "-q", "-m", "hooks", cwd=hooks)

    drafts = tmp_path / "drafts"
    drafts.mkdir()
    _git("init", "-q", cwd=drafts)
    for name in ("draft.txt", "faulty.txt"):
        shutil.copy(ROOT / "examples" / name, drafts)
    (drafts / "faulty.docx").write_bytes(document((drafts / "faulty.txt").read_text("utf-8")))
    _git("add", "-A", cwd=drafts)

    def hook(*files: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "govlint", "--files", *files]
        return subprocess.run(command, cwd=drafts, capture_output=True, encoding="utf-8", check=False)

    clean = hook("draft.txt")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "Passed" in clean.stdout
    faulty = hook("draft.txt", "faulty.txt")
    assert faulty.returncode == 1
    assert "GL304" in faulty.stdout
    word = hook("faulty.docx")
    assert word.returncode == 1
    assert "GL304" in word.stdout
