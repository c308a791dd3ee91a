"""This day: so the shop's exports write their dates, and the dropped file is imported."""

from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Action, Asker, Desk, Pressed
from bot.dropping import imported
from bot.errors import DeadButton
from bot.messages.reply import Message
from planner.intake.moments import DateOrder

ACTION = "import_dates"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.IMPORT)
    file, _, said = pressed.value.partition(":")
    order, _, shop = said.partition(":")
    if order not in set(DateOrder):
        raise DeadButton
    desk.store.shops.change(shop, now=desk.now(), by=asker.user, date_order=order)
    yield replace(imported(desk, asker, file, shop), replaces=True)
