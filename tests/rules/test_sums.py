"""Sums of the official tables: which are claimed, and what is said of them."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.rulings import rulings
from govlint.source import Source

RULES = {rule.code: rule for rule in load("govlint_rules") if rule.code.startswith("GL30")}
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def subjects(code: str, text: str) -> list[str]:
    return [each.claim.subject for each in rulings(draft_of(Source(text)), [RULES[code]]).claims]


def test_every_row_and_column_of_table_three_is_added() -> None:
    rows = subjects("GL301", model("2021"))
    assert len(rows) == 25
    assert rows[:3] == ["表三“一、本年新收”行", "表三“二、上年结转”行", "表三“（一）予以公开”行"]
    assert rows[-2:] == ["表三“（七）总计”行", "表三“四、结转下年度”行"]
    for code in ("GL302", "GL303"):
        assert subjects(code, model("2021")) == [f"表三“{column}”列" for column in COLUMNS]


def test_the_three_blocks_of_table_four_are_added() -> None:
    blocks = ["行政复议", "未经复议直接起诉", "复议后起诉"]
    assert subjects("GL304", model("2021")) == [f"表四“{block}”" for block in blocks]


def test_the_rows_of_table_two_that_a_relation_is_about_are_compared() -> None:
    assert subjects("GL305", model("2021")) == ["表二“规章”行", "表二“行政规范性文件”行"]
    assert subjects("GL306", model("2019")) == ["表二“规章”行", "表二“规范性文件”行"]
    rows = ["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费"]
    assert subjects("GL307", model("2019")) == [f"表二“{row}”行" for row in rows]


def test_a_row_with_an_unknown_number_is_not_added() -> None:
    row = "1.本机关不掌握相关政府信息\t6\t0\t0\t1\t1\t0\t8"
    for other in (row.replace("\t6\t", "\t\t"), row[:-1]):
        text = model("2021").replace(row, other)
        assert text != model("2021")
        assert len(subjects("GL301", text)) == 24


@pytest.mark.parametrize(
    ("code", "edition", "right", "wrong", "message"),
    [
        (
            *("GL301", "2021", "信息\t6\t0\t0\t1\t1\t0\t8", "信息\t6\t0\t0\t1\t1\t0\t9"),
            "表三“（四）1.本机关不掌握相关政府信息”行：各列之和8，与总计9不一致，相差1。",
        ),
        (
            *("GL304", "2021", "2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t2\t1\t"),
            "表四“行政复议”：各结果之和3，与总计2不一致，相差1。",
        ),
        (
            *("GL305", "2021", "行政规范性文件\t4\t1\t12", "行政规范性文件\t4\t1\t2"),
            "表二“行政规范性文件”行：本年制发件数4，大于现行有效件数2＋本年废止件数1＝3，相差1。",
        ),
    ],
)
def test_what_is_said_of_a_wrong_sum(code: str, edition: str, right: str, wrong: str, message: str) -> None:
    draft = draft_of(Source(model(edition).replace(right, wrong)))
    assert [each.message for each in lint(draft, [RULES[code]])] == [message]
