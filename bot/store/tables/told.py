"""Tables of what files tell beside counts and sales: what is on its way to TikTok, ads, and what counts found."""

from bot.store.tables.base import PACKED, Table, at_least, key, number_key, whole


class TransitRow(Table, table=True):
    """Units on their way into TikTok's warehouse, as the newest file of what lies there says; on no day."""

    __table_args__ = (at_least("quantity", 1), PACKED)
    workspace_id: str = key()
    item_id: int = number_key()
    quantity: int = whole()


class AdsLineRow(Table, table=True):
    """What a campaign did for a product page in a period, as one report has it."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    shop_id: int = number_key()
    import_id: int = number_key()
    campaign_id: str = key()
    page_id: str = key()
    campaign: str
    first_day: int = whole()  # local day, days since 1970
    last_day: int = whole()
    orders: int = whole()
    cost_minor: int = whole()
    revenue_minor: int | None = whole(None)
    currency: str
    impressions: int | None = whole(None)
    clicks: int | None = whole(None)


class AdjustmentRow(Table, table=True):
    """What a count found beyond what the movements since the count before explain; below 0: missing."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    item_id: int = number_key()
    at: int = number_key()  # of the count
    quantity: int = whole()
