"""The ticker: every few seconds it does what the database says is due."""

import logging
from threading import Lock

from apscheduler.schedulers.background import BackgroundScheduler

from bot.delivery import Delivery
from bot.desk import Desk
from bot.jobs import JOBS

logger = logging.getLogger(__name__)

TICK = 5  # [seconds]
DELIVERY_TICK = 1  # [seconds]


def tick(desk: Desk) -> None:
    """Do every job that is due; one that fails is logged and does not hold up the others."""
    for job in JOBS:
        try:
            if job.due(desk):
                job.run(desk)
        except Exception:
            logger.exception("Job %s failed; it is tried again", job.NAME)


def start(desk: Desk, delivery: Delivery, turn: Lock) -> BackgroundScheduler:
    """Return the running ticker; ``shutdown()`` ends it after the work in hand, who has the ``turn`` holds it up."""

    def ticks() -> None:
        with turn:
            tick(desk)

    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick skipped while one runs is no news
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    scheduler.add_job(ticks, "interval", seconds=TICK, id="tick")
    scheduler.add_job(delivery.run, "interval", seconds=DELIVERY_TICK, id="delivery")
    scheduler.start()
    return scheduler
