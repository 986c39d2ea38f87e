"""Broken claims and their causes in words: nothing circular, units where there are some, no share above 100%."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govlint import check_text
from govlint.claim import Claim, Equation, Share, Side, Term
from govlint.diagnosis import Cause, Choice, Correction
from govlint.figure import CellName, Figure, read
from govlint.rule import model
from govlint.verdict import diagnosed, fault


def figure(text: str, start: int, label: str = "", unit: str = "") -> Figure:
    found = read(text, start)
    assert found is not None
    return found._replace(label=label, unit=unit)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "全年新收政府信息公开申请46件",
            "全年新收政府信息公开申请64件",
            "“全年新收政府信息公开申请64件”：正文为64，与表三“一、本年新收”46不一致，相差18；"
            "应为46件（像是两位数字颠倒）。",
        ),
        ("占12.8%", "占18.2%", "“不予公开6件”占18.2%：6÷47＝12.8%，与18.2%不一致；应为12.8%。"),
        (
            "申请46件",
            "申请46件，比上年增加6件，同比增长51.0%（上年40件）",
            "“全年新收政府信息公开申请46件”增长51.0%：上年40、本年46，应增长15.0%（像是两位数字颠倒）。",
        ),
        (  # one cause, although nobody can say whether the two numbers or the two blocks are wrong
            "其中维持2件、尚未审结1件。",
            "其中直接起诉1件、复议后起诉2件。",
            "“直接起诉1件”：正文为1，与表四“未经复议直接起诉”2不一致，相差1；“复议后起诉2件”也不成立；"
            "像是这两个数写反了，或表中相应的两行、两列填反了。",
        ),
        (  # 、 joins all of them
            "发布政策解读9篇。",
            "培训人员分别为42人次、38人次、55人次，合计153人次。",
            "“合计153人次”：42＋38＋55＝135，与合计153不一致，相差18；38＋55＝93也不相符。",
        ),
        (
            "发布政策解读9篇。",
            "自2019年以来，累计发布政策解读40篇，视频解读9篇，占累计数的25.2%。",
            "“视频解读9篇”占25.2%：9÷40＝22.5%，与25.2%不一致；应为22.5%。",
        ),
        (  # 1＋44 is the wrong total by chance; that makes no part wrong
            "申请46件，",
            "申请45件，其中网络1件，信函44件，当面1件。",
            "“全年新收政府信息公开申请45件”：正文为45，与表三“一、本年新收”46不一致，相差1；应为46件。",
        ),
        ("不予公开6件", "不予公开9件", "“不予公开9件”，应为6件，依据：占12.8%、表三“（三）不予公开”各项之和6。"),
    ],
)
def test_a_lone_claim_says_what_it_rests_on_and_what_its_number_must_be(right: str, wrong: str, message: str) -> None:
    (finding,) = check_text(model("2021").replace(right, wrong, 1)).findings
    assert finding.message == message


def test_a_sentence_is_no_evidence_of_its_own_number() -> None:
    said, cell, other = figure("64", 0, "受理", "件"), figure("46", 10), figure("46", 20)
    claims = [
        Claim("“受理64件”", said, (Equation(Side((Term("正文为", said),)), Side((Term(name, each),))),))
        for name, each in (("表三", cell), ("前文", other))
    ]
    broken = [("GL511", claims[0]), ("GL524", claims[1])]
    cause = Cause((Correction(said, Fraction(46)),), (0, 1))
    assert diagnosed(cause, broken).message == "“受理64件”：正文为64，与表三46不一致，相差18；应为46件。"
    whole = Claim("表三合计", cell, (Equation(Side((Term("", said),)), Side((Term("", cell),))),))
    found = diagnosed(cause, [broken[0], ("GL301", whole)])
    assert found.message == "“受理64件”，应为46件，依据：表三46、表三合计。"


def test_a_likely_slip_is_told_of_the_number_that_may_be_wrong() -> None:
    said, cell = figure("37", 0, "自然人", "件"), figure("31", 10, "“一、本年新收”“自然人”")
    cell = cell._replace(cell=CellName("表三", "一、本年新收", "自然人"))
    claim = Claim("“自然人37件”", said, (Equation(Side((Term("", said),), "正文为"), Side((Term("表三", cell),))),))
    own = diagnosed(Cause((Correction(said, Fraction(31)),), (0,), "digit"), [("GL513", claim)])
    assert own.message == "“自然人37件”：正文为37，与表三31不一致，相差6；“37件”疑为“31件”之误。"
    other = diagnosed(Cause((Correction(cell, Fraction(37)),), (0,), "digit"), [("GL513", claim)])
    assert other.message.endswith("；“一、本年新收”“自然人”的“31”疑为“37”之误。")


@pytest.mark.parametrize(("said", "told"), [("率100%", "“率100%”有误"), ("未发生行政诉讼", "“未发生行政诉讼”，应为3")])
def test_no_slip_of_a_digit_is_seen_in_words(said: str, told: str) -> None:
    words, cell = figure("0", 0)._replace(text=said), figure("3", 10, "“四、结转下年度”“总计”")
    claim = Claim(f"“{said}”", words, (Equation(Side((Term("应为", words),)), Side((Term("表三", cell),))),))
    slip = Correction(words, Fraction(3))
    assert diagnosed(Cause((slip,), (0,), "digit"), [("GL407", claim)]) == fault(claim)
    unsure = diagnosed(Cause((), (0,), "unsure", ((slip,),)), [("GL407", claim)])
    assert unsure.message.endswith(f"；只改一个数字就都成立：{told}。")


@pytest.mark.parametrize("choice", ["only", "digit"])
def test_no_share_is_corrected_to_more_than_100(choice: Choice) -> None:
    part, whole, percent = figure("30", 0), figure("20", 10), figure("50", 20, "占", "%")
    claim = Claim("占比", percent, (Share(Side((Term("", part),)), Side((Term("", whole),)), percent),))
    plain = fault(claim)
    assert (plain.message, plain.fix) == ("占比：30÷20＝150%，与50%不一致。", None)
    slip = Correction(percent, Fraction(150))
    assert diagnosed(Cause((slip,), (0,), choice), [("GL401", claim)]) == plain
    assert diagnosed(Cause((), (0,), "unsure", ((slip,),)), [("GL401", claim)]) == plain
    fewer = Correction(part, Fraction(10))
    unsure = diagnosed(Cause((), (0,), "unsure", ((slip,), (fewer,))), [("GL401", claim)])
    assert unsure.message == "占比：30÷20＝150%，与50%不一致；只改一个数字就都成立：“30”，应为10。"


def test_another_reading_is_told_by_what_it_has_in_place_of_the_first() -> None:
    received, over, closed = (Side((Term(name, figure(text, place)),)) for place, (name, text) in enumerate(PARTS))
    both = Side((*received.terms, *over.terms))
    told = fault(Claim("申请", closed.terms[0].figure, (Equation(both, closed), Equation(received, closed))))
    assert told.message == "申请：新收46＋结转4＝50，与办结47不一致，相差3；新收46也不相符。"
    told = fault(Claim("申请", received.terms[0].figure, (Equation(received, closed), Equation(received, both))))
    assert told.message == "申请：新收46，与办结47不一致，相差1；新收46＋结转4＝50也不相符。"


PARTS = (("新收", "46"), ("结转", "4"), ("办结", "47"))
