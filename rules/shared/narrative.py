"""What a section says in words, folded and without blanks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from govlint.draft import Draft
from govlint.fold import key
from govlint.report import Paragraph, Part, Section, Subsection

# What belongs to an introduction, wherever it stands: how the report was made, its parts, its period, whom to ask.
_INTRODUCTION = re.compile(
    r"本(?:年度)?报告|编制|(?:部分|方面|内容)组成|统计(?:期限|时限|时间)|联系(?:电话|地址|人|方式)|地址:|邮编|邮政编码"
    r"|电话:|电子版|下载|如(?:有|对).{0,12}(?:疑问|建议|意见)|欢迎.{0,8}(?:咨询|垂询|监督)"
)

# The sections that tell what was done, what will be, what was not good, and what else is to be told.
ACCOUNTS, PLANS, PROBLEMS, OTHERS = range(1, 5), (5, 6), (5,), (6,)


def paragraphs(draft: Draft, numbers: Container[int | None]) -> Iterator[tuple[Section, Paragraph]]:
    """The paragraphs of the official sections with these numbers."""
    for section in draft.report.sections:
        if section.official in numbers:
            yield from ((section, part) for part in section.all_parts() if isinstance(part, Paragraph))


def prose(section: Section) -> str:
    """What the paragraphs and the unofficial tables of a section say, without headings."""
    return "".join(_said(section.all_parts()))


def wordings(section: Section) -> str:
    """Everything that a section says under its title, the headings of its parts included."""
    return "".join((*_said(section.parts), *map(_words, section.subsections)))


def account(section: Section) -> str:
    """What a section says but for headings and the sentences that belong to an introduction."""
    sentences = (sentence for said in _said(section.all_parts()) for sentence in said.split("。"))
    return "".join(sentence for sentence in sentences if not _INTRODUCTION.search(sentence))


def is_introduction(part: Part) -> bool:
    """Whether a part is a paragraph that introduces the report rather than gives an account."""
    return isinstance(part, Paragraph) and all(
        _INTRODUCTION.search(sentence) for sentence in key(part.text).split("。") if sentence
    )


def everything(draft: Draft) -> str:
    """Everything that a report says in words up to its closing, headings of every level included."""
    report = draft.report
    sections = (key(section.heading.title) + wordings(section) for section in report.sections)
    return "\n".join((*_said((*report.front, *report.preamble)), *map(_words, report.loose), *sections))


def _words(subsection: Subsection) -> str:
    return key(subsection.heading.title) + "".join(_said(subsection.parts))


def _said(parts: Iterable[Part]) -> Iterator[str]:
    """The words of each part; the official tables are no prose."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield key(part.text)
        elif part.format is None:
            yield "".join(key(cell.text) for row in part.rows for cell in row.cells)
