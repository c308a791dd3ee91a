"""What to order in one sentence: how much, from whom, for how much money, by when; whatever of it is known."""

from collections.abc import Mapping
from datetime import date

from bot.wording import N_, Phrase, Safe, Voice

ANY_DAY, BY_A_DAY, TODAY = "any_day", "by_a_day", "today"
ORDER: Mapping[tuple[bool, bool, str], Phrase] = {
    (True, True, BY_A_DAY): N_("Order *{units}* from {supplier} for {cost} by *{date}*."),
    (True, True, TODAY): N_(
        "Order *{units}* from {supplier} for {cost} *today*; {date} was the last day to keep the safety stock whole."
    ),
    (True, True, ANY_DAY): N_("Order *{units}* from {supplier} for {cost}."),
    (True, False, BY_A_DAY): N_("Order *{units}* from {supplier} by *{date}*."),
    (True, False, TODAY): N_(
        "Order *{units}* from {supplier} *today*; {date} was the last day to keep the safety stock whole."
    ),
    (True, False, ANY_DAY): N_("Order *{units}* from {supplier}."),
    (False, True, BY_A_DAY): N_("Order *{units}* for {cost} by *{date}*."),
    (False, True, TODAY): N_(
        "Order *{units}* for {cost} *today*; {date} was the last day to keep the safety stock whole."
    ),
    (False, True, ANY_DAY): N_("Order *{units}* for {cost}."),
    (False, False, BY_A_DAY): N_("Order *{units}* by *{date}*."),
    (False, False, TODAY): N_("Order *{units}* *today*; {date} was the last day to keep the safety stock whole."),
    (False, False, ANY_DAY): N_("Order *{units}*."),
}
"""By whether the supplier and the cost are known, and when to order."""


def order_words(
    units: int, cost_minor: int | None, currency: str, order_by: date | None, today: date, voice: Voice, *,
    supplier: str = "",
) -> Safe:  # fmt: skip
    """Return what to order; ``supplier`` is named where it is not "", the cost where it is known."""
    when = ANY_DAY if order_by is None else TODAY if order_by < today else BY_A_DAY
    return voice.say(
        ORDER[bool(supplier), cost_minor is not None, when],
        units=units,
        supplier=supplier,
        cost="" if cost_minor is None else voice.money(cost_minor, currency),
        date=order_by or "",
    )
