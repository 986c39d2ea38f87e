"""Automatic numbers of paragraphs: 一、 and （一） are often no text in Word, but a list that it numbers."""

from __future__ import annotations

from typing import NamedTuple

from govlint.readers.wordml import Element, Styles


class Numbering(NamedTuple):
    """The lists of a document."""

    styles: Styles


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists that the root of numbering.xml holds; none without it."""
    return Numbering(styles)


def next_number(numbering: Numbering, paragraph: Element) -> str:
    """The number that Word prints in front of a paragraph, the next one of its list; "" if it has none."""
    return ""
