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


@pytest.mark.parametrize("edition", EDITIONS)
def test_sections_in_other_accepted_wordings_pass(edition: str) -> None:
    text = _replace(model(edition), "二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况")
    text = _replace(
        text, "四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    )
    text = _replace(text, "五、存在的主要问题及改进情况", "五、 政府信息公开工作存在的主要问题及改进情况")
    assert check_text(text).findings == ()
