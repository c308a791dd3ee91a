"""What is shown of an item: each number with its unit, what goes into its rule, and where the rule is from."""

from collections.abc import Mapping
from dataclasses import dataclass

EVENTS = ("event_starts", "event_ends", "event_units_expected", "event_factors")
PAUSES = ("pause_starts", "pause_ends", "ads_rate")
LOST = ("expired", "expiring", "gone_day")
PROJECTED = (
    *("on_hand", "committed", "daily_rate", "receipt_days", "receipt_units", *EVENTS, *PAUSES, *LOST),
    "horizon",
)
PERISHING = ("on_hand", "perishing", "sell_by")
RATE = (
    *("surging", "stopped", "borrowed", "window_rates", "weights", "boost", "boost_gain"),
    *("same_weeks", "weeks_gain", "year_ago"),
    *("sold", "in_stock_days", "looked_back"),
)
CUTS = ("a_from", "b_from", "a_up", "a_down", "b_up", "b_down")
CYCLE = ("daily_rate", "cycle", "base_share", "carton")
MEASURED = "measured on real sales"
ARTICLE_RATE = "article 2.1"
ARTICLE_LOT = "article 2.2"
ARTICLE_POINT = "article 1.1"
BY_SERVICE = "King 2011"
BY_SERVICE_AND_COST = "Silver, Pyke, Thomas 2017"
NOW_AND_THEN = "Syntetos, Boylan 2005"
DEFINITION = "definition"
PROJECTION = "projection"


@dataclass(frozen=True, slots=True)
class Shown:
    """One kind of number."""

    unit: str
    """"units", "units/day", "days", "share", "ratio", "class", or "day": an offset from as_of. Money: "money" and
    "money/unit" in the currency of the cost, "price" in that of the price, "reporting" in that of totals."""
    inputs: tuple[str, ...]
    source: str


