"""What was really sold: reads the published order lines and deals them to the sample's two shops."""

import hashlib
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pyarrow import parquet

LAST_DAY = date(2011, 11, 21)
HELD_BACK_DAYS = 14
FIRST_DAY = LAST_DAY - timedelta(days=400)
EXPORTED = timedelta(hours=8, minutes=30)  # the time of day the exports are taken, London wall clock
EURO_PER_POUND = 1.15
RENAMED = {"22384": "SKU123"}  # the steadiest seller gets the name everybody tries first

EUROPE = frozenset({
    "Austria", "Belgium", "Channel Islands", "Cyprus", "Czech Republic", "Denmark", "EIRE", "European Community",
    "Finland", "France", "Germany", "Greece", "Iceland", "Italy", "Lithuania", "Malta", "Netherlands", "Norway",
    "Poland", "Portugal", "Spain", "Sweden", "Switzerland",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shop:
    """One of the two shops the sales are dealt to."""

    code: str  # how the files are named
    name: str
    market: str
    tz: str
    currency: str
    ahead: timedelta  # of the London wall clock


UK = Shop("uk", "UK Home", "GB", "Europe/London", "GBP", timedelta(0))
EU = Shop("eu", "EU Home", "DE", "Europe/Berlin", "EUR", timedelta(hours=1))
SHOPS = (UK, EU)


@dataclass(slots=True)
class Line:
    """One SKU of one order, as it was really placed; only ``shipped`` comes from the played warehouse."""

    shop: Shop
    invoice: str
    part: int  # 0; 1 for the cancelled part of an invoice that names the SKU twice
    sku: str
    units: int
    paid: int  # minor units of the shop's currency, for all units
    placed: datetime  # London wall clock, as everything here
    buyer: int | None
    country: str
    withdrawn: bool = False  # will be cancelled, and waits for that
    cancelled: datetime | None = None
    returns: list[tuple[datetime, int]] = field(default_factory=list)
    shipped: datetime | None = None

    def returned(self, at: datetime) -> int:
        """Return the units that had come back by then."""
        return sum(units for when, units in self.returns if when <= at)

    def state(self, at: datetime) -> tuple[bool, bool, int]:
        """Return what an export taken then says beyond the order itself: shipped, cancelled, units returned."""
        gone = self.shipped is not None and self.shipped <= at
        return gone, self.cancelled is not None and self.cancelled <= at, self.returned(at)


@dataclass(frozen=True, slots=True)
class Product:
    """A SKU of the sample."""

    sku: str
    name: str
    price: float  # GBP, median of what UK customers paid for one
    kind: str  # why it was chosen: fast, intermittent, dying, new


def stable(text: str) -> int:
    """Return the same whole number for the same text on every machine; stands wherever others would roll dice."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def read_sales(path: Path) -> tuple[list[Line], dict[str, Product], int]:
    """Return all lines of the chosen SKUs, the SKUs, and how many returns found no order to belong to."""
    raw: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    products = _choose(raw)
    kept = [row for row in raw if row["sku"] in products and _shop(row) is not None]
    kept = [row for row in kept if row["ts"].date() <= LAST_DAY + timedelta(days=HELD_BACK_DAYS)]
    enough = _enough_lines(kept)
    kept = [row for row in kept if _shop(row) is UK or row["sku"] in enough]
    lines = _merge(row for row in kept if row["qty"] > 0)
    lost = _take_back(lines, [row for row in kept if row["qty"] < 0])
    for line in lines:
        line.sku = RENAMED.get(line.sku, line.sku)
    return lines, {p.sku: p for p in products.values()}, lost


def _shop(row: dict[str, Any]) -> Shop | None:
    if row["country"] == "United Kingdom":
        return UK
    return EU if row["country"] in EUROPE else None


def _choose(raw: list[dict[str, Any]]) -> dict[str, Product]:
    """Return the chosen SKUs under the publisher's codes: all kinds of sellers, thinned by a stable hash."""
    days: dict[str, set[date]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    prices: dict[str, list[float]] = defaultdict(list)
    for row in raw:
        if row["qty"] > 0 and not row["cancelled"] and _shop(row) is UK and row["ts"].date() < LAST_DAY:
            days[row["sku"]].add(row["ts"].date())
            names[row["sku"]][" ".join(row["description"].split())] += 1
            prices[row["sku"]].append(row["price"])
    chosen = {}
    for sku in sorted(days):
        kind = _kind(sku, days[sku])
        if kind:
            name = string.capwords(names[sku].most_common(1)[0][0])
            price = sorted(prices[sku])[len(prices[sku]) // 2]
            chosen[sku] = Product(RENAMED.get(sku, sku), name, round(price, 2), kind)
    return chosen


def _kind(sku: str, days: set[date]) -> str:
    """Return why this SKU is in the sample, or "" where it is not."""
    recent = sum(day >= FIRST_DAY for day in days)
    if min(days) > LAST_DAY - timedelta(days=150):
        return "new" if recent >= 5 else ""
    if max(days) < LAST_DAY - timedelta(days=60):
        return "dying" if recent >= 15 and stable(sku) % 5 < 3 else ""
    if recent >= 130:
        return "fast" if stable(sku) % 5 == 0 or sku in RENAMED else ""
    return "intermittent" if recent >= 30 and stable(sku) % 10 < 7 else ""


def _enough_lines(rows: Iterable[dict[str, Any]]) -> set[str]:
    """Return the SKUs the EU shop carries: those with at least eight real lines in the exported time."""
    sold = [row for row in rows if _shop(row) is EU and row["qty"] > 0]
    counts = Counter(row["sku"] for row in sold if row["ts"].date() >= FIRST_DAY)
    return {sku for sku, count in counts.items() if count >= 8}


def _merge(rows: Iterable[dict[str, Any]]) -> list[Line]:
    """Return one line per order and SKU; the publisher's invoices name some SKUs several times."""
    merged: dict[tuple[str, str, bool], Line] = {}
    kept_whole = set()
    for row in rows:
        shop = _shop(row)
        assert shop is not None  # noqa: S101 - filtered by the caller
        rate = EURO_PER_POUND if shop is EU else 1.0
        key = (row["invoice"], row["sku"], row["cancelled"])
        paid = round(row["qty"] * round(row["price"], 2) * rate * 100)
        if key in merged:
            merged[key].units += row["qty"]
            merged[key].paid += paid
            continue
        merged[key] = Line(
            shop, row["invoice"], 0, row["sku"], row["qty"], paid, row["ts"], row["customer"], row["country"]
        )
        if row["cancelled"]:
            merged[key].withdrawn = True
        else:
            kept_whole.add((row["invoice"], row["sku"]))
    for (invoice, sku, cancelled), line in merged.items():
        line.part = int(cancelled and (invoice, sku) in kept_whole)
    return sorted(merged.values(), key=lambda line: (line.placed, line.invoice, line.sku, line.part))


def _take_back(lines: list[Line], negatives: list[dict[str, Any]]) -> int:
    """Give each cancellation and return to the customer's own earlier line; return how many found none."""
    own: dict[tuple[int | None, str], list[Line]] = defaultdict(list)
    for line in lines:
        own[line.buyer, line.sku].append(line)
    lost = 0
    for row in sorted(negatives, key=lambda row: (row["ts"], row["invoice"], row["sku"], row["qty"])):
        taker = next(_takers(own[row["customer"], row["sku"]], row), None)
        if taker is None:
            lost += 1
        elif row["cancelled"]:
            taker.cancelled = row["ts"]
        else:
            taker.returns.append((row["ts"], -row["qty"]))
    return lost


def _takers(lines: list[Line], row: dict[str, Any]) -> Iterator[Line]:
    """Yield the lines this negative row may belong to, newest first."""
    for line in reversed(lines):
        if line.placed > row["ts"] or row["customer"] is None or line.withdrawn != row["cancelled"]:
            continue
        left = line.units - line.returned(row["ts"])
        if line.cancelled is None and (line.withdrawn or left >= -row["qty"]):
            yield line
