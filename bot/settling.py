"""What everything about the settings shares: how they stand now, and what the windows bring back."""

import json
from dataclasses import asdict

from bot.desk import Asker, Desk
from bot.errors import DeadButton
from bot.messages.reply import Message
from bot.messages.settings import RulesShown, ShopSettings, settings_message
from bot.store import RulesSet, Shop, UnknownShop


def settings_shown(desk: Desk, asker: Asker, *, replaces: bool = False) -> Message:
    """Return the settings as they stand."""
    shops = [shop_shown(shop) for shop in desk.store.shops.all()]
    return settings_message(rules_shown(desk), shops, desk.digest_hour, asker.voice, replaces=replaces)


def rules_shown(desk: Desk) -> RulesShown:
    """Return the thresholds that hold."""
    rules: RulesSet = desk.store.rules.latest()
    return RulesShown(desk.policy, desk.standard, rules.said, rules.changed_by, rules.changed_at)


def shop_shown(shop: Shop) -> ShopSettings:
    return ShopSettings(
        name=shop.name,
        market=shop.market,
        tz=shop.tz,
        currency=shop.currency,
        channel=shop.channel,
        digest_hour=shop.digest_hour,
        quantity_means=shop.quantity_means,
        date_order=shop.date_order,
        shows_costs=shop.shows_costs,
        quiet_hours=shop.quiet_hours,
    )


def shop_asked(desk: Desk, name: str) -> Shop:
    """Return the shop a button names. Raises: DeadButton."""
    try:
        return desk.store.shops.named(name)
    except UnknownShop:
        raise DeadButton from None


def about_shop(shop: Shop) -> str:
    """Return what comes back with the window of a shop: the shop as it was seen."""
    return json.dumps(asdict(shop), ensure_ascii=False)


def shop_seen(about: str) -> Shop:
    """Return the shop as it was seen when its window opened."""
    return Shop(**json.loads(about))
