"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(target: Path, content: bytes) -> None:
    """Put `content` in place of a file at once, with the permissions that it had; OSError if that cannot be done.

    Where the file is a link, the link stays. A failure leaves the old content and no other file behind.
    """
    file = target.resolve()
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with new.open("wb") as stream:
            if file.exists():
                new.chmod(file.stat().st_mode & 0o7777)
            stream.write(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
