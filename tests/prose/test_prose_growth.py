"""Rates of growth in prose: the count that grew, the one before it, the increase, and when nothing is told of them."""

from __future__ import annotations

import pytest

from govlint.linter import draft_of
from govlint.prose.ages import is_only_compared
from govlint.prose.growth import Rise, rises
from govlint.prose.turns import turns
from govlint.source import Source


def found(text: str, year: int | None = 2021) -> list[Rise]:
    return [rise for sentence in draft_of(Source(text)).sentences for rise in rises(sentence, year)]


def told(rise: Rise) -> str:
    """A rate in short: 46 +15 <40 (6): the count that grew, the rate, the count before, the increase."""
    before = f" <{rise.before.figure.text}" if rise.before else ""
    change = f" ({rise.change.figure.text})" if rise.change else ""
    return f"{rise.now.figure.text} {'-' if rise.falls else '+'}{rise.rate.figure.text}{before}{change}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("新收申请46件，同比增长15%。", "46 +15"), ("新收申请46件，较上年下降15%。", "46 -15")),
        # The number of the other year in brackets behind its name.
        *(("新收申请46件，比2020年（40件）增长15%。", "46 +15 <40"), ("新收申请46件，比上年（窗口40件）增长15%。", "")),
        ("新收申请46人次，较上年（40人次）增加6人次，增长15%。", "46 +15 <40 (6)"),
        *(("新收申请46件（较上年增长15%）。", "46 +15"), ("新收申请46件，申请数量较去年略有回落15%。", "46 -15")),
        *(("新收申请46件，均已答复，同比增长15%。", ""), ("同比增长15%。", ""), ("信息公开同比增长15%。", "")),
        # Percentage points, times and pieces are no rates, nor is what grew ever one of them.
        *(("新收申请46件，同比增长15个百分点。", ""), ("新收申请46件，同比增加15件。", "")),
        *(("提高3个百分点，增长15%。", ""), ("新收申请是上年的3倍，增长15%。", "")),
        # The count behind the rate.
        *(
            ("同比增长15%，达到46件。", "46 +15"),
            ("同比增长15%，总数达46件。", "46 +15"),
            ("同比增长15%，收到46件。", ""),
        ),
        *(("同比增长15%，达到90%。", ""), ("上年申请40件，同比增长15%，达到90%。", "40 +15")),
        *(
            ("上年申请40件，同比增长15%，达46件。", "46 +15 <40"),
            ("本年申请46件，增长15%，达50件，由3人答复。", "46 +15"),
        ),
        # The increase beside it, before or behind, if it goes the same way.
        *(
            ("新收申请46件，同比增加6件，增长15%。", "46 +15 (6)"),
            ("新收申请46件，同比增长15%，增加6件。", "46 +15 (6)"),
        ),
        *(("新收申请46件，同比增加6件，下降15%。", ""), ("新收申请46件，同比增长15%，减少6件。", "46 +15")),
        ("新收申请46件，同比增加6件，答复及时，增长15%。", ""),
        ("新收申请46件，同比增长15%，网站信息增加6条。", "46 +15"),
        ("增加6件，增长15%，达46件。", "46 +15 (6)"),
        ("网上增加3件，同比增加6件，增长15%，达46件。", "46 +15 (6)"),
        ("公开信息9条，增加3条，新收申请46件，增加6件，增长15%。", "46 +15 (6)"),
        ("公开信息9条，增加3条，新收申请46件，同比增长15%，增加6件。", "46 +15 (6)"),
        # Several rates behind as many counts; what is only compared with.
        *(("信息60条、80条、92条，环比增长33.3%、15%。", ""), ("支出12.6万元，较预算18万元减少5.4万元，下降30%。", "")),
        *(("新收申请46件，增长15%、增加6件。", "46 +15 (6)"), ("新收申请46件，增长15%、占20%。", "46 +15")),
        ("公开信息9件，新收申请46件，比2020年（40件）增加6件，增长15%。", "46 +15 <40 (6)"),
        *(("新收申请46件，比2020年（40人）增长15%。", ""), ("比2020年（40件）增长15%。", "")),
        *(("新收申请46件（比2020年）（40件）增长15%。", ""), ("新收申请46件（其中比2020年40件）增长15%。", "")),
        ("新收申请46件，比2020年（40件），网站信息增长15%。", ""),
        ("新收申请46件，比2020年（40件增长15%）。", "46 +15 <40"),
        ("新收申请46件（较上年的40件增长15%）。", "46 +15 <40"),
        # What came in, not what was answered, if the words say so; nothing if they leave it open.
        ("受理申请46件，答复43件，申请量同比增长15%。", "46 +15"),
        ("上年受理40件，受理申请46件，答复43件，申请量同比增长15%。", "46 +15 <40"),
        *(("受理申请46件，答复43件，同比增长15%。", ""), ("受理申请46件，办理43件，办理量同比增长15%。", "43 +15")),
        *(("答复申请43件，同比增长15%。", "43 +15"), ("答复43件，申请量同比增长15%。", "")),
        *(("收到并答复申请43件，申请量同比增长15%。", "43 +15"), ("答复43件，受理46件，申请量同比增长15%。", "46 +15")),
        ("同比增长15%，答复达到46件，受理申请40件。", ""),
        # Neither an average grew, nor what stands in brackets that were closed.
        *(("公开信息312条，日均0.85条，同比增长4%。", ""), ("平均公开3条，同比增长4%。", "")),
        ("收到申请46件（不含上年结转4件），较上年的40件增加6件，增幅15%。", "46 +15 <40 (6)"),
        # Behind brackets that list its parts; one number in them may be anything.
        ("公开信息46条（政策26条、其他20条），同比增长15%（2020年40条）。", "46 +15 <40"),
        *(("公开信息46条（其中政策26条），同比增长15%。", ""), ("网站46条，公众号（粉丝2万、3万），同比增长15%。", "")),
        # This year's number is told elsewhere; a base that is told of something else.
        *(("较上年的40条增加6条，增长15%。", "40 +15 <40 (6)"), ("较上年的40条增加6条。", "")),
        *(
            ("公开信息46条，其他类较上年的20条增长15%。", ""),
            ("公开信息46条，信息量较上年的40条增长15%。", "46 +15 <40"),
        ),
        *(
            ("建议12件、提案8件，比上年的18件增长11.1%。", ""),
            ("公开46条，解读8条，比上年的10条下降20%。", "8 -20 <10"),
        ),
        # What is no growth.
        *(("予以公开46件，占15%。", ""), ("新收申请46件，同比增长15。", "")),
    ],
)
def test_a_rate_has_the_count_that_grew(text: str, expected: str) -> None:
    assert " ".join(map(told, found(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Last year's number before this year's or behind it, by its words or its year.
        ("上年申请40件，本年申请46件，增长15%。", "46 +15 <40"),
        ("本年申请46件，上年申请40件，增长15%。", "46 +15 <40"),
        ("2020年申请40件，2021年申请46件，增长15%。", "46 +15 <40"),
        ("2021年申请46件，2020年申请40件，增长15%。", "46 +15 <40"),
        ("本年申请46件，同比增长15%，上年申请40件。", "46 +15 <40"),
        ("本年申请46件，同比增长15%，2020年申请40件。", "46 +15 <40"),
        ("本年申请46件，同比增长15%，予以公开40件。", "46 +15"),
        ("本年申请46件，较2020年的40件增长15%。", "46 +15 <40"),
        ("本年申请46件，较上年的40件增加6件，增长15%。", "46 +15 <40 (6)"),
        *(("较上年的40件增长15%。", ""), ("公开信息9条，新收申请46件，较2020年的40件增长15%。", "46 +15 <40")),
        *(("申请由40件增加到46件，增长15%。", "46 +15 <40"), ("2021年申请由40件增加到46件，增长15%。", "46 +15 <40")),
        ("2020年申请40件，2021年同上年相比申请46件，增长15%。", "46 +15 <40"),
        ("本年申请40件，同比46件，增长15%。", "46 +15"),
        # 同比 is not taken of another year than the last, where it is said of the rate and not of something before.
        *(
            ("本年申请46件，较2019年的40件，同比增长15%。", ""),
            ("本年申请46件，较2020年的40件，同比增长15%。", "46 +15 <40"),
        ),
        ("2021年申请30件，2020年申请46件，较2019年的40件，同比增长15%。", "46 +15 <40"),
        ("信息9条，同比持平，申请46件，较2019年的40件增长15%。", "46 +15 <40"),
        ("本年申请46件，同比较2019年的40件增长15%。", "46 +15 <40"),
        # What was carried over from last year is of this year; another year is not the last one.
        ("上年结转申请40件，新收申请46件，增长15%。", "46 +15"),
        ("2020年至2021年申请86件，2021年申请46件，增长15%。", "46 +15"),
        *(("2018年申请40件，2021年申请46件，增长15%。", "46 +15"), ("2018年40件，2021年46件，同比增长20%。", "46 +20")),
        ("上年申请40件，去年申请41件，增长15%。", "41 +15"),
        # A number in brackets belongs to what stands before them; one with a rate of its own to that.
        (
            "行政许可328件，同比下降3.5%（上年340件）；行政处罚46件，同比上升15%（上年40件）。",
            "328 -3.5 <340 46 +15 <40",
        ),
        ("2021年公开312条，同比增长20%；2020年公开260条，同比增长30%；2019年公开200条。", "312 +20 <260 260 +30 <200"),
        ("信息增长5%，上年申请40件，本年申请46件，增长15%。", "46 +15 <40"),
        ("上年申请40件，本年申请46件，增长15%，信息下降3%。", "46 +15 <40"),
        ("上年申请40件（网上9件），本年申请46件，增长15%。", "46 +15 <40"),
        ("上年申请40件，占5%，本年申请46件，增长15%。", "46 +15 <40"),
        ("上年申请40件（本年申请46件，增长15%）。", "46 +15 <40"),
        ("公开9件，本年申请46件，上年申请40件，增长15%。", "46 +15 <40"),
        # Other things, and what stands further before.
        ("上年申请40件，本年申请答复46件，增长15%。", "46 +15 <40"),
        ("上年网上许可40件，许可事项46件，增长15%。", "46 +15 <40"),
        ("上年许可事项40件，现场许可46件，增长15%。", "46 +15 <40"),
        *(
            ("上年规划40件，本年计划46件，增长15%。", "46 +15"),
            ("上年网上许可40件，现场许可46件，增长15%。", "46 +15 <40"),
        ),
        *(("上年许可40件，本年处罚46件，增长15%。", "46 +15"), ("上年受理40件，本年处罚46件，增长15%。", "46 +15 <40")),
        ("上年培训40场，本年申请46件，增长15%。", "46 +15"),
        ("上年申请40件，公开信息9条，本年申请46件，增长15%。", "46 +15"),
    ],
)
def test_the_number_of_last_year_is_found_by_its_words(text: str, expected: str) -> None:
    assert " ".join(map(told, found(text))) == expected


def test_without_a_report_year_years_tell_nothing() -> None:
    text = "2020年申请40件，2021年申请46件，增长15%。"
    assert [told(found(text, year)[0]) for year in (2020, 2021, 2022)] == ["46 +15 <40"] * 3
    assert told(found(text, None)[0]) == "46 +15"
    assert told(found("2020年申请40件，本年申请46件，增长15%。", None)[0]) == "46 +15"
    assert told(found("2021年申请40件，2022年申请46件，增长15%。", 2022)[0]) == "46 +15 <40"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An increase without a rate, if last year's number is told, of the year that it is compared with.
        ("新收申请46件，较上年增加6件，上年为40件。", "46 +6 <40 (6)"),
        *(
            ("新收申请46件，较2020年增加6件，上年为40件。", "46 +6 <40 (6)"),
            ("新收申请46件，较2019年增加26件，上年为40件。", ""),
        ),
        *(("新收申请46件，较上年增加6件。", ""), ("新增栏目2个，较上年增加1个，上年共10个。", "")),
        # What is compared is the last count before, unless that is an average of another.
        *(
            ("日均0.85条，较上年的0.8条增长6.3%。", "0.85 +6.3 <0.8"),
            ("公开信息312条，日均0.85条，较上年的300条增长4%。", ""),
            ("日均0.85条，公开信息312条，较上年的300条增长4%。", "312 +4 <300"),
            ("公开信息312条，日均0.85条，公开报告20条，较上年的18条增长11.1%。", "20 +11.1 <18"),
        ),
        ("2019年公开20条，2021年公开312条，较2020年的300条同比增长4%。", "312 +4 <300"),
        # Behind a list, the total may have grown; a semicolon ends that.
        *(
            ("公开573条，其中图解343条，较上年的601条下降4.7%。", ""),
            ("公开图解343条、视频230条，同比增长4.7%。", ""),
            ("公开图解343条，视频230条，同比增长33.3%、4.7%。", ""),
            ("公开573条，其中图解343条；新收申请46件，同比增长15%。", "46 +15"),
            ("新收申请46件，同比增长15%，其中自然人38件。", "46 +15"),
        ),
    ],
)
def test_increases_without_a_rate_and_counts_that_grew_among_others(text: str, expected: str) -> None:
    assert "".join(map(told, found(text))) == expected


