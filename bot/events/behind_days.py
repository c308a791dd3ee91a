"""Takes SKUs that stand behind the days of an event for what it is of: nobody reads them as a shop's name."""

from dataclasses import replace

from bot.desk import Desk
from bot.events.typed import Said, products_of
from bot.understanding.slips import shop_or_part
from planner.events.plan import WITHOUT_UNITS
from planner.intake.figure import figures


def with_skus_behind(desk: Desk, said: Said) -> Said:
    """Return what was said of an event; the SKUs right behind its days, with their units, are among its products."""
    words = said.shop.split()
    if not words or shop_or_part(desk, said.shop):
        return said
    at = 0
    while at < len(words) and (desk.store.products.exact(words[at]) or (at and _are_units(words[at], said))):
        at += 1
    if not at:
        return said
    return replace(said, products=(*said.products, *products_of(words[:at], said.kind)), shop=" ".join(words[at:]))


def _are_units(word: str, said: Said) -> bool:
    return said.kind not in WITHOUT_UNITS and bool(figures(word))
