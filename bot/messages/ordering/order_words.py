"""What to order in one sentence: how much, from whom, for how much money, by when; whatever of it is known."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

from bot.wording import N_, Phrase, Safe, Voice

ANY_DAY, BY_A_DAY, TODAY, ORDER_DAY = "any_day", "by_a_day", "today", "order_day"
ORDER: Mapping[tuple[bool, bool, str], Phrase] = {
    (True, True, BY_A_DAY): N_("Order *{units}* from {supplier} for {cost} by *{date}*."),
    (True, True, TODAY): N_("Order *{units}* from {supplier} for {cost} *today*."),
    (True, True, ORDER_DAY): N_("Order *{units}* from {supplier} for {cost} on *{date}*, its next order day."),
    (True, True, ANY_DAY): N_("Order *{units}* from {supplier} for {cost}."),
    (True, False, BY_A_DAY): N_("Order *{units}* from {supplier} by *{date}*."),
    (True, False, TODAY): N_("Order *{units}* from {supplier} *today*."),
    (True, False, ORDER_DAY): N_("Order *{units}* from {supplier} on *{date}*, its next order day."),
    (True, False, ANY_DAY): N_("Order *{units}* from {supplier}."),
    (False, True, BY_A_DAY): N_("Order *{units}* for {cost} by *{date}*."),
    (False, True, TODAY): N_("Order *{units}* for {cost} *today*."),
    (False, True, ORDER_DAY): N_("Order *{units}* for {cost} on *{date}*, the next order day."),
    (False, True, ANY_DAY): N_("Order *{units}* for {cost}."),
    (False, False, BY_A_DAY): N_("Order *{units}* by *{date}*."),
    (False, False, TODAY): N_("Order *{units}* *today*."),
    (False, False, ORDER_DAY): N_("Order *{units}* on *{date}*, the next order day."),
    (False, False, ANY_DAY): N_("Order *{units}*."),
}
"""By whether the supplier and the cost are known, and when to order."""


LATE = N_("It arrives about {date}, {late} too late to keep the safety stock whole.")
WAITS = N_("It arrives about {date}, too late to keep the safety stock whole.")
BELOW = N_("It arrives about {date}; stock is below the safety stock already.")
AT_THE_LATEST: Mapping[Phrase, Phrase] = {
    LATE: N_("It usually arrives {usual}, at the latest {date}: {late} too late to keep the safety stock whole."),
    WAITS: N_("It usually arrives {usual}, at the latest {date}: too late to keep the safety stock whole."),
    BELOW: N_("It usually arrives {usual}, at the latest {date}; stock is below the safety stock already."),
}
"""The same where the threshold is planned with the longest lead time."""


def order_words(
    units: int, cost_minor: int | None, currency: str, order_by: date | None, lead_time: float, today: date,
    voice: Voice, *, supplier: str = "", order_day: date | None = None, usual: float | None = None,
) -> Safe:  # fmt: skip
    """Return what to order; ``supplier`` is named where it is not "", the cost where it is known.

    Of what is late it says by how much: ordered today it is there after its ``lead_time``, which may be the longest;
    ``usual`` [days] is named beside it where it is shorter. Where its supplier takes orders on fixed days,
    ``order_day`` is the next one after today; None: an order may be placed today.
    """
    if order_day is not None and order_by is not None and order_by < order_day:
        said = _said(ORDER_DAY, units, cost_minor, currency, order_day, voice, supplier)
        return voice.together(said, _arrives(WAITS, order_day, lead_time, usual, voice))
    when = ANY_DAY if order_by is None else TODAY if order_by <= today else BY_A_DAY
    said = _said(when, units, cost_minor, currency, order_by, voice, supplier)
    if order_by is None or order_by >= today:
        return said
    late, under_way = (today - order_by).days, ceil(lead_time)
    how_late = LATE if late < under_way else BELOW
    return voice.together(said, _arrives(how_late, today, lead_time, usual, voice, late=voice.days(late)))


def _arrives(
    phrase: Phrase, ordered: date, lead_time: float, usual: float | None, voice: Voice, **values: Safe
) -> Safe:
    """Return when it is there, and that this is late."""
    latest = ordered + timedelta(days=ceil(lead_time))
    expected = latest if usual is None else ordered + timedelta(days=ceil(usual))
    if expected >= latest:
        return voice.say(phrase, date=expected, **values)
    return voice.say(AT_THE_LATEST[phrase], usual=expected, date=latest, **values)


def _said(
    when: str, units: int, cost_minor: int | None, currency: str, day: date | None, voice: Voice, supplier: str
) -> Safe:
    return voice.say(
        ORDER[bool(supplier), cost_minor is not None, when],
        units=units,
        supplier=supplier,
        cost="" if cost_minor is None else voice.money(cost_minor, currency),
        date=day or "",
    )
