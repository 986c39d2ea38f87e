"""GL801, GL802: words and marks of which only one use is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.rule import invalid, rule, valid

_STATUTE = "《中华人民共和国政府信息公开条例》"
_YEAR = "全年新收政府信息公开申请46件"


@rule(
    "GL801",
    "up-to-misspelt",
    Severity.INFO,
    valid=[
        valid(),
        valid((_YEAR, f"截至2023年12月31日，{_YEAR}")),
        valid((_YEAR, f"征求意见于2023年6月30日截止，{_YEAR}")),
        valid((_YEAR, f"征集意见，报名截止2023年6月30日，{_YEAR}")),
        valid((_YEAR, f"截止日期为2023年6月30日，{_YEAR}")),
    ],
    invalid=[
        invalid((_YEAR, f"截止2023年12月31日，{_YEAR}"), at="截止"),
        invalid((_YEAR, f"截止到2023年底，{_YEAR}"), at="截止到"),
        invalid((_YEAR, f"截止目前，{_YEAR}"), at="截止"),
    ],
)
def up_to_misspelt(draft: Draft) -> Iterator[Fault]:
    """截止 stands before a day up to which something is told.

    ## What it does

    Reports 截止 (截止到) at the beginning of a clause before a year, a month or 目前. The correction is safe.

    ## Why is this bad?

    截止 says that something ended on the day; up to the day is 截至.

    ## What it does not report

    截止 behind what ended (报名截止2023年6月30日), or behind the day (6月30日截止).

    ## References

    《现代汉语词典》: 截止, 截至.
    """
    for paragraph in draft.report.paragraphs():
        for match in _UP_TO.finditer(paragraph.text):
            place = paragraph.place(*match.span(1))
            said = f"“{match[1]}”后为所述情况的时间，应为“截至”。"
            yield Fault(place, said, fix=Fix("safe", (Edit(place, "截至"),)))


@rule(
    "GL802",
    "title-mark-unpaired",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_STATUTE, f"《关于贯彻{_STATUTE}的通知》")),
        valid((_STATUTE, "〈中华人民共和国政府信息公开条例〉")),
        valid((_STATUTE, "《中华人民共和国\n\n政府信息公开条例》")),
    ],
    invalid=[
        invalid((_STATUTE, "《中华人民共和国政府信息公开条例"), at="《"),
        invalid((_STATUTE, "中华人民共和国政府信息公开条例》"), at="》"),
        invalid((_STATUTE, f"《关于贯彻{_STATUTE}的通知"), at="《"),
    ],
)
def title_mark_unpaired(draft: Draft) -> Iterator[Fault]:
    """One of the marks around a title is missing.

    ## What it does

    Pairs 《 and 》 within a paragraph that ends as a sentence does, and reports the first that has no partner.

    ## Why is this bad?

    Nobody can see where the title ends, or begins.

    ## What it does not report

    Other brackets and quotation marks, which drafts mix; paragraphs that break off, and those behind one that does.

    ## References

    GB/T 15834-2011 《标点符号用法》 4.14.
    """
    ended = True
    for paragraph in draft.report.paragraphs():
        begins, ended = ended, _ENDED.search(paragraph.text) is not None
        at = _unpaired(paragraph.text) if begins and ended else None
        if at is not None:
            mark = paragraph.text[at]
            yield Fault(paragraph.place(at, at + 1), f"书名号不成对，“{mark}”缺少与之相配的“{_PARTNER[mark]}”。")


RULES = (up_to_misspelt, title_mark_unpaired)

_UP_TO = re.compile(
    r"(?:^|(?<=[。；;，,：:\s（(]))(截止[到至]?)(?=\s*(?:20\d\d\s*年|\d{1,2}\s*月|目前|当前|[今本去]年|年底|报告期))"
)
_MARK = re.compile("[《》]")
_PARTNER = {"《": "》", "》": "《"}
_ENDED = re.compile(r"[。；：]\s*$")


def _unpaired(text: str) -> int | None:
    """Where the first title mark without a partner stands; the outer one, where a nested one is missing."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] == "《":
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            return mark.start()
    return opened[0] if opened else None
