"""A suggested order as the card asks it, and how it was decided."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.messages.blocks import Confirm, actions, button
from bot.messages.reply import Block
from bot.wording import N_, Safe, Voice

DECIDED = {
    "approved": N_("✅ Approved by {who}, {when}: {quantity} units, order {order}. `/po {order}` takes it further."),
    "edited": N_("✅ Approved with another quantity by {who}, {when}: order {order}. `/po {order}` takes it further."),
    "dismissed": N_("✖️ Dismissed by {who}, {when}."),
    "expired": N_("⌛ Nobody decided in time; the suggestion expired {when}."),
    "superseded": N_("↻ No longer asked since {when}: the numbers changed. `/stock {product}` shows the latest."),
}


STATES = {
    "approved": N_("approved"),
    "edited": N_("approved"),
    "dismissed": N_("dismissed"),
    "expired": N_("expired"),
    "superseded": N_("replaced"),
}


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
    cost_minor: int | None
    currency: str  # of the cost
    decided_by: str
    decided_at: datetime | None
    order: str


def question(proposal: Proposal, position: float, today: date, voice: Voice) -> Safe:
    """Return what is asked; ``position`` is stock and what is on order, less what is sold and waits."""
    after = position + proposal.quantity
    said = asked(proposal, today, voice)
    return Safe(said + voice.say(". It brings the stock position from {now} to {after}.", now=position, after=after))


def asked(proposal: Proposal, today: date, voice: Voice) -> Safe:
    """Return what to order, from whom, for how much and by when."""
    said = voice.say("👉 *Order {units}*", units=proposal.quantity)
    if proposal.supplier:
        said = Safe(said + voice.say(" from {supplier}", supplier=proposal.supplier))
    if proposal.cost_minor is not None:
        said = Safe(said + voice.say(" for {cost}", cost=voice.money(proposal.cost_minor, proposal.currency)))
    if proposal.order_by and proposal.order_by < today:
        said = Safe(said + voice.say(" *today*; {date} was the last day to be in time", date=proposal.order_by))
    elif proposal.order_by:
        said = Safe(said + voice.say(" by *{date}*", date=proposal.order_by))
    return said


def decision(proposal: Proposal, product: str, voice: Voice) -> Safe:
    return voice.say(
        DECIDED[proposal.state],
        who=voice.person(proposal.decided_by) if proposal.decided_by else "",
        when=proposal.decided_at,
        quantity=proposal.quantity,
        order=proposal.order,
        product=product,
    )


def decision_buttons(proposal: Proposal, product: str, voice: Voice) -> Block:
    """Return Approve, which asks once more, and Dismiss."""
    value = f"{proposal.id}:{proposal.version}"
    confirm = Confirm(
        title=voice.say("Approve this order?"),
        text=_what(proposal, product, voice),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    return actions(
        button(voice.say("Approve"), "approve", value, style="primary", confirm=confirm),
        button(voice.say("Dismiss"), "dismiss", value),
    )


def _what(proposal: Proposal, product: str, voice: Voice) -> Safe:
    said = voice.say(
        "{units} × {product} for {location}", units=proposal.quantity, product=product, location=proposal.location
    )
    if proposal.supplier:
        said = Safe(said + voice.say(" from {supplier}", supplier=proposal.supplier))
    return Safe(said + voice.say(" becomes a purchase order."))
