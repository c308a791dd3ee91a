"""What another location can give: how it is said on a card."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import button, section
from bot.messages.reply import Block
from bot.wording import Safe, Voice

TRANSFER = "transfer"
ACCEPTED = 5  # the ones that gain most


@dataclass(frozen=True, slots=True)
class Transfer:
    """What another location can give, and still stand above its own threshold."""

    origin: str
    units: int
    days: int  # on the way
    cost_minor: int | None  # None: not shown
    currency: str


def transfer_lines(transfers: Sequence[Transfer], voice: Voice) -> list[Safe]:
    """Return what other locations can give and still stand above their own thresholds."""
    return [_line(it, voice) for it in transfers]


def transfer_blocks(product: str, destination: str, transfers: Sequence[Transfer], voice: Voice) -> list[Block]:
    """Return the same, each with the button that accepts it.

    What a button carries is held against what can be given when it is pressed.
    """
    return [
        section(
            _line(it, voice),
            button(
                voice.say("Accept {units}", units=it.units),
                TRANSFER,
                json.dumps([product, it.origin, destination, it.units], ensure_ascii=False),
            ),
        )
        for it in transfers[:ACCEPTED]
    ]


def _line(it: Transfer, voice: Voice) -> Safe:
    said = {"units": it.units, "origin": it.origin, "days": voice.days(it.days)}
    if it.cost_minor is None:
        return voice.say("⇄ {origin} can spare *{units}*: here in {days}.", **said)
    cost = voice.money(it.cost_minor, it.currency)
    return voice.say("⇄ {origin} can spare *{units}*: here in {days}, for {cost}.", cost=cost, **said)
