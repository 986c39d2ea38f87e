"""Rates of what was closed: the counts they are taken of, and what 100% says of what was carried forward."""

from __future__ import annotations

import pytest

from govlint.claim import Claim, Share
from govlint.finding import Severity
from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.rulings import rulings
from govlint.source import Source

RULES = {rule.code: rule for rule in load("govlint_rules") if rule.code in ("GL406", "GL407")}
CLOSED = "办结47件，结转下年度继续办理3件。"


def claims(text: str, code: str) -> list[Claim]:
    return [each.claim for each in rulings(draft_of(Source(text)), [RULES[code]]).claims]


def shares(text: str) -> list[list[tuple[int, int]]]:
    """The part and the whole of each reading of each claim about a rate."""
    return [
        [(share.part.sum, share.whole.sum) for share in claim.readings if isinstance(share, Share)]  # type: ignore[misc]
        for claim in claims(text, "GL406")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        *(
            ("收到留言248条，办结230条，办结率92.7%。", (230, 248)),
            ("收到留言248条，办结230条，办结率97.2%。", (230, 248)),
        ),
        ("上年结转来信4件，收到来信248件，办结230件，办结率46.4%。", (230, 252)),  # not of 248 twice
        ("积压来信4件，收到来信248件，办结230件，办结率91.3%。", (230, 252)),
        # The counts that stand first, where several fit or none does.
        ("收到来信50件，办结47件，收到来电100件，办结94件，办结率94%。", (47, 50)),
        ("收到来信20件，接到来电30件，办结来信15件，答复来电19件，办结率99%。", (19, 30)),
        ("收到来信20件，接到来电30件，办结来信15件，答复来电31件，办结率100%。", None),
        ("收到来信30件，接到来电20件，办结来信25件，答复来电15件，办结率100%。", None),
        # Of several, what is told last, and nothing of what was told before it.
        ("收到申请46件，上年结转4件，办理建议12件；收到留言248条，办结230条，办结率97.2%。", (230, 248)),
        ("收到申请46件，答复12件；上年结转留言4条，收到留言244条，办结230条，办结率97.2%。", (230, 248)),
        # With what was open before.
        ("收到来信46件，上年结转4件，办结47件，办结率94%。", (47, 50)),
        # What came in is what its words say, in the unit of the first count.
        ("转送部门5件，收到来信248件，办结230件，办结率97.2%。", (230, 248)),
        ("收到来信248件，占90%，办结230件，办结率97.2%。", (230, 248)),
        ("收到来信248件，历时12天，办结230件，办结率97.2%。", (230, 248)),
        *(
            ("收到来信300件，接待25人次，办结23件，办结率92%。", (23, 300)),
            ("答复率90%，满意率100%，办结率90%。", None),
        ),
        # Of all or more than all, only if more was done than came in and nothing was open before.
        *(
            ("收到来信117件，办结171件，办结率100%。", (171, 117)),
            ("收到来信117件，办结110件，办结率102%。", (110, 117)),
        ),
        *(
            ("收到来信117件，办结110件，办结率100%。", None),
            ("收到来信117件，连同上年遗留，办结171件，办结率100%。", None),
        ),
        ("收到来信117件，办结117件，办结率100%。", (117, 117)),
        # What is told before the count of what was done, else what stands first behind it.
        ("收到来信248件，办结230件，另收到来电300件，办结率97.2%。", (230, 248)),
        ("办结230件，收到来信248件，收到来电300件，办结率97.2%。", (230, 248)),
        *(("上年结转办理来信4件，收到来信46件，办结40件，办结率95%。", (40, 50)), ("办理建议50件，办结率98%。", None)),
        ("收到来信46件、来电4件，办结47件，办结率94%。", (47, 50)),
        ("收到来信60件，接到来电57件，办结来信58件，答复来电59件，办结率100%。", None),
        # A rate of which a count has the word: the last such count, of the one before it.
        *(("抽查信息60条，合格57条，合格率59%。", (57, 60)), ("抽查信息60条，合格57条，合格占59%。", None)),
        *(("抽查信息60条，占5%，合格57条，合格率59%。", (57, 60)), ("抽查信息60条，合格57条，合格率95%。", (57, 60))),
        *(
            ("抽查信息60条，合格57条，合格率59%，抽查80条，合格70条。", (57, 60)),
            ("抽查60条，合格57条，合格率100%。", None),
        ),
        ("抽查单位60家，合格57条，抽查文件80条，合格70条，合格率59%。", (70, 80)),
        ("抽查信息60条，合格57条，抽查文件80份，合格70家，合格率59%。", None),
        *(("抽查信息60条，合格57条，合格率102%。", (57, 60)), ("抽查信息60条，合格60条，合格率95%。", (60, 60))),
        *(("抽查信息60条，合格70条，合格率95%。", None), ("抽查信息60条，不合格3条，合格率97%。", None)),
        # A share is no rate.
        ("收到来信248件，答复230件，办结占97.2%。", None),
        # Without both counts there is nothing to compare.
        *(("收到来信248件，转送90件，办结率97.2%。", None), ("转送90件，办结230件，办结率97.2%。", None)),
        *(("收到来信248件，办结230件，按时办结率97.2%。", None), ("收到来信248件，办结230件，满意率97.2%。", None)),
    ],
)
def test_the_counts_that_a_rate_is_taken_of(sentence: str, expected: tuple[int, int] | None) -> None:
    assert shares(sentence) == ([] if expected is None else [[expected]])


