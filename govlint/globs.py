"""Patterns that mean files and folders, as settings and command line write them."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path


def matches(glob: str, path: Path, base: Path) -> bool:
    """Whether a pattern means a file or folder, or a folder that it is in.

    A pattern without a slash (but at its end) means any part of the path; others are seen from the folder `base`.
    `*` and `?` stay within a part, `**` stands for any number of parts.
    """
    file, folder = Path(os.path.abspath(path)), Path(os.path.abspath(base))
    parts = (file.relative_to(folder) if file.is_relative_to(folder) else file).parts
    pattern = glob.replace("\\", "/").rstrip("/")
    wanted = [each for each in pattern.split("/") if each not in ("", ".")]
    return bool(wanted) and _leads(tuple(wanted if "/" in pattern else ("**", *wanted)), parts)


def _leads(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether the pattern means the first of the parts, however many."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_leads(pattern[1:], parts[skipped:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatch(parts[0], pattern[0]) and _leads(pattern[1:], parts[1:])
