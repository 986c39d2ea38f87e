"""The sentences of a report: folded, without blanks, whole across page breaks, with the way back to the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.fold import fold_prose, has_blank, key
from govlint.report import Paragraph, Part, Report, Section, Subsection
from govlint.source import Span

# What makes a sentence worth reading: a digit, a count in Chinese numerals, a denial, a totality, an ordinal.
_WORTH = re.compile(
    r"\d|[一二两三四五六七八九十](?:[件条份宗起例篇项场个部方点)，]|是)|[①-⑳]|未|无|没有|不存在|均|全部"
)
# Headers of the official tables with nothing between them: what was a table once is no sentence.
_TABLE = re.compile("信息内容本年|自然人法人或其他组织|商业企业科研机构|结果维持结果纠正")
_END = re.compile(r"[。!?]+")
MOST_READ = 2000  # characters of a sentence: in a longer one too many numbers could be held against each other


class Text(NamedTuple):
    """A sentence: `text` is folded and without blanks; `offsets` say where each character stands in the paragraph.

    There is one offset more than there are characters. `whole` tells whether it ends with a full stop.
    """

    text: str
    offsets: Sequence[int]
    paragraph: Paragraph
    whole: bool

    @property
    def worth(self) -> bool:
        """Whether it holds anything that a rule on prose could speak of."""
        return not self.too_long and _WORTH.search(self.text) is not None and not _TABLE.search(self.text)

    @property
    def too_long(self) -> bool:
        """Whether it has more characters than are read of one sentence."""
        return len(self.text) > MOST_READ

    def place(self, start: int, end: int) -> Span:
        """The characters of the draft that are `text[start:end]`."""
        return self.paragraph.place(self.offsets[start], self.offsets[end - 1] + 1)


class Where(NamedTuple):
    """Where a paragraph stands: the number of the official section (None outside), and the title of its part."""

    section: int | None
    heading: str


def paragraphs(report: Report) -> Iterator[tuple[Where, Paragraph]]:
    """Every paragraph of the report up to its closing, with where it stands."""
    yield from _within(Where(None, ""), (*report.front, *report.preamble))
    for part in report.loose:
        yield from _within(Where(None, key(part.heading.title)), part.parts)
    for section in report.sections:
        yield from _within(Where(section.official, ""), section.parts)
        for part in section.subsections:
            yield from _stated(section, part)
            yield from _within(Where(section.official, key(part.heading.title)), part.parts)


def _stated(section: Section, part: Subsection) -> Iterator[tuple[Where, Paragraph]]:
    """A heading that is a sentence by itself, and so a paragraph: （一）本年度收取信息处理费600元。"""
    heading = part.heading
    if heading.title.endswith("。"):
        yield Where(section.official, ""), Paragraph(heading.title_span, heading.title, (heading.title_span,))


def _within(where: Where, parts: tuple[Part, ...]) -> Iterator[tuple[Where, Paragraph]]:
    return ((where, part) for part in parts if isinstance(part, Paragraph))


def sentences(paragraph: Paragraph) -> tuple[Text, ...]:
    """The sentences of a paragraph, in order."""
    text, offsets = _tight(paragraph.text)
    ends = [match.end() for match in _END.finditer(text)]
    whole = len(ends)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(
        Text(text[start:end], offsets[start : end + 1], paragraph, number < whole)
        for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False))
    )


def _tight(text: str) -> tuple[str, Sequence[int]]:
    """The folded text without blanks, but for one between two digits, which keeps two numbers apart."""
    folded = fold_prose(text)
    if not has_blank(folded):
        return folded, range(len(text) + 1)
    kept = [
        index
        for index, character in enumerate(folded)
        if not character.isspace() or (folded[index - 1 : index].isdigit() and folded[index + 1 : index + 2].isdigit())
    ]
    tight = "".join(" " if folded[index].isspace() else folded[index] for index in kept)
    return tight, (*kept, len(text))
