"""Fees and 规章 in table two, and fees for information in the prose: which amounts are doubted, and in what words."""

from __future__ import annotations

import pytest

from govlint.finding import Severity
from govlint.linter import draft_of, lint
from govlint.options import Options
from govlint.rule import load, model
from govlint.source import Source

OPTIONS = Options()
RULES = {rule.code: rule for rule in load("govlint_rules")}


def found(code: str, *changes: tuple[str, str], options: Options = OPTIONS) -> list[str]:
    """What a rule says of the model report with some changes, each of which must change it."""
    text = model("2021")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [each.message for each in lint(draft_of(Source(text), options), [RULES[code]])]


def fees(cell: str, said: str = "", body: str = "department") -> list[str]:
    """What is said of fees in table two beside a sentence on them."""
    changes = [("行政事业性收费\t152.36", f"行政事业性收费\t{cell}"), ("发布政策解读9篇", f"发布政策解读9篇。{said}")]
    return found("GL319", *changes, options=Options(body=body))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *(("1523600", "行政事业性收费152.36万元。"), ("152.36", "行政事业性收费0.015236万元。")),
        *(("200", "行政事业性收费200元。"), ("1", "行政事业性收费项目共计1元。")),
    ],
)
def test_fees_that_are_the_same_number_in_yuan(cell: str, said: str) -> None:
    amount = said.removeprefix("行政事业性收费").removeprefix("项目共计").rstrip("。")
    head = f"表二“行政事业性收费”的单位是万元，填“{cell}”"
    assert fees(cell, said) == [f"{head}，正文为{amount}，疑似误以元为单位填写。"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *(
            ("152.36", "行政事业性收费152.36万元。"),
            ("152.36", "行政事业性收费1523600元。"),
            ("0", "行政事业性收费0元。"),
        ),
        *(
            ("200", "行政事业性收费200万元，其中行政事业性收费200元。"),
            ("1523600", "行政事业性收费99元。"),
            ("100", "行政事业性收费150元。"),
        ),
        *(("1000000", ""), ("", "行政事业性收费152.36万元。")),
    ],
)
def test_fees_that_agree_or_differ_otherwise(cell: str, said: str) -> None:
    assert fees(cell, said) == []


@pytest.mark.parametrize("body", ["department", "township", "government", "office"])
def test_more_fees_than_a_department_charges_are_doubted(body: str) -> None:
    expected = ["表二“行政事业性收费”的单位是万元，填“1000001”，疑似误以元为单位填写，请核对。"]
    assert fees("1000001", body=body) == (expected if body in ("department", "township") else [])


@pytest.mark.parametrize("amount", ["152.36万元", "152.36 万元", "1,523,600元"])
def test_the_amount_of_the_text_is_shown_beside(amount: str) -> None:
    text = model("2021").replace("行政事业性收费\t152.36", "行政事业性收费\t1523600")
    text = text.replace("发布政策解读9篇", f"发布政策解读9篇。行政事业性收费共计{amount}。")
    (finding,) = lint(draft_of(Source(text)), [RULES["GL319"]])
    assert [Source(text).cut(place.span) for place in finding.related] == [amount]


def test_another_amount_does_not_excuse_the_same_number_in_yuan() -> None:
    (message,) = fees("200", "行政事业性收费300万元，其中行政事业性收费200元。")
    assert message.endswith("正文为200元，疑似误以元为单位填写。")


def test_high_fees_are_a_note_only() -> None:
    text = model("2021").replace("行政事业性收费\t152.36", "行政事业性收费\t1523600")
    (finding,) = lint(draft_of(Source(text)), [RULES["GL319"]])
    assert finding.severity == Severity.INFO


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("2\t0\t5", "“本年制发件数”2件、“现行有效件数”5件"),
        ("0\t1\t0", "“本年废止件数”1件"),
        ("0\t0\t0", None),
        ("-1\t0\t0", None),
    ],
)
def test_rules_of_an_office_that_may_enact_none(cells: str, said: str | None) -> None:
    expected = f"表二填报规章{said}，云川市临江区水务局无权制定规章，请核对是否应计入行政规范性文件。"
    assert found("GL321", ("规章\t0\t0\t0", f"规章\t{cells}")) == ([expected] if said else [])


@pytest.mark.parametrize(
    ("charged", "odd"),
    [
        ("0", False),
        ("10", False),
        ("380", False),
        ("1", True),
        ("5", True),
        ("381", True),
        ("385", True),
        ("389", True),
    ],
)
def test_fees_for_information_come_in_tens(charged: str, odd: bool) -> None:
    said = f"“…收取信息处理费{charged}元”不是10元的整数倍，与国办函〔2020〕109号规定的标准不符。"
    assert found("GL526", ("收取信息处理费0元", f"收取信息处理费{charged}元")) == ([said] if odd else [])


@pytest.mark.parametrize(
    "words",
    [
        "退还信息处理费385元",
        "减免信息处理费385元",
        "收取信息处理费约385元",
        "开具信息处理费收据385份",
        "答复信息处理费咨询385条",
        "收取信息处理费0元。收取会议费385元",
    ],
)
def test_other_amounts_are_not_judged(words: str) -> None:
    assert found("GL526", ("收取信息处理费0元", words)) == []


@pytest.mark.parametrize(
    ("new", "over", "told"), [(6, 0, True), (7, 3, True), (10, 0, True), (7, 4, False), (0, 11, False)]
)
def test_fees_for_the_first_ten_applications(new: int, over: int, told: bool) -> None:
    received = ("38\t5\t0\t1\t2\t0\t46\n", f"{new}\t0\t0\t0\t0\t0\t{new}\n")
    before = "二、上年结转政府信息公开申请数量\t\t\t"
    carried = (f"{before}3\t1\t0\t0\t0\t0\t4", f"{before}{over}\t0\t0\t0\t0\t0\t{over}")
    said = f"全年申请（含上年结转）共{new + over}件，却“…收取信息处理费200元”，请核对计费方式。"
    assert found("GL527", received, carried, ("收取信息处理费0元", "收取信息处理费200元")) == ([said] if told else [])
    assert found("GL527", received, carried) == []


def test_applications_that_are_unknown_are_not_few() -> None:
    received = ("38\t5\t0\t1\t2\t0\t46\n", "—\t—\t—\t—\t—\t—\t—\n")
    carried = (
        "二、上年结转政府信息公开申请数量\t\t\t3\t1\t0\t0\t0\t0\t4",
        "二、上年结转政府信息公开申请数量\t\t\t—\t—\t—\t—\t—\t—\t—",
    )
    for changes in ((received,), (carried,), (received, carried)):
        assert found("GL527", *changes, ("收取信息处理费0元", "收取信息处理费200元")) == []


@pytest.mark.parametrize(("year", "findings"), [(2020, 0), (2021, 1), (None, 1)])
def test_there_is_a_tariff_since_2021(year: int | None, findings: int) -> None:
    charged = found("GL526", ("收取信息处理费0元", "收取信息处理费385元"), options=Options(year=year))
    assert len(charged) == findings
