"""How many items were judged, by column: what each asks, what is proposed of it, how it stands."""

from collections.abc import Iterator, Mapping
from itertools import repeat, starmap
from typing import Any

import numpy as np

from bot.judging.judgement import Judgement
from bot.store import Proposal, Standing, Standings
from bot.store.checks.standing import column_of
from planner.currency import minors, whole_minors
from planner.model import Floats, Integers, Level

LEVELS = tuple(Level)  # each at its value: looked up a hundred thousand times


def questions(judgement: Judgement) -> Iterator[tuple[Any, ...]]:
    """Yield what the plan asks of each item it wants ordered, as ``Waiting.asks`` has it."""
    rows, items = judgement.wanted, judgement.catalogue.items
    cost_currencies = judgement.catalogue.about.column("cost_currency")
    currencies = [cost_currencies[i] for i in rows.tolist()]
    return zip(
        [items.product[i] for i in rows.tolist()],
        [items.location[i] for i in rows.tolist()],
        [LEVELS[level] for level in judgement.plan.level[rows].tolist()],
        [items.supplier[i] for i in rows.tolist()],
        judgement.days(judgement.plan.order_by_day[rows]),
        judgement.allocation.quantity[rows].astype(np.int64).tolist(),
        minors(items.unit_cost[rows], currencies),
        currencies,
        strict=True,
    )


def proposals(judgement: Judgement, rows: Integers | None = None) -> Iterator[tuple[int, Proposal]]:
    """Yield what the plan asks to order (of these items), each with the number of its item."""
    rows = judgement.wanted if rows is None else rows
    items, places = judgement.catalogue.items, rows.tolist()
    judged, asked = judgement.plan, judgement.allocation
    by_air = np.minimum(judged.air_quantity, asked.quantity)
    shops, cost_currencies = (judgement.catalogue.about.column(name) for name in ("shops", "cost_currency"))
    currencies = [cost_currencies[i] for i in places]
    columns = (  # as the fields of a proposal
        [items.product[i] for i in places],
        [items.location[i] for i in places],
        [shops[i][0] for i in places],
        [LEVELS[level] for level in judged.level[rows].tolist()],
        map(int, asked.quantity[rows].tolist()),
        judgement.days(judged.order_by_day[rows]),
        [items.supplier[i] for i in places],
        minors(items.unit_cost[rows], currencies),
        currencies,
        repeat("sea", len(rows)),
        judged.lead_time[rows].tolist(),
        map(int, asked.rounding[rows].tolist()),
        _known(asked.rounding_days[rows]),
        map(int, by_air[rows].tolist()),
        judgement.days(judged.air_decision_day[rows]),
        minors(asked.landed_cost[rows] * asked.quantity[rows], currencies),
    )
    return zip(places, starmap(Proposal, zip(*columns, strict=True)), strict=True)


def standings(judgement: Judgement, asked: Mapping[tuple[str, str], int]) -> Standings:
    """Return how each item stands, for lists; ``asked`` is the quantity of each open suggestion."""
    known, items, judged = judgement.catalogue.about, judgement.catalogue.items, judgement.plan
    sales, cost_currencies = judged.daily_rate * judged.lead_time * items.price, known.column("cost_currency")
    currencies = known.column("currency")
    columns: dict[str, Any] = {
        "product": items.product,
        "name": known.column("name"),
        "location": items.location,
        "shop": [shops[0] for shops in known.column("shops")],
        "level": [LEVELS[level] for level in judged.level.tolist()],
        "available": np.trunc(_finite(judged.available)),
        "days_of_cover": _finite(judged.days_of_cover),
        "stockout": judgement.days(judged.stockout_day),
        "threshold": np.trunc(judged.threshold),
        "quantity": list(map(asked.get, zip(items.product, items.location, strict=True), repeat(0))),
        "money_minor": whole_minors(sales, currencies),
        "currency": currencies,
        "cash_minor": whole_minors(judgement.allocation.cash_tied_up, cost_currencies),
        "coming_minor": whole_minors(judgement.allocation.cash_coming, cost_currencies),
        "cost_currency": cost_currencies,
        "counted_at": known.column("counted_at"),
        "as_of": [judgement.now] * len(known),
    }
    return Standings({name: column_of(name, columns[name]) for name in Standing._fields})


def _finite(column: Floats) -> Floats:
    return np.where(np.isfinite(column), column, np.nan)


def _known(column: Floats) -> list[float | None]:
    known = column.astype(object)
    known[~np.isfinite(column)] = None
    return list(known)
