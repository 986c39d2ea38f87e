"""Work shared among processes: results in the order of the work; a process that dies loses only what killed it."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children, parent_process
from threading import Thread
from typing import Any, Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 4  # items handed over together: a check takes a hundred times as long as handing one over
_AHEAD = 3  # chunks in work or waiting for each process: no more is held in memory


class Done(NamedTuple):
    """An item (the very object that was in the stream, not a copy from another process) and what came of it."""

    item: Any
    result: Any


def in_order(
    work: Callable[[Item], Result],
    stream: Iterable[Any],
    jobs: int,
    kind: type[Item],
    lost: Callable[[Item], Result],
) -> Iterator[Any]:
    """The stream with a `Done` in place of each item, which is of the type `kind`; the rest is passed on.

    `work`, items and results must be fit to be sent to another process. `lost` gives the result of an item on which
    the process that worked on it died or failed. However the iterator is left, no process stays behind.
    """
    crew = _Crew(work, kind, lost, jobs)
    waiting: deque[_Chunk] = deque()
    try:
        for elements in _chunks(stream, kind):
            waiting.append(crew.give(elements))
            if len(waiting) > jobs * _AHEAD:
                yield from crew.take(waiting.popleft())
        while waiting:
            yield from crew.take(waiting.popleft())
    finally:
        crew.dismiss()


class _Chunk(NamedTuple):
    """Elements of the stream, and what comes of the items among them; None if there are none."""

    elements: Sequence[Any]
    results: Future[list[Any]] | None


def _chunks(stream: Iterable[Any], kind: type) -> Iterator[list[Any]]:
    elements: list[Any] = []
    count = 0
    for each in stream:
        elements.append(each)
        count += isinstance(each, kind)
        if count == CHUNK or len(elements) == 8 * CHUNK:
            yield elements
            elements, count = [], 0
    yield elements


class _Crew(Generic[Item, Result]):
    """The processes at work, renewed when one of them has died: a pool is of no use then."""

    def __init__(
        self, work: Callable[[Item], Result], kind: type[Item], lost: Callable[[Item], Result], jobs: int
    ) -> None:
        self._work, self._kind, self._lost, self._jobs = partial(_each, work), kind, lost, jobs
        self._pool = _pool(jobs)

    def give(self, elements: Sequence[Any]) -> _Chunk:
        """Have the items among the elements worked on."""
        items = [each for each in elements if isinstance(each, self._kind)]
        if not items:
            return _Chunk(elements, None)
        try:
            return _Chunk(elements, self._pool.submit(self._work, items))
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return _Chunk(elements, self._pool.submit(self._work, items))

    def take(self, chunk: _Chunk) -> Iterator[Any]:
        """The elements, the items among them with their results."""
        if chunk.results is None:
            yield from chunk.elements
            return
        if chunk.results.exception() is None:
            results = iter(chunk.results.result())
        else:
            results = self._one_by_one([each for each in chunk.elements if isinstance(each, self._kind)])
        for each in chunk.elements:
            yield Done(each, next(results)) if isinstance(each, self._kind) else each

    def _one_by_one(self, items: Sequence[Item]) -> Iterator[Result]:
        """The results of items of which one may have killed its process: each alone, so that it is known which."""
        alone = _pool(1)
        for item in items:
            future = alone.submit(self._work, [item])
            if future.exception() is None:
                yield future.result()[0]
            else:
                yield self._lost(item)
                alone = _pool(1)
        alone.shutdown()

    def dismiss(self) -> None:
        """End all processes, whatever they do."""
        for child in active_children():
            child.kill()  # what it was to give is taken, or not wanted any more
        self._pool.shutdown(cancel_futures=True)  # with the thread that looks after it: Python would stumble at its end


def _each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_prepare)


def _prepare() -> None:
    """Make a process leave interrupts to its parent, and end with it, even if that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
