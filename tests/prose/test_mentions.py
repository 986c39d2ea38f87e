"""The numbers of sentences: their exact characters, values, and what they count."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from govlint_grammar import compile
from hypothesis import given
from hypothesis import strategies as st

from govlint.fold import fold
from govlint.linter import draft_of
from govlint.prose.mentions import ABOUT, Mention
from govlint.source import Source

# Marks, blanks and widths that drafts mix.
LOOSE = st.text(
    "0123456789０９.,，、；：。（）() 　\n万亿余多约近占%％件条个两十六部分其中包括同比增长减少未收到无均公开"
    "申请“”《》一是",
    max_size=80,
)


def mentions(text: str) -> list[Mention]:
    return [each for passage in draft_of(Source(text)).prose for one in passage.sentences for each in one.mentions]


@pytest.mark.parametrize(
    ("text", "value", "unit", "about", "least", "most"),
    [
        ("公开信息312条。", 312, "条", "", 312, 312),
        ("公开信息１，２３４条。", 234, "条", "", 234, 234),  # a full-width comma is a comma
        ("公开信息1,234条。", 1234, "条", "", 1234, 1234),
        ("公开信息6750余条。", 6750, "条", "余", 6750, 6760),
        ("公开信息1.8万余条。", 18000, "条", "余", 18000, 19000),
        ("赠阅近2万本。", 20000, "本", "近", 10000, 20000),
        ("阅读量2230万左右。", 22300000, "", "约", 22200000, 22400000),
        ("阅读量超2300万。", 23000000, "", "以上", 23000000, None),
        ("收到申请两件。", 2, "件", "", 2, 2),
        ("收到申请十二件。", 12, "件", "", 12, 12),
        # What is printed in 万 or 亿 was rounded or cut off at its last digit.
        ("采购金额18.6198万元。", 186198, "元", "万", Decimal("186197.5"), 186199),
        ("阅读量1.2万次。", 12000, "次", "万", 11500, 13000),
        ("阅读量120万次。", 1200000, "次", "万", 1195000, 1210000),
        ("阅读量0.0万次。", 0, "次", "万", 0, 0),
        ("播放量1.25亿次。", 125000000, "次", "万", 124500000, 126000000),
        ("收费26.55元。", Decimal("26.55"), "元", "", Decimal("26.55"), Decimal("26.55")),
    ],
)
def test_a_number_has_its_value_unit_and_limits(
    text: str, value: object, unit: str, about: str, least: object, most: object
) -> None:
    figure = mentions(text)[-1].figure
    assert (figure.value, figure.unit, figure.about, figure.least, figure.most) == (value, unit, about, least, most)


def test_the_grammar_and_their_meaning_know_the_same_approximating_words() -> None:
    lines = (compile.HERE / "figures.lark").read_text("utf-8").splitlines()
    words = set()
    for line in (each for each in lines if each.startswith(("MORE.", "ABOUT.", "AROUND."))):
        told = re.search(r"/(?:\(\?<=[^)]*\))?(?:\(\?:([^)]*)\)|\[([^]]*)\])", line)
        assert told
        words |= set(told[1].split("|") if told[1] else told[2])
    assert words == set(ABOUT)
    for word, about in ABOUT.items():
        read = {each.figure.about for said in ("{}12件", "12{}件", "12件{}") for each in mentions(said.format(word))}
        assert about in read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年受理申请46件。", [("全年受理申请", "")]),
        ("收到8份政府信息公开申请。", [("收到", "政府信息公开申请")]),
        ("办结930件，31件结转到2025年度。", [("办结", ""), ("", "结转到2025年度")]),
        ("县长信箱收到信件，共183条。", [("县长信箱收到信件共", "")]),
        ("（含申请人主动撤回）341件、转下年度办理121件。", [("", ""), ("转下年度办理", "")]),
        ("予以公开、部分公开27件。", [("予以公开、部分公开", "")]),
        ("公开20件、部分公开7件。", [("公开", ""), ("部分公开", "")]),
        ("公开文件（其中规章2件）共9件。", [("规章", ""), ("公开文件共", "")]),
        # Since when it is counted.
        (
            "自2019年条例施行以来，累计收到申请512件、答复510件。",
            [("2019年以来累计收到申请", ""), ("2019年以来答复", "")],
        ),
        ("条例施行以来（含2019年），收到申请512件。", [("以来收到申请", "")]),
        ("2019年以来未发生复议，共发生诉讼3件。", [("2019年以来共发生诉讼", "")]),
        ("2019年以来收到申请512件。", [("2019年以来收到申请", "")]),
        ("条例施行四年多来，收到申请512件。", [("四年多来收到申请", "")]),
        ("“十四五”期间，收到申请120件。", [("“十四五”期间收到申请", "")]),
        ("条例施行以来，收到申请512件，其中2021年46件。", [("以来收到申请", ""), ("2021年", "")]),
        # A part of the year, but not all of it.
        *(
            ("上半年，收到申请20件。", [("上半年收到申请", "")]),
            ("截至6月底，收到申请20件。", [("截至6月底收到申请", "")]),
        ),
        ("2021年一季度，收到申请20件，全年收到46件。", [("2021年一季度收到申请", ""), ("全年收到", "")]),
        *(("截至12月，收到申请46件。", [("收到申请", "")]), ("1至12月，收到申请46件。", [("收到申请", "")])),
        # The end of a year, unless what follows is told of this one.
        *(
            ("截至2020年底，现行有效规范性文件9件。", [("2020年现行有效规范性文件", "")]),
            ("截至上年末，现行有效规范性文件9件。", [("上年现行有效规范性文件", "")]),
        ),
        ("截至2020年底，结转4件，今年办结47件。", [("2020年结转", ""), ("今年办结", "")]),
        *(("今年以来，收到申请46件。", [("收到申请", "")]), ("今年以来收到申请46件。", [("今年以来收到申请", "")])),
        ("2019年至2021年，分别收到申请30件、46件。", [("2019年至2021年收到申请", ""), ("2019年至2021年", "")]),
        (
            "2019年、2020年和2021年分别收到申请30件、40件和46件，2021年办结47件。",
            [
                ("2019年、2020年和2021年收到申请", ""),
                ("2019年、2020年和2021年", "和"),
                ("2019年、2020年和2021年和", ""),
                ("2021年办结", ""),
            ],
        ),
        ("2019年至2021年，工作平稳，其中2021年收到申请46件。", [("2021年收到申请", "")]),
        ("大会召开以来，我局规范办理，全年收到申请46件。", [("全年收到申请", "")]),
    ],
)
def test_what_a_number_counts_is_found(text: str, words: list[tuple[str, str]]) -> None:
    assert [(each.before, each.after) for each in mentions(text)] == words


@given(LOOSE)
def test_every_number_stands_where_it_says(text: str) -> None:
    source = Source(text)
    for each in mentions(text):
        assert "".join(fold(source.cut(each.figure.span)).split()) == each.figure.text
        assert each.figure.least <= each.figure.value
        assert each.figure.most is None or each.figure.value <= each.figure.most


@given(st.integers(0, 10**9), st.sampled_from(["条", "件", "篇", "次"]), st.integers(0, 3))
def test_a_number_across_a_page_break_is_read_whole(number: int, unit: str, blanks: int) -> None:
    text = f"2023年，我局认真落实条例要求，不断完善公开工作制度，全年公开{' ' * blanks}\n\n信息{number}{unit}。"
    (found,) = mentions(text)
    assert (found.figure.value, found.figure.unit, found.before) == (number, unit, "全年公开信息")
    assert Source(text).cut(found.figure.span) == str(number)


def test_two_numbers_with_a_blank_between_are_not_one() -> None:
    assert [each.figure.value for each in mentions("公开信息100 200条。")] == []
