"""Wordings of published reports for the numbers of table three, table two and for denials, and others so near to them
that they may mean something else. The model report counts 46 new applications, 4 carried over, 47 closed and 3 carried
forward; 4 documents made, 1 repealed and 12 in force."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.source import Source

NAMED = [rule for rule in load("govlint_rules") if rule.code in ("GL511", "GL512", "GL513", "GL516", "GL518")]
NEW = "全年新收政府信息公开申请46件，上年结转4件，办结47件，结转下年度继续办理3件。"
ISSUED = "制发行政规范性文件4件，废止1件，现行有效12件。"


def marked(sentence: str) -> list[str]:
    """What is marked in a report with this sentence in place of those on applications and documents."""
    source = Source(model("2021").replace(NEW, sentence).replace(ISSUED, ""))
    return [source.cut(each.span) for each in lint(draft_of(source), NAMED)]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("本年度共收到并妥善处理依申请公开信息64件。", ["64"]),
        ("共接到社会公众依申请公开64件。", ["64"]),
        ("我局收到申请公开政府信息的要求64件。", ["64"]),
        ("全年受理信息依申请公开64件。", ["64"]),
        ("通过信函和当面等方式受理政府信息公开申请64件。", ["64"]),
        ("截至2023年12月，本行政机关收到政府信息公开申请64件。", ["64"]),
        ("2022年结转至2023年4件，2023年共受理64件，办结47件，结转下年度办理3件。", ["64"]),
        ("收到申请46件，接受商业企业申请7件。", ["7"]),
        ("收到申请46件，公民个人提出申请40件。", ["40"]),
        ("答复47件，属于予以公开的22件，属于不予公开的6件。", ["22"]),
        ("共收到群众向我局提出的政府信息公开申请64件。", ["64"]),
        ("答复47件，予以公开答复22件，作出部分公开答复8件，无法提供的申请19件。", ["22", "8", "19"]),
        ("对规范性文件进行全面清理，本年度制发6件，废止1件，现行有效15件。", ["6", "15"]),
        ("未接收到依申请公开。", ["未接收到依申请公开"]),
        ("未收到过信息公开申请。", ["未收到过信息公开申请"]),
        (
            "未收到自然人、法人或者其他组织申请公开相关政府信息。",
            ["未收到自然人、法人或者其他组织申请公开相关政府信息"],
        ),
        (
            "未发生因政府信息公开工作引发举报、投诉、申请行政复议或提起行政诉讼的情况。",
            ["未发生因政府信息公开工作引发举报、投诉、申请行政复议或提起行政诉讼的情况"],
        ),
    ],
)
def test_read(sentence: str, numbers: list[str]) -> None:
    assert marked(sentence) == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        # A channel, letters, other services, what is dealt with without a word of applications.
        "通过信函受理政府信息公开申请9件。",
        "收到公众来信64件，上年结转4件。",
        "收到申请46件，办理政务服务受理64件，办结64件。",
        "全年收到申请46件。共受理64件。",
        "受理公民申请43件。",
        # All of those carried over, of a result, or of some kind.
        "收到申请46件，均为自然人、企业提出的申请。",
        "收到申请46件，均为涉及用水价格的申请。",
        # A part of the year.
        "上半年，我局收到政府信息公开申请20件。",
        "一季度，我局未收到政府信息公开申请。",
        # Documents that others make, of several kinds, or without the kind.
        "代区政府起草规范性文件，制发6件，废止2件。",
        "清理规范性文件和其他文件，制发文件6件，废止文件2件。",
        "加强规范性文件管理，制发6件。",
        # What an application is not, or that is denied of somebody else.
        "无依申请公开信息。",
        "未发生因行政处罚引发举报、投诉、行政复议的情况。",
        "网上平台未接收到依申请公开。",
    ],
)
def test_words_that_name_no_cell_are_held_against_none(sentence: str) -> None:
    assert marked(sentence) == []