@pytest.mark.parametrize("year", [2021, None])
def test_what_is_only_compared_did_not_grow(year: int | None) -> None:
    (sentence,) = draft_of(Source("2021年新收申请46件，2020年为40件，2019年为35件，同比增长15%。")).sentences
    assert [is_only_compared(sentence, each, year) for each in sentence.mentions[:3]] == [False, True, True]
    assert [*rises(sentence, year)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"栏目由18个{to}到12个。", [("18", "12", True)]) for to in ("下降", "降低", "回落", "减", "降")),
        *(("栏目由18个减少到12个。", [("18", "12", True)]), ("栏目由8个增加到12个。", [("8", "12", False)])),
        ("公开5条、解读6条，栏目由8个增加到12个，公开9条。", [("8", "12", False)]),
        # What is only told before, without 由, or in another unit, is not where it began.
        *(("栏目增加到12个。", []), ("公开8条，栏目增加到12个。", []), ("较上年8个增加到12个。", [])),
        *(("栏目由8个逐步增加到12个。", [("8", "12", False)]), ("栏目由8个变成12个。", [])),
        *(("由2件、8件增加到12件。", []), ("由8人增加到12个。", []), ("由8个增加。", [])),
    ],
)
def test_from_what_to_what_something_went(text: str, expected: list[tuple[str, str, bool]]) -> None:
    seen = [turn for sentence in draft_of(Source(text)).sentences for turn in turns(sentence)]
    assert [(before.figure.text, now.figure.text, falls) for before, now, falls in seen] == expected
