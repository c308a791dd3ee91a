"""What a shop's exports tell us, once read: order lines, stock counts, what lies with TikTok."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One SKU within one order; the pair of ids is what makes it unique within a shop."""

    order_id: str
    sku_id: str
    seller_sku: str  # the seller's own code; often blank
    name: str
    variation: str
    quantity: int  # [units] sold, 1 or more
    returned: int  # [units] sent back, 0 where the file does not say
    created: datetime  # UTC
    paid: datetime | None  # UTC; None: not paid (yet)
    shipped: datetime | None  # UTC; None: not shipped (yet)
    delivered: datetime | None  # UTC; None: not delivered (yet)
    cancelled: datetime | None  # UTC; None: not cancelled
    subtotal_minor: int | None  # [smallest coin] after discount, for all units; None: the file does not say
    currency: str  # of the subtotal, as in ISO 4217
    warehouse: str  # "" where the file does not say
    country: str = ""  # it goes to, as the file writes it; "" where it does not say

    @property
    def moves_stock(self) -> bool:
        """Paid or shipped, and not cancelled before it left: these units leave the shelf."""
        if self.shipped is not None:
            return self.cancelled is None or self.cancelled >= self.shipped
        return self.paid is not None and self.cancelled is None

    @property
    def is_sale(self) -> bool:
        """A line that moves stock for money; samples, gifts and replacements cost nothing and are no demand."""
        return self.moves_stock and self.subtotal_minor != 0

    @property
    def demanded(self) -> datetime:
        """When the customer wanted it: the moment of payment, else of the order. UTC."""
        return self.paid or self.created


@dataclass(frozen=True, slots=True)
class StockCount:
    """What the shop says it has of one SKU, in one warehouse where it tells them apart."""

    product_id: str
    sku_id: str
    seller_sku: str
    name: str
    variation: str
    quantity: int | None  # [units]; None: the file does not say, which never means zero
    price_minor: int | None  # [smallest coin]; None: the file does not say
    currency: str  # of the price
    warehouse: str  # "" where the file has one quantity for all


@dataclass(frozen=True, slots=True)
class FulfilledStock:
    """What lies in one of TikTok's own warehouses, and what is on its way there."""

    seller_sku: str
    quantity: int | None  # [units] may be sold; None: the file does not say
    in_transit: int | None  # [units] without a day; None: the file does not say


@dataclass(frozen=True, slots=True)
class AdsLine:
    """What one campaign did for one product page in the period of the report."""

    campaign_id: str
    campaign: str
    product_id: str  # of the page; its SKUs share it
    orders: int  # [units] that the platform says came through it
    cost_minor: int  # [smallest coin]
    revenue_minor: int | None  # [smallest coin]; None: the file does not say
    currency: str
    impressions: int | None  # None: the file does not say
    clicks: int | None

    def plus(self, other: "AdsLine") -> "AdsLine":
        """Return both together: one campaign and page may stand in several rows, one a creative."""
        return replace(
            self,
            orders=self.orders + other.orders,
            cost_minor=self.cost_minor + other.cost_minor,
            revenue_minor=_sum(self.revenue_minor, other.revenue_minor),
            impressions=_sum(self.impressions, other.impressions),
            clicks=_sum(self.clicks, other.clicks),
        )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
