"""The format of one line a finding."""

from __future__ import annotations

from govlint.finding import Checked, Edit, Failed, Finding, Fix, Severity
from govlint.reporters.concise import render
from govlint.source import Source, Span

SOURCE = Source("合计\r\n总计\t３\n", "报告/draft.txt")
EDIT = (Edit(Span(7, 8), "3"),)
SAFE = Finding("GL312", "full-width-number", Severity.INFO, Span(7, 8), "“３”应写作“3”。", (), Fix("safe", EDIT))
UNSAFE = SAFE._replace(span=Span(0, 2), fix=Fix("unsafe", EDIT))
SHOWN = SAFE._replace(span=Span(4, 6), fix=Fix("display", EDIT))


def test_a_line_a_finding_in_the_order_of_the_files() -> None:
    other = Checked(Source("1", "b.txt"), (Finding("GL301", "x", Severity.ERROR, Span(1, 1), "不符。"),))
    assert render([Checked(SOURCE, (UNSAFE, SHOWN, SAFE)), Failed("a.docx", "不是文本"), other]) == (
        "报告/draft.txt:1:1: GL312 “３”应写作“3”。\n"
        "报告/draft.txt:2:1: GL312 “３”应写作“3”。\n"
        "报告/draft.txt:2:4: GL312 “３”应写作“3”。 [*]\n"
        "b.txt:1:2: GL301 不符。\n"
    )


def test_what_no_command_corrects_in_place_is_not_marked_so() -> None:
    assert "[*]" in render([Checked(SOURCE, (SAFE,))])
    assert "[*]" not in render([Checked(SOURCE._replace(kind="docx"), (SAFE,))])


def test_nothing_is_said_where_nothing_was_found() -> None:
    assert render([]) == ""
    assert render([Checked(SOURCE, ()), Failed("a.docx", "不是文本")]) == ""


def test_accepted_findings_are_not_reported() -> None:
    assert render([Checked(SOURCE, (), accepted=(SAFE,))]) == ""


def test_colours_only_if_asked() -> None:
    assert render([Checked(SOURCE, (UNSAFE,))], color=True) == (
        "\x1b[1m报告/draft.txt:1:1:\x1b[0m \x1b[31mGL312\x1b[0m “３”应写作“3”。\n"
    )


def test_a_finding_stays_one_line_whatever_its_words_and_its_path() -> None:
    source = Source("1", "a\nb\x1b[31m\udcff.txt")
    found = Finding("GL301", "x", Severity.ERROR, Span(0, 1), "“\r\n\x1b\u2028\u2066”不符。")
    assert render([Checked(source, (found,))]) == "a␊b␛[31m�.txt:1:1: GL301 “␍␊␛��”不符。\n"
