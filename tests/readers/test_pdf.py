"""PDFs as word processors print them: paragraphs and tables over pages made whole again; what is broken is refused."""

from __future__ import annotations

import importlib
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_maker import drawn, report
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import govlint
from govlint.limits import LIMITS
from govlint.options import Options
from govlint.readers import ReadError
from govlint.readers.pdf import decode
from govlint.readers.pdf.glyphs import meant
from govlint.rule import model

MODEL = model("2021")


def _text(data: bytes) -> str:
    return decode(data, "年报.pdf").text


def _words(text: str) -> list[str]:
    """The lines of a text without blanks and empty cells, which a table may keep at its ends; the title as one."""
    lines = [line for line in ("".join(line.split()) for line in text.splitlines()) if line]
    end = next(number for number, line in enumerate(lines) if line.startswith("本报告"))
    return ["".join(lines[:end]), *lines[end:]]


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_report_reads_as_its_text(edition: str) -> None:
    text = model(edition)
    assert _words(_text(report(text))) == _words(text)


def test_a_report_without_fault_has_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(report(MODEL))
    assert govlint.check_file(path).findings == ()


def test_a_wrong_cell_is_found_on_its_page(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(report(MODEL.replace("1.本机关不掌握相关政府信息\t6\t", "1.本机关不掌握相关政府信息\t60\t")))
    (finding,) = govlint.check_file(path, options=Options()).findings
    assert finding.code == "GL301"
    place = decode(path.read_bytes(), "年报.pdf").origin(finding.span.start)
    assert finding.location == f"第三部分，表三“（四）1.本机关不掌握相关政府信息”“自然人”，{place}"
    assert place.startswith("第3页")


@pytest.mark.parametrize("footer", ["- {} -", "— {} —", "{}", "第{}页", "第 {} 页 共 9 页", "{}/9"])
def test_page_numbers_and_headers_are_no_text(footer: str) -> None:
    data = report(MODEL, lambda page: footer.format(page), header="云川市临江区水务局")
    assert _words(_text(data)) == _words(MODEL)


def test_radicals_are_the_characters_that_they_look_like() -> None:
    assert "".join(map(meant, "⼀、总体情况⽅⾯ﬁ")) == "一、总体情况方面fi"
    assert "".join(map(meant, "１２（全角）")) == "１２（全角）"  # which is how the draft writes it


def _lines(*lines: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(80, 760 - 30 * number, line)

    return draw


def _without_rules(canvas: Canvas) -> None:
    """A table whose last column was left without lines between its rows, and whose first has a merged cell."""
    rows = [("行政", "处罚", "46"), ("", "强制", "2"), ("行政收费", "", "1152")]
    for number, row in enumerate(rows):
        canvas.line(180 if row[0] == "" else 80, 760 - 30 * number, 280, 760 - 30 * number)
        for column, text in enumerate(row):
            canvas.drawString(84 + 100 * column, 740 - 30 * number, text)
    canvas.line(80, 670, 380, 670)
    canvas.line(80, 760, 380, 760)
    for x in (80, 180, 280, 380):
        canvas.line(x, 670, x, 760)


def test_numbers_of_several_rows_are_never_one() -> None:
    assert _text(drawn(_without_rules)).split() == ["行政", "处罚", "46", "强制", "2", "行政收费", "1152"]


def _without_lines(canvas: Canvas) -> None:
    for number, row in enumerate([("行政规范性文件", "4", "1", "12"), ("行政许可", "328")]):
        for column, text in enumerate(row):
            canvas.drawString(80 + 150 * column, 740 - 30 * number, text)


def test_columns_of_a_table_without_lines_are_apart() -> None:
    assert _text(drawn(_without_lines)).split("\n\n") == ["行政规范性文件   4   1   12", "行政许可   328\n"]


def _latin(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 16)
    canvas.drawString(80, 760, "2023")


def _refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        decode(data, "年报.pdf")
    return str(caught.value)


def test_a_scan_has_no_text() -> None:
    assert _refused(drawn(lambda canvas: canvas.rect(80, 80, 300, 300, fill=1))).startswith("PDF中没有文字")


def test_what_is_locked_is_said() -> None:
    locked = drawn(_lines("云川市"), encrypt=StandardEncryption("geheim", "anders"))
    assert _refused(locked) == "PDF文件有打开密码，无法读取，请去掉密码后再检查"
    open_to_read = drawn(_latin, encrypt=StandardEncryption("", "anders", canCopy=0))
    assert "2023" in _text(open_to_read)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_what_breaks_off_is_refused(part: float) -> None:
    data = report(MODEL)
    assert "PDF" in _refused(data[: int(len(data) * part)])


def test_too_many_pages_are_refused() -> None:
    many = drawn(*[_lines("云川市")] * 4)
    with pytest.raises(ReadError, match=r"^PDF超过3页"):
        decode(many, "年报.pdf", LIMITS._replace(pages=3))


def test_too_long_a_time_is_stopped() -> None:
    with pytest.raises(ReadError, match=r"^读取PDF超过0秒，已停止"):
        decode(report(MODEL), "年报.pdf", LIMITS._replace(seconds=0))


def test_a_bomb_is_held_to_its_memory() -> None:
    packer = zlib.compressobj(9)
    zeros = b"".join(packer.compress(bytes(10_000_000)) for _ in range(200)) + packer.flush()
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(zeros) + zeros + b"\nendstream"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
        body,
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    assert "PDF" in _refused(data + b"trailer << /Root 1 0 R >>\n%%EOF")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    document = importlib.import_module("govlint.readers.pdf.document")
    with pytest.raises(ReadError, match=r'^读取PDF要先安装组件：pip install "govlint\[pdf\]"$'):
        document.read_document(b"%PDF-1.4", LIMITS)
