"""What a title says: the report year, the office and its kind."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from govlint.fold import key

Body = Literal["government", "department", "office", "township"]
BODIES: tuple[Body, ...] = ("government", "department", "office", "township")

_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度)?")
_SUBJECT = re.compile(r"(?:政府|政务|政府政务)?信息公开")

# The first pattern that matches the end of the name decides. A 街道办事处 is an agency of a government, not one.
_KINDS: tuple[tuple[re.Pattern[str], Body], ...] = (
    (re.compile(r"政府办公?[室厅]?$|政府办$"), "office"),
    (re.compile(r"[镇乡](?:人民)?政府$"), "township"),
    (re.compile(r"政府$"), "government"),
    (re.compile(r"街道办?(?:事处)?$|管委会$|管理委员会$"), "department"),
    (re.compile(r"(?:局|委|委员会|厅|办公室|院|处|部|署|所|队|总站)$"), "department"),
    (re.compile(r"[省市区县州盟旗]$"), "government"),
    (re.compile(r"[镇乡]$"), "township"),
)


class TitleFacts(NamedTuple):
    """What a title says; `year` is None and `office` "" where it does not say. `body` is None if there is doubt."""

    year: int | None
    office: str
    body: Body | None


def parse_title(text: str) -> TitleFacts:
    """The facts in a title such as 某市某局2023年政府信息公开工作年度报告, in any of the usual orders of its parts."""
    folded = key(text)
    year = _YEAR.search(folded)
    subject = _SUBJECT.search(folded)
    office = folded[: subject.start()] if subject else ""
    office = re.sub(r"^关于|的$", "", _YEAR.sub("", office))
    kind = next((body for pattern, body in _KINDS if pattern.search(office)), None) if office else None
    return TitleFacts(int(year[1]) if year else None, office, kind)
