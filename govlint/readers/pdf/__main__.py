"""The process that reads one PDF: bytes in, JSON out, within its memory."""

from __future__ import annotations

import json
import sys
from typing import Any

from govlint.limits import Limits
from govlint.readers import ReadError
from govlint.readers.pdf.document import read_document

_MEMORY = 1_000_000_000  # bytes; a long report takes a tenth of it


def answer(data: bytes, limits: Limits) -> dict[str, Any]:
    """What the process says of `data`: text, origins and notes, or why there are none."""
    try:
        found = read_document(data, limits)
    except ReadError as error:
        return {"error": str(error)}
    return {"text": found.text, "origins": [each[:2] for each in found.origins], "notes": found.notes}


def _bound_memory() -> None:
    """Hold this process to its memory, where the system can: Windows cannot."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _bound_memory()
    print(json.dumps(answer(sys.stdin.buffer.read(), Limits(*json.loads(sys.argv[1])))))
