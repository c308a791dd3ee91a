"""Says of a fact that cannot be true where it stands and what it may be; refuses 0 where it is no answer."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from bot.engines.facts import Facts, item_of
from bot.engines.refusal import FilesRefused
from planner.model import Items
from planner.refuse import MOST_DAYS, UNKNOWN_OR_NOT_NEGATIVE, OutOfRange

NOT_NOTHING = ("lead_time", "max_lead_time", "unit_cost", "price")
"""Of these 0 is often written where nothing is known: no order takes no time, and nothing is bought or sold for 0."""
LEAST = {
    **dict.fromkeys(
        (*UNKNOWN_OR_NOT_NEGATIVE, "committed", "reserved", "perishing", "count_age", "sales_age", "known_days"), 0
    ),
    **dict.fromkeys(("sea_delay", "sea_delay_from", "air_delay", "air_delay_from"), 0),
    **dict.fromkeys(("air_lead_time", "quantity", "planned", "sold"), 0),
    **dict.fromkeys(("moq", "case_pack", "review"), 1),
}


def refuse_unsaid(items: Items) -> None:
    """Return nothing where no lead time, cost or price is 0. Raises: OutOfRange."""
    for name in NOT_NOTHING:
        nothing = np.flatnonzero(getattr(items, name) == 0)
        if nothing.size:
            raise OutOfRange(f"items.{name}", int(nothing[0]), 0.0)


def refusal_of(error: OutOfRange, batch: pa.RecordBatch, facts: Facts, as_of: date) -> FilesRefused:
    """Return what the planner or this module refused as what can be said of a batch."""
    file, column = error.name.split(".")
    row = int(getattr(facts, file).item[error.row]) if file in {"inbound", "events"} else error.row
    found = {"file": f"{file}.parquet", "column": column, "found": f"{error.value:g}", **item_of(batch, row)}
    if file == "events":
        return _of_event(error.row, column, found, facts, as_of)
    match column:
        case "lead_time" | "max_lead_time":
            return FilesRefused("no_time", found)
        case "unit_cost" | "price":
            return FilesRefused("no_money", found)
        case "units":
            return FilesRefused("no_units", found)
        case "in_stock":
            return FilesRefused("no_state", found)
    return _of_number(column, found, error.value)


def _of_event(row: int, column: str, found: dict[str, str], facts: Facts, as_of: date) -> FilesRefused:
    events = facts.events
    if column == "end":
        days = {"start": int(events.start[row]), "end": int(events.end[row])}
        told = {name: (as_of + timedelta(days=offset)).isoformat() for name, offset in days.items()}
        return FilesRefused("ends_first", {**found, **told})
    if column == "planned" and events.pauses_ads[row] and events.planned[row] > 0:
        return FilesRefused("sells_nothing", found)
    return _of_number(column, found, float(getattr(events, column)[row]))


def _of_number(column: str, found: dict[str, str], value: float) -> FilesRefused:
    if column in LEAST and -np.inf < value < LEAST[column]:
        return FilesRefused("too_low", {**found, "least": LEAST[column]})
    if column in MOST_DAYS and MOST_DAYS[column] < value < np.inf:
        return FilesRefused("too_high", {**found, "most": int(MOST_DAYS[column])})
    return FilesRefused("out_of_range", found)
