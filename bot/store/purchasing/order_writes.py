"""Changes purchase orders: each step is made once, by the first who asks for it, and may be taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.store.access import Access
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.movements.sent import months_sent
from bot.store.movements.shelving import packed_anew, shelve, take_off
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.purchasing.order_rows import noted, order_of, steps_of
from bot.store.purchasing.purchase import UNDONE, Changed, PurchaseOrder, Step
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from bot.store.writes import compare_and_set
from planner.purchase import RECEIVABLE, State

Announce = Callable[[PurchaseOrder], Sequence[Outgoing]]


@dataclass(frozen=True, slots=True)
class OrderChange:
    """What one person does to an order."""

    action: str
    user: str
    now: datetime
    values: Mapping[str, Any]  # of its row
    within: Callable[[Session], None] = lambda _session: None  # what else changes with it
    said: Mapping[str, Any] | None = None  # what the audit keeps beside the order
    announce: Announce = lambda _order: ()  # what channels are told


def change(access: Access, seen: PurchaseOrder, may: Sequence[State], it: OrderChange) -> Changed:
    """Change an order if it still is as it was seen, in a state that allows it; whoever wins was the only one."""
    with access.writing() as session:
        one_at_a_time(session, access.workspace)
        row, values = (PurchaseOrderRow, (access.workspace, seen.number)), {"version": seen.version + 1, **it.values}
        won = seen.state in may and compare_and_set(session, row, seen.version, values)
        if won:
            it.within(session)
            session.flush()
            if seen.origin:  # called off, or more of it there than was sent: it left otherwise than it was known to
                packed_anew(session, access.workspace, months_sent(session, access.workspace, seen.number))
        after = order_of(session, access.workspace, seen.number)
        if after is None:
            raise ValueError(f"order {seen.number} is gone")
        if won:
            said = {**noted(after), **(it.said or {})}
            note(access, session, it.now, it.user, it.action, seen.subject, noted(seen), said)
            touch(access, session, seen.subject)
            for product in sorted({line.product for line in seen.lines}):
                touch(access, session, f"product:{product}")
            enqueue(access, session, it.announce(after), it.now)
            hurry(session, access.workspace, "plan")
            session.flush()
        return Changed(won, after, steps_of(session, access.workspace, seen.number))


def receive(
    access: Access,
    seen: PurchaseOrder,
    units: Mapping[int, int],
    user: str,
    now: datetime,
    announce: Announce,
    *,
    is_counted: bool,
) -> Changed:
    """Take units of each line onto the shelf; ``is_counted``: the newest stock count holds them already."""
    if not units or not units.keys() <= {line.line for line in seen.lines} or min(units.values()) < 1:
        raise ValueError(f"order {seen.number} cannot receive {units}")
    is_complete = all(line.missing <= units.get(line.line, 0) for line in seen.lines)

    def take_in(session: Session) -> None:
        for line, quantity in units.items():
            row = session.get_one(PurchaseOrderLineRow, (access.workspace, seen.number, line))
            row.received += quantity
            shelve(session, row, quantity, now, is_counted=is_counted)

    state = State.RECEIVED if is_complete else State.PART_RECEIVED
    said = {"units": sum(units.values()), "is_counted": is_counted}
    it = OrderChange("received", user, now, {"state": state.value}, take_in, said, announce)
    return change(access, seen, RECEIVABLE, it)


def take_back(access: Access, seen: PurchaseOrder, step: Step, user: str, now: datetime) -> Changed:
    """Take the last step of an order back: it is as it was before, and what came leaves the shelf again.

    Raises: ReceiptStands.
    """
    was, became = (side.get("received", {}) for side in (step.before, step.values))
    units = {int(line): came - was.get(line, 0) for line, came in became.items() if came > was.get(line, 0)}

    def take_out(session: Session) -> None:
        for line, quantity in units.items():
            row = session.get_one(PurchaseOrderLineRow, (access.workspace, seen.number, line))
            row.received -= quantity
            take_off(session, row, quantity, step.at, now, is_counted=bool(step.values.get("is_counted")))

    values, said = {"state": step.before["state"]}, {"units": sum(units.values())}
    it = OrderChange(f"{step.action}{UNDONE}", user, now, values, take_out, said)
    return change(access, seen, (State(step.values["state"]),), it)
