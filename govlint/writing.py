"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def replace_file(target: Path, content: bytes) -> None:
    """Put `content` in place of a file at once, with the permissions that it had; OSError if that cannot be done.

    A file that is protected is not replaced, though its folder would allow it. Where the file is a link, the link
    stays. A failure leaves the old content and no other file behind.
    """
    file = target.resolve()
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with new.open("wb") as stream:
            if file.exists():
                new.chmod(file.stat().st_mode & 0o7777)
            stream.write(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def hindrance(error: OSError) -> str:
    """What kept a file from being written or removed, in Chinese and on one line."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "没有这个文件夹"
        case PermissionError():
            return "没有写入权限，或正被其他程序占用"
        case IsADirectoryError():
            return "是文件夹，不是文件"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return "磁盘空间不足"
        case OSError(errno=errno.EROFS):
            return "所在磁盘只能读取"
        case _:
            return error.strerror or str(error)
