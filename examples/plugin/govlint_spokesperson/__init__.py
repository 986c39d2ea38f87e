"""A plug-in with one rule: reports of this county must name the telephone of the office that answers for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.rule import invalid, rule, valid

TELEPHONE = re.compile(r"电话[:：]")


@rule(
    "YC001",
    "telephone-missing",
    Severity.WARNING,
    valid=[valid()],
    invalid=[invalid(("；电话：0000-5550123", ""), at="云川市临江区水务局2023年政府信息公开工作年度报告")],
)
def telephone(draft: Draft) -> Iterator[Fault]:
    """The report names no telephone.

    ## What it does

    Looks for 电话： in every paragraph.

    ## Why is this bad?

    Readers are told whom to ask.

    ## What it does not report

    Whether the number is right.

    ## References

    The circular of Yunchuan county on annual reports.
    """
    title = draft.report.title
    if title is not None and not any(TELEPHONE.search(each.text) for each in draft.report.paragraphs()):
        yield Fault(title.span, "报告没有写明联系电话。")


RULES = [telephone]
