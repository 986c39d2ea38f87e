"""A page of the HTML format taken apart again, for the tests that ask what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "input"}


class Element:
    """An element: its tag, its attributes, and what is in it in order."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text in it, in order."""
        return "".join(each if isinstance(each, str) else each.text for each in self.content)

    def all(self, *names: str) -> list[Element]:
        """The elements below it, in order, with one of these tags or classes (`.name`); all of them without names."""
        return [each for each in self._below() if not names or _fits(each, names)]

    def one(self, name: str) -> Element:
        (found,) = self.all(name)
        return found

    def _below(self) -> Iterator[Element]:
        for each in self.content:
            if isinstance(each, Element):
                yield each
                yield from each._below()


def _fits(element: Element, names: tuple[str, ...]) -> bool:
    return element.tag in names or any(f".{name}" in names for name in element.classes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def page(html: str) -> Element:
    """The whole page; every element in it is closed where it should be."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root
