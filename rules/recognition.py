"""GL001, GL003: whether a text is a report at all, and what of it was not read."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.prose.sentences import MOST_READ
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


_PASSAGE = "优化门户网站水务专栏，"
_SHOWN = 20  # characters of a long sentence that are marked


@rule(
    "GL003",
    "sentence-unread",
    Severity.WARNING,
    valid=[valid((_PASSAGE, _PASSAGE * 175)), valid((_PASSAGE, f"{_PASSAGE * 90}。" * 4))],
    invalid=[invalid((_PASSAGE, _PASSAGE * 185), at=(_PASSAGE * 2)[:_SHOWN])],
)
def unread(draft: Draft) -> Iterator[Fault]:
    """A sentence is too long to be read, so that its numbers were not checked.

    ## What it does

    Looks for sentences of more than 2,000 characters (blanks not counted) that hold a digit.

    ## Why is this bad?

    Nothing is said of the numbers in such a sentence, whether they are right or wrong. Mostly a full stop was lost on
    the way, or a list without any mark stands on one line.

    ## What it does not report

    Long sentences without a digit; texts that are no report.

    ## References

    The limit is that of govlint: within a sentence every number may be held against every other.
    """
    for sentence in draft.sentences if draft.recognised else ():
        if sentence.source.too_long and any(character.isdigit() for character in sentence.text):
            said = f"这句话有{len(sentence.text)}字，超过{MOST_READ}字，其中的数字没有核对；请检查是否漏了句号。"
            yield Fault(sentence.place(0, _SHOWN), said)


RULES = (unrecognised, unread)
