"""Each of the six sections removed, renamed, renumbered or swapped is found, by one finding that names it."""

from __future__ import annotations

import pytest

from govlint import check_text
from govlint.finding import Finding
from govlint.rule import model

EDITIONS = ["2021", "2019"]
NUMERALS = "一二三四五六"
OF_SECTIONS = {f"GL10{n}" for n in range(1, 10)}


def _headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:1] in NUMERALS and line[1:2] == "、" and "\t" not in line]


def _replace(text: str, old: str, new: str) -> str:
    assert text.count(f"\n{old}\n") == 1
    return text.replace(f"\n{old}\n", f"\n{new}\n" if new else "\n")


def _found(text: str) -> list[Finding]:
    return [each for each in check_text(text).findings if each.code in OF_SECTIONS or each.severity == 2]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
def test_a_section_without_its_heading_is_missing(edition: str, number: int) -> None:
    text = model(edition)
    heading = _headings(text)[number]
    (finding,) = _found(_replace(text, heading, ""))
    assert finding.code == "GL101"
    assert f"缺少“{heading}”" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
def test_a_section_that_is_gone_whole_is_missing_with_its_table(edition: str, number: int) -> None:
    text = model(edition)
    headings = _headings(text)
    start = text.index(f"\n{headings[number]}\n")
    end = text.index(f"\n{headings[number + 1]}\n") if number < 5 else len(text)
    (finding,) = _found(text[:start] + text[end:])
    assert finding.code == "GL101"
    assert f"缺少“{headings[number]}”" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
def test_a_section_under_another_title_is_renamed(edition: str, number: int) -> None:
    text = model(edition)
    heading = _headings(text)[number]
    (finding,) = _found(_replace(text, heading, f"{heading[:2]}年度亮点与特色做法"))
    assert finding.code == "GL109"
    assert f"应为“{heading[2:]}”" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("ordinal", ["", *(f"{each}、" for each in "一二三四五六七八")])
def test_a_section_with_another_ordinal_is_misnumbered(edition: str, number: int, ordinal: str) -> None:
    text = model(edition)
    heading = _headings(text)[number]
    if ordinal == heading[:2]:
        return
    (finding,) = _found(_replace(text, heading, ordinal + heading[2:]))
    assert finding.code == "GL104"
    assert f"“{heading[:2]}”" in finding.message
    assert f"“{heading[2:]}”" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(5))
def test_two_sections_swapped_are_out_of_order(edition: str, number: int) -> None:
    text = model(edition)
    places = [text.index(f"\n{heading}\n") for heading in _headings(text)] + [len(text)]
    start, middle, end = places[number : number + 3]
    findings = _found(text[:start] + text[middle:end].rstrip("\n") + "\n" + text[start:middle] + text[end:])
    assert [each.code for each in findings] == ["GL102"]
    assert f"第{NUMERALS[number]}部分" in findings[0].message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(1, 6))
def test_two_headings_swapped_are_found(edition: str, number: int) -> None:
    text = model(edition)
    one, other = _headings(text)[number - 1 : number + 1]
    swapped = _replace(_replace(_replace(text, one, "*"), other, one), "*", other)
    assert [each.code for each in _found(swapped)] == ["GL102"]


def _renumbered(text: str, ordinals: dict[int, str]) -> str:
    """The text with other ordinals before the headings with these numbers, from 1; "" drops the heading."""
    for number, heading in enumerate(_headings(text), 1):
        if number in ordinals:
            text = _replace(text, heading, ordinals[number] and f"{ordinals[number]}、{heading[2:]}")
    return text


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(1, 6))
def test_two_titles_swapped_behind_their_ordinals_are_out_of_order(edition: str, number: int) -> None:
    text = model(edition)
    one, other = _headings(text)[number - 1 : number + 1]
    swapped = _replace(_replace(_replace(text, one, "*"), other, other[:2] + one[2:]), "*", one[:2] + other[2:])
    (finding,) = _found(swapped)
    assert finding.code == "GL102"
    assert f"第{NUMERALS[number - 1]}部分“{one[2:]}”应在第{NUMERALS[number]}部分之前" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
