"""Broken, foreign and hostile packages are refused in one clear line, within bounded memory and time."""

from __future__ import annotations

import re
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word import docx, entries, p, package, tbl, tc, tr

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError
from govlint.readers.docx import decode
from govlint.readers.docx.package import MOST_ENTRIES, MOST_XML
from govlint.readers.kinds import reader_of

PLAIN = docx(p("年报") + tbl(tr("甲", "1")))
MEGA = 1_000_000


def _error(data: bytes, limits: Limits = LIMITS) -> str:
    assert reader_of(data, "初稿.docx") == "docx"
    with pytest.raises(ReadError) as caught:
        decode(data, "初稿.docx", limits)
    message = str(caught.value)
    assert "\n" not in message
    return message


# Broken


@pytest.mark.parametrize("share", range(1, 10))
def test_a_truncated_file_is_broken(share: int) -> None:
    assert "已损坏或不完整" in _error(PLAIN[: len(PLAIN) * share // 10])


@settings(max_examples=200)
@given(st.integers(4, len(PLAIN) - 1), st.integers(1, 255))
def test_whatever_byte_is_wrong_nothing_crashes(place: int, change: int) -> None:
    data = bytearray(PLAIN)
    data[place] ^= change
    try:
        read = decode(bytes(data), "x")
    except ReadError as error:
        message = str(error)
    else:
        message = "没有问题"
        assert read.kind == "docx"
    assert re.search(r"[\u4e00-\u9fff]", message)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/document.xml", "<w:document>"),
        ("word/document.xml", ""),
        ("word/document.xml", "<document/>"),
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "年报"),
        ("word/_rels/document.xml.rels", "<Relationships>"),
    ],
)
def test_broken_markup_is_broken(name: str, content: str) -> None:
    assert "已损坏或不完整" in _error(package({**entries(p("年报")), name: content}))


def test_a_document_without_a_body_is_broken() -> None:
    parts = entries("")
    parts["word/document.xml"] = re.sub("<w:body>.*</w:body>", "", str(parts["word/document.xml"]))
    assert "已损坏或不完整" in _error(package(parts))


# Other kinds of files


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "是Excel表格，请另存为.docx后再检查"),
        (("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"), "是PowerPoint演示文稿，请另存为.docx后再检查"),
        (("mimetype", "content.xml"), "是OpenDocument文档，请另存为.docx后再检查"),
        (("OFD.xml", "Doc_0/Document.xml"), "是OFD文档，请另存为.docx后再检查"),
        (("年报.docx", "附件/表.xlsx"), "是压缩包，请解压后检查其中的文件"),
    ],
)
def test_other_files_that_are_packed_are_named(names: tuple[str, ...], message: str) -> None:
    assert _error(package(dict.fromkeys(names, "<a/>"))) == message


def _renamed(parts: dict[str, str | bytes], old: str, new: str) -> dict[str, str]:
    """The entries with a wording replaced in their names and contents."""
    return {name.replace(old, new): str(content).replace(old, new) for name, content in parts.items()}


def test_documents_with_macros_and_strict_ones_are_named() -> None:
    macros = _renamed(
        entries(p("年报")), "vnd.openxmlformats-officedocument.wordprocessingml.", "vnd.ms-word.macroEnabled."
    )
    assert "带宏的Word文档" in _error(package(macros))
    strict = _renamed(entries(p("年报")), "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml")
    assert "严格格式" in _error(package(strict))


def test_another_file_within_the_text_is_refused() -> None:
    assert "嵌入了另一个文件" in _error(docx(p("年报") + '<w:altChunk r:id="r7"/>'))


def test_an_encrypted_package_is_named() -> None:
    data = bytearray(PLAIN)
    for match in re.finditer(rb"PK\x01\x02|PK\x03\x04", PLAIN):
        data[match.start() + (8 if match[0] == b"PK\x01\x02" else 6)] |= 1
    assert _error(bytes(data)) == "文件有密码保护，无法读取，请去掉密码后再检查"


# Too much


def _peak(data: bytes, limits: Limits = LIMITS) -> tuple[str, int]:
    """The message, and the most memory that was taken on the way to it."""
    tracemalloc.start()
    try:
        return _error(data, limits), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = package({**entries(p("年报")), "word/media/image1.bmp": bytes(30 * MEGA)})
    message, peak = _peak(data, Limits(unpacked_megabytes=20))
    assert message == "解压后超过20MB，不像是年度报告，未检查"
    assert peak < MEGA


def _lie(data: bytes, length: int) -> bytes:
    """The package, in which the last entry is said to have `length` bytes."""
    lying = bytearray(data)
    entry = data.rindex(b"PK\x01\x02")
    (header,) = struct.unpack_from("<I", data, entry + 42)
    struct.pack_into("<I", lying, entry + 24, length)
    struct.pack_into("<I", lying, header + 22, length)
    return bytes(lying)


