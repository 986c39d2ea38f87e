"""PDF with a text layer, read in a process of its own.

A few bytes of a PDF can make any parser take all the memory and time there is. Only a process can be held to its
limits from outside, and stopped; whatever it says beside the result never reaches the terminal.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from govlint.limits import LIMITS, Limits
from govlint.readers import ReadError, reason
from govlint.source import Origin, Source

_FAILED = "PDF文件已损坏或过于复杂，无法读取，请重新导出后再检查"


def decode(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """The text of a PDF under `name`, with the page and the line or cell that its characters come from.

    ReadError if it has no text, is locked, broken or too long, or takes longer than `limits.seconds`.
    """
    found = _ask(data, limits)
    if "error" in found:
        raise ReadError(found["error"])
    origins = tuple(Origin(start, place) for start, place in found["origins"])
    return Source(found["text"], name, notes=tuple(found["notes"]), kind="pdf", origins=origins)


def _ask(data: bytes, limits: Limits) -> dict[str, Any]:
    """What the process for `data` answers. ReadError if it does not."""
    # The process finds its modules where this one does, and nowhere else: not in the folder of the draft (-P).
    command = [sys.executable, "-P", "-m", "govlint.readers.pdf", json.dumps(limits)]
    paths = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"读取PDF超过{limits.seconds}秒，已停止（设置limits.seconds可调整）") from error
    except OSError as error:
        raise ReadError(reason(error)) from error
    if done.returncode:
        raise ReadError(_FAILED)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
