"""Writing an [[accept]] entry into a settings file, and nothing else."""

from __future__ import annotations

from pathlib import Path

from govlint.settings import NAMES, Accept, Settings, SettingsError, root
from govlint.settings.config import contents, decode, forget, parse
from govlint.settings.validation import ENTRY, NEEDED, At
from govlint.writing import hindrance, replace_file

_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}


def add_accept(path: Path | None, folder: Path, entry: Accept) -> Path:
    """Append an entry to the settings file `path` (None: to govlint.toml in `folder`); gives the file written.

    What stands in the file stays as it is, byte for byte; it is replaced whole or not at all. SettingsError if the file
    is wrong or cannot be written, if a part of the entry is empty, or if the file has its entries inline.
    """
    target = path or folder / NAMES[0]
    for key in NEEDED:
        if not getattr(entry, key):
            raise SettingsError(f"{target.as_posix()}：“{key}”为空，无法写成[[accept]]")
    before = b"" if path is None and not target.exists() else contents(target)
    settings = parse(target, decode(target, before))
    try:
        after = before + _block(target, before, entry)
    except UnicodeEncodeError as error:
        raise SettingsError(f"{target.as_posix()}：文稿的文件名不是UTF-8编码，无法写成[[accept]]") from error
    if not _adds(settings, entry, after):
        at = At(target, decode(target, before), ("accept",))
        raise at.error("设置写在行内（{ } 或 [ ]），无法在文件末尾追加[[accept]]，请手工加入")
    try:
        replace_file(target, after)
    except OSError as error:
        raise SettingsError(f"{target.as_posix()}：无法写入设置文件：{hindrance(error)}") from error
    forget()
    return target


def _adds(settings: Settings, entry: Accept, content: bytes) -> bool:
    """Whether `content`, in the file of the settings, says what they say and has the entry besides."""
    assert settings.path is not None
    try:
        result = parse(settings.path, decode(settings.path, content))
    except SettingsError:
        return False
    added = entry._replace(line=result.accept[-1].line)
    return result == settings._replace(accept=(*settings.accept, added))


def _block(target: Path, before: bytes, entry: Accept) -> bytes:
    """The lines to append to what is there, with its line ends."""
    gap = [] if not before else [""] if before.endswith(b"\n") else ["", ""]
    header = ".".join((*root(target), "accept"))
    pairs = [f"{key} = {_quoted(value)}" for key in ENTRY if (value := getattr(entry, key))]
    end = "\r\n" if b"\r\n" in before else "\n"
    return end.join([*gap, f"[[{header}]]", *pairs, ""]).encode()


def _quoted(text: str) -> str:
    """`text` as a basic string of TOML."""
    return f'"{text.translate(_ESCAPES)}"'
