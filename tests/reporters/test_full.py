"""The format for people, to the character: what is shown of a line, and what stands under it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from govlint.finding import Checked, Edit, Failed, Finding, Fix, Place, Severity
from govlint.reporters.full import render
from govlint.source import Source, Span

TEXT = "一、总体情况\n本年新收\t12\t３\t15\n合计\t20\n"


def span(text: str, part: str) -> Span:
    """The only place of `part` in `text`."""
    assert text.count(part) == 1
    return Span(text.index(part), text.index(part) + len(part))


def shown(text: str, finding: Finding, name: str = "draft.txt") -> str:
    return render([Checked(Source(text, name), (finding,))])


def finding(
    at: Span, *related: Place, severity: Severity = Severity.ERROR, message: str = "不符。", fix: Fix | None = None
) -> Finding:
    return Finding("GL301", "row-total-mismatch", severity, at, message, related, fix)


def lines(output: str, sign: str = "^") -> tuple[str, str]:
    """The line of the draft as shown, and the first line of marks with `sign`, both behind their gutter."""
    rows = [row.partition("| ")[2] for row in output.splitlines() if "| " in row]
    number = next(n for n, row in enumerate(rows) if n % 2 and sign in row)
    return rows[number - 1], rows[number]


def above(code: str, under: str, sign: str = "^") -> str:
    """The characters of `code` that stand over the signs, by the cells that rich counts for each."""
    found, cell = "", 0
    for character in code:
        if under[cell : cell + cell_len(character)].startswith(sign):
            found += character
        cell += cell_len(character)
    return found


def test_nothing_is_said_of_clean_and_of_failed_files() -> None:
    assert render([]) == ""
    assert render([Checked(Source(TEXT, "draft.txt"), ()), Failed("no.docx", "是Word文档，不是文本")]) == ""


def test_a_finding_with_its_proof_in_the_same_line_and_in_others() -> None:
    found = finding(
        span(TEXT, "15"),
        Place(span(TEXT, "20"), "合计20"),
        Place(span(TEXT, "12"), "自然人12"),
        Place(span(TEXT, "３"), "企业3"),
        message="各项之和15，与合计20不一致。",
    )
    assert shown(TEXT, found) == (
        "错误[GL301] 各项之和15，与合计20不一致。  row-total-mismatch\n"
        " --> draft.txt:2:11\n"
        "2 | 本年新收 12 ３ 15\n"
        "  |          -- -- ^^\n"
        "3 | 合计 20\n"
        "  |      -- 合计20\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("severity", "word", "tint"),
    [(Severity.ERROR, "错误", "31"), (Severity.WARNING, "警告", "33"), (Severity.INFO, "提示", "34")],
)
def test_severities_have_words_and_colours(severity: Severity, word: str, tint: str) -> None:
    found = finding(span(TEXT, "20"), severity=severity)
    assert shown(TEXT, found).startswith(f"{word}[GL301] 不符。")
    assert render([Checked(Source(TEXT, "draft.txt"), (found,))], color=True) == (
        f"\x1b[{tint}m{word}[GL301]\x1b[0m \x1b[1m不符。\x1b[0m  \x1b[2mrow-total-mismatch\x1b[0m\n"
        " \x1b[34m-->\x1b[0m draft.txt:3:4\n"
        "3 \x1b[34m|\x1b[0m 合计 20\n"
        f"  \x1b[34m|\x1b[0m \x1b[{tint}m     ^^\x1b[0m\n"
        "\n"
    )


def test_places_in_one_line_share_it_and_the_same_words_are_said_once() -> None:
    text = "总计\n1\t2\t3\n" + "\n" * 6 + "4\n"
    places = [
        Place(span(text, "4"), "其他"),
        Place(span(text, "3"), "空白"),
        Place(span(text, "1"), "空白"),
        Place(span(text, "2"), "零"),
    ]
    assert shown(text, finding(span(text, "总计"), *places)) == (
        "错误[GL301] 不符。  row-total-mismatch\n"
        " --> draft.txt:1:1\n"
        "1 | 总计\n"
        "  | ^^^^\n"
        "2 | 1 2 3\n"
        "  | - - - 空白，零\n"
        "9 | 4\n"
        "  | - 其他\n"
        "\n"
    )


def test_gutters_are_as_wide_as_the_longest_line_number() -> None:
    text = "总计\n" + "\n" * 8 + "4\n"
    assert shown(text, finding(span(text, "总计"), Place(span(text, "4"), "其他"))).splitlines()[1:] == [
        "  --> draft.txt:1:1",
        " 1 | 总计",
        "   | ^^^^",
        "10 | 4",
        "   | - 其他",
        "",
    ]


def test_eight_other_places_are_shown_and_the_rest_counted() -> None:
    text = "总计\n" + "".join(f"{letter}\n" for letter in "abcdefghij")
    places = [Place(span(text, letter), f"项{letter}") for letter in "abcdefghij"]
    eight = shown(text, finding(span(text, "总计"), *places[:8]))
    assert eight.count("| - 项") == 8
    assert "另有" not in eight
    ten = shown(text, finding(span(text, "总计"), *places))
    assert ten.count("| - 项") == 8
    assert ten.endswith("  | - 项h\n  = 另有2处\n\n")


def test_suggestions_say_what_to_change() -> None:
    edits = (Edit(span(TEXT, "３"), "3"), Edit(span(TEXT, "合计\t"), ""), Edit(Span(7, 7), "共\n计"))
    assert shown(TEXT, finding(span(TEXT, "３"), fix=Fix("safe", edits))).endswith(
        "  |             ^^\n  = 建议：“３”改为“3”\n  = 建议：删去“合计 ”\n  = 建议：在第2行第1列加上“共␊计”\n\n"
    )


def test_long_suggestions_are_cut_and_many_counted() -> None:
    same, others = [Edit(span(TEXT, "20"), "21")] * 9, [Edit(span(TEXT, "20"), str(number)) for number in range(30, 39)]
    edits = (Edit(span(TEXT, "20"), "长" * 41), *same, *others)
    rows = shown(TEXT, finding(span(TEXT, "20"), fix=Fix("unsafe", edits))).splitlines()
    assert rows[4:6] == [f"  = 建议：“20”改为“{'长' * 40}…”", "  = 建议：“20”改为“21”（共9处）"]
    assert rows[6:12] == [f"  = 建议：“20”改为“{number}”" for number in range(30, 36)]
    assert rows[12:-1] == ["  = 建议：另有3处改动"]


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    text = "一、总体\r\n情况\r\n"
    assert lines(shown(text, finding(Span(2, 8)))) == ("一、总体", "    ^^^^")


@pytest.mark.parametrize(("offset", "under"), [(0, "^"), (4, "        ^"), (5, "        ^"), (6, "        ^")])
def test_a_span_without_width_is_one_mark(offset: int, under: str) -> None:
    assert lines(shown("一、总体\r\n", finding(Span(offset, offset)))) == (
        ("一、总体", under) if offset < 6 else ("", "^")
    )


def test_a_blank_cell_at_the_end_of_a_row_is_marked_there() -> None:
    text = "合计\t1\t\n总计\t2\n"
    found = finding(Span(3, 4), Place(Span(5, 5), "空白"))
    assert lines(shown(text, found)) == ("合计 1 ", "     ^ -")


def test_the_characters_meant_win_over_a_place_on_them() -> None:
    found = finding(span(TEXT, "12"), Place(span(TEXT, "本年新收\t12\t３"), "行"))
    assert lines(shown(TEXT, found)) == ("本年新收 12 ３ 15", "---------^^---")


def test_combining_characters_take_no_cell() -> None:
    text = "e\u0301e\u0301\t15"
    assert lines(shown(text, finding(span(text, "15")))) == ("e\u0301e\u0301 15", "   ^^")


def test_what_could_command_a_terminal_is_shown_as_signs() -> None:
    text = "本\x1b[2J年\u202e\x9b\x7f\u200b\ud800度"
    found = finding(span(text, "度"), Place(Span(0, 1), "\x1b]0;x\x07"), message="“\x1b\r\n”不符。")
    output = shown(text, found, name="a\nb\x1b.txt")
    assert output == (
        "错误[GL301] “␛␍␊”不符。  row-total-mismatch\n --> a␊b␛.txt:1:12\n1 | 本␛[2J年�����度\n  | --           ^^\n\n"
    )
    elsewhere = finding(span(text, "度"), Place(Span(13, 14), "\x1b]0;x\x07"))
    assert "| - ␛]0;x␇\n" in shown(text + "\n1", elsewhere)


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "情" * 43 + "12"
    assert cell_len(line) == 88
    assert lines(shown(line, finding(Span(44, 45)))) == (line, " " * 87 + "^")
    assert lines(shown(line, finding(Span(0, 1)))) == (line, "^^")


def test_a_long_line_is_cut_around_the_characters_meant() -> None:
    line = "前" * 200 + "错误" + "后" * 200
    code, under = lines(shown(line, finding(Span(200, 202))))
    assert code == "…" + "前" * 12 + "错误" + "后" * 30 + "…"
    assert under == " " * 25 + "^^^^"


def test_a_long_line_is_cut_on_one_side_at_its_ends() -> None:
    line = "首" + "中" * 200 + "尾"
    assert lines(shown(line, finding(Span(0, 1)))) == ("首" + "中" * 43 + "…", "^^")
    assert lines(shown(line, finding(Span(201, 202)))) == ("…" + "中" * 43 + "尾", " " * 87 + "^^")


def test_a_place_too_far_off_in_the_same_line_is_shown_by_itself() -> None:
    line = "共3件" + "，" * 100 + "占5%"
    found = finding(span(line, "5%"), Place(span(line, "3"), "件数3"), Place(span(line, "共"), "合计"))
    assert shown(line, found).splitlines()[2:] == [
        "1 | …" + "，" * 42 + "占5%",
        "  | " + " " * 87 + "^^",
        "1 | 共3件" + "，" * 41 + "…",
        "  | --- 合计，件数3",
        "",
    ]


def test_a_place_just_behind_the_cut_is_shown_by_itself() -> None:
    line = "中" * 200
    last, next_one = (finding(Span(0, 1), Place(Span(at, at + 1), "x")) for at in (43, 44))
    assert lines(shown(line, last)) == ("中" * 44 + "…", "^^" + " " * 84 + "--")
    assert lines(shown(line, next_one)) == ("中" * 44 + "…", "^^")
    assert lines(shown(line, next_one), "-") == ("…" + "中" * 44 + "…", " " * 25 + "-- x")


def test_a_flood_of_combining_characters_is_cut_too() -> None:
    text = "1" + "\u0301" * 1000
    code, _ = lines(shown(text, finding(Span(0, 1))))
    assert code == "1" + "\u0301" * 87 + "…"


WIDE_AND_NARROW = st.text("本年，（）１％ａ12a,.㎡é①…\t\x1b\u202e", min_size=1, max_size=300)


@given(WIDE_AND_NARROW, st.data())
def test_marks_stand_under_exactly_the_characters_meant(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    code, under = lines(shown(text, finding(Span(start, end))))
    meant = text[start:end].translate({0x09: " ", 0x1B: "␛", 0x202E: "�"})
    marked = above(code, under)
    assert marked
    assert meant.startswith(marked)
    if marked != meant:  # as many as fit
        assert code.endswith(marked + "…")
        assert cell_len(marked) >= 60
    assert max(cell_len(code), cell_len(under)) <= 90
    assert "^" not in under.strip(" ^") + under.strip(" ").strip("^")


@given(WIDE_AND_NARROW, st.data())
def test_every_place_is_marked_in_some_line(text: str, data: st.DataObject) -> None:
    at, other = (data.draw(st.integers(0, len(text) - 1)) for _ in range(2))
    found = finding(Span(at, at + 1), Place(Span(other, other + 1), "x"))
    output = shown(text, found)
    if at == other:
        assert "-" not in output.replace("row-total-mismatch", "").replace("-->", "")
    else:
        meant = text[other].translate({0x09: " ", 0x1B: "␛", 0x202E: "�"})
        assert above(*lines(output, "-"), "-") == meant
