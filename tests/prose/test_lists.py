"""Totals and parts: the shapes of lists in published reports, those that must add up and those that need not."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of
from govlint.prose.listing import Listing
from govlint.prose.lists import listings
from govlint.source import Source


def lists(text: str) -> list[Listing]:
    return [each for passage in draft_of(Source(text)).prose for each in listings(passage)]


@pytest.mark.parametrize(
    ("text", "closed", "parts"),
    [
        ("政策文件135件（规范性文件36件、其他文件99件）。", "bracket", [36, 99]),
        ("公开信息171条：基层信息124条，工作动态34条，预算13条。", "colon", [124, 34, 13]),
        ("公开信息312条，其中政策类27条、其他类285条。", "other", [27, 285]),
        ("公开信息312条，分为政策类27条、动态类285条。", "whole", [27, 285]),
        ("受理申请9件，具体为征收类6件、出让类3件。", "whole", [6, 3]),
        ("公开信息312条，分布情况为：政策类27条，动态类285条。", "whole", [27, 285]),
        ("公开信息312条，具体为网站公开200条、公众号公开168条。", "", [200, 168]),
        ("公开信息10条，主要类别有：许可类2条，其他类8条。", "other", [2, 8]),
        ("公开信息312条，涵盖政策类27条、动态类205条。", "", [27, 205]),
        ("公开信息333条。在主动公开的信息中，文件1条；动态类186条；其他信息146条。", "other", [1, 186, 146]),
        ("公开信息312条，其中动态类205条，规划公示45条，其他62条。", "other", [205, 45, 62]),
        ("承办建议提案80件，其中人大代表建议50件、政协提案30件。", "pair", [50, 30]),
        ("承办建议提案80件，其中主办人大代表建议50件、政协提案20件。", "", [50, 20]),
        ("办理各类来件90件，其中人大代表建议50件、政协提案30件。", "", [50, 30]),
        ("新收申请88件，从申请方式看，网络60件、信函20件、当面8件。", "", [60, 20, 8]),
        # What is left is the rest, but that of applications may be of more than the total.
        ("作出许可694宗，其中3宗为学校设立，其余691宗为资格认定。", "other", [3, 691]),
        ("收到申请46件，其中3件结转下年度，其余47件均已办结。", "", [3, 47]),
        ("公开信息312条，由政策类27条、动态类285条组成。", "whole", [27, 285]),
        ("公开信息66551条，其中，市本级公开31339余条，县区公开35212条。", "pair", [31339, 35212]),
        ("公开信息86条，其中：组织类2条；文件类5条；其他信息79条。", "other", [2, 5, 79]),
        ("公开信息312条，其中政策类27条、动态类205条。", "", [27, 205]),
        ("公开信息312条，包括政策类27条、动态类205条等。", "", [27, 205]),
        ("公开信息312条（其中政策类27条、动态类205条）。", "", [27, 205]),
        # A mark in front of the brackets is one too many.
        ("公开信息312条，(其中政策类27条，其他285条)对外主要通过网站。", "other", [27, 285]),
        ("办理申请47件，其中予以公开20件、其他处理3件。", "", [20, 3]),
        # A verb of another act, a unit that cannot be added, and 另外 end a list.
        ("公开信息312条，其中政策类27条，办理留言2444条。", "", [27]),
        ("公开信息312条，其中政策类27条，总访问量达3782565次。", "", [27]),
        ("公开信息312条，其中政策类27条，另外发布微博500条。", "", [27]),
        ("公开信息4583条，其中主动公开2107条；通过微博发布6012条。", "", [2107]),
    ],
)
def test_a_list_has_its_parts(text: str, closed: str, parts: list[int]) -> None:
    (found,) = lists(text)
    assert (found.closed, [each.figure.value for each in found.parts]) == (closed, parts)


@pytest.mark.parametrize(
    "text",
    [
        "发布相关信息130余条、100余条。",
        "受理信息公开申请4件（较2021年减少3件）。",
        *("考核得分96分（满分100分）。", "公开信息312条（年度目标300条）。", "公开信息312条，含转载共计472条。"),
        *("受理信息公开申请46件（2022年52件）。", "受理信息公开申请46件（上年同期为52件）。"),
        "收到248条网民留言（注：该数据来自12345热线），办结留言230条。",
        "公开信息52条，其他信息2167条，微博541条。",
        "公开142件权力事项、284件公共服务事项。",
    ],
)
def test_what_is_no_list_gives_none(text: str) -> None:
    assert lists(text) == []


def test_a_list_inside_a_list_ends_at_the_semicolon() -> None:
    outer, inner = lists("公开信息31条。其中机构类信息20条，内有领导10条、职能10条；工作类信息11条。")
    assert [each.figure.value for each in outer.parts] == [20]
    assert [each.figure.value for each in inner.parts] == [10, 10]


def test_totals_may_stand_in_the_sentence_before_and_be_two_together() -> None:
    (found,) = lists("受理54件，办理上年结转2件。其中，予以公开30件、不予公开26件。")
    assert [sum(int(each.figure.value) for each in total) for total in found.totals] == [2, 54, 56]
