"""What stands in a paragraph of Word, element by element: text, tabs, breaks, symbols, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from govlint.readers.docx.wordml import RUN, TEXT, Element, Styles, inside, is_on, value, w
from govlint.readers.joining import parted

_FIXED = {
    w("tab"): " ",  # a paragraph must not look like the row of a table
    w("ptab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_BOX = w("txbxContent")
_FORMULAS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE_LINE = str.maketrans("\t\n\r", "   ")  # in a w:t, they are blanks to Word
_UNKNOWN = "\ufffd"


class Item(NamedTuple):
    """Some characters and the element that they are: a line break is "\\n"; drawings and formulas have none."""

    text: str
    node: Element | None


def items(paragraph: Element, styles: Styles) -> Iterator[Item]:
    """What stands in a paragraph and is shown: of a field its result, not its code."""
    fields: list[bool] = []  # for each field that is open, whether this is its code
    hidden = _hides(styles, styles.of(paragraph))
    for run in inside(paragraph):
        if run.tag == RUN:
            shown = not _is_hidden(run, styles, hidden)
            for each in inside(run):
                if each.tag == w("fldChar"):
                    _step(fields, each.get(w("fldCharType")))
                elif shown and not any(fields):
                    yield from _item(each)
        elif run.tag.startswith(_FORMULAS):
            yield Item("", run)


def _item(element: Element) -> Iterator[Item]:
    tag = element.tag
    if tag == TEXT:
        yield from _text(element)
    elif tag == w("ruby"):  # what is read aloud stands above what is read
        for base in element.findall(w("rubyBase")):
            yield from chain.from_iterable(map(_text, base.iter(TEXT)))
    elif tag in _FIXED:
        yield Item(_FIXED[tag], element)
    elif tag == w("sym"):
        yield Item(_symbol(element.get(w("char"), "")), element)
    elif tag in _DRAWINGS:
        yield Item("", element)


def _text(element: Element) -> Iterator[Item]:
    if element.text:
        yield Item(element.text.translate(_ONE_LINE), element)


def _symbol(code: str) -> str:
    """The character of a symbol, given by its code in hexadecimal digits."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return _UNKNOWN
    return character if character.isprintable() else _UNKNOWN


def _step(fields: list[bool], mark: str | None) -> None:
    """Go on in the fields that are open by the mark of a new one, of its result, or of its end."""
    if mark == "begin":
        fields.append(True)
    elif fields and mark == "separate":
        fields[-1] = False
    elif fields and mark == "end":
        fields.pop()


def _is_hidden(run: Element, styles: Styles, by_paragraph: bool) -> bool:
    own = is_on(run, "rPr", "vanish")
    if own is not None:
        return own
    style = value(run, "rPr", "rStyle")
    return by_paragraph if style is None else _hides(styles, style) or by_paragraph


def _hides(styles: Styles, id: str) -> bool:
    said = (is_on(style, "rPr", "vanish") for style in styles.line(id))
    return bool(next((each for each in said if each is not None), False))


def boxes(drawing: Element) -> Iterator[Element]:
    """The contents (w:txbxContent) of the text boxes that a drawing has."""
    waiting = [inside(drawing)]
    while waiting:
        each = next(waiting[-1], None)
        if each is None:
            waiting.pop()
        elif each.tag == _BOX:
            yield each
        else:
            waiting.append(inside(each))


def joined(parts: Iterable[Item]) -> Iterator[Item]:
    """The contents of a cell on one line: where a line breaks between Latin words or numbers, a blank parts them."""
    last, broken = "", False
    for item in parts:
        if item.text == "\n":
            broken = True
            continue
        if item.text:
            if broken and parted(last, item.text[0]):
                yield Item(" ", None)
            last, broken = item.text[-1], False
        yield item
