"""More came than was ordered: what the channel of the shop is told, for the invoice and for the shelf."""

from bot.messages.blocks import bold, context, in_sections
from bot.messages.ordering.order_card import beyond_words
from bot.messages.ordering.order_line import sender
from bot.messages.ordering.order_values import OrderCard
from bot.messages.reply import Message
from bot.wording import Safe, Voice, escape


def over_receipt_message(order: OrderCard, voice: Voice) -> Message:
    """Return which lines hold more than was ordered, as the order stands now; that none does where it was undone."""
    name = escape(order.number)
    if order.supplier or order.origin:
        name = Safe(f"{name} · {sender(order.supplier, order.origin, voice)}")
    beyond = [line for line in order.lines if line.beyond]
    if not beyond:
        said = voice.say("↩️ {name}: the receipt of more than was ordered was undone.", name=name)
        return Message(text=said, blocks=tuple(in_sections([said])))
    title = voice.say("📦 {name}: more came than was ordered", name=name)
    lines = [
        voice.say("• {product}: {said}", product=bold(escape(line.product)), said=beyond_words(line, voice))
        for line in beyond
    ]
    note = voice.say("Check the invoice. `/po {number}` shows who received it, and undoes it.", number=order.number)
    return Message(text=title, blocks=(*in_sections([bold(title), *lines]), context(note)))
