"""Change event: everything about it may be said anew, until it is over."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.events import kept
from bot.events.asked import demand_latest, event_asked, in_list, known_hosts
from bot.events.cards import event_cards
from bot.events.filled import as_said, under_fields
from bot.events.meant import meant, understood
from bot.messages.events.event_windows import CHANGE_EVENT, change_window
from bot.messages.reply import FieldErrors, Message, View

NAME = "event_change"
TITLE = CHANGE_EVENT


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.PLAN_EVENT)
    event, version = event_asked(desk, pressed.value)
    demand_latest(desk, event, version, asker.voice)
    (card,) = event_cards(desk, [event])
    shops = [shop.name for shop in desk.store.shops.all()]
    return change_window(card, shops, pressed.value, asker.voice, known_hosts(desk))


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong, under its field; reads only."""
    desk.demand(asker.user, Action.PLAN_EVENT)
    event, version = event_asked(desk, submitted.about)
    demand_latest(desk, event, version, asker.voice)
    said = as_said(submitted.fields, event.plan.shop, event.plan.units)
    return under_fields(understood(desk, said, event)[1], submitted.fields, asker.voice)


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Plan it anew; it was checked."""
    event, version = event_asked(desk, submitted.about)
    plan = meant(desk, as_said(submitted.fields, event.plan.shop, event.plan.units), event)
    yield from kept.change(desk, asker, event, version, plan, replaces=not in_list(submitted.about))
