"""One report in five formats: the same findings in each, where they stand in it, and one slip is the same one more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple

import pdf_maker
import pytest
import wordfile

from govlint.cli import run

FAULTY = (Path(__file__).parent.parent / "examples" / "faulty.txt").read_text("utf-8")
ROW = "（二）部分公开"


def _page(text: str) -> bytes:
    """A web page: lines as paragraphs, rows as a table."""
    rows: list[str] = []
    parts: list[str] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")))
            continue
        if rows:
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
            rows = []
        parts += [f"<p>{escape(line)}</p>"] if line else []
    body = "\n".join(parts)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>\n{body}\n</body></html>".encode()


def _markdown(text: str) -> bytes:
    """Markdown: headings, and tables whose first row is the header."""
    lines: list[str] = []
    in_table = False
    for line in text.splitlines():
        if "\t" in line:
            cells = line.split("\t")
            lines.append("| " + " | ".join(cells) + " |")
            if not in_table:
                lines.append("|" + " --- |" * len(cells))
        elif re.match(r"[一二三四五六]、", line):
            lines.append(f"## {line}")
        else:
            lines.append(line)
        in_table = "\t" in line
    return ("\n".join(lines) + "\n").encode()


class Format(NamedTuple):
    """How a report is written in a format, and how its findings say where they stand."""

    write: Callable[[str], bytes]
    place: str


FORMATS = {
    "txt": Format(str.encode, ""),
    "md": Format(_markdown, ""),
    "docx": Format(wordfile.document, r"第\d+段|第\d个表第\d+行第\d+列"),
    "html": Format(_page, r"第\d+行第\d+列"),
    "pdf": Format(pdf_maker.report, r"第\d+页(第\d+行|表格第\d+行第\d+列)"),
}


def _found(folder: Path, suffix: str, text: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """The findings in a report in a format, as JSON tells them."""
    file = folder / f"年报.{suffix}"
    file.write_bytes(FORMATS[suffix].write(text))
    run(["check", "--isolated", "--no-plugins", "--output-format", "json", str(file)])
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def _told(found: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return sorted((each["code"], each["message"], each["text"]) for each in found)


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != "txt"])
def test_the_findings_are_those_of_the_text(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = _found(tmp_path, "txt", FAULTY, capsys)
    found = _found(tmp_path, suffix, FAULTY, capsys)
    assert len(expected) > 5
    assert _told(found) == _told(expected)
    wordless = {each["code"]: each["location"] for each in expected}
    for each in found:
        head, place = wordless[each["code"]], FORMATS[suffix].place
        assert re.fullmatch(re.escape(head) + (f"，?(?:{place})" if place else ""), each["location"])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_slip_is_one_finding_more(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = next(line for line in FAULTY.splitlines() if ROW in line and "\t" in line)
    cells = row.split("\t")
    at = (
        next(index for index, cell in enumerate(cells) if cell.isdigit()) + 2
    )  # another column than that of the error there
    slip = FAULTY.replace(row, "\t".join([*cells[:at], str(int(cells[at]) + 30), *cells[at + 1 :]]))
    before, after = (_told(_found(tmp_path, suffix, text, capsys)) for text in (FAULTY, slip))
    more = [each for each in after if each not in before]
    assert [each for each in before if each not in after] == []
    assert [(code, text) for code, _, text in more] == [("GL301", str(int(cells[at]) + 30))]
