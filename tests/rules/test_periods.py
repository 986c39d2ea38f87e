"""The year or a day of the period changed is found, by one finding at the changed date."""

from __future__ import annotations

import pytest

from govlint import check_text
from govlint.rule import model

PERIODS = {"2021": ("2023年1月1日", "2023年12月31日"), "2019": ("2020年1月1日", "2020年12月31日")}


def _errors(edition: str, old: str, new: str) -> list[tuple[str, str]]:
    text = model(edition)
    assert text.count(old) == 1
    text = text.replace(old, new)
    return [(each.code, text[slice(*each.span)]) for each in check_text(text).findings if each.severity == 2]


@pytest.mark.parametrize("edition", PERIODS)
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("years", [-2, -1, 1, 2])
def test_another_year(edition: str, which: int, years: int) -> None:
    day = PERIODS[edition][which]
    other = f"{int(day[:4]) + years}{day[4:]}"
    assert _errors(edition, day, other) == [("GL202", other)]


@pytest.mark.parametrize("edition", PERIODS)
@pytest.mark.parametrize("years", [-1, 1])
def test_another_year_throughout(edition: str, years: int) -> None:
    first, last = PERIODS[edition]
    old = f"{first}起至{last}"
    new = old.replace(first[:4], str(int(first[:4]) + years))
    assert _errors(edition, old, new) == [("GL202", new)]


@pytest.mark.parametrize("edition", PERIODS)
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("day", [f"{month}月{day}日" for month in range(1, 13) for day in (1, 2, 11, 28, 30, 31)])
def test_another_day(edition: str, which: int, day: str) -> None:
    stated = PERIODS[edition][which]
    other = stated[:5] + day
    if other == stated:
        return
    assert _errors(edition, stated, other) == [("GL203", other)]
