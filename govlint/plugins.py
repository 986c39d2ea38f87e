"""The installed packages that bring rules, and what tells one state of the program and its rules from another."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

GROUP = "govlint.rules"
_OWN = ("govlint", "govlint_rules", "govlint_grammar")
_SECTION = rf"(?ms)^\s*\[\s*{re.escape(GROUP)}\s*\]\s*$(.*?)(?=^\s*\[|\Z)"
_MODULE = r"(?m)^[^=#;\n]+=\s*(\w+)"


def plugin_modules() -> list[str]:
    """The modules that installed packages name in the entry-point group."""
    if not any(_announced(folder) for folder in sys.path):
        return []
    from importlib.metadata import entry_points  # costs more than all rules together, so only where there can be any

    return sorted({entry.value for entry in entry_points(group=GROUP)})


def state(plugins: bool) -> str:
    """What differs as soon as the results of a check could differ, though draft and settings are the same.

    That is Python, the files of govlint and, if `plugins`, of plug-ins (their sizes and times: reading them takes
    longer), and which packages are installed in which version, since documents are read by some of them.
    """
    told: list[object] = [sys.version]
    modules = {*_OWN}
    for folder in sys.path:
        told += _installed(folder)
        modules |= {module for text in (_announced(folder) if plugins else ()) for module in _named(text)}
    for module in sorted(modules):
        for place in _places(module):
            told += [place, *_files(place)]
    return repr(told)


def _installed(folder: str) -> list[str]:
    """The names, with versions, of what stands installed in a folder of sys.path; an archive by its size and time."""
    try:
        return sorted(name for name in os.listdir(folder or ".") if name.endswith("-info"))
    except NotADirectoryError:
        found = os.stat(folder)
        return [f"{folder} {found.st_size} {found.st_mtime_ns}"]
    except OSError:
        return []


def _announced(folder: str) -> list[str]:
    """What the packages installed in a folder of sys.path announce, where it names the group.

    An archive, into which we do not look, may always announce something.
    """
    found = []
    for name in _installed(folder):
        try:
            with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:  # most packages announce nothing
            text = "" if os.path.isdir(folder or ".") else GROUP
        found += [text] if GROUP in text else []
    return found


def _named(text: str) -> list[str]:
    """The top-level modules that an announcement names in the group."""
    return [module for section in re.findall(_SECTION, text) for module in re.findall(_MODULE, section)]


def _places(module: str) -> list[str]:
    """The folders of a top-level package, or the file of a module, which is not imported; none if there is none."""
    from importlib.util import find_spec

    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    return [*(spec.submodule_search_locations or [])] or [spec.origin or ""]


def _files(place: str) -> Iterator[tuple[str, int, int]]:
    """Each file in a folder and below, or the file that `place` is: its path, its size and its time."""
    if not os.path.isdir(place):
        try:
            found = os.stat(place)
        except OSError:
            return
        yield place, found.st_size, found.st_mtime_ns
        return
    with os.scandir(place) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir():
                yield from () if entry.name == "__pycache__" else _files(entry.path)
            elif entry.is_file():
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
