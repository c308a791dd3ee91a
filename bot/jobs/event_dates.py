"""Every quarter of an hour: tells once of last safe order days; redraws events on a new day, and after imports."""

from datetime import timedelta
from functools import partial

from bot.desk import Desk
from bot.events.asked import coming
from bot.events.cards import event_cards
from bot.events.kept import told_of
from bot.store import Event, Outgoing, Told

NAME = "event_dates"
EVERY = timedelta(minutes=15)
SETTLES = timedelta(days=7)  # after an event: what sold on its last day, and whether it ran out, come with imports


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
        is_news = any(file.at > last for file in desk.store.imported.latest(1))
        for event in desk.store.events.planned(since=last.date() - SETTLES):
            was, is_ = event.today(last), event.today(now)
            is_new_day = was < is_ and event.plan.ends >= was  # it began, goes on, or is over
            if event.plan.starts <= is_ and (is_new_day or is_news):
                desk.store.outbox.touch(event.subject)
    desk.store.jobs.beat(NAME, now)


def _reminder(told: Told, event: Event) -> list[Outgoing]:
    key = f"{event.subject}:{event.version}:{told}"
    return [Outgoing(key, event.channel, "event_alert", event.subject, {"event": event.id, "told": told})]
