"""Change arrival: a person gives the day on which an order comes, and planning counts on it again."""

from collections.abc import Iterator
from datetime import date

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.order import NoDay, PastDay
from bot.messages.ordering.order_windows import ARRIVES, CHANGE_ARRIVAL, arrival_window
from bot.messages.reply import FieldErrors, Message, View
from bot.ordering.purchasing import card_values, demand_latest, order_asked
from bot.ordering.steps import day_to_come, give_day

NAME = "po_arrival"
TITLE = CHANGE_ARRIVAL


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, pressed.value)
    demand_latest(desk, order, version, asker.voice)
    return arrival_window(card_values(desk, order, ()), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the day; reads only."""
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, submitted.about)
    demand_latest(desk, order, version, asker.voice)
    try:
        day_to_come(order, _day(submitted), desk.now())
    except (NoDay, PastDay) as wrong:
        return FieldErrors({ARRIVES: asker.voice.tell(wrong)})
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep the day; it was checked."""
    day = _day(submitted)
    assert day is not None  # noqa: S101 - checked
    yield from give_day(desk, asker, submitted.about, day)


def _day(submitted: Submitted) -> date | None:
    try:
        return date.fromisoformat(submitted.fields.get(ARRIVES, ""))
    except ValueError:
        return None
