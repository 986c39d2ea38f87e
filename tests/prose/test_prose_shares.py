"""Shares in prose: the count that each stands beside, the words that name its base, and the runs that they make."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of
from govlint.prose.shares import Part, runs, wholes
from govlint.source import Source


def found(text: str) -> list[tuple[Part, ...]]:
    return [run for passage in draft_of(Source(text)).prose for run in runs(passage)]


def told(run: tuple[Part, ...]) -> str:
    """The shares of a run in short: 20:42.6, and behind a / the words that name the base."""
    return " ".join(
        f"{part.counted.figure.text if part.counted else '?'}:{part.percent.figure.text}{part.of and '/' + part.of}"
        for part in run
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The count before it, with little between; in brackets, too.
        *(("予以公开20件，占42.6%。", "20:42.6"), ("予以公开20件、约占42.6%。", "20:42.6")),
        *(("予以公开20件（42.6%）。", "20:42.6"), ("予以公开20件（占42.6%）。", "20:42.6")),
        ("予以公开20件，已全部送达申请人，占42.6%。", "?:42.6"),
        # Else the one behind it.
        *(("予以公开占42.6%，共20件。", "20:42.6"), ("予以公开占42.6%（20件）。", "20:42.6")),
        ("予以公开占42.6%，不予公开20件。", "?:42.6"),
        ("收到申请3件。予以公开占42.6%。", "?:42.6"),
        # One count is that of one share.
        ("予以公开占42.6%，共20件，占30%。", "20:42.6 ?:30"),
        *(("予以公开占42.6%，占30%。", "?:42.6 ?:30"), ("予以公开占42.6%（30%）。", "?:42.6")),
        # Behind an increase nobody sees what the words name the total of.
        *(("公告8条，减少2条，占总数的2.6%。", "?:2.6"), ("公告8条，减少2条，动态占总数的2.6%。", "?:2.6/总数")),
        ("动态占20%，占总数的2.6%。", "?:20 ?:2.6/总数"),
        *(("占总数的2.6%，减少2条。", "?:2.6/总数"), ("公告8条，占总数的2.6%，减少2条。", "8:2.6/总数")),
        # As many counts as shares that are told in order; else nobody knows which.
        ("予以公开20件、不予公开7件，占比依次为42.6%、14.9%。", "20:42.6 7:14.9"),
        ("收到47件，其中公开20件、部分公开7件，分别占42.6%和14.9%。", "20:42.6 7:14.9"),
        ("予以公开20件、不予公开7件，占比依次为42.6%。", "?:42.6"),
        ("收到47件，其中公开20件，占比分别为42.6%、14.9%。", "?:42.6"),
        ("公开20件、不予公开7条次，占比分别为42.6%、14.9%。", "?:42.6"),
        ("公开20件、不予公开7件、其他6件，占比依次为42.6%、14.9%、12.8%。", "20:42.6 7:14.9 6:12.8"),
        ("收到47件，公开20件、部分公开7件，分别占42.6%和14.9%。", "20:42.6 7:14.9"),
        ("公开20件、不予公开7件，占比分别为42.6%、14.9%、3件。", "20:42.6 7:14.9"),
        ("公开20件、部分公开7件，分别占42.6%、14.9%；不予公开6件，占12.8%。", "20:42.6 7:14.9 6:12.8"),
        ("公开20件、不予公开7件，分别占42.6%、占14.9%。", "?:42.6 ?:14.9"),
        ("公开20件，增加7件，分别占42.6%、14.9%。", "?:42.6"),
        ("公开20件、部分公开7件，占42.6%、14.9%。", "7:42.6"),
        # One share of several counts has none.
        *(("公开20件、7件，占14.9%。", "7:14.9"), ("采取措施两项，占40%。", "两:40")),
        *(("公开20件、部分公开7件，两项占57.4%。", "?:57.4"), ("公开20件、部分公开7件，前两类占57.4%。", "?:57.4")),
        # A percentage that is said to be no share is one only in brackets behind a count.
        *(("进度42.6%。", ""), ("进度（42.6%）。", ""), ("办结20件，进度42.6%。", ""), ("办结率为42.6%。", "")),
        *(("受理20件（办结率42.6%）。", ""), ("进度（42.6%）、予以公开20件（42.6%）。", "20:42.6")),
        # What names the base.
        ("予以公开20件，占办结总数的42.6%。", "20:42.6/办结总数"),
        ("予以公开20件，占全年申请总数的比例约为42.6%。", "20:42.6/申请总数"),
        ("予以公开20件，占比42.6%。", "20:42.6"),
    ],
)
def test_a_share_has_the_count_beside_it(text: str, expected: str) -> None:
    assert " ".join(map(told, found(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开20件、部分公开7件，占57.4%。", [20]),
        ("予以公开20件、部分公开7件和不予公开3件，占57.4%。", [7, 20]),
        ("予以公开20件，部分公开7件，占14.9%。", []),
        ("收到47件，公开20件，部分公开7件，共占57.4%。", [20, 47]),
        ("收到47件，其中公开20件，部分公开7件，共占57.4%。", [20]),
        ("予以公开20件，占42.6%、部分公开7件，占14.9%。", []),
        ("处罚20次、部分公开7件，占14.9%。", []),
        ("增加20件、部分公开7件，占14.9%。", []),
        ("公开1件、2件、3件、4件、5件、6件、7件、8件，占14.9%。", [7, 6, 5, 4, 3, 2]),
    ],
)
def test_a_share_may_be_one_of_several_counts_together(text: str, expected: list[int]) -> None:
    last = found(text)[-1][-1]
    assert [each.figure.value for each in last.beside] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开20件，占42.6%；部分公开7件，占14.9%。", ["20:42.6 7:14.9"]),
        # The sentence behind goes on with the list, one further on does not.
        ("予以公开20件，占42.6%。部分公开7件，占14.9%。", ["20:42.6 7:14.9"]),
        ("予以公开20件，占42.6%。部分公开7件，占14.9%。不予公开6件，占12.8%。", ["20:42.6 7:14.9 6:12.8"]),
        ("予以公开20件，占42.6%。均已送达。部分公开7件，占14.9%。", ["20:42.6", "7:14.9"]),
        # Another base makes another run; one that is not named does not.
        (
            "予以公开20件，占办结总数的42.6%；自然人40件，占申请总数的80%；法人10件，占20%。",
            ["20:42.6/办结总数", "40:80/申请总数 10:20"],
        ),
        (
            "自然人40件，占申请总数的80%；法人10件，占20%；予以公开20件，占办结总数的42.6%。",
            ["40:80/申请总数 10:20", "20:42.6/办结总数"],
        ),
        (
            "予以公开20件，占办结总数的42.6%；部分公开7件，占14.9%；不予公开6件，占办结总数的12.8%。",
            ["20:42.6/办结总数 7:14.9 6:12.8/办结总数"],
        ),
        ("予以公开20件，占42.6%；部分公开7件，占办结总数的14.9%。", ["20:42.6 7:14.9/办结总数"]),
        ("予以公开20件，占办结总数的42.6%；部分公开7件，占办结总数的14.9%。", ["20:42.6/办结总数 7:14.9/办结总数"]),
    ],
)
def test_shares_with_one_base_are_a_run(text: str, expected: list[str]) -> None:
    assert list(map(told, found(text))) == expected


def test_sixty_shares_at_most_are_a_run() -> None:
    text = "；".join(["部分公开1件，占1%"] * 121) + "。"
    assert [len(run) for run in found(text)] == [60, 60, 1]


@pytest.mark.parametrize(
    ("shares", "cut"),
    [
        *(
            (["60", "40", "30", "70"], [2, 2]),
            (["60", "30"], [2]),
            (["60", "40", "1"], [3]),
            (["60", "40", "2"], [2, 1]),
        ),
        # Half a unit of the last decimal for each share may be too much.
        *((["34", "33", "34"], [3]), (["35", "33", "34"], [2, 1]), (["50", "51"], [2]), (["50", "52"], [1, 1])),
        *((["33.4", "33.3", "33.4"], [3]), (["33.4", "33.4", "33.4"], [2, 1])),
        *((["50.05", "49.96"], [2]), (["50.05", "49.97"], [1, 1]), (["120", "30"], [1, 1])),
        *((["33.42", "33.3", "33.4"], [3]), ([*["5.6"] * 17, "5.7"], [18]), ([*["5.6"] * 17, "5.8"], [17, 1])),
        *((["60", "40", "60", "41"], [2, 2]), (["60", "40", "60", "42"], [2, 1, 1])),
    ],
)
def test_a_run_is_cut_where_it_would_pass_100(shares: list[str], cut: list[int]) -> None:
    (run,) = found("；".join(f"其他类占{share}%" for share in shares) + "。")
    assert [len(whole) for whole in wholes(run)] == cut
    assert [part for whole in wholes(run) for part in whole] == list(run)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        *(("公开312条，其中动态205条，占65.7%。", "312"), ("公开的312条中，动态205条，占65.7%。", "312")),
        *(("2次会议公开312条，其中动态205条，占65.7%。", "312"), ("公开312条，其中动态312条，占100%。", None)),
        ("公开312条，其中网站20条动态205条，占65.7%。", None),
        *(("公开312条，动态205条，占65.7%。", None), ("公开205条，其中动态312条，占65.7%。", None)),
        *(("网站20条、微信312条，其中动态205条，占65.7%。", None), ("动态205条，占65.7%。", None)),
        ("公开312次，其中动态205条，占65.7%。", None),
    ],
)
def test_a_count_is_the_first_part_of_the_one_total_before_it(text: str, total: str | None) -> None:
    [[part]] = found(text)
    assert (part.among.figure.text if part.among else None) == total
