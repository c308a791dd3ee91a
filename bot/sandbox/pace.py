"""Slack's speed limit: one message a second in a channel, and word of when to come back."""

import math
from collections.abc import Callable

from bot.sandbox.refusal import Refused

_SECONDS = 1.0


class Pace:
    """Remembers when each channel last took a message."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last: dict[str, float] = {}

    def check(self, channel: str) -> None:
        wait = self._last.get(channel, -math.inf) + _SECONDS - self._monotonic()
        if wait > 0:
            raise Refused("ratelimited", status=429, headers={"Retry-After": str(math.ceil(wait))})

    def mark(self, channel: str) -> None:
        self._last[channel] = self._monotonic()
