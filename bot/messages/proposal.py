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
    "superseded": N_("↻ Replaced {when}: the numbers changed. Ask `/stock {product}` for the latest."),
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
    state: str
    quantity: int
    supplier: str
    order_by: date | None
    cost_minor: int | None
    currency: str  # of the cost
    decided_by: str
    decided_at: datetime | None
    order: str


def question(proposal: Proposal, order_up_to_level: float, today: date, voice: Voice) -> Safe:
    said = voice.say("👉 *Order {units}*", units=proposal.quantity)
    if proposal.supplier:
        said = Safe(said + voice.say(" from {supplier}", supplier=proposal.supplier))
    if proposal.cost_minor is not None:
        said = Safe(said + voice.say(" for {cost}", cost=voice.money(proposal.cost_minor, proposal.currency)))
    if proposal.order_by and proposal.order_by < today:
        said = Safe(said + voice.say(" *today*; {date} was the last day to be in time", date=proposal.order_by))
    elif proposal.order_by:
        said = Safe(said + voice.say(" by *{date}*", date=proposal.order_by))
    return Safe(said + voice.say(". It brings the stock position up to {level}.", level=order_up_to_level))


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
        text=voice.say("{units} × {product} becomes a purchase order.", units=proposal.quantity, product=product),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    return actions(
        button(voice.say("Approve"), "approve", value, style="primary", confirm=confirm),
        button(voice.say("Dismiss"), "dismiss", value),
    )
