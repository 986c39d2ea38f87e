"""Layouts in which the official tables are printed and pasted besides the official one: read as that one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from govlint.linter import draft_of, lint
from govlint.rule import load, model
from govlint.source import Source

Rows = list[list[str]]

RULES = [rule for rule in load("govlint_rules") if rule.code.startswith(("GL15", "GL16", "GL30", "GL31"))]
COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
NUMBERS = ["2", "0", "1", "0", "3", "1", "0", "0", "1", "2", "1", "0", "0", "0", "1"]
REVIEW, DIRECT, AFTER = NUMBERS[:5], NUMBERS[5:10], NUMBERS[10:]


def _read(text: str) -> list[dict[tuple[str, str], str]]:
    """What the official tables of a report say, a table for each section."""
    draft = draft_of(Source(text))
    ids = ("disclosure", "requests", "disputes")
    return [{place: cell.text for table in draft.tables(id) for place, cell in table.values.items()} for id in ids]


def _messages(text: str) -> list[str]:
    return [each.message for each in lint(draft_of(Source(text)), RULES)]


def _written(text: str, section: int, write: Callable[[Rows], Rows]) -> str:
    """A report with the rows of the table of one section written anew."""
    lines = text.splitlines()
    headings = [index for index, line in enumerate(lines) if line[1:2] == "、" and "\t" not in line]
    first, last = headings[section - 1] + 2, headings[section] - 1
    rows = write([line.split("\t") for line in lines[first:last]])
    return "\n".join([*lines[:first], *("\t".join(row) for row in rows), *lines[last:]]) + "\n"


def _counted(rows: Rows) -> Rows:
    """A column in front that counts the rows."""
    headers = [not any(cell[:1].isdigit() for cell in row) for row in rows]
    return [row if len(row) == 1 else ["序号" if headers[i] else str(i), *row] for i, row in enumerate(rows)]


def _columns_counted(rows: Rows) -> Rows:
    """A row below the header that counts the columns."""
    at = next(index for index, row in enumerate(rows) if any(cell.isdigit() for cell in row))
    lead = next(index for index, cell in enumerate(rows[at]) if cell.isdigit())
    return [*rows[:at], [*["栏次", "", ""][:lead], *map(str, range(1, len(rows[at]) - lead + 1))], *rows[at:]]


def _flat(rows: Rows) -> Rows:
    """A header of one row, in which the columns repeat what they stand under."""
    note, columns = rows[0][0], [cell for cell in rows[2] if cell]
    under = [
        f"法人或其他组织-{cell}" if index % 2 else f"法人或其他组织（{cell}）" for index, cell in enumerate(columns)
    ]
    return [[note, "", "", "自然人", *under, "总计"], *rows[3:]]


def _titles_beside(rows: Rows) -> Rows:
    """Titles in a column of their own, merged over the rows of their blocks."""
    titles = [row[0] for row in rows if len(row) == 1]
    return [[titles.pop(0) if row[0] == "信息内容" else "", *row] for row in rows if len(row) > 1]


def _filled(rows: Rows) -> Rows:
    """The words of merged cells in every cell that they cover."""
    found: Rows = []
    for row in rows:
        above = found[-1] if found else [""] * len(row)
        cells = row[:]
        for index, cell in enumerate(row[:3]):
            if not cell and cells[:index] == above[:index]:
                cells[index] = above[index]
            cells[index] = cells[index] or cells[index - 1]
        found.append(cells)
    return found


def _ordinals_apart(rows: Rows) -> Rows:
    return [[piece for cell in row[:3] for piece in _apart(cell)] + row[3:] for row in rows]


def _apart(cell: str) -> Iterator[str]:
    for mark in ("、", "）", "."):
        if 0 < cell.find(mark) < 4 and not cell.startswith("（本"):
            at = cell.index(mark) + 1
            yield from (cell[:at].rstrip("、."), cell[at:])
            return
    yield from ("", cell)


def _upright(rows: Rows) -> Rows:
    """Narrow cells, in which every character stands on a line of its own."""
    text = "\n".join("\t".join(row) for row in rows).replace("三、本年度办理结果", "三、\n本\n年\n度\n办\n理\n结\n果")
    for words in COLUMNS:
        text = text.replace(words, "\n".join(words)) if "尚未" in text else text
    return [line.split("\t") for line in text.split("\n")]


def _broken(rows: Rows) -> Rows:
    """Cells with a line break inside: 结果 / 维持, or the label of a group."""
    text = "\n".join("\t".join(row) for row in rows)
    for words in ("（三）不予/公开", "（六）其他/处理", "结果/维持", "结果/纠正", "其他/结果", "尚未/审结"):
        text = text.replace(words.replace("/", ""), words.replace("/", "\n"))
    return [line.split("\t") for line in text.split("\n")]


LAYOUTS: dict[str, tuple[int, Callable[[Rows], Rows]]] = {
    "table two, counted": (2, _counted),
    "table two, titles over all columns": (2, lambda rows: [row * 4 if len(row) == 1 else row for row in rows]),
    "table two, titles beside": (2, _titles_beside),
    "table two, columns counted": (2, _columns_counted),
    "table three, counted": (3, _counted),
    "table three, columns counted": (3, _columns_counted),
    "table four, columns counted": (4, _columns_counted),
    "table three, a header of one row": (3, _flat),
    "table three, merged cells filled": (3, lambda rows: [*rows[:3], *_filled(rows[3:])]),
    "table three, ordinals apart": (3, _ordinals_apart),
    "table three, broken cells": (3, _broken),
    "table three, upright words": (3, _upright),
    "table four, broken cells": (4, _broken),
    "table four, upright words": (4, _upright),
    "table four, rows": (
        4,
        lambda _: [["", *COLUMNS], ["行政复议", *REVIEW], ["未经复议直接起诉", *DIRECT], ["复议后起诉", *AFTER]],
    ),
    "table four, rows with groups": (
        4,
        lambda _: [
            ["", "", *COLUMNS],
            ["行政复议", "", *REVIEW],
            ["行政诉讼", "未经复议直接起诉", *DIRECT],
            ["", "复议后起诉", *AFTER],
        ],
    ),
    "table four, rows with notes": (
        4,
        lambda _: [
            ["项目", *COLUMNS],
            ["行政复议", *REVIEW],
            ["行政诉讼（复议后起诉）", *AFTER],
            ["行政诉讼（未经复议直接起诉）", *DIRECT],
        ],
    ),
    "table four, rows of numbers": (4, lambda rows: [*rows[:-1], REVIEW, DIRECT, AFTER]),
    "table four, a header for every row": (
        4,
        lambda _: [
            *(["行政复议"], COLUMNS, REVIEW),
            *(["行政诉讼"], ["未经复议直接起诉"], COLUMNS, DIRECT),
            *(["复议后起诉"], COLUMNS, AFTER),
        ],
    ),
    "table four, a line for every number": (
        4,
        lambda _: [
            [row if column == COLUMNS[0] else "", column, number]
            for row, numbers in zip(
                ["行政复议", "未经复议直接起诉", "复议后起诉"], [REVIEW, DIRECT, AFTER], strict=True
            )
            for column, number in zip(COLUMNS, numbers, strict=True)
        ],
    ),
    "table four, two tables": (
        4,
        lambda _: [
            *(["行政复议"], COLUMNS, REVIEW),
            *(["行政诉讼"], ["未经复议直接起诉", "", "", "", "", "复议后起诉"], COLUMNS * 2, [*DIRECT, *AFTER]),
        ],
    ),
    "table four, columns turned and not read": (
        4,
        lambda rows: [rows[0], [*[""] * 5, "未经复议直接起诉", "", "", "", "", "复议后起诉"], NUMBERS],
    ),
    "table four, merged cells filled": (
        4,
        lambda _: [
            ["行政复议"] * 5 + ["行政诉讼"] * 10,
            COLUMNS + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
            COLUMNS * 3,
            NUMBERS,
        ],
    ),
}


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_as_the_official_one(name: str, edition: str) -> None:
    text = _written(model(edition), *LAYOUTS[name])
    assert text != model(edition)
    assert _messages(text) == []
    assert _read(text) == _read(model(edition))


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name.startswith("table four, ")])
def test_a_wrong_number_is_found_in_every_layout_of_table_four(name: str) -> None:
    written = _written(model("2021"), *LAYOUTS[name])
    single = "a line for every number" in name
    direct, wrong = ("尚未审结\t1", "尚未审结\t4") if single else ("\t".join(DIRECT), "1\t0\t0\t1\t4")
    assert written.count(direct) == 1
    (message,) = _messages(written.replace(direct, wrong))
    assert "未经复议直接起诉" in message


@pytest.mark.parametrize("numbers", [4, 6])
def test_a_row_of_table_four_with_a_number_too_few_or_too_many_is_one_finding(numbers: int) -> None:
    direct = [*DIRECT, "0"][:numbers]
    rows = [["", *COLUMNS], ["行政复议", *REVIEW], ["未经复议直接起诉", *direct], ["复议后起诉", *AFTER]]
    assert _messages(_written(model("2021"), 4, lambda _: rows)) == [f"表四应有15个数，实际{10 + numbers}个。"]


def test_a_misprinted_label_is_found_behind_what_counts_it() -> None:
    text = _written(model("2021").replace("\n行政规范性文件\t", "\n行政规犯性文件\t"), *LAYOUTS["table two, counted"])
    assert _messages(text) == ["表二中“行政规犯性文件”应为“行政规范性文件”。"]
