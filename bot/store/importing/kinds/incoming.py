"""Takes in the lines of an order export: new ones go to where they stay, unseen; those known before wait beside."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from itertools import count, islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, seconds
from bot.store.days import Calendar
from bot.store.importing.imported import ImportRun
from bot.store.importing.kinds.covered import keep_covered
from bot.store.importing.kinds.line_values import line_values
from bot.store.importing.unfinished import unfinished
from bot.store.movements.unseen import stage_sales
from bot.store.refusals import ImportGone
from bot.store.staging import CHUNK, put
from bot.store.tables.movements import Line
from planner.intake.facts import OrderLine

LINE = tuple(Line.model_fields)
STAYS = ("workspace_id", "shop_id", "order_id", "sku_id", "listing_id", "as_of", "import_id", *LINE)
LISTING, DAY, DEMAND = STAYS.index("listing_id"), STAYS.index("day"), STAYS.index("demand")
CREATED, ON = LINE.index("created"), LINE.index("day")
WAITS = ("workspace_id", "import_id", "order_id", "sku_id", *LINE)
SKU = (
    *("workspace_id", "import_id", "sku_id"),
    *("seller_sku", "name", "variation", "created", "priced_minor", "priced_units", "listing_id"),
)
OWN = "order_line.import_id = excluded.import_id"  # of two lines with the same key the later one stays
LISTED = text(
    "SELECT sku_id, id FROM listing WHERE workspace_id = :w AND shop_id = :shop AND sku_id IN :skus"
).bindparams(bindparam("skus", expanding=True))
BEGUN = text("SELECT COALESCE(MAX(part) + 1, 0) FROM staged_sale WHERE workspace_id = :w AND import_id = :run")
HEARD = text(f"SELECT {', '.join(SKU[2:])} FROM staged_sku WHERE workspace_id = :w AND import_id = :run")
THERE = text(
    "SELECT order_id, sku_id, import_id, listing_id, day, demand FROM order_line"
    " WHERE workspace_id = :w AND shop_id = :shop AND order_id IN :orders"
).bindparams(bindparam("orders", expanding=True))


@dataclass(slots=True)
class Sku:
    """What the lines read so far say of one SKU."""

    seller_sku: str
    name: str
    variation: str
    created: int  # [seconds since 1970, UTC] of its first order
    priced_minor: int = 0  # of the units below
    priced_units: int = 0  # sold at a price the file tells
    listing: int = 0  # not numbered yet

    def hear(self, line: OrderLine, created: int) -> None:
        """Take in what one more line says; of two names the later one in the alphabet is used."""
        if line.name != self.name:
            self.name = max(self.name, line.name)
        if line.variation != self.variation:
            self.variation = max(self.variation, line.variation)
        if line.seller_sku != self.seller_sku:
            self.seller_sku = max(self.seller_sku, line.seller_sku)
        self.created = min(self.created, created)
        if line.is_sale and line.subtotal_minor is not None:
            self.priced_minor += line.subtotal_minor
            self.priced_units += line.quantity


@dataclass(slots=True)
class Incoming:
    """One file on its way in."""

    access: Access
    run: ImportRun
    calendar: Calendar
    skus: dict[str, Sku] = field(default_factory=dict)
    parts: int = 0

    @classmethod
    def of(cls, access: Access, run: ImportRun) -> "Incoming":
        """Go on where an earlier sheet of the same file ended."""
        key = {"w": access.workspace, "run": run.id}
        with access.reading() as session:
            heard = {sku: Sku(*said) for sku, *said in session.connection().execute(HEARD, key)}
            parts = int(session.connection().execute(BEGUN, key).scalar_one())
        return cls(access, run, Calendar(ZoneInfo(run.tz)), heard, parts)

    def take(self, lines: Iterable[OrderLine]) -> int:
        """Write lines in short transactions; return how many."""
        waiting, taken, orders, before = iter(lines), 0, Counter[int](), ""
        while some := list(islice(waiting, CHUNK)):
            values = [line_values(line, self.calendar) for line in some]
            ids = [line.order_id for line in some]
            begins = [one != other for one, other in pairwise([before, *ids])]
            orders.update(said[ON] for said, is_first in zip(values, begins, strict=True) if is_first)
            before = ids[-1]
            named = self._hear(some, values)
            with self.access.writing() as session:
                shop = unfinished(session, self.access.workspace, self.run.id).shop_id
                self._number(session, shop, named)
                self._write(session, shop, some, values)
            taken += len(some)
            self.parts += 1
        keep_covered(self.access, self.run, orders, self.calendar)
        return taken

    def _hear(self, some: Sequence[OrderLine], values: Sequence[tuple[Any, ...]]) -> list[str]:
        """Note what lines say of their SKUs; return these."""
        for line, said in zip(some, values, strict=True):
            known = self.skus.get(line.sku_id)
            if known is None:
                known = self.skus[line.sku_id] = Sku(line.seller_sku, line.name, line.variation, said[CREATED])
            known.hear(line, said[CREATED])
        return list({line.sku_id: None for line in some})

    def _number(self, session: Session, shop: int, named: Sequence[str]) -> None:
        """Find the listings of SKUs; one that is new gets the number its listing will have."""
        workspace, run = self.access.workspace, self.run.id
        first = [sku for sku in named if not self.skus[sku].listing]
        if first:
            asked = {"w": workspace, "shop": shop, "skus": first}
            listed = {row.sku_id: int(row.id) for row in session.connection().execute(LISTED, asked)}
            new = [sku for sku in first if sku not in listed]
            number = self.access.next_number(session, "listing", len(new)) if new else 0
            for sku, listing in [*listed.items(), *zip(new, count(number), strict=False)]:
                self.skus[sku].listing = listing
        put(session, "staged_sku", SKU, 3, [(workspace, run, sku, *astuple(self.skus[sku])) for sku in named])

    def _write(self, session: Session, shop: int, some: Sequence[OrderLine], values: Sequence[tuple[Any, ...]]) -> None:
        workspace, run, as_of = self.access.workspace, self.run.id, seconds(self.run.rows_as_of)
        orders = list({line.order_id for line in some})
        there = session.connection().execute(THERE, {"w": workspace, "shop": shop, "orders": orders}).all()
        known = {(row.order_id, row.sku_id) for row in there if row.import_id != run}
        stays, waits = dict[Any, tuple[Any, ...]](), list[tuple[Any, ...]]()
        for line, said in zip(some, values, strict=True):
            key = (line.order_id, line.sku_id)
            if key in known:
                waits.append((workspace, run, *key, *said))
            else:
                stays[key] = (workspace, shop, *key, self.skus[line.sku_id].listing, as_of, run, *said)
        in_order = [stays[key] for key in sorted(stays)]  # so that of two files with the same lines one waits
        if put(session, "order_line", STAYS, 4, in_order, where=OWN) < len(stays):
            raise ImportGone(run)  # at this very moment another file brings the same line
        put(session, "staged_line", WAITS, 4, waits)
        sold = [(row[LISTING], row[DAY], row[DEMAND], 1) for row in stays.values()]
        earlier = [row for row in there if row.import_id == run and (row.order_id, row.sku_id) in stays]
        sold += [(row.listing_id, row.day, -row.demand, -1) for row in earlier]
        stage_sales(session, workspace, run, self.parts, sold)
