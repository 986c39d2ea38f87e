"""Passages of the model reports that examples of rules replace."""

from __future__ import annotations

from govlint.rule import model


def excerpt(start: str, end: str, edition: str = "2021") -> str:
    """What stands in a model report from `start` up to `end`."""
    report = model(edition)
    return report[report.index(start) : report.index(end)]


def table_two(edition: str = "2021") -> str:
    """Table two of a model report."""
    return excerpt("第二十条第（一）项", "\n三、收到和处理", edition)


def table_three(edition: str = "2021") -> str:
    """Table three of a model report."""
    return excerpt("（本列数据的", "\n四、政府信息公开行政复议、行政诉讼情况\n\n", edition)


OVERALL = excerpt("2023年，我局认真", "\n\n二、主动公开")
