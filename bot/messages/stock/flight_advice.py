"""What of an order to fly: whether it comes before stock is out, what of it sells meanwhile, and whether that pays."""

from datetime import date

from bot.messages.ordering.flight_values import FlightPays
from bot.messages.stock.stock_values import StockCard
from bot.wording import N_, Safe, Voice


def flies(card: StockCard, decision: date, voice: Voice) -> Safe:
    """Return what of an order to fly, and whether that is enough."""
    values = {"units": card.air_quantity, "date": max(decision, card.today)}
    if not card.left_short:
        sentence = N_(
            "If *{units}* of it go by air, decided by {date}, the gap until the rest arrives by sea is closed."
        )
        if card.flies_late:
            sentence = N_(
                "If *{units}* of it go by air, decided *today*, the gap until the rest arrives by sea gets shorter: "
                "they come after stock is out."
            )
        return voice.say(sentence, **values)
    return voice.count(
        "Even if all *{units}* go by air, decided by {date}, {n} is missing until more could arrive by sea.",
        "Even if all *{units}* go by air, decided by {date}, {n} are missing until more could arrive by sea.",
        card.left_short,
        **values,
    )


def closes_the_gap(card: StockCard, decision: date, voice: Voice) -> Safe:
    """Return what to fly in the rigid rhythm, where nothing is to order by sea before the next cycle."""
    sentence = N_("✈️ *{units}* by air close the gap until the next sea lot. Decide by *{date}*.")
    if card.flies_late:
        sentence = N_(
            "✈️ *{units}* by air shorten the gap until the next sea lot: they come after stock is out. Decide *today*."
        )
    return voice.say(sentence, units=card.air_quantity, date=max(decision, card.today))


def could_still_go(card: StockCard, voice: Voice) -> list[Safe]:
    """Return what of the deliveries on their way might be sent on by air."""
    if not card.air_quantity or not card.air_decision:
        return []
    if card.air_alone:
        sentence = N_("If *{units}* of it can still go by air, that pays: so many sell until the rest is there.")
        return [voice.say(sentence, units=card.air_alone)]
    if not card.air_pays:
        return []
    sentence = N_("If *{units}* of it can still go by air, it closes the gap.")
    if card.left_short:
        sentence = N_("If all *{units}* can still go by air, it makes the gap smaller.")
    elif card.flies_late:
        sentence = N_("If *{units}* of it can still go by air, it makes the gap shorter.")
    return [voice.say(sentence, units=card.air_quantity)]


def by_air(card: StockCard, closes: Safe, voice: Voice) -> list[Safe]:
    """Return what to fly, as ``closes`` says it, and whether that pays; where it does not, only that."""
    it = card.flight
    if it is None:
        return [_without_costs(card, closes, voice)]
    if not it.sold:
        return [voice.say("✈️ Air does not pay: none of it would sell before more arrives by sea.")]
    if it.pays:
        return [closes, voice.together(_pays(it, voice), *_others(it, voice))]
    return [_pays_alone(it, voice) if it.pays_alone else _pays_not(it, voice)]


def _without_costs(card: StockCard, closes: Safe, voice: Voice) -> Safe:
    if card.air_alone:
        sentence = N_("✈️ Only *{sold}* of {units} by air pay: those that sell until more arrives by sea.")
        return voice.say(sentence, sold=card.air_alone, units=card.air_quantity)
    if not card.air_pays:
        return voice.say("✈️ Air would bridge the time until more arrives by sea, but it does not pay.")
    return closes


def _pays(it: FlightPays, voice: Voice) -> Safe:
    sold = it.sold
    if it.premium_minor is None:
        most = voice.amount(it.break_even, it.currency)
        return voice.say(
            "Air pays while it costs less than {most} a unit more: {sold} would sell meanwhile.", most=most, sold=sold
        )
    return voice.say(
        "Air pays: the {sold} that would sell meanwhile earn *{saved}*, for {premium} more freight.",
        sold=sold,
        saved=voice.money(it.saved_minor, it.currency),
        premium=voice.money(it.premium_minor, it.currency),
    )


def _others(it: FlightPays, voice: Voice) -> list[Safe]:
    """Return what the units are for that do not sell before the ship is there."""
    others = it.units - it.sold
    if others <= 0:
        return []
    if it.missed:
        return [_missed(it, others - it.missed, voice)]
    if it.alone_minor is None or it.alone == it.units:  # what sells fills the cartons
        return [
            voice.count("The other one fills up the safety stock.", "The other {n} fill up the safety stock.", others)
        ]
    return [
        voice.count(
            "The other one fills up the safety stock; flying {fewer} alone costs {alone}.",
            "The other {n} fill up the safety stock; flying {fewer} alone costs {alone}.",
            others,
            fewer=it.alone,
            alone=voice.money(it.alone_minor, it.currency),
        )
    ]


def _missed(it: FlightPays, kept: int, voice: Voice) -> Safe:
    """Return what the others are for where some of them would have sold before even a flight is there."""
    if it.alone_minor is None or it.alone == it.units:  # what sells fills the cartons
        sentence = N_("Of the others, {missed} would have sold before it lands, and {kept} fill up the safety stock.")
        return voice.say(sentence, missed=it.missed, kept=kept)
    sentence = N_(
        "Of the others, {missed} would have sold before it lands, and {kept} fill up the safety stock; flying "
        "{fewer} alone costs {alone}."
    )
    alone = voice.money(it.alone_minor, it.currency)
    return voice.say(sentence, missed=it.missed, kept=kept, fewer=it.alone, alone=alone)


def _pays_alone(it: FlightPays, voice: Voice) -> Safe:
    sentence = N_(
        "✈️ Flying *{fewer}* pays (*Another quantity…*): {sold} sell after a flight and before more arrives by sea, and "
        "earn {saved} for {alone} more freight. All {units}, to fill up the safety stock too, do not pay: {premium}."
    )
    if it.missed:
        sentence = N_(
            "✈️ Flying *{fewer}* pays (*Another quantity…*): {sold} sell after a flight and before more arrives by sea, "
            "and earn {saved} for {alone} more freight. All {units} do not pay: {premium}; {missed} of them would have "
            "sold before it lands."
        )
    return voice.say(
        sentence,
        fewer=it.alone,
        sold=it.sold,
        missed=it.missed,
        units=it.units,
        saved=voice.money(it.saved_minor, it.currency),
        alone=voice.money(it.alone_minor or 0, it.currency),
        premium=voice.money(it.premium_minor or 0, it.currency),
    )


def _pays_not(it: FlightPays, voice: Voice) -> Safe:
    return voice.say(
        "✈️ Air does not pay: of *{units}* by air the {sold} that sell until more arrives by sea would earn {saved}, "
        "but flying costs {premium} more freight. Flying pays only while it costs less than {most} a unit more than "
        "sea freight.",
        units=it.units,
        sold=it.sold,
        saved=voice.money(it.saved_minor, it.currency),
        premium=voice.money(it.premium_minor or 0, it.currency),
        most=voice.amount(it.break_even, it.currency),
    )
