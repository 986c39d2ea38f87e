"""Finding the drafts that a command names: files as they are named, folders searched for text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from govlint.finding import Failed

# Endings of the files that are taken from folders, in lower case.
SUFFIXES = (".txt",)


class Note(NamedTuple):
    """A remark for standard error, in Chinese."""

    text: str


def discover(
    paths: Sequence[str], excluded: Callable[[Path], bool], force_exclude: bool = False
) -> Iterator[Path | Failed | Note]:
    """The drafts that `paths` name, each once: files whatever their ending, folders with all below them, sorted.

    Hidden files and folders are skipped, and links to folders are not followed, so that none is searched twice.
    `excluded` counts for what is found in folders and, only with `force_exclude`, for files that are named. A path that
    does not exist and a folder that cannot be read are Failed; a folder without drafts gives a Note.
    """
    seen: set[Path] = set()
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found: Iterator[Path | Failed] | list[Path] = _search(path, excluded)
        elif os.path.lexists(name):
            found = [] if force_exclude and excluded(path) else [path]
        else:
            yield Failed(name, "没有这个文件或文件夹")
            continue
        empty = path.is_dir()
        for each in found:
            empty = False
            if isinstance(each, Path):
                if each in seen:
                    continue
                seen.add(each)
            yield each
        if empty:
            yield Note(
                f"{path.as_posix()}：文件夹中没有可检查的文件（{'、'.join('*' + suffix for suffix in SUFFIXES)}）。"
            )


def _search(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[Path | Failed]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failed(folder.as_posix(), f"无法读取文件夹：{error.strerror or error}")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or excluded(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _search(path, excluded)
        elif path.suffix.lower() in SUFFIXES and not path.is_dir():
            yield path
