"""What moves the stock beside its daily sales until it runs out: deliveries, events, and days without ads."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from math import isfinite

from bot.messages.explaining.explained import number
from bot.wording import Safe, Voice
from planner.explaining.explain import Explained

NAMED = 12


def moves(it: Explained, until: float, as_of: date, voice: Voice) -> Safe:
    """Return in words what a projection counts beside daily sales up to a day, in the order of time; "": nothing."""
    until = min(until, float(it.inputs["horizon"]))  # type: ignore[arg-type]
    found = sorted(
        (day, said) for day, said in chain(_moves(it, as_of, voice), _expires(it, as_of, voice)) if day <= until
    )
    said = [words for _, words in found[:NAMED]]
    if len(found) > NAMED:
        said.append(voice.count("and {n} more", "and {n} more", len(found) - NAMED))
    return voice.listed(said)


def _moves(it: Explained, as_of: date, voice: Voice) -> Iterator[tuple[float, Safe]]:
    def day(offset: float) -> Safe:
        return voice.day(as_of + timedelta(days=int(offset)))

    for arrives, units in _together(it, "receipt_days", "receipt_units"):
        if units:
            yield arrives, voice.say("{units} arrive on {date}", units=voice.units(units), date=day(arrives))
    for first, last, units, factor in _together(
        it, "event_starts", "event_ends", "event_units_expected", "event_factors"
    ):
        said = {"units": voice.units(units), "first": day(first), "last": day(last)}
        if units < 0:
            said |= {"units": voice.units(-units)}
            yield first, voice.say("{units} fewer than usual are expected in a season from {first} to {last}", **said)
        elif factor != 1:
            yield first, voice.say("{units} more than usual are expected in a season from {first} to {last}", **said)
        elif first == last:
            yield first, voice.say("{units} are still expected from an event on {first}", **said)
        else:
            yield first, voice.say("{units} are still expected from an event from {first} to {last}", **said)
    if (through_ads := it.inputs["ads_rate"]) > 0:  # type: ignore[operator]
        for first, last in _together(it, "pause_starts", "pause_ends"):
            rate = voice.rate(through_ads)  # type: ignore[arg-type]
            said = {"rate": rate, "first": day(first), "last": day(last)}
            yield first, voice.say("{rate} a day less while ads pause from {first} to {last}", **said)


def _expires(it: Explained, as_of: date, voice: Voice) -> Iterator[tuple[float, Safe]]:
    if isfinite(gone := number(it, "gone_day")):
        units, first = voice.units(number(it, "expiring")), voice.day(as_of + timedelta(days=int(gone)))
        yield gone, voice.say("{units} that did not sell have expired on {date}", units=units, date=first)


def _together(it: Explained, *names: str) -> Iterator[tuple[float, ...]]:
    return zip(*(it.inputs[name] for name in names), strict=True)
