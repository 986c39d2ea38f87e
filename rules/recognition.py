"""GL001: whether a text is a report at all."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.rule import invalid, rule, valid
from govlint.source import Span


@rule(
    "GL001",
    "report-unrecognised",
    Severity.ERROR,
    valid=[valid(), valid(text="云川市临江区水务局2023年政府信息公开工作年度报告\n")],
    invalid=[invalid(text="会议通知\n请于周五前报送材料。\n", at="会议通知"), invalid(text="", at="")],
)
def unrecognised(draft: Draft) -> Iterator[Fault]:
    """No annual report is recognised in the text.

    ## What it does

    Looks for the title of a report (…政府信息公开工作年度报告) and for the headings of the six official sections.

    ## Why is this bad?

    Either the file is no report, or its text was lost or garbled on the way. Most other rules are silent on it, so
    that a clean result would mean nothing.

    ## What it does not report

    A text with a title, or with two or more of the official sections, whatever else is missing from it: that is for
    the other rules to say.

    ## References

    条例第五十条; 国办公开办函〔2021〕30号.
    """
    if not draft.recognised:
        text = draft.source.text
        start = len(text) - len(text.lstrip())
        line = text[start:].splitlines()[0].rstrip() if text[start:] else ""
        yield Fault(
            Span(start, start + len(line)), "未识别出政府信息公开工作年度报告：既没有标题，也没有规定的六个部分。"
        )


RULES = (unrecognised,)
