"""Headers whose narrow cells a PDF printed line by line."""

from __future__ import annotations

import pytest
from pasted import FORMS, SLIPS, findings

from govlint.rule import model

ACROSS = (
    "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果 结果 其他 尚未 总\n"
    "维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总\n"
    "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计"
)
UPRIGHT = (
    "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚\n结 结 其 尚 结 结 其 尚\n果 果 他 未\n"
    "总计 果 果 他 未 总 果 果 他 未 总\n维 纠 结 审\n维 纠 结 审 计 维 纠 结 审 计\n"
    "持 正 果 结\n持 正 果 结 持 正 果 结"
)
CORNER = (
    "（本列数据的勾稽关系为：第一项加 申请人情况\n第二项之和，等于第三项加第四项之 法人或其他组织\n和） 自然 总计\n"
    "商业 科研 社会公 法律服 其他\n人 企业 机构 益组织 务机构"
)


def _under(text: str, first: str, count: int, header: str) -> str:
    """A report whose header, so many lines that begin with one that does so, is printed otherwise."""
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith(first))
    return "\n".join([*lines[:at], header, *lines[at + count :]]) + "\n"


@pytest.mark.parametrize(
    ("first", "count", "header"), [("行政复议 ", 3, ACROSS), ("行政复议 ", 3, UPRIGHT), ("（本列", 3, CORNER)]
)
def test_a_header_that_a_pdf_printed_line_by_line_is_one(first: str, count: int, header: str) -> None:
    for slip in (("", ""), *SLIPS):
        text = FORMS["single blanks"](model("2021").replace(*slip) if slip[0] else model("2021"))
        assert findings(_under(text, first, count, header)) == findings(text)


def test_a_header_that_lacks_a_column_is_not_taken_for_one() -> None:
    text = FORMS["single blanks"](model("2021"))
    lacking = CORNER.replace("其他\n", "\n").replace("总计", "")
    assert "表三缺少表头。" in [message for _, message, _ in findings(_under(text, "（本列", 3, lacking))]
