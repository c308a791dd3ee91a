"""Why an order is as large as it is suggested, or why none is."""

from bot.messages.explaining.explained import number
from bot.messages.explaining.explanation_words import HOW
from bot.wording import N_, Phrase
from planner.explaining.explain import Explained
from planner.model import Level

NEW_ITEM = N_(
    "{order_share} of the {computed_quantity} computed, as the product is new; then at least {moq} and full cartons of "
    "{case_pack}"
)
GOES_ALONG = N_(
    "not due yet, but it goes along so that its supplier's order reaches the minimum: what at the last check brought "
    "the stock position up to {order_up_to_level}, or what sells between two order days, in full cartons of {case_pack}"
)
NO_ORDER = N_("{inventory_position} stock position against a threshold of {threshold}: no order is due")
NO_ORDER_UNCOUNTED = N_("stock was never counted here, so no quantity is advised")
NO_ORDER_STALE = N_("stock was counted, or sales were exported, too long ago, so no quantity is advised")
NO_ORDER_UNSOLD = N_("it does not sell, so no order is due")
NO_ORDER_NEW = N_("the product is new, and what is on order is its careful first order: no other is due")


def of_order(it: Explained) -> Phrase:
    """Return how the suggested order came about."""
    is_new = number(it, "order_share") < 1
    if number(it, "along"):
        return GOES_ALONG
    if it.value:
        return NEW_ITEM if is_new else HOW[it.name]
    if (unadvised := _without_advice(Level(int(number(it, "level"))), number(it, "daily_rate"))) is not None:
        return unadvised
    is_short = number(it, "inventory_position") <= number(it, "threshold")
    return NO_ORDER_NEW if is_new and is_short and number(it, "on_order") else NO_ORDER


def _without_advice(level: Level, daily_rate: float) -> Phrase | None:
    """Return why no quantity may be advised, whatever the numbers; None where one may."""
    match level:
        case Level.NO_DATA:
            return NO_ORDER_UNCOUNTED
        case Level.STALE_DATA:
            return NO_ORDER_STALE
        case _:
            return NO_ORDER_UNSOLD if level == Level.DEAD or daily_rate <= 0 else None
