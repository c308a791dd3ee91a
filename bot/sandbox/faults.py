"""Accidents a test can order: Slack answering badly, or not at all."""

from collections import defaultdict, deque
from collections.abc import Callable

from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused, Unheard


class Faults:
    """What the next calls of each method will suffer."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[int | str]] = defaultdict(deque)

    def add(self, method: str, status: int | str, times: int) -> None:
        self._waiting[method].extend([status] * times)

    def around(self, method: str, call: Callable[[], Json]) -> Json:
        """Run a call, or the accident ordered for it."""
        if not self._waiting[method]:
            return call()
        status = self._waiting[method].popleft()
        if status == "timeout-after-accept":
            call()
            raise Unheard
        if isinstance(status, str):
            raise Refused(status)
        error = "ratelimited" if status == 429 else "internal_error"
        raise Refused(error, status=status, headers={"Retry-After": "1"} if status == 429 else {})
