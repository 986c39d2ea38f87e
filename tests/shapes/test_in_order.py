"""Rows whose labels are wrapped over the lines around their numbers, as where a PDF is laid out in text."""

from __future__ import annotations

import pytest

import govlint
from govlint.rule import model

LAID_OUT = """
                              申请人情况
（本列数据的勾稽关系为：第一项加第二项之          法人或其他组织             总计
和，等于第三项加第四项之和）           自然人  商业 科研  社会公 法律服  其他
                             企业 机构  益组织 务机构
一、本年新收政府信息公开申请数量         38   5   0    1    2    0   46
二、上年结转政府信息公开申请数量         3    1   0    0    0    0   4
     （一）予以公开              17   2   0    0    1    0   20
     （二）部分公开（区分处理的，只   6    1   0    0    0    0   7
     计这一情形，不计其他情形）
         1.属于国家秘密         0    0   0    0    0    0   0
         2.其他法律行政法规禁止公
                          0    0   0    0    0    0   0
         开
         3.危及“三安全一稳定”    0    0   0    0    0    0   0
     （三）
     不予公  4.保护第三方合法权益     1    0   0    0    0    0   1
     开    5.属于三类内部事务信息    2    0   0    0    0    0   2
         6.属于四类过程性信息     1    1   0    0    0    0   2
         7.属于行政执法案卷      1    0   0    0    0    0   1
         8.属于行政查询事项      0    0   0    0    0    0   0
         1.本机关不掌握相关政府信  6    0   0    1    1    0   8
     （四）  息
三、本年  无法提  2.没有现成信息需要另行制
度办理结  供                1    0   0    0    0    0   1
         作
果
         3.补正后申请内容仍不明确   0    0   0    0    0    0   0
         1.信访举报投诉类申请     1    0   0    0    0    0   1
         2.重复申请           1    0   0    0    0    0   1
     （五）
         3.要求提供公开出版物     0    0   0    0    0    0   0
     不予处
     理    4.无正当理由大量反复申请   0    0   0    0    0    0   0
         5.要求行政机关确认或重新   0    0   0    0    0    0   0
         出具已获取信息
         1.申请人无正当理由逾期不
         补正、行政机关不再处理其  1    1   0    0    0    0   2
     （六）  政府信息公开申请
     其他处  2.申请人逾期未按收费通知
     理    要求缴纳费用、行政机关不  0    0   0    0    0    0   0
         再处理其政府信息公开申请
         3.其他             1    0   0    0    0    0   1
     （七）总计                39   5   0    1    2    0   47
四、结转下年度继续办理              2    1   0    0    0    0   3
"""


def _laid_out(text: str) -> str:
    first, last = text.index("（本列数据"), text.index("\n四、政府信息公开行政复议")
    return text[:first] + LAID_OUT.strip("\n") + "\n" + text[last:]


def _messages(text: str) -> list[str]:
    return [each.message for each in govlint.check_text(text).findings]


def test_all_words_of_the_table_and_as_many_lines_of_numbers_tell_the_rows() -> None:
    assert _messages(_laid_out(model("2021"))) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("供                1", "供                3"), ("6    0   0    1    1", "6    0   0    3    1")],
)
def test_a_slip_is_found_as_with_tabs(right: str, wrong: str) -> None:
    text = _laid_out(model("2021"))
    assert text.count(right) == 1
    (found,) = govlint.check_text(text.replace(right, wrong)).findings
    assert found.code == "GL301"
    assert "（四）" in found.message


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("（七）总计                39   5   0    1    2    0   47\n", ""),  # a row is missing
        (
            "供                1    0   0    0    0    0   1",
            "供                1    0   0    0    0    1",
        ),  # a number is
        ("没有现成信息需要另行制", "没有这种资料需要另行制"),  # words are others
        ("四、结转下年度继续办理", "四、本年新收政府信息公开申请数量"),  # a row stands in the place of another
    ],
)
def test_what_the_order_does_not_tell_is_not_read(right: str, wrong: str) -> None:
    text = _laid_out(model("2021"))
    assert right in text
    message = "表三的数字与行名分离，无法核对：同一行的单元格应在一行，以制表符分隔。"
    assert _messages(text.replace(right, wrong)) == [message]


def test_labels_that_are_misprinted_are_told_where_the_rows_are_whole() -> None:
    text = model("2021").replace("1.本机关不掌握相关政府信息", "1.本机关不掌握相关政府信")
    assert _messages(text) == ["表三中“1.本机关不掌握相关政府信”应为“1.本机关不掌握相关政府信息”。"]


def test_of_a_table_that_a_line_parts_one_thing_is_said() -> None:
    text = _laid_out(model("2021")).replace(
        "         8.属于行政查询事项", "以下为第二页内容：\n         8.属于行政查询事项"
    )
    message = "表三的数字与行名分离，无法核对：同一行的单元格应在一行，以制表符分隔。"
    assert _messages(text) == [message]
