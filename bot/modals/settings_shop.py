"""Change shop: an admin says which channel is told and when, what files mean, and whether the channel sees costs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.settings import NoChannelId, NotMemberThere, SettingsMoved
from bot.errors.setup import BadQuietHours
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.settings.settings_windows import (
    CHANNEL,
    COSTS,
    DATES,
    HOUR,
    MEANS,
    QUIET,
    SET_SHOP,
    SHOP_OF,
    STANDARD,
    shop_window,
)
from bot.settling import about_shop, settings_shown, shop_asked, shop_seen, shop_settings_shown, shop_shown
from bot.store import Shop
from bot.understanding.typed import quiet_hours

NAME = SET_SHOP
TITLE = SHOP_OF
CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{2,}")


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.MANAGE)
    shop = shop_asked(desk, pressed.value)
    return shop_window(shop_shown(desk, shop), desk.digest_hour, about_shop(shop), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the channel or the quiet hours; reads only."""
    desk.demand(asker.user, Action.MANAGE)
    seen = shop_seen(submitted.about)
    if shop_asked(desk, seen.name) != seen:
        raise SettingsMoved
    channel = submitted.fields.get(CHANNEL, "").strip()
    if channel and not CHANNEL_ID.fullmatch(channel):
        return FieldErrors({CHANNEL: asker.voice.tell(NoChannelId())})
    if channel and channel != seen.channel and not desk.slack.is_in(channel):
        return FieldErrors({CHANNEL: asker.voice.tell(NotMemberThere())})
    try:
        _quiet(submitted)
    except BadQuietHours as wrong:
        return FieldErrors({QUIET: asker.voice.tell(wrong)})
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep it; it was checked."""
    seen = shop_seen(submitted.about)
    said = _said(submitted, seen)
    kept = desk.store.shops.change(seen.name, now=desk.now(), by=asker.user, seen=seen, **said)
    if kept != replace(seen, **said):  # type: ignore[arg-type]
        raise SettingsMoved
    if len(desk.store.shops.all()) == 1:  # all settings are its own
        yield settings_shown(desk, asker, replaces=True)
    else:
        yield shop_settings_shown(desk, asker, kept, replaces=True)


def _said(submitted: Submitted, seen: Shop) -> dict[str, object]:
    said = submitted.fields
    hour, dates = said.get(HOUR, STANDARD), said.get(DATES, STANDARD)
    return {
        "channel": said.get(CHANNEL, "").strip(),
        "digest_hour": int(hour) if hour.isdecimal() else None,
        "quiet_hours": _quiet(submitted),
        "quantity_means": said.get(MEANS, seen.quantity_means),
        "date_order": "" if dates == STANDARD else dates,
        "shows_costs": said.get(COSTS) == "shown",
    }


def _quiet(submitted: Submitted) -> str:
    """Return the quiet hours. Raises: BadQuietHours."""
    typed = submitted.fields.get(QUIET, "").strip()
    return quiet_hours(typed) if typed else ""
