"""Add this season: it is planned as an event, once, as the card proposed it."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.events.season_kept import plan_of, plan_season, season_asked
from bot.messages.events.season_card import ADD
from bot.messages.reply import Message

ACTION = ADD


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    proposal, version = season_asked(desk, pressed.value)
    yield from plan_season(desk, asker, proposal, version, plan_of(desk, proposal))
