"""Every encoding that offices use is read to the character; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import errno
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govlint import readers
from govlint.limits import LIMITS
from govlint.readers import ReadError, read, read_stream
from govlint.readers.text import decode
from govlint.rule import model
from govlint.source import Source

MODEL = model("2021")
LINES = [line for line in MODEL.splitlines(keepends=True) if not line.isascii()]

# The bytes of the mark, the codec, and the note that the drafter gets.
ENCODINGS = [
    pytest.param(b"", "utf-8", (), id="utf-8"),
    pytest.param(codecs.BOM_UTF8, "utf-8", (), id="utf-8-marked"),
    pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", ("按UTF-16编码读取。",), id="utf-16-le-marked"),
    pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", ("按UTF-16编码读取。",), id="utf-16-be-marked"),
    pytest.param(b"", "utf-16-le", ("按UTF-16编码读取。",), id="utf-16-le"),
    pytest.param(b"", "utf-16-be", ("按UTF-16编码读取。",), id="utf-16-be"),
    pytest.param(b"", "gb18030", ("按GB18030编码读取。",), id="gb18030"),
    pytest.param("\ufeff".encode("gb18030"), "gb18030", ("按GB18030编码读取。",), id="gb18030-marked"),
]


def _error(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        decode(data, "初稿.txt")
    return str(caught.value)


# What is text


@pytest.mark.parametrize(("mark", "codec", "notes"), ENCODINGS)
def test_a_report_is_read_in_every_encoding(mark: bytes, codec: str, notes: tuple[str, ...]) -> None:
    assert decode(mark + MODEL.encode(codec), "初稿.txt") == Source(MODEL, "初稿.txt", codec, notes, marked=bool(mark))


@pytest.mark.parametrize(("mark", "codec", "notes"), ENCODINGS)
def test_each_line_of_a_report_is_enough(mark: bytes, codec: str, notes: tuple[str, ...]) -> None:
    read_back = [decode(mark + line.encode(codec), "初稿.txt") for line in LINES]
    assert read_back == [Source(line, "初稿.txt", codec, notes, marked=bool(mark)) for line in LINES]


def test_gbk_is_read_as_the_part_of_gb18030_that_it_is() -> None:
    assert decode(MODEL.encode("gbk"), "初稿.txt") == Source(MODEL, "初稿.txt", "gb18030", ("按GB18030编码读取。",))


def test_a_character_that_only_gb18030_has_is_read() -> None:
    source = decode("云川市𬇙镇人民政府".encode("gb18030"), "初稿.txt")
    assert (source.text, source.encoding) == ("云川市𬇙镇人民政府", "gb18030")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_characters_with_a_nul_in_the_other_byte_do_not_swap_the_byte_order(codec: str) -> None:
    text = (
        "　　一是一网通办，一窗受理，一次办结。\n" * 20
    )  # U+3000 and U+4E00 end in NUL, as a line feed begins with it
    assert decode(text.encode(codec), "初稿.txt")[:3] == (text, "初稿.txt", codec)


@pytest.mark.parametrize(("mark", "codec", "notes"), ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(mark: bytes, codec: str, notes: tuple[str, ...], line_end: str) -> None:
    text = MODEL.replace("\n", line_end)
    assert decode(mark + text.encode(codec), "初稿.txt") == Source(text, "初稿.txt", codec, notes, marked=bool(mark))


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8])
def test_an_empty_file_is_an_empty_draft(data: bytes) -> None:
    assert decode(data, "初稿.txt") == Source("", "初稿.txt", marked=bool(data))


def test_an_empty_file_may_have_a_utf16_mark() -> None:
    assert decode(codecs.BOM_UTF16_LE, "初稿.txt").text == ""


@given(st.text())
def test_any_text_in_utf8_is_read(text: str) -> None:
    data = text.encode()
    assume("\0" not in text and not text.startswith(("\ufeff", "PK\x03\x04", "%PDF", "{\\rtf")))
    assert decode(data, "初稿.txt") == Source(text, "初稿.txt")


@given(
    st.text().filter(lambda text: "\0" not in text),
    st.sampled_from(
        [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
    ),
)
def test_any_marked_text_is_read(text: str, encoding: tuple[bytes, str]) -> None:
    mark, codec = encoding
    source = decode(mark + text.encode(codec), "初稿.txt")
    assert (source.text, source.encoding) == (text, codec)


# What is not


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_utf32_is_refused_by_its_mark(mark: bytes) -> None:
    codec = "utf-32-le" if mark == codecs.BOM_UTF32_LE else "utf-32-be"
    assert _error(mark + MODEL.encode(codec)) == "是UTF-32编码，不能读取，请另存为UTF-8文本（.txt）后再检查"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        # UTF-8 came furthest: GB18030 goes wrong at the end of the first line.
        ("云川市\n水务局".encode() + b"\xff", "第20个字节（0xFF）不是UTF-8或GB18030编码"),
        ("云川市\n水务局".encode()[:-1], "第17个字节（0xE5）不是UTF-8或GB18030编码"),
        # GB18030 came furthest: UTF-8 goes wrong at the first character.
        ("云川市\n水务局".encode("gbk") + b"\xff", "第14个字节（0xFF）不是UTF-8或GB18030编码"),
        # With a mark there is no other codec to try, and the mark counts.
        (codecs.BOM_UTF8 + "云川".encode() + b"\xff", "第10个字节（0xFF）不是UTF-8编码"),
        (codecs.BOM_UTF16_LE + "云川".encode("utf-16-le") + b"\x0a", "第7个字节（0x0A）不是UTF-16编码"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x4e\x91", "第3个字节（0xD8）不是UTF-16编码"),
        # A file of UTF-16 that was cut off in the middle of a character.
        ("云川市\n水务局\n".encode("utf-16-le")[:-1], "第15个字节（0x0A）不是UTF-16编码"),
    ],
)
def test_the_first_wrong_byte_is_named(data: bytes, said: str) -> None:
    assert _error(data) == f"{said}，无法读取，请另存为UTF-8文本（.txt）后再检查"


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ("云川市\0水务局".encode(), 10),
        ("云川市\0水务局。".encode(), 10),  # an even number of bytes, as UTF-16 has
        ("云川市\0水务局".encode("gbk"), 7),
        (codecs.BOM_UTF8 + "云川市\0".encode(), 13),
        (codecs.BOM_UTF16_LE + "云川市\0".encode("utf-16-le"), 9),
        ("一、总体情况\n\0".encode("utf-16-be"), 15),
        (MODEL.encode("utf-32-le"), 3),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 9),
        (b"\0", 1),
    ],
)
def test_a_nul_means_no_text(data: bytes, number: int) -> None:
    assert _error(data) == f"不是文本文件（第{number}个字节是空字符），请另存为UTF-8文本（.txt）后再检查"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_nuls_in_a_whole_report_do_not_make_it_utf16(codec: str) -> None:
    data = MODEL.replace("\n", "\0\n", 10).encode(codec)  # a NUL and a line feed are a line feed of UTF-16
    place = data.index(0) + 1
    for shifted, number in (
        (data, place),
        (b" " + data, place + 1),
    ):  # every pair of bytes, from the first or second on
        assert _error(shifted).startswith(f"不是文本文件（第{number}个字节是空字符）")


@given(
    st.one_of(
        st.binary(), st.lists(st.sampled_from([b"\0", b"\n", b"\xff", b"\xfe", "云川".encode(), b"1"])).map(b"".join)
    )
)
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    said = ""
    try:
        text = decode(data, "初稿.txt").text
    except ReadError as error:
        text, said = "", str(error)
    assert "\0" not in text
    assert "\n" not in said


# The door


def test_a_file_goes_by_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "初稿.txt").write_bytes("云川市\r\n".encode())
    monkeypatch.chdir(tmp_path)
    assert read(Path("报告", "初稿.txt")) == Source("云川市\r\n", "报告/初稿.txt")


def test_a_stream_goes_by_the_name_given() -> None:
    stream = io.BytesIO("云川市".encode("gbk"))
    assert read_stream(stream, "-") == Source("云川市", "-", "gb18030", ("按GB18030编码读取。",))


def test_a_missing_file_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"^没有这个文件或文件夹（可能已被移走或删除）$"):
        read(tmp_path / "初稿.txt")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "初稿.txt").write_text("云川市", "utf-8")
    with pytest.raises(ReadError, match=r"^没有这个文件或文件夹（可能已被移走或删除）$"):
        read(tmp_path / "初稿.txt" / "初稿.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"^是文件夹，不是文件$"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["初\0稿.txt", "初\ud800稿.txt"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(ReadError, match=r"^名称中有不能用于文件名的字符$"):
        read(Path(name))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "没有读取权限，或正被其他程序占用，请检查后重试"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "没有这个文件或文件夹（可能已被移走或删除）"),
        (OSError(errno.EIO, "Input/output error"), "无法读取：Input/output error"),
        (OSError("broken"), "无法读取：broken"),
    ],
)
def test_errors_of_the_system_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "初稿.txt")
    assert str(caught.value) == said


def test_a_stream_that_breaks_off() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(ReadError, match=r"^无法读取：Input/output error$"):
        read_stream(Broken(), "-")


def test_a_file_that_is_too_long_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "初稿.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.megabytes * 1_000_000 + 1)
    monkeypatch.setattr(readers, "read_stream", lambda *_: pytest.fail("it was read"))
    with pytest.raises(ReadError, match=r"^文件超过50MB，不像是年度报告，未检查$"):
        read(path)


def test_of_a_stream_no_more_is_read_than_shows_that_it_is_too_long() -> None:
    limits = LIMITS._replace(megabytes=1)
    stream = io.BytesIO(b"." * 2_000_000)
    with pytest.raises(ReadError, match=r"^文件超过1MB，不像是年度报告，未检查$"):
        read_stream(stream, "-", limits)
    assert stream.tell() == 1_000_001
    assert read_stream(io.BytesIO(b"." * 1_000_000), "-", limits).text == "." * 1_000_000


def test_a_text_that_no_report_has_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "初稿.txt"
    path.write_text("一" * 11, "utf-8")
    assert len(read(path, LIMITS._replace(characters=11)).text) == 11
    with pytest.raises(ReadError, match=r"^文字超过10个，不像是年度报告，未检查$"):
        read(path, LIMITS._replace(characters=10))
    assert LIMITS.characters == 5_000_000


def test_limits_beyond_all_memory_ask_for_none_of_it() -> None:
    limits = LIMITS._replace(megabytes=1_000_000_000)
    assert read_stream(io.BytesIO(b"." * 250_000), "-", limits).text == "." * 250_000
