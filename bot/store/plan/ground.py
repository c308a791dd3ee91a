"""What the rows of a planning workbook are compared with, and what is found wrong with them on the way."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.access import Access, fold, seconds
from bot.store.days import Calendar
from bot.store.staging import put
from bot.store.tables.goods import LocationRow, ProductRow, ShopRow
from bot.store.tables.movements import StagedFactRow
from planner.intake.money import amount
from planner.intake.problems import Problem, ProblemCode, problem
from planner.intake.workbook import SHEETS
from planner.intake.workbook.sheet import Entry

SELLERS = text(
    "SELECT g.folded_seller_sku, c.product_id FROM listing g"
    " JOIN component c ON c.workspace_id = g.workspace_id AND c.listing_id = g.id"
    " WHERE g.workspace_id = :w AND g.folded_seller_sku <> ''"
)
ITEMS = text("SELECT product_id, location_id, id FROM item WHERE workspace_id = :w")
STALE_MONTH = ("workspace_id", "item_id", "month")
ITEM = ("workspace_id", "product_id", "location_id", "id", "first_seen")


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of the rows of one sheet."""

    kind: str
    rows: int
    new: int = 0
    changed: int = 0


@dataclass(slots=True)
class Ground:
    """One import of a planning workbook, within its transaction."""

    access: Access
    session: Session
    run: int
    as_of: datetime  # of the file
    now: datetime
    problems: list[Problem] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)  # codes nobody sells here, as they were typed
    products: dict[str, int] = field(default_factory=dict)  # by folded code, and by Seller SKU where no code is so
    shops: dict[str, ShopRow] = field(default_factory=dict)  # by folded name
    locations: dict[str, int] = field(default_factory=dict)  # by folded name, and by the name of a shop it serves
    items: dict[tuple[int, int], int] = field(default_factory=dict)  # by product and location
    names: dict[str, str] = field(default_factory=dict)  # of shops and locations, by folded name
    _calendars: dict[int, Calendar] = field(default_factory=dict)
    _fresh: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # items to be put: number, first seen

    @property
    def workspace(self) -> str:
        return self.access.workspace

    def entries(self, kind: str) -> list[Entry]:
        """Return the rows of a sheet, in their order."""
        query = (
            select(StagedFactRow)
            .where(StagedFactRow.workspace_id == self.workspace, StagedFactRow.import_id == self.run)
            .where(StagedFactRow.kind == kind)
            .order_by(col(StagedFactRow.line))
        )
        return [Entry(**row.fact) for row in self.session.exec(query)]

    def look_around(self) -> None:
        """Learn which products, shops, locations and items there are now."""
        mine = self.workspace
        rows = self.session.connection().execute(SELLERS, {"w": mine})
        self.products = {row[0]: row[1] for row in rows}
        own = select(ProductRow.folded, ProductRow.id).where(ProductRow.workspace_id == mine)
        self.products |= {folded: number for folded, number in self.session.exec(own)}
        shops = self.session.exec(select(ShopRow).where(ShopRow.workspace_id == mine)).all()
        self.shops = {shop.folded: shop for shop in shops}
        places = self.session.exec(select(LocationRow).where(LocationRow.workspace_id == mine)).all()
        served = {shop.location_id for shop in shops}
        self.locations = {shop.folded: shop.location_id for shop in shops}
        self.locations |= {fold(place.name): place.id for place in places if place.id in served}
        self.names = {fold(place.name): place.name for place in places if place.id in served}
        self.names |= {shop.folded: shop.name for shop in shops}
        zones = {shop.location_id: shop.tz for shop in sorted(shops, key=lambda shop: -shop.id)}
        self._calendars = {place: Calendar(ZoneInfo(tz)) for place, tz in zones.items()}
        found = self.session.connection().execute(ITEMS, {"w": mine})
        self.items = {(row.product_id, row.location_id): row.id for row in found}

    def wrong(
        self, entry: Entry, kind: str, field_name: str, code: ProblemCode, near: Mapping[str, str] | None = None
    ) -> None:
        """Remember what is wrong with a cell; ``near``: the names that may have been meant, by folded name."""
        typed = entry.words(field_name)
        close = difflib.get_close_matches(fold(typed), near or {}, n=3, cutoff=0.5)
        meant = tuple(near[word] for word in close) if near else ()
        column = SHEETS[kind].column(field_name).name
        self.problems.append(problem(entry.row, column, code, typed, entry.sheet, meant))

    def minor(self, entry: Entry, kind: str, field_name: str, currency: str) -> int | None:
        """Return an amount in the smallest coin of the row's currency; another currency in the cell is a problem."""
        typed = entry.said.get(field_name)
        if typed is None:
            return None
        found = amount(str(typed), currency)
        if found is None or found.currency != currency:
            self.wrong(entry, kind, field_name, ProblemCode.ANOTHER_CURRENCY)
            return None
        return found.minor

    def only_currency(self) -> str:
        """Return the currency of all shops, "" where they have several."""
        found = {shop.currency for shop in self.shops.values()}
        return found.pop() if len(found) == 1 else ""

    def item(self, entry: Entry, kind: str, seen: date) -> int | None:
        """Return the item a row is about, made where it lies nowhere yet; None: it names none."""
        product = self.products.get(fold(entry.words("product")))
        if product is None:
            self.unknown[entry.words("product")] = None
            return None
        if entry.words("location"):
            place = self.locations.get(fold(entry.words("location")))
            if place is None:
                self.wrong(entry, kind, "location", ProblemCode.UNKNOWN_LOCATION, self.names)
                return None
        else:
            lies = {location for code, location in self.items if code == product} or set(self.locations.values())
            if len(lies) != 1:
                self.wrong(entry, kind, "location", ProblemCode.WHICH_LOCATION)
                return None
            (place,) = lies
        return self.item_at(product, place, self.begins(place, seen))

    def item_at(self, product: int, place: int, seen: int) -> int:
        """Return the item of a product at a location, made where there is none."""
        known = self.items.get((product, place))
        if known is None:
            known = self.items[product, place] = self.access.next_number(self.session, "item")
            row = (self.workspace, product, place, known, seen)
            put(self.session, "item", ITEM, 3, [row], keep=True)
        return known

    def place_of(self, item: int) -> int:
        """Return where an item lies."""
        return next(place for (_, place), number in self.items.items() if number == item)

    def calendar(self, place: int) -> Calendar:
        """Return the business days of a location: those of the first shop it serves."""
        return self._calendars[place]

    def begins(self, place: int, day: date) -> int:
        """Return when a business day begins there, in seconds since 1970."""
        return seconds(datetime(day.year, day.month, day.day, tzinfo=self._calendars[place].zone))

    def ends(self, place: int, day: date) -> int:
        """Return the last second of a business day there."""
        return self.begins(place, day + timedelta(days=1)) - 1

    def mark(self, months: Iterable[tuple[int, int]]) -> None:
        """Have months of items packed again."""
        rows = [(self.workspace, item, month) for item, month in dict.fromkeys(months)]
        put(self.session, "stale_month", STALE_MONTH, 3, rows, keep=True)
