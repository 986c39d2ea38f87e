"""The lexer of the layout: what kind of line each line of a draft is.

A line is classified by its own characters and a little context (the line before, the headings so far). It is always
some token of grammar/report.lark, so any text parses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.fold import fold
from govlint.headings import (
    MOST_HEADING,
    MOST_TITLE,
    TRAILING,
    is_official_title,
    official_section,
    section_heading,
    short_key,
    split_ordinal,
    subsection_heading,
)
from govlint.labels import block_titles, is_block_title, row_labels
from govlint.layout.closing import is_attachment, is_signature
from govlint.layout.lines import Line, whole_lines
from govlint.layout.masthead import title_lines
from govlint.layout.toc import table_of_contents
from govlint.marks import parts
from govlint.numerals import ORDINAL
from govlint.source import Source, Span

_ROW_END = re.compile(r"\s\d+$")  # of a row of a table that nothing else tells
_STOP = re.compile(r"[。;!?]")
_SENTENCE_END = tuple("。;:!?…)\"'")
_ITEM = re.compile(rf"\s*(?:\d{{1,2}}[.、)]|\(\d{{1,2}}\)|{ORDINAL}(?:是|、)|注:|附)")
_CONTINUED = re.compile(r"\((?:续|接上)[^()]{0,4}\)$")  # a heading once more, above the rest of a table
_HEADINGS, _PROSE = ("SECTION", "SUBSECTION"), ("TEXT", "CONTINUED")
_BEHIND_HEADING = "。：:，,；;、. \t\u3000"  # between bold words and what they head

LEAST_BROKEN = 20  # characters of a line that a page break may have cut; shorter ones are headings of their own


class Token(NamedTuple):
    """A line, or a part of one, without the blanks around it; `kind` is a terminal of grammar/report.lark."""

    kind: str
    span: Span


def tokens(source: Source) -> list[Token]:
    """The lines of a draft as tokens, in order; blank lines are left out."""
    lines = whole_lines(source)
    title = title_lines([source.cut(line.span) for line in lines])
    body = list(_classify(source, lines, title))
    return _mark_closing(source, _drop_contents(source, body))


def _with_blanks(source: Source, line: Span) -> Span:
    """The line with its outer blanks: in a row, tabs in front and behind are empty cells."""
    start, end = line
    while start > 0 and _is_blank(source.text[start - 1]):
        start -= 1
    while end < len(source.text) and _is_blank(source.text[end]):
        end += 1
    return Span(start, end)


def _is_blank(character: str) -> bool:
    return character.isspace() and character not in "\r\n"


def _is_marked(source: Source, line: Span) -> bool:
    """Whether marks of Markdown stand in front of a line."""
    start = _with_blanks(source, line).start
    return start > 0 and source.text[start - 1] not in "\r\n"


def _classify(source: Source, lines: Sequence[Line], title: range) -> Iterator[Token]:
    """Tell the title, headings, rows and continued lines from plain text."""
    highest = 0  # of the ordinals of the sections above
    headed = in_table = unfinished = False
    for place, (line, is_row) in enumerate(lines):
        before_row = place + 1 < len(lines) and lines[place + 1].is_row
        if place in title and not headed:  # it stands above all headings
            made = [Token("TITLE", line)]
        elif is_row or _is_label(source, line, in_table, before_row):
            made = [Token("ROW", _with_blanks(source, line))]
        else:
            made = _section(source, line, highest) or _subsection(source, line)
            made = made or _text(source, line, highest, unfinished)
        yield from made
        if made[0].kind == "SECTION":
            highest = max(highest, _ordinal(source, made[0]))
        headed = headed or made[0].kind in _HEADINGS
        in_table = made[-1].kind == "ROW"
        unfinished = made[-1].kind in _PROSE and _may_go_on(source, made)


def _ordinal(source: Source, section: Token) -> int:
    """The value of the ordinal of a section, 0 without one."""
    heading = section_heading(source.cut(section.span), 0)
    return (heading.number or 0) if heading else 0


def _is_label(source: Source, line: Span, in_table: bool, before_row: bool) -> bool:
    """Whether a line that nothing parts is a row of one cell: a title or label of an official table."""
    wording = short_key(source.cut(line))
    if wording in row_labels():
        return in_table or before_row or wording in block_titles()
    if before_row and is_block_title(wording):
        return True
    # A row label that was wrapped onto a line of its own, inside a table.
    return in_table and before_row and 0 < len(wording) <= MOST_HEADING and not _ends_table(wording)


def _ends_table(wording: str) -> bool:
    """Whether a short line between rows is a heading, a note or a sentence rather than part of a row."""
    if any(label.startswith(wording) for label in row_labels()):
        return False
    if wording.startswith("注") or _STOP.search(wording):
        return True
    # An official title is a heading behind an ordinal of any kind, right or wrong: 3.收到和处理….
    return section_heading(wording, 0) is not None or is_official_title(split_ordinal(wording)[1])


def _section(source: Source, line: Span, highest: int) -> list[Token]:
    """The heading of a section, with the rest of its line as text; [] if the line is none."""
    text = source.cut(line)[: 4 * MOST_TITLE]
    heading = section_heading(text, line.start)
    if heading is None:
        return [Token("SECTION", line)] if len(text) <= MOST_TITLE and is_official_title(text) else []
    title = fold(heading.title)
    if _CONTINUED.search(title):
        return []
    end = _end_of_known_title(title)
    if end:
        return _split(source, line, heading.title_span.start + end, "SECTION")
    short = line.end - line.start <= MOST_HEADING + 5 and not _STOP.search(title) and not title.endswith(",")
    separated = heading.ordinal[-1] not in "一二三四五六七八九十" and not _ROW_END.search(title)
    # A lower ordinal than before heads an item of a list, not a section; so does one behind no mark at all.
    if short and separated and (official_section(title) or (heading.number or 0) > highest):
        return [Token("SECTION", line)]
    return []


def _end_of_known_title(title: str) -> int:
    """How many characters of `title` are an official title with text behind it or not; 0 if it begins with none."""
    for match in re.finditer(r"$|[。:,\s]", title[:MOST_TITLE]):
        if is_official_title(title[: match.start()]):
            rest = title[match.end() :]
            return len(title) if not rest.strip(TRAILING + " ") else match.end()
    return 0


def _subsection(source: Source, line: Span) -> list[Token]:
    text = source.cut(line)[: 4 * MOST_TITLE]
    heading = subsection_heading(text, line.start)
    if heading is None:
        return []
    title = fold(heading.title)
    if line.end - line.start <= MOST_HEADING + 10 and not re.search(r"[。,;](?=.)", title):
        return [Token("SUBSECTION", line)]
    # A heading with its paragraph behind it ends at the first full stop, else at the first other mark, blank or digit.
    stop = re.search(r"[。:]", title[:MOST_HEADING]) or re.search(r"[,;\s]|(?=\d)", title[:MOST_HEADING])
    return _split(source, line, heading.title_span.start + (stop.end() if stop else 0), "SUBSECTION")


def _split(source: Source, line: Span, at: int, kind: str) -> list[Token]:
    head = source.text[line.start : at].rstrip()
    rest = source.text[at : line.end]
    start = line.end - len(rest.lstrip())
    made = [Token(kind, Span(line.start, line.start + len(head)))]
    return made if start >= line.end else [*made, Token("TEXT", Span(start, line.end))]


def _text(source: Source, line: Span, highest: int, unfinished: bool) -> list[Token]:
    """A line of prose below one that is `unfinished` or not; bold words at its start may be its heading."""
    first = _parts(source, line)[0]
    heading = _bold_heading(source, first, highest) if first.start > line.start else []
    if not heading:
        return _prose(source, line, unfinished)
    rest = source.text[first.end : line.end].lstrip(_BEHIND_HEADING)
    below_text = heading[-1].kind in _PROSE
    return [*heading, *(_prose(source, Span(line.end - len(rest), line.end), below_text) if rest else ())]


def _bold_heading(source: Source, words: Span, highest: int) -> list[Token]:
    text = source.cut(words)
    heading = section_heading(text, words.start)
    if heading is not None:
        return _section(source, words, highest) if _end_of_known_title(fold(heading.title)) else []
    heading = subsection_heading(text, words.start)
    return _subsection(source, words) if heading is not None and heading.title else []


def _prose(source: Source, line: Span, unfinished: bool) -> list[Token]:
    """The parts of a line between marks of bold: together they are one paragraph, or the rest of one."""
    goes_on = unfinished and not _ITEM.match(fold(source.text[line.start : line.start + 10]))
    goes_on = goes_on and not _is_marked(source, line)
    first, *more = _parts(source, line)
    return [Token("CONTINUED" if goes_on else "TEXT", first), *(Token("CONTINUED", part) for part in more)]


def _parts(source: Source, line: Span) -> list[Span]:
    return [Span(line.start + part.start, line.start + part.end) for part in parts(source.cut(line))]


def _may_go_on(source: Source, made: Sequence[Token]) -> bool:
    """Whether the text of a line, all of it or what stands behind its heading, ends in the middle of a sentence."""
    start = next(token.span.start for token in made if token.kind in _PROSE)
    end = made[-1].span.end
    last = fold(source.text[end - 1])
    # The rest of a sentence is no heading, however short.
    long = made[0].kind == "CONTINUED" or end - start >= LEAST_BROKEN
    return last == "," or (long and not last.endswith(_SENTENCE_END))


def _drop_contents(source: Source, found: list[Token]) -> list[Token]:
    """Make plain text of a table of contents."""
    lines: list[list[Token]] = []
    for token in found:
        gap = source.text[lines[-1][-1].span.end : token.span.start] if lines else "\n"
        if "\n" in gap or "\r" in gap:
            lines.append([])
        lines[-1].append(token)
    listed = table_of_contents(
        [source.text[line[0].span.start : line[-1].span.end] for line in lines],
        [source.cut(line[0].span) if line[0].kind in _HEADINGS else "" for line in lines],
    )
    first, last = (sum(map(len, lines[:place])) for place in (listed.start, listed.stop))
    return [*found[:first], *(Token("TEXT", token.span) for token in found[first:last]), *found[last:]]


def _mark_closing(source: Source, found: list[Token]) -> list[Token]:
    """Mark what follows the last section: attachments, and the office and date that sign the report."""
    last = max((place for place, token in enumerate(found) if token.kind == "SECTION"), default=len(found))
    behind = [source.cut(token.span) if token.kind != "ROW" else "" for token in found[last + 1 :]]
    start = next((place for place, line in enumerate(behind, last + 1) if is_attachment(line)), len(found))
    while start - 1 > last and found[start - 1].kind in _PROSE and is_signature(source.cut(found[start - 1].span)):
        start -= 1
    return [*found[:start], *(Token("CLOSING", token.span) for token in found[start:])]
