"""Which number a share is held against: the base that its list has, that its words name, or that nothing states."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.source import Source

SHARES = [rule for rule in load("govlint_rules") if rule.code.startswith("GL40")]
LIST = "其中予以公开50件，占50%；部分公开30件，占30%；不予公开10件，占10%；"
IDLE = "全年无事。"
ANSWERED = "\n已答复的9件申请中，不予公开6件，占总数的15%。"


def said(text: str) -> list[str]:
    """What the rules on shares say of a text, with the other numbers that they point at."""
    source = Source(text)
    return [
        "".join([f"{each.code} {each.message}", *(f"｜{source.cut(place.span)}" for place in each.related)])
        for each in lint(draft_of(source), SHARES)
    ]


def in_report(sentence: str) -> list[str]:
    """The same in the model report, whose table three counts 46 and 4 applications, 47 of them closed, 20 granted."""
    before = "发布政策解读9篇。"
    assert model("2021").count(before) == 1
    return said(model("2021").replace(before, before + sentence))


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        (f"办结申请100件。{LIST}无法提供10件，占10%。", ""),
        (f"办结申请100件。{LIST}无法提供10件，占12%。", "占12%：10÷100＝10%，与12%不一致。｜10｜100"),
        # Three shares tell the base of the fourth, whatever number stands nearby; but not one of applications.
        (f"办结申请100件，发布信息40条。{LIST}无法提供10件，占25%。", "占25%：10÷100＝10%，与25%不一致。｜10｜100"),
        (f"办结申请100件，收到申请40件。{LIST}无法提供10件，占25%。", ""),
        # Two shares may have bases of their own.
        ("收到申请50件，办结申请40件。予以公开20件，占50%；不予公开10件，占20%。", ""),
        ("办结申请100件。予以公开50件，占50%；部分公开30件，占31%。", "占31%：30÷100＝30%，与31%不一致。｜30｜100"),
        # A share of one thing is no share of another.
        ("发布信息100次。予以公开50件，占50%；部分公开30件，占31%。", ""),
        # An approximate total is no base; of an approximate count nothing is told, but it does not hide the others.
        ("办结申请约100件。予以公开50件，占50%；部分公开30件，占31%；不予公开20件，占20%。", ""),
        (
            "办结申请100件。予以公开约50件，占50%；部分公开30件，占31%；不予公开20件，占20%。",
            "占31%：30÷100＝30%，与31%不一致。｜30｜100",
        ),
        # The shares of a list may stand in sentences of their own; the total not more than twelve before.
        (
            "办结申请100件。予以公开50件，占50%。部分公开30件，占30%。不予公开10件，占10%。无法提供10件，占12%。",
            "占12%：10÷100＝10%，与12%不一致。｜10｜100",
        ),
        (
            f"办结申请100件。{IDLE * 11}予以公开50件，占50%；部分公开30件，占31%。",
            "占31%：30÷100＝30%，与31%不一致。｜30｜100",
        ),
        (f"办结申请100件。{IDLE * 12}予以公开50件，占50%；部分公开30件，占31%。", ""),
        # Two totals together.
        ("新收申请46件，上年结转申请4件。予以公开25件，占50%；不予公开10件，占20%；部分公开6件，占12%。", ""),
        (
            "新收申请46件，上年结转申请4件。予以公开25件，占50%；不予公开10件，占20%；部分公开6件，占15%。",
            "占15%：6÷50＝12%，与15%不一致；应为12%。｜6｜46｜4",
        ),
        # A base that stands nowhere, if three other shares leave one only; the sum of the list, if it explains them.
        (
            "予以公开41件，占42.27%；部分公开20件，占20.62%；不予公开16件，占16.49%；其他处理5件，占6.15%。",
            "占6.15%：5÷97＝5.15%，与6.15%不一致；应为5.15%。",
        ),
        ("予以公开41件，占42.27%；部分公开20件，占20.62%；其他处理5件，占6.15%。", ""),
        (
            "予以公开41件，占42.27%；部分公开36件，占37.11%；无法提供12件，占12.37%；其他处理8件，占9.25%。",
            "占9.25%：8÷97＝8.25%，与9.25%不一致；应为8.25%。｜8｜41｜36｜12",
        ),
        # Forced to make 100, or cut off.
        (
            "办结申请30件。予以公开10件，占33.33%；部分公开10件，占33.33%；不予公开10件，占33.34%。",
            "占33.34%：10÷30＝33.3333%，像是为凑足100%而改动，四舍五入应为33.33%。｜10｜30",
        ),
        (
            "办结申请30件。予以公开10件，占33.33%；部分公开10件，占33.33%；不予公开10件，占33.35%。",
            "占33.35%：10÷30＝33.33%，与33.35%不一致；应为33.33%。｜10｜30",
        ),
        (
            "办结申请30件。予以公开10件，占33.33%；部分公开11件，占36.66%。",
            "占36.66%：11÷30＝36.6667%，像是截去了后面的小数，四舍五入应为36.67%。｜11｜30",
        ),
    ],
)
def test_a_list_of_shares_has_one_base(sentence: str, finding: str) -> None:
    found = said(sentence)
    assert len(found) == bool(finding)
    assert all(finding in each for each in found)


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        # A cell of table three that one of two shares fits is no base of what is not said of applications.
        *(("办理人大建议2件，占10%；政协提案3件，占16%。", ""), ("微信2篇，占10%；微博3篇，占16%。", "")),
        *(("微信9篇，占18%；微博11篇，占25%。", ""), ("甲类1件，占33.33%；乙类1件，占33.34%。", "")),
        ("予以公开20件，占42.6%；部分公开7件，占15.9%。", "占15.9%：7÷47＝14.9%，与15.9%不一致；应为14.9%。｜7｜47"),
        # Of all that its words can mean, the number of all applications, not a number that happens to be a cell.
        ("予以公开20件，占办结总数的41%。", "占41%：20÷47＝43%，与41%不一致。｜20｜47"),
        ("予以公开20件，占新收申请数的41%。", "占41%：20÷46＝43%，与41%不一致。｜20｜46"),
        *(("予以公开20件，占申请总数的40%。", ""), ("予以公开20件，占申请总数的43%。", "")),
        # What was put off is not what was closed, and no part is more than its whole.
        ("结转下年度办理30件。予以公开20件，占办结总数的41%。", "占41%：20÷47＝43%，与41%不一致。｜20｜47"),
        ("办结咨询3件。予以公开20件，占办结总数的41%。", "占41%：20÷47＝43%，与41%不一致。｜20｜47"),
        ("结转下年度办理30件。其中甲类15件，占结转下年度办理件数的41%。", "占41%：15÷30＝50%，与41%不一致"),
        # A number of applications in another paragraph may be it, but not an approximate one or one of other things.
        *((each + ANSWERED, "") for each in ("全年收到申请40件。", "收到申请40件。")),
        *((each + ANSWERED, "占15%：") for each in ("全年收到申请约40件。", "全年发布信息40条。", "收到的40%已办。")),
        # What was published is neither in table three nor what 信息公开申请 counts.
        ("全年公开信息300条，其中公告30条，占公开总数的12%。", "占12%：30÷300＝10%，与12%不一致"),
        ("受理信息公开申请300件，其中公告30条，占公开总数的12%。", "占12%：30÷312＝10%，与12%不一致"),
        ("发布信息公开动态300条，其中公告30条，占信息总数的12%。", "占12%：30÷300＝10%，与12%不一致"),
        ("发布政府信息公开条目300条，其中公告30条，占政府信息公开总数的12%。", "占12%：30÷300＝10%，与12%不一致"),
    ],
)
def test_the_tables_give_the_base_of_applications(sentence: str, finding: str) -> None:
    found = in_report(sentence)
    assert len(found) == bool(finding)
    assert all(finding in each for each in found)
