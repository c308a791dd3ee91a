"""Writes a shop of the planner's tests as Parquet files, as a data team would."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from planner.model import UNDATED, AbcClass, Items
from tests.planner.shop import TODAY, Shop, any_shop

AS_OF = ("--as-of", TODAY.isoformat())


def write(shop: Shop, folder: Path, *, rows_in_a_group: int = 1000) -> Path:
    """Write all four files into a folder; return it."""
    folder.mkdir()
    for name, table in tables(shop).items():
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=rows_in_a_group)
    return folder


def tables(shop: Shop) -> dict[str, pa.Table]:
    """Return what each file holds."""
    items, events = shop.items, shop.events

    def keys(rows: Sequence[int]) -> dict[str, list[str]]:
        return {"product": [items.product[row] for row in rows], "location": [items.location[row] for row in rows]}

    return {
        "items": pa.table(
            {name: list(getattr(items, name)) for name in Items.__slots__}
            | {"class_before": pa.array([_class_name(it) for it in items.class_before], pa.string())}
        ),
        "history": pa.table(
            {
                **keys(range(len(items.product))),
                "units": list(shop.history.units),
                "in_stock": list(shop.history.in_stock),
            }
        ),
        "inbound": pa.table(
            {**keys(shop.inbound.item), "quantity": shop.inbound.quantity, "day": _days(shop.inbound.day)}
        ),
        "events": pa.table(
            {
                **keys(events.item),
                "planned": events.planned,
                "start": _days(events.start),
                "end": _days(events.end),
                "sold": events.sold,
                "pauses_ads": events.pauses_ads,
                "factor": events.factor,
            }
        ),
    }


def any_catalogue(seed: int, count: int, days: int = 130) -> Shop:
    """Return any shop of the planner's tests that can be written into files: there an order takes some time."""
    shop = any_shop(seed, count=count, days=days)
    lead_time = np.where(shop.items.lead_time == 0, 12.5, shop.items.lead_time)
    return replace(shop, items=replace(shop.items, lead_time=lead_time))


def changed(folder: Path, name: str, column: str, values: Any) -> None:
    """Write a column of a file anew; without values it is gone."""
    file = folder / f"{name}.parquet"
    table = pq.read_table(file)
    rest = table.drop_columns([column]) if column in table.column_names else table
    pq.write_table(rest if values is None else rest.append_column(column, values), file)


def as_moments(folder: Path, zone: str) -> None:
    """Write the days of receipts and events anew, as midnights of a time zone."""
    for name, column in (("inbound", "day"), ("events", "start"), ("events", "end")):
        days = pq.read_table(folder / f"{name}.parquet")[column]
        midnights = pc.assume_timezone(days.cast(pa.timestamp("us")), zone)
        changed(folder, name, column, midnights)


def rows(folder: Path, name: str, chosen: Sequence[int]) -> None:
    """Write a file anew with these rows of it, in this order."""
    file = folder / f"{name}.parquet"
    pq.write_table(pq.read_table(file).take(pa.array(chosen, pa.int64())), file)


def planned(folder: Path) -> pa.Table:
    """Return the plan that stands in a folder, by item."""
    return pq.read_table(folder / "plan.parquet").sort_by([("product", "ascending"), ("location", "ascending")])


def _class_name(number: float) -> str | None:
    return None if isnan(number) else AbcClass(int(number)).name


def _days(offsets: Any) -> pa.Array:
    dates = [None if day == UNDATED else TODAY + timedelta(days=int(day)) for day in offsets]
    return pa.array(dates, pa.date32())
