"""What was found in drafts before, kept in a folder: a file for each draft, named by all that the result rests on.

Runs may share the folder: a file is written beside and put in its place whole. What is damaged, or cannot be read, is
as if it were not there; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from govlint.finding import Checked, Severity
from govlint.plan import Overrides
from govlint.settings import Settings
from govlint.settings.accepted import Watch
from govlint.stored import Damaged, as_value, from_value, pack, unpack

FOLDER = ".govlint_cache"
MOST_ENTRIES = 20_000

_TAG = "CACHEDIR.TAG"
_FILES = {
    _TAG: "Signature: 8a477f597d28d172789f06886806bc55\n# Made by govlint; `govlint clean` removes it.\n",
    ".gitignore": "*\n",
}
_ENTRIES = "entries"
# What reading a damaged entry may raise: it is no JSON, or not of the shape that we stored.
_BROKEN = (Damaged, OSError, ValueError, TypeError, LookupError, RecursionError)
_UNWRITABLE = (OSError, ValueError)  # the latter for names that no file can have


class Cache(NamedTuple):
    """A folder with entries, and the state of the program and its rules (`govlint.plugins.state`)."""

    folder: str
    state: str


def plan_key(cache: Cache, settings: Settings, overrides: Overrides) -> str:
    """The name of the entry of a plan: all that settings and command line say about what is found, not about where."""
    entries = tuple(each._replace(line=0, reason="") for each in settings.accept)
    bare = Settings()
    counts = settings._replace(
        path=None,
        accept=entries,
        fail_level=bare.fail_level,
        exclude=(),
        include=(),
        per_file_ignores=(),
        cache_dir=None,
    )
    spared_at_all = sorted({each for _, named in settings.per_file_ignores for each in named})
    return _name(repr((cache.state, counts, overrides, spared_at_all)), b"")


def draft_key(plan: str, name: str, own: tuple[object, ...], data: bytes) -> str:
    """The name of the entry of a draft with the bytes `data`, by the entry of its plan.

    `own` is what the settings say of this draft alone.
    """
    return _name(repr((plan, name, own)), data)


def _name(told: str, data: bytes) -> str:
    from hashlib import sha256  # with OpenSSL, which a run without a cache need not load

    digest = sha256(told.encode("ascii", "backslashreplace"))
    digest.update(b"\0")
    digest.update(data)
    return digest.hexdigest()[:40]


def recall(cache: Cache, key: str, name: str, data: bytes, keep_text: bool) -> Checked | None:
    """What was found in a draft before; None if that is not known. `keep_text` as in govlint.stored."""
    try:
        return from_value(_read(cache, key), name, data, keep_text)
    except _BROKEN:
        return None


def recall_watch(cache: Cache, key: str) -> Watch | None:
    """The Watch kept for a plan, which proves that the plan is valid; None if there is none."""
    try:
        codes, name, severity = _read(cache, key)
        return Watch(tuple(codes), name, None if severity is None else Severity(severity))
    except _BROKEN:
        return None


def keep(cache: Cache, key: str, checked: Checked) -> None:
    """Keep what was found in a draft."""
    _write(cache, key, as_value(checked))


def keep_watch(cache: Cache, key: str, watch: Watch) -> None:
    """Keep what the entries of a plan need."""
    _write(cache, key, watch)


def _read(cache: Cache, key: str) -> Any:
    # Not pathlib, nor a buffer: a folder of clean drafts is read entry by entry.
    with open(f"{cache.folder}/{_ENTRIES}/{key}", "rb", buffering=0) as file:
        return unpack(file.read())


def _write(cache: Cache, key: str, value: Any) -> None:
    entries = f"{cache.folder}/{_ENTRIES}"
    new = f"{entries}/{key}.{os.getpid()}"
    with suppress(*_UNWRITABLE):
        if not os.path.isdir(entries):
            _make(cache.folder)
        with open(new, "wb") as file:
            file.write(pack(value))
        os.replace(new, f"{entries}/{key}")
        return
    with suppress(*_UNWRITABLE):  # half an entry, if the disk is full
        os.unlink(new)


def _make(folder: str) -> None:
    """Make the folder, which says itself that it is no part of anyone's work. OSError if that cannot be done."""
    os.makedirs(f"{folder}/{_ENTRIES}", exist_ok=True)
    for name, text in _FILES.items():
        with open(f"{folder}/{name}", "w", encoding="ascii") as file:
            file.write(text)


def prune(cache: Cache, most: int = MOST_ENTRIES) -> None:
    """Remove the oldest entries if there are more than `most`, and some more, so that this is seldom needed.

    The names are gone through twice rather than held: they would be the most of what a large run holds in memory.
    """
    entries = f"{cache.folder}/{_ENTRIES}"
    with suppress(*_UNWRITABLE):
        with os.scandir(entries) as found:
            ages = sorted(map(_age, found))
        if len(ages) <= most:
            return
        excess = len(ages) - most * 3 // 4
        newest = ages[excess - 1]
        with os.scandir(entries) as found:
            for entry in islice((each for each in found if _age(each) <= newest), excess):
                with suppress(OSError):  # another run may have removed it
                    os.unlink(entry)


def _age(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mtime_ns
    except OSError:
        return 0


def remove(folder: str) -> bool:
    """Remove the folder with its entries; whether it was there. OSError if it is not ours or cannot be removed."""
    if not os.path.lexists(folder):
        return False
    if not os.path.isfile(f"{folder}/{_TAG}"):
        raise OSError(0, "不是govlint的缓存文件夹")
    from shutil import rmtree

    rmtree(folder)
    return True
