"""The vocabulary of Word documents: names of elements, what is looked through, what counts as on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Element = Any  # lxml has no types of its own

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


PARAGRAPH, TABLE, ROW, CELL, RUN, TEXT = w("p"), w("tbl"), w("tr"), w("tc"), w("r"), w("t")
_ALTERNATIVES = f"{{{_CHOICES}}}AlternateContent"
_CHOICE = f"{{{_CHOICES}}}Choice"
_FALLBACK = f"{{{_CHOICES}}}Fallback"

# What only wraps content: content controls, links, fields, insertions and the like. Deletions are not among them.
_WRAPPERS = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir", "bdo"))
)
_OFF = frozenset(("0", "false", "off", "none"))


def inside(element: Element) -> Iterator[Element]:
    """The elements in `element`, in order, with what wraps them looked through.

    Wrappers may be nested deeper than calls can be. Of alternatives, which say one thing twice, the first is taken.
    """
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in _WRAPPERS:
            waiting.append(iter(child))
        elif child.tag == _ALTERNATIVES:
            chosen = child.find(_CHOICE)
            if chosen is None:
                chosen = child.find(_FALLBACK)
            waiting.append(iter(() if chosen is None else chosen))
        elif isinstance(child.tag, str):  # not a comment
            yield child


def value(element: Element | None, *names: str) -> str | None:
    """The value (w:val) of the element that a path of names leads to; None if there is none."""
    found = child(element, *names)
    return None if found is None else found.get(w("val"))


def child(element: Element | None, *names: str) -> Element | None:
    """The element that a path of names leads to, None if there is none."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def number(element: Element | None, *names: str) -> int | None:
    """The whole number that stands as a value; None if there is none, or something else stands there."""
    text = value(element, *names)
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 10 else None


def is_on(element: Element | None, *names: str) -> bool | None:
    """Whether a property is switched on; None if nothing is said of it."""
    found = child(element, *names)
    return None if found is None else (found.get(w("val")) or "true") not in _OFF


class Styles(NamedTuple):
    """The styles of a document by their ids; and the id of the one for paragraphs that name none."""

    by_id: Mapping[str, Element]
    default: str

    def line(self, id: str | None) -> Iterator[Element]:
        """The style `id` and those it is based on, from the nearest; none if there is no such style."""
        seen: set[str] = set()
        while id is not None and id in self.by_id and id not in seen:
            seen.add(id)
            yield self.by_id[id]
            id = value(self.by_id[id], "basedOn")

    def of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr", "pStyle") or self.default


def read_styles(styles: Element | None) -> Styles:
    """The styles that the root of styles.xml holds; none without it."""
    by_id: dict[str, Element] = {}
    default = ""
    for style in () if styles is None else styles.findall(w("style")):
        id = style.get(w("styleId"), "")
        by_id[id] = style
        if style.get(w("type")) == "paragraph" and (style.get(w("default")) or "0") not in _OFF:
            default = id
    return Styles(by_id, default)
