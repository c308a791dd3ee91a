"""Every night: what only the whole catalogue can teach is learned anew."""

from dataclasses import replace
from datetime import timedelta

from bot.desk import Desk
from bot.surging import scatter_of
from planner.learn import learn

NAME = "learn"
EVERY = timedelta(days=1)


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    return last is None or desk.now() - last >= EVERY


def run(desk: Desk) -> None:
    """Learn from the items of the largest time zone; one seller's shops scatter alike."""
    catalogues = desk.store.facts.gather(desk.now())
    if catalogues:
        largest = max(catalogues, key=lambda catalogue: len(catalogue.about))
        learned = learn(largest.items, largest.history, desk.policy, largest.as_of)
        desk.store.learned.save(replace(learned, scatter=scatter_of(desk, largest)))
    desk.store.jobs.beat(NAME, desk.now())
