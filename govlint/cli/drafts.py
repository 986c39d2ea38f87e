"""The drafts that a command is about: one opened, or several found, by the settings of their folders."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from govlint.cli.trouble import Trouble, troubled_by
from govlint.files import Note, discover
from govlint.finding import Failed
from govlint.globs import matches
from govlint.readers import ReadError, read, read_stream
from govlint.settings import Settings, SettingsError
from govlint.settings.config import for_folder
from govlint.source import Source


def open_draft(file: Path) -> Source:
    """The draft in `file`, or on standard input (-). Trouble if it, or the settings of its folder, cannot be read."""
    with troubled_by(SettingsError), troubled_by(ReadError, of=file):
        limits = for_folder(file.parent).limits
        return read_stream(sys.stdin.buffer, "-", limits) if file == Path("-") else read(file, limits)


class Stdin(NamedTuple):
    """A draft on standard input, and the name that it goes by."""

    name: str


def find_drafts(
    settings_of: Callable[[Path], Settings],
    paths: Sequence[str],
    stdin_filename: str | None,
    exclude: Sequence[str],
    include: Sequence[str],
    force_exclude: bool,
) -> Iterator[Stdin | Path | Failed | Note]:
    """What there is to check, in the order of `paths`, with standard input first.

    The patterns of the command line are relative to the current folder: `exclude` counts besides those of the settings
    of a folder (`settings_of`), `include` instead of them.
    """

    def meant(path: Path, globs: Sequence[str], settings: Settings) -> bool:
        base = settings.path.parent if settings.path else Path()
        return any(matches(glob, path, base) for glob in globs)

    def excluded(path: Path) -> bool:
        settings = settings_of(path.parent)
        return meant(path, settings.exclude, settings) or meant(path, exclude, Settings())

    def included(path: Path) -> bool | None:
        if include:
            return meant(path, include, Settings())
        settings = settings_of(path.parent)
        return meant(path, settings.include, settings) if settings.include else None

    if "-" in paths:
        yield Stdin(stdin_filename or "-")
    elif stdin_filename:
        raise Trouble("--stdin-filename是标准输入中文稿的名称，不能与文件一起使用，除非其中有“-”")
    yield from discover([path for path in paths if path != "-"], excluded, force_exclude, included)
