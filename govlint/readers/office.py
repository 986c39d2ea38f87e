"""Documents that only an office program reads (.doc, .wps, .rtf): LibreOffice, where it is, makes a .docx of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError, docx
from govlint.source import Source

PROGRAMS = ("soffice", "libreoffice")

_AS_DOCX = "请在Word或WPS中另存为.docx后再检查"
_RTF = b"{\\rtf"

# What other files of this kind hold: the names of the streams in an OLE file are written in UTF-16.
_ENCRYPTED, _DOCUMENT = "EncryptedPackage", "WordDocument"
_OTHERS = {"Workbook": "Excel表格", "PowerPoint Document": "PowerPoint演示文稿"}

# A profile in which no macro runs and no link is followed, whatever the program's own settings are. The proxy that is
# not there is for what the program would fetch nevertheless.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The text of a .doc, .wps or .rtf under `name`, as `docx.decode` gives it once it is converted.

    ReadError if it is none of these or has a password, if there is no LibreOffice, or if it fails or takes longer than
    `limits.seconds`.
    """
    if not data.startswith(_RTF):
        _check(data)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise ReadError(f"读取.doc、.wps、.rtf需要安装LibreOffice；或{_AS_DOCX}")
    source = docx.decode(_converted(data, program, limits), name, limits)
    return source._replace(notes=("由LibreOffice转换为.docx后读取，段落和表格按转换后的顺序计数。", *source.notes))


def _check(data: bytes) -> None:
    """ReadError if an OLE file has a password, or is a file of another program."""
    if _holds(data, _ENCRYPTED):
        raise ReadError("文件有密码保护，无法读取，请去掉密码后再检查")
    other = next((what for stream, what in _OTHERS.items() if _holds(data, stream)), None)
    if other is not None and not _holds(data, _DOCUMENT):  # a document may hold a workbook
        raise ReadError(f"是{other}，不是年度报告的文档，请把年度报告另存为.docx后再检查")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _converted(data: bytes, program: str, limits: Limits) -> bytes:
    """The bytes of the .docx that LibreOffice makes, in a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        draft = folder / ("draft.rtf" if data.startswith(_RTF) else "draft.doc")
        draft.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
        out = folder / "out"
        _run(
            [
                *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(draft)),
            ],
            limits,
        )
        made = out / "draft.docx"
        if not made.is_file():
            raise ReadError(f"LibreOffice不能转换这个文件（可能已损坏或有密码保护），{_AS_DOCX}")
        if made.stat().st_size > limits.unpacked_bytes:
            raise ReadError(f"转换后超过{limits.unpacked_megabytes}MB，不像是年度报告，未检查")
        return made.read_bytes()


def _run(command: list[str], limits: Limits) -> None:
    """Run a command that says nothing; ReadError if it takes too long. All that it started ends with it."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError(f"无法运行LibreOffice；{_AS_DOCX}") from error
    try:
        process.wait(limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"LibreOffice转换超过{limits.seconds}秒，已停止，{_AS_DOCX}") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with its children: the program is a script that starts others."""
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):  # all of them have ended
        pass
    process.wait()


def _settings() -> str:
    """The settings as the file that the program reads them from."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {names}>{items}</oor:items>'
