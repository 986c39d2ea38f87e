"""GL126 to GL129: what section five says about problems and improvement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.draft import Draft
from govlint.finding import Fault, Severity
from govlint.numerals import numeral
from govlint.options import Options
from govlint.report import Paragraph, Section
from govlint.rule import invalid, rule, valid
from govlint.source import Span

from .shared.arrangement import settled
from .shared.excerpts import excerpt
from .shared.narrative import prose, wordings

_NONE = re.compile(
    "(?:本年度|目前|我[局委办厅镇乡县区市]|暂时?)*(?:无|没有|不存在|未发现)(?:存在|明显|主要|的)*(?:问题)?[。.]?"
)
# Generous on purpose: a half that is there in any words must be found.
_PROBLEM = re.compile(
    "问题|不足|短板|差距|薄弱|有待|困难|欠缺|缺乏|缺少|滞后|单一|偏|尚未|未能|还需|仍需|仍有|亟待|亟需|难以|弱|隐患"
    "|不[够高强深全细准多实严快及到平完规主熟]"
)
_REMEDY = re.compile(
    "改进|改善|整改|措施|解决|下一步|下步|进一步|今后|来年|新的一年|将|计划|打算|继续|着力|加强|加大|提升|提高|完善|健全"
    "|强化|优化|推进|深化|拓宽|拓展|丰富|规范|建立|落实|组织|开展|已经"
)
_MEASURES = re.compile("改进|整改|措施|下一步|下步|今后|将|针对|为此")
_VAGUE = ("有待加强", "有待提高", "有待提升", "不够到位", "不够深入", "仍需加强", "还需加强", "需要加强")
_MOST_VAGUE = 200  # characters; a longer text says more than stock phrases
_POINT = re.compile("(?<![统唯单专万第])([一二三四五六七八九十])是")

_PROBLEMS = excerpt("存在的主要问题：一是", "\n\n六、其他需要")


def _section(draft: Draft) -> Section | None:
    """Section five, if it says more than nothing: what an empty one lacks problems-empty says."""
    section = settled(draft, 5)
    return section if section and not _is_empty(draft, section) else None


def _is_empty(draft: Draft, section: Section) -> bool:
    said = wordings(section)
    return bool(_NONE.fullmatch(said)) or len(said) < draft.options.problems_min_chars


def _paragraphs(section: Section) -> list[Paragraph]:
    return [part for part in section.all_parts() if isinstance(part, Paragraph)]


def _body(section: Section) -> Span:
    """The first paragraph of a section, its heading if it has none."""
    paragraphs = _paragraphs(section)
    return paragraphs[0].span if paragraphs else section.heading.span


@rule(
    "GL126",
    "problems-empty",
    Severity.ERROR,
    valid=[
        valid(),
        valid((_PROBLEMS, "栏目更新不及时，将专人按月核查。"), options=Options(problems_min_chars=0)),
        valid((_PROBLEMS, "（一）存在政策解读形式较为单一的问题\n（二）今后将丰富解读形式并配发图文解读")),
        valid((_PROBLEMS, "问题\t改进情况\n解读形式较为单一，图文解读偏少\t文件一律配发图文解读，按月核查\n")),
    ],
    invalid=[
        invalid((_PROBLEMS, "无。"), at="无。"),
        invalid((_PROBLEMS, "无。"), at="无。", options=Options(problems_min_chars=0)),
        invalid((_PROBLEMS, "存在问题不多，将改进。"), at="存在问题不多，将改进。"),
        invalid((_PROBLEMS, ""), at="五、存在的主要问题及改进情况"),
    ],
)
def problems_empty(draft: Draft) -> Iterator[Fault]:
    """The section on problems says nothing.

    ## What it does

    Reports section five if it is empty, 无 or the like, or shorter than `problems-min-chars` (30) characters,
    without blanks and its title.

    ## Why is this bad?

    The law demands the main problems and how they are mended; 无 does not pass.

    ## What it does not report

    What the problems are. A section that is doubled or out of place, or that an extra section follows.

    ## References

    条例第五十条第四项; 国办公开办函〔2021〕30号.
    """
    section = settled(draft, 5)
    if section is None or not _is_empty(draft, section):
        return
    said = wordings(section)
    how = f"只有{len(said)}字" if said else "没有内容"
    if said and _NONE.fullmatch(said):
        how = f"不能只写“{said.rstrip('。.')}”"
    yield Fault(_body(section), f"第五部分{how}，应写明存在的主要问题和改进情况。")


@rule(
    "GL127",
    "problems-without-improvement",
    Severity.WARNING,
    valid=[
        valid(),
        valid(("改进情况：一是丰富", "下一步，我局将丰富")),
        valid(("存在的主要问题：一是", "政策宣传还需加力："), ("改进情况：", "整改：")),
        valid((_PROBLEMS, "一是重发布、轻解读；二是栏目标准各异。下一步，一是丰富解读形式；二是统一各栏目的标准。")),
    ],
    invalid=[
        invalid(
            (_PROBLEMS, "一是政策解读形式较为单一，图文解读偏少；二是个别栏目更新不够及时，时常晚于文件印发。"),
            at="存在的主要问题及改进情况",
        ),
        invalid(
            (_PROBLEMS, "我局将丰富解读形式，对涉及用水价格的文件一律配发图文解读；建立栏目更新台账，由专人按月核查。"),
            at="存在的主要问题及改进情况",
        ),
    ],
)
def without_improvement(draft: Draft) -> Iterator[Fault]:
    """The section on problems names problems but no improvement, or the reverse.

    ## What it does

    Looks in section five, its headings included, for words of either kind: 问题, 不足, 有待 …; 改进, 措施, 下一步 ….

    ## Why is this bad?

    The section must hold both, point by point.

    ## What it does not report

    Whether the measures answer the problems; the lists of words are generous on purpose, and points that begin anew
    are two halves in any words. A section five without contents (problems-empty), and one that an extra section
    follows, which may hold the other half.

    ## References

    国办公开办函〔2021〕30号; 条例第五十条第四项.
    """
    section = _section(draft)
    if section is None:
        return
    said = wordings(section)
    problem, remedy = bool(_PROBLEM.search(said)), bool(_REMEDY.search(said))
    if problem != remedy and not _begins_anew(section):
        lacks = "只有问题，没有改进情况" if problem else "只有改进情况，没有问题"
        yield Fault(section.heading.title_span, f"第五部分{lacks}，两者都应写明。")


def _begins_anew(section: Section) -> bool:
    """Whether there are two runs of points, and so two halves, in whatever words."""
    return sum(point.number == 1 for point in _points(section)[1]) > 1


class _Point(NamedTuple):
    """A 一是, 二是 … in section five: its number, where it stands in the draft and in the joined text."""

    number: int
    span: Span
    start: int


def _points(section: Section) -> tuple[str, list[_Point]]:
    """The text of the paragraphs of a section, joined, with its points in order."""
    text, points = "", []
    for paragraph in _paragraphs(section):
        for match in _POINT.finditer(paragraph.text):
            number = numeral(match[1]) or 0
            points.append(_Point(number, paragraph.place(*match.span()), len(text) + match.start()))
        text += paragraph.text
    return text, points


def _is_regular(points: Sequence[_Point]) -> bool:
    """Whether every point is numbered on, or begins anew."""
    return all(after.number in (1, now.number + 1) for now, after in pairwise(points))


@rule(
    "GL128",
    "problem-measure-count-differs",
    Severity.INFO,
    valid=[
        valid(),
        valid(("；二是建立栏目更新台账，由专人按月核查。", "；二是建立栏目更新台账；三是由专人按月核查。")),
        valid(("二是个别栏目更新不够及时。", "二是标准不统一是常见情形；三是人员不足。"), ("，由专人", "；三是由专人")),
        valid(("二是个别栏目更新不够及时。", "二是个别栏目更新不够及时；三是人员不足。"), ("改进情况：", "成效：")),
    ],
    invalid=[
        invalid(("二是个别栏目更新不够及时。", "二是个别栏目更新不够及时；三是人员不足。"), at="一是"),
        invalid(
            ("二是个别栏目更新不够及时。\n\n改进情况：", "二是更新不够及时；三是人员不足。下一步将改进："), at="一是"
        ),
    ],
)
def counts_differ(draft: Draft) -> Iterator[Fault]:
    """There are more numbered problems than numbered measures.

    ## What it does

    Where section five has exactly two runs of 一是…二是…, and the words between them announce measures, compares how
    many points the first and the second have.

    ## Why is this bad?

    Measures are asked for point by point; a problem without one is easily forgotten.

    ## What it does not report

    More measures than problems, points inside points, and gaps in the numbering. One measure may serve several
    problems, so it is a note only.

    ## References

    Local notices on 国办公开办函〔2021〕30号 (逐条提出改进措施).
    """
    section = _section(draft)
    text, points = _points(section) if section else ("", [])
    starts = [index for index, point in enumerate(points) if point.number == 1]
    if len(starts) != 2 or starts[0] != 0 or not _is_regular(points):
        return
    problems, measures = points[: starts[1]], points[starts[1] :]
    announced = _MEASURES.search(text, problems[-1].start, measures[0].start)
    if announced and _PROBLEM.search(text, 0, measures[0].start) and len(problems) > len(measures) > 1:
        message = f"列出{len(problems)}个问题，改进措施只有{len(measures)}条，请核对。"
        yield Fault(measures[0].span, message)


@rule(
    "GL129",
    "problems-vague",
    Severity.INFO,
    valid=[
        valid(),
        valid((_PROBLEMS, "公开意识有待加强，公开内容有待提高，业务能力有待提升。" + "今年对栏目逐个核查。" * 20)),
    ],
    invalid=[
        invalid(
            (_PROBLEMS, "公开意识有待加强，公开内容有待提高，业务能力有待提升。下一步，我局将继续加强学习，提高认识。"),
            at="公开意识有待加强，公开内容有待提高，业务能力有待提升。下一步，我局将继续加强学习，提高认识。",
        )
    ],
    default=False,
)
def vague(draft: Draft) -> Iterator[Fault]:
    """The section on problems consists of stock phrases.

    ## What it does

    Counts stock phrases (有待加强, 不够深入 …) in section five; three or more in a text of under 200 characters are
    reported.

    ## Why is this bad?

    Problems should be 明确具体，避免笼统模糊.

    ## What it does not report

    Longer texts. It is off by default, since only a reader can tell what is vague.

    ## References

    怀化 notice of 2024-01-05.
    """
    section = _section(draft)
    said = prose(section) if section else ""
    count = sum(said.count(phrase) for phrase in _VAGUE)
    if section and len(said) < _MOST_VAGUE and count >= 3:
        yield Fault(_body(section), f"第五部分{len(said)}字中有{count}处“有待加强”之类的套话，请写明具体问题。")


RULES = (problems_empty, without_improvement, counts_differ, vague)
