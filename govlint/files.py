"""Finding the drafts that a command names: files as they are named, folders searched for documents."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from govlint.finding import Failed
from govlint.readers import reason

# Endings of the files that are taken from folders, in lower case.
SUFFIXES = (".txt", ".md", ".docx", ".doc", ".wps", ".rtf", ".html", ".htm", ".pdf")

# Projects are full of files with these endings that are no drafts (README.md, manuals): only those are taken whose
# name, or a title near their beginning, is that of a report. One that only speaks of such reports is not meant.
# (Not compiled before there is such a file: that takes longer than to recall what is known of a draft.)
_COMMON = (".md", ".html", ".htm")
_NAMED = "年报|年度报告|(?:信息|政务)公开"
# The title begins its line, behind marks at most, or its element: in an example of output there is more before it.
_TITLED = (
    r"(?m)(?:^|>\s{0,40})[#*\u3000 ]{0,9}(?:[^\s|<>][^\n|<>]{0,40})?"
    r"(?:信息|政务)公开[^\n|<>]{0,20}(?:报告|年报)[ \t*#]{0,9}(?:$|[<_|—\r-])"
)
_FIRST_BYTES = 65_536

_REVIEWED = ".reviewed"  # ends the names of what `govlint review` writes beside a draft
_OUR_PAGE = b'<meta name="generator" content="govlint">'  # in a page that shows a draft with its findings
_LOCK = "~$"  # begins the name of the file that Word keeps beside an open document


class Note(NamedTuple):
    """A remark for standard error, in Chinese."""

    text: str


def discover(
    paths: Sequence[str],
    excluded: Callable[[Path], bool],
    force_exclude: bool = False,
    included: Callable[[Path], bool | None] = lambda path: None,
) -> Iterator[Path | Failed | Note]:
    """The drafts that `paths` name, in their order and each once: files whatever their ending, folders with all below.

    In folders, files and folders are taken in the order of their names; hidden ones are skipped, what govlint wrote
    itself too, and links to folders are not followed. `included` says whether a file there is a draft; where it does
    not say (None), its ending does.
    `excluded` counts for what is found there (of an excluded folder nothing is searched) and, only with
    `force_exclude`, for what is named. A path that is not there and a folder that cannot be read are Failed; a folder
    without drafts, and a file with which Word locks a document, give a Note.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for name in paths:
        for found in _named(name, excluded, force_exclude, included):
            if isinstance(found, Path):
                real = _real(found, folders)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _real(file: Path, folders: dict[str, str]) -> str:
    """The path of a file without links. `folders` keeps those of folders: there are fewer of them than of files."""
    if os.path.islink(file):
        return os.path.realpath(file)
    folder, name = os.path.split(file)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _named(
    name: str, excluded: Callable[[Path], bool], force_exclude: bool, included: Callable[[Path], bool | None]
) -> Iterator[Path | Failed | Note]:
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
        yield _locked(path) or path
        return
    empty = True
    for found in _search(path, excluded, included):
        empty = False
        yield found
    if empty:
        yield Note(f"{path.as_posix()}：文件夹中没有可检查的文件（文本、Word、网页、PDF，或include所指）。")


def _locked(path: Path) -> Note | None:
    """What to say of a file with which Word locks a document, None of all others."""
    if not path.name.startswith(_LOCK):
        return None
    return Note(f"{path.as_posix()}：是Word打开文档时的锁定文件，已跳过；未保存的改动不在检查之内。")


class _Entry(NamedTuple):
    """What stands in a folder; ten thousand names take less memory than as many paths."""

    folder: Path
    name: str
    is_folder: bool


def _search(
    folder: Path, excluded: Callable[[Path], bool], included: Callable[[Path], bool | None]
) -> Iterator[Path | Failed | Note]:
    """The drafts in a folder and all below it, in order."""
    waiting = [_Entry(folder, "", is_folder=True)]  # the next one last; folders may be deeper than calls can be
    while waiting:
        above, name, is_folder = waiting.pop()
        path = above / name
        if path != folder and excluded(path):
            continue
        if not is_folder:
            if _is_wanted(path, included):
                yield _locked(path) or path
            continue
        try:
            waiting += reversed(_entries(path))
        except OSError as error:
            yield Failed(path.as_posix(), reason(error))


def _entries(folder: Path) -> list[_Entry]:
    """What stands right in a folder and is not hidden, in the order of the names. OSError if it cannot be read."""
    with os.scandir(folder) as found:
        shown = [
            _Entry(folder, each.name, each.is_dir(follow_symlinks=False))
            for each in found
            if not each.name.startswith(".")
        ]
    return sorted(shown, key=lambda each: each.name)


def _is_wanted(path: Path, included: Callable[[Path], bool | None]) -> bool:
    """Whether to take a file from a folder: one that cannot be opened, too, such as a broken link, but no device."""
    if not os.path.isfile(path) and os.path.exists(path):
        return False
    said = included(path)
    return _is_draft(path) if said is None else said


def _is_draft(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.stem.endswith(_REVIEWED):
        return False
    if suffix not in _COMMON:
        return suffix in SUFFIXES
    try:
        with path.open("rb") as stream:
            first = stream.read(_FIRST_BYTES)
    except OSError:
        return True  # it may be one: what is wrong with it is said when it is checked
    return _OUR_PAGE not in first and (re.search(_NAMED, path.stem) is not None or _has_title(first))


def _has_title(first: bytes) -> bool:
    """Whether a line near the beginning of a file, in its `first` bytes, ends with the title of a report."""
    return any(re.search(_TITLED, first.decode(codec, "ignore")) for codec in ("utf-8", "gb18030", "utf-16"))
