"""A whole report as Word has it: read like its text, and a wrong cell is found where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from word import BELOW, MERGED, abstract, docx, exported, lvl, num, numbered, p, soffice, span, tbl, tc, tr

from govlint import check_file
from govlint.readers.docx import decode
from govlint.rule import model

Grid = list[list[str]]
Writer = Callable[[str], bytes]

NUMBERING = abstract(
    0, lvl(0, "japaneseCounting", "%1、"), lvl(1, "japaneseCounting", "（%2）", more='<w:suff w:val="nothing"/>')
) + num(1, 0)


def _blocks(text: str) -> Iterator[str | Grid]:
    """The paragraphs of a text and, as grids with rows of one length, its tables."""
    for is_table, lines in groupby(text.splitlines(), lambda line: "\t" in line or line.startswith("第二十条")):
        if is_table:
            rows = [line.split("\t") for line in lines]
            width = max(map(len, rows))
            yield [row + [""] * (width - len(row)) for row in rows]
        else:
            yield from lines


def _merged(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """The cells of a grid as top row, left column, height, width; each covers the empty places beside and below it."""
    taken: set[tuple[int, int]] = set()
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if (row, column) in taken:
                continue
            width = height = 1
            while text and column + width < len(texts) and not texts[column + width]:
                if (row, column + width) in taken:
                    break
                width += 1
            below = range(column, column + width)
            while text and row + height < len(grid) and not any(grid[row + height][k] for k in below):
                height += 1
            taken |= {(row + i, k) for i in range(height) for k in below}
            yield row, column, height, width


def _table(grid: Grid) -> str:
    cells: dict[int, dict[int, str]] = {}
    for row, column, height, width in _merged(grid):
        for i in range(height):
            more = "" if height == 1 else BELOW if i else MERGED
            text = "" if i else escape(grid[row][column])
            cells.setdefault(row + i, {})[column] = tc(text, properties=span(width) + more)
    return tbl(*(tr(*(cell for _, cell in sorted(cells[row].items()))) for row in sorted(cells)))


def _paragraph(line: str) -> str:
    """A paragraph; the ordinal of a heading is left to the list that numbers it."""
    if line[1:2] == "、" and line[0] in "一二三四五六":
        return p(escape(line[2:]), properties=numbered(1, 0))
    if line.startswith("（") and line[2:3] == "）":
        return p(escape(line[3:]), properties=numbered(1, 1))
    return p(escape(line))


def _as_word_writes(text: str) -> bytes:
    return docx(
        "".join(_paragraph(each) if isinstance(each, str) else _table(each) for each in _blocks(text)), NUMBERING
    )


def _with_python_docx(text: str) -> bytes:
    import docx as library

    document = library.Document()
    for block in _blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, column, height, width in _merged(block):
            cell = table.cell(row, column).merge(table.cell(row + height - 1, column + width - 1))
            cell.text = block[row][column]
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


WRITERS = [pytest.param(_as_word_writes, id="word"), pytest.param(_with_python_docx, id="python-docx")]
EDITIONS = ["2019", "2021"]
write_by = pytest.mark.parametrize("write", WRITERS)


def _rows(text: str) -> list[str]:
    """The lines without the tabs behind the last cell, which say nothing."""
    return [line.rstrip("\t") for line in text.splitlines()]


@pytest.mark.parametrize("edition", EDITIONS)
@write_by
def test_a_report_reads_like_its_text(write: Writer, edition: str) -> None:
    assert _rows(decode(write(model(edition)), "初稿.docx").text) == _rows(model(edition))


@pytest.mark.parametrize("edition", EDITIONS)
@write_by
def test_a_correct_report_has_no_findings(write: Writer, edition: str, tmp_path: Path) -> None:
    file = tmp_path / "初稿.docx"
    file.write_bytes(write(model(edition)))
    assert check_file(file).findings == ()


@write_by
def test_a_wrong_cell_is_found_where_it_stands(write: Writer, tmp_path: Path) -> None:
    row = "\t\t2.没有现成信息需要另行制作\t1\t0\t0\t0\t0\t0\t1\n"
    assert model("2021").count(row) == 1
    file = tmp_path / "初稿.docx"
    file.write_bytes(write(model("2021").replace(row, row.replace("\t1\n", "\t7\n"))))
    (finding,) = check_file(file).findings
    assert finding.location.endswith("，第2个表第17行第10列")
    assert finding.location.startswith("第三部分，表三“（四）2.没有现成信息需要另行制作”“总计”")


# Against LibreOffice


@pytest.mark.skipif(soffice is None, reason="LibreOffice is not installed")
@write_by
def test_libreoffice_reads_the_same_words_in_the_same_order(write: Writer, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(write(model("2021")))
    assert _words(decode(file.read_bytes(), "x").text) == _words(exported(file, "txt").read_text("utf-8-sig"))


@pytest.mark.skipif(soffice is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_of_what_word_wraps_and_merges(tmp_path: Path) -> None:
    body = (
        p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", properties=numbered(1))
        + p('<w:hyperlink w:anchor="a"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', properties=numbered(1, 1))
        + p(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
            properties=numbered(1, 1),
        )
        + p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="宋体" w:char="2460"/></w:r>',
            properties=numbered(1),
        )
        + tbl(
            tr(tc("合并", properties=span(2) + MERGED), "右"),
            tr(tc(properties=span(2) + BELOW), tc(p("二", properties=numbered(1, 1)))),
            tr("1", tc(p("外"), tbl(tr("五", "六")), p("后")), "3"),
            tr("缩进", properties='<w:gridBefore w:val="2"/>'),
        )
        + p("尾", properties=numbered(1))
    )
    file = tmp_path / "draft.docx"
    file.write_bytes(docx(body, NUMBERING))
    assert _words(decode(file.read_bytes(), "x").text) == _words(exported(file, "txt").read_text("utf-8-sig"))


def _words(text: str) -> str:
    return "".join(text.split())
