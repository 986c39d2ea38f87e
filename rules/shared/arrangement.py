"""Which headings of a draft stand for which of the six official sections, and which stand for none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from govlint.draft import Draft, recall
from govlint.fold import fold, key
from govlint.headings import is_official_title, official_section, section_heading, split_ordinal
from govlint.labels import row_labels
from govlint.report import Heading, Paragraph, Part, Section
from govlint.source import Span

from .wording import says

NUMBERS = range(1, 7)  # of the official sections

_MARKS = "、.,:"
_MOST_HEADING = 60  # characters of a heading's line

# Which sections the first two aspects, as titles, may be short for: 二、主动公开, 三、依申请公开.
_SHORT_FOR = {0: 2, 1: 3}


class Disguised(NamedTuple):
    """The exact title of an official section behind an ordinal that heads no section, such as 5、 or （五）."""

    number: int
    ordinal: Span
    title: str


class Arrangement(NamedTuple):
    """The headings of a draft against the six official sections.

    `holders` are the sections that stand for official ones, by number, in the order of the text. `missing` are the
    numbers that nothing stands for; `renamed` sections have the ordinal of an official one but not its title,
    `disguised` ones its title but not the form of a section. `repeated` sections are official ones come again;
    `aspects` are aspects of 总体情况 as sections of their own; `extra` are all others. `echoed` are numbers whose title
    stands again without an ordinal, as in a table of contents. `sections` are all but these echoes.
    """

    sections: tuple[Section, ...] = ()
    holders: Mapping[int, Section] = MappingProxyType({})
    missing: tuple[int, ...] = ()
    renamed: tuple[Section, ...] = ()
    disguised: tuple[Disguised, ...] = ()
    repeated: tuple[Section, ...] = ()
    aspects: tuple[Section, ...] = ()
    extra: tuple[Section, ...] = ()
    echoed: frozenset[int | None] = frozenset()

    @property
    def shifted(self) -> bool:
        """Whether all of the second to the sixth section are numbered one too low."""
        numbers = {number: section.heading.number for number, section in self.holders.items()}
        return all(numbers.get(number) == number - 1 for number in NUMBERS[1:])

    @property
    def displaced(self) -> tuple[int, ...]:
        """The numbers of the fewest holders that must move for all of them to stand in order."""
        printed = tuple(self.holders)
        choices = (kept for size in range(len(printed), -1, -1) for kept in combinations(printed, size))  # at most 64
        stay = next(kept for kept in choices if list(kept) == sorted(kept))
        return tuple(number for number in printed if number not in stay)


def arrange(draft: Draft) -> Arrangement:
    """The headings of a draft; nothing for what is no whole report, or is older than the known formats."""
    return recall(draft, arrange, lambda: _arranged(draft))


def _arranged(draft: Draft) -> Arrangement:
    if not draft.recognised or not draft.governed:
        return Arrangement()
    found = tuple(_without_items(draft))
    holders = _holders(found)
    vacant = [number for number in NUMBERS if number not in holders]
    others = [each for each in found if each not in holders.values()]
    # A title that comes again with the ordinal of a vacant place is the wrong title there.
    strange = [each for each in others if each.official is None or each.heading.number in vacant]
    again = [each for each in others if each.official is not None and each.heading.number not in vacant]
    echoes = [each for each in again if each.heading.number is None]
    aspects = _aspects(draft, strange, vacant)
    renamed = _firsts(each for each in strange if each.heading.number in vacant and each not in aspects)
    still_vacant = [number for number in vacant if number not in renamed]
    disguised = {each.number: each for each in _disguised(draft) if each.number in still_vacant}
    return Arrangement(
        sections=tuple(each for each in found if each.heading.number is not None or each in holders.values()),
        holders=holders,
        missing=tuple(number for number in still_vacant if number not in disguised),
        renamed=tuple(renamed.values()),
        disguised=tuple(disguised.values()),
        repeated=tuple(each for each in again if each.heading.number is not None),
        aspects=tuple(aspects),
        extra=tuple(each for each in strange if each not in aspects and each not in renamed.values()),
        echoed=frozenset(each.official for each in echoes),
    )


def settled(draft: Draft, number: int) -> Section | None:
    """The official section with this number if it surely holds what stands under its title.

    None if it is missing or doubled, if sections are out of order, or if one that has no place in a report follows it,
    whose contents may belong to it.
    """
    found = arrange(draft)
    section = found.holders.get(number)
    doubled = number in found.echoed or any(each.official == number for each in found.repeated)
    if section is None or doubled or found.displaced:
        return None
    later = draft.report.sections[draft.report.sections.index(section) + 1 :]
    return section if not later or later[0] in (*found.holders.values(), *found.renamed) else None


def quoted_title(section: Section) -> str:
    """The title of a section, as messages quote it."""
    return f"“{key(section.heading.title)}”"


def _holders(sections: Sequence[Section]) -> dict[int, Section]:
    """The section that stands for each official number, in the order of the text.

    Of several, the one with the right ordinal, else the first with any.
    """
    best: dict[int, Section] = {}
    for section in sections:
        if section.official is not None:
            rival = best.setdefault(section.official, section)
            if _claim(section) > _claim(rival):
                best[section.official] = section
    return dict(sorted(best.items(), key=lambda item: item[1].span))


def _claim(section: Section) -> tuple[bool, bool]:
    return section.heading.number == section.official, section.heading.number is not None


def _without_items(draft: Draft) -> Iterator[Section]:
    """The sections of a draft but for lines that only look like headings: items of lists, labels of rows, 附件."""
    labels = row_labels()
    item, before = False, None
    for section in draft.report.sections:
        item = section.official is None and before is not None and _continues(draft, section.heading, before, item)
        before = section
        heading, title = key(draft.source.cut(section.heading.span)), key(section.heading.title)
        if section.official is not None or not (item or heading in labels or title.startswith("附")):
            yield section


def _continues(draft: Draft, heading: Heading, before: Section, item: bool) -> bool:
    """Whether a heading goes on with a list that the section `before`, itself such an `item` or not, has begun."""
    last = (heading.number or 0) - 1
    if item and before.heading.number == last:
        return True
    starts = (section_heading(draft.source.cut(line), line.start) for line in _lines(before.all_parts()))
    return any(each is not None and each.number == last and fold(each.ordinal)[-1] in _MARKS for each in starts)


def _lines(parts: Iterable[Part]) -> Iterator[Span]:
    return (line for part in parts if isinstance(part, Paragraph) for line in part.lines)


def _firsts(sections: Iterable[Section]) -> dict[int, Section]:
    """The first section of each ordinal."""
    found: dict[int, Section] = {}
    for section in sections:
        found.setdefault(section.heading.number or 0, section)
    return found


def _aspects(draft: Draft, strange: Sequence[Section], vacant: Sequence[int]) -> list[Section]:
    """The sections that are aspects of 总体情况, if there are two or more and not all of them may be short titles."""
    named = [(section, _aspect(draft, section)) for section in strange]
    found = [(section, aspect) for section, aspect in named if aspect is not None]
    short = [
        section
        for section, aspect in found
        if section.heading.number in vacant and _SHORT_FOR.get(aspect) == section.heading.number
    ]
    return [section for section, _ in found] if len(found) > max(1, len(short)) else []


def _aspect(draft: Draft, section: Section) -> int | None:
    """Which aspect of 总体情况, counted from 0, a title names."""
    title = key(section.heading.title)
    named = (i for i, each in enumerate(draft.edition.aspects) if says(title, each.keywords))
    return next(named, None)


def _disguised(draft: Draft) -> Iterator[Disguised]:
    """Lines that are the title of an official section behind its own number in another form."""
    report = draft.report
    subsections = (*report.loose, *(each for section in report.sections for each in section.subsections))
    for line in (*_lines(report.parts()), *(each.heading.span for each in subsections)):
        text = fold(draft.source.cut(line)) if line.end - line.start <= _MOST_HEADING else ""
        ordinal, title, number = split_ordinal(text)
        if number is not None and is_official_title(title) and number == official_section(title):
            end = line.start + len(ordinal.rstrip())
            yield Disguised(number, Span(line.start, end), title)


def wordy(draft: Draft) -> list[Section]:
    """The sections of a report that hold no official table, whose labels are numbered in their own way."""
    holders = arrange(draft).holders.items()
    return [section for number, section in holders if not draft.edition.section(number).table]
