"""What everything about the settings shares: how they stand now, and what the windows bring back."""

import json
from dataclasses import asdict, replace

from bot.desk import Asker, Desk, Submitted
from bot.errors import DeadButton, DeadWindow, WhichNumber
from bot.errors.settings import NotWholeWithin, NotWithin
from bot.messages.reply import FieldErrors, Message
from bot.messages.settings.settings import settings_message, shop_settings_message
from bot.messages.settings.settings_values import RulesShown, ShopSettings
from bot.messages.settings.settings_windows import STANDARD
from bot.messages.settings.thresholds import THRESHOLDS
from bot.store import RulesSet, Shop, Threshold, UnknownShop
from bot.understanding.typed import quoted
from bot.wording import Voice
from planner.policies import agreed, overridden
from planner.policy import Policy


def settings_shown(desk: Desk, asker: Asker, *, replaces: bool = False) -> Message:
    """Return the settings as they stand."""
    rules, own = rules_shown(desk), desk.store.rules.of_shops()
    shops = [_shop_shown(shop, own.get(shop.name, RulesSet()), rules.policy) for shop in desk.store.shops.all()]
    return settings_message(rules, shops, desk.digest_hour, asker.voice, desk.learned(), replaces=replaces)


def shop_settings_shown(desk: Desk, asker: Asker, shop: Shop, *, replaces: bool = False) -> Message:
    """Return the settings of one shop as they stand."""
    return shop_settings_message(shop_shown(desk, shop), desk.digest_hour, asker.voice, replaces=replaces)


def rules_shown(desk: Desk) -> RulesShown:
    """Return the thresholds of all shops that hold."""
    return _rules_shown(desk.store.rules.latest(), desk.standard)


def shop_shown(desk: Desk, shop: Shop) -> ShopSettings:
    """Return a shop's settings, and the shops that share its stock where they disagree."""
    of_all, rules = desk.policy, desk.store.rules
    shown = _shop_shown(shop, rules.latest(shop.name), of_all)
    sharing = next(shops for shops in desk.store.shops.by_location().values() if shop in shops)
    holds = agreed(of_all, [overridden(of_all, rules.latest(each.name).said) for each in sharing])
    if holds == shown.rules.policy:
        return shown
    return replace(shown, beside=tuple(each.name for each in sharing if each != shop))


def shop_asked(desk: Desk, name: str) -> Shop:
    """Return the shop a button names. Raises: DeadButton."""
    try:
        return desk.store.shops.named(name)
    except UnknownShop:
        raise DeadButton from None


def about_shop(shop: Shop) -> str:
    """Return what a shop's window brings back: the shop as it was seen."""
    return json.dumps(asdict(shop), ensure_ascii=False)


def shop_seen(about: str) -> Shop:
    """Return the shop as it was seen when its window opened. Raises: DeadWindow, where another release opened it."""
    try:
        return Shop(**json.loads(about))
    except (ValueError, TypeError):
        raise DeadWindow from None


def rules_seen(value: str) -> tuple[int, str]:
    """Return the version of a shop's thresholds as they were seen, and the name of the shop, as a button holds them.

    Raises: DeadButton, where another release made it.
    """
    version, _, shop = value.partition(" ")
    if not version.isdecimal():
        raise DeadButton
    return int(version), shop


def not_thresholds(submitted: Submitted, voice: Voice) -> FieldErrors | None:
    """Return what is wrong with the thresholds somebody filled in."""
    wrong: dict[str, str] = {}
    for known in THRESHOLDS:
        typed = submitted.fields.get(known.name, "").strip()
        if not typed or typed == STANDARD:
            continue
        ways = known.limit.read(typed)
        if len(ways) > 1:
            less, more = map(known.limit.typed, ways)
            wrong[known.name] = voice.tell(WhichNumber(quoted(typed), more, less))
        elif not ways:
            limit = known.limit
            least, most = voice.rate(limit.least), voice.rate(limit.most)
            whole = NotWholeWithin(int(limit.least), int(limit.most))
            wrong[known.name] = voice.tell(whole if limit.is_whole else NotWithin(least, most))
    return FieldErrors(wrong) if wrong else None


def thresholds_said(submitted: Submitted) -> dict[str, Threshold]:
    """Return the thresholds somebody filled in; they were checked."""
    read = {known.name: known.limit.read(submitted.fields.get(known.name, "")) for known in THRESHOLDS}
    return {name: value for name, (value,) in ((name, ways) for name, ways in read.items() if ways)}


def _rules_shown(rules: RulesSet, standard: Policy) -> RulesShown:
    policy = overridden(standard, rules.said)
    return RulesShown(policy, standard, rules.said, rules.changed_by, rules.changed_at, rules.version)


def _shop_shown(shop: Shop, rules: RulesSet, of_all: Policy) -> ShopSettings:
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
        rules=_rules_shown(rules, of_all),
    )
