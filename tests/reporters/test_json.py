"""The format for programs: to the letter, and as its schema says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from govlint.finding import Checked, Edit, Failed, Finding, Fix, Place, Severity
from govlint.reporters.json import render
from govlint.source import Source, Span

SCHEMA = json.loads((files("govlint") / "reporters" / "findings.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

SOURCE = Source("合计\r\n总计\t３\n", "报告/draft.txt")
FINDING = Finding(
    "GL312",
    "full-width-number",
    Severity.WARNING,
    Span(7, 8),
    "“３”应写作“3”。",
    (Place(Span(0, 6), "第一列"),),
    Fix("safe", (Edit(Span(7, 8), "3"),)),
)


def objects(*results: Checked | Failed) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(results))
    VALIDATOR.validate(found)
    return found


def test_the_whole_of_a_finding() -> None:
    assert render([Checked(SOURCE, (FINDING,))]) == (
        """\
[
  {
    "code": "GL312",
    "name": "full-width-number",
    "severity": "warning",
    "message": "“３”应写作“3”。",
    "path": "报告/draft.txt",
    "line": 2,
    "column": 4,
    "end_line": 2,
    "end_column": 5,
    "offset": 7,
    "end_offset": 8,
    "text": "３",
    "location": "",
    "related": [
      {
        "message": "第一列",
        "path": "报告/draft.txt",
        "line": 1,
        "column": 1,
        "end_line": 2,
        "end_column": 3,
        "text": "合计\\r\\n总计",
        "location": ""
      }
    ],
    "fix": {
      "safety": "safe",
      "edits": [
        {
          "offset": 7,
          "end_offset": 8,
          "text": "3"
        }
      ]
    },
    "url": null
  }
]
"""
    )


def test_files_that_failed_stand_among_the_findings() -> None:
    found = objects(Failed("a.docx", "不是文本"), Checked(SOURCE, (FINDING,)), Failed("b.docx", "没有这个文件"))
    assert found[0] == {"error": "不是文本", "path": "a.docx"}
    assert found[1]["code"] == "GL312"
    assert found[2] == {"error": "没有这个文件", "path": "b.docx"}


def test_nothing_found_is_an_empty_list() -> None:
    assert render([]) == "[]\n"
    assert render([Checked(SOURCE, (), accepted=(FINDING,))]) == "[]\n"


def test_a_finding_may_have_no_fix_and_no_related_places() -> None:
    (found,) = objects(Checked(SOURCE, (FINDING._replace(related=(), fix=None),)))
    assert (found["related"], found["fix"]) == ([], None)


def test_the_end_may_be_the_end_of_the_text() -> None:
    (found,) = objects(Checked(SOURCE, (FINDING._replace(span=Span(6, 9)),)))
    assert (found["end_line"], found["end_column"], found["text"]) == (3, 1, "\t３\n")


def test_colour_changes_nothing() -> None:
    results = [Checked(SOURCE, (FINDING,))]
    assert render(results, color=True) == render(results)


def test_lone_halves_of_characters_and_commands_are_escaped() -> None:
    source = Source("\ud83d本\x1b\x9b\u202e\u2066\ufeff😀\udcff", "a\udcff.txt")
    text = render([Checked(source, (FINDING._replace(span=Span(0, 9), related=(), fix=None),))])
    assert '"text": "\\ud83d本\\u001b\\u009b\\u202e\\u2066\\ufeff😀\\udcff"' in text
    assert '"path": "a\\udcff.txt"' in text
    text.encode("utf-8")
    (found,) = json.loads(text)
    assert (found["text"], found["path"]) == (source.text, source.name)


def test_the_schema_is_a_versioned_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:govlint:findings:1"


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "fatal"},
        {"line": 0},
        {"column": "1"},
        {"offset": -1},
        {"fix": {"safety": "sure", "edits": []}},
        {"fix": {"safety": "safe", "edits": [{"offset": 1, "text": ""}]}},
        {"related": [{"message": "x"}]},
        {"text": None},
        {"surplus": 1},
        {"error": "不是文本"},
    ],
)
def test_the_schema_refuses_what_is_wrong(change: dict[str, Any]) -> None:
    (found,) = objects(Checked(SOURCE, (FINDING,)))
    assert not VALIDATOR.is_valid([found | change])


@pytest.mark.parametrize("key", json.loads(render([Checked(SOURCE, (FINDING,))]))[0])
def test_the_schema_asks_for_every_key(key: str) -> None:
    (found,) = objects(Checked(SOURCE, (FINDING,)))
    del found[key]
    assert not VALIDATOR.is_valid([found])
