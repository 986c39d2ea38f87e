"""The bounds to which the process that reads a PDF is held from outside, for reading one in this process."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 8  # of computing
MEMORY = 1_500_000_000  # bytes, with what the fuzzer takes


@contextmanager
def bounded() -> Iterator[None]:
    """Raise TimeoutError or MemoryError in what takes too much, where the system can: Windows cannot."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    handler = signal.signal(signal.SIGVTALRM, _stop)  # the fuzzer has SIGALRM for itself
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, before[1]))
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        resource.setrlimit(resource.RLIMIT_DATA, before)
        signal.signal(signal.SIGVTALRM, handler)


def _stop(signal: int, frame: FrameType | None) -> None:
    raise TimeoutError
