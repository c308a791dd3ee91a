"""The windows of a purchase order: what came, and when the rest comes."""

from datetime import datetime

from bot.messages.blocks import context, section
from bot.messages.inputs import date_field, number_field, ticks_field
from bot.messages.ordering.order_card import headline
from bot.messages.ordering.order_values import OrderCard
from bot.messages.part_words import units_of
from bot.messages.reply import View
from bot.wording import N_, Voice

ARRIVES = "arrives"
UNITS = "units:"  # and the number of the line
TICKS = "ticks"
MORE, COUNTED = "more", "counted"
LINES = 90

CHANGE_ARRIVAL = N_("Change arrival")
RECEIVE = N_("Receive")


def arrival_window(order: OrderCard, voice: Voice) -> View:
    """Return the window that asks for another day."""
    day = max(order.arrives, order.today)
    return View(
        title=voice.say("{number} arrives", number=order.number),
        blocks=(section(headline(order, voice)), date_field(ARRIVES, voice.say("Arrives on"), day)),
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=order.value,
    )


def receive_window(order: OrderCard, counted_at: datetime | None, voice: Voice) -> View:
    """Return the window that asks how many units of each line came."""
    waiting = [line for line in order.lines if line.missing][:LINES]
    fields = [
        number_field(
            f"{UNITS}{line.line}",
            voice.say("{product}: units that came", product=line.product),
            line.missing,
            hint=voice.say("{units} still to come", units=units_of(line.missing, line.quantity, voice)),
        )
        for line in waiting
    ]
    ticks = [(MORE, voice.say("More came than was ordered"))]
    if counted_at:
        ticks.append((COUNTED, voice.say("The newest stock export counts them already")))
    notes = ticks_field(TICKS, voice.say("Tick only if it is so"), ticks)
    newest = (context(voice.say("Newest stock export: {when}.", when=counted_at)),) if counted_at else ()
    return View(
        title=voice.say("Receive {number}", number=order.number),
        blocks=(section(headline(order, voice)), *fields, notes, *newest),
        submit=voice.say("Receive"),
        close=voice.say("Close"),
        about=order.value,
    )
