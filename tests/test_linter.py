"""The engine: stamping, claims, accepted findings, crashes, and that nothing in any text breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govlint
from govlint.draft import Draft
from govlint.finding import Checked, Fault, Finding, Severity
from govlint.linter import check, draft_of, lint, watch
from govlint.options import Options
from govlint.plan import make_plan
from govlint.readers import ReadError
from govlint.rule import Rule, load, model, rule
from govlint.rulings import RuleCrash
from govlint.selection import choose
from govlint.settings import Accept, Settings
from govlint.settings.accepted import unused
from govlint.source import Source, Span

# Without the sentence that repeats the number which FAULTY changes, so that one rule alone speaks of it.
MODEL = model("2021").replace("因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；", "")
FAULTY = MODEL.replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")
RULES = load("govlint_rules")


@rule("YC900", "always-there", Severity.INFO)
def always(draft: Draft) -> Iterator[Fault]:
    """Marks the first character."""
    yield Fault(Span(0, 1), "在此。")


@rule("YC901", "raises", Severity.INFO)
def raises(draft: Draft) -> Iterator[Fault]:
    """Fails."""
    raise ZeroDivisionError
    yield


@rule("YC902", "nonsense", Severity.INFO)
def nonsense(draft: Draft) -> Iterator[Fault]:
    """Yields what is no fault."""
    yield "nonsense"  # type: ignore[misc]


def test_the_engine_stamps_code_name_and_severity() -> None:
    (finding,) = lint(draft_of(Source("某")), [always])
    assert finding == Finding("YC900", "always-there", Severity.INFO, Span(0, 1), "在此。")
    (finding,) = lint(draft_of(Source("某")), [always], {"YC900": Severity.ERROR})
    assert finding.severity is Severity.ERROR


def test_a_rule_is_chosen_by_its_code_in_any_letters() -> None:
    lower = always._replace(code="yc900")
    assert [choose([each], ["Yc900"], (), ()) for each in (always, lower)] == [(always,), (lower,)]
    assert choose([lower], ["ALL"], (), ["YC9"]) == ()


def test_a_note_is_no_evidence() -> None:
    """公开 5件 confirmed by its own parts does not prove that 本年制发 must be 5 as well."""
    listed = "公开信息25条，其中规范性文件5件、其他20件。公开规范性文件5件，其中水价类2件、其他3件。"
    checked = govlint.check_text(MODEL.replace("制发行政规范性文件4件，废止1件，现行有效12件。", listed))
    (found,) = checked.findings
    assert (found.code, found.fix) == ("GL517", None)
    assert checked.source.text[found.span.start : found.span.end] == "5"


@pytest.mark.parametrize("broken", [raises, nonsense])
def test_a_rule_that_fails_is_named(broken: Rule) -> None:
    with pytest.raises(RuleCrash, match=rf"^规则{broken.code}（{broken.name}）出错："):
        lint(draft_of(Source("某")), [broken])


def test_an_edition_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="没有名为“1999”的格式，可用：2021、2019"):
        govlint.check_text(MODEL, options=Options(edition="1999"))


def test_check_text_and_check_file_agree(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(FAULTY, "utf-8")
    by_text = govlint.check_text(FAULTY)
    assert [(each.code, by_text.source.cut(each.span)) for each in by_text.findings] == [("GL304", "8")]
    assert govlint.check_file(tmp_path / "draft.txt").findings == by_text.findings
    with pytest.raises(ReadError):
        govlint.check_file(tmp_path / "missing.txt")


def test_options_say_what_the_draft_does_not() -> None:
    codes = {each.code for each in govlint.check_text(MODEL, options=Options(year=2022)).findings}
    assert "GL202" in codes


def _checked(text: str, *accept: Accept, path: Path | None = None) -> tuple[Checked, Checked | None]:
    plan = make_plan(Settings(path=path, accept=accept), RULES)
    checked = check(Source(text, "draft.txt"), plan)
    return checked, unused(plan.settings, watch(plan), [checked])


def test_an_entry_accepts_exactly_its_finding(tmp_path: Path) -> None:
    settings = tmp_path / "govlint.toml"
    settings.write_text("# 设置\n[[accept]]\n", "utf-8")
    entry = Accept("GL304", "8", "经核实", 2)
    checked, idle = _checked(FAULTY, entry, path=settings)
    assert (checked.findings, len(checked.accepted), idle) == ((), 1, None)
    checked, idle = _checked(FAULTY.replace("\t8\t1\t", "\t9\t1\t"), entry, path=settings)
    assert [each.code for each in checked.findings] == ["GL304"]
    assert idle is not None
    (finding,) = idle.findings
    assert (finding.code, idle.source.cut(finding.span)) == ("GL002", "[[accept]]")


def _prove(text: str) -> None:
    checked = govlint.check_text(text)
    for finding in checked.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for place in finding.related:
            assert 0 <= place.span.start <= place.span.end <= len(text)


@given(st.text())
def test_any_text_is_checked(text: str) -> None:
    _prove(text)


@given(st.data())
def test_a_mutilated_report_is_checked(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([MODEL, model("2019")]))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 300)))
        text = text[:start] + data.draw(st.text("\t\n\r 、。一二三（）12０.,-/%表总计年月日", max_size=8)) + text[end:]
    _prove(text)


@given(st.lists(st.sampled_from([*MODEL.splitlines(), ""]), max_size=80))
def test_the_lines_of_a_report_in_any_order_are_checked(lines: list[str]) -> None:
    _prove("\n".join(lines))
