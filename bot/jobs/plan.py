"""Every quarter of an hour and when something changed: judge all, ask what has to be asked, tell what got worse.

What was asked too long ago to go on from is deleted then, too.
"""

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

from bot.desk import Desk
from bot.judging.checked import Checked
from bot.judging.judgement import judge_to_check
from bot.judging.places import Places
from bot.memory import give_back
from bot.ordering.asked import Asked
from bot.ordering.asking import ask
from bot.telling.telling import tell

NAME = "plan"
EVERY = timedelta(minutes=15)
MANY = 20_000  # items: of 100,000 a quarter of a gigabyte is left free; of few it is needed again before it is missed


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY, desk.now()) or desk.store.jobs.errands(NAME).is_waiting


def run(desk: Desk) -> None:
    desk.store.talks.forget(desk.now())
    with _no_search_for_cycles():
        judged = _run(desk)
    if judged >= MANY:
        give_back()


def _run(desk: Desk) -> int:
    """Return how many items were judged."""
    asked_so_far = desk.store.jobs.errands(NAME).asked  # read first: who asks while we judge is served by the next plan
    before = desk.store.access.moment()  # as of now: what is approved while we judge must not be asked again
    with ThreadPoolExecutor(1) as meanwhile:  # where processes plan, this one waits for them
        stood = meanwhile.submit(desk.store.levels.stood)  # before it is known what stands asked: no decision between
        asked = meanwhile.submit(before.read, Asked.now, desk)
        marks = meanwhile.submit(desk.store.alerts.marks)
        judgements = judge_to_check(desk)
        places = Places.of(judgements)
        stand = Checked(judgements, places, ask(desk, judgements, asked.result(), places))
        reporting = desk.reporting_currency
        saved = meanwhile.submit(desk.store.levels.save, stand, stood=stood.result(), reporting=reporting)
        tell(desk, judgements, stand, marks.result())
        saved.result()
    desk.store.jobs.serve(NAME, asked_so_far)
    desk.store.jobs.beat(NAME, desk.now())
    return len(stand)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python not look for objects that hold each other: a seventh of the time, and of these many none does."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
