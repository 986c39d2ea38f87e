"""Time grows no faster than the text, whatever is repeated and wherever that stands."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from functools import partial
from time import process_time  # which does not count what other processes take

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import govlint
from govlint.cells import cut
from govlint.formats import editions
from govlint.labels import is_value
from govlint.linter import draft_of
from govlint.options import Options
from govlint.parser import parse
from govlint.period import find_period
from govlint.prose.mentions import mentions
from govlint.prose.phrases import phrases
from govlint.prose.sentences import _WORTH, Text
from govlint.report import Cell, Paragraph
from govlint.rule import load_all, model
from govlint.source import Source, Span
from govlint.tables import _owner, _signs

pytestmark = pytest.mark.long

MODEL = model("2021")
BEFORE, AFTER = MODEL.split("行政强制决定2件。")

UNITS = [
    *"一1１十件占其 　\t\n\f，。；：、—-_…./|()（）《》“”①%\x01",
    *("XX", "a@", "1 ", "1.2", "1,234", "2023年", "2023年3月", "2023年3月5日至2023年4月6日，", "第12号", "1/2"),
    *("占59.4%", "占59.4%，", "比上年增长5.2%，", "行政许可5件、", "分别为1件、2件、", "未发生，", "共5件，其中2件。"),
    "共5件，其中2件；" * 30 + "。",  # each list looks back at every count of its sentence
    *("一、", "一、\n", "一、总体情况\n", "（一）某事。\n", "（一）申请\n某\n", "一、某\n（一）某\n1.某\n", "1.某\n"),
    *("12\n", "规章\n0\n", "规章\n1\n某事\n2\n", "行政\n", "（三）不予公开\n1.属于国家秘密\n" + "0\n" * 7),
    *(
        "结\n果\n维\n持\t",
        "结果\n维持\t",
        "第一部分\n",
        "一、总体情况……1\n",
        "1\t规章\t0\n",
        "行政复议\t2\t0\t1\t0\t3\n",
    ),
    *("某\n", "- 1 -\n", "1|2|3\n", "1\t2\t3\n", "行政许可\t3\n", "（一）予以公开\t1\t2\t3\t4\t5\t6\t7\n"),
]
PLACES: dict[str, Callable[[str], str]] = {
    "behind": lambda text: MODEL + text,
    "within": lambda text: BEFORE + text + AFTER,
    "alone": lambda text: text,
}
SHORT, LONG = 1_000, 4_000  # characters that are repeated
MOST = 50_000  # characters that a single step is given


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(unit: str, place: str) -> None:
    """Four times the text takes about four times as long; a quadratic step would take sixteen times."""
    assert _seconds(unit, place, LONG) < 8 * _seconds(unit, place, SHORT) + 0.05


def _seconds(unit: str, place: str, length: int) -> float:
    """The better of two checks of a text in which `unit` is repeated."""
    text = PLACES[place](unit * (length // len(unit)))
    return min(timeit.repeat(lambda: govlint.check_text(text), timer=process_time, number=1, repeat=2))


# What units are made of by chance: marks, numbers, and words that mean something to a rule.
PIECES = [
    *"一1１十件占未无共 　\t\n，。；：、—-_./|()（）《》“”①%#>",
    *("**", "1,234", "5.2%", "12件", "2023年", "3月", "万元", "第", "号", "一、", "（一）", "表1", "总计"),
    *("行政许可", "政府信息", "申请", "上年结转", "办结", "比上年", "增长", "六部分", "其中", "分别为"),
]
ANY_UNIT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@given(ANY_UNIT, st.sampled_from(sorted(PLACES)))
@settings(max_examples=30, deadline=None)
def test_time_grows_no_faster_than_the_text_of_any_unit(unit: str, place: str) -> None:
    assert _seconds(unit, place, LONG) < 8 * _seconds(unit, place, SHORT) + 0.05


@given(ANY_UNIT)
@settings(max_examples=30, deadline=None)
@example("其中1件")
@example("1件：")
@example("1：1件；")
@example("六部分")
@example("其中5%")
@example("（无")
@example("（1件（")
@example("未")
def test_no_sentence_takes_long(unit: str) -> None:
    """What is said of a number may depend on all others of its sentence: the longest one is held to some reports."""
    sentence = f"一、总体情况\n{unit * (2_000 // len(unit))}\n"
    assert _once(sentence) < 40 * _once(MODEL)


# The largest texts: ten megabytes, or as many as a report of five million characters could hold.
LARGEST = {
    "a line of ten megabytes": ("某", 3_333_333),
    "digits": ("1", 3_333_333),
    "blanks": ("\u3000", 3_333_333),
    "lines": ("\n", 1_000_000),
    "rows": ("1\t2\n", 1_000_000),
    "cells on lines of their own": ("规章\n0\n", 500_000),
    "brackets": ("（", 1_000_000),
    "Chinese numerals": ("十", 1_000_000),
    "headings": ("（一）某\n", 100_000),
    "percentages": ("占59.4%，", 100_000),
    "sentences with a percentage": ("占59.4%。", 100_000),
}


@pytest.mark.parametrize(("unit", "count"), LARGEST.values(), ids=LARGEST)
def test_time_grows_no_faster_than_the_largest_texts(unit: str, count: int) -> None:
    quarter, whole = (_once(BEFORE + unit * many + AFTER) for many in (count // 4, count))
    assert whole < 8 * quarter + 0.05


def _once(text: str) -> float:
    return timeit.timeit(lambda: govlint.check_text(text), timer=process_time, number=1)


def _no_numbers(text: str) -> Callable[[], object]:
    second = "\n二、主动公开政府信息情况\n"
    draft = draft_of(Source(MODEL.replace(second, f"\n{text}{second}")), Options())
    rule = next(each for each in load_all(plugins=False) if each.code == "GL131")
    return lambda: list(rule.check(draft))


def _numbers(text: str) -> Callable[[], object]:
    whole = Span(0, len(text))
    sentence = Text(text, tuple(range(len(text) + 1)), Paragraph(whole, text, (whole,)), whole=True)
    return partial(mentions, sentence, phrases(text))


# Steps that once took time by the square of what they are given: what is repeated, and the step, prepared for a text.
STEPS: dict[str, tuple[str, Callable[[str], Callable[[], object]]]] = {
    "the period among dates": (
        "2023年3月5日至2023年4月6日，",
        lambda text: partial(find_period, parse(Source(text))),
    ),
    "a cell of digits that is no number": (
        "1 ",
        lambda text: partial(is_value, Cell(Span(0, len(text) + 2), f"{text}某某")),
    ),
    "labels in one row": (
        "予以公开\t",
        lambda text: partial(_owner, cut(Source(text), [Span(0, len(text))])[0], _signs(editions())),
    ),
    "Chinese numerals that count nothing": ("十", lambda text: partial(_WORTH.search, text)),
    "numbers behind brackets that nothing opens": ("17人)", _numbers),
    "parts of a section without numbers": ("（一）受理申请\n依法答复。\n", _no_numbers),
}


@pytest.mark.parametrize(("unit", "prepare"), STEPS.values(), ids=STEPS)
def test_time_of_a_step_grows_no_faster_than_its_text(
    unit: str, prepare: Callable[[str], Callable[[], object]]
) -> None:
    """As above, for the step alone: a step that is quick in a short text can take minutes in a long one."""
    short, long = (prepare(unit * (length // len(unit))) for length in (MOST // 4, MOST))
    assert _best(long) < 8 * _best(short) + 0.05


def _best(step: Callable[[], object]) -> float:
    return min(timeit.repeat(step, timer=process_time, number=1, repeat=3))