def test_a_rate_of_applications_may_also_be_that_of_table_three() -> None:
    sentence = "受理申请40件，办结30件，办结率97.2%。"
    text = model("2021").replace(CLOSED, f"{CLOSED}{sentence}")
    assert shares(text) == [[(30, 40), (47, 50), (47, 46), (30, 50), (30, 46)]]
    assert shares(text.replace("受理申请", "受理来信")) == [[(30, 40)]]
    for row, known in (
        ("\t38\t5\t0\t1\t2\t0\t46\n", []),  # what was received
        ("\t3\t1\t0\t0\t0\t0\t4\n", []),  # what was carried over
        ("\t39\t5\t0\t1\t2\t0\t47\n", [(30, 50), (30, 46)]),  # the total
    ):
        unknown = text.replace(row, "\t—\t—\t—\t—\t—\t—\t—\n")
        assert unknown != text
        assert shares(unknown) == [[(30, 40), *known]]


def test_what_is_said_of_a_wrong_rate() -> None:
    (finding,) = lint(draft_of(Source("收到来信248件，办结230件，所有群众来信办结率97.2%。")), [RULES["GL406"]])
    assert finding.message == "“群众来信办结率97.2%”：230÷248＝92.7%，与97.2%不一致。"


def test_all_closed_says_that_nothing_was_carried_forward() -> None:
    text = model("2021").replace("办结47件，结转", "办结率100%，结转")
    (finding,) = lint(draft_of(Source(text)), [RULES["GL407"]])
    assert finding.message == "“办结率100%”：结转下年度应为0，与表三“四、结转下年度”3不一致，相差3。"


@pytest.mark.parametrize(
    "said",
    [
        "办结率94%",
        "办结率102%",
        "办结率约100%",
        "按时办结率100%",
        "办结100件",
        "收到申请办结占100%",
        "上年结转的4件申请办结4件，办结率100%",
    ],
)
def test_a_rate_of_less_or_of_some_says_nothing_of_what_was_carried_forward(said: str) -> None:
    assert claims(model("2021").replace("办结47件，结转", f"{said}，结转"), "GL407") == []


def test_a_rate_behind_the_count_of_all_is_of_all() -> None:
    for said in ("办结47件，办结率100%", "结转3件。申请办结率100%"):
        assert len(claims(model("2021").replace("办结47件，结转", f"{said}，结转"), "GL407")) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What was carried over is to be closed as well, whether the sentence tells it or table three alone.
        ("新收申请46件，上年结转4件，办结47件，办结率95.7%。", [[(47, 50), (47, 50), (47, 46), (47, 50), (47, 46)]]),
        ("报告无误。新收来信46件，上年结转4件，办结40件，办结率95.7%。", [[(40, 50)]]),
        ("新收申请46件，办结47件，办结率94%。", [[(47, 50)]]),
        # But not to that of other work, which is told behind it.
        ("新收申请46件，上年结转4件，收到来信248件，办结230件，办结率97.2%。", [[(230, 248)]]),
        ("新收申请46件，收到来信248件，上年结转4件，办结230件，办结率97.2%。", [[(230, 252)]]),
        ("收到来信248件，上年结转来信4件，新收来信46件，办结40件，办结率95%。", [[(40, 50)]]),
    ],
)
def test_what_was_carried_over_belongs_to_the_base(sentence: str, expected: list[list[tuple[int, int]]]) -> None:
    assert shares(model("2021").replace(CLOSED, sentence)) == expected


