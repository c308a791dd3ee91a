"""Tables of what is sold and where it lies: shops, locations, products, listings, items, terms."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field

from bot.store.tables.base import Table, at_least, folded_words, later_words, number_key, of_workspace, one_of, whole


class LocationRow(Table, table=True):
    __table_args__ = (UniqueConstraint("workspace_id", "name"),)
    workspace_id: str = of_workspace()
    id: int = number_key()
    name: str


class ShopRow(Table, table=True):
    __table_args__ = (
        UniqueConstraint("workspace_id", "folded"),
        ForeignKeyConstraint(["workspace_id", "location_id"], ["location.workspace_id", "location.id"]),
        one_of("quantity_means", ("available", "on_hand")),
        one_of("date_order", ("day_first", "month_first", "")),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    name: str
    folded: str = folded_words()
    market: str
    tz: str
    currency: str
    channel: str
    quantity_means: str
    date_order: str
    shows_costs: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # in its channel
    digest_hour: int | None = whole(None)  # [hour] NULL: as the environment says
    quiet_hours: str = later_words()  # "22-7"; "" never
    location_id: int = Field(sa_type=BigInteger)


class ProductRow(Table, table=True):
    """One product by our code, with the terms it is bought on."""

    __table_args__ = (UniqueConstraint("workspace_id", "folded"),)
    workspace_id: str = of_workspace()
    id: int = number_key()
    code: str
    folded: str = folded_words()
    name: str
    supplier: str = ""
    unit_cost_myriadths: int | None = whole(None)
    cost_currency: str = ""
    lead_time: int | None = whole(None)
    max_lead_time: int | None = whole(None)
    air_lead_time: int | None = whole(None)
    buffer: int | None = whole(None)
    moq: int | None = whole(None)
    case_pack: int | None = whole(None)
    salvage_myriadths: int | None = whole(None)  # what a unit that does not sell is worth, in the currency of the cost
    storage_fee_myriadths: int | None = whole(None)  # a unit and month, in the currency of the cost
    no_air_route: bool | None = None  # NULL: as its supplier
    lowest_price_minor: int | None = whole(None)  # least that may be asked for a unit in a shop; NULL: anything may
    price_currency: str = later_words()  # of that
    platform_fee: float | None = None  # share of its price the platform keeps; NULL: as its shop says
    sell_by: int | None = whole(None)  # [days since 1970] last day it may be sold; NULL: it does not expire
    sell_by_at: int | None = whole(None)  # [seconds since 1970, UTC] when that was said: it is of what lay there then


class ListingRow(Table, table=True):
    """What a shop sells under one SKU ID; Seller SKU is an alias people type."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "shop_id", "sku_id"),
        Index("ix_listing_sku", "workspace_id", "folded_sku_id"),
        Index("ix_listing_seller_sku", "workspace_id", "folded_seller_sku"),
        Index("ix_listing_page", "workspace_id", "shop_id", "page_id"),
        ForeignKeyConstraint(["workspace_id", "shop_id"], ["shop.workspace_id", "shop.id"]),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    shop_id: int = Field(sa_type=BigInteger)
    sku_id: str
    folded_sku_id: str = folded_words()
    seller_sku: str
    folded_seller_sku: str = folded_words()
    name: str
    variation: str
    price_minor: int | None = whole(None)  # as listed
    sold_minor: int | None = whole(None)  # mean of a unit in the newest export
    page_id: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # TikTok's Product ID
    counted_since: int | None = whole(None)  # [seconds since 1970, UTC] earliest count of it; NULL: never counted


class ComponentRow(Table, table=True):
    """What one sold unit of a listing consumes; several rows make a bundle."""

    __table_args__ = (
        Index("ix_component_product", "workspace_id", "product_id"),
        at_least("units_each", 1),
        ForeignKeyConstraint(["workspace_id", "listing_id"], ["listing.workspace_id", "listing.id"]),
        ForeignKeyConstraint(["workspace_id", "product_id"], ["product.workspace_id", "product.id"]),
    )
    workspace_id: str = of_workspace()
    listing_id: int = number_key()
    product_id: int = number_key()
    units_each: int = whole(1)


class ItemRow(Table, table=True):
    """A product at a location: what is planned."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "product_id", "location_id"),
        ForeignKeyConstraint(["workspace_id", "product_id"], ["product.workspace_id", "product.id"]),
        ForeignKeyConstraint(["workspace_id", "location_id"], ["location.workspace_id", "location.id"]),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    product_id: int = Field(sa_type=BigInteger)
    location_id: int = Field(sa_type=BigInteger)
    first_seen: int = whole()  # [seconds since 1970, UTC] first count or sale
    abc_class: int | None = whole(None)  # an AbcClass, as the newest night found; NULL: none did


class ExpectedRow(Table, table=True):
    """Units on their way as the planning workbook lists them; the next workbook replaces the list."""

    __table_args__ = (
        at_least("quantity", 1),
        Index("ix_expected_item", "workspace_id", "item_id"),
        ForeignKeyConstraint(["workspace_id", "item_id"], ["item.workspace_id", "item.id"]),
    )
    workspace_id: str = of_workspace()
    line: int = number_key()
    item_id: int = Field(sa_type=BigInteger)
    quantity: int = whole()
    arrives: date
    reference: str = ""
