"""What fuzzing starts from: the model reports and the examples, whole and in parts, and small Word documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "docx"))
import word

from govlint.formats import editions
from govlint.rule import model

ROOT = Path(__file__).parent.parent.parent


def seeds(target: str) -> Iterator[bytes]:
    """The inputs that a target begins with."""
    match target:
        case "decoder":
            for text in _reports():
                yield from (text[:300].encode(codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16"))
                yield from (text[:300].encode(codec) for codec in ("utf-16-le", "utf-16-be", "utf-32"))
        case "docx":
            yield from (word.docx(*parts) for parts in _word_parts())
        case "wordml":
            yield from ("\0".join(parts).encode() for parts in _word_parts())
        case "figures":
            yield from (line.encode() for text in _reports() for line in text.splitlines() if "。" in line)
        case _:
            # Most are parts: a whole report takes a second for what a part shows in some milliseconds.
            yield model("2021").encode()
            yield from (part.encode() for text in _reports() for part in _parts(text))


def words() -> tuple[str, ...]:
    """Pieces of text that reports are full of, or that readers take for something: what mutations put in."""
    lines = {line for text in _reports() for line in text.splitlines() if line}
    cells = {cell for line in lines for cell in line.split("\t") if 0 < len(cell) < 20}
    marks = [
        "\n",
        "\t",
        "\r\n",
        "\f",
        " ",
        "　",
        "|",
        "/",
        "—",
        "（",
        "）",
        "《",
        "“",
        "、",
        "。",
        "；",
        "：",
        "%",
        "％",
    ]
    numbers = [
        "0",
        "-1",
        "1.",
        "3.50",
        "１２",
        "1,234",
        "九十九",
        "２０２３年",
        "2023年3月5日",
        "1月1日",
        "10万",
        "9" * 30,
    ]
    phrases = [
        "占",
        "比上年增长",
        "同比下降",
        "其中",
        "分别为",
        "共",
        "未",
        "无",
        "一、",
        "（一）",
        "1.",
        "①",
        "第一",
        "总计",
    ]
    odd = ["\x1b[2J", "\x85", "\u200b", "\u202e", "\ufeff", "\u2028", "\U0001f600", "\ud7ff", "e\u0301", "\xb2", "٣"]
    return (*sorted(lines | cells), *marks * 5, *numbers * 5, *phrases * 5, *odd)


def tags() -> tuple[str, ...]:
    """The same for the XML of Word documents."""
    tree = "<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:tcPr> </w:tcPr>"
    leaves = [word.MERGED, word.BELOW, word.span(3), word.span(99), word.span(-1), "<w:br/>", "<w:tab/>", "<w:vanish/>"]
    wholes = [word.p("二、"), word.tbl(word.tr("1", "2")), word.tc("3"), word.tr("4"), "<w:del/>", "<w:drawing/>"]
    wraps = ["<w:sdt>", "</w:sdt>", "<w:sdtContent>", "<w:ins>", "</w:ins>", "<mc:AlternateContent>", "<mc:Choice>"]
    lists = [word.numbered(1), word.numbered(1, 8), word.lvl(0, "chineseCounting", "（%1）"), word.num(1, 1)]
    values = ['w:val="', '""', '"-1"', '"0"', '"1"', '"2"', '"999999999"', '"x"', "\0", "&#12;", "&#x0;", "<!--", "-->"]
    return (*tree.split(), *leaves, *wholes, *wraps, *lists, *values)


def _reports() -> list[str]:
    examples = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    return [*(model(edition.id) for edition in editions()), *examples]


def _parts(text: str) -> Iterator[str]:
    """The title of a report with one of its blocks, which are parted by empty lines: a heading, a table, prose."""
    title, *blocks = text.split("\n\n")
    for heading, block in pairwise(blocks):
        yield f"{title}\n\n{heading}\n\n{block}"


def _word_parts() -> Iterator[tuple[str, str, str]]:
    """The body, the lists and the styles of some small documents."""
    merged = word.tr(word.tc("事项", properties=word.MERGED), word.tc("件数", properties=word.span(2)))
    table = word.tbl(merged, word.tr(word.tc(properties=word.BELOW), "12", "3"))
    lists = word.abstract(1, word.lvl(0, "chineseCounting", "%1、"), word.lvl(1, "decimal", "%1.%2")) + word.num(1, 1)
    listed = word.p("总体情况", properties=word.numbered(1)) + word.p("公开", properties=word.numbered(1, 1))
    wrapped = f"<w:sdt><w:sdtContent>{word.p('甲')}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{word.p('乙')}</w:txbxContent></v:textbox></w:pict></w:r>"
    yield word.p("云川市水务局2023年政府信息公开工作年度报告"), "", ""
    yield table, "", ""
    yield listed, lists, word.style("a", word.numbered(1), '<w:basedOn w:val="a"/>')
    yield wrapped + word.p(box) + word.tbl(word.tr(word.tc(table))), "", ""
    yield (
        word.p(word.r("隐", "<w:vanish/>"), "<w:ins>" + word.r("增") + "</w:ins>", properties=word.styled("a")),
        "",
        "",
    )
