"""Finding the drafts that a command names: files as they are named, folders searched for text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from govlint.finding import Failed
from govlint.readers import reason

# Endings of the files that are taken from folders, in lower case.
SUFFIXES = (".txt",)


class Note(NamedTuple):
    """A remark for standard error, in Chinese."""

    text: str


def discover(
    paths: Sequence[str], excluded: Callable[[Path], bool], force_exclude: bool = False
) -> Iterator[Path | Failed | Note]:
    """The drafts that `paths` name, in their order and each once: files whatever their ending, folders with all below.

    In folders, files and folders are taken in the order of their names; hidden ones are skipped, and links to folders
    are not followed. `excluded` counts for what is found there (of an excluded folder nothing is searched) and, only
    with `force_exclude`, for what is named. A path that is not there and a folder that cannot be read are Failed; a
    folder without drafts gives a Note.
    """
    seen: set[str] = set()
    for name in paths:
        for found in _named(name, excluded, force_exclude):
            if isinstance(found, Path):
                real = os.path.realpath(found)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _named(name: str, excluded: Callable[[Path], bool], force_exclude: bool) -> Iterator[Path | Failed | Note]:
    """What one path of the command line stands for."""
    path = Path(name)
    try:
        is_folder = S_ISDIR(os.stat(name).st_mode)  # not path.stat(): to Path, "" is the current folder
    except (OSError, ValueError) as error:
        yield Failed(name.replace(os.sep, "/"), reason(error))
        return
    if force_exclude and excluded(path):
        return
    if not is_folder:
        yield path
        return
    empty = True
    for found in _search(path, excluded):
        empty = False
        yield found
    if empty:
        endings = "、".join(f"*{suffix}" for suffix in SUFFIXES)
        yield Note(f"{path.as_posix()}：文件夹中没有可检查的文件（{endings}）。")


class _Entry(NamedTuple):
    path: Path
    is_folder: bool


def _search(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[Path | Failed]:
    """The drafts in a folder and all below it, in order."""
    waiting = [_Entry(folder, is_folder=True)]  # the next one last; folders may be nested deeper than calls can be
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            entries = _entries(path)
        except OSError as error:
            yield Failed(path.as_posix(), reason(error))
            continue
        waiting += [entry for entry in reversed(entries) if not excluded(entry.path)]


def _entries(folder: Path) -> list[_Entry]:
    """The folders and drafts right in a folder, in the order of their names. OSError if it cannot be read."""
    with os.scandir(folder) as found:
        shown = sorted((each for each in found if not each.name.startswith(".")), key=lambda each: each.name)
        entries = [_Entry(Path(each.path), each.is_dir(follow_symlinks=False)) for each in shown]
    return [entry for entry in entries if entry.is_folder or _is_draft(entry.path)]


def _is_draft(path: Path) -> bool:
    """Whether to take a file from a folder: one that cannot be opened, too, such as a broken link, but no device."""
    return path.suffix.lower() in SUFFIXES and (os.path.isfile(path) or not os.path.exists(path))
