"""Every quarter of an hour: tells once of last safe order days near or past; redraws events on a new day."""

from datetime import timedelta
from functools import partial

from bot.desk import Desk
from bot.events.asked import coming
from bot.events.cards import event_cards
from bot.events.kept import told_of
from bot.store import Event, Outgoing, Told

NAME = "event_dates"
EVERY = timedelta(minutes=15)


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY, desk.now())


def run(desk: Desk) -> None:
    now, last = desk.now(), desk.store.jobs.last(NAME)
    events = coming(desk)
    for event, card in zip(events, event_cards(desk, events), strict=True):
        told = told_of(card)
        if told and told != event.told and event.channel:
            desk.store.events.tell(event, told, now, partial(_reminder, told))
    if last is not None:
        for event in desk.store.events.planned(since=last.date() - timedelta(days=1)):
            was, is_ = event.today(last), event.today(now)
            if was < is_ and event.plan.starts <= is_ and event.plan.ends >= was:
                desk.store.outbox.touch(event.subject)  # it began, goes on, or is over
    desk.store.jobs.beat(NAME, now)


def _reminder(told: Told, event: Event) -> list[Outgoing]:
    key = f"{event.subject}:{event.version}:{told}"
    return [Outgoing(key, event.channel, "event_alert", event.subject, {"event": event.id, "told": told})]
