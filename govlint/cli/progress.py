"""Progress on standard error while many drafts are checked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.5  # seconds that nobody minds to wait without a word


def counted(items: Iterable[T], wanted: bool) -> Iterator[T]:
    """The items; how many came is shown if that is wanted, standard error is a terminal, and it takes a while."""
    if not (wanted and sys.stderr.isatty()):
        yield from items
        return
    begun, status = monotonic(), None
    with ExitStack() as stack:
        for count, item in enumerate(items, 1):
            yield item
            if status is None and monotonic() - begun > PATIENCE:
                from rich.console import Console  # only where it draws: it takes as long to import as a check

                status = stack.enter_context(Console(stderr=True).status(""))
            if status is not None:
                status.update(f"已检查{count}个文件")
