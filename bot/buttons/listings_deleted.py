"""Deleted at TikTok: nobody waits any more for the listings that a stock export left out."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.importing import NewerStock
from bot.messages.importing.left_out import LISTINGS_DELETED, deleted_message
from bot.messages.reply import Message

ACTION = LISTINGS_DELETED


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.IMPORT)
    found = desk.store.left_out.of(int(pressed.value)) if pressed.value.isdecimal() else None
    if found is None or not found.listings:
        raise DeadButton
    if not desk.store.left_out.deleted(found, desk.now(), asker.user):
        raise NewerStock(found.shop)
    yield deleted_message(found.listings, found.file, asker.voice)
