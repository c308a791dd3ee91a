"""Follow all shops again: a shop gives up the thresholds it set itself."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors.settings import SettingsMoved
from bot.messages.reply import Message
from bot.messages.settings.settings import FOLLOW
from bot.settling import rules_seen, shop_asked, shop_settings_shown

ACTION = FOLLOW


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.MANAGE)
    version, name = rules_seen(pressed.value)
    shop = shop_asked(desk, name)
    if not desk.store.rules.change(version, {}, asker.user, desk.now(), shop=shop.name):
        raise SettingsMoved
    yield shop_settings_shown(desk, asker, shop, replaces=True)
