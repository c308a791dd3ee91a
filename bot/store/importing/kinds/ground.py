"""What a sheet of the planning workbook is compared with: the products, shops, places and items known so far."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import select

from bot.store.access import fold, seconds
from bot.store.days import Calendar, as_date, month_of
from bot.store.importing.kinds.kind import Switching
from bot.store.movements.stale import mark_stale
from bot.store.staging import put
from bot.store.tables.goods import LocationRow, ProductRow, ShopRow
from planner.intake.problems import ProblemCode, problem
from planner.intake.workbook.sheet import Entry, Sheet

SELLER_SKUS = text(
    "SELECT g.folded_seller_sku, c.product_id FROM listing g"
    " JOIN component c ON c.workspace_id = g.workspace_id AND c.listing_id = g.id"
    " WHERE g.workspace_id = :w AND g.folded_seller_sku <> '' AND NOT EXISTS"  # a bundle is no product
    " (SELECT 1 FROM component b WHERE b.workspace_id = c.workspace_id AND b.listing_id = c.listing_id"
    " AND b.product_id <> c.product_id)"
)
ITEMS = text("SELECT product_id, location_id, id FROM item WHERE workspace_id = :w")
ITEM = ("workspace_id", "product_id", "location_id", "id", "first_seen")
TAKEN_AT_ONCE = 1_000  # numbers of new items


@dataclass(slots=True)
class Ground:
    """What there is while one sheet is made to count."""

    switching: Switching
    sheet: Sheet
    products: dict[str, int] = field(default_factory=dict)  # by folded code; by Seller SKU where no code is so
    shops: dict[str, ShopRow] = field(default_factory=dict)  # by folded name
    locations: dict[str, int] = field(default_factory=dict)  # by folded name, and by the name of a shop it serves
    names: dict[str, str] = field(default_factory=dict)  # of locations and shops, by folded name
    items: dict[tuple[int, int], int] = field(default_factory=dict)  # by product and location
    lies: dict[int, set[int]] = field(default_factory=dict)  # the locations of each product
    unknown: dict[str, None] = field(default_factory=dict)  # codes nobody sells here, as they were typed
    _calendars: dict[int, Calendar] = field(default_factory=dict)
    _fresh: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)  # taken for new items

    @classmethod
    def of(cls, switching: Switching, sheet: Sheet) -> Self:
        """Return what there is now."""
        ground = cls(switching, sheet)
        ground._look_at_products()
        ground._look_at_places()
        return ground

    def wrong(self, entry: Entry, name: str, code: ProblemCode, near: Mapping[str, str] | None = None) -> None:
        """Note what is wrong with the cell of a field; ``near``: what may have been meant, by folded name."""
        typed = entry.words(name)
        close = difflib.get_close_matches(fold(typed), near or {}, n=3, cutoff=0.5)
        meant = tuple(near[word] for word in close) if near else ()
        column = self.sheet.column(name).name
        self.switching.problems.append(problem(entry.row, column, code, typed, entry.sheet, meant))

    def product(self, entry: Entry) -> int | None:
        """Return the product a row names; None, and remembered, where nobody sells it."""
        found = self.products.get(fold(entry.words("product")))
        if found is None:
            self.unknown[entry.words("product")] = None
        return found

    def item(self, entry: Entry, day: date | None) -> tuple[int, int] | None:
        """Return the item a row is about and where it lies, made if it lies nowhere yet; None: the row names none.

        ``day``: since when it is known there; None: as of the file.
        """
        product = self.product(entry)
        place = None if product is None else self._place(entry, product)
        if product is None or place is None:
            return None
        seen = self.switching.at if day is None else self.begins(place, day)
        return self.item_at(product, place, seen), place

    def moved(self, entry: Entry, day: date) -> tuple[int, int] | None:
        """Return the same of a row that says what moved on a day; None, and noted, also where that is still to come."""
        found = self.item(entry, day)
        if found is not None and self.is_to_come(found[1], day):
            self.wrong(entry, "day", ProblemCode.STILL_TO_COME)
            return None
        return found

    def item_at(self, product: int, place: int, seen: int) -> int:
        """Return the item of a product at a location, made where there is none; ``settle`` puts it down."""
        known = self.items.get((product, place))
        if known is None:
            if not self._numbers:
                access, session = self.switching.access, self.switching.session
                first = access.next_number(session, "item", TAKEN_AT_ONCE)
                self._numbers = list(range(first + TAKEN_AT_ONCE - 1, first - 1, -1))
            known = self.items[product, place] = self._numbers.pop()
            self.lies.setdefault(product, set()).add(place)
            self._fresh.append((self.switching.workspace, product, place, known, seen))
        return known

    def settle(self) -> None:
        """Put down the items that were made."""
        put(self.switching.session, "item", ITEM, 3, self._fresh, keep=True)
        self._fresh = []

    def mark(self, days: Iterable[tuple[int, int]]) -> None:
        """Have the month of each (item, day) packed again."""
        months = ((item, month_of(as_date(day))) for item, day in days)
        mark_stale(self.switching.session, self.switching.workspace, months)

    def calendar(self, place: int) -> Calendar:
        """Return the business days of a location: those of the first shop it serves."""
        return self._calendars[place]

    def begins(self, place: int, day: date) -> int:
        """Return when a business day begins there, in seconds since 1970."""
        return seconds(datetime(day.year, day.month, day.day, tzinfo=self._calendars[place].zone))

    def ends(self, place: int, day: date) -> int:
        """Return the last second of a business day there."""
        return self.begins(place, day + timedelta(days=1)) - 1

    def is_to_come(self, place: int, day: date) -> bool:
        """Return whether a business day lies after the moment the file speaks of."""
        return self.begins(place, day) > self.switching.at

    def only_currency(self) -> str:
        """Return the currency of all shops, "" where they have several."""
        found = {shop.currency for shop in self.shops.values()}
        return found.pop() if len(found) == 1 else ""

    def _place(self, entry: Entry, product: int) -> int | None:
        if entry.words("location"):
            place = self.locations.get(fold(entry.words("location")))
            if place is None:
                self.wrong(entry, "location", ProblemCode.UNKNOWN_LOCATION, self.names)
            return place
        possible = self.lies.get(product) or set(self.locations.values())
        if len(possible) != 1:
            self.wrong(entry, "location", ProblemCode.WHICH_LOCATION)
            return None
        return min(possible)

    def _look_at_products(self) -> None:
        session, key = self.switching.session, {"w": self.switching.workspace}
        self.products = {row[0]: row[1] for row in session.connection().execute(SELLER_SKUS, key)}
        own = select(ProductRow.folded, ProductRow.id).where(ProductRow.workspace_id == self.switching.workspace)
        self.products |= {row[0]: row[1] for row in session.exec(own)}  # our own code goes before a Seller SKU
        for product, place, item in session.connection().execute(ITEMS, key):
            self.items[product, place] = item
            self.lies.setdefault(product, set()).add(place)

    def _look_at_places(self) -> None:
        session, workspace = self.switching.session, self.switching.workspace
        shops = session.exec(select(ShopRow).where(ShopRow.workspace_id == workspace)).all()
        places = session.exec(select(LocationRow).where(LocationRow.workspace_id == workspace)).all()
        served = {shop.location_id for shop in shops}
        own = {fold(place.name): place for place in places if place.id in served}
        self.shops = {shop.folded: shop for shop in shops}
        self.locations = {shop.folded: shop.location_id for shop in shops}
        self.locations |= {folded: place.id for folded, place in own.items()}
        self.names = {shop.folded: shop.name for shop in shops} | {folded: one.name for folded, one in own.items()}
        zones = {shop.location_id: shop.tz for shop in sorted(shops, key=lambda shop: -shop.id)}
        self._calendars = {place: Calendar(ZoneInfo(tz)) for place, tz in zones.items()}
