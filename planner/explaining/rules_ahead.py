"""The rules behind the numbers that look at the coming days, one call each."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from planner import cover, expiry, levels, replenish
from planner.events import days as event_days
from planner.events import pacing
from planner.explaining.single import Rule, column, days, first, of_columns
from planner.model import Events, Flags, Floats, Inbound, Level
from planner.ordering import air, flight, transfers
from planner.whole import whole_units


def advised(level: float, daily_rate: float) -> Flags:
    """Return whether a quantity may be advised for an item, shape (1,)."""
    return levels.is_advised(np.array([level], dtype=np.int8), column(daily_rate))


def _of_margin(formula: Callable[..., Floats]) -> Rule:
    """Return a rule of the margin; the platform's fee is told with it, which it is after already."""
    of_one = of_columns(formula)
    return lambda platform_fee, **inputs: of_one(**inputs)  # noqa: ARG005


def _planned(known: Mapping[str, Any]) -> tuple[Events, Floats]:
    """Return the events and what each is still expected to sell; pauses of ads, where they are told, come last."""
    planned, pauses = known["event_units_expected"], known.get("pause_starts", ())
    expected = np.array([*planned, *(0.0 for _ in pauses)], dtype=np.float64)
    starts, ends = (
        np.array([*known[f"event_{which}"], *known.get(f"pause_{which}", ())], dtype=np.int64)
        for which in ("starts", "ends")
    )
    of_one, nothing = np.zeros(len(expected), dtype=np.int64), np.zeros(len(expected))
    return Events(of_one, expected, starts, ends, nothing, np.arange(len(expected)) >= len(planned)), expected


def arriving(known: Mapping[str, Any]) -> Floats:
    """Return what arrives on each coming day."""
    receipts = known["receipt_days"]
    inbound = Inbound(
        np.zeros(len(receipts), dtype=np.int64),
        np.array(known["receipt_units"], dtype=float),
        np.array(receipts, np.int64),
    )
    return cover.receipts_by_day(inbound, 1, int(known["horizon"]))


def on_top(known: Mapping[str, Any]) -> Floats:
    """Return what events, pauses of ads and goods that expire add to ordinary sales on each coming day."""
    return _of_events(known) + expiry.by_day(column(known["expiring"]), days(known["gone_day"]), int(known["horizon"]))


def _of_events(known: Mapping[str, Any]) -> Floats:
    planned, expected = _planned(known)
    spread = event_days.expected_by_day(planned, expected, 1, int(known["horizon"]))
    return event_days.without_ads(spread, planned, column(known["ads_rate"]))


def ahead(known: Mapping[str, Any]) -> tuple[Floats, Floats]:
    """Return the projected stock and the receipts of each coming day."""
    receipts, stock = arriving(known), column(known["on_hand"] - known["expired"] - known["committed"])
    return cover.projection(stock, column(known["daily_rate"]), receipts, on_top(known)), receipts


def _stockout_day(**known: Any) -> float:
    return first(cover.stockout_day(ahead(known)[0]))


def _expiring(sell_by: float, on_hand: float, perishing: float, committed: float, **known: Any) -> float:
    until = int(min(max(sell_by, 0.0), known["horizon"]))
    stock = {"on_hand": on_hand, "perishing": perishing, "sell_by": sell_by, "committed": committed}
    on_top = float(_of_events(known)[0, : until + 1].sum())
    return of_columns(expiry.expiring)(**stock, daily_rate=known["daily_rate"], on_top=on_top)


def _event_units(notice: float, **known: Any) -> float:
    return first(whole_units(event_days.event_units(*_planned(known), column(notice))))


def _order_by_day(safety_stock: float, lead_time: float, order_day: float, review: float, **known: Any) -> float:
    breach = cover.breach_day(ahead(known)[0], column(safety_stock))
    any_day = replenish.order_by_day(breach, column(lead_time))
    return first(replenish.on_order_day(any_day, column(order_day), column(review)))


def _air_quantity(
    safety_stock: float, until: float, air_lead_time: float, level: float, is_fixed: float, **known: Any
) -> float:
    if not (is_fixed or level <= Level.URGENT) or not advised(level, known["daily_rate"])[0]:
        return 0.0
    known |= {"horizon": max(known["horizon"], np.ceil(until))}
    columns = (column(value) for value in (safety_stock, until, air_lead_time))
    return first(air.air_quantity(*ahead(known), *columns))


def _surplus(
    available: float,
    expiring_available: float,
    threshold: float,
    daily_rate: float,
    review_days: float,
    level: float,
    need: float,
) -> float:
    may_give = np.array([level > Level.STALE_DATA and need == 0])
    kept = (column(threshold), column(daily_rate), review_days)
    return first(transfers.surplus(column(available - expiring_available), *kept, may_give))


def _need(
    inventory_position: float, threshold: float, review_days: float, needed_by: float, level: float, **known: Any
) -> float:
    rate, missing = known["daily_rate"], cover.missing_on(days(needed_by), *ahead(known))
    kept = (column(threshold), column(rate), review_days)
    return first(transfers.need(column(inventory_position), *kept, missing, advised(level, rate)))


def _pause_ads_day(safety_stock: float, organic_rate: float, next_receipt_day: float, **known: Any) -> float:
    rates = (column(known["ads_rate"]), column(organic_rate))
    projected = expiry.spared(ahead(known)[0], column(known["expiring"]), days(known["gone_day"]))
    return first(pacing.pause_ads_day(projected, *rates, days(next_receipt_day), column(safety_stock)))


def _air_decision_day(stockout_day: float, air_lead_time: float, air_decision: float) -> float:
    return first(air.air_decision_day(days(stockout_day), column(air_lead_time), air_decision))


def _flown_sales(
    air_quantity: float,
    daily_rate: float,
    stockout_day: float,
    air_lead_time: float,
    next_receipt_day: float,
    until: float,
) -> float:
    quantity, rate, by_air, by_sea = (column(each) for each in (air_quantity, daily_rate, air_lead_time, until))
    return first(flight.flown_sales(quantity, rate, days(stockout_day), by_air, days(next_receipt_day), by_sea))


AHEAD: Mapping[str, Rule] = {
    "flown_sales": _flown_sales,
    "air_premium": of_columns(flight.air_premium),
    "air_break_even": _of_margin(flight.air_break_even),
    "air_gain": _of_margin(flight.air_gain),
    "stockout_day": _stockout_day,
    "expiring": _expiring,
    "event_units": _event_units,
    "surplus": _surplus,
    "need": _need,
    "order_by_day": _order_by_day,
    "air_quantity": _air_quantity,
    "pause_ads_day": _pause_ads_day,
    "air_decision_day": _air_decision_day,
}