@pytest.mark.parametrize(("rate", "told"), [("94", False), ("102.5", True), ("60", False), ("75", True)])
def test_what_nobody_says_was_carried_over_may_only_lower_the_rate(rate: str, told: bool) -> None:
    done = "47" if rate in ("94", "102.5") else "30"
    assert shares(f"收到申请46件，办结{done}件，办结率{rate}%。") == ([[(int(done), 46)]] if told else [])
    assert shares(f"收到来信46件，办结{done}件，办结率{rate}%。") == [[(int(done), 46)]]


@pytest.mark.parametrize(("done", "told"), [(45, False), (50, False), (55, True)])
def test_more_done_than_came_in_is_told_only_beyond_what_was_due(done: int, told: bool) -> None:
    sentence = f"报告无误。受理申请40件，办结{done}件，办结率100%。"
    assert bool(shares(model("2021").replace(CLOSED, f"{CLOSED}{sentence}"))) is told


@pytest.mark.parametrize("before", ["", "收到申请46件，"])
def test_a_rate_of_what_was_carried_over_is_not_of_all(before: str) -> None:
    said = f"报告无误。{before}上年结转的4件申请全部办结，办结率100%。"
    assert claims(model("2021").replace(CLOSED, f"{CLOSED}{said}"), "GL407") == []


def test_all_closed_of_as_many_as_came_in_is_right() -> None:
    text = model("2021").replace("办结47件，结转", "办结率100%，结转")
    rows = (("\t38\t5\t0\t1\t2\t0\t46\n", 1), ("\t38\t5\t0\t1\t2\t0\t47\n", 0), ("\t38\t5\t0\t1\t2\t0\t48\n", 1))
    for row, count in rows:
        assert len(claims(text.replace(rows[0][0], row), "GL407")) == count


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # 673 of 707 are 95.19%, 95.191% with another decimal; with one alone, others may be as near by chance.
        *(("制发公文707件，主动公开673件，主动公开率为95.13%。", True), ("主动公开673件，主动公开率为95.13%。", False)),
        *(
            ("制发公文707件，主动公开673件，主动公开率为95.193%。", True),
            ("制发公文707件，主动公开673件，主动公开率为95.9%。", False),
        ),
        *(
            ("制发公文707件，主动公开673件，主动公开率为9.19%。", False),
            ("制发公文707件，主动公开673件，主动公开率为195.19%。", False),
        ),
        # The two counts right before it, of one kind; a share is no count.
        ("制发公文707件，占20%，主动公开673件，主动公开率为95.13%。", True),
        *(
            ("制发公文707件，参训673人，参训率为95.13%。", False),
            ("制发公文707件，主动公开率为95.13%，主动公开673件。", False),
        ),
        # Another count may be the base: 5555 of 9998 are 55.56%.
        ("收到9998件，登记10000件，公开5555件，公开率为55.56%。", False),
    ],
)
def test_any_rate_that_is_one_slip_away_from_the_two_counts_before_it(sentence: str, told: bool) -> None:
    found = lint(draft_of(Source(sentence)), [RULES["GL406"]])
    assert [each.severity for each in found] == ([Severity.WARNING] if told else [])


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [("全年接收30件，办结27件，答复率94%。", False), ("全年新收46件，办结47件，答复率94%。", True)],
)
def test_only_the_applications_of_the_year_are_held_against_table_three_without_a_word_of_them(
    sentence: str, holds: bool
) -> None:
    [claim] = claims(model("2021").replace(CLOSED, f"{CLOSED}\n{sentence}"), "GL406")
    assert claim.holds is holds
