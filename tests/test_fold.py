"""Folding keeps every character's place, and distances are those of the textbook."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.fold import distance, fold, fold_prose, key, misprint, squeeze, without_note

WORDS = st.text("总体情况。", max_size=7)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１２３，４５６．７％", "123,456.7%"),
        ("（一）ＡＢＣ～！？", "(一)ABC~!?"),
        ("本\u3000年\xa0度\t件", "本 年 度 件"),
        ("“政府”„信息‟「公开」『年报』＂", '"政府""信息""公开""年报""'),
        ("‘件’＇", "'件''"),
        ("−1–2－3-4", "-1-2-3-4"),
        ("結轉下年度辦理", "结转下年度办理"),
        ("總計　訴訟　復議", "总计 诉讼 复议"),
        ("處理決定數量　社會公益組織　危及三安全一穩定", "处理决定数量 社会公益组织 危及三安全一稳定"),
        ("一、总体情况。", "一、总体情况。"),
    ],
)
def test_a_folded_text_is_half_width_and_simplified(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [("１，２００条，其中“甲”", "1，200条，其中“甲”"), ("「甲」、『乙』：", "“甲”、“乙”:"), ("總計 3,4", "总计 3,4")],
)
def test_prose_keeps_commas_and_the_sides_of_quotation_marks(text: str, folded: str) -> None:
    assert fold_prose(text) == folded


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert [fold(character) for character in text] == list(folded)


def test_what_is_folded_stays() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert fold(fold(every)) == fold(every)


def test_squeeze_knows_the_way_back() -> None:
    for text, squeezed, offsets in [
        (" 本 年　度\n１件 ", "本年度1件", [1, 3, 5, 7, 8, 10]),
        ("本年度", "本年度", [0, 1, 2, 3]),
        ("", "", [0]),
    ]:
        assert (squeeze(text).text, list(squeeze(text).offsets)) == (squeezed, offsets)


@given(st.text() | st.text(" \u3000\t\n本年１"))
def test_squeezing_leaves_out_blanks_only(text: str) -> None:
    squeezed = squeeze(text)
    assert [fold(text)[offset] for offset in squeezed.offsets[:-1]] == list(squeezed.text)
    assert "".join(fold(text).split()) == squeezed.text
    assert squeezed.offsets[-1] == len(text)
    assert list(squeezed.offsets) == sorted(set(squeezed.offsets))


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("本 年　度\n新收", "本年度新收"),
        ("“三公”经费", "三公经费"),
        ("第二十条第（一）项", "第二十条第(一)项"),
        ("", ""),
    ],
)
def test_a_key_has_neither_blanks_nor_quotation_marks(text: str, wording: str) -> None:
    assert key(text) == wording


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("现行有效件数(历史累计)", "现行有效件数"),
        ("第二十条第(一)项", "第二十条第(一)项"),
        ("其他(1)(2)", "其他(1)"),
        ("(一)予以公开", "(一)予以公开"),
        ("总计", "总计"),
    ],
)
def test_without_note(label: str, bare: str) -> None:
    assert without_note(label) == bare


@cache
def _recursive(one: str, other: str) -> int:
    """The distance of Levenshtein as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    return min(
        _recursive(one[1:], other[1:]) + (one[0] != other[0]),
        _recursive(one[1:], other) + 1,
        _recursive(one, other[1:]) + 1,
    )


@given(WORDS, WORDS, st.integers(0, 8))
def test_distance_is_as_defined_up_to_the_most(one: str, other: str, most: int) -> None:
    expected, found = _recursive(one, other), distance(one, other, most)
    assert found == expected if expected <= most else found > most


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("总体情况", "总体情况", 0),
        ("总体情况", "总体状况", 1),
        ("存在的主要问题", "存在主要问题", 1),
        ("本年度止件数", "本年废止件数", 1),
        ("总体情况", "情况总体", 4),
        ("", "件", 1),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 9) == distance(other, one, 9) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("总体情况", "总体情况", 0),
        ("总体情况", "总体状况", 1),  # one in four may be a misprint
        ("总体情况", "总体概览", None),  # two in four may not
        ("自然人", "自然入", 1),  # one in three may
        ("总计", "总数", None),  # one in two may not
        ("存在的主要问题", "主要问题", None),
    ],
)
def test_misprint(one: str, other: str, expected: int | None) -> None:
    assert misprint(one, other) == expected


@given(WORDS, WORDS)
def test_a_misprint_is_within_a_third(one: str, other: str) -> None:
    gap = _recursive(one, other)
    assert misprint(one, other) == (gap if gap * 3 <= max(len(one), len(other)) else None)
