"""What Slack tells the app, and what became of it: a command typed, a button pressed, a window submitted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.sandbox.nouns import Json


class Fate(Enum):
    """How an envelope ended."""

    ACKED = "acked"
    LATE = "operation_timeout"
    NOBODY = "dispatch_failed"


@dataclass(slots=True)
class Envelope:
    """One payload for the app; ``settled`` is told its fate and the app's answer."""

    kind: str  # slash_commands, interactive or events_api
    payload: Json
    person: str
    settled: Callable[[Fate, Json], None]
    tries: int = 1


def nothing_to_do(_fate: Fate, _answer: Json) -> None:
    """For envelopes nobody waits for."""
