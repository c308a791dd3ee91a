"""How many items were judged, by column: what each asks, and what is proposed of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat, starmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.judging.judgement import Judgement
from bot.judging.standing import dates, levels_of
from bot.store import Proposal, objects
from planner.coded import Coded
from planner.currency import minors
from planner.model import Floats, Integers
from planner.ordering.flight import flown


def questions(judgement: Judgement) -> Mapping[str, NDArray[Any]]:
    """Return what the plan asks of each item it wants ordered, by the fields of ``Waiting.asks``."""
    rows, items = judgement.wanted, judgement.catalogue.items
    currencies = Coded.of(judgement.catalogue.about.column("cost_currency"))[rows]
    columns: dict[str, Sequence[Any]] = {
        "product": [items.product[i] for i in rows.tolist()],
        "location": Coded.of(items.location)[rows],
        "level": levels_of(judgement.plan)[rows],
        "supplier": Coded.of(items.supplier)[rows],
        "order_by": dates(judgement.catalogue.as_of, judgement.plan.order_by_day[rows]),
        "quantity": judgement.allocation.quantity[rows].astype(np.int64).tolist(),
        "unit_cost_minor": minors(items.unit_cost[rows], currencies),
        "currency": currencies,
    }
    return {name: objects(list(column)) for name, column in columns.items()}


def proposals(judgement: Judgement, rows: Integers | None = None) -> Iterator[tuple[int, Proposal]]:
    """Yield what the plan asks to order (of these items), each with the number of its item."""
    rows = judgement.wanted if rows is None else rows
    items, places = judgement.catalogue.items, rows.tolist()
    judged, asked = judgement.plan, judgement.allocation
    by_air = flown(judged.air_quantity, items.case_pack, asked.quantity)
    shops, cost_currencies = (judgement.catalogue.about.column(name) for name in ("shops", "cost_currency"))
    currencies = [cost_currencies[i] for i in places]
    columns = (  # as the fields of a proposal
        [items.product[i] for i in places],
        [items.location[i] for i in places],
        [shops[i][0] for i in places],
        levels_of(judged)[rows],
        map(int, asked.quantity[rows].tolist()),
        dates(judgement.catalogue.as_of, judged.order_by_day[rows]),
        [items.supplier[i] for i in places],
        minors(items.unit_cost[rows], currencies),
        currencies,
        repeat("sea", len(rows)),
        judged.lead_time[rows].tolist(),
        map(int, asked.rounding[rows].tolist()),
        _known(asked.rounding_days[rows]),
        map(int, by_air[rows].tolist()),
        dates(judgement.catalogue.as_of, judged.air_decision_day[rows]),
        minors(asked.landed_cost[rows] * asked.quantity[rows], currencies),
    )
    return zip(places, starmap(Proposal, zip(*columns, strict=True)), strict=True)


def _known(column: Floats) -> list[float | None]:
    known = column.astype(object)
    known[~np.isfinite(column)] = None
    return list(known)
