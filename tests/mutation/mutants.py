"""Mutation testing of the arithmetic: `python tests/mutation/mutants.py [--module NAME]`.

Needs `pip install -e ".[dev,mutation]"`. Cosmic Ray changes one operator or number of a module at a time, in a copy of
the checkout, and runs the tests that concern the module: half a second to two for each change. A change that no test
notices survives. It is explained in SURVIVORS.md, or else printed, and the status is 1.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
TOOLS = Path(sys.executable).parent

# Each module with the tests that concern it, the fastest first.
TESTS = {
    "govlint/rounding.py": "tests/test_rounding.py",
    "govlint/numerals.py": "tests/test_numerals.py",
    "govlint/figure.py": "tests/test_figure.py",
    "govlint/ledger.py": "tests/test_ledger.py",
    "govlint/diagnosis/slips.py": "tests/diagnosis",
    "govlint/diagnosis/domains.py": "tests/diagnosis",
    "govlint/diagnosis/explanations.py": "tests/diagnosis/test_diagnosis.py",
    "govlint/diagnosis/__init__.py": "tests/diagnosis/test_diagnosis.py",
    "govlint/claim.py": "tests/test_claim.py",
    "govlint/prose/shares.py": "tests/prose/test_prose_shares.py tests/rules/shared tests/rules/test_shares.py",
    "govlint/prose/growth.py": "tests/prose/test_prose_growth.py tests/rules/test_growth.py",
    "govlint/prose/ages.py": "tests/prose/test_prose_growth.py tests/rules/test_growth.py",
    "govlint/prose/turns.py": "tests/prose/test_prose_growth.py tests/rules/test_growth.py",
    "rules/shared/bases.py": "tests/rules/shared tests/rules/test_shares.py",
    "rules/shared/common_bases.py": "tests/rules/shared tests/rules/test_shares.py",
    "rules/shared/judging.py": "tests/rules/shared tests/rules/test_shares.py",
    "rules/sums.py": "tests/rules/test_sums.py tests/rules/test_examples.py -k 'sums or GL30'",
    "rules/growth.py": "tests/rules/test_growth.py tests/rules/test_examples.py -k 'growth or GL41'",
    "rules/rates.py": "tests/rules/test_rates.py tests/rules/test_examples.py -k 'rates or GL406'",
    "rules/shared/work_rates.py": "tests/rules/test_rates.py tests/rules/test_examples.py -k 'rates or GL406'",
    "rules/shares.py": "tests/rules/test_examples.py tests/rules/test_shares.py -k 'GL40 or share'",
    "rules/impossible_shares.py": "tests/rules/test_examples.py tests/rules/test_shares.py -k 'GL40 or share'",
    "rules/amounts.py": "tests/rules/test_amounts.py tests/rules/test_examples.py -k 'amounts or GL319'",
    "rules/rulemaking.py": "tests/rules/test_amounts.py tests/rules/test_examples.py -k 'amounts or GL321'",
    "rules/fees.py": "tests/rules/test_amounts.py tests/rules/test_examples.py -k 'amounts or GL526 or GL527'",
}
# Without plug-ins but Hypothesis: finding and importing them would take longer than most of these tests.
OPTIONS = "-x -q -p no:cacheprovider --disable-plugin-autoload -p hypothesispytest --hypothesis-profile=mutation"


def main() -> int:
    """Test the modules that are named, or all; 1 if a mutant survived that is not explained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--module", action="append", choices=TESTS, help="this one, rather than all")
    modules, explained = parser.parse_args().module, _explained()
    print("| module | mutants | killed | survived, explained | survived, unexplained | score |\n" + "| --- " * 6 + "|")
    unexplained = []
    for module in modules or TESTS:
        mutants, survivors = _mutated(module)
        new = [each for each in survivors if (module, each) not in explained]
        killed = mutants - len(survivors)
        known, score = len(survivors) - len(new), f"{100 * killed / mutants:.1f}%"
        print(f"| {module} | {mutants} | {killed} | {known} | {len(new)} | {score} |", flush=True)
        unexplained += [f"\n{module}\n{each}" for each in new]
    print("\n".join(unexplained))
    return 1 if unexplained else 0


def _explained() -> set[tuple[str, str]]:
    """The mutants in SURVIVORS.md: the name of a module stands before each block of diffs."""
    blocks = re.findall(r"`(\S+)`\n\n```diff\n(.*?)\n```", (FOLDER / "SURVIVORS.md").read_text("utf-8"), re.DOTALL)
    return {(module, each) for module, diffs in blocks for each in diffs.split("\n\n")}


def _mutated(module: str) -> tuple[int, list[str]]:
    """How many mutants of a module there are, and those that no test notices, as the lines of their diffs."""
    with tempfile.TemporaryDirectory() as folder:
        _copy(Path(folder))
        tests = [sys.executable, "-m", "pytest", *OPTIONS.split(), *shlex.split(TESTS[module])]
        config = (FOLDER / "cosmic-ray.toml").read_text("utf-8")
        config = config.replace("MODULE", module).replace("TESTS", shlex.join(tests))
        Path(folder, "config.toml").write_text(config, "utf-8")
        _run(folder, *tests)  # they must pass without any change; this also compiles what will not be changed
        _run(folder, TOOLS / "cosmic-ray", "init", "config.toml", "session.sqlite")
        _run(folder, TOOLS / "cr-filter-operators", "session.sqlite", "config.toml")
        _run(folder, TOOLS / "cosmic-ray", "exec", "config.toml", "session.sqlite")
        lines = _run(folder, TOOLS / "cosmic-ray", "dump", "session.sqlite").splitlines()
    results = [result for _, result in map(json.loads, lines) if result["worker_outcome"] != "skipped"]
    return len(results), sorted(_changed(each["diff"]) for each in results if each["test_outcome"] == "survived")


def _copy(folder: Path) -> None:
    """The checkout in another folder, where rules and grammar answer to the names that they are installed under."""
    for name in ("govlint", "rules", "grammar", "tests", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("rules", "grammar"):
        (folder / f"govlint_{name}").symlink_to(name)


def _run(folder: str, *command: str | Path) -> str:
    """What a command prints; it must succeed."""
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{shlex.join(map(str, command))}\n{run.stdout}{run.stderr}")
    return run.stdout


def _changed(diff: str) -> str:
    """The changed lines of a diff as SURVIVORS.md shows them: without their indentation."""
    lines = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join(line[0] + line[1:].strip() for line in lines)


if __name__ == "__main__":
    sys.exit(main())
