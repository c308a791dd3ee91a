"""Stock that moves between two locations, as both are told: what to send, where to, until when, and who said so."""

from bot.messages.blocks import MESSAGE_TEXT, code, context, cut, section
from bot.messages.ordering.order_line import STATE_WORDS
from bot.messages.ordering.order_values import OrderCard
from bot.messages.reply import Message
from bot.wording import Safe, Voice, escape
from planner.purchase import State


def transfer_note(order: OrderCard, voice: Voice) -> Message:
    """Return the transfer as it stands now."""
    line, accepted = order.lines[0], order.steps[0]
    values = {
        "number": code(escape(order.number)),
        "units": line.quantity,
        "product": code(escape(line.product)),
        "origin": order.origin,
        "destination": line.location,
    }
    if order.state == State.CANCELLED:
        said = voice.say(
            "⇄ {number} is cancelled: nothing more of {product} goes from {origin} to {destination}.", **values
        )
    else:
        said = voice.say(
            "⇄ {number}: *{units}* of {product} go from {origin} to {destination}, expected there on *{date}*.",
            date=order.arrives,
            **values,
        )
    who = voice.say("Accepted by {who}, {when}", who=voice.person(accepted.user), when=accepted.at)
    sign, state = STATE_WORDS[order.state]
    next_step = voice.say("`/po {number}` takes it further, or cancels it.", number=order.number)
    notes = [who, Safe(f"{sign} {voice.say(state)}"), next_step]
    return Message(text=cut(said, MESSAGE_TEXT), blocks=(section(said), context(Safe(" · ".join(notes)))))
