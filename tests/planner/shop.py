"""Builders: a test names only what matters to it; everything else is an ordinary, quiet shop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from planner.allocate import allocate
from planner.blocks import joined_entries
from planner.explaining.basis import Basis
from planner.model import Events, History, Inbound, Items
from planner.outcome import Plan
from planner.plan import Across, plan
from planner.policy import Learned, Policy
from planner.unseen import without_unseen

TODAY = date(2026, 11, 23)
UNKNOWN = (
    "lead_time_spread", "review", "order_day", "sea_freight", "air_freight", "salvage", "storage_fee", "ads_units",
    "surging", "boost", "class_before", "platform_fee",
)  # fmt: skip
ORDINARY = {
    "on_hand": 1000.0, "committed": 0.0, "reserved": 0.0, "perishing": 0.0, "sell_by": np.inf,
    "count_age": 1.0, "sales_age": 0.0, "known_days": 365.0,
    "lead_time": 15.0, "max_lead_time": np.nan, "air_lead_time": 7.0, "buffer": 50.0, "moq": 1.0, "case_pack": 1.0,
    "unit_cost": 2.0, "price": 9.0, "exchange": 1.0, "reporting_rate": 1.0,
    "sea_delay": 0.0, "sea_delay_from": np.inf, "air_delay": 0.0, "air_delay_from": np.inf,
    **dict.fromkeys(UNKNOWN, np.nan),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything a plan is made from."""

    items: Items
    history: History
    inbound: Inbound
    events: Events

    def planned(
        self,
        policy: Policy | None = None,
        learned: Learned | None = None,
        across: Across = map,
        *,
        compiled: bool | None = None,
    ) -> Plan:
        facts = (self.items, self.history, self.inbound, self.events)
        return plan(*facts, policy or Policy(), learned or Learned(), TODAY, across, compiled=compiled)

    def basis(self, policy: Policy | None = None, learned: Learned | None = None) -> Basis:
        """Return the plan and what it was made from."""
        plan = self.planned(policy, learned)
        facts = (self.items, self.history, self.inbound, self.events)
        return Basis(plan, allocate(plan, self.items), *facts, policy or Policy(), learned or Learned())

    def ordering(self, quantity: np.ndarray, day: int = 60) -> "Shop":
        """Return the shop with so many units of each item on their way."""
        now = self.inbound
        return replace(
            self,
            inbound=Inbound(
                np.concatenate([now.item, np.arange(len(quantity))]),
                np.concatenate([now.quantity, quantity]),
                np.concatenate([now.day, np.full(len(quantity), day)]),
            ),
        )

    def only(self, index: int) -> "Shop":
        """Return the shop with a single item left."""
        rows = slice(index, index + 1)
        columns = {name: getattr(self.items, name)[rows] for name in Items.__slots__}
        return Shop(
            Items(**columns),
            History(self.history.units[rows], self.history.in_stock[rows]),
            _of_item(self.inbound, index),
            _of_item(self.events, index),
        )


def a_shop(
    *,
    sold_per_day: float | Sequence[float] = 30.0,
    receipts: Sequence[tuple[int, float, int]] = (),
    livestreams: Sequence[tuple[int, float, int, int, float]] = (),
    pauses: Sequence[tuple[int, int, int]] = (),
    seasons: Sequence[tuple[int, int, int, float]] = (),
    days: int = 120,
    **columns: Any,
) -> Shop:
    """Return a shop; receipts are (item, units, day), livestreams (item, planned, start, end, sold).

    Pauses of ads are (item, start, end), seasons (item, start, end, factor).
    """
    rates = np.atleast_1d(np.asarray(sold_per_day, dtype=float))
    count = max(len(rates), *(np.size(value) for value in columns.values()), 1)
    numbers = {name: np.broadcast_to(columns.get(name, usual), count).astype(float) for name, usual in ORDINARY.items()}
    units = np.repeat(np.broadcast_to(rates, count)[:, None], days, axis=1)
    names = tuple(f"SKU{number}" for number in range(count))
    inbound = np.array(receipts, dtype=float).reshape(-1, 3).T
    planned = [*livestreams, *((item, 0.0, start, end, 0.0) for item, start, end in pauses)]
    planned += [(item, 0.0, start, end, 0.0) for item, start, end, _ in seasons]
    kinds = np.repeat([0, 1, 2], [len(livestreams), len(pauses), len(seasons)])
    factor = np.array([*np.ones(len(livestreams) + len(pauses)), *(each[3] for each in seasons)])
    events = np.array(planned, dtype=float).reshape(-1, 5).T
    return Shop(
        Items(names, ("",) * count, ("",) * count, ("GBP",) * count, **numbers),
        History(units, np.ones(units.shape, dtype=np.int8)),
        Inbound(inbound[0].astype(np.int64), inbound[1], inbound[2].astype(np.int64)),
        Events(
            events[0].astype(np.int64),
            events[1],
            events[2].astype(np.int64),
            events[3].astype(np.int64),
            events[4],
            kinds == 1,
            factor,
        ),
    )


