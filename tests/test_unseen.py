"""Characters that show nothing change nothing: the same is found, at the same characters, and can be corrected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.cli import run
from govlint.finding import Checked
from govlint.fixing import fix
from govlint.linter import check
from govlint.plan import make_plan
from govlint.rule import load_all, model
from govlint.settings import Settings
from govlint.source import Origin, Source
from govlint.unseen import seen

FAULTY = (Path(__file__).parent.parent / "examples" / "faulty.txt").read_text("utf-8")
PLAN = make_plan(Settings(), load_all(plugins=False))
UNSEEN = "\u00ad\u200b\u200d\u200e\u202c\u2060\ufeff"


def _bare(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, UNSEEN)))


def _told(checked: Checked) -> list[tuple[object, ...]]:
    """The findings, with the characters at which they and their proofs stand."""
    return [
        (
            *(each.code, each.message, each.location, _bare(checked.source.cut(each.span))),
            tuple(_bare(checked.source.cut(place.span)) for place in each.related),
        )
        for each in checked.findings
    ]


WHOLE = _told(check(Source(FAULTY), PLAN))


@given(st.lists(st.tuples(st.integers(0, len(FAULTY)), st.sampled_from(UNSEEN)), min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_the_same_is_found_wherever_they_stand(places: list[tuple[int, str]]) -> None:
    text = FAULTY
    for at, character in sorted(places, reverse=True):
        text = text[:at] + character + text[at:]
    assert _told(check(Source(text), PLAN)) == WHOLE


@pytest.mark.parametrize("character", UNSEEN)
def test_a_model_report_full_of_them_is_clean_and_a_faulty_one_is_corrected(character: str) -> None:
    assert check(Source(character.join(model("2021"))), PLAN).findings == ()
    full = check(Source(character.join(FAULTY)), PLAN)
    mended = fix(full, PLAN, unsafe=True).checked.source.text
    assert _bare(mended) == fix(check(Source(FAULTY), PLAN), PLAN, unsafe=True).checked.source.text


def test_a_draft_without_them_is_taken_as_it_is() -> None:
    assert seen(Source(FAULTY)).source.text == FAULTY


def test_a_draft_of_nothing_else_is_no_report() -> None:
    (finding,) = check(Source("\u200b\ufeff"), PLAN).findings
    assert (finding.code, finding.span) == ("GL001", (2, 2))


def test_places_in_a_document_stay_with_their_characters() -> None:
    bare = seen(Source("一\u200b二\u200b三", kind="docx", origins=(Origin(0, "第1段"), Origin(4, "第2段"))))
    assert [bare.source.origin(at) for at in range(3)] == ["第1段", "第1段", "第2段"]


def test_figures_stand_where_they_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.txt"
    path.write_text("\u200b".join("公开信息40条。"), "utf-8")
    assert run(["figures", str(path)]) == 0
    assert capsys.readouterr().out.startswith("1:9  无从核对  公开信息40条\n")


def test_the_tree_is_that_which_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.txt"
    path.write_text("\u200b".join("一、总体情况\n公开信息40条。"), "utf-8")
    assert run(["tree", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  section 1:1-2:17  一、 总体情况 1"


def test_backslashes_of_markdown_show_nothing() -> None:
    report = model("2021").replace("其他类62条", "其他类62条(占19.9%)")
    escaped = re.sub(r"[.()%+\-]", r"\\\g<0>", report)
    assert r"1\.属于国家秘密" in escaped
    assert check(Source(escaped), PLAN).findings == check(Source(report), PLAN).findings == ()
    wrong = escaped.replace(r"42\.6", r"43\.6")
    (finding,) = check(Source(wrong), PLAN).findings
    assert (finding.code, wrong[finding.span.start : finding.span.end]) == ("GL401", r"43\.6")


@pytest.mark.parametrize("text", [r"危及\|三安全", r"\*\*", r"C:\网站", r"\\.", "\\"])
def test_other_backslashes_are_seen(text: str) -> None:
    assert seen(Source(text)).source.text == text
    assert seen(Source(r"152\.36", kind="docx")).source.text == r"152\.36"
