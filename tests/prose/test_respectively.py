"""Names and numbers that 分别 puts in order."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of
from govlint.source import Source


def told(text: str) -> list[str]:
    """The numbers of a text with the words before them: 予以公开20."""
    mentions = (
        each for passage in draft_of(Source(text)).prose for sentence in passage.sentences for each in sentence.mentions
    )
    return [f"{each.before}{each.figure.text}" for each in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开、部分公开分别为20件、7件。", ["予以公开20", "部分公开7"]),
        ("网站和微信分别发布信息312条和168条。", ["网站发布信息312", "微信发布信息168"]),
        ("办结47件，行政复议与行政诉讼分别为3件，2件。", ["办结47", "行政复议3", "行政诉讼2"]),
        # More or fewer names than numbers: nobody knows which is whose.
        ("一、二、三、四季度分别收到申请10件、12件、14件。", ["分别收到申请10", "分别收到申请12", "分别收到申请14"]),
        ("自然人、法人和其他组织分别提出申请38件、8件。", ["分别提出申请38", "分别提出申请8"]),
        ("一至三季度分别收到申请10件、12件、24件。", ["分别收到申请10", "分别收到申请12", "分别收到申请24"]),
        ("申请分别为20件、7件。", ["分别20", "分别7"]),
        # What is said of all names stands before the first or behind the last.
        ("因征地引起的复议、诉讼分别为2件、1件。", ["因征地引起的复议2", "因征地引起的诉讼1"]),
        ("予以公开、部分公开的企业申请分别为2件、1件。", ["予以公开的企业申请2", "部分公开的企业申请1"]),
        ("予以公开、部分公开中分别有2件、1件。", ["予以公开中有2", "部分公开中有1"]),
        ("自然人予以公开、部分公开分别为17件、6件。", ["分别17", "分别6"]),
        # Numbers that are parted by more than a mark are no pairs, and years are told of by themselves.
        ("局机关、支队分别有办件20件。", ["有办件20"]),
        ("2022年、2023年分别收到申请40件、46件。", ["2022年、2023年收到申请40", "2022年、2023年46"]),
    ],
)
def test_each_number_has_its_name(text: str, expected: list[str]) -> None:
    assert told(text) == expected
