"""Permission slips to open a window: three seconds, one use."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusal import Refused

_SECONDS = 3.0


@dataclass(slots=True)
class _Slip:
    person: str
    given_at: float
    view: str  # the window it was given in, for views.push
    is_used: bool = False


class Triggers:
    """All slips given out so far."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._slips: dict[str, _Slip] = {}

    def give(self, person: str, view: str = "") -> str:
        key = f"{len(self._slips) + 1}.sandbox.{person}"
        self._slips[key] = _Slip(person, self._monotonic(), view)
        return key

    def use(self, key: str) -> tuple[str, str]:
        """Return the person and window a slip was given for, or refuse it as Slack does."""
        slip = self._slips.get(key)
        if slip is None:
            raise Refused("invalid_trigger_id")
        if slip.is_used:
            raise Refused("exchanged_trigger_id")
        if self._monotonic() - slip.given_at > _SECONDS:
            raise Refused("expired_trigger_id")
        slip.is_used = True
        return slip.person, slip.view
