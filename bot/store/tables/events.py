"""Tables of what is planned to sell on top of ordinary sales: livestreams, campaigns, pauses of ads."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint
from sqlmodel import Field

from bot.store.tables.base import Table, at_least, later_words, number_key, of_workspace, one_of, only_one, whole

KINDS = ("livestream", "campaign", "ads_paused", "short_video", "flash_sale", "coupon")
"""A season or a delay is kept as a campaign with an effect."""
EVENT_STATES = ("planned", "cancelled")
ALERTS = ("", "tomorrow", "today", "passed")


class EventRow(Table, table=True):
    __table_args__ = (
        one_of("kind", KINDS),
        one_of("state", EVENT_STATES),
        one_of("told", ALERTS),
        only_one("uq_event_planned", "shop_id", "folded", "first_day", where="state = 'planned'"),
        ForeignKeyConstraint(["workspace_id", "shop_id"], ["shop.workspace_id", "shop.id"]),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    version: int = whole(1)  # rises with a change
    name: str
    folded: str
    kind: str
    shop_id: int = Field(sa_type=BigInteger)
    first_day: int = whole()  # local day in the shop's zone, days since 1970, as of an order line
    last_day: int = whole()
    state: str = "planned"
    added_by: str
    added_at: datetime
    from_sheet: bool = False  # the planning workbook lists it; what it lists no more is cancelled
    host: str = later_words()  # who presents it; "": not said
    price_cut: int | None = whole(None)  # [%] off the usual price; none: not said
    told: str = ""  # what the channel was told of its last safe order
    effect: str = later_words()  # season, sea_delay, air_delay: what it is instead of its kind; "": its kind
    amount: float = Field(default=0.0, sa_column_kwargs={"server_default": "0"})  # times the usual, or days longer


class EventLineRow(Table, table=True):
    """What an event sells of one product; a pause of ads without lines is of all the shop's products."""

    __table_args__ = (
        at_least("units", 0),
        ForeignKeyConstraint(["workspace_id", "event_id"], ["event.workspace_id", "event.id"]),
        ForeignKeyConstraint(["workspace_id", "product_id"], ["product.workspace_id", "product.id"]),
    )
    workspace_id: str = of_workspace()
    event_id: int = number_key()
    product_id: int = number_key()
    units: int = whole()
