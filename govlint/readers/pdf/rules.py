"""The ruled lines of a page as grids of cells, merged ones among them.

Lengths are in points, from the left and the top of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pdfplumber.page import Page

_NEAR = 3  # lines so near to one another are one
_THIN = 3  # a filled bar so thin is a line
_WHITE = 0.95  # how bright a bar that cannot be seen is, of 1

Place = tuple[int, int]  # a row and a column, from 0


class Rule(NamedTuple):
    """A line of a table from `start` to `end`; `at` is its height if it is level, else how far from the left it is."""

    level: bool
    at: float
    start: float
    end: float


class Grid(NamedTuple):
    """A ruled table: its columns lie between `xs`, its rows between `ys`.

    `spans` has the cells by their first place, with how many rows and columns they take; `owner` tells of every place
    the first place of its cell.
    """

    xs: list[float]
    ys: list[float]
    spans: dict[Place, Place]
    owner: dict[Place, Place]

    def holds(self, thing: Any) -> bool:
        """Whether the middle of something on the page lies in the table."""
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return bool(self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1])


def grids(page: Page, chars: Sequence[Any]) -> Iterator[Grid]:
    """The tables of a page that have text in them; those of one column are frames around prose, and no tables."""
    rules = list(_rules(page))
    rules += _closing(rules)
    upright = [_edge(rule) for rule in rules if not rule.level]
    level = [_edge(rule) for rule in rules if rule.level]
    if len(upright) < 2 or len(level) < 2:
        return
    tables = page.find_tables(
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": upright,
            "explicit_horizontal_lines": level,
        }
    )
    for table in tables:
        grid = _grid(table.cells)
        if len(grid.xs) > 2 and any(map(grid.holds, chars)):
            yield grid


def brightness(color: Any) -> float:
    """How bright a colour is, from 0 (black) to 1 (white); 0 for one that is no mixture of grey, RGB or CMYK."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return 0
    if len(parts) == 4:
        return float(1 - min(1, max(parts[:3]) + parts[3]))
    return float(min(parts))


def _rules(page: Page) -> Iterator[Rule]:
    for edge in page.filter(_is_drawn).edges:
        wide, high = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
        if high <= 1 < wide:
            yield Rule(level=True, at=(edge["top"] + edge["bottom"]) / 2, start=edge["x0"], end=edge["x1"])
        elif wide <= 1 < high:  # a line across a cell is neither
            yield Rule(level=False, at=(edge["x0"] + edge["x1"]) / 2, start=edge["top"], end=edge["bottom"])


def _is_drawn(thing: Any) -> bool:
    """Whether something may be a line of a table: it has an outline, or is a dark bar so thin that it is one.

    The areas that a word processor fills behind its lines and cells are not.
    """
    if thing["object_type"] not in ("line", "rect", "curve"):
        return False
    thin = min(thing["width"], thing["height"]) <= _THIN
    filled = bool(thing["fill"]) and brightness(thing["non_stroking_color"]) < _WHITE
    return bool(thing["stroke"]) or (thin and filled)


def _closing(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Lines that close tables where these were left open: at the sides, as is the fashion, or at a page break."""
    for level in (True, False):
        across = [rule for rule in rules if rule.level != level]
        along = [rule for rule in rules if rule.level == level]
        ends = sorted({round(end) for rule in across for end in (rule.start, rule.end)})
        for end in ends:
            ending = [rule for rule in across if min(abs(rule.start - end), abs(rule.end - end)) <= _NEAR]
            first, last = min(rule.at for rule in ending), max(rule.at for rule in ending)
            closed = any(abs(rule.at - end) <= _NEAR and rule.start < last and rule.end > first for rule in along)
            if last - first > _NEAR and not closed:
                yield Rule(level, end, first, last)


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber wants it."""
    x0, x1, top, bottom = (
        (rule.start, rule.end, rule.at, rule.at) if rule.level else (rule.at, rule.at, rule.start, rule.end)
    )
    width, height = x1 - x0, bottom - top
    return {"object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": width, "height": height}


def _grid(cells: Sequence[tuple[float, float, float, float]]) -> Grid:
    """The cells of a table by row and column; where lines are wanting, a place is joined to the empty one before it."""
    xs = sorted({x for left, _, right, _ in cells for x in (left, right)})
    ys = sorted({y for _, top, _, bottom in cells for y in (top, bottom)})
    grid = Grid(xs, ys, {}, {})
    for left, top, right, bottom in cells:
        first = bisect_left(ys, top), bisect_left(xs, left)
        _take(grid, first, (bisect_left(ys, bottom) - first[0], bisect_left(xs, right) - first[1]))
    closed = set(grid.owner)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in closed:
                continue
            before = (row, column - 1)
            first = grid.owner[before] if column and before not in closed else (row, column)
            _take(grid, first, (1, column - first[1] + 1))
    return grid


def _take(grid: Grid, first: Place, size: Place) -> None:
    grid.spans[first] = size
    for row in range(first[0], first[0] + size[0]):
        for column in range(first[1], first[1] + size[1]):
            grid.owner[row, column] = first
