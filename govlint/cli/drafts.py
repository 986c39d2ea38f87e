"""The one draft that a command is about, opened by the settings of its folder."""

from __future__ import annotations

from pathlib import Path

from govlint.cli.trouble import Trouble
from govlint.config import SettingsError, for_folder
from govlint.readers import ReadError, read
from govlint.source import Source


def open_draft(file: Path) -> Source:
    """The draft in `file`. Trouble if it, or the settings of its folder, cannot be read."""
    try:
        return read(file, for_folder(file.parent).limits)
    except ReadError as error:
        raise Trouble(f"{file.as_posix()}：{error}") from error
    except SettingsError as error:
        raise Trouble(str(error)) from error
