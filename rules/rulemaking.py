"""GL321: 规章 reported by offices that cannot enact any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Place, Severity
from govlint.fold import key
from govlint.rule import invalid, rule, valid

_RULES = "规章\t0\t0\t0"
_OFFICE = "云川市临江区水务局2023年"


@rule(
    "GL321",
    "rulemaking-power",
    Severity.WARNING,
    valid=[
        valid(),
        *(
            valid((_RULES, "规章\t2\t0\t5"), (_OFFICE, f"{office}2023年"))
            for office in (
                "云川市人民政府",
                "云川市人民政府办公室",
                "云东省水利厅",
                "云东省市场监督管理局",
                "国家市场监督管理总局",
                "云西自治区水利厅",
                "云西自治区人民政府",
                "云川新区管理委员会",
            )
        ),
    ],
    invalid=[
        invalid((_RULES, "规章\t2\t0\t5"), at="规章"),
        *(
            invalid((_RULES, "规章\t2\t0\t2"), (_OFFICE, f"{office}2023年"), at="规章")
            for office in (
                "临江县青石镇人民政府",
                "临江区堤东街道办事处",
                "临江县人民政府",
                "云川市临江区人民政府办公室",
                "云川市水务局",
                "云东省云川市市场监督管理局",
                "临江县教育局",
            )
        ),
    ],
)
def rulemaking(draft: Draft) -> Iterator[Fault]:
    """A body that cannot enact 规章 reports some.

    ## What it does

    Looks for 规章 above 0 in table two of townships and street offices, of county and district governments and their
    bureaus, and of bureaus of cities, going by the name in the title. It is one finding, at the label of the row: the
    numbers may be right, but do not belong there.

    ## Why is this bad?

    Only departments of the State Council, provinces and cities divided into districts enact 规章; what is meant is
    probably 规范性文件.

    ## What it does not report

    Bodies whose name leaves doubt: cities (which may be divided into districts or not) and their general offices,
    autonomous regions, new areas and development zones, provincial departments.

    ## References

    立法法第九十一条, 第九十三条.
    """
    for table in draft.tables("disclosure"):
        figures = [
            (column.short, figure)
            for column in table.block("regulation").columns
            if (figure := table.figure("regulation", column.id)) is not None and figure.value > 0
        ]
        if figures and _is_powerless(key(draft.office)):
            said = "、".join(f"“{name}”{figure.text}件" for name, figure in figures)
            related = tuple(Place(figure.span, f"规章“{name}”{figure.text}件") for name, figure in figures)
            message = f"表二填报规章{said}，{draft.office}无权制定规章，请核对是否应计入行政规范性文件。"
            label = next(each.cell for each in table.labels if each.line.id == "regulation")
            yield Fault(label.span, message, related)


RULES = (rulemaking,)

# Patterns that are compiled only where 规章 are reported. 区 is also in 自治区, 新区, 开发区; 市 in 市场.
_COUNTY = r"(?:[县旗]|(?<!自治)(?<!新)(?<!特)(?<!地)(?<!开发)(?<!政)(?<!社)区)"
_BUREAU = r"\w{2,20}(?:局|委员会|委|中心|大队|支队|站|所)"
_POWERLESS = (
    r"[镇乡](?:人民政府|政府)?$"
    r"|街道(?:办事处|办|党工委)?$"
    rf"|\w{_COUNTY}(?:人民政府|政府)?(?:办公室|办)?$"
    rf"|\w{_COUNTY}{_BUREAU}$"
    rf"|^(?:\w{{2,4}}省|\w{{2,9}}自治区)?[^省区县市国]{{2,8}}(?:市(?!场|政|民|容)|自治州){_BUREAU}$"
)
_NATIONAL = r"^(?:国家|国务院|全国|中国|中华|中共)|[部署]$"


def _is_powerless(office: str) -> bool:
    """Whether no law lets an office of this name enact 规章.

    Towns and street offices; governments of counties and districts, their offices and bureaus; bureaus of cities.
    """
    return not re.search(_NATIONAL, office) and re.search(_POWERLESS, office) is not None
