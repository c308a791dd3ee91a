"""Which orders to decide are meant: of a shop, a supplier or a SKU, snoozed ones, those that could fly."""

from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.messages.ordering.reorder_values import AIR, AIR_ALL, BY_AIR_OF, SNOOZED
from bot.store import Chosen

SHOP, SUPPLIER, PRODUCT = "shop", "supplier", "product"
BESIDE = f"|{SHOP}:"  # behind a product: of this shop alone


def choice(desk: Desk, about: str = "") -> Chosen:
    """Say what ``shop:NAME``, ``supplier:NAME``, ``product:CODE(|shop:NAME)`` or SNOOZED mean; "": all awake.

    AIR and AIR_ALL, alone or before ``|`` and one of these: those of them that could fly.
    """
    by_air, _, of = about.partition(BY_AIR_OF)
    if by_air in {AIR, AIR_ALL}:
        return replace(choice(desk, of), could_fly=True, is_asleep=False)
    kind, _, name = about.partition(":")
    shop, now = name if kind == SHOP else "", desk.now()
    if kind == PRODUCT:
        name, _, shop = name.partition(BESIDE)
    return Chosen(
        now=now,
        today=now.astimezone(UTC).date(),
        todays={shop.name: now.astimezone(ZoneInfo(shop.tz)).date() for shop in desk.store.shops.all()},
        shop=desk.store.shops.listed_under(shop) if shop else None,
        supplier=name if kind == SUPPLIER else None,
        product=name if kind == PRODUCT else None,
        is_asleep=None if kind == PRODUCT else kind == SNOOZED,
    )
