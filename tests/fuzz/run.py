"""Fuzz govlint: `python tests/fuzz/run.py [--target NAME] [--seconds N | --runs N] [--seed N]`.

It needs the extras dev and fuzz. Each target runs in a process of its own. What breaks one is written to
crashes/<target>/, where tests/test_crashes.py finds it, and the status is 1.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))

READERS = ("decoder", "docx", "wordml", "html", "mht", "pdf", "pdfpage")
NAMES = (*READERS, "review", "markdown", "figures", "layout", "page")
JOBS = os.cpu_count() or 1  # targets at one time
LONGEST = 20_000  # bytes of an input
MOST_SECONDS = 20  # for one input
_LAST = re.compile(r"^#(\d+).*cov: (\d+) ft: (\d+)", re.MULTILINE)
_SLOWEST = re.compile(r"^stat::slowest_unit_time_sec:\s*(\d+)", re.MULTILINE)


def main() -> int:
    """Fuzz one target, or all with equal shares of the time, one on each processor; 1 if any broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=20, help="for all targets together, but for starting")
    parser.add_argument("--runs", type=int, default=0, help="inputs of each target, in place of a time")
    parser.add_argument("--seed", type=int, default=0, help="for the same inputs every time; 0: others each time")
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    names = [given.target] if given.target else NAMES
    if given.corpus:
        _fuzz(given.target, given.seconds, given.runs, given.seed, given.corpus)
    share = max(1, given.seconds * min(JOBS, len(names)) // len(names))
    with ThreadPoolExecutor(JOBS) as pool:
        return max(pool.map(lambda name: _run(name, share, given.runs, given.seed), names))


def _run(target: str, seconds: int, runs: int, seed: int) -> int:
    """Fuzz a target in a process of its own, and say how far that came."""
    # What is covered, and so what is tried next, depends on the order of sets too.
    environment = {**os.environ, "PYTHONHASHSEED": str(seed) if seed else "random"}
    with tempfile.TemporaryDirectory() as corpus:
        command = [sys.executable, __file__, "--target", target, "--seconds", str(seconds), "--runs", str(runs)]
        command += ["--seed", str(seed), "--corpus", corpus]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if run.returncode:
        print(f"{target}: broken\n{run.stdout[-3000:]}\n{run.stderr[-3000:]}")
        return 1
    executions, edges, features = _LAST.findall(run.stderr)[-1]
    slowest = _SLOWEST.findall(run.stderr)[-1]
    done = f"{executions} executions, the slowest {slowest} s, {edges} edges, {features} features"
    print(f"{target}: {done}, nothing broken", flush=True)
    return 0


def _fuzz(target: str, seconds: int, runs: int, seed: int, corpus: Path) -> None:
    """Fuzz a target in this process, which ends with it; `corpus` is an empty folder for the inputs worth keeping."""
    import atheris

    logging.disable()  # what the parser of PDF says of broken ones
    with atheris.instrument_imports(include=["govlint", "govlint_grammar", "govlint_rules"]):
        from mutation import mutate
        from seeds import seeds
        from targets import TARGETS
        from vocabulary import vocabulary

    crashes = FOLDER / "crashes" / target
    crashes.mkdir(parents=True, exist_ok=True)
    for data in (*seeds(target), *(path.read_bytes() for path in crashes.iterdir())):
        (corpus / sha256(data).hexdigest()).write_bytes(data)
    words = vocabulary(target)
    bound = f"-runs={runs}" if runs else f"-max_total_time={seconds}"
    options = [bound, f"-timeout={MOST_SECONDS}", f"-max_len={LONGEST}"]
    options += ["-rss_limit_mb=2048", "-print_final_stats=1", f"-seed={seed}"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={crashes}/", str(corpus)],
        TARGETS[target],
        custom_mutator=lambda data, most, chance: mutate(data, most, chance, words, atheris.Mutate),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
