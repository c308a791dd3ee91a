"""Tables of how things are bought and moved: suppliers, lanes between locations, exchange rates."""

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from bot.store.tables.base import Table, at_least, key, number_key, of_workspace, whole


class SupplierRow(Table, table=True):
    """Who makes what we sell, and on which terms; a product's own terms go before these."""

    workspace_id: str = of_workspace()
    folded: str = key()
    name: str
    currency: str = ""
    plan_days: int | None = whole(None)
    plan_spread: float | None = None
    production_days: int | None = whole(None)
    production_spread: float | None = None
    quality_days: int | None = whole(None)
    quality_spread: float | None = None
    sea_days: int | None = whole(None)
    sea_spread: float | None = None
    air_days: int | None = whole(None)  # NULL where other parts are known: no air route
    air_spread: float | None = None
    customs_days: int | None = whole(None)
    customs_spread: float | None = None
    receiving_days: int | None = whole(None)
    receiving_spread: float | None = None
    sea_freight_myriadths: int | None = whole(None)  # a unit
    air_freight_myriadths: int | None = whole(None)  # a unit
    duty: float | None = None  # [percent of the unit cost]
    moq: int | None = whole(None)
    case_pack: int | None = whole(None)
    minimum_order_minor: int | None = whole(None)
    order_rhythm: int | None = whole(None)  # [days] between two order days
    order_day: str = ""  # weekday, in English; "" any


class LaneRow(Table, table=True):
    """A way to move stock from one location to another."""

    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "origin_id"], ["location.workspace_id", "location.id"]),
        ForeignKeyConstraint(["workspace_id", "destination_id"], ["location.workspace_id", "location.id"]),
        at_least("days", 0),
    )
    workspace_id: str = of_workspace()
    origin_id: int = number_key()
    destination_id: int = number_key()
    days: int = whole()
    cost_myriadths: int | None = whole(None)  # a unit; NULL: not said
    currency: str = ""


class ExchangeRateRow(Table, table=True):
    """What one unit of ``base`` is worth in ``quote`` from a day on, as somebody typed it."""

    workspace_id: str = of_workspace()
    base: str = key()
    quote: str = key()
    day: date = Field(primary_key=True)
    rate: str  # digit by digit: a database's own decimals are not the same everywhere
