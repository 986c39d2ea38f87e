"""A web page as marks: tags, texts and entities with their places, every element closed where a browser closes it.

The scanner is a regular expression in which nothing is tried twice, since time must grow with the page and not faster
whatever the page holds. The parser of the standard library cannot be used: it takes minutes for some thousand
unclosed tags, raises AssertionError on others, and takes the rest of a page for text behind two stray `&#`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Literal, NamedTuple

from govlint.readers import ReadError

MOST_MARKS = 500_000  # saved pages of portals have some ten thousand

_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+')?+"""
_REST = rf"(?:[^>=]++|{_VALUE})*+(?:>|\Z)"  # of a tag, behind its name; a tag cut off at the end of the file counts

# What stands in `unseen` elements is no markup, and no browser shows it in its place (a frame holds another page).
_TOKEN = re.compile(
    rf"""
    (?P<text>[^<&]++)
    |<(?P<unseen>script|style|title|textarea|noscript|iframe|noembed|noframes|xmp)\b{_REST}
        (?:.*?(?=</(?P=unseen)\b)|.*+)
    |<(?P<open>[a-z][^\s/>]*+){_REST}
    |</(?P<close>[a-z][^\s/>]*+)[^>]*+(?:>|\Z)
    |<!--(?:-?>|.*?--!?>|.*+)
    |<[!?/][^>]*+(?:>|\Z)
    |(?P<entity>&(?:\#x[0-9a-f]{{1,8}}|\#[0-9]{{1,8}}|[a-z][a-z0-9]{{1,31}});?)
    |(?P<stray>[<&])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "head", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr"),
    }
)
CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_OF_TABLE = CELLS | _SECTIONS | {"tr", "caption"}
_FENCES = CELLS | {"table", "caption"}  # what stands in a cell closes nothing outside of it
_LISTS = frozenset({"ul", "ol", "dl"})


class Mark(NamedTuple):
    """A tag, text or entity from offset `start` of the page up to `end`.

    `name` is that of the element, in lower case. A close that the page leaves to the browser has no length.
    """

    type: Literal["open", "close", "text", "entity"]
    name: str
    start: int
    end: int


class _Closing(NamedTuple):
    """The open elements that a tag closes, if they are not outside of the innermost one of `fences`."""

    names: Collection[str]
    fences: Collection[str]


_PARAGRAPH = _Closing({"p"}, _FENCES)
_CLOSED_BY: Mapping[str, _Closing] = {
    **dict.fromkeys(BLOCKS - _OF_TABLE - {"li", "dt", "dd"}, _PARAGRAPH),
    "li": _Closing({"li"}, _FENCES | _LISTS),
    "dt": _Closing({"dt", "dd"}, _FENCES | _LISTS),
    "dd": _Closing({"dt", "dd"}, _FENCES | _LISTS),
    "a": _Closing({"a"}, _FENCES),
    "td": _Closing(CELLS | {"caption"}, {"table"}),
    "th": _Closing(CELLS | {"caption"}, {"table"}),
    "tr": _Closing(CELLS | {"caption", "tr"}, {"table"}),
    **dict.fromkeys(_SECTIONS | {"caption"}, _Closing(_OF_TABLE, {"table"})),
}


class _Tree:
    """The elements that are open, and the marks so far. To look an element up takes no longer the deeper it lies."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.names: list[str] = []
        self.depths: defaultdict[str, list[int]] = defaultdict(list)
        self.blocks: list[int] = []

    def innermost(self, names: Collection[str]) -> int:
        """The depth of the innermost open element with one of the names, -1 if there is none."""
        return max((self.depths[name][-1] for name in names if self.depths[name]), default=-1)

    def open(self, name: str, start: int, end: int) -> None:
        self.depths[name].append(len(self.names))
        if name in BLOCKS:
            self.blocks.append(len(self.names))
        self.names.append(name)
        self.marks.append(Mark("open", name, start, end))

    def close(self, depth: int, start: int, end: int) -> None:
        """Close all elements from `depth` on."""
        while len(self.names) > depth:
            name = self.names.pop()
            self.depths[name].pop()
            if name in BLOCKS:
                self.blocks.pop()
            self.marks.append(Mark("close", name, start, end if len(self.names) == depth else start))

    def close_before(self, closing: _Closing, at: int) -> None:
        fence = self.innermost(closing.fences)
        depths = [self.depths[name][-1] for name in closing.names if self.depths[name]]
        self.close(min((depth for depth in depths if depth > fence), default=len(self.names)), at, at)


def read_marks(page: str) -> list[Mark]:
    """The marks of a page: each element is opened and closed, one inside the other. ReadError if there are too many.

    Comments, scripts and other contents that are not shown are left out.
    """
    tree = _Tree()
    for token in _TOKEN.finditer(page):
        start, end = token.span()
        match token.lastgroup:
            case "open":
                _open(tree, token["open"].lower(), start, end)
            case "close":
                _close(tree, token["close"].lower(), start, end)
            case "text" | "stray":
                tree.marks.append(Mark("text", "", start, end))
            case "entity":
                tree.marks += _entity(token[0], start)
        if len(tree.marks) > MOST_MARKS:
            raise ReadError(f"网页中的标签超过{MOST_MARKS // 10_000}万个，不像是年度报告，未检查")
    tree.close(0, len(page), len(page))
    return tree.marks


def attributes(page: str, mark: Mark) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case; of several with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(page, mark.start + 1 + len(mark.name), mark.end):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found


def _open(tree: _Tree, name: str, start: int, end: int) -> None:
    if name == "table" and tree.innermost({"table"}) > tree.innermost(CELLS | {"caption"}):
        tree.close(tree.innermost({"table"}), start, start)
    if name in _CLOSED_BY:
        tree.close_before(_CLOSED_BY[name], start)
    if name in _OF_TABLE and not tree.depths["table"]:  # a piece of a page that begins within a table
        tree.open("table", start, start)
    if name in CELLS and tree.innermost({"tr"}) < tree.innermost({"table"}):
        tree.open("tr", start, start)
    tree.open(name, start, end)
    if name in _VOID:
        tree.close(len(tree.names) - 1, end, end)


def _close(tree: _Tree, name: str, start: int, end: int) -> None:
    if name in _OF_TABLE:
        fence = tree.innermost({"table"})
    elif name == "table":
        fence = -1
    elif name in BLOCKS or name == "a":
        fence = tree.innermost(_FENCES | _LISTS if name == "li" else _FENCES)
    else:  # </b> does not close the paragraph that began behind <b>
        fence = tree.blocks[-1] if tree.blocks else -1
    depth = tree.depths[name][-1] if tree.depths[name] else -1
    if depth > fence:
        tree.close(depth, start, end)
    elif name in ("p", "br"):  # even without a beginning, these break the line
        tree.open(name, start, end)
        tree.close(len(tree.names) - 1, end, end)


def _entity(raw: str, start: int) -> Iterator[Mark]:
    """An entity, with the letters behind it that are none of it: &nbsp2023 is a blank and a year."""
    said = unescape(raw)
    end = start + len(raw)
    if said == raw:
        yield Mark("text", "", start, end)
        return
    behind = 0 if raw.endswith(";") else len(said) - 1
    yield Mark("entity", "", start, end - behind)
    if behind:
        yield Mark("text", "", end - behind, end)
