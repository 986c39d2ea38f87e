"""The marks of Markdown around a text: of headings, lists, quotations and bold words."""

from __future__ import annotations

import re

from govlint.source import Span

_QUOTE = r"(?:>[ \t\u3000]?)*+"
_HEADING = r"#{1,6}(?:[ \t\u3000]++|(?=[一二三四五六七八九十（(第*]))"
_LIST = r"[-*+][ \u3000]++(?!\d{1,4} ?-$)"  # - 5 - is a page number
_FRONT = re.compile(rf"{_QUOTE}[ \u3000]*+(?:{_HEADING}|{_LIST})?+")
_FRAMED = re.compile(r"【[一二三四五六七八九十]、[^【】]{1,40}】")  # an emphasised heading
_BREAK = re.compile(r"(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|={3,}+|(?:-{2,}+[ \t]*+){2,}+")
_BOLD = re.compile(r"(?<![*_\\])(\*{2,3}|__)(?![\s*_])([^*_]++)(?<!\s)\1(?![*_])")


def is_break(text: str) -> bool:
    """Whether a line only parts what is above it from what is below: ---, ***, ===."""
    return _BREAK.fullmatch(text.strip()) is not None


def unmarked(text: str) -> Span:
    """The characters of a line without blanks and marks around them: of a heading, an item of a list, a quotation.

    So are the brackets that some put around a heading: 【一、总体情况】.
    """
    start, end = bare(text, 0, len(text))
    match = _FRONT.match(text, start, end)
    front = text[start : match.end()] if match else ""
    if "#" in front:
        kept = text[start:end].rstrip("#")
        end = start + len(kept.rstrip()) if kept[-1:].isspace() else end
    start, end = bare(text, start + len(front), end)
    return Span(start + 1, end - 1) if _FRAMED.fullmatch(text, start, end) else Span(start, end)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of `text[start:end]` without the blanks, and the marks of bold, around all of it."""
    inner = text[start:end]
    kept = inner.lstrip()
    start = end - len(kept)
    kept = kept.rstrip()
    if kept[:2] in ("**", "__") and (match := _BOLD.fullmatch(kept)):
        return start + match.start(2), start + match.end(2)
    return start, start + len(kept)


def parts(text: str) -> list[Span]:
    """The text but for the marks of bold words: what stands before, in and behind them."""
    found: list[Span] = []
    start = 0
    for match in _BOLD.finditer(text) if "**" in text or "__" in text else ():
        found += [Span(start, match.start()), Span(*match.span(2))]
        start = match.end()
    return [part for part in (*found, Span(start, len(text))) if part.start < part.end]
