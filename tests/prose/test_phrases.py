"""Sentences to phrases: nothing is lost, nothing is refused, and each kind of quantity is what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.prose.phrases import phrases

PIECES = [
    *(
        "12",
        "4.5",
        "1,234",
        "1,23",
        "两",
        "十二",
        "六部分",
        "万",
        "亿",
        "余",
        "多",
        "近",
        "约",
        "以上",
        "左右",
        "%",
        "件",
        "条",
        "个",
    ),
    *(
        "占",
        "占总数的",
        "率",
        "率达",
        "同比",
        "较上年",
        "增长",
        "减少",
        "增加到",
        "由",
        "其中",
        "包括",
        "分为",
        "组成",
        "未",
        "无",
    ),
    *(
        "均",
        "全部",
        "一是",
        "2023年",
        "12月31日",
        "〔2021〕30号",
        "第2条",
        "12345",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "，",
        "、",
        ";",
    ),
    *("。", ":", " ", "申请", "公开", "A1", "-", "/", "http://x.cn/1"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_phrases_are_the_whole_sentence_in_order(text: str) -> None:
    end = 0
    for phrase in phrases(text):
        assert phrase.start == end < phrase.end
        end = phrase.end
    assert end == len(text)


@given(st.text(max_size=60))
def test_every_text_is_a_sentence(text: str) -> None:
    assert sum(phrase.end - phrase.start for phrase in phrases(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "kind", "cut"),
    [
        ("公开约1.8万余条信息", "quantity", "约1.8万余条"),
        ("共2300余万次", "quantity", "2300余万次"),
        ("采购金额18.6198万元", "quantity", "18.6198万元"),
        ("收到两件申请", "quantity", "两件"),
        ("等六个部分组成", "quantity", "六个部分"),
        ("占59.4%", "share", "占59.4%"),
        ("占办结总数的42.6%", "share", "占办结总数的42.6%"),
        ("占比为26%", "share", "占比为26%"),
        ("办结率达100%", "rate", "率达100%"),
        ("同比增长7.5%", "growth", "增长7.5%"),
        ("较上年回落12.3%", "growth", "回落12.3%"),
        ("增加7件", "growth", "增加7件"),
    ],
)
def test_quantities_are_told_apart(text: str, kind: str, cut: str) -> None:
    assert [text[each.start : each.end] for each in phrases(text) if each.kind == kind] == [cut]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2023年1月1日至12月31日",
            "国办公开办函〔2021〕30号",
            "第二十条第2项",
            "12345政务服务热线",
            "“2+X”解读",
            "《2022年要点》",
        ),
        *(
            "20个工作日",
            "电话:0000-5550123",
            "5G网络",
            "统一个人",
            "一次性告知",
            "每件事",
            "占地面积",
            "增加网址链接",
            "近年来",
        ),
    ],
)
def test_what_holds_no_quantity_gives_none(text: str) -> None:
    assert {each.kind for each in phrases(text)}.isdisjoint({"quantity", "share", "rate", "growth"})
