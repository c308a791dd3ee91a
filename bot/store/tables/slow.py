"""Tables of what lies too long: how old each item's stock is, and the money in stock day by day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from bot.store.tables.base import Table, at_least, document, key, number_key, of_workspace, one_of, only_one, whole


class StockAgeRow(Table, table=True):
    """How old an item's stock was when it was last judged; only what has been counted."""

    __table_args__ = (
        Index(
            "ix_stock_age_slow",
            "workspace_id",
            "location",
            sqlite_where=text("is_slow = 1"),
            postgresql_where=text("is_slow"),
        ),
    )
    workspace_id: str = of_workspace()
    product: str = key()
    location: str = key()
    name: str
    is_slow: bool
    units: int = whole()  # on hand
    old_units: int = whole()
    oldest: int | None = whole(None)  # [days] NULL: no stock
    mean_age: float | None = None  # [days]
    is_at_least: bool
    sold: int = whole()
    opening: int = whole()
    received: int = whole()
    cash_minor: int | None = whole(None)  # in the old units; NULL: the cost is unknown
    currency: str = ""
    as_of: date
    best: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # the step of the ladder that brings most cash back
    wanted: dict[str, int] | None = Field(default=None, sa_type=JSON)  # [units] by location that wants them


class AroundRow(Table, table=True):
    """What the newest look at slow stock found of all orders of a location."""

    workspace_id: str = of_workspace()
    location_id: int = number_key()
    orders: int = whole()  # of a year
    tells_returns: bool  # its exports tell of returns
    day: int = whole()  # local day, days since 1970, of the look


class StockValueRow(Table, table=True):
    """The money in a location's stock on a day, a row for each currency things are bought in; "" where unknown."""

    workspace_id: str = of_workspace()
    location: str = key()
    day: date = key()
    currency: str = key()
    items: int = whole()  # with stock
    sold_items: int = whole()  # of those, sold within the window
    slow_items: int = whole()
    old_units: int = whole()  # of slow items
    on_hand_minor: int = whole()
    on_order_minor: int = whole()
    slow_minor: int = whole()  # in the old units of slow items
    days: int = whole()  # the period of what follows; 0: too short to say
    cost_sold_minor: int = whole()  # what was sold within it, at cost
    average_minor: int = whole()  # stock at cost, on average over it
    margin_minor: int | None = whole(None)  # what was sold within it less its cost; NULL: prices or rates unknown
    at: datetime


STEP_STATES = ("accepted", "replaced", "undone", "finished")


class ClearanceStepRow(Table, table=True):
    """A step of the clearance ladder that somebody accepted; one at a time of a product at a location."""

    __table_args__ = (
        one_of("state", STEP_STATES),
        at_least("units", 1),
        only_one("uq_clearance_step_accepted", "product", "location", where="state = 'accepted'"),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    version: int = whole(1)
    product: str
    location: str
    name: str
    shop: str
    rung: dict[str, Any] = document()  # as it was shown
    units: int = whole()
    given: float  # [days]
    pace: float | None = None  # [units/day] NULL: all at once
    pace_before: float  # [units/day]
    commission: float  # share
    currency: str
    state: str = "accepted"
    accepted_by: str
    accepted_at: datetime
    since: int = whole()  # the same, seconds since 1970, UTC
    until: int | None = whole(None)  # it ended then; NULL: it runs
    ended_by: str = ""
    ended_at: datetime | None = None
    replaces: int | None = whole(None)  # the step it took the place of
