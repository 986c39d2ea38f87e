"""Shares: no customary rounding is accused, and what no rounding gives always is where the base is named."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govlint.linter import draft_of, lint
from govlint.rounding import rounded
from govlint.rule import load
from govlint.source import Source

SHARES = [rule for rule in load("govlint_rules") if rule.code.startswith("GL40")]
RULES = [rule for rule in SHARES if rule.code in ("GL401", "GL402", "GL403")]
CUSTOMS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN])


def accused(count: int, base: int, share: str) -> list[str]:
    text = f"全年办结政府信息公开申请{base}件。予以公开{count}件，占办结总数的{share}%。"
    return [finding.code for finding in lint(draft_of(Source(text)), RULES)]


def printed(value: Fraction, decimals: int, custom: str) -> str:
    exact = Decimal(value.numerator * 10**30 // value.denominator).scaleb(-30)
    exact += 0 if value * 10**30 % 1 == 0 else Decimal(1).scaleb(-31)  # rounds as the endless decimal does
    return str(exact.quantize(Decimal(1).scaleb(-decimals), custom))


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.integers(0, 3), CUSTOMS)
def test_the_true_share_is_never_accused(base: int, count: int, decimals: int, custom: str) -> None:
    count = min(count, base)
    assert accused(count, base, printed(Fraction(100 * count, base), decimals, custom)) == []


@given(
    st.integers(1, 100_000), st.integers(1, 100_000), st.integers(0, 3), st.integers(2, 50), st.sampled_from([1, -1])
)
def test_a_share_that_is_off_is_always_accused(base: int, count: int, decimals: int, units: int, sign: int) -> None:
    count = min(count, base)
    right = Decimal(rounded(Fraction(100 * count, base), decimals))
    share = right + sign * Decimal(units).scaleb(-decimals)
    assume(0 <= share < 100)
    assert accused(count, base, str(share)) == ["GL401"]


def said(sentence: str) -> list[str]:
    """What the rules on shares say of a text, with the other numbers that they point at."""
    source = Source(sentence)
    return [
        "".join([f"{each.code} {each.message}", *(f"｜{source.cut(place.span)}" for place in each.related)])
        for each in lint(draft_of(source), SHARES)
    ]


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        # As many halves of the last decimal as there are shares may be wanting: 1.5 of three, 2 of four.
        *((("33", "33", "33"), None), (("33", "33", "32"), "98"), (("34", "33", "34"), None)),
        *((("25", "25", "25", "23"), None), (("25", "25", "25", "22"), "97"), (("26", "26", "25", "25"), None)),
        *((("33.3", "33.3", "33.3"), None), (("33.3", "33.3", "33.2"), "99.8")),
        *((("33.33", "33.33", "33.33"), None), (("33.33", "33.33", "33.32"), "99.98")),
        *((("25.00", "25.00", "25.00", "24.98"), None), (("20.00", "20.00", "20.00", "20.00", "19.97"), "99.97")),
        (("33.3", "33.3", "33"), None),
        # Two shares are no list, approximate ones add up to nothing exact.
        *((("40", "30"), None), (("约33", "33", "30"), None)),
    ],
)
def test_the_shares_of_a_whole_add_up_to_100(shares: tuple[str, ...], total: str | None) -> None:
    names = ("予以公开", "部分公开", "不予公开", "无法提供")[: len(shares) - 1]
    sentence = "，".join(f"{name}占{share}%" for name, share in zip((*names, "其他情况"), shares, strict=True)) + "。"
    places = "".join(f"｜{share}" for share in shares[:-1])
    assert said(sentence) == (
        [f"GL404 各项占比之和为{total}%，与100%之差超出四舍五入允许的误差。{places}"] if total else []
    )


def test_a_list_behind_a_share_of_something_else_is_added() -> None:
    (found,) = said("网上申请占90%。予以公开占33%，部分公开占33%，其他情况占30%。")
    assert found == "GL404 各项占比之和为96%，与100%之差超出四舍五入允许的误差。｜33｜33"


def test_a_share_above_100_that_its_count_tells_is_told_once() -> None:
    (found,) = said("办结申请47件，予以公开20件，占办结总数的142.6%。")
    assert found.startswith("GL401 “予以公开20件”占142.6%：20÷47＝42.6%，与142.6%不一致")


def test_of_several_bases_the_nearest_is_named() -> None:
    (found,) = said("收到申请46件，办结申请47件。其中予以公开占办理总数的41.6%。")
    assert found == "GL408 “占41.6%”：以办结申请47件为基数，任何整数都得不出41.6%。｜47"


def test_a_list_that_may_leave_something_out_or_has_counts_is_not_added() -> None:
    assert said("予以公开占33%，部分公开占33%，不予公开占30%。") == []
    assert "GL404" not in "".join(said("予以公开1件，占33%，部分公开1件，占33%，其他1件，占31%。"))
    assert "GL404" not in "".join(said("予以公开占33%，部分公开1件，占33%，其他情况占31%。"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        *(("予以公开占100%。", []), ("予以公开占101%。", ["GL405 “101%”：占比不能超过100%。"])),
        ("予以公开占100.5%。", ["GL405 “100.5%”：占比不能超过100%。"]),
        # Rounded shares that were added up may be a little more.
        *(("各类占比合计100.9%。", []), ("各类占比合计101%。", ["GL405 “101%”：占比不能超过100%。"])),
        ("各类占比合计150%。", ["GL405 “150%”：占比不能超过100%。"]),
        *(("办结率100%。", []), ("办结率101%。", ["GL405 “101%”：办结率不能超过100%。"])),
        *(("完成率120%。", []), ("办结120件。", []), ("主动公开信息增长120%。", []), ("公开120条，占100%。", [])),
    ],
)
def test_no_share_is_more_than_all(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    ("before", "lawful"),
    [
        *(("文件7件，解读15篇，解读率214.3%。", True), ("文件7件，解读16篇，解读率214.3%。", False)),
        # Of two counts before it, among the last six; a share is no count, nor is a count behind it one before.
        ("文件7件，解读15篇，图解1篇、视频1条、动漫1部、直播1场，解读率214.3%。", True),
        ("文件7件，解读15篇，图解1篇、视频1条、动漫1部、直播1场、访谈1场，解读率214.3%。", False),
        *(("图解占7%，解读15篇，解读率214.3%。", False), ("解读15篇，解读率214.3%，文件7件。", False)),
    ],
)
def test_a_rate_above_100_that_two_counts_give_is_meant_so(before: str, lawful: bool) -> None:
    assert said(before) == ([] if lawful else ["GL405 “214.3%”：解读率不能超过100%。"])


@pytest.mark.parametrize(
    ("closed", "share", "possible"),
    [
        *((47, "42.6", True), (47, "41.6", False), (47, "约41.6", True), (47, "42", False), (47, "43", True)),
        # 499 of 999 is 49.95% with another 5 behind, 500 is 50.05%; of 1000, some number is any share.
        *((999, "50.0", False), (999, "50.1", True), (1000, "50.1", True), (99, "50", False), (100, "51", True)),
    ],
)
def test_whether_some_whole_number_is_the_share(closed: int, share: str, possible: bool) -> None:
    printed = share.removeprefix("约")
    message = f"GL408 “占{printed}%”：以办结申请{closed}件为基数，任何整数都得不出{printed}%。｜{closed}"
    found = said(f"办结申请{closed}件。其中予以公开占办结总数的{share}%。")
    assert found == ([] if possible else [message])


def test_a_share_of_what_comes_in_no_whole_numbers_is_possible() -> None:
    assert said("办结申请12.5件。其中予以公开占办结总数的41.6%。") == []


def test_a_share_that_was_cut_off_is_told_with_two_more_decimals() -> None:
    assert said("办结申请47件。予以公开20件，占办结总数的42.5%。") == [
        "GL402 “予以公开20件”占42.5%：20÷47＝42.553%，像是截去了后面的小数，四舍五入应为42.6%。｜20｜47"
    ]


def test_a_share_that_was_changed_to_make_100_is_told() -> None:
    assert said("收到申请24件。其中自然人8件，占33.3%；商业企业8件，占33.3%；其他8件，占33.4%。") == [
        "GL403 “其他8件”占33.4%：8÷24＝33.333%，像是为凑足100%而改动，四舍五入应为33.3%。｜8｜24"
    ]
