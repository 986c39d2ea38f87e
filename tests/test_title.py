"""Year, office and kind of office are read from a title as printed; where it leaves a doubt, nothing is said."""

from __future__ import annotations

import pytest

from govlint.options import Body
from govlint.title import TitleFacts, parse_title

REPORT = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "title",
    [
        f"云川市水务局2023年{REPORT}",
        f"2023年云川市水务局{REPORT}",
        f"云川市水务局2023年度{REPORT}",
        f"2023 年 云川市水务局 {REPORT}",
        f"云川市水务局２０２３年{REPORT}",
        f"云川市水务局二〇二三年{REPORT}",
        f"二○二三年度云川市水务局{REPORT}",
        f"云川市水务局{REPORT}（2023年）",
        f"云川市水务局2023年{REPORT}（2024年1月）",
        f"关于云川市水务局2023年{REPORT}",
        "关于2023年度云川市水务局的政府信息公开工作报告",
        "云川市水务局关于2023年度政府信息公开工作情况的报告",
        "云川市水务局关于2023年度的政府信息公开工作报告",
        "云川市水务局政府信息公开工作2023年度报告",
        "云川市水务局政府信息公开2023年度报告",
        "云川市水务局2023年政务信息公开年报",
        "云川市水务局2023年信息公开年报",
        "云川市水务局2023年政务公开工作年度报告",
        f"《云川市水务局2023年{REPORT}》",
        f"云川市水务局2023年{REPORT}全文",
        f"2023年{REPORT}云川市水务局",
        f"关于发布《云川市水务局2023年{REPORT}》的公告",
        "云川市水务局2023年政府信息与政务公开工作年度报告",
    ],
)
def test_the_parts_of_a_title_stand_in_any_order(title: str) -> None:
    assert parse_title(title) == TitleFacts(2023, "云川市水务局", "department")


@pytest.mark.parametrize(
    ("before", "office", "body"),
    [
        ("2022年云川市", "云川市", "government"),
        ("云川省2022年", "云川省", "government"),
        ("云川市临江区2022年", "云川市临江区", "government"),
        ("云川市市中区", "云川市市中区", "government"),
        ("云川自治州2022年", "云川自治州", "government"),
        ("临江旗2022年", "临江旗", "government"),
        ("云川市人民政府2022年", "云川市人民政府", "government"),
        ("云川市政府2022年", "云川市政府", "government"),
        ("云川新区人民政府2022年", "云川新区人民政府", "government"),
        ("临江县柳林镇人民政府2022年", "临江县柳林镇人民政府", "township"),
        ("临江县柳林乡政府2022年", "临江县柳林乡政府", "township"),
        ("临江县柳林镇2022年", "临江县柳林镇", "township"),
        ("临江旗柳林苏木人民政府2022年", "临江旗柳林苏木人民政府", "township"),
        ("云川市人民政府办公室2022年", "云川市人民政府办公室", "office"),
        ("云川省人民政府办公厅2022年", "云川省人民政府办公厅", "office"),
        ("临江区政府办2022年", "临江区政府办", "office"),
        ("临江县府办2022年", "临江县府办", "office"),
        ("国务院办公厅2022年", "国务院办公厅", "office"),
        ("云川市临江区水务局2022年", "云川市临江区水务局", "department"),
        ("云川市发展和改革委2022年", "云川市发展和改革委", "department"),
        ("云川市卫生健康委员会2022年", "云川市卫生健康委员会", "department"),
        ("云川市公安局交通警察支队2022年", "云川市公安局交通警察支队", "department"),
        ("临江区柳林街道办事处2022年", "临江区柳林街道办事处", "department"),
        ("临江区柳林街道办2022年", "临江区柳林街道办", "department"),
        ("临江区柳林街道2022年", "临江区柳林街道", "department"),
        ("云川古城管委会2022年", "云川古城管委会", "department"),
        ("云川市人民政府外事办公室2022年", "云川市人民政府外事办公室", "department"),
        ("云川市人民政府驻外办事处2022年", "云川市人民政府驻外办事处", "department"),
        ("云川市水务局（云川市河长制办公室）2022年", "云川市水务局(云川市河长制办公室)", "department"),
    ],
)
def test_the_end_of_the_name_tells_the_kind_of_office(before: str, office: str, body: Body) -> None:
    facts = parse_title(before + REPORT)
    assert (facts.office, facts.body) == (office, body)


@pytest.mark.parametrize(
    "office",
    [
        "云川经济技术开发区",
        "云川经济技术开发区管理委员会",
        "云川高新区管委会",
        "云川新区管委会",
        "云川高新区",
        "云川新区",
        "云川工业园区",
        "云川管理区",
        "云川市人民医院",
        "云川市不动产登记中心",
        "临江区柳林社区",
        "云川市供水集团公司",
    ],
)
def test_an_office_whose_name_leaves_doubt_has_no_kind(office: str) -> None:
    assert parse_title(f"{office}2022年{REPORT}") == TitleFacts(2022, office, None)


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        ("云川市政府信息公开工作年度报告", "云川市", "government"),
        ("柳林镇政府信息公开工作年度报告", "柳林镇", "township"),
        ("云川市政府政府信息公开工作年度报告", "云川市政府", "government"),
        ("柳林镇政府政府信息公开工作年度报告", "柳林镇政府", "township"),
        ("云川市政府2021年政府信息公开工作年度报告", "云川市政府", "government"),
        ("云川市人民政府信息公开工作年度报告", "云川市人民政府", "government"),
        ("柳林镇人民政府信息公开工作年度报告", "柳林镇人民政府", "township"),
        ("云川市人民政府政务信息公开工作年度报告", "云川市人民政府", "government"),
        ("云川市政府信息公开办公室2021年政府信息公开工作年度报告", "云川市政府信息公开办公室", "department"),
        ("云川市政务公开办公室2021年政府信息公开工作年度报告", "云川市政务公开办公室", "department"),
        ("云川市政务服务管理局2021年政务公开工作报告", "云川市政务服务管理局", "department"),
    ],
)
def test_the_words_of_the_subject_are_not_taken_from_the_office_nor_given_to_it(
    title: str, office: str, body: Body
) -> None:
    facts = parse_title(title)
    assert (facts.office, facts.body) == (office, body)


@pytest.mark.parametrize("title", ["政府信息公开工作年度报告", "年度工作报告", ""])
def test_a_title_without_year_or_office_says_neither(title: str) -> None:
    assert parse_title(title) == TitleFacts(None, "", None)


def test_a_year_with_a_digit_too_many_is_no_year() -> None:
    assert parse_title(f"云川市水务局20233年{REPORT}").year is None


def test_a_title_without_an_office_still_says_its_year() -> None:
    assert parse_title(f"2023年{REPORT}") == TitleFacts(2023, "", None)
