"""Lets exactly one person decide each suggestion: the first press wins, the others learn whose."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.store.access import Access
from bot.store.audit import note as remember
from bot.store.checks.decided_since import ask_no_more
from bot.store.jobs import hurry
from bot.store.ordering.drafts import draft, to_join
from bot.store.ordering.proposals import Approval, Decision, Lot, Suggestion, Way
from bot.store.ordering.shown import touch_asked
from bot.store.ordering.suggestion_list import numbered
from bot.store.ordering.suggestion_rows import noted
from bot.store.ordering.suggestion_writes import set_if_open, take_turns, wake_with
from bot.store.ordering.undoing import undo
from bot.store.purchasing.purchase import PurchaseOrder
from bot.store.tables.decisions import SuggestionRow

Demand = Callable[[Sequence[PurchaseOrder]], None]


def _anything(_orders: Sequence[PurchaseOrder]) -> None:
    """Let any order be."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """The decisions on the suggestions of one workspace."""

    access: Access

    def approve(
        self,
        id: int,
        version: int,
        user: str,
        now: datetime,
        arrives: date,
        quantity: int | None = None,
        order_day: date | None = None,
    ) -> Decision:
        """Turn a suggestion into a purchase order as it asks, or with a ``quantity`` of one's own, once."""
        seen = self._known([id])[id]
        lot = Lot(quantity or seen.quantity, seen.mode, arrives, order_day)
        return self.approve_all([Approval(id, version, (lot,))], user, now)[0]

    def approve_all(
        self, approvals: Sequence[Approval], user: str, now: datetime, demand: Demand = _anything
    ) -> tuple[Decision, ...]:
        """Turn suggestions into purchase orders, each once and by itself; too late for one is not too late for all.

        ``demand`` is shown the orders as they would be then, with what others added to a draft meanwhile; where it
        raises, nothing is decided. It must not touch the store.

        One order is made for each supplier, location and mode; where a supplier takes orders on fixed days, they join
        the draft for that day. What waited for the next order from these suppliers is asked again.
        """
        seen = self._known([approval.id for approval in approvals])
        wanted = {approval.id: approval for approval in approvals}
        hopeful = [approval for approval in wanted.values() if _is_as_shown(seen[approval.id], approval.version)]
        if not hopeful:
            return tuple(Decision(won=False, suggestion=seen[number]) for number in wanted)
        with self.access.writing() as session:
            take_turns(self.access, session)
            won = [
                approval
                for approval in hopeful
                if self._set(session, seen[approval.id], user, now, _approved(seen[approval.id], approval))
            ]
            bought = [(seen[approval.id], lot) for approval in won for lot in approval.lots]
            orders = draft(self.access, session, bought, user, now) if bought else ()
            demand(orders)
            made = {approval.id: _of(orders, approval.id) for approval in won}
            for number, mine in made.items():
                row = session.get_one(SuggestionRow, (self.access.workspace, number))
                row.order_number = " ".join(order.number for order in mine)
            after = self._after(session, seen, wanted)
            if won:
                self._tell(session, user, now, [(after[it.id].state, seen[it.id], after[it.id]) for it in won])
                wake_with(self.access, session, {seen[number].supplier for number in made}, now)
        return tuple(Decision(number in made, after[number], made.get(number, ())) for number in wanted)

    def to_join(self, suggestion: Suggestion, lot: Lot) -> PurchaseOrder | None:
        """Return the draft to which an approval would add these units; None: it would make an order of its own."""
        return to_join(self.access, Way.of(suggestion, lot))

    def dismiss(
        self,
        id: int,
        version: int,
        user: str,
        now: datetime,
        reason: str = "",
        note: str = "",
    ) -> Decision:
        """Decide not to order."""
        over = {"state": "dismissed", "decided_by": user, "decided_at": now, "reason": reason, "note": note}
        return self._decide(id, version, user, now, "dismissed", over)

    def snooze(
        self,
        id: int,
        version: int,
        user: str,
        now: datetime,
        until: datetime,
        note: str = "",
        *,
        until_order: bool = False,
    ) -> Decision:
        """Ask again later: then, or with ``until_order`` as soon as something is ordered from its supplier."""
        later = {"snoozed_until": until, "until_order": until_order, "snoozed_by": user, "snooze_note": note}
        return self._decide(id, version, user, now, "snoozed", later)

    def wake(self, id: int, version: int, user: str, now: datetime) -> Decision:
        """Ask again now."""
        return self._decide(id, version, user, now, "woken", {"snoozed_until": None, "opened_at": now})

    def undo(self, id: int, version: int, user: str, now: datetime) -> Decision:
        """Take an approval back while its order is a draft, or a dismissal; it is asked again."""
        seen = self._known([id])[id]
        won = seen.version == version and undo(self.access, seen, user, now)
        return Decision(won, self._known([id])[id])

    def _decide(
        self,
        id: int,
        version: int,
        user: str,
        now: datetime,
        action: str,
        values: dict[str, Any],
    ) -> Decision:
        seen = self._known([id])
        if not _is_as_shown(seen[id], version):
            return Decision(won=False, suggestion=seen[id])
        with self.access.writing() as session:
            take_turns(self.access, session)
            won = self._set(session, seen[id], user, now, values)
            after = self._after(session, seen, seen)[id]
            if won:
                self._tell(session, user, now, [(action, seen[id], after)])
        return Decision(won, after)

    def _set(self, session: Session, seen: Suggestion, user: str, now: datetime, values: dict[str, Any]) -> bool:
        decided = {"decided_by": user, "decided_at": now} if "ordered" in values else {}
        news = {"changed_at": now, **decided, **values}
        return set_if_open(session, self.access.workspace, seen.id, seen.version, news)

    def _tell(
        self, session: Session, user: str, now: datetime, decided: Sequence[tuple[str, Suggestion, Suggestion]]
    ) -> None:
        """Leave a trace, take it off the lists, have what shows it drawn anew, and ask for a plan at once.

        ``decided``: what was done, to which suggestion, and how that is now.
        """
        for action, before, after in decided:
            remember(self.access, session, now, user, action, after.subject, noted(before), noted(after))
        over = [(after.product, after.location) for action, _, after in decided if action != "woken"]
        ask_no_more(session, self.access.workspace, over)
        touch_asked(self.access, session, {after.product for _, _, after in decided})
        hurry(session, self.access.workspace, "plan")

    def _known(self, numbers: Sequence[int]) -> dict[int, Suggestion]:
        """Return suggestions by number. Raises: ValueError where one is missing."""
        with self.access.reading() as session:
            known = numbered(session, self.access.workspace, numbers)
        if missing := set(numbers) - known.keys():
            raise ValueError(f"there is no suggestion {sorted(missing)}")
        return known

    def _after(self, session: Session, seen: dict[int, Suggestion], wanted: Iterable[int]) -> dict[int, Suggestion]:
        session.flush()
        return {**seen, **numbered(session, self.access.workspace, list(wanted))}


def _is_as_shown(seen: Suggestion, version: int) -> bool:
    return seen.state == "open" and seen.version == version


def _of(orders: Sequence[PurchaseOrder], suggestion: int) -> tuple[PurchaseOrder, ...]:
    """Return the orders that hold units of a suggestion."""
    return tuple(order for order in orders if any(line.suggestion == suggestion for line in order.lines))


def _approved(seen: Suggestion, approval: Approval) -> dict[str, Any]:
    """Return the state an approval is kept in; with another quantity or mode it counts as edited."""
    ordered = sum(lot.quantity for lot in approval.lots)
    is_as_asked = ordered == seen.quantity and all(lot.mode == seen.mode for lot in approval.lots)
    state = "approved" if is_as_asked else "edited"
    return {"state": state, "ordered": ordered, "note": approval.note}
