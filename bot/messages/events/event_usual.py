"""What past events say of one that is planned: what it may be expected to add, beside what is planned."""

from collections.abc import Mapping

from bot.messages.blocks import bold, button, code
from bot.messages.events.event_values import AS_USUAL, EventCard, EventPart
from bot.messages.reply import Block
from bot.wording import N_, NN_, Phrase, Safe, Voice, escape
from planner.events.plan import EventKind
from planner.forecasting.usual import Group

PARTS = 10  # products named
ANY = NN_("the last event", "the last {n} events")
LAST: Mapping[EventKind, tuple[Phrase, Phrase]] = {
    EventKind.LIVESTREAM: NN_("the last livestream", "the last {n} livestreams"),
    EventKind.SHORT_VIDEO: NN_("the last short video", "the last {n} short videos"),
    EventKind.FLASH_SALE: NN_("the last flash sale", "the last {n} flash sales"),
    EventKind.COUPON: NN_("the last coupon", "the last {n} coupons"),
    EventKind.CAMPAIGN: NN_("the last campaign", "the last {n} campaigns"),
}
GROUPS: Mapping[Group, Phrase] = {
    Group.ALL: Phrase("{events}"),
    Group.KIND: Phrase("{events}"),
    Group.CUT: N_("{events} at a like price"),
    Group.HOST: N_("{events} with {host}"),
}
"""What past events are called that are like one."""
GOING_BY = N_("💡 Going by {events}, expect *{times}* times an ordinary day's sales on top each day: {units}.")
NOTHING = N_("💡 Going by {events}, nothing sells on top of ordinary sales: {units}.")


def usual_lines(event: EventCard, voice: Voice) -> list[Safe]:
    """Return what is usual, where something else is planned or just that; none where past events say nothing new."""
    said = [part for part in event.parts if part.usual is not None]
    is_as_usual = bool(said) and all(part.usual == part.planned for part in said)
    if event.usual is None or not (is_as_usual or any(part.is_far for part in said)):
        return []
    units = voice.listed([_units(part, voice) for part in said[:PARTS]])
    if len(said) > PARTS:
        more = len(said) - PARTS
        units = voice.listed([units, voice.count("and {n} more product", "and {n} more products", more)])
    line = voice.say(
        GOING_BY if event.usual.multiple > 0 else NOTHING,
        events=events_words(event.usual.group, event.usual.events, event, voice),
        times=voice.rate(event.usual.multiple),
        units=units,
    )
    if event.usual.share < 0:
        return [line]
    share = voice.share(event.usual.share)
    return [line, voice.say("Of what was planned for such events, {share} was really added.", share=share)]


def usual_buttons(event: EventCard, voice: Voice) -> list[Block]:
    """Return the button that plans what is usual, or takes that back."""
    if event.steps and event.steps[-1].action == AS_USUAL:
        return [button(voice.say("Undo"), "event_undo", event.value)]
    if not event.suggested:
        return []
    units = sum(event.suggested.values())
    return [button(voice.say("Plan {units}", units=units), "event_usual", f"{event.value}={units}")]


def events_words(group: Group, number: int, event: EventCard, voice: Voice) -> Safe:
    """Return so many past events, which are like this one, in words."""
    one, many = ANY if group == Group.ALL else LAST[event.kind]
    return voice.say(GROUPS[group], events=voice.count(one, many, number), host=event.host)


def _units(part: EventPart, voice: Voice) -> Safe:
    product = code(escape(part.product))
    if part.usual == part.planned:
        return voice.say("{usual} of {product} (as planned)", usual=part.usual, product=product)
    usual = bold(voice.units(part.usual or 0))
    return voice.say("{usual} of {product} (planned: {planned})", usual=usual, product=product, planned=part.planned)
