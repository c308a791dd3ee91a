"""The life of a purchase order: which state follows which, and when its date no longer counts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

FORGOTTEN = timedelta(days=2)
"""A draft that nobody marks as ordered for longer than this is not expected on its day."""


class State(StrEnum):
    """Where a purchase order stands."""

    DRAFT = "draft"  # approved here, not said to be with the supplier
    ORDERED = "ordered"
    SHIPPED = "shipped"
    PART_RECEIVED = "part_received"
    RECEIVED = "received"
    CANCELLED = "cancelled"


class Late(StrEnum):
    """Why an order needs a date."""

    NOT_ORDERED = "not_ordered"
    OVERDUE = "overdue"


COMING = (State.DRAFT, State.ORDERED, State.SHIPPED, State.PART_RECEIVED)
"""The states in which units are still expected."""
RECEIVABLE = (State.ORDERED, State.SHIPPED, State.PART_RECEIVED)
"""The states in which units may arrive: a draft is marked ordered first."""
BEFORE: Mapping[State, tuple[State, ...]] = {
    State.ORDERED: (State.DRAFT,),
    State.SHIPPED: (State.ORDERED,),
    State.PART_RECEIVED: RECEIVABLE,
    State.RECEIVED: RECEIVABLE,
    State.CANCELLED: COMING,
}
"""From which states each state may be reached."""


def is_forgotten(dated_at: datetime, now: datetime) -> bool:
    """Return whether a draft has waited too long for somebody to order it.

    Args:
        dated_at: when its date was last given, by the approval or by a person since.
        now: the moment of asking.

    >>> noon = datetime(2026, 11, 2, 12)
    >>> [is_forgotten(noon, noon + FORGOTTEN + timedelta(seconds=late)) for late in (0, 1)]
    [False, True]
    """
    return now - dated_at > FORGOTTEN


def lateness(state: State, dated_at: datetime, arrives: date, now: datetime, today: date) -> Late | None:
    """Return why the order's date no longer counts; None where it does.

    Args:
        state: where the order stands.
        dated_at: when its date was last given.
        arrives: the day it is expected.
        now: the moment of asking.
        today: the day it is then where it arrives.

    >>> noon = datetime(2026, 11, 2, 12)
    >>> [lateness(State.SHIPPED, noon, noon.date(), noon, date(2026, 11, day)) for day in (2, 3)]
    [None, <Late.OVERDUE: 'overdue'>]
    """
    if state not in COMING:
        return None
    if state == State.DRAFT and is_forgotten(dated_at, now):
        return Late.NOT_ORDERED
    return Late.OVERDUE if arrives < today else None
