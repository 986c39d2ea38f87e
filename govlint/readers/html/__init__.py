"""Web pages: saved ones with all that is around the report, and pieces of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from govlint.layout import tokens
from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError, text
from govlint.readers.html.article import Article, find_article, is_title
from govlint.readers.html.flow import Line, Piece, read_flow
from govlint.readers.html.markup import Mark, attributes, read_marks
from govlint.source import Origin, Source, Span

_DECLARED = re.compile(rb"""<meta\b[^>]{0,1000}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]+)""", re.IGNORECASE)
_FIRST_BYTES = 65_536  # in which a page declares its encoding

_LOADS = re.compile(r"<(?:script|frame|iframe|embed|object)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*+>([^<]*+)", re.IGNORECASE)
_PART = re.compile(r"(?:[^\s\-_—–|·»>&;]|\s(?!\s)|(?<=\d)-(?=\d))+")  # the site's name stands behind such a mark

MOST_PICTURES = 5  # whose lines a note names


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The report in a web page as text, under `name`, with the line and column of the page where it stands.

    Source.notes speaks of pictures that stand where a table or paragraph could. ReadError if the page has no text of a
    report, is in no known encoding, or is too long to be one.
    """
    page, codec, notes = _decoded(data, name, limits)
    marks = read_marks(page)
    lines, pictures = read_flow(page, marks)
    article = find_article(marks, lines)
    if not lines or (article is None and _LOADS.search(page)):
        raise ReadError(
            "网页中没有报告正文（可能由脚本载入，或在框架页、附件中），请在浏览器中打开正文，全选复制到Word文档，保存后再检查"
        )
    found, span = article or Article(lines, Span(0, len(page)))
    body = _text(found)
    if not any(token.kind == "TITLE" for token in tokens(Source(body))):
        found = [*_title(page, marks), *found]
        body = _text(found)
    file = Source(page)
    seen = [file.position(at).line for at in pictures if span.start <= at < span.end]
    return Source(body, name, codec, (*notes, *_on_pictures(seen)), "html", tuple(_origins(file, found)))


def _decoded(data: bytes, name: str, limits: Limits) -> tuple[str, str, tuple[str, ...]]:
    """The characters of a page, the codec, and notes.

    What a page declares is often wrong, and seldom needed: text of any length that is UTF-8 is no GB18030, and gb2312
    and gbk are parts of that. Only Big5 must be declared.
    """
    declared = _DECLARED.search(data[:_FIRST_BYTES])
    if declared is not None and declared[1].lower().startswith(b"big5"):
        for codec in ("utf-8-sig", "big5hkscs"):
            with suppress(UnicodeDecodeError):
                return data.decode(codec), codec, ()
    plain = text.decode(data, name, limits)
    is_declared = declared is not None and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030")
    return plain.text, plain.encoding, () if is_declared and plain.encoding == "gb18030" else plain.notes


def _title(page: str, marks: Sequence[Mark]) -> list[Line]:
    """The title that the page gives itself, without the name of the site, as the line of the report that it lacks."""
    for span in _page_titles(page, marks):
        parts = [match for match in _PART.finditer(page, span.start, span.end) if is_title(match[0].strip())]
        if parts:
            said = max(parts, key=lambda part: len(part[0]))
            start = said.start() + len(said[0]) - len(said[0].lstrip())
            piece = Piece(said[0].strip(), start)
            return [Line((piece,), start + len(piece.text))]
    return []


def _page_titles(page: str, marks: Sequence[Mark]) -> Iterator[Span]:
    """Where the page states its title for machines, and for the window that shows it."""
    for mark in marks:
        if mark.name == "meta" and mark.type == "open":
            found = attributes(page, mark)
            if found.get("name", "").lower() == "articletitle":
                content = found.get("content", "")
                start = page.find(content, mark.start, mark.end)
                if start >= 0:  # else it holds entities
                    yield Span(start, start + len(content))
    match = _TITLE.search(page)
    if match is not None:
        yield Span(*match.span(1))


def _text(lines: Sequence[Line]) -> str:
    return "".join(f"{line.text}\n" for line in lines)


def _origins(file: Source, lines: Sequence[Line]) -> Iterator[Origin]:
    """Where the characters of `_text` stand in the file; cells and lines end where their content does."""
    offset, expected, number = 0, -1, 0
    for line in lines:
        for piece in (*line.pieces, Piece("\n", line.end)):
            position = file.position(piece.at)
            if piece.at != expected or position.line != number:
                yield Origin(offset, f"第{position.line}行", position.column)
            number = position.line
            expected = piece.at + len(piece.text)
            offset += len(piece.text)


def _on_pictures(seen: Sequence[int]) -> Iterator[str]:
    """The note on pictures in these lines of the file."""
    if seen:
        named = "、".join(map(str, dict.fromkeys(seen[:MOST_PICTURES])))
        more = f"等{len(seen)}处" if len(seen) > MOST_PICTURES else ""
        yield f"第{named}行{more}有图片，其中的文字和表格没有检查。"
