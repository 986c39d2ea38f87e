"""The table of formats, the lines at the end, and what every format must bear."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint import reporters
from govlint.finding import Checked, Edit, Failed, Finding, Fix, Place, Severity
from govlint.source import Source, Span

AT_START = Span(0, 0)


def finding(code: str = "GL301", severity: Severity = Severity.ERROR, at: Span = AT_START) -> Finding:
    return Finding(code, {"GL301": "row-total-mismatch"}.get(code, "other"), severity, at, "不符。")


def checked(*findings: Finding) -> Checked:
    return Checked(Source("", "draft.txt"), findings)


def test_every_format_is_the_module_of_its_name() -> None:
    assert reporters.FORMATS == ("full", "concise", "json", "html")
    modules = [reporters.get(name).__module__ for name in reporters.FORMATS]
    assert modules == [f"govlint.reporters.{name}" for name in reporters.FORMATS]


ERROR, WARNING = finding(), finding(severity=Severity.WARNING)
INFO = finding(severity=Severity.INFO)


@pytest.mark.parametrize(
    ("results", "line"),
    [
        ([], "共检查0个文件：未发现问题。\n"),
        ([checked()], "共检查1个文件：未发现问题。\n"),
        (
            [checked(ERROR, WARNING), checked(), checked(*[INFO] * 4, ERROR)],
            "共检查3个文件：错误2个，警告1个，提示4个。\n",
        ),
        ([checked(INFO)], "共检查1个文件：提示1个。\n"),
        ([Failed("a", "x"), checked()], "共检查1个文件：未发现问题，1个文件未能检查。\n"),
        ([Failed("a", "x"), checked(ERROR)], "共检查1个文件：错误1个，1个文件未能检查。\n"),
        ([Failed("a", "x"), Failed("b", "x")], "2个文件未能检查。\n"),
        ([Checked(Source(""), (), accepted=(ERROR,))], "共检查1个文件：未发现问题，已接受1个。\n"),
    ],
)
def test_summary(results: list[Checked | Failed], line: str) -> None:
    assert reporters.summary(results) == line


def test_settings_files_are_not_counted_as_drafts_but_their_findings_are() -> None:
    assert reporters.summary([checked(ERROR), checked(WARNING)], settings=1) == "共检查1个文件：错误1个，警告1个。\n"


def test_statistics_count_by_code_most_frequent_first() -> None:
    most = [finding("GL402")] * 11
    results: list[Checked | Failed] = [checked(ERROR, *most), Failed("a", "x"), checked(finding("GL201"), *most[:1])]
    assert reporters.statistics(results) == (
        "    12  GL402  other\n     1  GL201  other\n     1  GL301  row-total-mismatch\n"
    )
    assert reporters.statistics([checked()]) == ""


ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\r\n\t\x1b\u202e\u0301本１\ud83d\ude00")), max_size=200)


@st.composite
def _results(draw: st.DrawFn) -> Checked:
    text = draw(ANY_TEXT)

    def span() -> Span:
        start, end = sorted(draw(st.integers(0, len(text))) for _ in range(2))
        return Span(start, end)

    findings = [
        Finding(
            "GL301",
            "row-total-mismatch",
            draw(st.sampled_from(Severity)),
            span(),
            draw(ANY_TEXT),
            tuple(Place(span(), draw(ANY_TEXT)) for _ in range(draw(st.integers(0, 3)))),
            draw(st.sampled_from([None, Fix("safe", (Edit(span(), draw(ANY_TEXT)),))])),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    return Checked(Source(text, draw(ANY_TEXT)), tuple(findings))


def _halves(text: str) -> bytes:
    """The text as UTF-16: JSON cannot tell a character from its two halves side by side."""
    return text.encode("utf-16-le", "surrogatepass")


@given(_results())
def test_every_format_bears_any_text_and_any_span(result: Checked) -> None:
    results = [result, Failed(result.source.name, result.findings[0].message)]
    full, concise, found = (reporters.get(name)(results) for name in ("full", "concise", "json"))
    for output in (full, concise, found):
        assert "\x1b" not in output
        output.encode("utf-8")
    assert concise.count("\n") == len(concise.splitlines()) == len(result.findings)
    assert full.count("\n") == len(full.splitlines())
    *objects, failed = json.loads(found)
    assert _halves(failed["path"]) == _halves(result.source.name)
    for each, finding in zip(objects, result.findings, strict=True):
        assert _halves(each["text"]) == _halves(result.source.text[finding.span.start : finding.span.end])
        places = [result.source.text[place.span.start : place.span.end] for place in finding.related]
        assert [_halves(place["text"]) for place in each["related"]] == [_halves(text) for text in places]


@pytest.mark.parametrize("unit", ["本年新收12件，", "\u0301", "\t1", "a"])
def test_time_does_not_grow_with_findings_times_the_length_of_a_line(unit: str) -> None:
    text = "第一行\n" + unit * (10_000_000 // len(unit))
    spans = [Span(at, at + 2) for at in range(10, len(text) - 2, len(text) // 50)]
    found = [finding(at=at)._replace(related=(Place(Span(at.start + 500, at.end + 500), "x"),)) for at in spans[:-1]]
    whole = finding(at=Span(4, len(text)))
    started = time.perf_counter()
    for name in ("full", "concise"):
        output = reporters.get(name)([Checked(Source(text, "draft.txt"), (*found, whole))])
        assert len(output) < 100_000
    # Looking at each character of the line for each finding takes a minute and more.
    assert time.perf_counter() - started < 10
