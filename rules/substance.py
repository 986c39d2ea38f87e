"""GL131, GL132: whether the account of the year says anything of the office's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import key
from govlint.prose import Passage
from govlint.rule import invalid, rule, valid

from .shared.arrangement import settled
from .shared.excerpts import OVERALL, excerpt

_REQUESTS = excerpt("全年新收政府信息公开申请46件", "\n\n（三）政府信息管理")
_GENERIC = "部分地区还开发了政务应用程序。多数部门建立了专栏。"


@rule(
    "GL131",
    "no-numbers-on-requests",
    Severity.INFO,
    valid=[
        valid(),
        valid((_REQUESTS, "全年未收到政府信息公开申请。")),
    ],
    invalid=[invalid((_REQUESTS, "认真做好政府信息公开申请的办理，规范答复。"), at="依申请公开")],
)
def no_numbers(draft: Draft) -> Iterator[Fault]:
    """The part on applications gives no number.

    ## What it does

    Looks for a count, or a denial such as 未收到申请, in the part 依申请公开 of section one.

    ## Why is this bad?

    The section is to keep to figures and results (突出数据).

    ## What it does not report

    What the numbers are, and parts that are missing altogether (aspect-missing).

    ## References

    Notice of 武威 (2025-12-19) on 国办公开办函〔2021〕30号.
    """
    section = settled(draft, 1)
    told: dict[str, bool] = {}
    for passage in draft.prose if section else ():
        if passage.where.section == 1:
            told[passage.where.heading] = told.get(passage.where.heading, False) or _tells(passage)
    for part in section.subsections if section else ():
        if "申请" in part.heading.title and told.get(key(part.heading.title)) is False:
            yield Fault(part.heading.title_span, "依申请公开部分没有数据，没有收到申请的也应写明。")


@rule(
    "GL132",
    "generic-account",
    Severity.WARNING,
    valid=[
        valid(),
        valid((OVERALL, _GENERIC + "全年公开信息312条。")),
        valid((OVERALL, _GENERIC), ("云川市临江区水务局2023年", "云川市临江区人民政府2023年")),
    ],
    invalid=[invalid((OVERALL, _GENERIC), at="部分地区")],
)
def generic(draft: Draft) -> Iterator[Fault]:
    """The account of a department speaks of other offices and gives no number of its own.

    ## What it does

    Looks in section one of a department's report for 部分地区, 多数部门, 一些单位 at the beginning of a sentence, where
    the whole section gives no count.

    ## Why is this bad?

    The text was taken from somewhere else: it does not report what this office did.

    ## What it does not report

    Governments, which may speak of parts of their area; accounts with numbers of their own.

    ## References

    Published reports of departments with the text of a government's; notice of 武威 (2025-12-19).
    """
    passages = [each for each in draft.prose if each.where.section == 1]
    if draft.body != "department" or any(sentence.mentions for each in passages for sentence in each.sentences):
        return
    for sentence in (sentence for each in passages for sentence in each.sentences):
        match = _OTHERS.match(sentence.text)
        if match:
            message = f"总体情况只讲“{match[0]}”，没有本机关的数据，疑为套用他处文稿。"
            yield Fault(sentence.place(0, match.end()), message)
            return


RULES = (no_numbers, generic)

_OTHERS = re.compile(r"(?:部分|多数|大多数|一些|少数|各)(?:地区|地方|部门|单位|市县|县区)")


def _tells(passage: Passage) -> bool:
    """Whether a paragraph has a count or a denial."""
    return any(
        sentence.mentions or any(phrase.kind == "NONE" for phrase in sentence.phrases) for sentence in passage.sentences
    )
