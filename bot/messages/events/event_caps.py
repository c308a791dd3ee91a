"""How much an event may sell at most, in the words of its kind."""

from collections.abc import Mapping

from bot.messages.events.event_values import EventCard, EventPart, Phase
from bot.wording import N_, Phrase, Safe, Voice
from planner.events.plan import EventKind

CAPS: Mapping[EventKind, tuple[Phrase, ...]] = {  # of all of it, of its beginning, while it runs, of nothing left
    EventKind.LIVESTREAM: (
        N_("✋ Cap the livestream at *{cap}* units: no order arrives before it starts."),
        N_("✋ Cap the livestream at *{cap}* units until {until}, when more arrives."),
        N_("✋ Cap the livestream at *{cap}* more units until {until}, when more arrives."),
        N_("✋ Take it out of the livestream: no unit can be spared until {until}."),
    ),
    EventKind.CAMPAIGN: (
        N_("✋ Cap the campaign at *{cap}* units: no order arrives before it starts."),
        N_("✋ Cap the campaign at *{cap}* units until {until}, when more arrives."),
        N_("✋ Cap the campaign at *{cap}* more units until {until}, when more arrives."),
        N_("✋ Take it out of the campaign: no unit can be spared until {until}."),
    ),
}
CAPS_OF_ANY = (
    N_("✋ Cap it at *{cap}* units: no order arrives before it starts."),
    N_("✋ Cap it at *{cap}* units until {until}, when more arrives."),
    N_("✋ Cap it at *{cap}* more units until {until}, when more arrives."),
    N_("✋ Take the product out of it: no unit can be spared until {until}."),
)

UNTIL_IT_COMES = N_(
    "✋ Cap it at *{cap}* units until more is here: an order by sea placed now is usually there on *{by_sea}*, a late "
    "one after it starts."
)


UNTIL_IT_EXPIRES = N_(
    "✋ Cap it at *{cap}* units until {cap_by}, the last day to sell them: they would expire unsold without it."
)

ONCE_ORDERED = (  # of its beginning, while it runs
    N_("✋ Cap it at *{cap}* units until {until}, when the next order can be here."),
    N_("✋ Cap it at *{cap}* more units until {until}, when the next order can be here."),
)


def cap_words(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    """Return the cap of one product of an event, what it is for, and what to fly in so that it need not be capped."""
    said = [_cap(part, event, voice)]
    if part.lowest is not None and 0 < part.lowest < part.safety_stock:
        said.append(
            voice.say(
                "Selling all of it would leave {lowest} of the safety stock of {kept}.",
                lowest=part.lowest,
                kept=part.safety_stock,
            )
        )
    if part.flown and part.fly_by is not None:
        said.append(
            voice.say(
                "Or fly *{units}* of what is to order in, decided by *{date}*: they are there before all of it has "
                "sold stock out.",
                units=part.flown,
                date=part.fly_by,
            )
        )
    return voice.together(*said)


def _cap(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    if part.cap_by:
        return voice.say(UNTIL_IT_EXPIRES, cap=part.cap, cap_by=part.cap_by)
    if part.by_sea:
        return voice.say(UNTIL_IT_COMES, cap=part.cap, by_sea=part.by_sea)
    of_all, of_beginning, while_it_runs, of_nothing = CAPS.get(event.kind, CAPS_OF_ANY)
    if not part.on_its_way:
        of_beginning, while_it_runs = ONCE_ORDERED
    sentence = of_beginning if event.ends >= part.cap_until else of_all
    if event.phase == Phase.RUNNING:
        sentence = while_it_runs
    return voice.say(sentence if part.cap else of_nothing, cap=part.cap, until=part.cap_until)
