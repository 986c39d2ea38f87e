"""Rows with bars that were broken in front of them."""

from __future__ import annotations

import pytest

from govlint.cells.broken import broken


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("信息内容 | 本年制发件数;| 本年废止件数;| 现行有效件数;|", [range(4)]),
        ("信息内容 | 本年处理决定数量;|;行政许可 | 8 |;行政处罚 | 7;| 行政强制 | 2 |", [range(2)]),
        ("信息内容 | 本年处理决定数量;| --- | --- |;| 行政许可 | 8 |", []),
        ("总计 | 4;| 其他 | |;索引号 | 无;|;总计;| 4 |", []),
    ],
)
def test_a_row_that_was_broken_in_front_of_its_bars_begins_with_words(lines: str, rows: list[range]) -> None:
    assert list(broken(lines.split(";"))) == rows
