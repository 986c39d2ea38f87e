"""GL901: personal data that a published report must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.fold import fold
from govlint.rule import invalid, rule, valid

_TRAINED = "参训64人次。"


@rule(
    "GL901",
    "identity-number",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_TRAINED, f"{_TRAINED}申请人身份证号110105********0021。")),
        valid((_TRAINED, f"{_TRAINED}编号110105194912310020。")),
        valid((_TRAINED, f"{_TRAINED}编号110105194913310022。")),
    ],
    invalid=[
        invalid((_TRAINED, f"{_TRAINED}申请人身份证号11010519491231002X。"), at="11010519491231002X"),
    ],
)
def identity_number(draft: Draft) -> Iterator[Fault]:
    """The report holds the number of an identity card.

    ## What it does

    Looks for eighteen digits (the last may be X) that hold a date of birth and end with the right check digit.

    ## Why is this bad?

    Personal data of applicants and parties must be left out, or masked, before a document is published.

    ## What it does not report

    Masked numbers; numbers whose date or check digit is none.

    ## References

    GB 11643-1999 公民身份号码; 政府信息公开条例第十五条.
    """
    for paragraph in draft.report.paragraphs():
        for match in _NUMBER.finditer(fold(paragraph.text)):
            if _is_dated(match["born"]) and _check_digit(match[0][:17]) == match[0][17].upper():
                yield Fault(paragraph.place(*match.span()), "出现公民身份号码，公布前应删去或隐去部分数字。")


RULES = (identity_number,)

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{5}(?P<born>(?:19|20)\d{6})\d{3}[\dXx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _is_dated(born: str) -> bool:
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    return True


def _check_digit(digits: str) -> str:
    """The check digit of the seventeen digits before it (GB 11643, ISO 7064 MOD 11-2)."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11]
