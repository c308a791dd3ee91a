"""Tells whether the bot still has something in hand, so that no test reads half of an answer."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any

from bot.slack.app import THREADS, Pools

PATIENCE = 60.0  # [seconds] only who waits in vain waits so long, and a busy machine takes its time


class Counted(ThreadPoolExecutor):
    """Threads that know how much they have in hand."""

    def __init__(self) -> None:
        super().__init__(THREADS)
        self._in_hand, self._counting = 0, Lock()

    @property
    def is_at_work(self) -> bool:
        return self._in_hand > 0

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> "Future[Any]":
        with self._counting:
            self._in_hand += 1
        taken = super().submit(work, *arguments, **named)
        taken.add_done_callback(self._put_down)
        return taken

    def _put_down(self, _done: "Future[Any]") -> None:
        with self._counting:
            self._in_hand -= 1


class Work:
    """What the running bot has in hand; it may be stopped and started again."""

    def __init__(self) -> None:
        self._pools: tuple[Counted, ...] = ()

    def new_pools(self) -> Pools:
        self._pools = (Counted(), Counted())
        return Pools(*self._pools)

    def is_at_hand(self) -> bool:
        """Return whether a listener still answers: it is counted before Slack hears that it was taken."""
        return any(pool.is_at_work for pool in self._pools)
