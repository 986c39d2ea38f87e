"""Words whose characters stand under one another, as in narrow cells: in text every character has a line of its own.

The line goes on behind the last of them, where the next cell begins, so that a row of such cells is one run of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.cells.official import is_character, is_official


def upright(lines: Sequence[str]) -> Iterator[range]:
    """The rows with such words among the lines of a draft: of each row, the places of its lines.

    Only the words of the official tables tell them.
    """
    first = 0
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        if is_character(line[line.rfind("\t") + 1 :].strip()) and is_character(below.partition("\t")[0].strip()):
            continue
        if place > first and _is_row(lines[first : place + 1]):
            yield range(first, place + 1)
        first = place + 1


def _is_row(lines: Sequence[str]) -> bool:
    pieces = "\n".join(lines).split("\t")
    return all(is_official("".join(piece.split())) for piece in pieces if "\n" in piece)
