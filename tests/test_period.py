"""The statistics period in the wordings of real reports, with its exact characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.parser import parse
from govlint.period import Period, find_period
from govlint.source import Source

SENTENCES = [
    "本报告中所列数据的统计期限自【2023年1月1日】起至【2023年12月31日】止。",
    "本报告中所列数据统计期限为【2023年1月1日】至【12月31日】。",
    "所列数据统计时限为【2023年1月1日】至【2023年12月31日】。",
    "本报告统计数据从【2023年1月1日】至【12月31日】。",
    "本年度报告中所列数据统计期限从【2023年1月1日】到【12月31日】止。",
    "本報告中所列數據統計期限為【2023年1月1日】至【12月31日】。",
    "本报告所列统计数据的期限自【2023年1月1日】起，至【2023年12月31日】止。",
    "内容涵盖【2023年1月1日】至【12月31日】期间的政府信息公开工作情况。",
    "起止时间为【2023年1月1日】至【12月31日】。",
    "报告中所列数据统计期限自【2023年1月1日】始，至【2023年12月31日】止。",
    "本年度报告中使用的数据统计期限为【2023年1月1日】-【12月31日】。",
    "报告中所涉及的数据核定时间点为【2023年1月1日】至【2023年12月31日】。",
    "统计期限为【2023 年 1 月 1 日】至【12 月 31 日】。",
    "统计期限自【2023年1月1日】0时起至【12月31日】24时止。",
    "统计期限自【2023年1月1日】（含）至【12月31日】。",
    "统计期限为【２０２３年１月１日】至【１２月３１日】。",
]


def _period(text: str) -> Period | None:
    return find_period(parse(Source(text)))


@pytest.mark.parametrize("marked", SENTENCES)
def test_every_wording_is_read_with_its_characters(marked: str) -> None:
    text = marked.replace("【", "").replace("】", "")
    first, last = (part.partition("】")[0] for part in marked.split("【")[1:])
    period = _period(text)
    assert period is not None
    assert (text[slice(*period.first.span)], text[slice(*period.last.span)]) == (first, last)
    assert text[slice(*period.span)] == text[text.index(first) : text.rindex(last) + len(last)]
    assert (period.first.year, period.first.month, period.first.day) == (2023, 1, 1)
    assert (period.last.year in (None, 2023), period.last.month, period.last.day) == (True, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "活动自2023年5月1日至2023年5月7日举行。",
        "统计期限为2023年。",
        "本年度报告统计数据时限为2023年11日至2023年1231日。",
        "",
    ],
)
def test_other_sentences_state_no_period(text: str) -> None:
    assert _period(text) is None


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1000, 9999))
def test_any_days_are_read_as_printed(month: int, day: int, year: int) -> None:
    text = f"数据统计期限为{year}年{month}月{day}日至{month}月{day}日。"
    period = _period(text)
    assert period is not None
    assert period.first[1:] == (year, month, day)
    assert period.last[1:] == (None, month, day)
