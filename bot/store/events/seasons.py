"""Keeps the seasons that shops' own pasts propose: each is proposed once, and decided by the first who says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import note
from bot.store.days import as_date, as_day
from bot.store.events.event import Event, EventChanged
from bot.store.events.rows import events_of, steps_of
from bot.store.events.season import SeasonDecided, SeasonFound, SeasonProposal, SeasonState
from bot.store.events.writes import add_event, keeping
from bot.store.movements.history import one_at_a_time
from bot.store.movements.sold_days import SoldDays, sold_days
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.shops import shop_row
from bot.store.tables.events import EventRow
from bot.store.tables.goods import ShopRow
from bot.store.tables.seasons import SeasonRow
from bot.store.writes import compare_and_set
from planner.events.plan import EventPlan
from planner.events.same_time import is_covered, is_the_same

LOOKED_BACK = 1_100  # [days] two years, and the quarter before


@dataclass(frozen=True, slots=True)
class SeasonBook:
    """The proposed seasons of one workspace."""

    access: Access

    def sold(self, shop: str, today: date) -> SoldDays:
        """Return what a shop sold day by day, from its first sale until yesterday. Raises: UnknownShop."""
        with self.access.reading() as session:
            row = shop_row(session, self.access.workspace, shop)
            return sold_days(session, self.access.workspace, row.id, today, LOOKED_BACK)

    def standing(self, since: date) -> tuple[SeasonProposal, ...]:
        """Return the proposed seasons that end on that day or later, by shop and start, decided ones too."""
        query = select(SeasonRow).where(
            SeasonRow.workspace_id == self.access.workspace, SeasonRow.last_day >= as_day(since)
        )
        with self.access.reading() as session:
            rows = session.exec(query.order_by(col(SeasonRow.first_day), col(SeasonRow.id))).all()
            found = [self._proposal(session, row) for row in rows]
            return tuple(sorted(found, key=lambda season: season.shop.casefold()))

    def one(self, id: int) -> SeasonProposal | None:
        """Return a proposed season; None: there is none of that number."""
        with self.access.reading() as session:
            return self._one(session, id)

    def propose(
        self,
        shop: str,
        found: Sequence[SeasonFound],
        now: datetime,
        announce: Callable[[SeasonProposal], Sequence[Outgoing]],
    ) -> int:
        """Propose the seasons of whose time nothing was proposed yet, and none is planned; return how many.

        Raises: UnknownShop.
        """
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            row, proposed = shop_row(session, self.access.workspace, shop), 0
            for season in found:
                if self._is_known(session, row, season):
                    continue
                number = self.access.next_number(session, "season")
                session.add(
                    SeasonRow(
                        workspace_id=self.access.workspace,
                        id=number,
                        shop_id=row.id,
                        first_day=as_day(season.starts),
                        last_day=as_day(season.ends),
                        factor=season.factor,
                        figures=dict(season.figures),
                        proposed_at=now,
                    )
                )
                session.flush()
                enqueue(self.access, session, announce(self._seen(session, number)), now)
                proposed += 1
            return proposed

    def add(
        self,
        id: int,
        version: int,
        plan: EventPlan,
        user: str,
        now: datetime,
        announce: Callable[[Event], Sequence[Outgoing]],
    ) -> SeasonDecided:
        """Plan a season as an event, if it still stands in this version and is not planned.

        Raises: UnknownShop, NotSoldThere, EventExists.
        """
        with keeping(self.access, plan) as session:
            seen = self._seen(session, id)
            if seen.version != version or not seen.may_be_added:
                return SeasonDecided(won=False, season=seen)
            event = add_event(self.access, session, plan, user, now)
            if not self._set(session, seen, {"state": "added", "event_id": event.id}, user, now):
                raise ValueError(f"{seen} changed within its turn")
            enqueue(self.access, session, announce(event), now)
            changed = EventChanged(won=True, event=event, steps=steps_of(session, self.access.workspace, event.id))
            return SeasonDecided(won=True, season=self._seen(session, id), event=changed)

    def decline(self, id: int, version: int, user: str, now: datetime) -> SeasonDecided:
        """Say that a season is not planned this year, if it still stands in this version and nobody said anything."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            seen = self._seen(session, id)
            won = seen.version == version and seen.state == "open"
            won = won and self._set(session, seen, {"state": "declined"}, user, now)
            return SeasonDecided(won=won, season=self._seen(session, id))

    def _set(self, session: Session, seen: SeasonProposal, values: dict[str, Any], user: str, now: datetime) -> bool:
        """Decide if it is still as it was read, with everything that shows it drawn anew."""
        row, decided = (SeasonRow, (self.access.workspace, seen.id)), {"decided_by": user, "decided_at": now}
        news = {"version": seen.version + 1, **decided, **values}
        if not compare_and_set(session, row, seen.version, news, col(SeasonRow.state) == seen.state):
            return False
        did, after = f"season {values['state']}", values | {"shop": seen.shop}
        note(self.access, session, now, user, did, seen.subject, {"state": seen.state}, after)
        touch(self.access, session, seen.subject)
        return True

    def _is_known(self, session: Session, shop: ShopRow, season: SeasonFound) -> bool:
        """Return whether the same season was proposed, or a planned one of all products holds most of its days."""
        days, mine = (as_day(season.starts), as_day(season.ends)), self.access.workspace
        asked = select(SeasonRow.first_day, SeasonRow.last_day).where(
            SeasonRow.workspace_id == mine, SeasonRow.shop_id == shop.id, SeasonRow.last_day >= days[0]
        )
        if any(is_the_same(days, (first, last)) for first, last in session.exec(asked)):
            return True
        planned = select(EventRow).where(EventRow.workspace_id == mine, EventRow.shop_id == shop.id)
        planned = planned.where(EventRow.state == "planned", EventRow.effect == "season")
        rows = session.exec(planned.where(EventRow.last_day >= days[0])).all()
        seasons = [each.plan for each in events_of(session, mine, rows) if not each.plan.units]
        return any(is_covered(days, (as_day(each.starts), as_day(each.ends))) for each in seasons)

    def _seen(self, session: Session, id: int) -> SeasonProposal:
        season = self._one(session, id)
        if season is None:
            raise ValueError(f"there is no season {id}")
        return season

    def _one(self, session: Session, id: int) -> SeasonProposal | None:
        row = session.get(SeasonRow, (self.access.workspace, id), populate_existing=True)
        return self._proposal(session, row) if row else None

    def _proposal(self, session: Session, row: SeasonRow) -> SeasonProposal:
        shop = session.get_one(ShopRow, (row.workspace_id, row.shop_id))
        event = session.get(EventRow, (row.workspace_id, row.event_id)) if row.event_id else None
        return SeasonProposal(
            id=row.id,
            version=row.version,
            shop=shop.name,
            zone=shop.tz,
            channel=shop.channel,
            found=SeasonFound(as_date(row.first_day), as_date(row.last_day), row.factor, row.figures),
            state=cast("SeasonState", row.state),
            event=event.id if event is not None and event.state == "planned" else None,
            proposed_at=row.proposed_at,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
        )
