"""How sales follow the price here: what the whole catalogue tells of it, and what slow items tell for themselves."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.store import Catalogue
from planner.classes import Cuts
from planner.clearance.price_response import Slopes, days_by_week, elasticities, learned_response, weekly
from planner.events.days import past_days
from planner.forecasting.demand import on_shelf
from planner.model import AbcClass, Events, Floats, History, Integers, Items
from planner.ordering.serving import classes_of, earned_by
from planner.policy import Learned, Policy, Response

SAMPLE = 5_000  # items, those that sold most: the others tell little


def response_of(desk: Desk, known: Catalogue, cuts: Sequence[Cuts]) -> Response:
    """Return what a catalogue tells of how sales follow the price."""
    sold = known.history.units.sum(axis=1)
    rows = np.sort(np.argsort(-sold, kind="stable")[:SAMPLE])
    rows = rows[sold[rows] > 0]
    items, history = known.items, known.history
    days = _days(items, history, known.events, rows)
    points = desk.store.evidence.prices([known.numbers[row] for row in rows], known.as_of)
    of_class = classes_of(items, earned_by(items, history, known.policy), cuts)[rows].astype(np.int64)
    return learned_response(weekly(points, days), of_class, len(AbcClass), known.policy.price_elasticity)


def elasticities_of(
    desk: Desk,
    rows: Integers,
    numbers: Sequence[int],
    items: Items,
    history: History,
    events: Events,
    learned: Learned,
    policy: Policy,
    as_of: date,
) -> Slopes:
    """Return the elasticity of the items in ``rows``."""
    days = _days(items, history, events, rows)
    points = desk.store.evidence.prices([numbers[row] for row in rows], as_of)
    of_class = classes_of(items, earned_by(items, history, policy), learned.cuts)[rows].astype(np.int64)
    return elasticities(weekly(points, days), of_class, learned.response, policy.price_elasticity)


def _days(items: Items, history: History, events: Events, rows: Integers) -> Floats:
    counts = on_shelf(history.units[rows], history.in_stock[rows], items.known_days[rows])
    return days_by_week(counts, past_days(events, *history.units.shape)[rows])
