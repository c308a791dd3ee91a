"""Not this year: the season is not planned; its card keeps the button that adds it after all."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.events.season_kept import season_asked, skip_season
from bot.messages.events.season_card import SKIP
from bot.messages.reply import Message

ACTION = SKIP


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    proposal, version = season_asked(desk, pressed.value)
    yield from skip_season(desk, asker, proposal, version)
