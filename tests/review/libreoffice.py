"""LibreOffice, told to open a document: with a profile of its own, and nothing shown."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NEEDED = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(source, target, verb)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = &quot;FilterName&quot;
  kind(0).Value = &quot;MS Word 2007 XML&quot;
  draft = StarDesktop.loadComponentFromURL(ConvertToURL(source), &quot;_blank&quot;, 0, hidden())
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  command = &quot;.uno:&quot; &amp; verb &amp; &quot;AllTrackedChanges&quot;
  dispatcher.executeDispatch(draft.CurrentController.Frame, command, &quot;&quot;, 0, Array())
  draft.storeToURL(ConvertToURL(target), kind())
  draft.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""


def convert(data: bytes, folder: Path, ending: str) -> Path:
    """The document converted to a file with that ending."""
    source = folder / "opened.docx"
    source.write_bytes(data)
    _office(folder, "--convert-to", ending, "--outdir", str(folder), str(source))
    return source.with_suffix(f".{ending}")


def settle(data: bytes, folder: Path, verb: str) -> bytes:
    """The document after all its tracked changes were accepted ("Accept") or rejected ("Reject")."""
    library = folder / "profile" / "user" / "basic" / "Standard"
    if not library.exists():  # a new profile is filled when it is first used
        _office(folder, "--terminate_after_init")
    (library / "Changes.xba").write_text(_MACRO, "utf-8")
    (library / "script.xlb").write_text(_LIBRARY, "utf-8")
    source, target = folder / "tracked.docx", folder / f"{verb}.docx"
    source.write_bytes(data)
    _office(folder, f"macro:///Standard.Changes.Settle({source},{target},{verb})")
    return target.read_bytes()


def _office(folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
