"""Rebuilds the sample from the published order lines: ``python -m sample.build LINES.parquet [--into FOLDER]``."""

import argparse
import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sample.lines import EXPORTED, FIRST_DAY, HELD_BACK_DAYS, LAST_DAY, SHOPS, UK, Line, Product, Shop, read_sales
from sample.orders import TABBED, by_order, order_rows
from sample.planning import (
    event_rows,
    inbound_rows,
    lane_rows,
    product_rows,
    rate_rows,
    receipt_rows,
    receipts_so_far,
    supplier_rows,
)
from sample.sheets import write_csv, write_export, write_workbook
from sample.shelves import stock_rows
from sample.stock import Shelf, play

Entry: TypeAlias = dict[str, str | None]

CLOCK = time(9, 0)  # London: when the demo's days begin
WEEKS_OF_STOCK = 5
FOUND_AGAIN = LAST_DAY + timedelta(days=4)  # when the stock exports hold again what the last ones left out
STOCK_LAG = timedelta(days=1)  # stock is exported the morning before the orders


class Build:
    """One run over one folder."""

    def __init__(self, lines: list[Line], products: dict[str, Product], shelves: list[Shelf], into: Path) -> None:
        self.lines = {shop.code: [line for line in lines if line.shop is shop] for shop in SHOPS}
        self.orders = by_order(lines)
        self.products = products
        self.shelves = {shop.code: [shelf for shelf in shelves if shelf.shop is shop] for shop in SHOPS}
        self.into = into

    def start(self) -> list[Entry]:
        """Write what the demo starts with; return the files in the order of import."""
        at = morning(LAST_DAY)
        files = []
        for shop in SHOPS:
            lines = [line for line in self.lines[shop.code] if _exported(line, at)]
            files.append(self._orders(shop, f"start/{shop.code}-orders", lines, at))
        for weeks in range(WEEKS_OF_STOCK, -1, -1):
            taken = at - timedelta(weeks=weeks)
            files += [self._stock(shop, "start", taken, forgetful=weeks == 0) for shop in SHOPS]
        path = "start/planning.xlsx"
        shelves = [shelf for shop in SHOPS for shelf in self.shelves[shop.code]]
        counted = at - STOCK_LAG
        sheets = {
            "Suppliers": supplier_rows(),
            "Products": product_rows(self.products),
            "Receipts": receipts_so_far(shelves, counted),
            "Inbound": inbound_rows(shelves, counted),
            "Events": event_rows(self.products),
            "Lanes": lane_rows(),
            "Exchange rates": rate_rows(LAST_DAY.replace(day=1)),
        }
        write_workbook(self.into / path, sheets)
        return [*files, _entry(path, None, at)]

    def day(self, day: date) -> list[Entry]:
        """Write what one held-back day brings."""
        at = morning(day)
        files = []
        for shop in SHOPS:
            changed = _changed(self.lines[shop.code], at - timedelta(days=1), at)
            if changed:
                files.append(self._orders(shop, f"days/{day}/{shop.code}-orders", changed, at))
            files.append(self._stock(shop, f"days/{day}", at, forgetful=day < FOUND_AGAIN))
        return [*files, *self._receipts(f"days/{day}", at), self._inbound(f"days/{day}", at)]

    def _receipts(self, folder: str, at: datetime) -> list[Entry]:
        """Write what came in since the count before, if anything did."""
        counted, path = at - STOCK_LAG, f"{folder}/receipts.csv"
        shelves = [shelf for shop in SHOPS for shelf in self.shelves[shop.code]]
        rows = list(receipt_rows(shelves, counted - timedelta(days=1), counted))
        if len(rows) == 1:
            return []
        write_csv(self.into / path, rows, tabbed=())
        return [_entry(path, None, at)]

    def _inbound(self, folder: str, at: datetime) -> Entry:
        """Write what is on its way now that the orders of this count are on the shelf."""
        path = f"{folder}/inbound.csv"
        shelves = [shelf for shop in SHOPS for shelf in self.shelves[shop.code]]
        write_csv(self.into / path, inbound_rows(shelves, at - STOCK_LAG), tabbed=())
        return _entry(path, None, at)

    def _orders(self, shop: Shop, stem: str, lines: list[Line], at: datetime) -> Entry:
        rows = order_rows(lines, self.orders, self.products, at)
        if shop is UK:
            path = f"{stem}.xlsx"
            write_export(self.into / path, "OrderSKUList", rows)
        else:
            path = f"{stem}.csv"
            write_csv(self.into / path, rows, tabbed=TABBED)
        return _entry(path, shop, at)

    def _stock(self, shop: Shop, folder: str, at: datetime, *, forgetful: bool) -> Entry:
        at -= STOCK_LAG
        path = f"{folder}/{shop.code}-stock-{at:%Y-%m-%d}.xlsx"
        rows = stock_rows(self.shelves[shop.code], at, forgetful=forgetful)
        write_export(self.into / path, "Template", rows)
        return _entry(path, shop, at)


def build(source: Path, into: Path) -> None:
    """Write the whole sample."""
    lines, products, _ = read_sales(source)
    shelves = play(lines, products)
    run = Build(lines, products, shelves, into)
    days = [LAST_DAY + timedelta(days=n + 1) for n in range(HELD_BACK_DAYS)]
    told: dict[str, Any] = {
        "last_day": str(LAST_DAY),
        "clock": utc(datetime.combine(LAST_DAY, CLOCK)),
        "shops": [
            {
                "name": shop.name, "market": shop.market, "tz": shop.tz, "currency": shop.currency,
                "quantity_means": "available", "date_order": "day_first",
            }
            for shop in SHOPS
        ],
        "files": run.start(),
        "days": [
            {"date": str(day), "clock": utc(datetime.combine(day, CLOCK)), "files": run.day(day)}
            for day in days
        ],
    }  # fmt: skip
    (into / "sample.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def morning(day: date) -> datetime:
    """Return the moment that day's exports are taken, London wall clock."""
    return datetime.combine(day, time()) + EXPORTED


def utc(london: datetime) -> str:
    """Return a London wall-clock moment as ISO UTC."""
    return f"{london.replace(tzinfo=ZoneInfo(UK.tz)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _exported(line: Line, at: datetime) -> bool:
    return line.placed.date() >= FIRST_DAY and line.placed <= at


def _changed(lines: list[Line], before: datetime, at: datetime) -> list[Line]:
    """Return the lines placed since the export before, and those that were shipped, cancelled or sent back since."""
    exported = [line for line in lines if _exported(line, at)]
    return [line for line in exported if line.placed > before or line.state(before) != line.state(at)]


def _entry(path: str, shop: Shop | None, at: datetime) -> Entry:
    return {"path": path, "shop": shop.name if shop else None, "as_of": utc(at)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path, help="order lines of Online Retail II as Parquet")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent, help="the folder to write to")
    asked = parser.parse_args()
    build(asked.lines, asked.into)
