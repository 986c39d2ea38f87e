"""Numbers as messages name them: long words are cut where a word begins, as far as that can be seen."""

from __future__ import annotations

from importlib import import_module

import pytest

from govlint.figure import Figure
from govlint.prose.mentions import Mention
from govlint.source import Span

wording = import_module("govlint_rules.shared.wording")


def mention(before: str, after: str = "") -> Mention:
    return Mention(Figure(Span(0, 2), "46", 46, 0, before, "件"), "count", 0, 0, 3, 0, before, after)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("受理政府信息公开申请", "受理政府信息公开申请46件"),
        ("全年通过门户网站和政务新媒体受理政府信息公开申请", "…受理政府信息公开申请46件"),
        ("全年因政府信息公开工作引起的行政复议、行政诉讼共", "…行政复议、行政诉讼共46件"),
        ("依据《政府信息公开信息处理费管理办法》收取信息处理费", "…收取信息处理费46件"),
        ("依据《处理费管理办法》收取政府信息处理费用和邮寄费", "…收取政府信息处理费用和邮寄费46件"),
        ("全年依据政府信息公开的《信息处理费管理办法》收取", "…《信息处理费管理办法》收取46件"),
        ("全年累计面向社会各界群众和本系统广大干部职工发出问卷", "…各界群众和本系统广大干部职工发出问卷46件"),
    ],
)
def test_the_words_before_a_number_are_quoted_from_the_beginning_of_a_word(before: str, expected: str) -> None:
    assert wording.quote(mention(before)) == expected


def test_without_words_before_it_those_behind_a_number_are_quoted() -> None:
    assert wording.quote(mention("", "结转到2024年度继续办理")) == "46件结转到2024年度继续办理"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("公开信息共计", "公开信息"),
        ("合计", "合计"),
        ("全年通过区政府门户网站公开信息", "全年通过区政府门户网站公开信息"),
        ("全年通过区政府门户网站和新媒体公开信息", "…公开信息"),
    ],
)
def test_a_term_has_a_shorter_name_without_words_of_counting(before: str, expected: str) -> None:
    assert wording.name(mention(before)) == expected


def test_which_base_is_meant_does_not_hang_on_where_its_name_is_cut() -> None:
    (term,) = wording.side([mention("全年共收到社会公众向我局申请公开的各类政府信息")]).terms
    assert (term.name, wording.last_words(term)) == ("…各类政府信息", "局申请公开的各类政府信息")
    (cell,) = wording.side([mention("表三“（七）总计”")]).terms
    assert wording.last_words(cell) == "表三“（七）总计”"
