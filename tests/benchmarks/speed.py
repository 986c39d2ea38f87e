"""How fast govlint is, as ratios measured in one run: `python tests/benchmarks/speed.py`.

The wheel is built and installed, with compiled bytecode, into a fresh environment beside the tools it is compared with.
Whole processes are run in pairs, A B A B, so that both meet the same machine; printed are the medians of the ratios. A
cache of results is used, as by everyone, but where `--no-cache` is said. Tools that cannot be installed are left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "review"), str(ROOT / "tests" / "readers")]
import pdf_maker  # noqa: E402 (found by the line above)
import wordfile  # noqa: E402

DRAFT = ROOT / "examples" / "draft.txt"
TOOLS = ("yamllint", "codespell", "autocorrect-py")
TEXTLINT = ("textlint", "textlint-rule-preset-ja-spacing")  # of npm
REPORTS = 200


def _page(text: str) -> bytes:
    """A web page: a paragraph for each line, a table for each row."""
    cells = (line.replace("\t", "</td><td>") for line in text.splitlines())
    return "".join(f"<table><tr><td>{c}</table>" if "<td>" in c else f"<p>{c}</p>" for c in cells).encode()


DOCUMENTS: dict[str, Callable[[str], bytes]] = {".docx": wordfile.document, ".html": _page, ".pdf": pdf_maker.report}

Command = Sequence[str]


class Bench(NamedTuple):
    """The environment that is measured: its programs, a report, a folder of them, and a small YAML file."""

    bin: Path
    report: Path
    folder: Path
    yaml: Path

    def program(self, name: str) -> str:
        """The path of a program of the environment, never a shim in front of it."""
        return str(self.bin / name)

    def govlint(self, *arguments: str) -> Command:
        """A plain check, without settings, with a cache of its own."""
        plain = [self.program("govlint"), "check", "--isolated", "--output-format", "concise"]
        return [*plain, "--cache-dir", str(self.folder.parent / ".govlint_cache"), *arguments]


def prepared(folder: Path) -> Bench:
    """Build, install and lay out what is measured."""
    python = folder / "venv" / "bin" / "python"
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], **quiet)  # type: ignore[call-overload]
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], **quiet)  # type: ignore[call-overload]
    wheel = next(folder.glob("*.whl"))
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--compile"]
    subprocess.run([*pip, f"{wheel}[all]"], **quiet)  # type: ignore[call-overload]
    for tool in TOOLS:
        subprocess.run([*pip, tool], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if shutil.which("npm"):
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([*npm, *TEXTLINT], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    reports = folder / "reports"
    reports.mkdir()
    text = DRAFT.read_text("utf-8")
    for number in range(REPORTS):
        (reports / f"{number}.txt").write_text(text.replace("临江区", f"临江{number}区"), "utf-8")
    shutil.copy(DRAFT, folder / "report.txt")
    (folder / "small.yaml").write_text("".join(f"key{n}: value\n" for n in range(20)), "utf-8")
    return Bench(python.parent, folder / "report.txt", reports, folder / "small.yaml")


def seconds(command: Command) -> float:
    """How long a process runs."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(one: Command, other: Command, rounds: int) -> str:
    """The median of how many times longer `one` takes than `other`; "-" if one of them is not there."""
    if any(shutil.which(command[0]) is None for command in (one, other)) or not _works(other):
        return "-"
    seconds(one), seconds(other)
    return f"{median(seconds(one) / seconds(other) for _ in range(rounds)):.2f}"


def _works(command: Command) -> bool:
    """Whether a command does its work, even if it finds something: else the time it takes would say nothing."""
    return subprocess.run(command, check=False, capture_output=True, text=True).stderr == ""


def in_process(bench: Bench, code: str) -> float:
    """Seconds of the fastest of some calls of `work()` that `code` defines, in a process of the environment."""
    clock = (
        "import time\ndef once():\n    start = time.perf_counter()\n    work()\n    return time.perf_counter() - start"
    )
    timed = f"{code}\n{clock}\nprint(min(once() for _ in range(9)))"
    run = subprocess.run([bench.program("python"), "-c", timed], check=True, capture_output=True, text=True)
    return float(run.stdout)


def memory(bench: Bench, count: int) -> int:
    """The most kilobytes that a check of `count` reports holds at once."""
    folder = bench.folder.parent / f"memory{count}"
    folder.mkdir()
    text = DRAFT.read_text("utf-8")
    for number in range(count):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    command = bench.govlint(str(folder))
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run([bench.program("python"), "-c", script, *command], check=True, capture_output=True, text=True)
    return int(run.stdout)


