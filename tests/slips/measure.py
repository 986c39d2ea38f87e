"""How many slips govlint finds, and how often it accuses a correct text: `python tests/slips/measure.py`.

Two measurements. Sentences: every wording of wordings.txt and inventive.txt, correct and with its slip, in place of a
paragraph of the model report. Reports: correct reports with random numbers (reports.py) into which single slips are
put. A slip counts as found if a finding of warning or error level touches the place of the slip, itself or by a related
place; as named if there is one such finding, at the slip, and as mended if its edits give back the correct report. It
is miscorrected if the edits of any finding give something else.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import reports

import govlint
from govlint.finding import Finding, Severity
from govlint.fixing import apply
from govlint.rule import model

FOLDER = Path(__file__).parent
_SLIP = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_MODEL = model("2021")


class Wording(NamedTuple):
    """A sentence of a kind, correct and with a slip, and whether it is one that the grammar was not written with."""

    kind: str
    place: str
    right: str
    wrong: str
    fresh: bool


def wordings(name: str = "wordings.txt") -> Iterator[Wording]:
    """The wordings of a file, in order."""
    kind = place = ""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            kind, place = line[1:].split("] ")
        elif line and not line.startswith("#"):
            text = line.removeprefix("* ").replace("\\n", "\n")
            right, wrong = (_SLIP.sub(lambda slip, side=side: slip[side], text) for side in (1, 2))  # type: ignore[misc]
            yield Wording(kind, place, right, wrong, line.startswith("* "))


def put(place: str, text: str) -> str:
    """The model report with `text` in place of a paragraph."""
    between = {
        "主动公开": ("（一）主动公开\n\n", "\n\n（二）依申请公开"),
        "依申请公开": ("（二）依申请公开\n\n", "\n\n（三）政府信息管理"),
        "改进": ("五、存在的主要问题及改进情况\n\n", "\n\n六、其他需要报告的事项"),
        "前言": ("工作年度报告\n\n", "报告中所列数据"),
        "编制说明": ("工作年度报告\n\n", "\n\n一、总体情况"),
    }
    before, behind = between[place]
    start = _MODEL.index(before) + len(before)
    return _MODEL[:start] + text + _MODEL[_MODEL.index(behind, start) :]


def accused(text: str, start: int, end: int) -> list[Finding]:
    """The findings on numbers, of warning level at least, that touch the characters from `start` to `end`."""
    return [
        finding
        for finding in govlint.check_text(text).findings
        if finding.severity >= Severity.WARNING
        and finding.code[:3] in ("GL3", "GL4", "GL5")
        and any(span.start < end and span.end > start for span in (finding.span, *(p.span for p in finding.related)))
    ]


def sentences(verbose: bool) -> str:
    """The first measurement as a Markdown table."""
    groups = {
        "found": [each for each in wordings() if not each.fresh],
        "found, new wordings": [each for each in wordings() if each.fresh],
        "found, inventive wordings": list(wordings("inventive.txt")),
    }
    kinds = dict.fromkeys(each.kind for group in groups.values() for each in group)
    rows = [f"| kind | {' | '.join(groups)} | falsely accused |", "| --- " * (len(groups) + 2) + "|"]
    for kind in kinds:
        of_kind = [[each for each in group if each.kind == kind] for group in groups.values()]
        hits = [f"{sum(_found(each, verbose) for each in group)} of {len(group)}" for group in of_kind]
        falsely = sum(_accused_falsely(each, verbose) for group in of_kind for each in group)
        rows.append(f"| {kind} | {' | '.join(hits)} | {falsely} |")
    return "\n".join(rows)


def _found(wording: Wording, verbose: bool) -> bool:
    hit = bool(accused(put(wording.place, wording.wrong), *extent(wording.place, wording.wrong)))
    if verbose and not hit:
        print("missed:", wording.kind, "*" if wording.fresh else "", wording.wrong.replace("\n", "⏎"))
    return hit


def _accused_falsely(wording: Wording, verbose: bool) -> bool:
    wrongly = accused(put(wording.place, wording.right), *extent(wording.place, wording.right))
    for finding in wrongly if verbose else ():
        print("FALSE:", wording.kind, wording.right, "->", finding.code, finding.message)
    return bool(wrongly)


def extent(place: str, text: str) -> tuple[int, int]:
    """Where a text that `put` has placed begins and ends."""
    start = put(place, text).index(text)
    return start, start + len(text)


def injected(count: int, verbose: bool) -> str:
    """The second measurement as a Markdown table."""
    chance = random.Random(2026)
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    miscorrected: Counter[str] = Counter()
    falsely = 0
    for _ in range(count):
        report = reports.report(chance)
        wrong = accused(report, 0, len(report))
        falsely += bool(wrong)
        if verbose and wrong:
            print("FALSE:", [(each.code, each.message) for each in wrong])
        for slip in reports.slips(report, chance):
            tried[slip.kind] += 1
            hit = bool(accused(slip.text, slip.start, slip.end))
            found[slip.kind] += hit
            said = accused(slip.text, 0, len(slip.text))
            alone = len(said) == 1 and (said[0].span.start, said[0].span.end) == (slip.start, slip.end)
            named[slip.kind] += alone
            mended[slip.kind] += alone and mend(slip.text, said[0]) == report
            miscorrected[slip.kind] += any(mend(slip.text, each) not in (report, slip.text) for each in said)
            if verbose and hit and not alone:
                print("not named:", slip.kind, [(each.code, each.message) for each in said])
            if verbose and not hit:
                print("missed:", slip.kind, slip.text[max(0, slip.start - 25) : slip.end + 12].replace("\n", "⏎"))
    counts = (tried, found, named, mended, miscorrected)
    rows = [f"| {kind} | {' | '.join(str(count[kind]) for count in counts)} |" for kind in tried]
    head = f"{count} correct reports, {falsely} of them falsely accused\n"
    names = "| slip | tried | found | named | mended | miscorrected |"
    return "\n".join([head, names, "| --- " * 6 + "|", *rows])


def mend(text: str, finding: Finding) -> str:
    """The text with the correction of a finding made, if it is more than a suggestion."""
    return apply(text, finding.fix.edits) if finding.fix is not None and finding.fix.safety != "display" else text


def main() -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=40, help="how many random reports (40)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every slip missed and every false finding")
    options = parser.parse_args()
    print(sentences(options.verbose), injected(options.reports, options.verbose), sep="\n\n")


if __name__ == "__main__":
    main()
