"""The nearest settings count, every mistake in them is named with file and line, and entries are added without harm."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.finding import Severity
from govlint.globs import matches
from govlint.options import Options
from govlint.settings import Accept, Settings, SettingsError, config
from govlint.settings.acceptance import add_accept
from govlint.settings.config import find, for_folder, line_of, read

FULL = """\
select = ["GL3", "title-missing"]
ignore = ["GL302"]
extend-select = ["GL9"]
fail-level = "warning"
year = 2023
edition = "2021"
body = "office"
first-year = 2019
exclude = ["旧", "往年/**/*.txt"]

[per-file-ignores]
"*.draft.txt" = ["GL2"]
"街道/*" = ["GL401", "GL5"]

[severity]
GL301 = "info"
title-missing = "error"

[thresholds]
overall-max-chars = 1200
overall-min-chars = 0
problems-min-chars = 50

[[accept]]
code = "GL301"
text = "39"
reason = "表三按上级口径填报"

[[accept]]
code = "GL302"
text = 'a\\tb'
reason = "核对过"
"""
SETTINGS = Settings(
    path=None,
    select=("GL3", "title-missing"),
    ignore=("GL302",),
    extend_select=("GL9",),
    per_file_ignores=(("*.draft.txt", ("GL2",)), ("街道/*", ("GL401", "GL5"))),
    severity=(("GL301", Severity.INFO), ("title-missing", Severity.ERROR)),
    fail_level=Severity.WARNING,
    exclude=("旧", "往年/**/*.txt"),
    options=Options(
        year=2023,
        edition="2021",
        body="office",
        founded=2019,
        overall_max_chars=1200,
        overall_min_chars=0,
        problems_min_chars=50,
    ),
    accept=(Accept("GL301", "39", "表三按上级口径填报", 24), Accept("GL302", "a\\tb", "核对过", 29)),
)
ENTRY = Accept("GL301", "39", "核对过")
WRITTEN = '[[accept]]\ncode = "GL301"\ntext = "39"\nreason = "核对过"\n'


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(text: str, name: str = "govlint.toml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def _error(text: str, name: str = "govlint.toml") -> str:
    with pytest.raises(SettingsError) as caught:
        read(_write(text, name))
    return str(caught.value)


# Reading


def test_every_setting_is_read() -> None:
    path = _write(FULL)
    assert read(path) == SETTINGS._replace(path=path)


def test_every_setting_is_read_from_pyproject() -> None:
    headers = re.sub(r"^(\[+)", r"\1tool.govlint.", FULL, flags=re.MULTILINE)
    path = _write(f'[project]\nname = "x"\n\n[tool.govlint]\n{headers}', "pyproject.toml")
    accept = tuple(entry._replace(line=entry.line + 4) for entry in SETTINGS.accept)
    assert read(path) == SETTINGS._replace(path=path, accept=accept)


def test_an_empty_file_means_the_defaults() -> None:
    path = _write("")
    assert read(path) == Settings(path=path)
    assert Settings() == Settings(None, None, (), (), (), (), Severity.ERROR, (), Options(), ())


def test_selecting_nothing_is_not_the_default_selection() -> None:
    assert read(_write("select = []")).select == ()


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    path = _write("\ufeff" + FULL.replace("\n", "\r\n"))
    assert read(path) == SETTINGS._replace(path=path)


def test_settings_can_be_kept_in_sets() -> None:
    assert len({read(_write(FULL)), read(_write("year = 2023"))}) == 2


# Finding


def test_the_nearest_folder_wins_and_nothing_is_merged() -> None:
    _write("year = 2020\nignore = ['GL3']")
    _write("year = 2021", "市/pyproject.toml")
    _write("[tool.govlint]\nyear = 2022", "市/区/pyproject.toml")
    assert find(Path("市/区/街道")) == Path("市/区/pyproject.toml")
    assert for_folder(Path("市/区/街道")) == Settings(Path("市/区/pyproject.toml"), options=Options(year=2022))


def test_a_folder_has_an_order_of_names() -> None:
    _write("[tool.govlint]", "pyproject.toml")
    assert find(Path()) == Path("pyproject.toml")
    _write("", ".govlint.toml")
    assert find(Path()) == Path(".govlint.toml")
    _write("")
    assert find(Path()) == Path("govlint.toml")


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "x"\n',
        '[project]\ndependencies = ["govlint"]\n',
        "# [tool.govlint]\n",
        "tool = 1 # govlint\n",
    ],
)
def test_a_pyproject_without_the_table_is_skipped(text: str) -> None:
    _write("year = 2020")
    _write(text, "市/pyproject.toml")
    assert find(Path("市")) == Path("govlint.toml")


def test_a_pyproject_that_cannot_have_the_table_need_not_even_be_right() -> None:
    _write("year = 2020")
    _write("not toml", "市/pyproject.toml")
    assert find(Path("市")) == Path("govlint.toml")


def test_a_broken_pyproject_that_may_have_the_table_is_an_error() -> None:
    _write("[tool.govlint]\nyear =\n", "pyproject.toml")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:2：不是有效的TOML："):
        find(Path())


@pytest.mark.parametrize("text", ["[tool.govlint]", "tool.govlint.year = 2023", "[tool]\ngovlint = { year = 2023 }"])
def test_the_table_in_pyproject_may_be_written_in_any_way(text: str) -> None:
    _write(text, "pyproject.toml")
    assert find(Path()) == Path("pyproject.toml")


def test_a_folder_of_that_name_is_no_settings_file() -> None:
    _write("", "govlint.toml/x")
    _write("", ".govlint.toml")
    assert find(Path()) == Path(".govlint.toml")


def test_settings_above_the_working_directory_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write("year = 2020")
    Path("市").mkdir()
    monkeypatch.chdir("市")
    assert find(Path()) == tmp_path / "govlint.toml"
    assert find(Path("..")) == tmp_path / "govlint.toml"


def test_without_a_file_the_defaults_count() -> None:
    assert find(Path()) is None
    assert for_folder(Path()) == Settings()


def test_many_drafts_of_a_folder_read_the_settings_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []

    def counted(path: Path) -> Settings:
        reads.append(path)
        return Settings(path)

    monkeypatch.setattr(config, "read", counted)
    _write("year = 2020")
    assert for_folder(Path()) is for_folder(Path().absolute())
    assert reads == [Path("govlint.toml")]
    config.forget()
    for_folder(Path())
    assert len(reads) == 2


def test_the_same_relative_folder_elsewhere_is_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("year = 2020")
    _write("year = 2021", "市/govlint.toml")
    assert for_folder(Path()).options.year == 2020
    monkeypatch.chdir("市")
    assert for_folder(Path()).options.year == 2021


# Mistakes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ignore = []\nselct = ["GL3"]', "2：没有名为“selct”的设置，是否想写“select”？"),
        ("first_year = 2020", "1：没有名为“first_year”的设置，是否想写“first-year”？"),
        ("[severity]\n[threshold]\n", "2：没有名为“threshold”的设置，是否想写“thresholds”？"),
        (
            "[thresholds]\n\noverall-max = 1",
            "3：没有名为“overall-max”的设置，是否想写“overall-max-chars”？",
        ),
        ("[thresholds]\nx = 1", "2：没有名为“x”的设置，可用：overall-max-chars、overall-min-chars、problems-min-chars"),
        ('"多\\n行" = 1\n', "1：没有名为“多 行”的设置，可用："),
    ],
)
def test_an_unknown_key_is_named_with_its_line_and_what_was_meant(text: str, message: str) -> None:
    assert _error(text).startswith(f"govlint.toml:{message}")
    assert "\n" not in _error(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nselect = "GL3"', '2：“select”应为非空字符串的列表，而不是"GL3"'),
        ('ignore = ["GL3", 4]', '1：“ignore”应为非空字符串的列表，而不是["GL3", 4]'),
        ('extend-select = [""]', '1：“extend-select”应为非空字符串的列表，而不是[""]'),
        ("exclude = true", "1：“exclude”应为非空字符串的列表，而不是true"),
        ("year = 2023\nper-file-ignores = []", "2：“per-file-ignores”应为表，而不是[]"),
        (
            '[per-file-ignores]\n"a/*.txt" = ["GL1"]\n"b.txt" = "GL1"',
            '3：“per-file-ignores.b.txt”应为非空字符串的列表，而不是"GL1"',
        ),
        ("severity = 1", "1：“severity”应为表，而不是1"),
        (
            '[severity]\nGL3 = "info"\nGL4 = "warn"',
            '3：“severity.GL4”应为error、warning、info之一，而不是"warn"',
        ),
        ('severity.GL4 = ["info"]', '1：“severity.GL4”应为error、warning、info之一，而不是["info"]'),
        ('fail-level = "ERROR"', '1：“fail-level”应为error、warning、info之一，而不是"ERROR"'),
        ('year = "2023"', '1：“year”应为1949至2999的整数，而不是"2023"'),
        ("year = 1948", "1：“year”应为1949至2999的整数，而不是1948"),
        ("year = true", "1：“year”应为1949至2999的整数，而不是true"),
        ("first-year = 2019.0", "1：“first-year”应为1949至2999的整数，而不是2019.0"),
        ("year = 2023-12-31", '1：“year”应为1949至2999的整数，而不是"2023-12-31"'),
        ("edition = 2021", "1：“edition”应为非空字符串，而不是2021"),
        ('body = "局"', '1：“body”应为government、department、office、township之一，而不是"局"'),
        ("thresholds = []", "1：“thresholds”应为表，而不是[]"),
        (
            "[thresholds]\noverall-min-chars = 1\nproblems-min-chars = -1",
            "3：“thresholds.problems-min-chars”应为0至1000000的整数，而不是-1",
        ),
        (
            'thresholds = { overall-min-chars = "长" }',
            '1：“thresholds.overall-min-chars”应为0至1000000的整数，而不是"长"',
        ),
        ('accept = "GL301"', '1：“accept”应为[[accept]]条目，而不是"GL301"'),
        ("[accept]\ncode = 'GL301'", '1：“accept”应为[[accept]]条目，而不是{"code": "GL301"}'),
        ('accept = [\n  "GL301",\n]', '1：“accept”应为表，而不是"GL301"'),
    ],
)
def test_a_bad_value_is_named_with_its_line_and_what_it_should_be(text: str, message: str) -> None:
    assert _error(text) == f"govlint.toml:{message}"


def test_a_long_bad_value_is_shown_in_part() -> None:
    assert _error(f'year = "{"长" * 100}"') == f'govlint.toml:1：“year”应为1949至2999的整数，而不是"{"长" * 39}…'


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('code = "GL302"\ntext = "1"', "[[accept]]缺少“reason”"),
        ('text = "1"\nreason = "x"', "[[accept]]缺少“code”"),
        ('code = "GL302"\nreason = "x"', "[[accept]]缺少“text”"),
        ('file = ""\ncode = "GL302"\ntext = "1"\nreason = "x"', '“accept.file”应为非空字符串，而不是""'),
        ('code = ""\ntext = "1"\nreason = "x"', '“accept.code”应为非空字符串，而不是""'),
        ('\ntext = 1\ncode = "GL302"\nreason = "x"', "“accept.text”应为非空字符串，而不是1"),
        ('reasn = "x"', "没有名为“reasn”的设置，是否想写“reason”？"),
    ],
)
def test_an_entry_must_be_whole_and_the_right_one_is_named(entry: str, message: str) -> None:
    text = f"year = 2023\n\n{WRITTEN}\n[[accept]]\n{entry}\n\n{WRITTEN}"
    wrong = 8 if "缺少" in message else 10 if entry.startswith("\n") else 9
    assert _error(text) == f"govlint.toml:{wrong}：{message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year = 2023\nbody = office\n", "2：不是有效的TOML：Invalid value (at line 2, column 8)"),
        ('year = 2023\nselect = ["GL3"\n\n', "2：不是有效的TOML：Unclosed array (at end of document)"),
        ("year = 1\nyear = 2\n", "2：不是有效的TOML：Cannot overwrite a value (at line 2, column 9)"),
        ("x = " + "[" * 100_000, "1：不是有效的TOML："),
        ("x = " + "1" * 100_000, "1：不是有效的TOML："),
    ],
)
def test_a_syntax_error_is_named_with_its_line(text: str, message: str) -> None:
    assert _error(text).startswith(f"govlint.toml:{message}")


def test_a_file_in_another_encoding_is_named_with_the_line() -> None:
    Path("govlint.toml").write_bytes("year = 2023\n# 核对过".encode("gb18030"))
    with pytest.raises(SettingsError) as caught:
        read(Path("govlint.toml"))
    assert str(caught.value) == "govlint.toml:2：设置文件不是UTF-8编码，请另存为UTF-8"


def test_a_file_that_is_not_there_or_no_file_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"^区/x\.toml：没有这个文件或文件夹（可能已被移走或删除）$"):
        read(Path("区/x.toml"))
    with pytest.raises(SettingsError, match=r"^\.：是文件夹，不是文件"):
        read(Path())


def test_a_pyproject_that_is_named_must_have_the_table() -> None:
    assert _error("[tool.ruff]\nline-length = 120\n", "pyproject.toml") == "pyproject.toml:1：没有[tool.govlint]表"
    assert _error("[tool]\ngovlint = 3", "pyproject.toml") == "pyproject.toml:2：“tool.govlint”应为表，而不是3"


# Lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[tool.other]\nyear = 1\n[tool.govlint]\nyear = 1", 4),
        ("[tool.govlint.severity]\nGL3 = 'info'\n[tool.govlint]\n  year = 1", 4),
        ("[ tool . govlint ]  # 设置\n'year' = 1", 2),
        ('["tool"."govlint"]\n"year"=1', 2),
        ("[tool]\nname = 'x'\ngovlint.year = 1", 3),
        ("tool.other.year = 1\ntool.govlint.year = 1", 2),
        ("[tool]\nx = 1\ngovlint = { year = 1 }", 3),
        ('[tool.other]\nx = """\n[tool.govlint]\nyear = 1\n"""\n[tool.govlint]\nyear = 1', 7),
        ("[tool.other]\nx = '''\n[tool.govlint]\nyear = 1'''\n[tool.govlint]\nyear = 1", 6),
        ("[tool.govlint]\n# year = 2023\nyear = 1", 3),
        ('[tool.govlint]\nedition = "# \\""\nyear = 1', 3),
        ("[tool.other]\nx = [\n  'year = 1',\n]\n[tool.govlint]\nyear = 1", 6),
    ],
)
def test_a_setting_is_found_wherever_it_may_stand(text: str, line: int) -> None:
    assert _error(text, "pyproject.toml").startswith(f"pyproject.toml:{line}：“year”应为")


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("select", "GL3", 1),
        ("select", "title-missing", 1),
        ("extend-select", "GL9", 3),
        ("ignore", "GL302", 2),
        ("edition", "2021", 6),
        ("per-file-ignores", "GL2", 12),
        ("per-file-ignores", "GL5", 13),
        ("severity", "GL301", 16),
        ("severity", "title-missing", 17),
        ("accept", "GL301", 25),
        ("accept", "GL302", 30),
        ("severity", "GL777", 15),
        ("extends", "GL3", 1),
    ],
)
def test_the_line_of_a_value_is_found(key: str, value: str, line: int) -> None:
    assert line_of(_write(FULL), key, value) == line


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('select = [\n  "GL3",  # "GL999"\n  "GL999x",\n  "GL999",\n]', "select", 4),
        ('severity = { GL3 = "info", GL999 = "info" }', "severity", 1),
        ('severity.GL3 = "info"\nseverity.GL999 = "info"', "severity", 2),
        ("[severity]\n  'GL999'='info'", "severity", 2),
        (f'{WRITTEN}[[accept]]\nreason = "见GL999"\ncode = "GL999"', "accept", 7),
    ],
)
def test_the_line_of_a_value_is_found_however_it_is_written(text: str, key: str, line: int) -> None:
    assert line_of(_write(text), key, "GL999") == line


def test_the_line_of_a_value_is_found_in_pyproject() -> None:
    text = '[tool.other]\nselect = ["GL999"]\n\n[tool.govlint]\nselect = [\n  "GL999"\n]\n'
    assert line_of(_write(text, "pyproject.toml"), "select", "GL999") == 6


def test_entries_written_inline_stand_on_the_line_of_their_list() -> None:
    one = '{ code = "GL301", text = "1", reason = "x" }'
    text = f"year = 2023\naccept = [\n  {one},\n  {one},\n]"
    assert [entry.line for entry in read(_write(text)).accept] == [2, 2]


# Patterns


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.txt", "年报.txt"),
        ("*.txt", "市/区/年报.txt"),
        ("旧", "市/旧/2020/年报.txt"),
        ("旧/", "市/旧/年报.txt"),
        ("年报?.txt", "年报1.txt"),
        ("20[12]*", "2021年报.txt"),
        ("市/旧", "市/旧/2020/年报.txt"),
        ("市/旧/", "市/旧/年报.txt"),
        ("./市", "市/年报.txt"),
        ("/市", "市/年报.txt"),
        ("市/*.txt", "市/年报.txt"),
        ("市/**/年报.txt", "市/年报.txt"),
        ("市/**/年报.txt", "市/区/街道/年报.txt"),
        ("**/区/*.txt", "区/年报.txt"),
        ("市/**", "市/区/年报.txt"),
        ("市\\区", "市/区/年报.txt"),
        ("**", "年报.txt"),
    ],
)
def test_a_pattern_matches(glob: str, path: str) -> None:
    assert matches(glob, Path(path), Path())
    assert matches(glob, Path("省", path), Path("省").absolute())
    assert matches(glob, Path("省", path).absolute(), Path("省"))


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.txt", "年报.docx"),
        ("旧", "旧年报.txt"),
        ("/旧", "市/旧/年报.txt"),
        ("市/*.txt", "市/区/年报.txt"),
        ("市/旧", "省/市/旧/年报.txt"),
        ("区/年报.txt", "市/区/年报.txt"),
        ("市/区/年报.txt", "市/区"),
        ("市/**/旧/*.txt", "市/区/年报.txt"),
        ("", "年报.txt"),
        ("/", "年报.txt"),
    ],
)
def test_a_pattern_does_not_match(glob: str, path: str) -> None:
    assert not matches(glob, Path(path), Path())


def test_a_pattern_does_not_see_the_folders_above_the_settings(tmp_path: Path) -> None:
    assert not matches(tmp_path.name, Path("年报.txt"), Path())


def test_a_draft_outside_the_folder_of_the_settings_is_matched_by_its_parts() -> None:
    assert matches("旧", Path("旧/年报.txt"), Path("市"))
    assert not matches("旧/年报.txt", Path("旧/年报.txt"), Path("市"))


# Adding an entry


def test_an_entry_makes_a_new_file_where_there_is_none() -> None:
    Path("市").mkdir()
    assert add_accept(None, Path("市"), ENTRY) == Path("市/govlint.toml")
    assert Path("市/govlint.toml").read_bytes() == WRITTEN.encode()
    assert read(Path("市/govlint.toml")).accept == (ENTRY._replace(line=1),)


@pytest.mark.parametrize(
    ("name", "before", "added"),
    [
        ("govlint.toml", "", WRITTEN),
        ("govlint.toml", "year = 2023\n", f"\n{WRITTEN}"),
        ("govlint.toml", "year = 2023", f"\n\n{WRITTEN}"),
        ("govlint.toml", "# 说明\n[severity]\nGL3 = 'info'  # x\n\t\n", f"\n{WRITTEN}"),
        ("govlint.toml", f"\ufeff{FULL}", f"\n{WRITTEN}"),
        (".govlint.toml", "year = 2023\r\n", f"\n{WRITTEN}".replace("\n", "\r\n")),
        (
            "pyproject.toml",
            "[tool.govlint]\n[tool.x]\ny = 1\n",
            f"\n{WRITTEN.replace('accept', 'tool.govlint.accept')}",
        ),
    ],
)
def test_an_entry_is_appended_and_every_byte_kept(name: str, before: str, added: str) -> None:
    path = _write(before, name)
    known = read(path)
    assert add_accept(path, Path("elsewhere"), ENTRY) == path
    assert path.read_bytes() == (before + added).encode()
    line = (before + added).count("\n") - 3
    assert read(path) == known._replace(accept=(*known.accept, ENTRY._replace(line=line)))
    assert os.listdir() == [name]


def test_drafts_checked_afterwards_know_the_entry() -> None:
    path = _write("")
    assert for_folder(Path()).accept == ()
    add_accept(path, Path(), ENTRY)
    assert for_folder(Path()).accept == (ENTRY._replace(line=1),)


@given(text=st.text(min_size=1), reason=st.text(min_size=1), file=st.text())
def test_any_characters_can_be_accepted(text: str, reason: str, file: str) -> None:
    entry = Accept("GL301", text, reason, 1, file)
    Path("govlint.toml").unlink(missing_ok=True)
    add_accept(None, Path(), entry)
    assert read(Path("govlint.toml")).accept == (entry,)


def test_a_file_name_that_no_settings_can_hold_is_said() -> None:
    with pytest.raises(SettingsError, match="文稿的文件名不是UTF-8编码"):
        add_accept(None, Path(), ENTRY._replace(file="\udcff.txt"))
    assert not Path("govlint.toml").exists()


def test_quotes_tabs_and_line_ends_are_escaped() -> None:
    add_accept(None, Path(), Accept("GL801", '“"\\\t\r\n\x00\x7f', "x"))
    assert Path("govlint.toml").read_text("utf-8").splitlines()[2] == 'text = "“\\"\\\\\\t\\r\\n\\u0000\\u007F"'


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("govlint.toml", "year = 2023\naccept = []\n", 2),
        ("govlint.toml", 'accept = [{ code = "GL1", text = "1", reason = "x" }]\n', 1),
        ("pyproject.toml", "[tool]\ngovlint = { year = 2023 }\n", 2),
    ],
)
def test_an_entry_that_cannot_be_appended_is_refused_and_the_file_left(name: str, text: str, line: int) -> None:
    path = _write(text, name)
    with pytest.raises(SettingsError) as caught:
        add_accept(path, Path(), ENTRY)
    message = "设置写在行内（{ } 或 [ ]），无法在文件末尾追加[[accept]]，请手工加入"
    assert str(caught.value) == f"{name}:{line}：{message}"
    assert path.read_bytes() == text.encode()
    assert os.listdir() == [name]


def test_wrong_settings_are_not_added_to() -> None:
    path = _write("yaer = 2023\n")
    with pytest.raises(SettingsError, match="是否想写“year”？"):
        add_accept(path, Path(), ENTRY)
    assert path.read_bytes() == b"yaer = 2023\n"


@pytest.mark.parametrize(
    ("field", "entry"),
    [("code", Accept("", "39", "x")), ("text", Accept("GL301", "", "x")), ("reason", Accept("GL301", "39", ""))],
)
def test_an_entry_with_an_empty_part_is_refused(field: str, entry: Accept) -> None:
    with pytest.raises(SettingsError, match=rf"^govlint\.toml：“{field}”为空，无法写成"):
        add_accept(None, Path(), entry)
    assert os.listdir() == []


def test_a_file_that_is_named_but_not_there_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"^govlint\.toml：没有这个文件"):
        add_accept(Path("govlint.toml"), Path(), ENTRY)


def test_permissions_are_kept() -> None:
    path = _write("")
    path.chmod(0o640)
    add_accept(path, Path(), ENTRY)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link() -> None:
    Path("govlint.toml").symlink_to(_write("", "共用/govlint.toml"))
    add_accept(Path("govlint.toml"), Path(), ENTRY)
    assert Path("govlint.toml").is_symlink()
    assert Path("共用/govlint.toml").read_bytes() == WRITTEN.encode()


def test_a_write_that_fails_leaves_the_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = _write("year = 2023\n")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SettingsError, match=r"^govlint\.toml：无法写入设置文件：磁盘空间不足$"):
        add_accept(path, Path(), ENTRY)
    assert path.read_bytes() == b"year = 2023\n"
    assert os.listdir() == ["govlint.toml"]


def test_what_is_written_is_toml_that_others_read() -> None:
    path = add_accept(None, Path(), ENTRY)
    with path.open("rb") as stream:
        assert tomllib.load(stream) == {"accept": [{"code": "GL301", "text": "39", "reason": "核对过"}]}
