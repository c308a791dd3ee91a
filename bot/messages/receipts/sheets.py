"""What the receipt says of the sheets of a planning workbook: how many things each names, and what of it was new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages.receipts.naming import named
from bot.wording import N_, Phrase, Safe, Voice


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """One sheet: its name, and its line."""

    KIND: str
    WORDS: Phrase
    ONE: Phrase
    MANY: Phrase
    OF_ONE_SHOP: bool = False

    def lines(self, said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
        """Yield how many things the sheet names, and what of it is new here."""
        if said.get(self.KIND):  # an empty sheet changes nothing, so nothing is said of it
            new, changed = said.get(f"{self.KIND}_new", 0), said.get(f"{self.KIND}_changed", 0)
            yield voice.count(self.ONE, self.MANY, said[self.KIND], new=new, changed=changed)
        yield named(said.get("new_products", ()), "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice)


SHEETS = (
    SheetSaid(
        "shops",
        N_("Shops"),
        N_("{n} shop: {new} new, {changed} changed"),
        N_("{n} shops: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "people",
        N_("People"),
        N_("{n} person with a role: {new} new, {changed} changed"),
        N_("{n} people with a role: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "suppliers",
        N_("Suppliers"),
        N_("{n} supplier: {new} new, {changed} changed"),
        N_("{n} suppliers: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "products",
        N_("Products"),
        N_("{n} product: terms of {changed} changed"),
        N_("{n} products: terms of {changed} changed"),
    ),
    SheetSaid(
        "listings",
        N_("Listings"),
        N_("{n} listing: {new} new, {changed} linked to other products"),
        N_("{n} listings: {new} new, {changed} linked to other products"),
    ),
    SheetSaid(
        "location_stock",
        N_("Stock by location"),
        N_("Stock counted for {n} SKU"),
        N_("Stock counted for {n} SKUs"),
    ),
    SheetSaid(
        "other_sales",
        N_("Other channels' sales"),
        N_("{n} day of other channels' sales: {new} new, {changed} changed"),
        N_("{n} days of other channels' sales: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "receipts",
        N_("Receipts"),
        N_("{n} receipt: {new} new, {changed} changed"),
        N_("{n} receipts: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "lanes",
        N_("Lanes"),
        N_("{n} lane: {new} new, {changed} changed"),
        N_("{n} lanes: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "rates",
        N_("Exchange rates"),
        N_("{n} exchange rate: {new} new, {changed} changed"),
        N_("{n} exchange rates: {new} new, {changed} changed"),
    ),
)
EVENTS = SheetSaid(
    "events",
    N_("Events"),
    N_("{n} event: {new} new, {changed} changed"),
    N_("{n} events: {new} new, {changed} changed"),
)
