"""Why these numbers of a proposed season: each with its inputs, and what it was tried on."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.events.season_cards import season_why
from bot.events.season_kept import season_asked
from bot.messages.events.season_card import WHY
from bot.messages.events.season_why import season_explanation
from bot.messages.reply import Message

ACTION = WHY


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    proposal, _ = season_asked(desk, pressed.value)
    yield season_explanation([season_why(desk, proposal)], asker.voice)
