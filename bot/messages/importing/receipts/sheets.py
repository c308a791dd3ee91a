"""What the receipt says of the sheets of a planning workbook: how many things each names, and what of it was new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages.importing.receipts.naming import named
from bot.wording import N_, NN_, Phrase, Safe, Voice


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """One sheet: its name, and its line."""

    KIND: str
    WORDS: Phrase
    COUNTED: tuple[Phrase, Phrase]
    OF_ONE_SHOP: bool = False

    def lines(self, said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
        """Yield how many things the sheet names, and what of it is new here."""
        if said.get(self.KIND):  # an empty sheet changes nothing, so nothing is said of it
            new, changed = said.get(f"{self.KIND}_new", 0), said.get(f"{self.KIND}_changed", 0)
            yield voice.count(*self.COUNTED, said[self.KIND], new=new, changed=changed)
        yield named(
            said.get(f"{self.KIND}_ordered", ()),
            "What came on {codes} was left out here: press *Receive…* on its card, `/po`",
            "What came on {n} orders of `/po` was left out here: press *Receive…* on their cards, {codes}",
            voice,
        )
        yield named(
            said.get(f"{self.KIND}_alike", ()),
            "⚠️ As many were received in `/po` within a week, and both count: {codes}. If it is one, undo this import "
            "and give the row the order's number as Reference",
            "⚠️ {n} times as many were received in `/po` within a week, and both count: {codes}. Where it is one, undo "
            "this import and give the row the order's number as Reference",
            voice,
        )
        yield named(
            said.get(f"{self.KIND}_judged", ()),
            "The sheet says thresholds of {codes}: `/stock settings` shows which hold",
            "The sheet says thresholds of {n} shops, {codes}: `/stock settings` shows which hold",
            voice,
        )
        yield named(said.get("new_products", ()), "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice)


SHEETS = (
    SheetSaid(
        "shops",
        N_("Shops"),
        NN_("{n} shop: {new} new, {changed} changed", "{n} shops: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "people",
        N_("People"),
        NN_(
            "{n} person with a role: {new} new, {changed} changed",
            "{n} people with a role: {new} new, {changed} changed",
        ),
    ),
    SheetSaid(
        "suppliers",
        N_("Suppliers"),
        NN_("{n} supplier: {new} new, {changed} changed", "{n} suppliers: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "products",
        N_("Products"),
        NN_("{n} product: terms of {changed} changed", "{n} products: terms of {changed} changed"),
    ),
    SheetSaid(
        "listings",
        N_("Listings"),
        NN_(
            "{n} listing: {new} new, {changed} linked to other products",
            "{n} listings: {new} new, {changed} linked to other products",
        ),
    ),
    SheetSaid(
        "location_stock",
        N_("Stock by location"),
        NN_("Stock counted for {n} SKU", "Stock counted for {n} SKUs"),
    ),
    SheetSaid(
        "other_sales",
        N_("Other channels' sales"),
        NN_(
            "{n} day of other channels' sales: {new} new, {changed} changed",
            "{n} days of other channels' sales: {new} new, {changed} changed",
        ),
    ),
    SheetSaid(
        "receipts",
        N_("Receipts"),
        NN_("{n} receipt: {new} new, {changed} changed", "{n} receipts: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "lanes",
        N_("Lanes"),
        NN_("{n} lane: {new} new, {changed} changed", "{n} lanes: {new} new, {changed} changed"),
    ),
    SheetSaid(
        "rates",
        N_("Exchange rates"),
        NN_("{n} exchange rate: {new} new, {changed} changed", "{n} exchange rates: {new} new, {changed} changed"),
    ),
)
EVENTS = SheetSaid(
    "events",
    N_("Events"),
    NN_("{n} event: {new} new, {changed} changed", "{n} events: {new} new, {changed} changed"),
)