def test_a_section_under_the_title_of_another_is_renamed(edition: str, number: int) -> None:
    text = model(edition)
    headings = _headings(text)
    (finding,) = _found(_replace(text, headings[number], headings[number][:2] + headings[(number + 3) % 6][2:]))
    assert finding.code == "GL109"
    assert f"应为“{headings[number][2:]}”" in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("form", ["{}、", "{}.", "（{}）", "({})"])
def test_a_number_in_another_form_is_a_wrong_ordinal(edition: str, number: int, form: str) -> None:
    text = model(edition)
    heading = _headings(text)[number]
    digit = form.format(NUMERALS[number] if form == "（{}）" else number + 1)
    (finding,) = _found(_replace(text, heading, digit + heading[2:]))
    assert finding.code == "GL104"
    assert finding.message == f"标题“{heading[2:]}”的序号应为“{heading[:2]}”，此处为“{digit}”。"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(2, 6))
def test_numbering_on_over_a_missing_section_is_no_second_fault(edition: str, number: int) -> None:
    text = model(edition)
    ordinals = {number: "", **{each: NUMERALS[each - 2] for each in range(number + 1, 7)}}
    (finding,) = _found(_renumbered(text, ordinals))
    assert finding.code == "GL101"
    assert f"缺少“{_headings(text)[number - 1]}”，应在第{NUMERALS[number - 2]}部分之后" in finding.message


def test_numbering_on_over_an_extra_section_is_no_second_fault() -> None:
    text = _renumbered(model("2021"), {each: "一二三四五六七"[each] for each in range(3, 7)})
    text = _replace(
        text, "四、收到和处理政府信息公开申请情况", "三、工作亮点\n略。\n四、收到和处理政府信息公开申请情况"
    )
    assert [each.code for each in _found(text)] == ["GL107"]


@pytest.mark.parametrize("overall", ["一、总体情况", "总体情况", ""])
def test_sections_shifted_by_one_are_one_fault(overall: str) -> None:
    text = _renumbered(model("2021"), {each: NUMERALS[each - 2] for each in range(2, 7)})
    (finding,) = _found(_replace(text, "一、总体情况", overall))
    assert finding.code == "GL105"


def test_a_section_moved_far_is_the_only_one_out_of_order() -> None:
    text = _replace(model("2021"), "六、其他需要报告的事项", "")
    text = _replace(text, "一、总体情况", "六、其他需要报告的事项\n无。\n一、总体情况")
    (finding,) = _found(text)
    assert finding.code == "GL102"
    assert finding.message == "第六部分“其他需要报告的事项”应在第五部分之后。"


def test_titles_listed_above_without_ordinals_are_no_sections() -> None:
    text = model("2021")
    listed = "\n".join(heading[2:] for heading in _headings(text))
    assert check_text(_replace(text, "一、总体情况", f"{listed}\n\n一、总体情况")).findings == ()


def test_all_six_sections_missing_are_one_fault() -> None:
    (finding,) = [
        each for each in check_text("云川市水务局2023年政府信息公开工作年度报告\n").findings if each.severity == 2
    ]
    assert finding.code == "GL101"
    assert finding.message.endswith("这六个部分。")


@pytest.mark.parametrize(
    "text", ["五、存在的主要问题及改进情况\n无。\n", "会议通知\n一、时间：\n（一）、周五\n七、其他、\n"]
)
def test_of_what_is_no_report_nothing_else_is_said(text: str) -> None:
    assert [each.code for each in check_text(text).findings] == ["GL001"]


def test_of_reports_older_than_the_formats_nothing_is_said() -> None:
    text = model("2021").replace("2023年", "2013年", 2)
    for heading in _headings(text)[:5]:
        text = _replace(text, heading, "")
    assert not [
        each.code for each in check_text(text).findings if each.code.startswith(("GL10", "GL11", "GL12", "GL13"))
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_sections_in_other_accepted_wordings_pass(edition: str) -> None:
    text = _replace(model(edition), "二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况")
    text = _replace(
        text, "四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    )
    text = _replace(text, "五、存在的主要问题及改进情况", "五、 政府信息公开工作存在的主要问题及改进情况")
    assert check_text(text).findings == ()
