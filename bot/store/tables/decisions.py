"""Tables of what was judged and decided: suggestions, purchase orders, alerts, levels, digests."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint, false, true
from sqlmodel import Field

from bot.store.tables.base import (
    Table,
    apart,
    at_least,
    document,
    key,
    later_words,
    number_key,
    of_workspace,
    one_of,
    only_one,
    whole,
)

MODES = ("sea", "air")
SUGGESTION_STATES = ("open", "approved", "edited", "dismissed", "expired", "superseded")
ORDER_STATES = ("draft", "ordered", "shipped", "part_received", "received", "cancelled")


class SuggestionRow(Table, table=True):
    __table_args__ = (
        one_of("mode", MODES),
        one_of("state", SUGGESTION_STATES),
        at_least("quantity", 1),
        only_one("uq_suggestion_open", "product", "location", where="state = 'open'"),
        Index("ix_suggestion_product", "workspace_id", "product", "location"),
        apart("ix_suggestion_dismissed", "product", "location", where="state = 'dismissed'"),
        apart("ix_suggestion_stamp", "id", "version", where="state = 'open'"),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    version: int = whole(1)
    product: str
    location: str
    shop: str
    level: str
    quantity: int = whole()
    order_by: date | None = None
    supplier: str = ""
    unit_cost_myriadths: int | None = whole(None)
    currency: str = ""
    mode: str = "sea"
    lead_time: float
    rounding: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    rounding_days: float | None = None
    air_quantity: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    air_by: date | None = None
    tied_up_minor: int | None = whole(None)
    state: str = "open"
    opened_at: datetime
    changed_at: datetime
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    note: str = later_words()
    ordered: int | None = whole(None)
    order_number: str = ""
    snoozed_until: datetime | None = None
    until_order: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    snoozed_by: str = later_words()
    snooze_note: str = later_words()
    stands: bool = Field(default=True, sa_column_kwargs={"server_default": true()})  # of a no: until no longer wanted


class PurchaseOrderRow(Table, table=True):
    __table_args__ = (one_of("state", ORDER_STATES),)
    workspace_id: str = of_workspace()
    number: str = key()
    supplier: str
    state: str = "draft"
    created_by: str
    created_at: datetime
    arrives: date
    version: int = Field(default=1, sa_type=BigInteger, sa_column_kwargs={"server_default": "1"})  # rises with a change
    dated_at: datetime | None = None  # when a person gave ``arrives``; NULL: it is the approval's
    told_late_at: datetime | None = None  # NULL: the channel was not told that it is late
    origin: str = later_words()  # the location its stock is moved from; "" it is bought
    sent_at: int | None = whole(None)  # [seconds since 1970, UTC] since when that is no longer counted there


class PurchaseOrderLineRow(Table, table=True):
    """The second guard against a double order: one line a suggestion and mode, whatever happens."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "suggestion_id", "mode"),
        one_of("mode", MODES),
        at_least("quantity", 1),
        at_least("received", 0),
        ForeignKeyConstraint(
            ["workspace_id", "order_number"], ["purchase_order.workspace_id", "purchase_order.number"]
        ),
    )
    workspace_id: str = of_workspace()
    order_number: str = key()
    line: int = number_key()
    product: str
    location: str
    quantity: int = whole()
    received: int = whole()
    unit_cost_myriadths: int | None = whole(None)  # of ``cost_units`` units
    currency: str = ""
    suggestion_id: int | None = Field(default=None, sa_type=BigInteger)
    mode: str = "sea"
    arrives: date | None = None  # as it was approved; NULL: it was no suggestion, or is of before it was kept
    cost_units: int = Field(default=1, sa_type=BigInteger, sa_column_kwargs={"server_default": "1"})


class AlertRow(Table, table=True):
    __table_args__ = (
        one_of("state", ("open", "closed")),
        only_one("uq_alert_open", "product", "location", "family", where="state = 'open'"),
        Index("ix_alert_snoozed", "workspace_id", "snoozed_until"),
        apart("ix_alert_untold", "id", where="state = 'open' AND told_at IS NULL"),
        apart("ix_alert_stamp", "id", "changed_at", where="state = 'open'"),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    rule: str
    family: str = Field(default="level", sa_column_kwargs={"server_default": "level"})  # a place has one of each
    product: str
    location: str
    shop: str
    level: str
    state: str = "open"
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None = None
    told_at: datetime | None = None  # NULL: it waits to be told
    message: str = later_words()  # subject of the outbox row that tells it
    recovering_since: datetime | None = None
    snoozed_until: datetime | None = None
    snoozed_by: str = later_words()
    snooze_note: str = later_words()
    figures: dict[str, Any] = document()


class StandingRow(Table, table=True):
    """How an item stood at the last check: the few figures of an overview."""

    __table_args__ = (
        Index("ix_standing_urgency", "workspace_id", "urgency", "product", "location"),
        Index("ix_standing_shop_urgency", "workspace_id", "shop", "urgency", "product", "location"),
    )
    workspace_id: str = of_workspace()
    product: str = key()
    location: str = key()
    shop: str
    name: str
    level: str
    urgency: int = whole()  # the smaller, the sooner it is listed: by level, then by money at stake
    digest: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})  # of all the rest
    available: int | None = whole(None)
    days_of_cover: float | None = None
    stockout: date | None = None
    threshold: int = whole()
    quantity: int = whole()
    money_minor: int | None = whole(None)
    currency: str = ""
    cash_minor: int | None = whole(None)
    coming_minor: int | None = whole(None)
    cost_currency: str = later_words()
    as_of: datetime
    counted_at: datetime | None = None


class StandingCountRow(Table, table=True):
    """How many items of a shop stood at a level at the last check."""

    workspace_id: str = of_workspace()
    shop: str = key()
    level: str = key()
    items: int = whole()
    as_of: datetime


class DigestRunRow(Table, table=True):
    """One digest a shop, kind and local date, for ever."""

    __table_args__ = (one_of("state", ("claimed", "skipped")),)
    workspace_id: str = of_workspace()
    shop: str = key()
    kind: str = key()
    local_date: date = key()
    at: datetime
    state: str