def written(bench: Bench, suffix: str) -> Path:
    """The report as a document."""
    path = bench.folder.parent / f"report{suffix}"
    path.write_bytes(DOCUMENTS[suffix](DRAFT.read_text("utf-8")))
    return path


def reading(bench: Bench, suffix: str) -> str:
    """How many times longer a report takes to read from a document than from text, in a process that is warm."""
    code = "from pathlib import Path\nfrom govlint.readers import read\ndef work(): read(Path({!r}))"
    path = str(written(bench, suffix))
    return f"{in_process(bench, code.format(path)) / in_process(bench, code.format(str(bench.report))):.0f}"


def starting(bench: Bench, suffix: str, rounds: int) -> str:
    """How many times longer the whole command takes with a document than with text."""
    one, other = (bench.govlint("--no-cache", str(path)) for path in (written(bench, suffix), bench.report))
    return ratio(one, other, rounds)


def rows(bench: Bench, rounds: int, many_more: int) -> list[tuple[str, Callable[[], str]]]:
    """What is measured, and how."""
    python, report, folder = bench.program("python"), str(bench.report), str(bench.folder)
    one, many = bench.govlint(report), bench.govlint(folder)
    nothing = [python, "-c", "pass"]
    all_read = [
        python,
        "-c",
        f"from pathlib import Path\nfor path in Path({folder!r}).iterdir(): path.read_text('utf-8')",
    ]
    codespell, yamllint = bench.program("codespell"), bench.program("yamllint")
    textlint = str(bench.folder.parent / "node_modules" / ".bin" / "textlint")
    spacing = [textlint, "--preset", "preset-ja-spacing", folder]
    autocorrect = [
        python,
        "-c",
        "from pathlib import Path\nfrom autocorrect_py import lint_for\n"
        f"for path in Path({folder!r}).iterdir(): lint_for(path.read_text('utf-8'), path.name)",
    ]
    read = f"from pathlib import Path\ndef work(): Path({report!r}).read_text('utf-8')"
    check = f"import govlint\ndef work(): govlint.check_file({report!r})"
    return [
        ("`govlint check report.txt` / `python -c pass`", lambda: ratio(one, nothing, rounds)),
        ("the same with `--no-cache`", lambda: ratio([*one, "--no-cache"], nothing, rounds)),
        ("`import click` / `python -c pass`", lambda: ratio([python, "-c", "import click"], nothing, rounds)),
        ("one report / yamllint on a small file", lambda: ratio(one, [yamllint, str(bench.yaml)], rounds)),
        ("one report / codespell", lambda: ratio(one, [codespell, report], rounds)),
        ("one report / `node -e 0`", lambda: ratio(one, ["node", "-e", "0"], rounds)),
        (f"{REPORTS} reports / codespell", lambda: ratio(many, [codespell, folder], 3)),
        ("the same with `--no-cache`", lambda: ratio([*many, "--no-cache"], [codespell, folder], 3)),
        (f"{REPORTS} reports / autocorrect-py", lambda: ratio(many, autocorrect, 3)),
        (f"{REPORTS} reports / textlint with preset-ja-spacing", lambda: ratio(many, spacing, 3)),
        (f"{REPORTS} unchanged reports / reading them", lambda: ratio(many, all_read, rounds)),
        ("a check in process / reading the file", lambda: f"{in_process(bench, check) / in_process(bench, read):.0f}"),
        ("`govlint check report.docx` / `report.txt`, no cache", lambda: starting(bench, ".docx", rounds)),
        ("`govlint check report.html` / `report.txt`, no cache", lambda: starting(bench, ".html", rounds)),
        ("`govlint check report.pdf` / `report.txt`, no cache", lambda: starting(bench, ".pdf", rounds)),
        ("reading a .docx / a .txt, in process", lambda: reading(bench, ".docx")),
        ("reading a .html / a .txt, in process", lambda: reading(bench, ".html")),
        ("reading a .pdf / a .txt, in process", lambda: reading(bench, ".pdf")),
        (
            f"memory for {many_more:,} reports / for 100",
            lambda: f"{memory(bench, many_more) / memory(bench, 100):.2f}",
        ),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs of each measure (15)")
    parser.add_argument("--reports", type=int, default=1000, help="reports whose memory is compared (1000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = prepared(Path(name))
        print("| measure | ratio |\n| --- | --- |")
        for title, measured in rows(bench, options.rounds, options.reports):
            print(f"| {title} | {measured()} |", flush=True)


if __name__ == "__main__":
    main()