def any_shop(seed: int, count: int = 40, days: int = 130) -> Shop:
    """Return a shop with every kind of item in it: never counted, sold out, idle, overdue, without an air route."""
    dice, more = np.random.default_rng(seed), np.random.default_rng((seed, 1))

    def sometimes(share: float, special: float, usual: np.ndarray) -> np.ndarray:
        return np.where(dice.random(count) < share, special, usual)

    def mostly_unknown(*choices: float) -> np.ndarray:
        return np.where(more.random(count) < 0.6, np.nan, more.choice(choices, count))

    rate = sometimes(0.2, 0.0, np.round(dice.gamma(0.6, 12.0, count), 2))
    state = dice.choice(np.array([-1, 0, 1], dtype=np.int8), (count, days), p=[0.1, 0.2, 0.7])
    units = dice.poisson(rate[:, None], (count, days)).astype(float)
    starts = dice.integers(-20, 60, 12)
    names = tuple(f"SKU{number}" for number in range(count))
    on_hand = sometimes(0.1, np.nan, np.round(rate * dice.uniform(-1, 60, count)))
    there = np.maximum(np.nan_to_num(on_hand), 0.0)
    items = Items(
        names, ("",) * count, ("",) * count, ("GBP",) * count,
        on_hand=on_hand,
        committed=dice.integers(0, 9, count).astype(float),
        reserved=dice.integers(0, 9, count).astype(float),
        count_age=sometimes(0.1, 72.0, np.full(count, 5.0)),
        perishing=np.random.default_rng((seed, 4)).choice([0.0, 0.0, 0.5, 1.0], count) * there,
        sell_by=np.random.default_rng((seed, 5)).choice([-9.0, -1.0, 0.0, 20.0, 90.0, 400.0, np.inf], count),
        sales_age=np.random.default_rng((seed, 3)).choice([0.0, 0.0, 0.0, 3.0, 9.0], count),
        known_days=np.round(dice.uniform(0, 200, count)),
        lead_time=sometimes(0.2, np.nan, dice.choice([0.0, 12.5, 30.0, 200.0], count)),
        max_lead_time=sometimes(0.5, np.nan, dice.choice([20.0, 45.0, 240.0], count)),
        air_lead_time=sometimes(0.2, np.inf, dice.choice([np.nan, 5.0, 7.5], count)),
        buffer=sometimes(0.5, np.nan, np.round(dice.uniform(0, 90, count), 1)),
        moq=dice.choice([1.0, 100.0], count),
        case_pack=dice.choice([1.0, 24.0], count),
        unit_cost=sometimes(0.2, np.nan, np.full(count, 2.5)),
        price=np.full(count, 9.0),
        platform_fee=np.random.default_rng((seed, 3)).choice([np.nan, 0.0, 0.08], count),
        exchange=mostly_unknown(1.0, 0.8),
        reporting_rate=np.nan_to_num(mostly_unknown(1.3), nan=1.0),
        lead_time_spread=mostly_unknown(0.0, 2.5, 6.0),
        review=mostly_unknown(7.0, 14.0),
        order_day=mostly_unknown(0.0, 3.0),
        sea_freight=mostly_unknown(0.4),
        air_freight=mostly_unknown(0.9, 2.0),
        salvage=mostly_unknown(0.5, 5.0),
        storage_fee=mostly_unknown(0.01),
        ads_units=mostly_unknown(0.0, 20.0, 500.0),
        sea_delay=more.choice([0.0, 10.0], count),
        sea_delay_from=more.choice([0.0, 12.0, 20.0, np.inf], count),
        air_delay=more.choice([0.0, 2.0], count),
        air_delay_from=more.choice([0.0, np.inf], count),
        surging=np.full(count, np.nan),
        boost=mostly_unknown(0.5, 0.93, 1.3),
        class_before=np.random.default_rng((seed, 2)).choice([0.0, 1.0, 2.0, 3.0, np.nan], count),
    )  # fmt: skip
    inbound = Inbound(dice.integers(0, count, 20), np.round(dice.uniform(0, 900, 20)), dice.integers(-5, 90, 20))
    pauses = np.arange(12) % 4 == 0
    events = Events(
        dice.integers(0, count, 12), np.where(pauses, 0.0, np.round(dice.uniform(0, 900, 12))), starts,
        starts + dice.integers(0, 9, 12), np.where(starts < 0, 200.0, 0.0), pauses,
    )  # fmt: skip
    seasons = Events(
        more.integers(0, count, 12), np.zeros(12), more.integers(-20, 60, 12), np.full(12, 60), np.zeros(12),
        np.zeros(12, bool), more.choice([0.5, 1.5, 2.5], 12),
    )  # fmt: skip
    events = joined_entries([events, seasons], np.zeros(2, np.int64))
    return Shop(items, without_unseen(History(units, state), items.sales_age), inbound, events)


def _of_item(entries: Any, index: int) -> Any:
    mine = entries.item == index
    chosen = {name: getattr(entries, name)[mine] for name in type(entries).__slots__}
    return replace(entries, **(chosen | {"item": np.zeros(int(mine.sum()), dtype=np.int64)}))
