"""Keeps events: each change is made once, by the first who asks for it, and remembered with their name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.store.access import Access, fold
from bot.store.days import as_day
from bot.store.events.event import Event, EventChanged, EventStep, Told
from bot.store.events.rows import events_of, products_sold_in, steps_of
from bot.store.events.writes import (
    CHANGED,
    add_event,
    cancel_event,
    change_event,
    event_called,
    event_with,
    keeping,
    plan_again,
    set_planned,
)
from bot.store.movements.history import one_at_a_time
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.shops import shop_row
from bot.store.tables.events import EventRow
from planner.events.plan import EventPlan

Announce = Callable[[Event], Sequence[Outgoing]]


def quietly(_event: Event) -> Sequence[Outgoing]:
    """Announce nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class EventBook:
    """The events of one workspace."""

    access: Access

    def planned(self, since: date | None = None) -> tuple[Event, ...]:
        """Return the events that were not cancelled (and end on that day or later), by start."""
        query = select(EventRow).where(EventRow.workspace_id == self.access.workspace, EventRow.state == "planned")
        if since is not None:
            query = query.where(EventRow.last_day >= as_day(since))
        with self.access.reading() as session:
            rows = session.exec(query.order_by(col(EventRow.first_day), col(EventRow.id))).all()
            return events_of(session, self.access.workspace, rows)

    def one(self, id: int) -> Event | None:
        """Return an event; None: there is none of that number."""
        with self.access.reading() as session:
            return event_with(self.access, session, id)

    def twin(self, plan: EventPlan) -> Event | None:
        """Return the planned event of the same shop, name and first day. Raises: UnknownShop."""
        with self.access.reading() as session:
            return event_called(self.access, session, shop_row(session, self.access.workspace, plan.shop), plan)

    def not_sold(self, shop: str, products: Sequence[str]) -> tuple[str, ...]:
        """Return which of these product codes do not lie where the shop sells from. Raises: UnknownShop."""
        with self.access.reading() as session:
            row = shop_row(session, self.access.workspace, shop)
            sold = products_sold_in(session, self.access.workspace, row, products)
            return tuple(code for code in products if fold(code) not in sold)

    def steps(self, id: int) -> tuple[EventStep, ...]:
        """Return what people did to an event, oldest first."""
        with self.access.reading() as session:
            return steps_of(session, self.access.workspace, id)

    def add(self, plan: EventPlan, user: str, now: datetime, announce: Announce = quietly) -> EventChanged:
        """Keep a new event. Raises: UnknownShop, NotSoldThere, EventExists."""
        with keeping(self.access, plan) as session:
            event = add_event(self.access, session, plan, user, now)
            return self._shown(session, event, plan, now, announce)

    def change(
        self,
        id: int,
        version: int,
        plan: EventPlan,
        user: str,
        now: datetime,
        announce: Announce = quietly,
        action: str = CHANGED,
    ) -> EventChanged:
        """Plan an event anew if it still stands in this version; ``action`` is what the person did, for the records.

        Raises: UnknownShop, NotSoldThere, EventExists.
        """
        with keeping(self.access, plan) as session:
            seen = self._seen(session, id)
            won = seen.version == version and seen.state == "planned"
            if won and plan != seen.plan:
                won = change_event(self.access, session, seen, plan, user, now, action)
            return self._shown(session, self._seen(session, id), seen.plan, now, announce, won=won)

    def cancel(self, id: int, version: int, user: str, now: datetime) -> EventChanged:
        """Cancel an event if it still stands in this version; it raises no threshold any more."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            seen = self._seen(session, id)
            won = seen.version == version and cancel_event(self.access, session, seen, user, now)
            return self._shown(session, self._seen(session, id), seen.plan, now, quietly, won=won)

    def plan_again(self, id: int, version: int, user: str, now: datetime, announce: Announce = quietly) -> EventChanged:
        """Plan a cancelled event again if it still stands in this version. Raises: EventExists."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            seen = self._seen(session, id)
            won = seen.version == version and plan_again(self.access, session, seen, user, now)
            return self._shown(session, self._seen(session, id), seen.plan, now, announce, won=won)

    def tell(self, event: Event, told: Told, now: datetime, announce: Announce = quietly) -> bool:
        """Remember what the channel was told of the last safe order; whoever gets True was the first to tell it."""
        with self.access.writing() as session:
            won = set_planned(self.access, session, event, {"told": told}, col(EventRow.told) == event.told)
            enqueue(self.access, session, announce(event) if won else (), now)
            return won

    def _shown(
        self,
        session: Session,
        event: Event,
        before: EventPlan,
        now: datetime,
        announce: Announce,
        *,
        won: bool = True,
    ) -> EventChanged:
        """Have everything that shows the event drawn anew, within the transaction that changed it."""
        if won:
            touch(self.access, session, event.subject)
            for product in sorted({product for product, _ in (*before.units, *event.plan.units)}):
                touch(self.access, session, f"product:{product}")
            enqueue(self.access, session, announce(event), now)
        return EventChanged(won, event, steps_of(session, self.access.workspace, event.id))

    def _seen(self, session: Session, id: int) -> Event:
        event = event_with(self.access, session, id)
        if event is None:
            raise ValueError(f"there is no event {id}")
        return event
