"""Add event: a livestream, a campaign or a pause of ads, with what it sells of each product."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.event import NoShopYet
from bot.events import kept
from bot.events.asked import known_hosts
from bot.events.filled import as_said, under_fields
from bot.events.meant import meant, understood
from bot.messages.events.event_windows import ADD_EVENT, add_window
from bot.messages.reply import FieldErrors, Message, View

NAME = "event_add"
TITLE = ADD_EVENT


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.PLAN_EVENT)
    shops = desk.store.shops.all()
    if not shops:
        raise NoShopYet
    today = desk.today(ZoneInfo(shops[0].tz))
    return add_window([shop.name for shop in shops], pressed.value, today, asker.voice, known_hosts(desk))


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong, under its field; reads only."""
    desk.demand(asker.user, Action.PLAN_EVENT)
    return under_fields(understood(desk, as_said(submitted.fields))[1], submitted.fields, asker.voice)


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep it; it was checked."""
    yield from kept.add(desk, asker, meant(desk, as_said(submitted.fields)))
