"""Offsets, lines and columns agree with counting by hand, whatever the line ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.source import Origin, Position, Source, Span

# Line ends, and characters that other programs take for them.
TEXTS = st.text(st.sampled_from("a云𬇙 \t\r\n\v\f\x1c\x85\u2028")) | st.text()


def _positions(text: str) -> Iterator[Position]:
    """The position of every character and of the end, counted one by one."""
    line = column = 1
    for index, character in enumerate(text):
        yield Position(line, column)
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    yield Position(line, column)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


TEXT = "云川\r\n\r𬇙\n"


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (1, 4)), (4, (2, 1)), (5, (3, 1)), (6, (3, 2)), (7, (4, 1))],
)
def test_the_position_of_every_character_and_of_the_end(offset: int, position: tuple[int, int]) -> None:
    assert Source(TEXT).position(offset) == position


@pytest.mark.parametrize(("number", "span"), [(1, (0, 2)), (2, (4, 4)), (3, (5, 6)), (4, (7, 7))])
def test_lines_end_before_their_line_break(number: int, span: tuple[int, int]) -> None:
    assert Source(TEXT).line(number) == span


def test_the_empty_text_has_one_line() -> None:
    assert Source("").position(0) == (1, 1)
    assert Source("").line(1) == (0, 0)


def test_a_span_cuts_its_characters_from_the_text() -> None:
    assert Source(TEXT).cut(Span(1, 6)) == "川\r\n\r𬇙"


def test_a_text_has_a_name_and_no_remarks() -> None:
    source = Source("云川")
    assert (source.name, source.encoding, source.notes, source.kind, source.origin(0)) == (
        "<text>",
        "utf-8",
        (),
        "text",
        "",
    )


def test_where_text_came_from_in_a_document() -> None:
    source = Source("云川市\n水务局", kind="html", origins=(Origin(0, "第3行", 5), Origin(4, "第2个表第1行第1列")))
    assert [source.origin(offset) for offset in (0, 2, 4, 6)] == [
        "第3行第5列",
        "第3行第7列",
        "第2个表第1行第1列",
        "第2个表第1行第1列",
    ]


@given(TEXTS)
def test_every_position_is_as_counted(text: str) -> None:
    source = Source(text)
    assert [source.position(offset) for offset in range(len(text) + 1)] == list(_positions(text))


@given(TEXTS)
def test_every_line_is_as_split(text: str) -> None:
    source, lines = Source(text), _lines(text)
    spans = [source.line(number) for number in range(1, len(lines) + 1)]
    assert [source.cut(span) for span in spans] == lines
    assert [source.position(span.start) for span in spans] == [(number, 1) for number in range(1, len(lines) + 1)]
    assert source.position(len(text)).line == len(lines)
