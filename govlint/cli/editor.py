"""The texts that are open in an editor: checked when they are opened and at every change, and corrected on demand."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from govlint import lsp
from govlint.cli.single import plan_for
from govlint.cli.trouble import Trouble, troubled_by
from govlint.finding import Checked
from govlint.linter import check
from govlint.plan import Plan
from govlint.readers import ReadError, decode
from govlint.readers.kinds import reader_of
from govlint.rulings import RuleCrash
from govlint.settings import config
from govlint.source import Source

_UNRECOGNISED = "GL001"  # an editor sends every text of a project, and most are no reports
_KINDS = [lsp.QUICK_FIX, lsp.FIX_ALL]  # of the corrections that are offered


class Shown(NamedTuple):
    """What an editor is to show of a text, and the plan by which it was found."""

    checked: Checked
    plan: Plan


def server() -> LanguageServer:
    """A server that tells an editor what is found in each open text. It keeps nothing: a check takes milliseconds."""
    made = LanguageServer("govlint", version("govlint"), text_document_sync_kind=types.TextDocumentSyncKind.Full)

    def encoding() -> str:
        return made.workspace.position_encoding or types.PositionEncodingKind.Utf16

    def show(params: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams) -> None:
        text = made.workspace.get_text_document(params.text_document.uri)
        found = _diagnostics(text, encoding())
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(text.uri, found, text.version))

    made.feature(types.TEXT_DOCUMENT_DID_OPEN)(show)
    made.feature(types.TEXT_DOCUMENT_DID_CHANGE)(show)
    made.feature(types.TEXT_DOCUMENT_DID_SAVE)(show)  # the settings may have changed meanwhile

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def clear(params: types.DidCloseTextDocumentParams) -> None:
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, ()))

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(_KINDS))
    def correct(params: types.CodeActionParams) -> list[types.CodeAction]:
        return _actions(made.workspace.get_text_document(params.text_document.uri), params, encoding())

    return made


def _diagnostics(text: TextDocument, encoding: str) -> list[types.Diagnostic]:
    """What is found in a text; why it cannot be checked, at its beginning, if it cannot."""
    try:
        checked = _examine(text).checked
    except Trouble as trouble:
        start = types.Position(0, 0)
        return [types.Diagnostic(types.Range(start, start), trouble.message, source="govlint")]
    return [lsp.diagnostic(checked.source, each, text.uri, encoding) for each in checked.findings]


def _actions(text: TextDocument, params: types.CodeActionParams, encoding: str) -> list[types.CodeAction]:
    """The corrections of the kinds that the editor asks for; none in a text that cannot be checked."""
    asked = params.context.only or _KINDS
    found: list[types.CodeAction] = []
    try:
        checked, plan = _examine(text)
        if lsp.covers(asked, lsp.QUICK_FIX):
            found += lsp.quick_fixes(checked, params.range, text.uri, encoding)
        if lsp.covers(asked, lsp.FIX_ALL):
            found += lsp.fix_all(checked, plan, text.uri, encoding)
    except (Trouble, RuleCrash):  # which the diagnostics tell
        return []
    return found


def _examine(text: TextDocument) -> Shown:
    """A text checked by the settings of its folder as they are now. Trouble if it cannot be.

    What is no plain text, such as the source of a page, is left alone: its places are not those that findings speak of.
    """
    config.forget()
    path = Path(to_fs_path(text.uri) or text.uri)
    plan = plan_for(path)
    data = text.source.encode("utf-8", "replace")  # an editor may send halves of characters
    if reader_of(data, path.name) != "text":
        return Shown(Checked(Source(text.source), ()), plan)
    with troubled_by(ReadError, RuleCrash):
        checked = check(decode(data, path.as_posix(), plan.settings.limits), plan)
    meant = tuple(each for each in checked.findings if each.code != _UNRECOGNISED)
    return Shown(checked._replace(findings=meant), plan)
