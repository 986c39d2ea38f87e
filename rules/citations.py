"""GL601: how documents are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.rule import invalid, rule, valid

# The end of an office's code (国办发, 国办公开办函, 云政办字) right before the year, a number right behind it.
_NUMBERED = re.compile(r"(?<=[发函字令规告办])([\[［])20\d\d([\]］])(?=\d{1,4}号)")
_INTRODUCTION = "本报告根据《中华人民共和国政府信息公开条例》"


@rule(
    "GL601",
    "document-number-brackets",
    Severity.INFO,
    valid=[
        valid(),
        valid((_INTRODUCTION, f"{_INTRODUCTION}和国办公开办函〔2021〕30号")),
        valid((_INTRODUCTION, f"{_INTRODUCTION}和（2021）京01行初12号判决")),
        valid((_INTRODUCTION, f"{_INTRODUCTION}（见附注[2021]）")),
    ],
    invalid=[
        invalid((_INTRODUCTION, f"{_INTRODUCTION}和国办公开办函[2021]30号"), at="[2021]"),
        invalid((_INTRODUCTION, f"{_INTRODUCTION}和云政办发［2023］5号"), at="［2023］"),
    ],
)
def document_number_brackets(draft: Draft) -> Iterator[Fault]:
    """The year in the number of a document stands in square brackets.

    ## What it does

    Reports a year in [ ] between the code of an office and a number: 国办公开办函[2021]30号. The correction is safe.

    ## Why is this bad?

    The year of a document number is printed in 〔 〕.

    ## What it does not report

    Round brackets, which the numbers of court cases have.

    ## References

    GB/T 9704-2012 《党政机关公文格式》 7.2.5.
    """
    for paragraph in draft.report.paragraphs():
        for match in _NUMBERED.finditer(paragraph.text):
            places = [paragraph.place(*match.span(group)) for group in (0, 1, 2)]
            edits = (Edit(places[1], "〔"), Edit(places[2], "〕"))
            said = f"发文字号中的年份“{match[0]}”应用六角括号，即“〔{match[0][1:-1]}〕”。"
            yield Fault(places[0], said, fix=Fix("safe", edits))


RULES = (document_number_brackets,)
