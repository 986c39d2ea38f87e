"""GL604: names of the statutes that every report rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Edit, Fault, Fix, Severity
from govlint.fold import distance, key
from govlint.rule import invalid, rule, valid

_CITED = "《中华人民共和国政府信息公开条例》"
_FEE = "《政府信息公开信息处理费管理办法》"


@rule(
    "GL604",
    "statute-misnamed",
    Severity.WARNING,
    valid=[
        valid(),
        valid((_CITED, "《政府信息公开条例》")),
        valid((_CITED, f"{_CITED}和《云川市政府信息公开规定》")),
        valid((_CITED, "《中华人民共和国行政复议法》")),
        valid((_FEE, "《云川市政府信息公开信息处理费管理办法》")),
    ],
    invalid=[
        invalid((_CITED, "《中华人民共和国信息公开条例》"), at="中华人民共和国信息公开条例"),
        invalid((_CITED, "《中华人民共和国政府公开信息条例》"), at="中华人民共和国政府公开信息条例"),
        invalid((_CITED, "《政府信息公开条列》"), at="政府信息公开条列"),
        invalid((_FEE, "《政府信息公开处理费管理办法》"), at="政府信息公开处理费管理办法"),
    ],
)
def statute_misnamed(draft: Draft) -> Iterator[Fault]:
    """The name of a statute is nearly that of one that every report rests on.

    ## What it does

    Compares names in 《》 that begin as 中华人民共和国政府信息公开条例, the format of the report or
    政府信息公开信息处理费管理办法 do: one or two characters more, less or changed, or the same in another order. A
    name that ends with 条列 is a misprint of 条例.

    ## Why is this bad?

    The report is founded on a statute that does not exist.

    ## What it does not report

    Shorter names (《政府信息公开条例》, 《条例》), and those of statutes of provinces and cities.

    ## References

    国务院令第711号; 国办函〔2020〕109号; 国办公开办函〔2021〕30号.
    """
    for paragraph in draft.report.paragraphs():
        for match in _NAME.finditer(paragraph.text):
            said = key(match[1])
            meant = _meant(said)
            if meant and meant != said:
                place = paragraph.place(*match.span(1))
                fix = Fix("unsafe", (Edit(place, meant),))
                yield Fault(place, f"“《{said}》”应为“《{meant}》”。", fix=fix)


RULES = (statute_misnamed,)

_NAME = re.compile("《([^《》]{8,40})》")
# How a name begins that can be no other's, and the name.
_KNOWN = (
    ("中华人民共和国", "中华人民共和国政府信息公开条例"),
    ("中华人民共和国", "中华人民共和国政府信息公开工作年度报告格式"),
    ("政府信息公开", "政府信息公开信息处理费管理办法"),
)
_MOST = 2  # characters that may be wrong


def _meant(name: str) -> str:
    """The statute that a name is that of, or nearly; "" if there is none."""
    if name.endswith("条列"):
        return f"{name[:-1]}例"
    near = (known for start, known in _KNOWN if name.startswith(start) and _is_near(name, known))
    return next(near, "")


def _is_near(name: str, known: str) -> bool:
    return distance(name, known, _MOST) <= _MOST or sorted(name) == sorted(known)
