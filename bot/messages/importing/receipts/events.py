"""What the receipt says of the events of a planning workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.importing.receipts.naming import named
from bot.messages.importing.receipts.sheets import EVENTS
from bot.wording import Safe, Voice

WORDS = EVENTS.WORDS
OF_ONE_SHOP = False


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield how many events there are, and which an earlier sheet listed and this one does not."""
    yield from EVENTS.lines(said, voice)
    if said.get("events_cancelled"):
        yield voice.count(
            "{n} event that an earlier workbook listed is in it no more and was cancelled",
            "{n} events that an earlier workbook listed are in it no more and were cancelled",
            said["events_cancelled"],
        )
    yield named(
        [f"#{number}" for number in said.get("events_stay_out", ())],
        "Event {codes} is left out, as somebody cancelled it; `/event undo` with its number plans it again",
        "{n} events are left out, as somebody cancelled them: {codes}; `/event undo` with its number plans one again",
        voice,
    )
