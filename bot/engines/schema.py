"""What the Parquet files to plan from hold.

``items.parquet`` has a row for each item, ``history.parquet`` too, in any order: its ``units`` are a list of days, the
oldest first, the last one yesterday. ``inbound.parquet`` has a row for each expected receipt, ``events.parquet`` for
each event and item. Columns are named and meant as those of ``planner.model``; days are dates here. A column that is
not there, or holds nothing in a row, means what stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import inf
from typing import Literal

from planner.model import Floats, Items

KEY = ("product", "location")
"""Names an item in each of the files."""
Kind = Literal["text", "number", "class", "flag", "date", "days"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file."""

    name: str
    kind: Kind
    is_needed: bool = False


MEANT = {
    "committed": 0.0, "reserved": 0.0, "perishing": 0.0, "sell_by": inf,
    "count_age": 0.0, "sales_age": 0.0, "moq": 1.0, "case_pack": 1.0,
    "exchange": 1.0, "reporting_rate": 1.0, "sea_delay": 0.0, "sea_delay_from": inf, "air_delay": 0.0,
    "air_delay_from": inf, "sold": 0.0, "planned": 0.0, "factor": 1.0,
}  # fmt: skip
"""What a number means that is not there. Others are then not known (nan); ``known_days`` is read from the history."""
RATES = ("exchange", "reporting_rate")
"""Of these an empty row means that the rate is not known; without the column all is one currency."""
TEXTS = tuple(field.name for field in fields(Items) if field.type is not Floats)
CLASSES = ("class_before",)
"""Of these a row holds the name of an AbcClass, as the plan of last night does."""
NUMBERS = tuple(field.name for field in fields(Items) if field.name not in {*TEXTS, *CLASSES})

_KEYS = tuple(Column(name, "text", is_needed=True) for name in KEY)
FILES: Mapping[str, tuple[Column, ...]] = {
    "items": (
        *_KEYS,
        *(Column(name, "text") for name in TEXTS if name not in KEY),
        *(Column(name, "number", is_needed=name == "on_hand") for name in NUMBERS),
        *(Column(name, "class") for name in CLASSES),
    ),
    "history": (*_KEYS, Column("units", "days", is_needed=True), Column("in_stock", "days")),
    "inbound": (*_KEYS, Column("quantity", "number", is_needed=True), Column("day", "date", is_needed=True)),
    "events": (
        *_KEYS,
        Column("planned", "number"),
        Column("start", "date", is_needed=True),
        Column("end", "date", is_needed=True),
        Column("sold", "number"),
        Column("pauses_ads", "flag"),
        Column("factor", "number"),
    ),
}
NEEDED = ("items", "history")
ENTRIES = ("inbound", "events")
"""Files with any number of rows an item."""
