"""What a rule is given: the tree of a draft and what is known about the report it is to become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

from govlint.fold import key
from govlint.formats import Edition
from govlint.options import Body, Options
from govlint.period import Period, find_period
from govlint.prose import Passage, Sentence, read_prose
from govlint.report import Report, Table
from govlint.source import Source
from govlint.title import parse_title

T = TypeVar("T")


class Draft(NamedTuple):
    """A parsed draft.

    `source` is its text, `report` its tree, `options` what settings or command line say of it.
    `year` is the report year, None if nothing in the draft tells it; `edition` is the format that is due;
    `editions` are all known ones. `office` is the name in the title, "" without one; `body` its kind, None if that is
    in doubt. `period` is the statistics period as stated. `prose` is every paragraph with its numbers. `official` are
    the tables that were recognised, by the id of the official one. `recall` keeps what it worked out in `memory`.
    """

    source: Source
    report: Report
    options: Options
    year: int | None
    edition: Edition
    editions: tuple[Edition, ...]
    office: str
    body: Body | None
    period: Period | None
    prose: tuple[Passage, ...]
    official: Mapping[str, tuple[Table, ...]]
    memory: dict[object, object]

    @property
    def recognised(self) -> bool:
        """Whether this is a report, however incomplete, and not some other text or a passage of one."""
        official = sum(section.official is not None for section in self.report.sections)
        return self.report.title is not None or official >= 2

    @property
    def governed(self) -> bool:
        """Whether some known format is due; reports for years before the first one followed none that govlint knows."""
        return self.year is None or any(edition.due(self.year) for edition in self.editions)

    @property
    def of_school_year(self) -> bool:
        """Whether this is the report of a school, which goes from September to August (高等学校信息公开办法)."""
        return self.report.title is not None and "学年" in key(self.report.title.text)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the prose, in order."""
        return (sentence for passage in self.prose for sentence in passage.sentences)

    def tables(self, id: str) -> tuple[Table, ...]:
        """The tables that were recognised as the official one with this id, in order."""
        return self.official.get(id, ())


def once(draft: Draft, work: Callable[[Draft], Iterable[T]]) -> tuple[T, ...]:
    """All that `work` finds in a draft, worked out on the first call: for what several rules rest on."""
    return recall(draft, work, lambda: tuple(work(draft)))


def recall(draft: Draft, name: object, work: Callable[[], T]) -> T:
    """What `work` gives, worked out on the first call with this `name` for this draft."""
    if name not in draft.memory:
        draft.memory[name] = work()
    return cast("T", draft.memory[name])


def prepare(source: Source, report: Report, options: Options, editions: Sequence[Edition]) -> Draft:
    """What rules are given for a parsed report.

    The edition due is, in this order, the one that the options name, the one of the report year (from the options, the
    title, else the period), or the one that most tables follow. KeyError if the options name an unknown edition.
    """
    title = parse_title(report.title.text if report.title else "")
    period = find_period(report)
    year = options.year or title.year or (period.first.year if period else None)
    return Draft(
        source=source,
        report=report,
        options=options,
        year=year,
        edition=_due(report, options.edition, year, editions),
        editions=tuple(editions),
        office=title.office,
        body=options.body or title.body,
        period=period,
        prose=read_prose(report),
        official=_by_id(report),
        memory={},
    )


def _by_id(report: Report) -> dict[str, tuple[Table, ...]]:
    """The tables that were recognised: rules ask for them at every paragraph, so that they are looked for but once."""
    found: dict[str, list[Table]] = {}
    for table in report.tables():
        if table.format is not None:
            found.setdefault(table.format.id, []).append(table)
    return {id: tuple(tables) for id, tables in found.items()}


def _due(report: Report, named: str | None, year: int | None, editions: Sequence[Edition]) -> Edition:
    by_id = {edition.id: edition for edition in editions}
    if named is not None:
        return by_id[named]
    if year is not None:
        of_year = next((edition for edition in editions if edition.due(year)), None)
        if of_year is not None:
            return of_year
    votes = [edition for table in report.tables() if len(table.editions) == 1 for edition in table.editions]
    return by_id[max(votes, key=votes.count)] if votes else editions[0]
