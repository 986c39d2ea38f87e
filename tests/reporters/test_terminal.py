"""What reaches a terminal, and how wide it is there."""

from __future__ import annotations

import sys
from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from govlint.reporters.terminal import paint, visible, width

COMMANDS = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029]


def test_no_command_stays() -> None:
    assert [code for code in COMMANDS if visible(chr(code)) == chr(code)] == []


@given(st.text(st.characters()))
def test_signs_stand_one_for_one_and_once(text: str) -> None:
    seen = visible(text)
    assert len(seen) == len(text)
    assert visible(seen) == seen
    seen.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("本年新收，12件　㎡①“”—", "本年新收，12件　㎡①“”—"),
        ("a\tb\x00\r\n\x1b[0m", "a b␀␍␊␛[0m"),
        ("\x7f\x85\x9b\u200b\u200d\u2028\u202e\u2069\ufeff\ud800", "\N{REPLACEMENT CHARACTER}" * 10),
        ("e\u0301", "e\u0301"),
    ],
)
def test_what_would_not_be_seen_is_shown_as_a_sign(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("本年", 4), ("１２", 4), ("ｱ", 1), ("（）", 4), ("e\u0301", 1), ("本\u20dd", 2), ("␛�", 2)],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, cells: int) -> None:
    assert width(text) == cells


def test_widths_agree_with_another_table_on_all_that_reports_use() -> None:
    ranges = [(0x20, 0x7F), (0xA0, 0x370), (0x2010, 0x2600), (0x3001, 0x302A), (0x3040, 0x3130), (0x3200, 0xA4D0)]
    ranges += [(0xF900, 0xFB00), (0xFE10, 0xFE20), (0xFE30, 0xFE70), (0xFF01, 0xFFA0), (0x20000, 0x2A6E0)]
    skip = {"Cf", "Cn", "Zl", "Zp"}
    codes = [code for start, stop in ranges for code in range(start, stop) if category(chr(code)) not in skip]
    assert sum(east_asian_width(chr(code)) == "W" for code in codes) > 70_000
    # Younger versions of Unicode made a few divination signs wide.
    assert [code for code in codes if width(chr(code)) != cell_len(chr(code)) and not 0x4DC0 <= code < 0x4E00] == []


def test_only_words_are_painted_and_only_if_asked() -> None:
    assert paint("错误", "red", True) == "\x1b[31m错误\x1b[0m"
    assert paint("错误", "red", False) == "错误"
    assert paint("", "red", True) == ""


def test_widths_cost_no_heavy_import() -> None:
    import subprocess

    code = "import sys, govlint.reporters.full; print([each for each in ('rich', 'json') if each in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
