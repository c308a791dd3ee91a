"""Takes over the sheet of events of a planning workbook."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat

from sqlmodel import Session, col, select

from bot.store.access import Access, fold
from bot.store.audit import TERMINAL
from bot.store.days import as_day
from bot.store.events.event import Event, EventsTaken
from bot.store.events.rows import events_of, products_sold_in, steps_of
from bot.store.events.writes import add_event, cancel_event, change_event, event_called
from bot.store.outbox import touch
from bot.store.shops import shop_row
from bot.store.tables.events import EventRow
from bot.store.tables.goods import ShopRow
from planner.events.plan import EventPlan

Silent = AbstractSet[str]
"""Fields of a plan that no row of the sheet says anything of: what is known of them stays."""
DETAILS = ("host", "price_cut")


def take_events(
    access: Access,
    session: Session,
    plans: Sequence[EventPlan],
    user: str,
    now: datetime,
    silent: Sequence[Silent] = (),
) -> EventsTaken:
    """Make a workbook's events count, within the transaction of its switch; the same sheet twice changes nothing.

    An event is known by its shop, name and first day: a known one is changed to what the sheet says (its end, kind,
    host, price cut, products and units), another one is added. What an earlier sheet listed and this one does not is
    cancelled, as far as it has not begun. What people added in Slack stays, and what they cancelled there is not
    planned again as it was. Products that the shop does not sell are left out and named; an event of which none is left
    is not kept. Raises: UnknownShop.

    Args:
        access, session: of the switch; plans: one each event, in the order of the sheet, already without mistakes
            (``planner.events.plan.mistakes``; ``PAST`` ones are welcome: their days stay out of the daily rate).
        user: who imports, or ``TERMINAL``; now: aware.
        silent: what each plan's rows say nothing of.
    """
    added, changed, same, listed = 0, 0, 0, set[int]()
    stay_out: list[int] = []
    unknown: list[tuple[str, str]] = []
    for plan, unsaid in zip(plans, chain(silent, repeat(frozenset[str]())), strict=False):
        shop = shop_row(session, access.workspace, plan.shop)
        sold = products_sold_in(session, access.workspace, shop, [code for code, _ in plan.units])
        unknown += [(plan.name, code) for code, _ in plan.units if fold(code) not in sold]
        known_units = tuple((code, units) for code, units in plan.units if fold(code) in sold)
        if plan.units and not known_units:
            continue
        seen = event_called(access, session, shop, plan)
        wanted = replace(plan, shop=shop.name, units=known_units)
        wanted = _as_known(wanted, seen.plan, unsaid) if seen else wanted
        if seen is None and (gone := _cancelled(access, session, shop, wanted, unsaid)):
            stay_out.append(gone.id)
            continue
        if seen is None:
            listed.add(add_event(access, session, wanted, user, now, from_sheet=True).id)
            added += 1
            continue
        listed.add(seen.id)
        if _says_the_same(seen.plan, wanted):
            same += 1
        else:
            changed += change_event(access, session, seen, wanted, user, now)
            touch(access, session, seen.subject)
    cancelled = _cancel_others(access, session, listed, user, now)
    return EventsTaken(added, changed, same, cancelled, tuple(stay_out), tuple(unknown))


def _cancelled(access: Access, session: Session, shop: ShopRow, wanted: EventPlan, unsaid: Silent) -> Event | None:
    """Return this very event, where a person cancelled it in Slack; None: nobody did."""
    gone = event_called(access, session, shop, wanted, "cancelled")
    if gone is None or not _says_the_same(gone.plan, _as_known(wanted, gone.plan, unsaid)):
        return None
    return gone if steps_of(session, access.workspace, gone.id)[-1].user != TERMINAL else None


def _as_known(wanted: EventPlan, known: EventPlan, unsaid: Silent) -> EventPlan:
    """Return what the sheet wants, and of what it does not speak what is known."""
    return replace(wanted, **{field: getattr(known, field) for field in unsaid})


def _says_the_same(kept: EventPlan, said: EventPlan) -> bool:
    units = ({fold(code): quantity for code, quantity in plan.units} for plan in (kept, said))
    details = ((plan.kind, plan.ends, plan.amount, fold(plan.host), plan.price_cut) for plan in (kept, said))
    return next(details) == next(details) and next(units) == next(units)


def _cancel_others(access: Access, session: Session, listed: set[int], user: str, now: datetime) -> int:
    """Cancel what an earlier sheet listed, this one does not, and has not begun."""
    query = select(EventRow).where(
        EventRow.workspace_id == access.workspace, EventRow.state == "planned", col(EventRow.from_sheet)
    )
    rows = session.exec(query.where(EventRow.first_day > as_day(now.date()), col(EventRow.id).not_in(listed))).all()
    events = events_of(session, access.workspace, rows)
    for event in events:
        cancel_event(access, session, event, user, now)
        touch(access, session, event.subject)
    return len(events)
