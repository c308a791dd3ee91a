"""Keeps purchase orders: every step is made once, by the first who asks for it, and remembered with their name."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access, fold
from bot.store.finding.products import Found
from bot.store.movements.shelving import counted_at
from bot.store.outbox import Outgoing, enqueue
from bot.store.purchasing.order_rows import order_of, orders_of, steps_of
from bot.store.purchasing.order_writes import Announce, OrderChange, change, receive, take_back
from bot.store.purchasing.purchase import Changed, PurchaseOrder, Step, last_step
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from bot.store.writes import compare_and_set
from planner.purchase import BEFORE, COMING, State

NUMBER = re.compile(r"(?:po)?[\s#-]*0*([0-9]{1,9})")
NEWEST = 500  # numbers among which a misspelt one is looked for


@dataclass(frozen=True, slots=True)
class Orders:
    """The purchase orders of one workspace."""

    access: Access

    def all(self) -> tuple[PurchaseOrder, ...]:
        """Return every purchase order, oldest first."""
        with self.access.reading() as session:
            return self._these(session, self._mine())

    def coming(self) -> tuple[PurchaseOrder, ...]:
        """Return the orders of which units are still expected, by arrival."""
        query = self._mine().where(col(PurchaseOrderRow.state).in_(COMING))
        with self.access.reading() as session:
            return tuple(sorted(self._these(session, query), key=lambda order: (order.arrives, order.number)))

    def one(self, number: str) -> PurchaseOrder | None:
        """Return an order; None: there is none of that number."""
        with self.access.reading() as session:
            return order_of(session, self.access.workspace, number)

    def products(self, numbers: Sequence[str]) -> set[str]:
        """Return the products that these orders hold."""
        line = PurchaseOrderLineRow
        with self.access.reading() as session:
            mine = select(line.product).where(line.workspace_id == self.access.workspace)
            return set(session.exec(mine.where(col(line.order_number).in_(numbers)).distinct()))

    def find(self, words: str) -> Found:
        """Return the number that was meant, however it is typed; or near ones."""
        typed = NUMBER.fullmatch(fold(words))
        number = f"PO-{int(typed[1]):04d}" if typed else words.upper()
        mine = select(PurchaseOrderRow.number).where(PurchaseOrderRow.workspace_id == self.access.workspace)
        with self.access.reading() as session:
            exact = tuple(session.exec(mine.where(PurchaseOrderRow.number == number)))
            newest = mine.order_by(col(PurchaseOrderRow.created_at).desc()).limit(NEWEST)
            near = () if exact else difflib.get_close_matches(number, session.exec(newest).all(), n=3, cutoff=0.6)
        return Found(exact, tuple(near))

    def steps(self, number: str) -> tuple[Step, ...]:
        """Return what people did to an order, oldest first."""
        with self.access.reading() as session:
            return steps_of(session, self.access.workspace, number)

    def counted_at(self, order: PurchaseOrder, now: datetime) -> datetime | None:
        """Return the newest count of what the order brings; None: there is none."""
        with self.access.reading() as session:
            places = {(line.product, line.location) for line in order.lines}
            counts = [counted_at(session, self.access.workspace, *place, now) for place in places]
            return max((count for count in counts if count), default=None)

    def move(self, number: str, version: int, to: State, user: str, now: datetime) -> Changed:
        """Say that an order was ordered, shipped or cancelled."""
        it = OrderChange(to.value, user, now, {"state": to.value})
        return self._of(number, version, lambda seen: change(self.access, seen, BEFORE[to], it))

    def date(self, number: str, version: int, arrives: date, user: str, now: datetime) -> Changed:
        """Give an order a day of arrival."""
        it = OrderChange("dated", user, now, {"arrives": arrives, "dated_at": now})
        return self._of(number, version, lambda seen: change(self.access, seen, COMING, it))

    def receive(
        self,
        number: str,
        version: int,
        units: Mapping[int, int],
        user: str,
        now: datetime,
        *,
        is_counted: bool = False,
        announce: Announce = lambda _order: (),
    ) -> Changed:
        """Take units of each line onto the shelf; ``is_counted``: the newest stock count holds them already."""

        def took(seen: PurchaseOrder) -> Changed:
            return receive(self.access, seen, units, user, now, announce, is_counted=is_counted)

        return self._of(number, version, took)

    def take_back(self, number: str, version: int, user: str, now: datetime) -> Changed:
        """Take the last step back: ordered, shipped or received. Raises: ReceiptStands."""

        def took_back(seen: PurchaseOrder) -> Changed:
            steps = self.steps(number)
            step = last_step(steps)
            return (
                take_back(self.access, seen, step, user, now) if step else Changed(won=False, order=seen, steps=steps)
            )

        return self._of(number, version, took_back)

    def tell_late(
        self, now: datetime, announce: Callable[[Sequence[PurchaseOrder]], Sequence[Outgoing]]
    ) -> tuple[PurchaseOrder, ...]:
        """Announce the orders that became late since the last look, once; those that are late no more may be again."""
        coming = self.coming()
        new = [order for order in coming if order.late(now) and order.told_late_at is None]
        over = [order for order in coming if not order.late(now) and order.told_late_at is not None]
        if not new and not over:
            return ()
        untold = col(PurchaseOrderRow.told_late_at).is_(None)
        with self.access.writing() as session:
            for order in over:
                self._set(session, order, {"told_late_at": None})
            told = tuple(order for order in new if self._set(session, order, {"told_late_at": now}, untold))
            enqueue(self.access, session, announce(told) if told else (), now)
        return told

    def _of(self, number: str, version: int, do: Callable[[PurchaseOrder], Changed]) -> Changed:
        """Do it to an order if it still stands in this version; whoever wins was the only one."""
        seen = self.one(number)
        if seen is None:
            raise ValueError(f"there is no order {number}")
        return do(seen) if seen.version == version else Changed(won=False, order=seen, steps=self.steps(number))

    def _set(self, session: Session, seen: PurchaseOrder, values: dict[str, Any], *also: Any) -> bool:
        row = PurchaseOrderRow, (self.access.workspace, seen.number)
        return compare_and_set(session, row, seen.version, values, *also)

    def _these(self, session: Session, query: SelectOfScalar[PurchaseOrderRow]) -> tuple[PurchaseOrder, ...]:
        return orders_of(session, self.access.workspace, session.exec(query).all())

    def _mine(self) -> SelectOfScalar[PurchaseOrderRow]:
        mine = select(PurchaseOrderRow).where(PurchaseOrderRow.workspace_id == self.access.workspace)
        return mine.order_by(col(PurchaseOrderRow.created_at), col(PurchaseOrderRow.number))
