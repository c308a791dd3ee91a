"""The card of a purchase order: what was bought, where it stands, who did what, and the next step."""

from collections.abc import Iterator, Mapping

from bot.messages.blocks import (
    MESSAGE_TEXT,
    Confirm,
    actions,
    bold,
    button,
    code,
    context,
    cut,
    header,
    in_sections,
    section,
)
from bot.messages.ordering.order_line import STATE_WORDS, late_words, sender
from bot.messages.ordering.order_values import CardLine, CardStep, OrderCard
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.purchase import COMING, RECEIVABLE, Late, State

UNDO = "po_undo"
LINES = 20
STEPS = 8

DID: Mapping[str, Phrase] = {
    "approved": N_("Approved by {who}, {when}"),
    "ordered": N_("Marked ordered by {who}, {when}"),
    "shipped": N_("Marked shipped by {who}, {when}"),
    "dated": N_("Arrival set to {arrives} by {who}, {when}"),
    "received": N_("{units} units received by {who}, {when}"),
    "added": N_("{units} units added by {who}, {when}"),
    "taken off": N_("{units} units taken off by {who}, {when}"),
    "cancelled": N_("Cancelled by {who}, {when}"),
    "ordered undone": N_("“Marked ordered” undone by {who}, {when}"),
    "shipped undone": N_("“Marked shipped” undone by {who}, {when}"),
    "received undone": N_("Receipt of {units} units undone by {who}, {when}"),
}
LATE_HINTS: Mapping[Late, Phrase] = {
    Late.NOT_ORDERED: N_("it has not been marked ordered for 2 days. Mark it ordered, give it a date or cancel it."),
    Late.OVERDUE: N_("it was to arrive {date}. Receive it, or give it another date."),
}


def order_card(order: OrderCard, voice: Voice, *, replaces: bool = False) -> Message:
    """Return the card; its main button is the next step."""
    title = escape(order.number)
    if order.supplier or order.origin:
        title = Safe(f"{title} · {sender(order.supplier, order.origin, voice)}")
    state = headline(order, voice)
    blocks = [header(title), section(state)]
    if order.late:
        hint = voice.say(LATE_HINTS[order.late], date=order.arrives)
        counted = voice.say("Until then it counts as on order, but on no day.")
        blocks.append(section(voice.say("⚠️ *Late*: {why}", why=voice.together(hint, counted))))
    blocks += in_sections([_line(line, voice) for line in order.lines[:LINES]])
    if len(order.lines) > LINES:
        blocks.append(context(voice.count("and {n} more line", "and {n} more lines", len(order.lines) - LINES)))
    steps = [_step(step, voice) for step in order.steps[-STEPS:]]
    if earlier := len(order.steps) - len(steps):
        steps.insert(0, voice.count("… {n} earlier step", "… {n} earlier steps", earlier))
    blocks.append(context("\n".join(steps)))
    if buttons := list(_buttons(order, voice)):
        blocks.append(actions(*buttons))
    text = cut(voice.say("{name}: {state}", name=title, state=state), MESSAGE_TEXT)
    return Message(text=text, blocks=tuple(blocks), replaces=replaces)


def headline(order: OrderCard, voice: Voice) -> Safe:
    """Return the state in words, and the arrival of what is still to come."""
    sign, words = STATE_WORDS[order.state]
    parts = [f"{sign} {bold(voice.say(words))}"]
    if order.state in COMING:
        parts.append(voice.count("{n} unit to come", "{n} units to come", order.missing))
        late = late_words(order.late, order.arrives, voice) if order.late == Late.OVERDUE else ""
        parts.append(late or voice.say("arrives *{date}*", date=order.arrives))
    return Safe(" · ".join(parts))


def _line(line: CardLine, voice: Voice) -> Safe:
    said = voice.say(
        "• {product}: *{units}* to {location}",
        product=code(escape(line.product)),
        units=line.quantity,
        location=line.location,
    )
    facts = [said]
    if line.mode == "air":
        facts.append(voice.say("by air"))
    if line.cost_minor is not None and line.currency:
        facts.append(voice.money(line.cost_minor, line.currency))
    if line.beyond:
        facts.append(beyond_words(line, voice))
    elif line.received and line.missing:
        facts.append(voice.say("{received} received, {missing} missing", received=line.received, missing=line.missing))
    elif line.received:
        facts.append(voice.say("{received} received", received=line.received))
    return Safe(" · ".join(facts))


def beyond_words(line: CardLine, voice: Voice) -> Safe:
    """Return that more came than was ordered."""
    said = {"received": line.received, "units": line.quantity, "more": line.beyond}
    return voice.say("⚠️ {received} of {units} received: *{more} more than ordered*", **said)


def _step(step: CardStep, voice: Voice) -> Safe:
    who = voice.person(step.user)
    return voice.say(DID[step.action], who=who, when=step.at, units=step.units, arrives=step.arrives or "")


def _buttons(order: OrderCard, voice: Voice) -> Iterator[Block]:
    value = order.value
    if order.state in COMING:
        yield from _next_steps(order, voice)
    if order.undo is not None:
        yield button(voice.say("Undo"), UNDO, value, confirm=_sure_of_undo(order, order.undo, voice))


def _next_steps(order: OrderCard, voice: Voice) -> Iterator[Block]:
    value = order.value
    if order.state == State.DRAFT:
        yield button(voice.say("Mark ordered"), "po_ordered", value, style="primary")
    if order.state == State.ORDERED:
        yield button(voice.say("Mark shipped"), "po_shipped", value, style="primary")
    if order.state in RECEIVABLE:
        main = "" if order.state == State.ORDERED else "primary"
        yield button(voice.say("Receive…"), "po_receive", value, style=main)
    yield button(voice.say("Change arrival…"), "po_arrival", value)
    is_begun = order.state == State.PART_RECEIVED
    label = voice.say("Cancel the rest") if is_begun else voice.say("Cancel order")
    yield button(label, "po_cancel", value, style="danger", confirm=_sure(order, label, voice))


def _sure_of_undo(order: OrderCard, step: CardStep, voice: Voice) -> Confirm:
    """Return the question that says what is taken back."""
    said = {
        "ordered": voice.say("{number} is a draft again. If the supplier has it, tell them.", number=order.number),
        "shipped": voice.say("{number} is ordered again, not shipped.", number=order.number),
        "received": voice.count(
            "{n} unit leaves the shelf again and is awaited as before.",
            "{n} units leave the shelf again and are awaited as before.",
            step.units,
        ),
    }
    return Confirm(
        title=voice.say("Undo the last step?"),
        text=said[step.action],
        yes=voice.say("Undo"),
        no=voice.say("Keep it"),
    )


def _sure(order: OrderCard, label: str, voice: Voice) -> Confirm:
    text = voice.count(
        "{n} unit is no longer expected. Tell the supplier yourself; this cannot be undone.",
        "{n} units are no longer expected. Tell the supplier yourself; this cannot be undone.",
        order.missing,
    )
    if order.origin:
        text = voice.count(
            "{n} unit stays at {origin} and counts there again. Tell them yourself.",
            "{n} units stay at {origin} and count there again. Tell them yourself.",
            order.missing,
            origin=order.origin,
        )
    return Confirm(
        title=voice.say("Cancel {number}?", number=order.number), text=text, yes=label, no=voice.say("Keep it")
    )
