"""What is on its way to items that are out, by the planning workbook, by TikTok and on orders."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Protocol

from bot.desk import Desk
from bot.messages.coming import Coming
from bot.store import Catalogue
from planner.model import UNDATED, Level

Place = tuple[str, str]  # product and location


class Listed(Protocol):
    """An item as a list shows it."""

    @property
    def product(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def level(self) -> Level | None: ...


def coming_to(desk: Desk, listed: Iterable[Listed]) -> Mapping[Place, Coming]:
    """Return what arrives next where an item is out, of those to which something is on its way."""
    places = {(item.product, item.location) for item in listed if item.level == Level.OUT}
    if not places:
        return {}
    products = sorted({product for product, _ in places})
    gathered = desk.store.facts.gather(desk.now(), products=products, policies=desk.policies, days=1)
    return {
        (about.product, about.location): found
        for catalogue in gathered
        for i, about in enumerate(catalogue.about)
        if (about.product, about.location) in places and (found := _next(catalogue, i))
    }


def _next(catalogue: Catalogue, i: int) -> Coming | None:
    mine = catalogue.inbound.item == i
    day, units = catalogue.inbound.day[mine], catalogue.inbound.quantity[mine]
    dated = (day >= 0) & (day != UNDATED)
    if dated.any():
        first = int(day[dated].min())
        return Coming(int(units[day == first].sum()), catalogue.as_of + timedelta(days=first))
    return Coming(int(units.sum()), None) if units.sum() > 0 else None
