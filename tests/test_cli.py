"""The command line, by what it prints and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.cli import run as run_inside
from govlint.finding import Checked
from govlint.linter import check
from govlint.plan import Plan
from govlint.rule import model
from govlint.source import Source

# Without the sentence that repeats the number which FAULTY changes, so that one rule alone speaks of it.
MODEL = model("2021").replace("因政府信息公开被申请行政复议3件，其中维持2件、其他结果1件；", "")
FAULTY = MODEL.replace("2\t0\t1\t0\t3\t1\t", "2\t0\t1\t0\t8\t1\t")
LINE = next(n for n, line in enumerate(FAULTY.splitlines(), 1) if line.startswith("2\t0\t1\t0\t8"))
SILENT = "共检查1个文件：未发现问题。\n核对数字230个、关系73条，没有矛盾，7个数字无从核对。\n"
CONCISE = f"draft.txt:{LINE}:9: GL304 表四“行政复议”：各结果之和3，与总计8不一致，相差5。\n"


def govlint(
    *arguments: str, cwd: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    plain |= {"PYTHONUTF8": "1", **environment}
    run = subprocess.run(
        [sys.executable, "-m", "govlint", *arguments], cwd=cwd, input=stdin, capture_output=True, env=plain, check=False
    )
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text(MODEL, "utf-8")
    (tmp_path / "draft.txt").write_text(FAULTY, "utf-8")
    return tmp_path


def test_a_clean_draft_is_status_0(folder: Path) -> None:
    run = govlint("check", "clean.txt", cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (0, SILENT, "")


def test_a_fault_is_status_1_and_shown_with_its_proof(folder: Path) -> None:
    run = govlint("check", "draft.txt", cwd=folder)
    assert run.returncode == 1
    assert run.stdout == (
        "错误[GL304] 表四“行政复议”：各结果之和3，与总计8不一致，相差5。  outcome-total-mismatch\n"
        f"  --> draft.txt:{LINE}:9\n"
        f"{LINE} | 2 0 1 0 8 1 0 0 1 2 1 0 0 0 1\n"
        "   | -   -   ^\n"
        "\n"
        "共检查1个文件：错误1个。\n"
        "核对数字230个、关系73条，1处矛盾，7个数字无从核对。\n"
    )


def test_concise_is_a_line_a_finding(folder: Path) -> None:
    assert govlint("check", "--output-format", "concise", "-q", cwd=folder).stdout == CONCISE


def test_json_is_a_list(folder: Path) -> None:
    run = govlint("check", "--output-format", "json", cwd=folder)
    (finding,) = json.loads(run.stdout)
    assert (finding["code"], finding["line"], finding["column"], finding["text"]) == ("GL304", LINE, 9, "8")
    assert FAULTY[finding["offset"] : finding["end_offset"]] == "8"
    assert [each["text"] for each in finding["related"]] == ["2", "1"]


def test_statistics_count(folder: Path) -> None:
    run = govlint("check", "--statistics", cwd=folder)
    assert (run.returncode, run.stdout) == (1, "     1  GL304  outcome-total-mismatch\n")


def test_standard_input_goes_by_the_name_given(folder: Path) -> None:
    (folder / "govlint.toml").write_text('ignore = ["GL3"]\n', "utf-8")
    run = govlint("check", "-", "-q", "--output-format", "concise", cwd=folder.parent, stdin=FAULTY.encode())
    assert (run.returncode, run.stdout) == (1, CONCISE.replace("draft.txt", "-"))
    run = govlint("check", "-", "--stdin-filename", str(folder / "new.txt"), cwd=folder.parent, stdin=FAULTY.encode())
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "共检查1个文件：未发现问题。")


def test_a_name_for_standard_input_means_that_it_is_read_once(folder: Path) -> None:
    concise = ("-q", "--output-format", "concise")
    said = CONCISE.replace("draft.txt", "new.txt")
    for paths in ((), ("-",), ("-", "-")):
        run = govlint("check", "--stdin-filename", "new.txt", *concise, *paths, cwd=folder, stdin=FAULTY.encode())
        assert (run.returncode, run.stdout) == (1, said)
    run = govlint("check", "--stdin-filename", "new.txt", "draft.txt", cwd=folder, stdin=b"")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("govlint：--stdin-filename是标准输入中文稿的名称")


def test_a_missing_path_is_status_2_and_the_others_are_checked(folder: Path) -> None:
    run = govlint("check", "missing.txt", "draft.txt", "-q", "--output-format", "concise", cwd=folder)
    assert (run.returncode, run.stdout) == (2, CONCISE)
    assert run.stderr == "missing.txt：没有这个文件或文件夹（可能已被移走或删除）\n"


def test_a_file_that_cannot_be_read_is_an_object_in_json(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\0\x01\x02\0")
    run = govlint("check", "b.txt", "draft.txt", "--output-format", "json", cwd=folder)
    assert run.returncode == 2
    failed, finding = json.loads(run.stdout)
    assert failed == {
        "path": "b.txt",
        "error": "不是文本文件（第1个字节是空字符），请另存为UTF-8文本（.txt）后再检查",
    }
    assert finding["code"] == "GL304"


def test_an_empty_folder_is_a_note(tmp_path: Path) -> None:
    run = govlint("check", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "共检查0个文件：未发现问题。\n")
    assert run.stderr == ".：文件夹中没有可检查的文件（文本、Word、网页、PDF，或include所指）。\n"


def test_another_encoding_is_named(folder: Path) -> None:
    (folder / "gbk.txt").write_bytes(MODEL.encode("gbk"))
    run = govlint("check", "gbk.txt", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "gbk.txt：按GB18030编码读取。\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--ignore", "GL304"), 0),
        (("--ignore", "outcome-total-mismatch"), 0),
        (("--select", "GL301"), 0),
        (("--select", "GL301,GL304"), 1),
        (("--select", "GL304", "--ignore", "GL3"), 1),
        (("--exit-zero",), 0),
        (("--fail-level", "info"), 1),
        (("--exclude", "draft.txt", "."), 0),
        (("--exclude", "draft.txt"), 1),
        (("--exclude", "draft.txt", "--force-exclude"), 0),
    ],
)
def test_what_makes_status_1(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    target = () if "." in arguments else ("draft.txt",)
    assert govlint("check", *arguments, *target, cwd=folder).returncode == status


def test_the_settings_decide_what_fails(folder: Path) -> None:
    (folder / "govlint.toml").write_text('severity = { GL304 = "warning" }\n', "utf-8")
    assert govlint("check", cwd=folder).returncode == 0
    assert govlint("check", "--fail-level", "warning", cwd=folder).returncode == 1
    assert govlint("check", "--isolated", cwd=folder).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "XYZ"), "没有名为“XYZ”的规则，可用 govlint rules 查看全部规则"),
        (("--ignore", "row-total-mismach"), "没有名为“row-total-mismach”的规则，是否想写“row-total-mismatch”？"),
        (("--edition", "2020"), "没有名为“2020”的格式，可用：2021、2019"),
        (("--config", "none.toml"), "none.toml：没有这个文件或文件夹（可能已被移走或删除）"),
    ],
)
def test_what_is_wrong_with_the_command_line_is_one_line_and_status_2(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = govlint("check", *arguments, cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"govlint：{said}\n")


def test_an_unknown_option_is_status_2(folder: Path) -> None:
    assert govlint("check", "--no-such-option", cwd=folder).returncode == 2


def test_wrong_settings_are_status_2_with_file_and_line(folder: Path) -> None:
    (folder / "govlint.toml").write_text('year = 2023\nselekt = ["GL3"]\n', "utf-8")
    run = govlint("check", cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("govlint.toml:2：没有名为“selekt”的设置，是否想写“select”？\n")


def test_colour_is_for_terminals_unless_told(folder: Path) -> None:
    assert "\x1b" not in govlint("check", cwd=folder).stdout
    assert "\x1b[31m" in govlint("check", cwd=folder, FORCE_COLOR="1").stdout
    assert "\x1b" not in govlint("check", cwd=folder, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[31m" in govlint("check", "--color", "always", cwd=folder, NO_COLOR="1").stdout


def test_findings_may_go_to_a_file(folder: Path) -> None:
    run = govlint("check", "-o", "out.txt", "-q", "--output-format", "concise", "draft.txt", cwd=folder)
    assert (run.returncode, run.stdout) == (1, "")
    assert (folder / "out.txt").read_text("utf-8") == CONCISE


@pytest.mark.parametrize("command", ["text", "tree", "figures"])
def test_a_dash_is_standard_input_for_commands_that_only_show(folder: Path, command: str) -> None:
    run = govlint(command, "-", cwd=folder, stdin=FAULTY.encode())
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == govlint(command, "draft.txt", cwd=folder).stdout


def test_a_dash_is_standard_output(folder: Path) -> None:
    run = govlint("check", "-o", "-", "-q", "--output-format", "concise", "draft.txt", cwd=folder)
    assert (run.returncode, run.stdout) == (1, CONCISE)
    assert not (folder / "-").exists()


@pytest.mark.parametrize("paths", [("draft.txt",), (".",), ("clean.txt", "link.txt")])
def test_findings_are_never_written_over_a_draft(folder: Path, paths: tuple[str, ...]) -> None:
    (folder / "link.txt").symlink_to("draft.txt")
    run = govlint("check", "--fix", "--unsafe-fixes", "-o", "draft.txt", *paths, cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "govlint：draft.txt：是被检查的文稿，不能覆盖，请用-o换一个文件名\n"
    assert (folder / "draft.txt").read_text("utf-8") == FAULTY


def test_a_stream_that_cannot_show_chinese_loses_nothing(folder: Path) -> None:
    run = govlint("check", "-q", "--output-format", "concise", cwd=folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 1
    assert run.stdout == CONCISE  # click writes UTF-8 where the stream claims ASCII


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    many = folder / "many"
    many.mkdir()
    for number in range(300):
        (many / f"{number}.txt").write_text(FAULTY, "utf-8")
    command = f"{sys.executable} -m govlint check --output-format json many; echo $? >&2"
    run = subprocess.run(
        ["bash", "-c", f"({command}) | head -c 10"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},  # it hides a closed pipe
    )
    assert run.stderr == "0\n"


def test_an_interrupt_is_status_130(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govlint.linter.check", interrupted)
    assert run_inside(["check", "--no-cache", str(folder / "draft.txt")]) == 130


def test_a_crash_is_one_line_and_status_2_and_costs_one_draft(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(source: Source, plan: Plan) -> Checked:
        if source.name == "clean.txt":
            raise ZeroDivisionError("除以零")
        return check(source, plan)

    monkeypatch.chdir(folder)
    monkeypatch.setattr("govlint.linter.check", crash)
    assert run_inside(["check", "--no-cache", "-q", "--output-format", "concise"]) == 2
    said = capsys.readouterr()
    assert said.err == "clean.txt：govlint 内部出错：ZeroDivisionError('除以零')。请报告此问题。\n"
    assert said.out == CONCISE


def test_a_crash_elsewhere_is_one_line_and_status_2(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("除以零")

    monkeypatch.setattr("govlint.cli.check.write", crash)
    assert run_inside(["check", "--no-cache", str(folder / "draft.txt")]) == 2
    assert capsys.readouterr().err == "govlint 内部出错：ZeroDivisionError('除以零')。请报告此问题。\n"


def test_control_characters_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "draft.txt").write_text(FAULTY.replace("2\t0\t1\t0\t8", "2\t0\t1\x1b[2J\t0\t8"), "utf-8")
    for output_format in ("full", "concise"):
        assert "\x1b" not in govlint("check", "--output-format", output_format, cwd=folder).stdout


def test_a_rule_is_explained_by_code_and_by_name(folder: Path) -> None:
    by_code = govlint("rule", "gl304", cwd=folder)
    assert by_code.returncode == 0
    assert by_code.stdout.startswith("# outcome-total-mismatch (GL304)\n\nSeverity: error.\n\n")
    assert "## Why is this bad?" in by_code.stdout
    assert "## Reported" in by_code.stdout
    assert govlint("rule", "outcome-total-mismatch", cwd=folder).stdout == by_code.stdout
    unknown = govlint("rule", "GL9999", cwd=folder)
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_rules_lists_every_rule(folder: Path) -> None:
    rules = json.loads(govlint("rules", "--output-format", "json", "--no-plugins", cwd=folder).stdout)
    lines = govlint("rules", "--no-plugins", cwd=folder).stdout.splitlines()
    assert [each["code"] for each in rules] == [line.split()[0] for line in lines]
    assert {"GL001", "GL002", "GL301"} <= {each["code"] for each in rules}
    assert all(each["summary"] and each["documentation"] for each in rules)


def test_tree_shows_how_a_draft_is_understood(folder: Path) -> None:
    text = govlint("tree", "clean.txt", cwd=folder)
    assert text.returncode == 0
    assert text.stdout.splitlines()[1] == "  title 1:1-1:27  云川市临江区水务局2023年政府信息公开工作年度报告"
    tree = json.loads(govlint("tree", "clean.txt", "--output-format", "json", cwd=folder).stdout)
    assert tree["kind"] == "report"
    section = next(each for each in tree["children"] if each["kind"] == "section")
    assert MODEL[section["offset"] : section["end_offset"]].startswith("一、总体情况")
    assert (section["official"], section["title"]) == (1, "总体情况")


def test_accept_silences_exactly_one_finding(folder: Path) -> None:
    run = govlint("accept", "draft.txt", "GL304", "--reason", "经核实，案件重复登记", cwd=folder)
    assert run.returncode == 0
    assert (folder / "govlint.toml").read_text("utf-8") == (
        '[[accept]]\nfile = "draft.txt"\ncode = "GL304"\ntext = "8"\nreason = "经核实，案件重复登记"\n'
    )
    assert govlint("check", "draft.txt", cwd=folder).stdout.startswith("共检查1个文件：未发现问题，已接受1个。\n")
    (folder / "draft.txt").write_text(FAULTY.replace("\t8\t1\t", "\t9\t1\t"), "utf-8")
    run = govlint("check", "draft.txt", "-q", "--output-format", "concise", cwd=folder)
    assert run.returncode == 1
    assert "与总计9不一致" in run.stdout
    assert "govlint.toml:1:1: GL002 本次检查的文件中没有“8”处的GL304，此条已无用。\n" in run.stdout


def test_what_is_accepted_in_one_draft_is_reported_in_others(folder: Path) -> None:
    (folder / "区").mkdir()
    (folder / "govlint.toml").touch()
    (folder / "区" / "draft.txt").write_text(FAULTY, "utf-8")
    run = govlint("accept", "draft.txt", "outcome-total-mismatch", "--reason", "重复登记", cwd=folder / "区")
    assert run.returncode == 0
    assert (folder / "govlint.toml").read_text("utf-8").startswith('[[accept]]\nfile = "区/draft.txt"\n')
    for _ in range(2):  # the second run has it from the cache
        run = govlint("check", "-q", "--output-format", "concise", cwd=folder)
        assert (run.returncode, run.stdout) == (1, CONCISE)
        for clean in ("区/draft.txt", "clean.txt"):  # a run without the draft knows nothing of its entry
            assert govlint("check", "-q", clean, cwd=folder).stdout == ""
    (folder / "govlint.toml").replace(folder / "区" / "govlint.toml")
    assert "GL304" in govlint("check", "-q", "区/draft.txt", cwd=folder).stdout
    assert "区/govlint.toml:1:1: GL002 " in govlint("check", "--output-format", "concise", cwd=folder).stdout


def test_accept_says_what_cannot_be_accepted(folder: Path) -> None:
    run = govlint("accept", "draft.txt", "GL301", "--reason", "无", cwd=folder)
    assert (run.returncode, run.stderr) == (2, "govlint：没有GL301可接受：此文件中没有这样的问题\n")
    run = govlint("accept", "draft.txt", "GL999", "--reason", "无", cwd=folder)
    assert (run.returncode, run.stderr) == (2, "govlint：没有名为“GL999”的规则，可用 govlint rules 查看全部规则\n")
    run = govlint("accept", "draft.txt", "GL304", "--text", "7", "--reason", "无", cwd=folder)
    assert (run.returncode, run.stderr) == (2, "govlint：GL304不在“7”处，而在“8”\n")
    assert not (folder / "govlint.toml").exists()
    assert govlint("accept", "draft.txt", "GL304", "--reason", "重复登记", cwd=folder).returncode == 0
    run = govlint("accept", "draft.txt", "GL304", "--reason", "重复登记", cwd=folder)
    assert (run.returncode, run.stderr) == (2, "govlint：没有GL304可接受：此文件中的GL304都已接受\n")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("outcome-total-mismatch", "[[accept]]只认代码，“outcome-total-mismatch”应写成GL304"),
        ("gl304", "[[accept]]只认代码，“gl304”应写成GL304"),
        ("GL30", "[[accept]]只认代码，“GL30”不是一条规则的代码"),
    ],
)
def test_an_entry_that_could_accept_nothing_is_an_error(folder: Path, code: str, message: str) -> None:
    (folder / "govlint.toml").write_text(f'[[accept]]\ncode = "{code}"\ntext = "8"\nreason = "重复登记"\n', "utf-8")
    run = govlint("check", "draft.txt", cwd=folder)
    assert (run.returncode, run.stderr) == (2, f"govlint：govlint.toml:2：{message}\n")


def test_version_and_help(folder: Path) -> None:
    assert govlint("--version", cwd=folder).stdout.startswith("govlint ")
    for command in ((), ("check",), ("rule",), ("rules",), ("tree",), ("accept",)):
        run = govlint(*command, "--help", cwd=folder)
        assert run.returncode == 0
        assert "Usage: govlint" in run.stdout


def test_unsafe_fixes_alone_would_do_nothing_and_is_refused(folder: Path) -> None:
    run = govlint("check", "--unsafe-fixes", "draft.txt", cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("Error: --unsafe-fixes goes with --fix or --diff.\n")


def test_figures_tells_what_was_checked_and_what_was_not(folder: Path) -> None:
    run = govlint("figures", "draft.txt", cwd=folder)
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert "    “全年新收政府信息公开申请46件”：正文为46，等于表三“一、本年新收”46。" in lines
    assert any(line.endswith("  无从核对  发布政策解读9篇") for line in lines)
    assert f"{LINE}:9  矛盾  “行政复议”“总计”8" in lines
    assert "    表四“行政复议”：各结果之和3，与总计8不一致，相差5。" in lines
    assert lines[-1] == "核对数字230个、关系73条，其中1条不成立，7个数字无从核对。"


def test_figures_as_json_name_each_other(folder: Path) -> None:
    run = govlint("figures", "--output-format", "json", "draft.txt", cwd=folder)
    told = json.loads(run.stdout)
    assert {each["verdict"] for each in told["figures"]} == {"agrees", "contradicted", "unchecked"}
    for number, claim in enumerate(told["claims"]):
        assert all(number in told["figures"][place]["claims"] for place in claim["figures"])
    (broken,) = [claim for claim in told["claims"] if not claim["holds"]]
    wrong = [told["figures"][place] for place in broken["figures"]]
    assert [FAULTY[each["offset"] : each["end_offset"]] for each in wrong] == ["2", "0", "1", "0", "8"]
    assert {each["verdict"] for each in wrong} == {"contradicted"}


def test_figures_takes_the_settings_and_options_that_a_check_takes(folder: Path) -> None:
    text = MODEL.replace("全年新收政府信息公开申请", "2022年新收政府信息公开申请")
    (folder / "draft.txt").write_text(text, "utf-8")

    def told(*arguments: str) -> str:
        return govlint("figures", "draft.txt", *arguments, cwd=folder).stdout.splitlines()[-1]

    of_title, of_2022 = told(), told("--year", "2022")
    assert of_title != of_2022
    (folder / "govlint.toml").write_text("year = 2022\n", "utf-8")
    assert (told(), told("--year", "2023")) == (of_2022, of_title)
    run = govlint("figures", "draft.txt", "--edition", "1999", cwd=folder)
    assert (run.returncode, run.stderr) == (2, "govlint：没有名为“1999”的格式，可用：2021、2019\n")


def test_figures_of_a_missing_file_is_one_line_and_status_2(folder: Path) -> None:
    run = govlint("figures", "none.txt", cwd=folder)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)


def test_fix_on_standard_input_gives_the_corrected_text(folder: Path) -> None:
    wide = MODEL.replace("行政许可\t328", "行政许可\t３２８")
    run = govlint("check", "-", "--fix", "-q", cwd=folder, stdin=b"\xef\xbb\xbf" + wide.encode())
    assert (run.returncode, run.stdout, run.stderr) == (0, "\ufeff" + MODEL, "")


def test_what_is_left_on_standard_input_is_said_beside_the_text(folder: Path) -> None:
    run = govlint("check", "-", "draft.txt", "--fix", "--output-format", "concise", cwd=folder, stdin=FAULTY.encode())
    assert (run.returncode, run.stdout) == (1, FAULTY)
    assert run.stderr.startswith(CONCISE.replace("draft.txt", "-") + CONCISE)


def test_fix_says_what_is_left(folder: Path) -> None:
    run = govlint("check", "--fix", "--unsafe-fixes", "--output-format", "concise", cwd=folder)
    assert (run.returncode, run.stdout.splitlines()[0]) == (1, CONCISE.strip())
    assert run.stderr == ""
