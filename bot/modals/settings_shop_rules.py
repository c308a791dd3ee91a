"""Change a shop's thresholds: an admin sets what its stock alone is judged by; a blank field is as in all shops."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.settings import SettingsMoved
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.settings.settings_windows import SET_SHOP_THRESHOLDS, THRESHOLDS_OF, shop_thresholds_window
from bot.settling import not_thresholds, rules_seen, shop_asked, shop_settings_shown, shop_shown, thresholds_said

NAME = SET_SHOP_THRESHOLDS
TITLE = THRESHOLDS_OF


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.MANAGE)
    shop = shop_shown(desk, shop_asked(desk, pressed.value))
    return shop_thresholds_window(shop, f"{shop.rules.version} {shop.name}", asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.MANAGE)
    version, name = rules_seen(submitted.about)
    if desk.store.rules.latest(shop_asked(desk, name).name).version != version:
        raise SettingsMoved
    return not_thresholds(submitted, asker.voice)


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep them; they were checked. The next check judges by them."""
    version, name = rules_seen(submitted.about)
    said = thresholds_said(submitted)
    if not desk.store.rules.change(version, said, asker.user, desk.now(), shop=name):
        raise SettingsMoved
    yield shop_settings_shown(desk, asker, shop_asked(desk, name), replaces=True)
