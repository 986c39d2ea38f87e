"""`govlint server`, asked as an editor asks it: over pipes, by the Language Server Protocol."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

import pytest
from command import environment, install
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from govlint import check_text, lsp
from govlint.fixing import fix
from govlint.plan import make_plan
from govlint.rule import load_all
from govlint.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples"
FAULTY = (EXAMPLES / "faulty.txt").read_text("utf-8")
CLEAN = (EXAMPLES / "draft.txt").read_text("utf-8")
SECONDS = 60  # after which a server that does not answer fails its test
Told = types.PublishDiagnosticsParams


class Editor(NamedTuple):
    """An editor with a folder open; each list of findings that comes is put in `told`."""

    client: LanguageClient
    folder: Path
    told: asyncio.Queue[Told]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, text: str, name: str = "年报.txt") -> Told:
        document = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.told.get()

    async def change(self, text: str, version: int) -> Told:
        document = types.VersionedTextDocumentIdentifier(version, self.uri("年报.txt"))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.told.get()

    async def actions(self, where: types.Range, only: Sequence[str] | None = None) -> Sequence[types.CodeAction]:
        document = types.TextDocumentIdentifier(self.uri("年报.txt"))
        asked = types.CodeActionParams(document, where, types.CodeActionContext([], only=only))
        found = await self.client.text_document_code_action_async(asked)
        return [each for each in found or () if isinstance(each, types.CodeAction)]


def edit(
    folder: Path, script: Callable[[Editor], Awaitable[None]], encoding: str | None = None, plugins: Path | None = None
) -> None:
    """Run what an editor does with a server of its own in `folder`."""

    async def session() -> None:
        client = LanguageClient("test", "1")
        told: asyncio.Queue[Told] = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def hear(params: Told) -> None:
            told.put_nowait(params)

        await client.start_io(
            sys.executable, "-m", "govlint", "server", "--stdio", cwd=folder, env=environment(plugins)
        )
        general = types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(general=general)))
        client.initialized(types.InitializedParams())
        await script(Editor(client, folder, told))
        assert told.empty()
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(asyncio.wait_for(session(), SECONDS))


def applied(text: str, action: types.CodeAction) -> str:
    """A text of the basic plane after an action was chosen."""
    assert action.edit is not None
    assert action.edit.changes is not None
    [edits] = action.edit.changes.values()
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    for each in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        start, end = (starts[at.line] + at.character for at in (each.range.start, each.range.end))
        text = text[:start] + each.new_text + text[end:]
    return text


def test_findings_are_those_of_a_check_and_stand_where_it_says(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        told = await editor.open(FAULTY)
        checked = check_text(FAULTY)
        assert len(told.diagnostics) == len(checked.findings) > 5
        for shown, finding in zip(told.diagnostics, checked.findings, strict=True):
            line, column = checked.source.position(finding.span.start)
            assert shown.range.start == types.Position(line - 1, column - 1)
            assert (shown.code, shown.message) == (finding.code, finding.message)
            assert [each.message for each in shown.related_information or ()] == [
                each.message for each in finding.related
            ]
        assert {each.severity for each in told.diagnostics} == {*types.DiagnosticSeverity} - {
            types.DiagnosticSeverity.Hint
        }

    edit(tmp_path, script)


def test_findings_follow_the_text(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        assert not (await editor.open(CLEAN)).diagnostics
        told = await editor.change(FAULTY, 2)
        assert told.version == 2
        assert told.diagnostics
        assert not (await editor.change(CLEAN, 3)).diagnostics
        await editor.change(FAULTY, 4)
        document = types.TextDocumentIdentifier(editor.uri("年报.txt"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert not (await editor.told.get()).diagnostics

    edit(tmp_path, script)


def test_a_correction_mends_what_it_is_about(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        told = await editor.open(FAULTY)
        [wrong] = [each for each in told.diagnostics if each.code == "GL301"]
        [action] = await editor.actions(wrong.range, [types.CodeActionKind.QuickFix])
        assert action.title == "“9”改为“6”"
        assert not action.is_preferred
        assert action.diagnostics == (wrong,)
        mended = await editor.change(applied(FAULTY, action), 2)
        assert [each.code for each in mended.diagnostics] == [
            each.code for each in told.diagnostics if each.code != "GL301"
        ]

    edit(tmp_path, script)


def test_all_safe_corrections_are_made_at_once_as_fix_makes_them(tmp_path: Path) -> None:
    text = CLEAN.replace("\t3\t", "\t３\t").replace("一、总体情况", "二、总体情况")
    by_command = fix(check_text(text), make_plan(Settings(), load_all()), unsafe=False)
    assert by_command.made >= 2

    async def script(editor: Editor) -> None:
        await editor.open(text)
        start = types.Range(types.Position(0, 0), types.Position(0, 0))
        [action] = await editor.actions(start, ["source.fixAll"])
        assert applied(text, action) == by_command.checked.source.text
        assert action.kind == lsp.FIX_ALL
        assert await editor.actions(start, ["refactor"]) == []

    edit(tmp_path, script)


@pytest.mark.parametrize(
    ("encoding", "usual", "beyond"),
    [(None, 1, 2), (types.PositionEncodingKind.Utf8, 3, 4), (types.PositionEncodingKind.Utf32, 1, 1)],
)
def test_columns_are_counted_in_the_units_of_the_editor(
    tmp_path: Path, encoding: str | None, usual: int, beyond: int
) -> None:
    """UTF-16 is what editors mean that choose nothing; a character beyond the basic plane is 2 units of it."""
    text = FAULTY.replace("本报告根据", "𠮷根据", 1)
    checked = check_text(text)
    [finding] = [each for each in checked.findings if each.code == "GL202"]
    others = checked.source.position(finding.span.start).column - 2

    async def script(editor: Editor) -> None:
        [shown] = [each for each in (await editor.open(text)).diagnostics if each.code == "GL202"]
        assert shown.range.start == types.Position(2, beyond + others * usual)

    edit(tmp_path, script, encoding)


def test_settings_count_as_they_are_now(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        assert "GL301" in {each.code for each in (await editor.open(FAULTY)).diagnostics}
        settings = editor.folder / "govlint.toml"
        settings.write_text('ignore = ["GL301"]\n', "utf-8")
        assert "GL301" not in {each.code for each in (await editor.change(FAULTY, 2)).diagnostics}
        settings.write_text('ignore = ["GL999"]\n', "utf-8")
        [told] = (await editor.change(FAULTY, 3)).diagnostics
        assert "govlint.toml:1" in told.message
        assert "GL999" in told.message
        assert await editor.actions(told.range) == []
        settings.write_text('[per-file-ignores]\n"年*" = ["GL3"]\n', "utf-8")
        codes = {str(each.code)[:3] for each in (await editor.change(FAULTY, 4)).diagnostics}
        assert "GL2" in codes
        assert "GL3" not in codes

    edit(tmp_path, script)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("说明.txt", "会议通知\n请各单位于5月1日前报送。\n"),
        ("README.md", "# A project\n"),
        ("年报.html", "<html><body><p>XX局2023年政府信息公开工作年度报告</p></body></html>"),
        ("空.txt", ""),
    ],
)
def test_other_texts_are_left_alone(tmp_path: Path, name: str, text: str) -> None:
    async def script(editor: Editor) -> None:
        assert not (await editor.open(text, name)).diagnostics

    edit(tmp_path, script)


def test_a_plugin_that_prints_or_raises_does_not_end_the_talk(tmp_path: Path) -> None:
    plugins = install(tmp_path / "plugins", "print('Content-Length: 3'); raise ValueError('坏')")

    async def script(editor: Editor) -> None:
        [told] = (await editor.open(FAULTY)).diagnostics
        assert "YC1" in told.message

    edit(tmp_path, script, plugins=plugins)


def test_the_server_ends_in_silence_when_the_editor_ends_it() -> None:
    asked: list[tuple[str, int | None, object]] = [("initialize", 1, {"capabilities": {}})]
    asked += [("shutdown", 2, None), ("exit", None, None)]
    command = [sys.executable, "-m", "govlint", "server"]
    run = subprocess.run(command, input=b"".join(starmap(message, asked)), capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.count(b'"result"') == 2


def message(method: str, id: int | None, params: object) -> bytes:
    """A message of the protocol; without `id` one that is not answered."""
    content = {"jsonrpc": "2.0", "method": method, "params": params, **({} if id is None else {"id": id})}
    body = json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def test_without_the_extra_the_command_names_it(tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ImportError", "utf-8")
    command = [sys.executable, "-m", "govlint", "server"]
    run = subprocess.run(command, capture_output=True, text=True, env=environment(tmp_path), check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == 'govlint：在编辑器中检查要先安装组件：pip install "govlint[lsp]"\n'
