"""GL113: how the parts （一）, （二） of a section are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold
from govlint.numerals import written
from govlint.report import Subsection
from govlint.rule import invalid, rule, valid

from .shared.arrangement import wordy


@rule(
    "GL113",
    "subsection-misnumbered",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("存在的主要问题：一是", "（一）存在的主要问题\n一是"), ("改进情况：一是", "（一）改进情况\n一是")),
        valid(("组织业务培训2次", "根据条例第三十六条\n（七）项规定组织业务培训2次")),
        valid(("（三）政府信息管理\n", "")),
        valid(
            ("存在的主要问题：一是", "（一）解读单一。（二）更新不及时。\n（三）改进情况\n一是"),
            ("改进情况：一是", "（四）下步打算\n一是"),
        ),
        valid(("组织业务培训2次，参训64人次。", "组织业务培训2次。按照\n（四）要求加强考核。")),
    ],
    invalid=[
        invalid(("（三）政府信息管理", "（二）政府信息管理"), at="（二）"),
        invalid(("（三）政府", "（四）政府"), ("（四）政府信息公开平台", "（三）政府信息公开平台"), at="（四）"),
        invalid(
            ("（三）政府", "（四）政府"),
            ("（四）政府信息公开平台", "（五）政府信息公开平台"),
            ("（五）监", "（六）监"),
            at="（四）",
        ),
        invalid(("（五）监督保障", "（四）监督保障"), at="（四）"),
    ],
)
def subsection_misnumbered(draft: Draft) -> Iterator[Fault]:
    """The parts （一）, （二） of a section are not numbered one after the other.

    ## What it does

    Looks in the sections without tables for three or more parts, numbered from （一）, of which one has a wrong
    ordinal, two are exchanged, or a number is left out.

    ## Why is this bad?

    A part was put in or taken out and the others were not numbered anew; or a part is missing.

    ## What it does not report

    Parts that begin anew with （一）, a number left out with an aspect of 总体情况 (aspect-missing), a last ordinal
    that is too high, parts that begin within a line, and whatever else is no clear slip: a line may begin with （五）项
    by chance.

    ## References

    GB/T 9704-2012.
    """
    for section in wordy(draft):
        for parts in _series(section.subsections):
            numbers = [each.heading.number or 0 for each in parts]
            place = _slip(numbers)
            # Where 总体情况 skips a number since an aspect is missing, that is the fault (aspect-missing).
            skips = numbers[-1] > len(numbers)
            lacks = section.official == 1 and skips and len(numbers) < len(draft.edition.aspects)
            if place is not None and not lacks and not _by_chance(draft, parts, place):
                at, wanted = parts[place].heading.ordinal_span, f"（{written(place + 1)}）"
                yield Fault(at, f"序号“{draft.source.cut(at)}”与前后不连续，此处应为“{wanted}”。")


def _series(parts: Sequence[Subsection]) -> list[list[Subsection]]:
    """The parts, those together that are counted from （一） on."""
    found: list[list[Subsection]] = [[]]
    for part in parts:
        if part.heading.number == 1:
            found.append([])
        found[-1].append(part)
    return found[1:]


def _by_chance(draft: Draft, parts: Sequence[Subsection], place: int) -> bool:
    """Whether the part before holds the ordinal that seems to be missing, or its last sentence goes on in this line."""
    before = fold(draft.source.cut(parts[place - 1].span)).rstrip()
    line = before.rpartition("\n")[2]
    return f"({written(place + 1)})" in before or ("。" in line and _GOES_ON.search(line) is not None)


_GOES_ON = re.compile(r"\w$")


def _slip(numbers: Sequence[int]) -> int | None:
    """The place of the ordinal that is clearly wrong in a series, None if there is none."""
    last = len(numbers) - 1
    wrong = [place for place, number in enumerate(numbers) if number != place + 1]
    if last < 2 or not wrong:
        return None
    first = wrong[0]
    single = len(wrong) == 1 and (first < last or numbers[first] <= last)
    exchanged = len(wrong) == 2 and list(numbers[first : first + 2]) == [first + 2, first + 1]
    gap = first < last and list(numbers[first:]) == list(range(first + 2, last + 3))
    return first if single or exchanged or gap else None


RULES = (subsection_misnumbered,)
