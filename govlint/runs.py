"""Runs: things that follow each other and are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def runs(kinds: Sequence[T]) -> Iterator[tuple[T, range]]:
    """The kind of each run, and its places in the sequence."""
    start = 0
    for kind, its in groupby(kinds):
        stop = start + sum(1 for _ in its)
        yield kind, range(start, stop)
        start = stop
