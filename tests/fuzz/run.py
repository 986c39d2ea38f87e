"""Fuzz govlint: `python tests/fuzz/run.py [--target NAME] [--seconds N]`. Needs `pip install -e ".[dev,fuzz]"`.

Each target runs in a process of its own. What breaks one is written to crashes/<target>/, where tests/test_crashes.py
finds it, and the status is 1.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))

NAMES = ("decoder", "docx", "wordml", "figures", "layout", "page")
LONGEST = 20_000  # bytes of an input
MOST_SECONDS = 20  # for one input
_LAST = re.compile(r"^#(\d+).*cov: (\d+) ft: (\d+)", re.MULTILINE)


def main() -> int:
    """Fuzz one target, or all in turn with equal shares of the time; 1 if any broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=20, help="for all targets together")
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    names = [given.target] if given.target else NAMES
    if given.corpus:
        _fuzz(given.target, given.seconds, given.corpus)
    return max(_run(name, max(1, given.seconds // len(names))) for name in names)


def _run(target: str, seconds: int) -> int:
    """Fuzz a target in a process of its own, and say how far that came."""
    with tempfile.TemporaryDirectory() as corpus:
        command = [sys.executable, __file__, "--target", target, "--seconds", str(seconds), "--corpus", corpus]
        run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if run.returncode:
        print(f"{target}: broken\n{run.stdout[-3000:]}\n{run.stderr[-3000:]}")
        return 1
    executions, edges, features = _LAST.findall(run.stderr)[-1]
    print(f"{target}: {executions} executions, {edges} edges, {features} features, nothing broken", flush=True)
    return 0


def _fuzz(target: str, seconds: int, corpus: Path) -> None:
    """Fuzz a target in this process, which ends with it; `corpus` is an empty folder for the inputs worth keeping."""
    import atheris

    with atheris.instrument_imports(include=["govlint", "govlint_grammar", "govlint_rules"]):
        from mutation import mutate
        from seeds import seeds, tags, words
        from targets import TARGETS

    crashes = FOLDER / "crashes" / target
    crashes.mkdir(parents=True, exist_ok=True)
    for seed in (*seeds(target), *(path.read_bytes() for path in crashes.iterdir())):
        (corpus / sha256(seed).hexdigest()).write_bytes(seed)
    vocabulary = tags() + words()[::20] if target == "wordml" else words()
    options = [f"-max_total_time={seconds}", f"-timeout={MOST_SECONDS}", f"-max_len={LONGEST}", "-rss_limit_mb=2048"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={crashes}/", str(corpus)],
        TARGETS[target],
        custom_mutator=lambda data, most, seed: mutate(data, most, seed, vocabulary, atheris.Mutate),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
