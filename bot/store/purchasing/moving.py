"""Records what one location sends to another: an order whose supplier is a location, taken further like any other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access, seconds
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.movements.sent import months_sent
from bot.store.movements.shelving import packed_anew
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.purchasing.order_rows import noted, orders_of
from bot.store.purchasing.purchase import PurchaseOrder
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from planner.purchase import State

LATEST = text(
    "SELECT COUNT(*) FROM purchase_order r JOIN purchase_order_line n ON n.workspace_id = :w"
    " AND n.order_number = r.number WHERE r.workspace_id = :w AND r.origin <> '' AND n.product = :product"
)


@dataclass(frozen=True, slots=True)
class Move:
    """Units that go from one location to another."""

    product: str
    origin: str
    destination: str
    units: int
    arrives: date


@dataclass(frozen=True, slots=True)
class Moves:
    """What the locations of one workspace send to each other."""

    access: Access

    def so_far(self, product: str) -> int:
        """Return how often units of a product were sent: what an acceptance is held against."""
        with self.access.reading() as session:
            return self._so_far(session, product)

    def accept(
        self,
        move: Move,
        seen: int,
        user: str,
        now: datetime,
        announce: Callable[[PurchaseOrder], Sequence[Outgoing]],
    ) -> PurchaseOrder | None:
        """Record that units go, if nothing of the product was sent since ``seen``; None: somebody was faster."""
        access = self.access
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            if self._so_far(session, move.product) != seen:
                return None
            number = f"PO-{access.next_number(session, 'order'):04d}"
            row = PurchaseOrderRow(
                workspace_id=access.workspace,
                number=number,
                supplier="",
                state=State.ORDERED.value,
                created_by=user,
                created_at=now,
                arrives=move.arrives,
                dated_at=now,
                origin=move.origin,
                sent_at=seconds(now),
            )
            session.add(row)
            session.flush()
            session.add(
                PurchaseOrderLineRow(
                    workspace_id=access.workspace,
                    order_number=number,
                    line=1,
                    product=move.product,
                    location=move.destination,
                    quantity=move.units,
                )
            )
            session.flush()
            packed_anew(session, access.workspace, months_sent(session, access.workspace, number))
            (order,) = orders_of(session, access.workspace, [row])
            said = noted(order) | {"origin": move.origin, "units": move.units}
            note(access, session, now, user, "transferred", f"transfer:{number}", {}, said)
            touch(access, session, f"product:{move.product}")
            enqueue(access, session, announce(order), now)
            hurry(session, access.workspace, "plan")
            return order

    def _so_far(self, session: Session, product: str) -> int:
        asked = {"w": self.access.workspace, "product": product}
        return int(session.connection().execute(LATEST, asked).scalar_one())
