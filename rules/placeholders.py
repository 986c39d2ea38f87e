"""GL146: what was to be filled in and was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.rule import invalid, rule, valid
from govlint.source import Span

# A run of X or × in front of a unit, behind a name or for a telephone number; blanks to be filled, or nothing at all,
# before a unit; and words that announce what is to be filled in.
_PLACEHOLDER = re.compile(
    r"""
      (?<![A-Za-z0-9×xX+*])[Xx×]{1,8}(?=[年月日件条次篇个份项期万元人名场局委办厅镇乡县市区](?![A-Za-z]))
    | (?<![A-Za-z0-9×*])[Xx×]{2,8}(?=单位|部门|街道|同志)
    | (?<=电话[：:])[0-9（()）-]{0,6}[Xx×]{3,}[Xx×-]*
    | (?P<uncounted>(?<=信息|申请|解读|文件)[ \u3000]{2,5}(?=[件条篇份][，。；、])
        | (?:公开|发布|推送)(?:各类|政府|政务){0,2}信息(?=条[，。；、]))
    | [【\[（(](?:此处|待补|待填|请填)[^】\]）)\n]{0,30}[】\]）)]
    | 待补充|待填写|待核实|TODO|TBD
    | (?<![_A-Za-z0-9])_{3,}(?![_A-Za-z0-9])
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"“[^”\n]{0,200}”|《[^》\n]{0,200}》|https?://\S{1,200}|[\w.]{1,64}@\S{1,64}")


@rule(
    "GL146",
    "placeholder-left",
    Severity.ERROR,
    valid=[
        valid(),
        valid(("发布政策解读9篇", "按照“1+2+X”模式发布政策解读9篇，栏目统一用“××局公告”格式")),
        valid(("发布政策解读9篇", "落实政府信息公开 条例，发布政策解读 9 篇")),
        valid(("发布政策解读9篇", "发布政策解读9     件、聚焦企业     件、专业解读       件，")),
        valid(("0000-5550123", "138****1234，网址www.xxjk.example")),
    ],
    invalid=[
        invalid(("发布政策解读9篇", "发布政策解读XX篇"), at="XX"),
        invalid(("我局认真贯彻", "××局认真贯彻"), at="××"),
        invalid(("发布政策解读9篇", "发布政策解读  篇"), at="  "),
        invalid(("公开信息312条，", "公开信息条，"), at="公开信息"),
        invalid(("0000-5550123", "0000-XXXXXXX"), at="0000-XXXXXXX"),
        invalid(("参训64人次。", "参训64人次。（此处补充考核情况）"), at="（此处补充考核情况）"),
    ],
)
def placeholder(draft: Draft) -> Iterator[Fault]:
    """A placeholder was left in the text.

    ## What it does

    Looks for runs of X or × where a number or a name belongs (XX件, ××局), for units without a number, for brackets
    that ask to be filled (此处…, 待补…), for 待补充, TODO, and for runs of underscores, in the text and the tables.

    ## Why is this bad?

    It was to be filled in before publication.

    ## What it does not report

    Quoted text and titles, addresses, masked numbers (138****1234), and X as a word of a method (1+2+X).

    ## References

    Checks of commercial proofreaders; no lawful reading.
    """
    text = draft.source.text
    masked = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    for match in _PLACEHOLDER.finditer(masked):
        at = Span(*match.span())
        marked = f"存在未填写的占位符“{text[at.start : at.end]}”。"
        yield Fault(at, "量词前没有数字，请核对是否漏填。" if match["uncounted"] is not None else marked)


RULES = (placeholder,)