def test_a_bomb_that_lies_about_its_length_is_not_unpacked() -> None:
    data = _lie(package({**entries(p("年报")), "word/media/image1.bmp": bytes(100 * MEGA)}), 1000)
    message, peak = _peak(data)
    assert "已损坏或不完整" in message
    assert peak < 5 * MEGA


def test_other_ways_to_pack_are_refused() -> None:
    for way in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = package({**entries(p("年报")), "word/media/image1.bmp": bytes(100 * MEGA)}, way)
        message, peak = _peak(data)
        assert "已损坏或不完整" in message
        assert peak < MEGA


def test_too_many_entries_are_refused() -> None:
    data = package({**entries(p("年报")), **{f"word/media/{i}.png": "" for i in range(MOST_ENTRIES)}})
    assert _error(data) == f"内部文件超过{MOST_ENTRIES}个，不像是年度报告，未检查"


def test_too_much_markup_is_refused() -> None:
    message = _error(docx(p("年报") * (MOST_XML // len(p("年报").encode()) + 1)))
    assert message == f"文字部分超过{MOST_XML // MEGA}MB，不像是年度报告，未检查"


def test_pictures_do_not_count_as_markup() -> None:
    data = package({**entries(p("年报")), "word/media/image1.bmp": bytes(MOST_XML + 1)})
    assert decode(data, "x").text == "年报\n"


# Entities


LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_declarations_are_refused(encoding: str) -> None:
    parts = entries(p("&i;"))
    head, root = str(parts["word/document.xml"]).split("?>", 1)
    head = head.replace("UTF-8", encoding.removesuffix("-be").upper())
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    parts["word/document.xml"] = f"{mark}{head}?>{LAUGHS}]>{root}".encode(encoding)
    assert "声明（DOCTYPE）" in _error(package(parts))


def test_an_entity_that_is_another_file_is_not_read(tmp_path: Path) -> None:
    """Even in a part whose name tells nothing, and which is therefore not searched for declarations."""
    secret = tmp_path / "秘密.txt"
    secret.write_text("秘密", "utf-8")
    parts = _renamed(entries(p("甲") + p("&s;")), "document.xml", "document.bin")
    head, root = parts["word/document.bin"].split("?>", 1)
    parts["word/document.bin"] = f'{head}?><!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>{root}'
    assert "秘密" not in decode(package(parts), "x").text


def test_laughs_in_a_part_whose_name_tells_nothing_stay_small() -> None:
    parts = _renamed(entries(p("甲") + p("&i;") + '<w:p w:rsid="&i;"/>'), "document.xml", "document.bin")
    head, root = parts["word/document.bin"].split("?>", 1)
    parts["word/document.bin"] = f"{head}?>{LAUGHS}]>{root}"
    message, peak = _peak(package(parts))
    assert "已损坏或不完整" in message
    assert peak < 5 * MEGA


# Nesting


@pytest.mark.parametrize("depth", [25, 70, 300, 5_000])
def test_tables_within_tables_are_bounded(depth: int) -> None:
    start, end = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>"
    message = _error(docx(start * depth + "<w:p/>" + end * depth))
    assert "嵌套超过20层" in message or "已损坏或不完整" in message


@pytest.mark.parametrize("depth", [25, 70])
def test_frames_within_frames_are_bounded(depth: int) -> None:
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert "嵌套超过20层" in _error(docx(start * depth + "<w:p/>" + end * depth))


def test_tables_within_tables_as_people_make_them_are_read() -> None:
    inner = p("内")
    for _ in range(10):
        inner = tbl(tr(tc(inner + p()), "旁"))
    assert decode(docx(inner), "x").text == "内" + "旁" * 9 + "\t旁\n"


@pytest.mark.parametrize("name", ["ins", "sdt", "smartTag", "hyperlink"])
def test_wrappers_may_be_nested_as_deep_as_markup_can_be(name: str) -> None:
    deep = f"<w:{name}>" * 240 + "<w:r><w:t>年报</w:t></w:r>" + f"</w:{name}>" * 240
    assert decode(docx(f"<w:p>{deep}</w:p>"), "x").text == "年报\n"


def test_a_cell_covers_no_more_columns_than_word_has() -> None:
    wide = tc("宽", properties='<w:gridSpan w:val="999999999"/>')
    before = '<w:gridBefore w:val="999999999"/>'
    text = decode(docx(tbl(tr(wide, *"甲" * 5), tr("乙", properties=before))), "x").text
    assert all(line.count("\t") < 200 for line in text.splitlines())
