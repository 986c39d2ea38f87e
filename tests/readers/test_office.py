"""Older Word files are read by way of LibreOffice, which can fetch nothing and take no longer than it may."""

from __future__ import annotations

import os
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from word import docx, exported, p, soffice, tbl, tc, tr

from govlint import check_file
from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError, office
from govlint.readers.kinds import reader_of

pytestmark = pytest.mark.long

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
needs_soffice = pytest.mark.skipif(soffice is None, reason="LibreOffice is not installed")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the program that is put in its place is a shell script")


def _stream(name: str) -> bytes:
    """An OLE file that holds a stream of that name, as far as names go."""
    return OLE + name.encode("utf-16-le")


def _error(data: bytes, limits: Limits = LIMITS) -> str:
    assert reader_of(data, "初稿.doc") == "office"
    with pytest.raises(ReadError) as caught:
        office.decode(data, "初稿.doc", limits)
    return str(caught.value)


# What needs no LibreOffice


@pytest.mark.parametrize("data", [_stream("WordDocument"), b"{\\rtf1 a}"])
def test_without_libreoffice_it_says_what_to_do(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert _error(data) == "读取.doc、.wps、.rtf需要安装LibreOffice；或请在Word或WPS中另存为.docx后再检查"


def test_a_document_with_a_password_is_named() -> None:
    assert _error(_stream("EncryptedPackage")) == "文件有密码保护，无法读取，请去掉密码后再检查"


@pytest.mark.parametrize(("stream", "what"), [("Workbook", "Excel表格"), ("PowerPoint Document", "PowerPoint演示文稿")])
def test_files_of_other_programs_are_named(stream: str, what: str) -> None:
    assert _error(_stream(stream)) == f"是{what}，不是年度报告的文档，请把年度报告另存为.docx后再检查"


# How the program is run


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a shell script in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


@needs_posix
def test_it_runs_with_a_profile_of_its_own_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p("年报") + tbl(tr("甲", "1"))))
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "folder"))
    _program(
        tmp_path,
        f'echo "$@" > {tmp_path}/arguments; while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"\n'
        f'cp {made} "$2/draft.docx"; cp "$3" {tmp_path}/given',  # behind the folder comes the draft
        monkeypatch,
    )
    data = _stream("WordDocument")
    source = office.decode(data, "初稿.doc")
    assert (source.text, source.kind, source.name) == ("年报\n甲\t1\n", "docx", "初稿.doc")
    assert source.notes == ("由LibreOffice转换为.docx后读取，段落和表格按转换后的顺序计数。",)
    assert (tmp_path / "given").read_bytes() == data
    arguments = (tmp_path / "arguments").read_text()
    assert "--headless" in arguments
    assert f"-env:UserInstallation={(tmp_path / 'folder').as_uri()}" in arguments
    assert list((tmp_path / "folder").iterdir()) == []


@needs_posix
def test_after_the_time_allowed_it_ends_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fifo = tmp_path / "alive"
    os.mkfifo(fifo)
    _program(tmp_path, f"sleep 100 > {fifo} & wait", monkeypatch)
    ended = threading.Event()

    def wait_for_the_end() -> None:
        fifo.read_bytes()  # until the last process that could write has ended
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    assert _error(_stream("WordDocument"), Limits(seconds=1)) == (
        "LibreOffice转换超过1秒，已停止，请在Word或WPS中另存为.docx后再检查"
    )
    assert ended.wait(10)


@needs_posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_conversion_that_fails_is_said(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, script, monkeypatch)
    assert _error(_stream("WordDocument")).startswith("LibreOffice不能转换这个文件")


@needs_posix
def test_a_conversion_that_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(
        tmp_path,
        'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; head -c 2000000 /dev/zero > "$2/draft.docx"',
        monkeypatch,
    )
    message = _error(_stream("WordDocument"), Limits(unpacked_megabytes=1))
    assert message == "转换后超过1MB，不像是年度报告，未检查"


# With LibreOffice


@needs_soffice
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_document_is_read_through_libreoffice(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(docx(p("一、总体情况") + tbl(tr(tc("行政许可"), tc("328"))) + p("共公开312条。")))
    found = check_file(exported(file, kind)).source
    assert found.text.split() == ["一、总体情况", "行政许可", "328", "共公开312条。"]
    assert found.origin(found.text.index("328")) == "第1个表第1行第2列"


@needs_soffice
@pytest.mark.parametrize("name", ["初稿.wps", "初稿.doc", "初稿.txt"])
def test_the_name_does_not_matter(name: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(docx(p("年报")))
    renamed = exported(file, "doc").rename(tmp_path / name)
    assert check_file(renamed).source.text == "年报\n"


@needs_soffice
def test_a_broken_document_is_said() -> None:
    assert _error(_stream("WordDocument")).startswith("LibreOffice不能转换这个文件")


@needs_soffice
def test_nothing_that_a_document_links_to_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.client_address[0])

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        source = tmp_path / "draft.fodt"
        source.write_text(LINKED.replace("PORT", str(server.server_port)), "utf-8")
        file = exported(source, "doc")
        assert asked  # without the private profile, it is fetched
        asked.clear()
        assert office.decode(file.read_bytes(), "x").text == "年报\n"
        assert asked == []
    finally:
        server.shutdown()
        server.server_close()


_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
LINKED = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{_NAMES}office:1.0" '
    f'xmlns:text="{_NAMES}text:1.0" xmlns:draw="{_NAMES}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:svg="{_NAMES}svg-compatible:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>年报'
    '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
    '<draw:image xlink:href="http://127.0.0.1:PORT/a.png" xlink:type="simple"/></draw:frame></text:p>'
    "</office:text></office:body></office:document>"
)
