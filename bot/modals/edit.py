"""Another quantity: the suggestion becomes purchase orders with units of one's own, by sea, by air or both."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors import UserError, WhichNumber
from bot.errors.decision import NotAQuantity, NotAShare, NotWholeCartons, UnderMinimum
from bot.messages.ordering.decision_windows import (
    AIR,
    ANYWAY,
    BY_AIR,
    EDIT,
    NOTE,
    QUANTITY,
    SEA,
    SPLIT,
    TICKS,
    WAY,
    Asked,
)
from bot.messages.ordering.decision_windows import edit_window as window
from bot.messages.reply import FieldErrors, Message, View
from bot.ordering.checked import demand_checked
from bot.ordering.decision import asked_in_window, split, submitted_for, suggestion_asked
from bot.ordering.minimums import short_of_minimum
from bot.ordering.spending import approve_within_limit, costs_of, demand_within_limit
from bot.store import Approval, Lot
from bot.understanding.typed import whole_meant

NAME = "edit"
TITLE = EDIT
MOST = 999_999_999  # [units] more is a slip


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.APPROVE)
    demand_checked(desk, [suggestion_asked(desk, pressed.value)[0].id])
    return window(asked_in_window(desk, pressed, asker), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.APPROVE)
    suggestion, _ = suggestion_asked(desk, submitted_for(submitted).value)
    demand_checked(desk, [suggestion.id])
    asked = asked_in_window(desk, submitted_for(submitted), asker)
    wrong = {field: asker.voice.tell(error) for field, error in _wrong(asked, submitted)}
    if wrong:
        return FieldErrors(wrong)
    demand_within_limit(desk, asker, costs_of(desk, [(suggestion, lot) for lot in _lots(asked, submitted)]))
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Order it so; it was checked."""
    pressed = submitted_for(submitted)
    suggestion, version = suggestion_asked(desk, pressed.value)
    lots = _lots(asked_in_window(desk, pressed, asker), submitted)
    approval = Approval(suggestion.id, version, lots, submitted.fields.get(NOTE, "").strip())
    (decision,) = approve_within_limit(desk, asker, [approval])
    yield from outcome(desk, asker, pressed, decision)
    yield from short_of_minimum(desk, asker, decision.orders)


def _wrong(asked: Asked, submitted: Submitted) -> Iterator[tuple[str, UserError]]:
    unclear = {field: which for field in (QUANTITY, BY_AIR) if (which := _unclear(submitted, field))}
    if unclear:
        yield from unclear.items()
        return
    units = _whole(submitted, QUANTITY)
    if not units:
        yield QUANTITY, NotAQuantity()
        return
    if ANYWAY not in submitted.fields.get(TICKS, "").split():
        if units < asked.moq:
            yield QUANTITY, UnderMinimum(asked.moq)
        elif units % asked.case_pack:
            fewer = units - units % asked.case_pack
            yield QUANTITY, NotWholeCartons(asked.case_pack, fewer, fewer + asked.case_pack)
    if submitted.fields.get(WAY) == SPLIT and not 1 <= _whole(submitted, BY_AIR) < units:
        yield BY_AIR, NotAShare(units - 1)


def _lots(asked: Asked, submitted: Submitted) -> tuple[Lot, ...]:
    units, way = _whole(submitted, QUANTITY), submitted.fields.get(WAY, SEA)
    by_air = {AIR: units, SPLIT: _whole(submitted, BY_AIR)}.get(way, 0)
    return split(Lot(units, "sea", asked.sea_arrives, asked.order_day), by_air, asked.air_arrives)


def _whole(submitted: Submitted, field: str) -> int:
    """Return the whole number in a field; 0 where it holds none."""
    number = whole_meant(submitted.fields.get(field, "")) or 0
    return number if number <= MOST else 0


def _unclear(submitted: Submitted, field: str) -> WhichNumber | None:
    """Return which numbers a field can mean, where nobody can tell."""
    try:
        whole_meant(submitted.fields.get(field, ""))
    except WhichNumber as which:
        return which
    return None
