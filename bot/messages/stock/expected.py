"""What a SKU is expected to sell on days to come, wherever it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import section
from bot.messages.ordering.order_list import span
from bot.messages.reply import Message
from bot.wording import Safe, Voice


@dataclass(frozen=True, slots=True)
class Expected:
    """What one location sells of it."""

    location: str
    daily_rate: float  # [units/day]


def expected_message(code: str, days: tuple[date, date], found: Sequence[Expected], voice: Voice) -> Message:
    """Return the units of ordinary sales on these days, and what they are made of."""
    length = (days[1] - days[0]).days + 1
    title = voice.say("*Expected ordinary sales of {code}, {days}*", code=code, days=span(days, voice))
    lines = [
        voice.count(
            "• {location}: about {units} units ({rate} a day × {n} day)",
            "• {location}: about {units} units ({rate} a day × {n} days)",
            length,
            location=it.location,
            units=voice.units(it.daily_rate * length),
            rate=voice.rate(it.daily_rate),
        )
        for it in found
    ]
    note = voice.say(
        "Livestreams, campaigns and seasons come on top: `/event {code}` shows them. The rate is today's, and what is "
        "out of stock sells nothing.",
        code=code,
    )
    said = Safe("\n".join((title, *lines, note)))
    return Message(text=said, blocks=(section(said),))
