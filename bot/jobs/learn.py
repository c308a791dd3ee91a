"""Every night: learns anew what only the whole catalogue can teach."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from bot.clearance.responding import response_of
from bot.desk import Desk
from bot.events.same_weeks import weeks_of
from bot.judging.boosting import boost
from bot.judging.surging import scatter_of
from bot.store import Catalogue
from planner.classes import Cuts, cuts
from planner.forecasting.boosted import Boosting
from planner.forecasting.similar import learned_peers
from planner.forecasting.surge import ordinary_days
from planner.learn import learn
from planner.margin import with_fees
from planner.model import AbcClass, Floats
from planner.ordering.serving import classes_of, earned_by
from planner.policies import Policies
from planner.policy import Learned

logger = logging.getLogger(__name__)

NAME = "learn"
EVERY = timedelta(days=1)
UNTIL_CLASSES = timedelta(hours=1)  # costs are often imported an hour after the first sales


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY if desk.learned().cuts else UNTIL_CLASSES, desk.now())


def run(desk: Desk) -> None:
    """Learn scatter from the largest time zone, as one seller's shops scatter alike; all else from all shops.

    What shops set for themselves does not divide them: all are looked at by the thresholds of all shops, but for what
    the platform keeps of their prices.
    """
    policies = Policies(desk.policy)
    gathered = desk.store.facts.gather(desk.now(), policies=policies, reporting=desk.reporting_currency)
    catalogues = [replace(known, items=with_fees(known.items, desk.policies)) for known in gathered]
    if catalogues:
        largest = max(catalogues, key=lambda catalogue: len(catalogue.about))
        lesson = learn(largest.items, largest.history, largest.policy, largest.as_of, largest.events)
        earned = [earned_by(catalogue.items, catalogue.history, desk.policy) for catalogue in catalogues]
        currencies = [code for catalogue in catalogues for code in catalogue.items.reporting_currency]
        classes = cuts(np.concatenate(earned), currencies)
        response = response_of(desk, largest, classes)
        lesson = replace(lesson, cuts=classes, scatter=scatter_of(desk, largest), response=response)
        counts = ordinary_days(largest.items, largest.history, largest.events)
        peers = learned_peers(largest.items.supplier, largest.history.units, counts)
        lesson = replace(lesson, peers=peers, same_weeks=weeks_of(desk, lesson.rate_weights))
        desk.store.learned.save(replace(lesson, boosting=_boosting(desk, catalogues, largest, lesson)))
        for catalogue, of_each in zip(catalogues, earned, strict=True):
            desk.store.classes.change(_changed(catalogue, of_each, classes))
    desk.store.jobs.beat(NAME, desk.now())


def _changed(known: Catalogue, earned: Floats, cuts: Sequence[Cuts]) -> Mapping[int, int]:
    """Return the new class of each item whose class changed since last night, by number."""
    found = classes_of(known.items, earned, cuts)
    before = np.nan_to_num(known.items.class_before, nan=AbcClass.UNKNOWN)
    return {known.numbers[i]: int(found[i]) for i in np.flatnonzero(found != before).tolist()}


def _boosting(desk: Desk, catalogues: Sequence[Catalogue], largest: Catalogue, lesson: Learned) -> Boosting:
    """Return the result of boosting; where it fails, the last one, as its last forecasts stay in use too."""
    try:
        return boost(desk, catalogues, largest, lesson)
    except Exception:
        logger.exception("Gradient boosting failed; the rest of the lesson is kept, and it is tried again tomorrow")
        return desk.learned().boosting
