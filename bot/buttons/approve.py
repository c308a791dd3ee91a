"""Approve: the suggestion becomes a purchase order, once, whoever clicks and however often."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.decision import outcome, suggestion_asked
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "approve"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    suggestion, version = suggestion_asked(desk, pressed)
    today = desk.now().astimezone(ZoneInfo(desk.store.shops.named(suggestion.shop).tz)).date()
    arrives = today + timedelta(days=ceil(suggestion.lead_time))
    decision = desk.store.suggestions.approve(
        suggestion.id, version, asker.user, desk.now(), arrives=arrives, announce=()
    )
    yield from outcome(desk, asker, pressed, decision)
