"""The words for how sure stock is to be: what a SKU earns, the class that puts it in, and what its costs say."""

from collections.abc import Mapping, Sequence
from math import isnan

from bot.messages.explaining.explained import number
from bot.wording import N_, Phrase
from planner.explaining.explain import Explained
from planner.model import AbcClass, SafetyRule

DECIDING = {"gross_margin", "abc_class", "unit_margin", "carrying_cost"}
EARNED: Mapping[tuple[bool, bool], Phrase] = {  # by whether the platform's fee is set, and other currencies count
    (False, False): N_("{margin_units} sold × ({price} price − {landed_cost} landed cost)"),
    (True, False): N_(
        "{margin_units} sold × ({price} price − {platform_fee} for the platform − {landed_cost} landed cost)"
    ),
    (False, True): N_(
        "{margin_units} sold × ({price} price − {landed_cost} landed cost × {exchange}) × {reporting_rate} into the "
        "reporting currency"
    ),
    (True, True): N_(
        "{margin_units} sold × ({price} price − {platform_fee} for the platform − {landed_cost} landed cost × "
        "{exchange}) × {reporting_rate} into the reporting currency"
    ),
}
CLASSED = N_(
    "A from {a_from} in 90 days, B from {b_from}: the SKUs that earn the first 80% of the catalogue's margin are A, "
    "those up to 95% B"
)
CLASSED_BEFORE = {  # by the class of last night
    AbcClass.A: N_(
        "A from {a_from} in 90 days, B from {b_from}: the SKUs that earn the first 80% of the catalogue's margin are "
        "A, those up to 95% B; it was A last night and stays A from {a_down} on"
    ),
    AbcClass.B: N_(
        "A from {a_from} in 90 days, B from {b_from}: the SKUs that earn the first 80% of the catalogue's margin are "
        "A, those up to 95% B; it was B last night and stays B between {b_down} and {a_up}"
    ),
    AbcClass.C: N_(
        "A from {a_from} in 90 days, B from {b_from}: the SKUs that earn the first 80% of the catalogue's margin are "
        "A, those up to 95% B; it was C last night and stays C below {b_up}"
    ),
}
NO_MARGIN = N_("its price, its cost or an exchange rate is not known; it is served like B")
NOT_LEARNED = N_("the catalogue has not been looked at yet, which is done every night; it is served like B")
LEFT_OF_PRICE: Mapping[tuple[bool, bool], Phrase] = {  # by the same
    (False, False): N_("{price} price − {landed_cost} landed cost"),
    (True, False): N_("{price} price − {platform_fee} for the platform − {landed_cost} landed cost"),
    (False, True): N_("{price} price − {landed_cost} landed cost × {exchange}"),
    (True, True): N_("{price} price − {platform_fee} for the platform − {landed_cost} landed cost × {exchange}"),
}
AFTER_FEE: Mapping[str, Phrase] = {
    "air_break_even": N_(
        "{flown_sales} sold × {unit_margin} of margin, after {platform_fee} for the platform, ÷ {air_quantity} that fly"
    ),
    "air_gain": N_(
        "{flown_sales} sold × {unit_margin} of margin, after {platform_fee} for the platform, − {air_quantity} that "
        "fly × {air_premium} more"
    ),
}
KEPT: Mapping[tuple[bool, bool], Phrase] = {  # by whether storage is paid for, and the cost is in another currency
    (False, False): N_(
        "{landed_cost} landed cost × {carrying_rate} a year, for {order_interval} days until the next order"
    ),
    (True, False): N_(
        "({landed_cost} landed cost × {carrying_rate} + {holding_cost} of storage) a year, for {order_interval} days "
        "until the next order"
    ),
    (False, True): N_(
        "{landed_cost} landed cost × {carrying_rate} a year × {exchange}, for {order_interval} days until the next "
        "order"
    ),
    (True, True): N_(
        "({landed_cost} landed cost × {carrying_rate} + {holding_cost} of storage) a year × {exchange}, for "
        "{order_interval} days until the next order"
    ),
}
STATED = N_("as the settings say for every SKU")
BY_CLASS = N_("as the settings say for its class; its price or its cost is not known")
BY_COST = N_(
    "{unit_margin} lost with a unit short ÷ (that + {carrying_cost} for one too many), kept between 5 points below the "
    "{class_level} of its class and 99%"
)


def unasked(explained: Sequence[Explained]) -> set[str]:
    """Return which of these decide nothing: all where a buffer is kept, all but one where one level is stated."""
    named = {it.name: it for it in explained}
    kept, level = named["safety_stock"], named["service_level"]
    if number(kept, "rule") != SafetyRule.SERVICE_LEVEL:
        return {*DECIDING, "service_level"}
    if not isnan(number(level, "stated_level")):
        return DECIDING
    return {"carrying_cost"} if isnan(number(level, "unit_margin")) else set()


def how_served(it: Explained) -> Phrase | None:  # noqa: PLR0911 - one line a number
    """Return how a number came about that the margin makes, or the service level; None of any other."""
    is_abroad = it.inputs.get("exchange", 1.0) != 1 or it.inputs.get("reporting_rate", 1.0) != 1
    match it.name:
        case "gross_margin":
            return EARNED[_has_fee(it), is_abroad]
        case "abc_class":
            return _how_classed(it)
        case "unit_margin":
            return LEFT_OF_PRICE[_has_fee(it), is_abroad]
        case "air_break_even" | "air_gain" if _has_fee(it):
            return AFTER_FEE[it.name]
        case "carrying_cost":
            return KEPT[number(it, "holding_cost") > 0, is_abroad]
        case "service_level":
            is_stated, has_costs = (not isnan(number(it, name)) for name in ("stated_level", "unit_margin"))
            return STATED if is_stated else BY_COST if has_costs else BY_CLASS
    return None


def _has_fee(it: Explained) -> bool:
    return not isnan(number(it, "platform_fee"))


def _how_classed(it: Explained) -> Phrase:
    if isnan(number(it, "gross_margin")):
        return NO_MARGIN
    if isnan(number(it, "a_from")):
        return NOT_LEARNED
    before, has_bands = number(it, "class_before"), not isnan(number(it, "a_up"))
    return CLASSED if isnan(before) or not has_bands else CLASSED_BEFORE.get(AbcClass(int(before)), CLASSED)
