"""Who supplies what, and how each item is ordered: invented, and dealt by a stable hash of the SKU."""

from dataclasses import dataclass
from enum import StrEnum

from sample.lines import Product, Shop, stable


@dataclass(frozen=True, slots=True)
class Supplier:
    """An invented supplier and its terms."""

    name: str
    lead_time: int  # [days] by sea or road, as promised
    max_lead_time: int  # [days] the longest normal one
    air_lead_time: int | None  # [days] None: no air route
    moq: int  # [units]
    cartons: tuple[int, ...]  # [units] sizes in use, dealt by the hash
    cost_share: float  # of the real median price
    duty: float  # [percent of the unit cost]
    minimum_order: int  # GBP
    order_rhythm: int | None = None  # [days] None: orders go out on any day

    @property
    def spread(self) -> float:
        """Return by how many days the lead time strays: the longest normal one is two of that beyond the usual."""
        return (self.max_lead_time - self.lead_time) / 2


SUPPLIERS = (
    Supplier("Ningbo Harbour Goods", 30, 35, 7, 36, (12, 24), 0.36, 4.0, 300),
    Supplier("Yiwu Bright Trading", 35, 42, 8, 48, (12, 24), 0.32, 4.0, 250),
    Supplier("Shantou Lantern Works", 40, 45, 9, 48, (12, 24), 0.30, 4.0, 400),
    Supplier("Jaipur Block & Thread", 38, 45, 9, 24, (6, 12), 0.34, 3.0, 200),
    Supplier("Izmir Hearth Export", 20, 24, 6, 24, (6, 12), 0.42, 0.0, 150),
    Supplier("Porto Ceramics Yard", 21, 25, None, 24, (6, 12), 0.45, 0.0, 150),
    Supplier("Gdansk Paper Mill", 20, 22, None, 20, (10, 20), 0.40, 0.0, 100, 14),
)


class Style(StrEnum):
    """A way of ordering found in real shops; which item is ordered how is dealt by a stable hash."""

    BY_THE_BOOK = "by the book"
    QUARTERLY = "quarterly"
    LEAN = "lean"
    FORGOTTEN = "forgotten"
    TOO_MUCH = "too much"


DEAL = (
    *(Style.BY_THE_BOOK,) * 12,
    *(Style.QUARTERLY,) * 3,
    *(Style.LEAN,) * 3,
    *(Style.FORGOTTEN,) * 1,
    *(Style.TOO_MUCH,) * 2,
)
CHOSEN_STYLES = {("uk", "SKU123"): Style.BY_THE_BOOK}
CHOSEN_TERMS = {"SKU123": (SUPPLIERS[4], 12)}


@dataclass(frozen=True, slots=True)
class Terms:
    """What buying one SKU means."""

    supplier: Supplier
    case_pack: int  # [units] per carton
    unit_cost: float  # GBP


def terms(product: Product) -> Terms:
    """Return the supplier, carton and cost of a SKU."""
    dealt = stable(f"supplier {product.sku}")
    supplier = SUPPLIERS[dealt % len(SUPPLIERS)]
    case_pack = supplier.cartons[dealt // 100 % len(supplier.cartons)]
    if product.sku in CHOSEN_TERMS:
        supplier, case_pack = CHOSEN_TERMS[product.sku]
    return Terms(supplier, case_pack, round(product.price * supplier.cost_share, 2))


def style(shop: Shop, product: Product) -> Style:
    """Return how the shop orders this SKU."""
    chosen = CHOSEN_STYLES.get((shop.code, product.sku))
    if chosen:
        return chosen
    if product.kind == "dying" and stable(f"style {shop.code} {product.sku}") % 2:
        return Style.TOO_MUCH
    return DEAL[stable(f"style {shop.code} {product.sku}") % len(DEAL)]
