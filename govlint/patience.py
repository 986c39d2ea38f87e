"""An end to work that may not end by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Overdue(BaseException):
    """The work took too long; the message says so, in Chinese. No Exception: the work must not catch it as its own."""


def in_time(work: Callable[[], T], seconds: int) -> T:
    """What `work` gives. Overdue if it takes more than `seconds`.

    Only the main thread can be interrupted, and not on Windows, which has no alarms: elsewhere there is no limit.
    """
    import signal  # only where there are plug-ins
    from threading import current_thread, main_thread

    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        return work()

    def stop(*_: object) -> None:
        raise Overdue(f"超过{seconds}秒没有结束，已停止")

    handler = signal.signal(signal.SIGALRM, stop)
    rest = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, *rest)
        signal.signal(signal.SIGALRM, handler)
