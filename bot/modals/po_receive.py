"""Receive: the units that came go on the shelf, and what is missing stays on its way."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors import WhichNumber
from bot.errors.order import MoreThanMissing, NotUnits, NoUnits
from bot.messages.ordering.order_windows import COUNTED, MORE, RECEIVE, TICKS, UNITS, receive_window
from bot.messages.reply import FieldErrors, Message, View
from bot.ordering.purchasing import card_values, demand_latest, order_asked
from bot.ordering.steps import take_in, units_typed
from bot.understanding.typed import whole_meant

NAME = "po_receive"
TITLE = RECEIVE


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, pressed.value)
    demand_latest(desk, order, version, asker.voice)
    counted_at = desk.store.orders.counted_at(order, desk.now())
    return receive_window(card_values(desk, order, ()), counted_at, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, submitted.about)
    demand_latest(desk, order, version, asker.voice)
    missing = {f"{UNITS}{line.line}": line.missing for line in order.lines}
    wrong: dict[str, str] = {}
    for id_, typed in _typed(submitted).items():
        try:
            units = units_typed(typed)
        except (NotUnits, WhichNumber) as error:
            wrong[id_] = asker.voice.tell(error)
            continue
        if units > missing.get(id_, 0) and MORE not in _ticks(submitted):
            wrong[id_] = asker.voice.tell(MoreThanMissing(missing.get(id_, 0), units))
    if not wrong and not _units(submitted):
        wrong = {id_: asker.voice.tell(NoUnits()) for id_ in list(_typed(submitted))[:1]}
    return FieldErrors(wrong) if wrong else None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Take the units in; they were checked."""
    is_counted = COUNTED in _ticks(submitted)
    yield from take_in(desk, asker, submitted.about, _units(submitted), is_counted=is_counted)


def _typed(submitted: Submitted) -> dict[str, str]:
    return {id_: typed for id_, typed in submitted.fields.items() if id_.startswith(UNITS)}


def _units(submitted: Submitted) -> dict[int, int]:
    """Return the units of each line of which any came."""
    came = {int(id_.removeprefix(UNITS)): whole_meant(typed) for id_, typed in _typed(submitted).items()}
    return {line: units for line, units in came.items() if units}


def _ticks(submitted: Submitted) -> list[str]:
    return submitted.fields.get(TICKS, "").split()
