"""GL516, GL517: what the prose says of documents, decisions and fees, against table two."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claim import Claim, Equation
from govlint.draft import Draft, once
from govlint.finding import Severity
from govlint.rule import invalid, rule, valid

from .shared.disclosed import Documents, documents_told
from .shared.wording import quote, stated

_ISSUED = "制发行政规范性文件4件，废止1件，现行有效12件。"
_DECIDED = "作出行政许可决定328件、行政处罚决定46件、行政强制决定2件。"


@rule(
    "GL516",
    "document-count-mismatch",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_ISSUED, "公开行政规范性文件3件。")),
        valid((_ISSUED, "公开规章0件、行政规范性文件3件。")),
        valid((_ISSUED, "代区政府起草规范性文件3件。")),
        valid((_ISSUED, "制发规范性文件5件，其中行政规范性文件4件。全市清理规范性文件36件，废止10件。")),
        valid((_ISSUED, "截至2023年底，累计制发规范性文件56件，现行有效12件。")),
        valid((_ISSUED, "截至2022年底，现行有效规范性文件9件。")),
        valid((_ISSUED, "2022年制定规范性文件2件、废止2件，现行有效9件；2023年制定4件，现行有效12件。")),
        valid((_ISSUED, "2022年，制定规范性文件2件、废止2件；2023年，制定规范性文件4件。")),
        valid((_ISSUED, "我局成立以来制定规范性文件15件、废止3件，现行有效12件。")),
        valid((_DECIDED, "上年作出行政许可300件、行政处罚40件。")),
        valid((_ISSUED, "经清理，废止规范性文件3件，宣布失效规范性文件2件。")),
        valid((_ISSUED, "清理规范性文件13件，继续有效12件、废止1件；清理政策性文件86件，继续有效60件、废止26件。")),
        valid((_ISSUED, "2024年拟制发规范性文件5件、废止3件。明年，我局将制发规范性文件3件。")),
        valid((_ISSUED, "2023年计划制发规范性文件5件，实际制发规范性文件4件。")),
        valid((_ISSUED, "现行有效的规范性文件12件，其中继续有效8件、本年制发4件。")),
        valid((_DECIDED, "公示行政许可信息300条、行政处罚信息40条。")),
        valid((_DECIDED, "归集公示行政许可300条、行政处罚40条。")),
        valid((_DECIDED, "主动公开行政许可决定300件、行政处罚决定40件。")),
        valid((_DECIDED, "行政事业性收费金额152.36万元。")),
        valid((_DECIDED, "行政事业性收费金额152.4万元。")),
        valid((_DECIDED, "行政事业性收费1523567元。")),
        valid(("行政事业性收费\t152.36", "行政事业性收费\t1523600"), (_DECIDED, "行政事业性收费金额152.36万元。")),
        valid((_DECIDED, "取消行政许可事项3项。")),
        valid((_DECIDED, "逐项核对权责清单（行政许可14项、行政处罚31项、行政强制5项，共50项）。")),
        valid((_DECIDED, "共有行政许可12项、行政处罚58项纳入清单管理。")),
        valid((_DECIDED, "梳理权责清单事项86项，其中行政许可12项、行政处罚58项、行政强制6项、其他10项。")),
        valid((_DECIDED, "公示行政许可300件（均在7个工作日内）、行政处罚40件。")),
    ],
    invalid=[
        invalid((_ISSUED, _ISSUED.replace("4件", "5件")), at="5"),
        invalid((_ISSUED, _ISSUED.replace("废止1", "废止2")), at="2"),
        invalid((_ISSUED, _ISSUED.replace("12", "21")), at="21"),
        invalid((_ISSUED, "制定规章0件、行政规范性文件5件，废止1件，现行有效12件。"), at="5"),
        invalid((_ISSUED, "截至2023年底，有效规范性文件14件。"), at="14"),
        invalid((_ISSUED, "废止规范性文件1件，截至2023年底现行有效14件。"), at="14"),
        invalid((_ISSUED, "截至2023年12月31日，现行有效规范性文件14件。"), at="14"),
        invalid((_ISSUED, "截至2023年底，全年累计制发规范性文件5件，现行有效12件。"), at="5"),
        invalid((_ISSUED, "截至2023年底，累计制发规范性文件56件，现行有效21件。"), at="21"),
        invalid((_DECIDED, _DECIDED.replace("328", "382")), at="382"),
        invalid((_DECIDED, "实施行政许可328项，行政处罚64项，行政强制2项。"), at="64"),
        invalid((_ISSUED, "2022年制定规范性文件2件、废止2件；2023年废止规范性文件3件。"), at="3"),
        invalid((_DECIDED, "作出行政许可328件、行政处罚46件（上年40件）、行政强制3次。"), at="3"),
        invalid((_ISSUED, "清理规范性文件，废止1件，确定继续有效的行政规范性文件21件。"), at="21"),
        invalid((_DECIDED, "收到依申请公开46件、同意公开20件，行政许可处理决定382件。"), at="382"),
        invalid((_DECIDED, "公开信息312条，作出行政许可328项，行政处罚64项。"), at="64"),
        invalid((_DECIDED, "作出行政许可328件（均在7个工作日内公示）、行政处罚40件（同步推送）。"), at="40"),
        invalid((_DECIDED, "行政事业性收费金额125.36万元。"), at="125.36万"),
        invalid((_DECIDED, "行政事业性收费总额125.36万元。"), at="125.36万"),
        invalid((_DECIDED, "作出行政许可328件次、行政处罚48件次。"), at="48"),
        invalid(("制发规范性文件4件", "制定出台规范性文件3件"), at="3", model="2019"),
    ],
)
def documents(draft: Draft) -> Iterator[Claim]:
    """The prose gives another number of documents or decisions than table two.

    ## What it does

    Compares 制发, 废止 and 现行有效 of 规章 and 规范性文件, 行政许可, 行政处罚, 行政强制 and 行政事业性收费 in prose
    with table two. In the 2019 format 本年新制作, 本年新公开 and 对外公开总数量 are three readings.

    ## Why is this bad?

    The report contradicts itself.

    ## What it does not report

    公开 or 发布 N 件 (published-count-differs); fewer that are 继续有效 than 现行有效; documents of another body or
    drafted for one; powers (行政许可事项, 权责清单：行政许可14项) and published notices of decisions
    (公示行政许可信息); what was 累计 up to a day, which may be that of all years; fees that table two has in yuan
    (fee-unit-suspect).

    ## References

    The headers of table two: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
    """
    for found in once(draft, documents_told):
        if not found.published:
            yield _claim(found)


@rule(
    "GL517",
    "published-count-differs",
    Severity.INFO,
    valid=[
        valid(),
        valid((_ISSUED, "公开行政规范性文件4件。")),
        valid((_ISSUED, "公开规范性文件12件，均为现行有效。")),
    ],
    invalid=[invalid((_ISSUED, "公开行政规范性文件3件。"), at="3")],
)
def published(draft: Draft) -> Iterator[Claim]:
    """The prose says that another number of documents was published than table two says was issued.

    ## What it does

    Compares 公开 or 发布 规范性文件 N 件 in prose with 本年制发件数 and 现行有效件数.

    ## Why is this bad?

    Both are mostly one number, and the table may have been filled in from another.

    ## What it does not report

    It is a note only: documents of earlier years may be published, and some of this year's not.

    ## References

    国办公开办函〔2021〕30号.
    """
    for found in once(draft, documents_told):
        if found.published:
            yield _claim(found)


RULES = (documents, published)


def _claim(found: Documents) -> Claim:
    said = stated(found.figure, "正文为")
    equations = tuple(Equation(said, each, "<=" if found.fewer else "==") for each in found.cells)
    return Claim(f"“{quote(found.mention)}”", found.mention.figure, equations)
