"""What another location can give: how it is said on a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.wording import Safe, Voice


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
    lines = []
    for it in transfers:
        said = {"units": it.units, "origin": it.origin, "days": voice.days(it.days)}
        if it.cost_minor is None:
            lines.append(voice.say("⇄ {origin} can spare *{units}*: here in {days}.", **said))
        else:
            cost = voice.money(it.cost_minor, it.currency)
            lines.append(voice.say("⇄ {origin} can spare *{units}*: here in {days}, for {cost}.", cost=cost, **said))
    return lines
