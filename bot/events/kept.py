"""Keeps what people say of events, and lets their shop's channel hear of it in one message."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.errors.event import UsualMoved
from bot.errors.event_over import NothingToUndo
from bot.events.asked import moved
from bot.events.cards import event_cards
from bot.events.remembered import Memory
from bot.messages.events.event_card import event_card
from bot.messages.events.event_values import AS_BEFORE, AS_USUAL, ENDED, EventCard
from bot.messages.reply import Message
from bot.ordering.rechecking import is_too_many, recheck
from bot.refusals import said
from bot.store import Event, EventChanged, Outgoing, Refusal, Told
from planner.events.plan import EventPlan
from planner.events.verdict import Verdict


def add(desk: Desk, asker: Asker, plan: EventPlan) -> Iterator[Message]:
    """Keep a new event and answer with what can be done for it. Raises: EventExists, NotSoldThere, UnknownShop."""
    now = desk.now()
    yield from outcome(desk, asker, _kept(lambda: desk.store.events.add(plan, by(asker), now, announced)))


def change(
    desk: Desk, asker: Asker, event: Event, version: int, plan: EventPlan, *, replaces: bool
) -> Iterator[Message]:
    """Plan an event anew and answer with what can be done for it now. Raises: EventMoved and as ``add``."""
    now, events = desk.now(), desk.store.events
    changed = _kept(lambda: events.change(event.id, version, plan, by(asker), now, announced))
    yield from outcome(desk, asker, changed, replaces=replaces)


def take_usual(desk: Desk, asker: Asker, event: Event, version: int, units: int) -> Iterator[Message]:
    """Plan what events like it usually brought, as it was shown: ``units`` in all.

    Raises: UsualMoved, EventMoved.
    """
    (card,) = event_cards(desk, [event], Memory.of(desk))
    if sum(card.suggested.values()) != units:
        yield event_card(card, asker.voice, replaces=True)
        raise UsualMoved(event.plan.name)
    plan = replace(event.plan, units=tuple((dict(event.plan.units) | card.suggested).items()))
    yield from _as(desk, asker, event, version, plan, AS_USUAL, replaces=True)


def undo(desk: Desk, asker: Asker, event: Event, version: int, *, replaces: bool = False) -> Iterator[Message]:
    """Take the last step back: plan a cancelled event again, let one go on that was ended, or take the units of before.

    Raises: NothingToUndo, EventMoved, EventExists.
    """
    now, events, steps = desk.now(), desk.store.events, desk.store.events.steps(event.id)
    if event.version != version:
        raise moved(event, steps, asker.voice)
    if event.state == "cancelled":
        again = _kept(lambda: events.plan_again(event.id, version, by(asker), now, announced))
        yield from outcome(desk, asker, again, replaces=replaces)
    elif steps[-1].action == ENDED or (steps[-1].action == AS_USUAL and not event.is_over(now)):
        before = steps[-2].values
        plan = replace(event.plan, ends=date.fromisoformat(before["ends"]), units=tuple(before["units"].items()))
        yield from _as(desk, asker, event, version, plan, AS_BEFORE, replaces=replaces)
    else:
        raise NothingToUndo(event.plan.name, event.id)


def _as(
    desk: Desk, asker: Asker, event: Event, version: int, plan: EventPlan, action: str, *, replaces: bool
) -> Iterator[Message]:
    now, events = desk.now(), desk.store.events
    changed = _kept(lambda: events.change(event.id, version, plan, by(asker), now, announced, action))
    yield from outcome(desk, asker, changed, replaces=replaces)


def cancel(desk: Desk, asker: Asker, event: Event, version: int, *, replaces: bool = False) -> Iterator[Message]:
    """Cancel an event; one that has run already ends with yesterday, so that its days stay what they were.

    Raises: EventMoved.
    """
    now, events, today = desk.now(), desk.store.events, event.today(desk.now())
    if event.plan.starts < today:
        plan = replace(event.plan, ends=today - timedelta(days=1))
        changed = _kept(lambda: events.change(event.id, version, plan, by(asker), now, announced, ENDED))
    else:
        changed = events.cancel(event.id, version, by(asker), now)
    yield from outcome(desk, asker, changed, replaces=replaces)


def take_out(desk: Desk, asker: Asker, event: Event) -> Iterator[Message]:
    """Cancel an event that is over, as it never took place: its days count as ordinary ones. Raises: EventMoved."""
    yield from outcome(desk, asker, desk.store.events.cancel(event.id, event.version, by(asker), desk.now()))


def outcome(desk: Desk, asker: Asker, changed: EventChanged, *, replaces: bool = False) -> Iterator[Message]:
    """Show the event as it is now, and check at once what it changes; tell the one who came too late who was first.

    Raises: EventMoved, ListsFollow.
    """
    (card,) = event_cards(desk, [changed.event], Memory.of(desk))
    if changed.won and changed.event.state == "planned" and (state := told_of(card)):
        desk.store.events.tell(changed.event, state, desk.now())  # the card and the channel's message say it already
    products = set(_changed_for(desk, changed)) if changed.won else set()
    yield event_card(card, asker.voice, replaces=replaces, follow=len(products) if is_too_many(products) else 0)
    if not changed.won:
        raise moved(changed.event, changed.steps, asker.voice)
    recheck(desk, products)


def _changed_for(desk: Desk, changed: EventChanged) -> Collection[str]:
    """Return the products whose orders may hang on what was changed; without units named it is all of the shop."""
    units = [step.values["units"] for step in changed.steps[-2:]]
    return set().union(*units) if all(units) else desk.store.products.sold_by(changed.event.plan.shop)


def announced(event: Event) -> list[Outgoing]:
    """Return the one message that the event's channel sees, whatever happens to it."""
    if not event.channel:
        return []
    return [Outgoing(event.subject, event.channel, "event", event.subject, {"event": event.id})]


def told_of(card: EventCard) -> Told:
    """Return what there is to tell of the last safe order: it is tomorrow, today, or has passed; "" for nothing.

    A date ahead comes before one that passed: something can still be done about it.
    """
    ahead = [(part.sea_by - card.today).days for part in card.short if part.verdict == Verdict.SEA]
    near: dict[int, Told] = {0: "today", 1: "tomorrow"}
    if ahead and min(ahead) in near:
        return near[min(ahead)]
    return "passed" if len(ahead) < len(card.short) else ""


def by(asker: Asker) -> str:
    """Return whom the records name: at the terminal there is nobody in particular."""
    return asker.user or "terminal"


def _kept(change: Callable[[], EventChanged]) -> EventChanged:
    try:
        return change()
    except Refusal as refusal:
        sentence = said(refusal)
        if sentence is None:
            raise
        raise sentence from refusal
