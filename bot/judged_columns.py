"""How many items were judged, by column: what each asks, what is proposed of it, how it stands."""

from collections.abc import Iterator, Mapping
from itertools import repeat, starmap
from typing import Any

import numpy as np

from bot.judgement import Judgement
from bot.store import Proposal, Standing
from planner.currency import minors
from planner.model import Floats, Integers, Level

LEVELS = tuple(Level)  # each at its value: looked up a hundred thousand times


def questions(judgement: Judgement) -> Iterator[tuple[Any, ...]]:
    """Yield what the plan asks of each item it wants ordered, as ``Waiting.asks`` has it."""
    rows, items = judgement.wanted, judgement.catalogue.items
    currencies = [judgement.catalogue.about[i].cost_currency for i in rows.tolist()]
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
    about, items = [judgement.catalogue.about[i] for i in rows], judgement.catalogue.items
    judged, asked = judgement.plan, judgement.allocation
    by_air = np.minimum(judged.air_quantity, asked.quantity)
    currencies = [it.cost_currency for it in about]
    columns = (  # as the fields of a proposal
        [it.product for it in about],
        [it.location for it in about],
        [it.shops[0] for it in about],
        [LEVELS[level] for level in judged.level[rows].tolist()],
        map(int, asked.quantity[rows].tolist()),
        judgement.days(judged.order_by_day[rows]),
        [items.supplier[i] for i in rows],
        minors(items.unit_cost[rows], currencies),
        currencies,
        repeat("sea", len(rows)),
        judged.lead_time[rows].tolist(),
        map(int, asked.rounding[rows].tolist()),
        _known(asked.rounding_days[rows]),
        map(int, by_air[rows].tolist()),
        judgement.days(judged.air_decision_day[rows]),
        minors(asked.landed_cost[rows], currencies),
    )
    return zip(rows.tolist(), starmap(Proposal, zip(*columns, strict=True)), strict=True)


def standings(judgement: Judgement, asked: Mapping[tuple[str, str], int]) -> Iterator[Standing]:
    """Yield how each item stands, for lists; ``asked`` is the quantity of each open suggestion."""
    known, items, judged = judgement.catalogue.about, judgement.catalogue.items, judgement.plan
    sales = judged.daily_rate * judged.lead_time * items.price
    columns = (  # as the fields of Standing
        items.product,
        [about.name for about in known],
        items.location,
        [about.shops[0] for about in known],
        [LEVELS[level] for level in judged.level.tolist()],
        [None if units is None else int(units) for units in _known(judged.available)],
        _known(judged.days_of_cover),
        judgement.days(judged.stockout_day),
        map(int, judged.threshold.tolist()),
        [asked.get(place, 0) for place in zip(items.product, items.location, strict=True)],
        minors(sales, [about.currency for about in known]),
        [about.currency for about in known],
        minors(judgement.allocation.cash_tied_up, [about.cost_currency for about in known]),
        [about.cost_currency for about in known],
        [about.counted_at for about in known],
        repeat(judgement.now, len(known)),
    )
    return map(Standing._make, zip(*columns, strict=True))


def _known(column: Floats) -> list[float | None]:
    known = column.astype(object)
    known[~np.isfinite(column)] = None
    return list(known)
