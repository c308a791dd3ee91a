"""The sheet of shops: where each sells, what its exports mean, and the thresholds it sets for itself."""

from planner.intake.cells import currency_code
from planner.intake.workbook.limits import LIMITS
from planner.intake.workbook.readers import name, one_of
from planner.intake.workbook.sheet import Column, Sheet
from planner.intake.workbook.whereabouts import channel, market, zone

_ORDERS = {
    "day first": "day_first", "month first": "month_first", "dd/mm/yyyy": "day_first", "mm/dd/yyyy": "month_first",
    "日在前": "day_first", "月在前": "month_first",
}  # fmt: skip
_COUNTS = {
    "available": "available", "on hand": "on_hand", "可售": "available", "可售库存": "available", "在库": "on_hand",
}  # fmt: skip

SHOPS = Sheet(
    "shops",
    "Shops",
    (
        Column("Shop", "shop", name, is_needed=True, is_key=True, example="UK Home", is_mark=True),
        Column("Market", "market", market, example="GB", is_mark=True),
        Column("Time zone", "tz", zone, example="Europe/London", is_mark=True),
        Column("Currency", "currency", currency_code, choices="currencies", example="GBP", is_mark=True),
        Column("Slack channel", "channel", channel, example="C0123456789"),
        Column(
            "Stock export counts", "quantity_means",
            one_of(_COUNTS),
            choices=("available", "on hand"), example="available",
        ),
        Column(
            "Dates in exports", "date_order",
            one_of(_ORDERS),
            choices=("day first", "month first"), example="day first",
        ),
        Column("Location", "location", name, example="Leeds warehouse"),
        *(Column(limit.header, limit.name, limit, choices=limit.offered) for limit in LIMITS.values()),
    ),
)  # fmt: skip
