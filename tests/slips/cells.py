"""How well wrong cells are named: `python tests/slips/cells.py [--trials N] [REPORT...]`.

Wrong numbers are put into random cells of correct reports with random numbers (reports.py), and of any REPORT given
whose table three has printed totals. A trial counts as *few* if it adds findings of error level, and no more than
slips; as *named* if these and their corrections stand at the wrong cells and nowhere else; as *mended* if the
unsafe corrections give back the report byte for byte (as they leave it without the slip); and as *miscorrected* if they
change it to anything else.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import reports

from govlint.finding import Checked, Edit, Finding, Severity
from govlint.fixing import apply, fix
from govlint.linter import check, draft_of
from govlint.plan import make_plan
from govlint.readers import read
from govlint.report import Table
from govlint.rule import load_all
from govlint.settings import Settings
from govlint.source import Source, Span

_PLAN = make_plan(Settings(), load_all(plugins=False))


class Trial(NamedTuple):
    """A report with wrong numbers, and their places."""

    text: str
    wrong: tuple[Span, ...]


class Verdict(NamedTuple):
    """What came of a trial."""

    few: bool
    named: bool
    mended: bool
    miscorrected: bool


Spoil = Callable[[Table, random.Random], list[Edit]]


def spoilt(text: str, edits: Sequence[Edit]) -> Trial:
    """The text with the edits made, and where their characters stand then."""
    places, moved = [], 0
    for edit in sorted(edits):
        start = edit.span.start + moved
        places.append(Span(start, start + len(edit.text)))
        moved += len(edit.text) - (edit.span.end - edit.span.start)
    return Trial(apply(text, edits), tuple(places))


def one_cell(table: Table, chance: random.Random) -> list[Edit]:
    """A random number in place of one cell."""
    return _other(table, chance, 1)


def two_cells(table: Table, chance: random.Random) -> list[Edit]:
    """Random numbers in place of two cells."""
    return _other(table, chance, 2)


def exchanged(table: Table, chance: random.Random) -> list[Edit]:
    """Two different cells of one row exchanged."""
    rows = [cells for cells in _rows(table).values() if len({text for _, text in cells}) > 1]
    row = chance.choice(rows)
    one, other = chance.choice([(a, b) for a in row for b in row if a[1] != b[1]])
    return [Edit(one[0], other[1]), Edit(other[0], one[1])]


def moved(table: Table, chance: random.Random) -> list[Edit]:
    """The applicants' numbers of one row, three different ones at least, moved by one column; [] without such a row."""
    rows = [cells[:-1] for cells in _rows(table).values() if len({text for _, text in cells[:-1]}) > 2]
    if not rows:
        return []
    row = chance.choice(rows)
    texts = [text for _, text in row]
    pairs = zip(row, texts[-1:] + texts[:-1], strict=True)
    return [Edit(span, new) for (span, old), new in pairs if old != new]


def _other(table: Table, chance: random.Random, count: int) -> list[Edit]:
    cells = [cell for row in _rows(table).values() for cell in row]
    return [Edit(span, _number(text, chance)) for span, text in chance.sample(cells, count)]


def _number(text: str, chance: random.Random) -> str:
    while (other := str(chance.choice((chance.randint(0, 9), chance.randint(0, 999))))) == text:
        pass
    return other


def _rows(table: Table) -> dict[str, list[tuple[Span, str]]]:
    """The numbers of each row with their places."""
    rows: dict[str, list[tuple[Span, str]]] = {}
    for row, column in table.values:
        figure = table.figure(row, column)
        if figure is not None:
            rows.setdefault(row, []).append((figure.span, figure.text))
    return rows


def table_of(text: str, id: str) -> Table | None:
    """The official table with this id, None if the report has none."""
    tables = draft_of(Source(text)).tables(id)
    return tables[0] if tables else None


def without_totals(text: str) -> str:
    """The report with the totals of table three, the row and the column, left blank."""
    table = table_of(text, "requests")
    assert table is not None
    places = [cell.span for (row, column), cell in table.values.items() if "total" in (row, column)]
    return apply(text, [Edit(span, "") for span in places])


def judged(text: str, trial: Trial, most: int) -> Verdict:
    """What govlint makes of a trial with at most so many slips, beside what it finds in the report itself."""
    before, after = _check(text), _check(trial.text)
    right = fix(before, _PLAN, unsafe=True).checked.source.text
    known = Counter((each.code, before.source.cut(each.span)) for each in _errors(before))
    new = [each for each in _errors(after) if not _known(known, each, after)]
    spoken = {each.span for each in new} | {edit.span for each in new if each.fix for edit in each.fix.edits}
    mended = fix(after, _PLAN, unsafe=True).checked.source.text
    return Verdict(
        few=0 < len(new) <= most,
        named=bool(new) and spoken == set(trial.wrong),
        mended=mended == right,
        miscorrected=mended not in (right, trial.text),
    )


def _known(known: Counter[tuple[str, str]], finding: Finding, checked: Checked) -> bool:
    key = finding.code, checked.source.cut(finding.span)
    known[key] -= 1
    return known[key] >= 0


def _check(text: str) -> Checked:
    return check(Source(text), _PLAN)


def _errors(checked: Checked) -> list[Finding]:
    return [each for each in checked.findings if each.severity is Severity.ERROR]


class Kind(NamedTuple):
    """A kind of slip: the table, what is done to it, how many slips it is, and what is done to the report before."""

    table: str
    spoil: Spoil
    slips: int = 1
    prepare: Callable[[str], str] = str


KINDS = {
    "one cell of table three": Kind("requests", one_cell),
    "one cell of table three, totals blank": Kind("requests", one_cell, 1, without_totals),
    "two cells of table three": Kind("requests", two_cells, 2),
    "two cells of a row exchanged": Kind("requests", exchanged),
    "a row moved by one column": Kind("requests", moved),
    "one cell of table four": Kind("disputes", one_cell),
}


def trials(texts: Sequence[str], count: int, verbose: bool) -> Iterator[str]:
    """The measurement as the lines of a Markdown table."""
    yield f"| wrong | trials | {' | '.join(Verdict._fields)} |"
    yield "| --- " * (len(Verdict._fields) + 2) + "|"
    for name, kind in KINDS.items():
        chance = random.Random(2026)
        tried: Counter[str] = Counter()
        for attempt in range(20 * count):  # not every report has what a slip needs
            if tried["trials"] == count:
                break
            text = kind.prepare(texts[attempt % len(texts)] if texts else reports.report(chance))
            table = table_of(text, kind.table)
            edits = kind.spoil(table, chance) if table is not None else []
            if not edits:
                continue
            trial = spoilt(text, edits)
            verdict = judged(text, trial, kind.slips)
            tried.update(["trials", *(field for field, good in verdict._asdict().items() if good)])
            if verbose and not verdict.mended:
                print(name, verdict, [trial.text[slice(*span)] for span in trial.wrong], *_said(trial), sep="\n    ")
        yield f"| {name} | {tried['trials']} | {' | '.join(str(tried[field]) for field in Verdict._fields)} |"


def _said(trial: Trial) -> list[str]:
    return [f"{each.code} {each.message}" for each in _errors(_check(trial.text))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, help="reports to spoil instead of random ones")
    parser.add_argument("--trials", type=int, default=100, help="how many of each kind (100)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is not found as it should")
    options = parser.parse_args()
    texts = [read(path).text for path in options.reports]
    for line in trials(texts, options.trials, options.verbose):
        print(line, flush=True)


if __name__ == "__main__":
    main()
