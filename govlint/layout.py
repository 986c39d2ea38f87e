"""The lexer of the layout: what kind of line each line of a draft is.

A line is classified by its own characters and a little context (the line before, the headings so far). It is always
some token of grammar/report.lark, so any text parses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from govlint.cells import are_rows, broken, scrambled, stacked, upright, wrapped
from govlint.fold import fold, key
from govlint.headings import TRAILING, apart, is_official, official_section, section_heading, subsection_heading
from govlint.labels import block_titles, is_block_title, row_labels
from govlint.marks import is_break, parts, unmarked
from govlint.masthead import MOST_TITLE, title_lines
from govlint.numerals import ORDINAL
from govlint.paging import numbers_page
from govlint.source import Source, Span
from govlint.toc import table_of_contents

_LINE = re.compile(r"[^\r\n]+")
_ROW_END = re.compile(r"\s\d+$")  # of a row of a table that nothing else tells
_STOP = re.compile(r"[。;!?]")
_SENTENCE_END = tuple("。;:!?…)\"'")
_ITEM = re.compile(rf"\s*(?:\d{{1,2}}[.、)]|\(\d{{1,2}}\)|{ORDINAL}(?:是|、)|注:|附)")
_DATE = re.compile(
    rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年(?:\d{{1,2}}|{ORDINAL})月(?:(?:\d{{1,2}}|{ORDINAL})日)?$"
)
_SIGNER = re.compile(r"[^,。;:、]{2,30}(?:局|委|办|厅|府|会|室|院|处|部|署|所|站|队|中心|公司)$")
_ATTACHMENT = re.compile(r"附(?:件|表)?[:\d一二三]|附(?:件|表)$")
_CONTINUED = re.compile(r"\((?:续|接上)[^()]{0,4}\)$")  # a heading once more, above the rest of a table
_HEADINGS = ("SECTION", "SUBSECTION")
_BEHIND_HEADING = "。：:，,；;、. \t\u3000"  # between bold words and what they head

MOST_HEADING = 30  # characters of a heading whose wording is not official
LEAST_BROKEN = 20  # characters of a line that a page break may have cut; shorter ones are headings of their own


class Token(NamedTuple):
    """A line, or a part of one, without the blanks around it; `type` is a terminal of grammar/report.lark."""

    type: str
    span: Span


def tokens(source: Source) -> list[Token]:
    """The lines of a draft as tokens, in order; blank lines are left out."""
    lines, rows = _rows(source, list(_lines(source)))
    lines = list(_whole_headings(source, lines, rows))
    title = title_lines([source.cut(line) for line in lines])
    found = [Token("TITLE" if index in title else "TEXT", line) for index, line in enumerate(lines)]
    body = list(_classify(source, found, rows))
    return _mark_closing(source, _drop_contents(source, body))


def _lines(source: Source) -> Iterator[Span]:
    for match in _LINE.finditer(source.text):
        own = unmarked(match[0])
        line = Span(match.start() + own.start, match.start() + own.end)
        if line.start < line.end and not is_break(match[0]) and not numbers_page(source.text, *line):
            yield line


def _rows(source: Source, lines: Sequence[Span]) -> tuple[list[Span], set[Span]]:
    """The lines, those together that are one row of a table over several lines; and which of them are rows."""
    texts = [source.cut(line) for line in lines]
    labels = list(wrapped(texts))
    rows = {line for line, is_row in zip(lines, are_rows(texts, labels), strict=True) if is_row}
    found: list[Span] = []
    done = 0
    whole_labels = (label for label in labels if rows.issuperset(lines[label.start : label.stop]))
    joined = [*stacked(texts), *broken(texts), *upright(texts), *scrambled(texts), *whole_labels]
    for row in sorted(joined, key=lambda row: (row.start, -row.stop)):
        if row.start < done:
            continue
        whole = Span(lines[row[0]].start, lines[row[-1]].end)
        found += [*lines[done : row.start], whole]
        rows.add(whole)
        done = row.stop
    return [*found, *lines[done:]], rows


def _whole_headings(source: Source, lines: Sequence[Span], rows: Collection[Span]) -> Iterator[Span]:
    """The lines, two together where only together they are the heading of an official section."""
    last = Span(0, 0)
    for line, below in zip_longest(lines, lines[1:], fillvalue=last):
        whole = Span(line.start, below.end)
        if line not in rows and below not in rows and _is_wrapped(source, line, whole):
            last = whole
            yield whole
        elif line.start >= last.end:
            yield line


def _is_wrapped(source: Source, line: Span, whole: Span) -> bool:
    """Whether `whole` is an official heading of which only a part, or the ordinal, stands on `line`."""
    heading = section_heading(source.cut(whole), whole.start) if whole.end - whole.start <= MOST_TITLE else None
    if heading is None or not is_official(heading.title):
        return False
    return not is_official(source.text[heading.title_span.start : line.end])


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


def _short_key(source: Source, line: Span) -> str:
    """The folded line without blanks, "" if it is too long for a title or heading."""
    return key(source.cut(line)) if line.end - line.start <= MOST_TITLE else ""


def _classify(source: Source, lines: list[Token], rows: Collection[Span]) -> Iterator[Token]:
    """Tell headings, rows and continued lines from plain text."""
    last, highest, headed = "", 0, False
    for index, token in enumerate(lines):
        if token.type == "TITLE" and not headed:
            last = "TITLE"
            yield token
            continue
        line = token.span
        before_row = index + 1 < len(lines) and lines[index + 1].span in rows
        if line in rows or _is_label(source, line, last == "ROW", before_row):
            made = [Token("ROW", _with_blanks(source, line))]
        else:
            made = _section(source, line, highest) or _subsection(source, line) or _text(source, line, highest, last)
        if made[0].type == "SECTION":
            heading = section_heading(source.cut(made[0].span), 0)
            highest = max(highest, heading.number or 0) if heading else highest
        yield from made
        headed = headed or made[0].type in _HEADINGS  # a title stands above all headings
        last = made[-1].type
        if last in ("TEXT", "CONTINUED") and not _may_go_on(source, _text_of(made), made[0].type == "CONTINUED"):
            last = "WHOLE"


def _is_label(source: Source, line: Span, in_table: bool, before_row: bool) -> bool:
    """Whether a line that nothing parts is a row of one cell: a title or label of an official table."""
    wording = _short_key(source, line)
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
    return section_heading(wording, 0) is not None or is_official(apart(wording)[1])


def _section(source: Source, line: Span, highest: int) -> list[Token]:
    """The heading of a section, with the rest of its line as text; [] if the line is none."""
    text = source.cut(line)[: 4 * MOST_TITLE]
    heading = section_heading(text, line.start)
    if heading is None:
        return [Token("SECTION", line)] if len(text) <= MOST_TITLE and is_official(text) else []
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
        if is_official(title[: match.start()]):
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


def _split(source: Source, line: Span, at: int, type: str) -> list[Token]:
    head = source.text[line.start : at].rstrip()
    rest = source.text[at : line.end]
    start = line.end - len(rest.lstrip())
    made = [Token(type, Span(line.start, line.start + len(head)))]
    return made if start >= line.end else [*made, Token("TEXT", Span(start, line.end))]


def _text(source: Source, line: Span, highest: int, last: str) -> list[Token]:
    """A line of prose; bold words at its start may be its heading."""
    first = _parts(source, line)[0]
    heading = _bold_heading(source, first, highest) if first.start > line.start else []
    if not heading:
        return _prose(source, line, last)
    rest = source.text[first.end : line.end].lstrip(_BEHIND_HEADING)
    return [*heading, *(_prose(source, Span(line.end - len(rest), line.end), heading[-1].type) if rest else ())]


def _bold_heading(source: Source, words: Span, highest: int) -> list[Token]:
    text = source.cut(words)
    heading = section_heading(text, words.start)
    if heading is not None:
        return _section(source, words, highest) if _end_of_known_title(fold(heading.title)) else []
    heading = subsection_heading(text, words.start)
    return _subsection(source, words) if heading is not None and heading.title else []


def _prose(source: Source, line: Span, last: str) -> list[Token]:
    """The parts of a line between marks of bold: together they are one paragraph, or the rest of one."""
    goes_on = last in ("TEXT", "CONTINUED") and not _ITEM.match(fold(source.text[line.start : line.start + 10]))
    goes_on = goes_on and not _is_marked(source, line)
    first, *more = _parts(source, line)
    return [Token("CONTINUED" if goes_on else "TEXT", first), *(Token("CONTINUED", part) for part in more)]


def _parts(source: Source, line: Span) -> list[Span]:
    return [Span(line.start + part.start, line.start + part.end) for part in parts(source.cut(line))]


def _text_of(made: Sequence[Token]) -> Span:
    """What is text of a line: all of it, or what stands behind its heading."""
    start = next(token.span.start for token in made if token.type in ("TEXT", "CONTINUED"))
    return Span(start, made[-1].span.end)


def _may_go_on(source: Source, line: Span, goes_on: bool) -> bool:
    """Whether a line, which itself `goes_on` with the one above or not, ends in the middle of a sentence."""
    last = fold(source.text[line.end - 1])
    long = goes_on or line.end - line.start >= LEAST_BROKEN  # the rest of a sentence is no heading, however short
    return last == "," or (long and not last.endswith(_SENTENCE_END))


def _drop_contents(source: Source, found: list[Token]) -> list[Token]:
    """Make plain text of a table of contents."""
    lines: list[list[Token]] = []
    for token in found:
        gap = source.text[lines[-1][-1].span.end : token.span.start] if lines else "\n"
        if gap and not _LINE.fullmatch(gap):
            lines.append([])
        lines[-1].append(token)
    listed = table_of_contents(
        [source.text[line[0].span.start : line[-1].span.end] for line in lines],
        [source.cut(line[0].span) if line[0].type in _HEADINGS else "" for line in lines],
    )
    first, last = (sum(map(len, lines[:place])) for place in (listed.start, listed.stop))
    return [*found[:first], *(Token("TEXT", token.span) for token in found[first:last]), *found[last:]]


def _mark_closing(source: Source, found: list[Token]) -> list[Token]:
    """Mark what follows the last section: attachments, and the office and date that sign the report."""
    last = max((i for i, token in enumerate(found) if token.type == "SECTION"), default=len(found))
    start = next((i for i in range(last + 1, len(found)) if _is_attachment(source, found[i])), len(found))
    while (
        start - 1 > last and found[start - 1].type in ("TEXT", "CONTINUED") and _is_signature(source, found[start - 1])
    ):
        start -= 1
    return [*found[:start], *(Token("CLOSING", token.span) for token in found[start:])]


def _is_attachment(source: Source, token: Token) -> bool:
    return token.type != "ROW" and bool(_ATTACHMENT.match(_short_key(source, token.span)))


def _is_signature(source: Source, token: Token) -> bool:
    wording = _short_key(source, token.span).strip("()")
    return bool(_DATE.match(wording) or _SIGNER.match(wording))
