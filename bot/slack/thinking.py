"""Lets one answer be thought out at a time: two threads of Python think no faster than one, and fifty much slower.

SQLite's driver gives Python's lock back at every row. Where others wait for that lock each row costs a switch from
thread to thread: a thousand a question, measured, and fifty questions took twice the processor's time.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Said = TypeVar("Said")

LONG = 0.05  # [s] who thinks for longer holds nobody up any more; most answers take a fifth of it


class Thinking:
    """Whose turn it is; a long answer goes on beside the next one."""

    def __init__(self, long: float = LONG) -> None:
        self._long = long
        self._line, self._over = threading.Lock(), threading.Condition()
        self._thinks: object | None = None
        self._since = 0.0

    def through(self, think: Callable[[], Iterable[Said]]) -> Iterator[Said]:
        """Yield each answer, thought out in a turn of its own; no turn is held while one is sent to Slack."""
        with self._turn():
            thoughts = iter(think())
            thought = next(thoughts, None)
        while thought is not None:
            yield thought
            with self._turn():
                thought = next(thoughts, None)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until nobody thinks, or whoever does takes long; hold the turn for the block."""
        mine = object()
        with self._line, self._over:  # the first in line waits for the one who thinks, the others for the first
            while self._thinks is not None and (left := self._since + self._long - time.monotonic()) > 0:
                self._over.wait(left)
            self._thinks, self._since = mine, time.monotonic()
        try:
            yield
        finally:
            with self._over:
                if self._thinks is mine:
                    self._thinks = None
                    self._over.notify()
