"""Why an event is expected to add what it is: the past events it goes by, and those that do not count."""

from collections.abc import Mapping, Sequence
from math import isnan

from bot.messages.blocks import code
from bot.messages.events.event_usual import events_words
from bot.messages.events.event_values import EventCard
from bot.messages.events.event_why_values import PastOne, UsualWhy
from bot.messages.explaining.explained import Currencies, input_words, said_line
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.explaining.explain import Explained
from planner.forecasting.brought import LeftOut
from planner.forecasting.shrinkage import TRUSTED
from planner.forecasting.usual import Group

NO_MONEY = Currencies()
NAMED = 8  # past events
PARTS = 10  # products
MULTIPLE, UNITS = N_("Usual on top, times an ordinary day's sales"), N_("Usual on top")
HOW_MUCH = N_("medians of {groups}; each is drawn to the one before it, which weighs as much as {trusted} events")
HOW_MANY = N_("{usual_multiple} times {daily_rate} a day of ordinary sales × {event_length} days")
OF_NOTHING = N_("it does not sell on ordinary days, so there is nothing to reckon from")
WHY_NOT: Mapping[LeftOut, Phrase] = {
    LeftOut.SOLD_OUT: N_("{event} (until {date}; it ran out of stock, so it might have sold more)"),
    LeftOut.NOTHING_ORDINARY: N_("{event} (until {date}; on ordinary days before it nothing sold, or it is not known)"),
}


def usual_why_lines(why: UsualWhy, event: EventCard, voice: Voice) -> list[Safe]:
    """Return what an event is expected to add, how that is reckoned, from which past events, and what is left out."""
    said = {"groups": _groups(why.multiple, event, voice), "trusted": TRUSTED}
    lines = [said_line(MULTIPLE, why.multiple, HOW_MUCH, said, event.today, NO_MONEY, voice)]
    lines += [_units(product, it, event, voice) for product, it in why.units[:PARTS]]
    counted = [past for past in why.past if not isnan(past.multiple)]
    if counted:
        lines.append(Safe("• " + voice.say("It goes by: {events}", events=_past(counted, voice))))
    left_out = [past for past in why.past if isnan(past.multiple)]
    if left_out:
        lines.append(Safe("• " + voice.say("Left out: {events}", events=left_out_words(left_out, voice))))
    return lines


def _groups(it: Explained, event: EventCard, voice: Voice) -> Safe:
    events, medians = (it.inputs[name] for name in ("group_events", "group_medians"))
    assert isinstance(events, tuple)  # noqa: S101 - as explain_multiple gives them
    assert isinstance(medians, tuple)  # noqa: S101
    return voice.listed(
        Safe(f"{events_words(group, int(number), event, voice)} {voice.rate(middle)}")
        for group, number, middle in zip(Group, events, medians, strict=True)
        if number
    )


def _units(product: str, it: Explained, event: EventCard, voice: Voice) -> Safe:
    how = OF_NOTHING if isnan(it.value) else HOW_MANY
    line = said_line(UNITS, it, how, input_words(it, NO_MONEY, voice), event.today, NO_MONEY, voice)
    return Safe(line.replace("• ", f"• {code(escape(product))} ", 1))


def _past(past: Sequence[PastOne], voice: Voice) -> Safe:
    named = [
        voice.say("{event} (until {date}: {times})", event=one.name, date=one.ended, times=voice.rate(one.multiple))
        for one in past[:NAMED]
    ]
    return voice.listed([*named, *_more(len(past), voice)])


def left_out_words(past: Sequence[PastOne], voice: Voice) -> Safe:
    """Return which past events do not count, and why."""
    named = [voice.say(WHY_NOT[one.left_out], event=one.name, date=one.ended) for one in past[:NAMED]]
    return voice.listed([*named, *_more(len(past), voice)])


def _more(total: int, voice: Voice) -> list[Safe]:
    more = total - NAMED
    return [voice.count("and {n} more event", "and {n} more events", more)] if more > 0 else []
