"""A suggested order as the card asks it, and how it was decided."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.messages.blocks import Confirm, actions, button, more
from bot.messages.ordering.decision_words import BY_AIR, DECIDED, reason_words
from bot.messages.ordering.order_words import order_words
from bot.messages.reply import Block
from bot.wording import N_, Safe, Voice


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as the card asks it, or how it was decided."""

    id: int
    version: int
    location: str
    state: str
    quantity: int
    supplier: str
    order_by: date | None
    lead_time: float  # [days] of an order placed today
    cost_minor: int | None
    currency: str  # of the cost
    decided_by: str
    decided_at: datetime | None
    orders: tuple[str, ...]  # numbers of what an approval made
    ordered: int | None  # [units] in all of them
    reason: str  # why it was dismissed: a code, or "" where nobody said
    note: str
    can_undo: bool  # dismissed, or its orders are drafts
    snoozed_until: datetime | None  # None: it is asked now
    until_order: bool
    snoozed_by: str
    snooze_note: str
    rounding: int = 0  # [units] of it that the minimum order and full cartons add
    rounding_days: float = 0.0  # [days] that they last; inf: it does not sell

    @property
    def value(self) -> str:
        """Return what its buttons carry: the suggestion and the version they were made for."""
        return f"{self.id}:{self.version}"


def question(
    proposal: Proposal,
    position: float,
    today: date,
    voice: Voice,
    order_day: date | None = None,
    usual: float | None = None,
) -> Safe:
    """Return what is asked; ``position`` is stock and what is on order, less what is sold and waits.

    ``order_day``, ``usual``: as ``order_words`` takes them.
    """
    after = position + proposal.quantity
    brings = voice.say("It brings the stock position from {now} to {after}.", now=position, after=after)
    return voice.together(asked(proposal, today, voice, order_day, usual), brings)


def asked(
    proposal: Proposal, today: date, voice: Voice, order_day: date | None = None, usual: float | None = None
) -> Safe:
    """Return what to order, from whom, for how much and by when."""
    what, due = (proposal.quantity, proposal.cost_minor, proposal.currency), (proposal.order_by, proposal.lead_time)
    said = order_words(*what, *due, today, voice, supplier=proposal.supplier, order_day=order_day, usual=usual)
    return Safe(f"👉 {said}")


def snoozed(proposal: Proposal, voice: Voice) -> Safe:
    """Return until when nobody is asked, who wanted it so and why; "" where it is asked now."""
    if proposal.snoozed_until is None:
        return Safe("")
    who = voice.person(proposal.snoozed_by)
    if proposal.until_order:
        said = voice.say(
            "💤 Snoozed by {who} until the next order from this supplier, at the latest until {when}.",
            who=who,
            when=proposal.snoozed_until,
        )
    else:
        said = voice.say("💤 Snoozed by {who} until {when}.", who=who, when=proposal.snoozed_until)
    return Safe(said + _noted(proposal.snooze_note, voice))


def decision(proposal: Proposal, product: str, voice: Voice) -> Safe:
    """Return how it was decided, by whom, when and why."""
    is_other_way = proposal.state == "edited" and proposal.ordered == proposal.quantity
    said = voice.say(
        DECIDED[BY_AIR if is_other_way else proposal.state],
        who=voice.person(proposal.decided_by) if proposal.decided_by else "",
        when=proposal.decided_at,
        quantity=proposal.ordered or proposal.quantity,
        asked=proposal.quantity,
        order=" + ".join(proposal.orders),
        first=next(iter(proposal.orders), ""),
        product=product,
    )
    return Safe(said + reason_words(proposal.reason, voice) + _noted(proposal.note, voice))


def undo_button(proposal: Proposal, voice: Voice) -> Block:
    """Return Undo, which asks once more where an order would be bought no more."""
    confirm = None
    if proposal.orders:
        confirm = Confirm(
            title=voice.say("Undo the approval?"),
            text=voice.say(
                "{order} loses these units, or is cancelled where it holds nothing else. The suggestion will be "
                "open again.",
                order=" + ".join(proposal.orders),
            ),
            yes=voice.say("Undo"),
            no=voice.say("Keep it"),
        )
    return actions(button(voice.say("Undo"), "undo", proposal.value, confirm=confirm))


def decision_buttons(proposal: Proposal, product: str, voice: Voice) -> Block:
    """Return Approve, which asks once more, Dismiss, and what else can be done behind a menu."""
    confirm = Confirm(
        title=voice.say("Approve this order?"),
        text=_what(proposal, product, voice),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    later = ("snooze", voice.say("Snooze…")) if proposal.snoozed_until is None else ("wake", voice.say("Ask again now"))
    return actions(
        button(voice.say("Approve"), "approve", proposal.value, style="primary", confirm=confirm),
        button(voice.say("Dismiss…"), "dismiss", proposal.value),
        more((("edit", voice.say("Another quantity…")), later), proposal.value),
    )


def _what(proposal: Proposal, product: str, voice: Voice) -> Safe:
    becomes = N_("{units} × {product} for {location} becomes a purchase order.")
    if proposal.supplier:
        becomes = N_("{units} × {product} from {supplier} for {location} becomes a purchase order.")
    return voice.say(
        becomes,
        units=proposal.quantity,
        product=product,
        supplier=proposal.supplier,
        location=proposal.location,
    )


def _noted(note: str, voice: Voice) -> Safe:
    return voice.say(" “{note}”", note=note) if note else Safe("")
