"""GL601 to GL603: how documents are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.fold import fold
from govlint.rule import invalid, rule, valid

# The end of an office's code (国办发, 国办公开办函, 云政办字) right before the year, a number right behind it.
_NUMBERED = re.compile(r"(?<=[发函字令规告办])([\[［])20\d\d([\]］])(?=\d{1,4}号)")
_FEE = "《政府信息公开信息处理费管理办法》"
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


# Behind the code and the year: a 第, or a nought before the number.
_STYLED = re.compile(r"(?<=[发函字令规告办])[\[［〔]20\d\d[\]］〕](?P<more>第0*|0+)(?=[1-9]\d{0,3}号)")


@rule(
    "GL603",
    "document-number-form",
    Severity.INFO,
    valid=[
        valid(),
        valid((_INTRODUCTION, f"{_INTRODUCTION}和国办公开办函〔2021〕30号")),
        valid((_INTRODUCTION, f"{_INTRODUCTION}和国务院令第711号、（2021）京01行初第12号判决")),
    ],
    invalid=[
        invalid((_INTRODUCTION, f"{_INTRODUCTION}和国办公开办函〔2021〕第30号"), at="第"),
        invalid((_INTRODUCTION, f"{_INTRODUCTION}和云政办发〔2023〕005号"), at="00"),
    ],
)
def document_number_form(draft: Draft) -> Iterator[Fault]:
    """The number of a document has 第 or a nought before it.

    ## What it does

    Reports 第 and leading noughts between the year in brackets and the number: 〔2021〕第30号, 〔2021〕030号. The
    correction is safe.

    ## Why is this bad?

    Numbers of documents are printed without either.

    ## What it does not report

    Orders (国务院令第711号), which have no year in brackets, and the numbers of court cases.

    ## References

    GB/T 9704-2012 《党政机关公文格式》 7.2.5.
    """
    for paragraph in draft.report.paragraphs():
        for match in _STYLED.finditer(paragraph.text):
            place = paragraph.place(*match.span("more"))
            said = f"发文字号的序号不加“第”，不编虚位，“{match['more']}”应删去。"
            yield Fault(place, said, fix=Fix("safe", (Edit(place, ""),)))


# Behind the name of a document, in brackets: its number, with the year if it has one. Only a number that whoever issued
# the document gives can be a wrong one: other brackets name circulars about it (转发…的通知（云政办函〔2021〕41号）).
_CITED = (
    r"[》〉]?(?:的通知)?[》〉]?\((?:中华人民共和国|\d{{4}}年)?"
    r"(?P<number>{issuer}(?:\[(?P<year>\d{{4}})\])?第?(?P<serial>\d{{1,4}})号)"
)


class _Document(NamedTuple):
    """A document that reports rest on, with its number; `cited` is what follows its name where a number is given."""

    name: str
    number: str
    cited: re.Pattern[str]


_STATUTE = _Document(
    "中华人民共和国政府信息公开条例", "国务院令第711号", re.compile(_CITED.format(issuer="国(?:务院)?令?"))
)
_FEES = _Document(
    "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", re.compile(_CITED.format(issuer=r"国办[^()\d]{0,6}函"))
)
_FORMAT_CITED = re.compile(_CITED.format(issuer=r"国办[^()\d]{0,6}函"))
_FORMER = re.compile(r"原|旧|修[订改]前|废止|以来|不再|上一?年|去年|往年|20\d\d年")
_BRACKETS = str.maketrans("〔〕〈〉", "[]《》")


@rule(
    "GL602",
    "document-number-wrong",
    Severity.WARNING,
    valid=[
        valid(),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国务院令第711号，以下")),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国令第711号）（以下")),
        valid(
            (
                _INTRODUCTION,
                f"《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）{_INTRODUCTION}",
            )
        ),
        valid((f"{_INTRODUCTION}（以下", "本报告根据原《中华人民共和国政府信息公开条例》（国务院令第492号）（以下")),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国务院令〔2019〕711号，以下")),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国务院公报第12号）（以下")),
        valid((_INTRODUCTION, f"自《中华人民共和国政府信息公开条例》（国务院令第492号）施行以来，{_INTRODUCTION}")),
        valid((_INTRODUCTION, f"2008年，《中华人民共和国政府信息公开条例》（国务院令第492号）施行。{_INTRODUCTION}")),
        valid(
            (
                _INTRODUCTION,
                f"云川市转发《中华人民共和国政府信息公开工作年度报告格式》的通知（云公开办函〔2021〕12号）{_INTRODUCTION}",
            )
        ),
        valid(
            ("编制，由", "编制，不再用《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号），由")
        ),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（2019年修订）第50条（以下")),
        valid((_INTRODUCTION, f"《云川市政府信息公开条例》（国务院令第492号）{_INTRODUCTION}")),
        valid((_FEE, f"{_FEE}（国办函〔2020〕109号）")),
        valid(
            (_FEE, f"《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）和{_FEE}")
        ),
        valid((_FEE, f"《云川市政府信息公开信息处理费管理办法》（云政办函〔2021〕7号）和{_FEE}")),
        valid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国务院令第492号公布，国务院令第711号修订，以下")),
    ],
    invalid=[
        invalid((f"{_INTRODUCTION}（以下", f"{_INTRODUCTION}（国务院令第492号，以下"), at="国务院令第492号"),
        invalid(
            (_INTRODUCTION, "本报告根据《政府信息公开条例》（国务院令第771号）和《中华人民共和国政府信息公开条例》"),
            at="国务院令第771号",
        ),
        invalid((_FEE, f"{_FEE}（国办函〔2021〕109号）"), at="国办函〔2021〕109号"),
        invalid(
            (
                _INTRODUCTION,
                f"《中华人民共和国政府信息公开工作年度报告格式》的通知（国办公开办函〔2021〕3号）{_INTRODUCTION}",
            ),
            at="国办公开办函〔2021〕3号",
        ),
    ],
)
def document_number_wrong(draft: Draft) -> Iterator[Fault]:
    """A statute or format that is named has another number than it is given.

    ## What it does

    Compares the number in brackets behind the name of the statute (国务院令第711号), of the tariff of fees
    (国办函〔2020〕109号) and of the format that is due.

    ## Why is this bad?

    The number is that of the statute before it was revised, or a misprint; the report is founded on no such document.

    ## What it does not report

    Numbers of other documents; sentences that tell of another time (原, 修订前, 去年, 2008年) or give the right number,
    too; and reports for 2019, in which both statutes were in force.

    ## References

    国务院令第711号, in force since 2019-05-15; 国办函〔2020〕109号; 国办公开办函〔2021〕30号; 国办公开办函〔2019〕60号.
    """
    if draft.year is None or draft.year < 2020 or not draft.governed:
        return
    documents = (_STATUTE, _FEES, _Document(draft.edition.name, draft.edition.document, _FORMAT_CITED))
    for paragraph in draft.report.paragraphs():
        text = fold(paragraph.text).translate(_BRACKETS)
        for document in documents:
            for at in _misnumbered(text, document, draft.year):
                place = paragraph.place(*at)
                said = f"《{document.name}》的文号应为“{document.number}”，此处为“{draft.source.cut(place)}”。"
                yield Fault(place, said)


def _misnumbered(text: str, document: _Document, this: int) -> Iterator[tuple[int, int]]:
    """The places of wrong numbers of a document, in sentences that tell of `this` year and not its right number too."""
    short = document.name.removeprefix("中华人民共和国")
    *year, serial = re.findall(r"\d+", document.number)
    for match in document.cited.finditer(text):
        if not text.endswith((document.name, f"《{short}"), 0, match.start()):
            continue
        start, end = text.rfind("。", 0, match.start()) + 1, text.find("。", match.end())
        rest = text[start : match.start("number")] + text[match.end("number") : end if end >= 0 else None]
        sentence = rest.replace(f"{this}年", "")
        wrong = match["serial"] != serial or (match["year"] and year and [match["year"]] != year)
        if wrong and not _FORMER.search(sentence) and f"{serial}号" not in sentence:
            yield match.span("number")


RULES = (document_number_brackets, document_number_wrong, document_number_form)
