"""What another location can give, or why it gives nothing: how it is said on a card."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Self

from bot.messages.blocks import button, section
from bot.messages.reply import Block
from bot.wording import N_, Phrase, Safe, Voice
from planner.ordering.unmoved import Stays

TRANSFER = "transfer"
ACCEPTED = 5  # the ones that gain most


@dataclass(frozen=True, slots=True)
class Transfer:
    """What another location can give, and still stand above its own threshold."""

    origin: str
    units: int  # that are wanted here
    spare: int  # that it could give
    days: int  # on the way
    cost_minor: int | None  # None: not shown
    currency: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What of it could be moved here instead of bought."""

    units: int
    lasts: float  # [days] the stock where it lies; inf: nobody buys it there
    moving_minor: int | None  # None: not shown
    buying_minor: int | None  # landed; None: not shown


@dataclass(frozen=True, slots=True)
class Stay:
    """What another location could give and does not."""

    origin: str
    spare: int  # [units]
    reason: Stays
    days: float  # on the way; nan: no lane
    needed_by: int  # [days] until more comes by itself
    cost: float | None  # [money/unit] on the way; None: not known, or not shown
    earns: float | None  # [money/unit] where it is wanted; None: not known, or not shown
    currency: str
    instead: Instead | None = None  # where moving could take the place of a dearer purchase

    def without_costs(self) -> Self:
        """Return it as a channel may see it."""
        instead = self.instead and replace(self.instead, moving_minor=None, buying_minor=None)
        return replace(self, cost=None, earns=None, instead=instead)


WHY_IT_STAYS: Mapping[Stays, Phrase] = {
    Stays.NO_LANE: N_(
        "⇄ {origin} could spare {spare}, but no lane leads from there to here (sheet Lanes of the planning workbook)."
    ),
    Stays.UNPRICED: N_(
        "⇄ {origin} could spare {spare}; whether moving them pays is not known: the price, the unit cost, the cost of "
        "the lane or an exchange rate is missing (planning workbook)."
    ),
    Stays.DEARER: N_("⇄ {origin} could spare {spare}, but moving a unit costs as much as it earns here, or more."),
    Stays.LATE: N_(
        "⇄ {origin} could spare {spare}, but they would be {days} on the way: in {needed_by} more is here anyway."
    ),
    Stays.SAVES_NOTHING: N_(
        "⇄ {origin} could spare {spare}, but moving them would save no sale: stock here lasts until more can arrive, "
        "in {needed_by}."
    ),
    Stays.GOES_ELSEWHERE: N_("⇄ {origin} could spare {spare}, but they go where they save more."),
}
SENDS: Mapping[tuple[bool, bool], Phrase] = {  # by whether that is all it can spare, and the cost is shown
    (False, False): N_("⇄ {origin} can send *{units}* of the {spare} it can spare: here in {days}."),
    (False, True): N_("⇄ {origin} can send *{units}* of the {spare} it can spare: here in {days}, for {cost}."),
    (True, False): N_("⇄ {origin} can send *{units}*, all it can spare: here in {days}."),
    (True, True): N_("⇄ {origin} can send *{units}*, all it can spare: here in {days}, for {cost}."),
}
INSTEAD = N_(
    "⇄ {origin} could spare {spare} ({lasts}). Moving {units} here instead of buying them saves no sale, but costs "
    "{moving} instead of {buying}: consider that first."
)
INSTEAD_IN_SHORT = N_(
    "⇄ {origin} could spare {spare} ({lasts}). Moving {units} here instead of buying them saves no sale, but costs "
    "less: consider that first."
)
DEARER = N_("⇄ {origin} could spare {spare}, but moving a unit costs {cost} and it earns {earns} here.")


def stay_lines(stays: Sequence[Stay], voice: Voice) -> list[Safe]:
    """Return why nothing comes from locations that could spare some."""
    return [_stay(it, voice) for it in stays[:ACCEPTED]]


def _stay(it: Stay, voice: Voice) -> Safe:
    said = {"origin": it.origin, "spare": it.spare, "needed_by": voice.days(it.needed_by)}
    if it.reason == Stays.DEARER and it.cost is not None and it.earns is not None and it.currency:
        cost, earns = voice.amount(it.cost, it.currency), voice.amount(it.earns, it.currency)
        return voice.say(DEARER, cost=cost, earns=earns, **said)
    if it.instead is not None:
        return _instead(it.instead, it.currency, voice, **said)
    return voice.say(WHY_IT_STAYS[it.reason], days=voice.days(it.days), **said)


def _instead(it: Instead, currency: str, voice: Voice, **said: Any) -> Safe:
    days = voice.days(it.lasts)
    said |= {"units": it.units, "lasts": voice.say("lasts {days}", days=days) if isfinite(it.lasts) else days}
    if it.moving_minor is None or it.buying_minor is None:
        return voice.say(INSTEAD_IN_SHORT, **said)
    moving, buying = voice.money(it.moving_minor, currency), voice.money(it.buying_minor, currency)
    return voice.say(INSTEAD, moving=moving, buying=buying, **said)


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
    said = {"units": it.units, "spare": it.spare, "origin": it.origin, "days": voice.days(it.days)}
    cost = "" if it.cost_minor is None else voice.money(it.cost_minor, it.currency)
    return voice.say(SENDS[it.units >= it.spare, it.cost_minor is not None], cost=cost, **said)
