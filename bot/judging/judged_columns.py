"""How many items were judged, by column: what each asks, and what is proposed of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat, starmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.judging.judgement import Judgement
from bot.judging.standing import dates, levels_of
from bot.store import Proposal, objects
from planner.blocks import column_rows
from planner.currency import minors
from planner.model import Floats, Integers
from planner.ordering.flight import flown
from planner.unit_price import unit_prices


def questions(judgement: Judgement) -> Mapping[str, NDArray[Any]]:
    """Return what the plan asks of each item it wants ordered, by the fields of ``Waiting.asks``."""
    rows, items = judgement.wanted, judgement.catalogue.items
    currencies = column_rows(judgement.catalogue.about.column("cost_currency"), rows)
    columns: dict[str, Sequence[Any]] = {
        "product": column_rows(items.product, rows),
        "location": column_rows(items.location, rows),
        "level": levels_of(judgement.plan)[rows],
        "supplier": column_rows(items.supplier, rows),
        "order_by": dates(judgement.catalogue.as_of, judgement.plan.order_by_day[rows]),
        "quantity": judgement.allocation.quantity[rows].astype(np.int64).tolist(),
        "unit_cost_myriadths": unit_prices(items.unit_cost[rows], currencies),
        "currency": currencies,
    }
    return {name: objects(list(column)) for name, column in columns.items()}


def proposals(judgement: Judgement, rows: Integers | None = None) -> Iterator[tuple[int, Proposal]]:
    """Yield what the plan asks to order (of these items), each with the number of its item."""
    rows = judgement.wanted if rows is None else rows
    items, about = judgement.catalogue.items, judgement.catalogue.about
    judged, asked = judgement.plan, judgement.allocation
    by_air = flown(judged.air_quantity, items.case_pack, asked.quantity)
    currencies = column_rows(about.column("cost_currency"), rows)
    columns = (  # as the fields of a proposal
        column_rows(items.product, rows),
        column_rows(items.location, rows),
        [shops[0] for shops in column_rows(about.column("shops"), rows)],
        levels_of(judged)[rows],
        map(int, asked.quantity[rows].tolist()),
        dates(judgement.catalogue.as_of, judged.order_by_day[rows]),
        column_rows(items.supplier, rows),
        unit_prices(items.unit_cost[rows], currencies),
        currencies,
        repeat("sea", len(rows)),
        judged.lead_time[rows].tolist(),
        map(int, asked.rounding[rows].tolist()),
        _known(asked.rounding_days[rows]),
        map(int, by_air[rows].tolist()),
        dates(judgement.catalogue.as_of, judged.air_decision_day[rows]),
        minors(asked.landed_cost[rows] * asked.quantity[rows], currencies),
    )
    return zip(rows.tolist(), starmap(Proposal, zip(*columns, strict=True)), strict=True)


def _known(column: Floats) -> list[float | None]:
    known = column.astype(object)
    known[~np.isfinite(column)] = None
    return list(known)
