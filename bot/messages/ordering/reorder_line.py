"""One order to decide in a list: which it is, what to order and by when, and why."""

from collections.abc import Sequence
from datetime import date

from bot.messages.blocks import code, cut
from bot.messages.levels import LEVEL_WORDS, level_of_one
from bot.messages.ordering.event_late import missed_in_short
from bot.messages.ordering.flight_values import FlightPays, Flying
from bot.messages.ordering.order_words import order_words
from bot.messages.ordering.reorder_values import ReorderLine
from bot.messages.sku_line import NAME_LENGTH
from bot.wording import N_, Safe, Voice, escape


def line_words(line: ReorderLine, flight: Flying | None, voice: Voice, *, by_air: bool = False) -> Sequence[Safe]:
    """Return an order in three lines: which, what to order and by when, and why.

    ``flight``: None as it was asked; ``by_air``: what is worth flying goes by air, where it is approved with others.
    """
    flies = flight or Flying(line.air_quantity, line.air_by, None)
    flown, order_by = flies.worth if by_air else 0, line.order_by
    if flown >= line.quantity and flies.by is not None:  # when a ship would be there is no matter then
        order_by = max(flies.by, line.today)
    due = (order_by, line.lead_time, line.today)
    order = order_words(
        line.quantity,
        line.cost_minor,
        line.currency,
        *due,
        voice,
        order_day=flies.order_day,
        usual=flies.usual_lead_time,
    )
    why = [_travels(line, flown, flies.lands, voice), voice.say(level_of_one(line.level, flies.by))]
    if line.stockout is not None and line.stockout > line.today:
        why.append(voice.say("out on {date}", date=line.stockout))
    if line.rounding:
        why.append(
            voice.count(
                "{n} of it for minimum and cartons: {days}",
                "{n} of it for minimum and cartons: {days}",
                line.rounding,
                days=voice.days(line.rounding_days if line.rounding_days is not None else float("inf")),
            )
        )
    if line.goes_along:
        why.append(voice.say("not due yet: it goes along to the minimum order"))
    if flies.missed:
        why.append(missed_in_short(flies.missed, voice))
    if flies.units and flies.by:
        why.append(_by_air(line, flies.units, flies.by, flies.pays, voice))
        if flight is not None:
            why += _gained(flight.pays, voice)
    if line.snoozed_until is not None:
        why.append(voice.say("💤 until {when}", when=line.snoozed_until))
    return [line_head(line), order, Safe(" · ".join(why))]


def _travels(line: ReorderLine, by_air: int, lands: date | None, voice: Voice) -> Safe:
    """Return how it travels where it is approved with others: all of it by sea or by air, or a part by each."""
    if not by_air:
        return voice.say("by sea")
    if by_air >= line.quantity:
        return voice.say("all by air, there on {date}", date=lands) if lands else voice.say("all by air")
    said = N_("{air} by air, there on {date}, {sea} by sea") if lands else N_("{air} by air, {sea} by sea")
    return voice.say(said, air=by_air, sea=line.quantity - by_air, date=lands or "")


def _by_air(line: ReorderLine, units: int, by: date, it: FlightPays | None, voice: Voice) -> Safe:
    if it is None or it.pays:
        closes = N_("{units} by air close the gap, decided by {date}")
        if units == line.quantity:  # no less is missing than all of it
            closes = N_("fly all {units} in, decided by {date}")
        elif by < line.today:
            closes = N_("{units} by air shorten the gap, decided today: they come after stock is out")
        return voice.say(closes, units=units, date=max(by, line.today))
    if it.pays_alone:
        alone = N_("flying {fewer} in pays ({alone} more freight to earn {saved}), all {units} does not")
        if units < line.quantity:  # more is asked for than would fly
            alone = N_(
                "flying {fewer} in pays ({alone} more freight to earn {saved}), {units} to fill up the safety stock "
                "too do not"
            )
        return voice.say(
            alone,
            fewer=it.alone,
            alone=voice.money(it.alone_minor or 0, it.currency),
            saved=voice.money(it.saved_minor, it.currency),
            units=units,
        )
    if not it.sold or it.premium_minor is None:
        return voice.say("flying does not pay: none of it would sell before more arrives by sea")
    return voice.say(
        "flying {units} in does not pay: {premium} more freight to earn {saved}",
        units=units,
        premium=voice.money(it.premium_minor, it.currency),
        saved=voice.money(it.saved_minor, it.currency),
    )


def _gained(it: FlightPays | None, voice: Voice) -> list[Safe]:
    """Return what flying earns where it pays, as far as that is known."""
    if it is None:
        return [voice.say("whether that pays is not known")]
    if not it.pays:
        return []
    if it.gain_minor is None:
        most = voice.amount(it.break_even, it.currency)
        return [voice.say("that pays while it costs less than {most} a unit more", most=most)]
    return [voice.say("that earns {gain} more than its freight", gain=voice.money(it.gain_minor, it.currency))]


def line_head(line: ReorderLine) -> Safe:
    """Return which order it is: level, SKU, name, place and number."""
    sign, _ = LEVEL_WORDS[line.level]
    name = escape(cut(line.name, NAME_LENGTH))
    return Safe(f"{sign} {code(escape(line.product))} {name} · {escape(line.location)} · #{line.number}")
