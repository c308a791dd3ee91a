"""The sheet of shops: where each sells, and what its exports mean."""

from planner.intake.cells import currency_code
from planner.intake.workbook.readers import channel, market, name, one_of, zone
from planner.intake.workbook.sheet import Column, Sheet

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
            one_of({"available": "available", "on hand": "on_hand"}),
            choices=("available", "on hand"), example="available",
        ),
        Column(
            "Dates in exports", "date_order",
            one_of({"day first": "day_first", "month first": "month_first"}),
            choices=("day first", "month first"), example="day first",
        ),
        Column("Location", "location", name, example="Leeds warehouse"),
    ),
)  # fmt: skip
