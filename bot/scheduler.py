"""The ticker: every few seconds it does what the database says is due."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from apscheduler.schedulers.background import BackgroundScheduler

from bot.delivery import Delivery
from bot.desk import Desk
from bot.jobs import JOBS
from bot.refusals import said
from bot.terminal import unmarked
from bot.wording import Voice

logger = logging.getLogger(__name__)

TICK = 5  # [seconds]
DELIVERY_TICK = 1  # [seconds]
SAME_AGAIN = 600.0  # [seconds] until what still fails the same way is logged once more
DELIVERY = "delivery"


@dataclass(slots=True)
class Failures:
    """Logs what fails every few seconds once, and again when it is over."""

    clock: Callable[[], float] = time.monotonic
    _told: dict[str, tuple[str, float]] = field(default_factory=dict)

    @contextmanager
    def kept_from_others(self, job: str) -> Iterator[None]:
        """Do a job within the block; if it fails, log that and hold up nobody else."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - it is logged, with its traceback where it is our mistake
            self._tell(job, error)
        else:
            if self._told.pop(job, None):
                logger.warning("Job %s works again", job)

    def _tell(self, job: str, error: Exception) -> None:
        theirs, (told, at) = said(error), self._told.get(job, ("", 0.0))
        what = unmarked(Voice().tell(theirs)) if theirs else repr(error)
        if what == told and self.clock() - at < SAME_AGAIN:
            return
        self._told[job] = what, self.clock()
        logger.error("Job %s failed; it is tried again: %s", job, what, exc_info=None if theirs else error)


FAILURES = Failures()  # one for the process, as its log is


def tick(desk: Desk) -> None:
    """Do every job that is due; one that fails is logged and does not hold up the others."""
    for job in JOBS:
        with FAILURES.kept_from_others(job.NAME):
            if job.due(desk):
                job.run(desk)


def start(desk: Desk, delivery: Delivery, turn: Lock) -> BackgroundScheduler:
    """Return the running ticker; ``shutdown()`` ends it after the work in hand; whoever has the ``turn`` delays it."""

    def ticks() -> None:
        with turn:
            tick(desk)

    def delivers() -> None:
        with FAILURES.kept_from_others(DELIVERY):
            delivery.run()

    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick skipped while one runs is no news
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    scheduler.add_job(ticks, "interval", seconds=TICK, id="tick")
    scheduler.add_job(delivers, "interval", seconds=DELIVERY_TICK, id=DELIVERY)
    scheduler.start()
    return scheduler