SHOWN: Mapping[str, Shown] = {
    "daily_rate": Shown("units/day", RATE, MEASURED),
    "ads_rate": Shown("units/day", ("ads_units", "sold", "daily_rate", "looked_back", "window"), ARTICLE_RATE),
    "organic_rate": Shown("units/day", ("daily_rate", "ads_rate"), ARTICLE_RATE),
    "demand_interval": Shown("days", ("sales",), NOW_AND_THEN),
    "size_variation": Shown("ratio", ("sales",), NOW_AND_THEN),
    "sba_rate": Shown("units/day", ("sales",), NOW_AND_THEN),
    "tsb_rate": Shown("units/day", ("sales",), "Teunter, Syntetos, Babai 2011"),
    "expired": Shown("units", PERISHING, DEFINITION),
    "available": Shown("units", ("on_hand", "expired", "committed", "reserved"), DEFINITION),
    "on_order": Shown("units", ("dated", "undated"), DEFINITION),
    "expiring": Shown(
        "units", (*PERISHING, "committed", "daily_rate", *EVENTS, *PAUSES, "horizon"), "Broekmeulen, van Donselaar 2009"
    ),
    "inventory_position": Shown("units", ("on_hand", "on_order", "committed", "expired", "lost_in_time"), DEFINITION),
    "days_of_cover": Shown("days", ("available", "expiring_available", "daily_rate"), DEFINITION),
    "stockout_day": Shown("day", PROJECTED, PROJECTION),
    "lead_time": Shown(
        "days",
        ("rule", "stated_lead_time", "longest_lead_time", "stated_spread", "default", "delay", "delay_from"),
        ARTICLE_POINT,
    ),
    "lead_time_demand": Shown("units", ("daily_rate", "lead_time"), ARTICLE_POINT),
    "spread": Shown(
        "units",
        (
            *("daily_spread", "own_spread", "usual_spread", "daily_rate", "highest_rate", "usual_lead_time"),
            *("lead_time_spread", "widening", "drift", "least_spread", "history_days"),
        ),
        BY_SERVICE,
    ),
    "gross_margin": Shown(
        "reporting",
        ("margin_units", "price", "platform_fee", "landed_cost", "exchange", "reporting_rate"),
        DEFINITION,
    ),
    "abc_class": Shown("class", ("gross_margin", "class_before", *CUTS), "ABC analysis"),
    "unit_margin": Shown("price", ("price", "platform_fee", "landed_cost", "exchange"), DEFINITION),
    "carrying_cost": Shown(
        "price", ("landed_cost", "carrying_rate", "holding_cost", "order_interval", "exchange"), BY_SERVICE_AND_COST
    ),
    "service_level": Shown(
        "share",
        ("abc_class", "class_level", "unit_margin", "carrying_cost", "stated_level"),
        BY_SERVICE_AND_COST,
    ),
    "safety_stock": Shown(
        "units", ("rule", "buffer", "daily_rate", "buffer_days", "z", "spread", "lead_time"), ARTICLE_POINT
    ),
    "cycle_service": Shown("share", ("safety_stock", "spread"), BY_SERVICE),
    "fill_rate": Shown("share", ("safety_stock", "spread", "threshold", "order_up_to_level"), BY_SERVICE_AND_COST),
    "review_demand": Shown("units", ("daily_rate", "order_day", "review"), "(R, S) policy"),
    "reorder_point": Shown("units", ("lead_time_demand", "safety_stock", "review_demand"), ARTICLE_POINT),
    "event_units": Shown("units", (*EVENTS, "notice"), "article 1.2"),
    "threshold": Shown("units", ("reorder_point", "event_units"), "article 1.2"),
    "base_share": Shown(
        "share",
        ("unit_cost", "sea_freight", "air_freight", "salvage", "variation", "usual_share", "is_fixed", "air_lead_time"),
        "newsvendor",
    ),
    "base_lot": Shown("units", CYCLE, ARTICLE_LOT),
    "air_reserve": Shown("units", CYCLE, ARTICLE_LOT),
    "economic_lot": Shown("units", ("placing_cost", "holding_cost", "yearly_demand"), "Harris 1913"),
    "order_rhythm": Shown("days", ("economic_lot", "daily_rate"), "Harris 1913"),
    "review_stock": Shown(
        "units",
        ("rule", "safety_stock", "z", "review", "spread", "daily_rate", "usual_lead_time", "lead_time_spread"),
        BY_SERVICE,
    ),
    "order_up_to_level": Shown(
        "units",
        ("threshold", "base_lot", "rate", "lead_time", "review", "review_stock", "event_units"),
        ARTICLE_LOT,
    ),
    "computed_quantity": Shown(
        "units",
        ("inventory_position", "on_order", "order_share", "threshold", "order_up_to_level", "daily_rate", "level"),
        "(s, S) policy",
    ),
    "suggested_quantity": Shown(
        "units",
        (
            *("computed_quantity", "order_share", "moq", "case_pack", "along"),
            *("inventory_position", "on_order", "threshold", "order_up_to_level"),  # what it is held against
            *("level", "daily_rate"),  # without a fresh count, or sales, no quantity is advised
        ),
        "(s, S) policy",
    ),
    "rounding_days": Shown(
        "days", ("suggested_quantity", "along", "computed_quantity", "order_share", "daily_rate"), DEFINITION
    ),
    "surplus": Shown(
        "units",
        ("available", "expiring_available", "threshold", "daily_rate", "review_days", "level", "need"),
        "transfers along a lane",
    ),
    "need": Shown(
        "units",
        (*PROJECTED, "inventory_position", "threshold", "review_days", "needed_by", "level"),
        "transfers along a lane",
    ),
    "order_by_day": Shown("day", (*PROJECTED, "safety_stock", "lead_time", "order_day", "review"), PROJECTION),
    "air_quantity": Shown(
        "units", (*PROJECTED, "safety_stock", "until", "air_lead_time", "level", "is_fixed"), PROJECTION
    ),
    "flown_sales": Shown(
        "units",
        ("air_quantity", "daily_rate", "stockout_day", "air_lead_time", "next_receipt_day", "until"),
        PROJECTION,
    ),
    "air_premium": Shown("price", ("air_freight", "sea_freight", "exchange"), DEFINITION),
    "air_break_even": Shown("price", ("flown_sales", "air_quantity", "unit_margin", "platform_fee"), "break-even"),
    "air_gain": Shown(
        "price", ("flown_sales", "air_quantity", "unit_margin", "platform_fee", "air_premium"), "break-even"
    ),
    "pause_ads_day": Shown("day", (*PROJECTED, "organic_rate", "next_receipt_day", "safety_stock"), ARTICLE_LOT),
    "air_decision_day": Shown("day", ("stockout_day", "air_lead_time", "air_decision"), ARTICLE_LOT),
    "landed_cost": Shown("money/unit", ("unit_cost", "freight"), DEFINITION),
    "order_cost": Shown("money", ("suggested_quantity", "landed_cost"), DEFINITION),
    "cash_tied_up": Shown("money", ("on_hand", "on_order", "landed_cost"), ARTICLE_RATE),
}
"""In the order people ask."""
